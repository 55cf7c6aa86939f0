#include "shared/reminders/reminders.h"

#include <algorithm>

#include "shared/shifts/sign_up.h"
#include "shared/shifts/stand_in.h"
#include "shared/shifts/swaps.h"

namespace linli {
namespace {

bool rings(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::ShiftCancelled:
        case NoticeKind::PutOnShift:
        case NoticeKind::TakenOffShift:
        case NoticeKind::ShiftMoved:
        case NoticeKind::MovedUp:
        case NoticeKind::StandInAsked:
        case NoticeKind::StandInFound:
        case NoticeKind::StandInNotFound:
        case NoticeKind::SwapOffered:
        case NoticeKind::SwapDone:
        case NoticeKind::SwapOff:
        case NoticeKind::SomebodyLate:
        case NoticeKind::ShiftUncovered:
        case NoticeKind::ShiftStillUncovered:
        case NoticeKind::ShiftUrgent:
        case NoticeKind::ShiftTomorrow:
        case NoticeKind::ShiftSoon:
            return true;
        default:
            return false;
    }
}

// A shift of one's own is another one than it was, or too few come to one.
bool matters_before_it_begins(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::ShiftCancelled:
        case NoticeKind::PutOnShift:
        case NoticeKind::TakenOffShift:
        case NoticeKind::ShiftMoved:
        case NoticeKind::MovedUp:
        case NoticeKind::SwapDone:
        case NoticeKind::SomebodyLate:
        case NoticeKind::ShiftUncovered:
        case NoticeKind::ShiftStillUncovered:
            return true;
        default:
            return false;
    }
}

// What still helps while the shift goes on.
bool matters_until_it_ends(NoticeKind kind) {
    return kind == NoticeKind::ShiftUrgent || kind == NoticeKind::SomebodyLate;
}

// The one that the person gives; once it is done, the one that they have for it.
const Shift* shift_in_swap(const State& state, const Swap& swap, PersonId person) {
    const auto side = side_of(state, swap, person);
    if (!side) return nullptr;
    const std::vector<SeatId> seats = seats_of(swap);
    const std::size_t which = swap.state == SwapState::Done ? *side + 1 : *side;
    const Seat* seat = state.seats.find(seats[which % seats.size()]);
    return seat ? state.shifts.find(seat->shift) : nullptr;
}

// An offer is nothing to answer any more.
bool is_settled(const State& state, const Notice& notice) {
    if (notice.kind != NoticeKind::SwapOffered) return false;
    const Swap* swap = state.swaps.find({notice.about.id});
    return !swap || swap->state != SwapState::Offered;
}

}  // namespace

ReminderWish reminder_wish(const State& state, PersonId person) {
    if (const ReminderWish* wish = state.reminder_wishes.find(person)) return *wish;
    ReminderWish usual;
    usual.id = person;
    return usual;
}

ReminderRules reminder_rules(const State& state) {
    const auto& rows = state.reminder_rules.rows();
    return rows.empty() ? ReminderRules{} : rows.begin()->second.record;
}

QuietHours quiet_hours_of(const State& state, PersonId person) {
    return reminder_wish(state, person).own_quiet.value_or(reminder_rules(state).quiet);
}

std::vector<Reminder> reminders_for(const ReminderWish& wish, const ReminderRules& rules, UtcOffset offset,
                                    Instant begins, Instant since) {
    const QuietHours quiet = wish.own_quiet.value_or(rules.quiet);
    std::vector<Reminder> reminders;
    const auto add = [&](ReminderKind kind, Instant at) {
        const Instant aloud = before_quiet(quiet, at, offset);
        if (since < aloud && aloud < begins) reminders.push_back({kind, aloud});
    };
    if (wish.evening_before) {
        const CivilDate day_before = plus_days(civil_time(begins, offset).date, -1);
        add(ReminderKind::EveningBefore, instant_of(day_before, rules.evening_minute, offset));
    }
    if (wish.minutes_before > 0) add(ReminderKind::Shortly, begins - minutes(wish.minutes_before));
    std::stable_sort(reminders.begin(), reminders.end(),
                     [](const Reminder& one, const Reminder& other) { return one.at < other.at; });
    return reminders;
}

std::vector<Reminder> reminders_left(const State& state, const Seat& seat) {
    const Shift* shift = state.shifts.find(seat.shift);
    if (!seat.person || seat.state != SeatState::Held || !shift) return {};
    if (shift->state != ShiftState::Planned || !is_published(state, shift->id)) return {};
    const SeatStatus* status = state.seat_statuses.find(seat.id);
    if (status && status->arrived_at) return {};
    const Instant begins = shift->window.from;
    auto reminders = reminders_for(reminder_wish(state, *seat.person), reminder_rules(state),
                                   utc_offset(state), begins, seat.since);
    const SeatReminder* given = state.seat_reminders.find(seat.id);
    if (!given || given->person != *seat.person) return reminders;
    std::erase_if(reminders, [&](const Reminder& one) {
        return (one.kind == ReminderKind::Shortly ? given->shortly_for : given->evening_for) == begins;
    });
    return reminders;
}

const Shift* shift_of(const State& state, const Notice& notice) {
    if (notice.about.type == Shift::record_type) return state.shifts.find({notice.about.id});
    if (notice.about.type == Seat::record_type) {
        const Seat* seat = state.seats.find({notice.about.id});
        return seat ? state.shifts.find(seat->shift) : nullptr;
    }
    if (notice.about.type == Swap::record_type) {
        const Swap* swap = state.swaps.find({notice.about.id});
        return swap ? shift_in_swap(state, *swap, notice.to) : nullptr;
    }
    if (notice.about.type != StandInAsk::record_type) return nullptr;
    const StandInAsk* ask = state.stand_in_asks.find({notice.about.id});
    return ask ? shift_sought(state, ask->seat) : nullptr;
}

bool is_urgent(const State& state, const Notice& notice, Instant now) {
    if (notice.kind == NoticeKind::ShiftUrgent) return true;
    const Shift* shift = shift_of(state, notice);
    const auto quiet = quiet_around(quiet_hours_of(state, notice.to), now, utc_offset(state));
    return shift && quiet && matters_before_it_begins(notice.kind) && shift->window.from <= quiet->until;
}

std::optional<Instant> ring_at(const State& state, const Notice& notice, Instant now) {
    const Shift* shift = shift_of(state, notice);
    if (!rings(notice.kind) || !shift || is_settled(state, notice)) return std::nullopt;
    const bool passes = reminder_wish(state, notice.to).urgent_passes && is_urgent(state, notice, now);
    const Instant at = passes ? now : after_quiet(quiet_hours_of(state, notice.to), now, utc_offset(state));
    const Instant too_late =
        matters_until_it_ends(notice.kind) ? shift->window.until : asked_until(state, *shift);
    return at < too_late ? std::optional(at) : std::nullopt;
}

}  // namespace linli
