#include <algorithm>
#include <limits>
#include <set>

#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/hours.h"
#include "shared/shifts/post_book.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"

// Late, missed, and what is done at the post.

namespace linli {
namespace {

constexpr Duration after_shift =
    minutes(30);  // So long people who stood together can still reach each other.

// A held seat of a shift that takes place.
std::optional<Rejected> check_seat(const State& state, SeatId id) {
    const Seat* seat = state.seats.find(id);
    if (!seat) return missing(state, Reason::SeatUnknown);
    if (seat->state != SeatState::Held) return Rejected{Reason::SeatGivenBack};
    const Shift* shift = state.shifts.find(seat->shift);
    if (!shift) return missing(state, Reason::ShiftUnknown);
    if (shift->state == ShiftState::Cancelled) return Rejected{Reason::ShiftCancelled, shift->id};
    return std::nullopt;
}

bool holds_or_acts(const State& state, const Stamp& by, const Seat& seat) {
    return seat.person && may_act_for(state, by, *seat.person);
}

// Who is there writes things down; so does a coordinator, and the desk.
std::optional<Rejected> check_at_post(const State& state, const Stamp& by, ShiftId id) {
    const Shift* shift = state.shifts.find(id);
    if (!shift) return missing(state, Reason::ShiftUnknown);
    if (!is_published(state, id)) return Rejected{Reason::ShiftUnknown};
    if (shift->state == ShiftState::Cancelled) return Rejected{Reason::ShiftCancelled, id};
    if (shift->window.from - check_in_before > by.at) return Rejected{Reason::ShiftNotBegun, id};
    if (shift->window.until + told_after <= by.at) return Rejected{Reason::ShiftOver, id};
    const bool person = by.principal == Principal::Person && stands_at_post(state, by.person, id, by.at);
    if (person || by.principal == Principal::Desk || may_coordinate(state, by)) return std::nullopt;
    return Rejected{Reason::NotAtPost};
}

// Places on which somebody is expected still; two who share one leave it when both have.
std::int32_t places_not_left(const State& state, ShiftId shift) {
    const auto left = [&](const Seat& seat) {
        const SeatStatus* status = state.seat_statuses.find(seat.id);
        return status && status->left_at;
    };
    std::int32_t places = 0;
    for (const Seat* seat : held_seats(state, shift)) {
        if (shares_place_of(state, seat->id)) continue;
        const Seat* partner = partner_on_place(state, seat->id);
        if (!left(*seat) || (partner && !left(*partner))) ++places;
    }
    return places;
}

// Who goes so early that it counts may leave too few behind.
void tell_who_is_missing(State& state, const Stamp& by, IdSource& ids, const Shift& shift, Instant left_at) {
    if (by.at >= shift.window.until || shift.window.until - left_at <= forgiven_at_the_ends) return;
    if (places_not_left(state, shift.id) < shift.min_places)
        tell_coordinators(state, by, ids, NoticeKind::ShiftUncovered, ref(shift.id));
}

void let_reach(State& state, const Stamp& by, IdSource& ids, PersonId about, PersonId to,
               const Shift& shift) {
    const Instant until = shift.window.until + after_shift;
    if (about == to || until <= by.at) return;
    for (const Grant* grant : state.grants.where<&Grant::about>(about)) {
        if (grant->to == to && grant->because == ref(shift.id) && !grant->over) return;
    }
    state.grants.insert({.id = ids.next<GrantId>(),
                         .about = about,
                         .to = to,
                         .what = LookAt::Contact,
                         .why = {},
                         .because = ref(shift.id),
                         .window = {by.at, until},
                         .over = false});
}

// Who has arrived can reach everybody of the shift who has not left: the one who is missing is the one to
// call. Who is not there yet sees no number.
void let_reach_the_others(State& state, const Stamp& by, IdSource& ids, PersonId arrived,
                          const Shift& shift) {
    for (const Seat* seat : held_seats(state, shift.id)) {
        const SeatStatus* status = state.seat_statuses.find(seat->id);
        if (!seat->person || (status && status->left_at)) continue;
        let_reach(state, by, ids, *seat->person, arrived, shift);
        if (status && status->arrived_at) let_reach(state, by, ids, arrived, *seat->person, shift);
    }
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const TellLate& command) {
    if (auto no = check_seat(state, command.seat)) return no;
    const Seat& seat = state.seats.at(command.seat);
    if (!holds_or_acts(state, by, seat)) return Rejected{Reason::NotForOthers};
    const Shift& shift = state.shifts.at(seat.shift);
    if (shift.window.until <= by.at) return Rejected{Reason::ShiftOver, shift.id};
    const SeatStatus* status = state.seat_statuses.find(seat.id);
    if (status && status->arrived_at) return Rejected{Reason::ArrivedAlready};
    if (command.expected_at &&
        (*command.expected_at <= shift.window.from || *command.expected_at >= shift.window.until))
        return Rejected{Reason::TimesInvalid};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const TellLate& command) {
    const Seat* seat = state.seats.find(command.seat);
    const Shift* shift = seat ? state.shifts.find(seat->shift) : nullptr;
    if (!shift) return;
    IdSource ids(by);
    status_to_edit(state, command.seat).expected_at = command.expected_at;
    if (!command.expected_at) return;
    std::set<PersonId> told;  // Who stands there with them, and who waits to be relieved.
    std::vector<ShiftId> shifts{shift->id};
    for (const Shift* before : shifts_before(state, *shift)) shifts.push_back(before->id);
    for (const ShiftId id : shifts) {
        for (const Seat* other : held_seats(state, id)) {
            if (other->person && other->id != command.seat) told.insert(*other->person);
        }
    }
    for (const PersonId person : told)
        notify(state, by, ids.next<NoticeId>(), person, NoticeKind::SomebodyLate, ref(command.seat));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetAbsence& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (auto no = check_seat(state, command.seat)) return no;
    const Seat& seat = state.seats.at(command.seat);
    const Shift& shift = state.shifts.at(seat.shift);
    if (shift.window.from > by.at) return Rejected{Reason::ShiftNotBegun, shift.id};
    if (command.note.size() > default_text_limit)
        return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(default_text_limit));
    const SeatStatus* status = state.seat_statuses.find(seat.id);
    if (command.absence != Absence::None && status && status->arrived_at)
        return Rejected{Reason::ArrivedAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetAbsence& command) {
    const Seat* seat = state.seats.find(command.seat);
    if (!seat) return;
    SeatFile& file = file_to_edit(state, command.seat);
    const bool is_new = file.absence != command.absence;
    file.absence = command.absence;
    file.absence_note = command.note;
    if (command.absence != Absence::NotCome || !is_new || !seat->person) return;
    notify(state, by, by.new_ids.make<NoticeId>(), *seat->person, NoticeKind::PersonMissed,
           ref(command.seat));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const CheckIn& command) {
    if (auto no = check_seat(state, command.seat)) return no;
    const Seat& seat = state.seats.at(command.seat);
    const SeatStatus* status = state.seat_statuses.find(seat.id);
    if (!holds_or_acts(state, by, seat)) {
        if (auto no = check_at_post(state, by, seat.shift)) return no;
    }
    const TimeRange possible = presence_of(state.shifts.at(seat.shift));
    if (by.at < possible.from) return Rejected{Reason::ShiftNotBegun, seat.shift};
    if (by.at >= possible.until) return Rejected{Reason::ShiftOver, seat.shift};
    if (status && status->arrived_at) return Rejected{Reason::ArrivedAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const CheckIn& command) {
    const Seat* seat = state.seats.find(command.seat);
    const Shift* known = seat ? state.shifts.find(seat->shift) : nullptr;
    if (!known) return;
    IdSource ids(by);
    const Shift shift = *known;
    SeatStatus& status = status_to_edit(state, command.seat);
    status.arrived_at = std::min(told_time(by, presence_of(shift)), shift.window.until);
    status.expected_at = std::nullopt;
    const SeatFile* file = state.seat_files.find(command.seat);
    if (file && file->absence != Absence::None) file_to_edit(state, command.seat).absence = Absence::None;
    if (seat->person) let_reach_the_others(state, by, ids, *seat->person, shift);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const CheckOut& command) {
    if (auto no = check_seat(state, command.seat)) return no;
    const Seat& seat = state.seats.at(command.seat);
    if (!holds_or_acts(state, by, seat)) {
        if (auto no = check_at_post(state, by, seat.shift)) return no;
    }
    if (by.at >= presence_of(state.shifts.at(seat.shift)).until)
        return Rejected{Reason::ShiftOver, seat.shift};
    const SeatStatus* status = state.seat_statuses.find(seat.id);
    if (!status || !status->arrived_at) return Rejected{Reason::NotArrived};
    if (status->left_at) return Rejected{Reason::LeftAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const CheckOut& command) {
    const Seat* seat = state.seats.find(command.seat);
    const Shift* shift = seat ? state.shifts.find(seat->shift) : nullptr;
    const SeatStatus* known = state.seat_statuses.find(command.seat);
    if (!shift || !known || !known->arrived_at) return;
    IdSource ids(by);
    const Instant left_at = std::max(told_time(by, presence_of(*shift)), *known->arrived_at);
    state.seat_statuses.edit(command.seat).left_at = left_at;
    tell_who_is_missing(state, by, ids, *shift, left_at);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const CountPassed& command) {
    if (auto no = check_at_post(state, by, command.shift)) return no;
    const ShiftStatus* status = state.shift_statuses.find(command.shift);
    const auto sound = [](std::int32_t added, std::int32_t so_far) {
        const std::int64_t sum = std::int64_t{so_far} + added;
        return added >= -most_passed_at_once && added <= most_passed_at_once && sum >= 0 &&
               sum <= std::numeric_limits<std::int32_t>::max();
    };
    if ((command.people == 0 && command.vehicles == 0) ||
        !sound(command.people, status ? status->people_passed : 0) ||
        !sound(command.vehicles, status ? status->vehicles_passed : 0))
        return Rejected::with_limit(Reason::NumberOutOfRange, most_passed_at_once);
    return std::nullopt;
}

void change(State& state, const Stamp&, const CountPassed& command) {
    if (!state.shift_statuses.find(command.shift)) {
        ShiftStatus made;  // Of a shift that is older than these records.
        made.id = command.shift;
        state.shift_statuses.insert(made);
    }
    ShiftStatus& status = state.shift_statuses.edit(command.shift);
    status.people_passed += command.people;
    status.vehicles_passed += command.vehicles;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const WriteHandoverNote& command) {
    if (auto no = check_at_post(state, by, command.shift)) return no;
    return check_text(command.words, max_note_bytes);
}

void change(State& state, const Stamp& by, const WriteHandoverNote& command) {
    const Shift* shift = state.shifts.find(command.shift);
    if (!shift) return;
    PostEntry entry;
    entry.id = by.new_ids.make<PostEntryId>();
    entry.kind = PostEntryKind::Note;
    entry.post = shift->post;
    entry.shift = shift->id;
    entry.words = command.words;
    entry.by = by.person;
    entry.at = by.at;
    state.post_entries.insert(entry);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const HandOutEquipment& command) {
    if (auto no = check_seat(state, command.seat)) return no;
    if (auto no = check_at_post(state, by, state.seats.at(command.seat).shift)) return no;
    if (command.count < 1 || command.count > most_handed_out)
        return Rejected::with_limit(Reason::NumberOutOfRange, most_handed_out);
    return check_text(command.what, default_text_limit);
}

void change(State& state, const Stamp& by, const HandOutEquipment& command) {
    const Seat* seat = state.seats.find(command.seat);
    const Shift* shift = seat ? state.shifts.find(seat->shift) : nullptr;
    if (!shift) return;
    PostEntry entry;
    entry.id = by.new_ids.make<PostEntryId>();
    entry.kind = PostEntryKind::HandedOut;
    entry.post = shift->post;
    entry.shift = shift->id;
    entry.seat = command.seat;
    entry.words = command.what;
    entry.count = command.count;
    entry.by = by.person;
    entry.at = by.at;
    state.post_entries.insert(entry);
}

// Also long after: what is out comes back when it comes back, to whoever stands at the post then.
std::optional<Rejected> check(const State& state, const Stamp& by, const TakeBackEquipment& command) {
    const PostEntry* entry = state.post_entries.find(command.entry);
    if (!entry || entry->kind != PostEntryKind::HandedOut) return missing(state, Reason::EntryUnknown);
    const auto circle = circle_of(state, entry->shift);
    bool at_post = by.principal == Principal::Desk || may_coordinate(state, by) ||
                   std::binary_search(circle.begin(), circle.end(), by.person);
    for (const Shift* shift : state.shifts.where<&Shift::post>(entry->post))
        at_post = at_post || stands_at_post(state, by.person, shift->id, by.at);
    if (!at_post) return Rejected{Reason::EntryUnknown};
    if (entry->back_at) return Rejected{Reason::BackAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const TakeBackEquipment& command) {
    if (!state.post_entries.find(command.entry)) return;
    PostEntry& entry = state.post_entries.edit(command.entry);
    entry.back_by = by.person;
    entry.back_at = by.at;
}

}  // namespace linli
