#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/reminders/commands.h"
#include "shared/reminders/reminders.h"

namespace linli {
namespace {

constexpr Duration evening_at_most_late = hours(3);  // Later it is night, or the day itself.

bool is_sound(const ReminderWish& wish) {
    const bool before = wish.minutes_before >= 0 && wish.minutes_before <= most_minutes_before;
    return before && (!wish.own_quiet || is_sound(*wish.own_quiet));
}

SeatReminder& reminder_to_edit(State& state, const Seat& seat) {
    SeatReminder none;
    none.id = seat.id;
    none.person = *seat.person;
    if (!state.seat_reminders.find(seat.id)) return state.seat_reminders.insert(none);
    SeatReminder& given = state.seat_reminders.edit(seat.id);
    if (given.person != *seat.person) given = none;
    return given;
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const SetReminders& command) {
    if (by.person != by.for_person && !is_proxy_of(state, by.person, by.for_person))
        return Rejected{Reason::NotForOthers};
    if (!state.public_names.find(by.for_person)) return missing(state, Reason::PersonUnknown);
    if (!is_sound(command.wish)) return Rejected{Reason::RemindersInvalid};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetReminders& command) {
    ReminderWish wish = command.wish;
    wish.id = by.for_person;
    if (state.reminder_wishes.find(wish.id))
        state.reminder_wishes.edit(wish.id) = wish;
    else
        state.reminder_wishes.insert(wish);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetReminderRules& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const ReminderRules& rules = command.rules;
    const bool is_minute = rules.evening_minute >= 0 && rules.evening_minute < minutes_of_day;
    if (!is_minute || !is_sound(rules.quiet)) return Rejected{Reason::RemindersInvalid};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetReminderRules& command) {
    ReminderRules rules = command.rules;
    const auto& rows = state.reminder_rules.rows();
    if (rows.empty()) {
        IdSource ids(by);
        rules.id = ids.next<ReminderRulesId>();
        state.reminder_rules.insert(rules);
        return;
    }
    rules.id = rows.begin()->first;
    state.reminder_rules.edit(rules.id) = rules;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const RemindOfShift& command) {
    if (by.principal != Principal::Server) return Rejected{Reason::NotAllowed};
    if (!state.seats.find(command.seat)) return missing(state, Reason::SeatUnknown);
    return std::nullopt;
}

// What is due comes in one notice; what comes too late, because the server was away, is not said any more.
void change(State& state, const Stamp& by, const RemindOfShift& command) {
    const Seat* seat = state.seats.find(command.seat);
    const Shift* shift = seat ? state.shifts.find(seat->shift) : nullptr;
    if (!shift) return;
    std::optional<NoticeKind> kind;
    for (const Reminder& due : reminders_left(state, *seat)) {
        if (due.at > by.at) continue;
        const bool shortly = due.kind == ReminderKind::Shortly;
        SeatReminder& given = reminder_to_edit(state, *seat);
        (shortly ? given.shortly_for : given.evening_for) = shift->window.from;
        const bool late = by.at - due.at > evening_at_most_late;
        if (shortly)
            kind = NoticeKind::ShiftSoon;
        else if (!kind && !late)
            kind = NoticeKind::ShiftTomorrow;
    }
    if (!kind || shift->window.from <= by.at) return;
    IdSource ids(by);
    notify(state, by, ids.next<NoticeId>(), *seat->person, *kind, ref(shift->id));
}

}  // namespace linli
