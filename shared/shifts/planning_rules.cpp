#include <algorithm>
#include <set>

#include "shared/errands/infection_book.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/cover_alarm.h"
#include "shared/shifts/pattern.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/skills.h"
#include "shared/shifts/stand_in.h"

// Many shifts at once, when they are published, and what happens when one stays empty. Patterns:
// pattern_rules.cpp.

namespace linli {
namespace {

std::optional<Rejected> check_count(std::size_t shifts) {
    if (shifts == 0) return Rejected{Reason::NothingChosen};
    if (shifts > max_planned_shifts)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_planned_shifts));
    return std::nullopt;
}

bool is_soon_enough(const std::optional<Instant>& at, const TimeRange& window) {
    return !at || *at <= window.from;
}

// Of several that are planned together: none is there twice, each is published and opens before it begins.
class PlannedTogether {
public:
    PlannedTogether(std::optional<Instant> publish_at, std::optional<Instant> opens_at)
        : publish_at_(publish_at), opens_at_(opens_at) {}

    std::optional<Rejected> check_next(const PlannedShift& shift) {
        if (!planned_.insert({shift.post, {shift.window.from, shift.window.until}}).second)
            return Rejected{Reason::ShiftExists};
        if (!is_soon_enough(publish_at_, shift.window) || !is_soon_enough(opens_at_, shift.window))
            return Rejected{Reason::TimesInvalid};
        return std::nullopt;
    }

private:
    std::optional<Instant> publish_at_, opens_at_;
    std::set<std::pair<PostId, std::pair<Instant, Instant>>> planned_;
};

// To the first of them. Who could not come is left in peace, and nobody is called where enough always come.
void call_volunteers(State& state, const Stamp& by, IdSource& ids, ShiftId id, const PlannedShift& planned) {
    if (missing_people(state, state.shifts.at(id)) == 0) return;
    for (const PersonId person : who_can_be_called(state, planned, by.at))
        notify(state, by, ids.next<NoticeId>(), person, NoticeKind::ShiftUrgent, ref(id));
}

// "I stay on if nobody comes": who said so on the shift before.
void seat_who_stays(State& state, const Stamp& by, IdSource& ids, ShiftId id) {
    std::vector<PersonId> staying;
    for (const Shift* before : shifts_before(state, state.shifts.at(id))) {
        for (const Seat* seat : held_seats(state, before->id)) {
            const SeatFile* file = state.seat_files.find(seat->id);
            if (seat->person && file && file->stays_on) staying.push_back(*seat->person);
        }
    }
    for (const PersonId person : staying) {
        if (missing_people(state, state.shifts.at(id)) == 0) return;
        const SignUpState place = SignUpBook(state, person, by.at).place_on(id, Opening::DoesNotMatter);
        if (place.is == SignUp::Free) put_on(state, by, ids, id, person, person);
    }
}

// Who stands there would be too few. Whoever coordinates hears of it as a coordinator.
void tell_who_stands(State& state, const Stamp& by, IdSource& ids, ShiftId id) {
    const std::vector<PersonId> told = coordinators(state);
    for (const Seat* seat : held_seats(state, id)) {
        if (!seat->person || std::binary_search(told.begin(), told.end(), *seat->person)) continue;
        notify(state, by, ids.next<NoticeId>(), *seat->person, NoticeKind::ShiftUncovered, ref(id));
    }
}

// Before a night it may rise to both at once.
void raise_alarm(State& state, const Stamp& by, IdSource& ids, ShiftId id, CoverAlarm was, CoverAlarm is) {
    if (is == CoverAlarm::Begun) return seat_who_stays(state, by, ids, id);
    const bool first = was == CoverAlarm::None || was == CoverAlarm::Begun;
    const auto named =
        is == CoverAlarm::NamedPerson ? roster_rules(state).alarm_person : std::optional<PersonId>();
    if (first || !named) tell_coordinators(state, by, ids, NoticeKind::ShiftUncovered, ref(id));
    if (first) tell_who_stands(state, by, ids, id);
    if (named) notify(state, by, ids.next<NoticeId>(), *named, NoticeKind::ShiftStillUncovered, ref(id));
}

}  // namespace

std::vector<PersonId> who_can_be_called(const State& state, const PlannedShift& planned, Instant now) {
    Shift shift;
    shift.post = planned.post;
    shift.max_places = planned.max_places;
    const std::vector<NeededTraining> needs = needs_of_new(state, shift, std::nullopt);
    std::int32_t open = planned.max_places;
    for (const NeededTraining& need : needs) open -= need.places;
    std::vector<PersonId> people;
    for (const PersonId person : volunteers(state)) {
        const bool fits =
            open > 0 || std::any_of(needs.begin(), needs.end(), [&](const NeededTraining& need) {
                return has_training(state, person, need.training);
            });
        if (!fits || stays_home(state, person)) continue;
        const SignUpBook book(state, person, now);
        if (!book.work_during(planned.window) && !book.strain_at(planned.window)) people.push_back(person);
    }
    return people;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const PlanShifts& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (auto no = check_count(command.shifts.size())) return no;
    PlannedTogether together(command.publish_at, command.opens_at);
    for (const PlannedShift& shift : command.shifts) {
        if (auto no = check_planned(state, shift, by.at)) return no;
        if (auto no = together.check_next(shift)) return no;
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const PlanShifts& command) {
    IdSource ids(by);
    std::optional<ShiftId> first;
    for (const PlannedShift& planned : command.shifts) {
        NewShift shift;
        shift.planned = planned;
        shift.emergency = command.emergency;
        if (!command.emergency) {
            shift.publish_at = command.publish_at;
            shift.opens_at = command.opens_at;
        }
        const ShiftId made = add_shift(state, by, ids, shift);
        if (!first) first = made;
    }
    if (command.emergency && first) call_volunteers(state, by, ids, *first, command.shifts.front());
}

std::optional<Rejected> check(const State& state, const Stamp& by, const CopyShifts& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (auto no = check_count(command.shifts.size())) return no;
    PlannedTogether together(command.publish_at, command.opens_at);
    for (const CopyOfShift& copy : command.shifts) {
        if (auto no = check_copy(state, copy, by.at)) return no;
        if (auto no = together.check_next(copy.shift)) return no;
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const CopyShifts& command) {
    IdSource ids(by);
    for (const CopyOfShift& copy : command.shifts) {
        NewShift shift;
        shift.planned = copy.shift;
        shift.needs = copy.needs;
        shift.publish_at = command.publish_at;
        shift.opens_at = command.opens_at;
        add_shift(state, by, ids, shift);
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const PublishShift& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (!state.shifts.find(command.shift)) return missing(state, Reason::ShiftUnknown);
    if (is_published(state, command.shift)) return Rejected{Reason::PublishedAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const PublishShift& command) {
    if (!state.shifts.find(command.shift) || is_published(state, command.shift)) return;
    IdSource ids(by);
    publish(state, by, command.shift);
    seat_standing(state, by, ids, command.shift);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ChangeShifts& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (auto no = check_count(command.changes.size())) return no;
    std::set<ShiftId> named;
    bool cancels = false;
    for (const ShiftChange& change : command.changes) {
        if (!named.insert(change.shift).second) return Rejected{Reason::ShiftExists, change.shift};
        cancels = cancels || change.cancel;
    }
    if (cancels) {
        if (auto no = check_text(command.why, default_text_limit)) return no;
    }
    return check_changes(state, command.changes, by.at);
}

void change(State& state, const Stamp& by, const ChangeShifts& command) {
    IdSource ids(by);
    change_shifts(state, by, ids, command.changes, command.why);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const LookAtCover& command) {
    if (by.principal != Principal::Server) return Rejected{Reason::NotAllowed};
    const ShiftStatus* status = state.shift_statuses.find(command.shift);
    if (!status || !status->next_look) return Rejected{Reason::ShiftUnknown};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const LookAtCover& command) {
    const ShiftStatus* known = state.shift_statuses.find(command.shift);
    const Shift* shift = state.shifts.find(command.shift);
    if (!known || !shift) return;
    IdSource ids(by);
    const CoverAlarm was = known->alarm, is = cover_alarm_at(state, *known, shift->window, by.at);
    ShiftStatus& status = state.shift_statuses.edit(command.shift);
    status.alarm = is;
    status.next_look = next_look_after(state, status, shift->window, by.at);
    const bool rises = is > was || was == CoverAlarm::Begun;  // A call that has begun: once more.
    if (rises && missing_people(state, *shift) > 0) raise_alarm(state, by, ids, command.shift, was, is);
}

}  // namespace linli
