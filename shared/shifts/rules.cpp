#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/commands.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/skills.h"

// Posts, shifts and single places. An accepted chain: chain_rules.cpp.

namespace linli {
namespace {

constexpr Duration written_down_within = days(60);  // After a shift.

std::optional<Rejected> check_post_texts(const State& state, const std::string& name, const std::string& text,
                                         PostId self) {
    if (auto no = check_text(name, max_name_bytes)) return no;
    if (text.size() > max_note_bytes) {
        return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(max_note_bytes));
    }
    const Post* same = find_post(state, name);
    if (same && same->id != self) return Rejected{Reason::PostExists, same->id};
    return std::nullopt;
}

// A seat may be emptied by who holds it, by who may act for them, or by a coordinator.
std::optional<Rejected> check_leaving(const State& state, const Stamp& by, SeatId id) {
    const Seat* seat = state.seats.find(id);
    if (!seat) return missing(state, Reason::SeatUnknown);
    const bool mine = seat->person && may_act_for(state, by, *seat->person);
    if (!mine && !may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (seat->state != SeatState::Held) return Rejected{Reason::SeatGivenBack};
    const Shift* shift = state.shifts.find(seat->shift);
    if (!shift) return missing(state, Reason::ShiftUnknown);
    if (shift->window.until <= by.at) return Rejected{Reason::ShiftOver, shift->id};
    return std::nullopt;
}

// Who stood there without being on the list is written down afterwards, so that their hours count. Whether it
// was too much, or without a training, is not asked any more.
std::optional<Rejected> check_stood(const State& state, const Shift& shift, PersonId person, Instant at) {
    if (shift.window.until + written_down_within <= at || !is_published(state, shift.id))
        return Rejected{Reason::ShiftOver, shift.id};
    if (const Seat* seat = seat_of(state, shift.id, person))
        return rejected_for(state, shift.id, {SignUp::Mine, ref(seat->id), 0, 0});
    const SignUpBook book(state, person, at);
    if (const Work* other = book.work_during(shift.window))
        return Rejected{Reason::TimesOverlap, other->shift};
    if (ShiftPlaces(state, shift).full())
        return rejected_for(state, shift.id, {SignUp::Full, ref(shift.id), shift.max_places, 0});
    return std::nullopt;
}

ShiftChange change_of(const ChangeShift& command) {
    return {command.shift, command.window, command.min_places, command.max_places, false};
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const AddPost& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    return check_post_texts(state, command.name, command.instructions, {});
}

void change(State& state, const Stamp& by, const AddPost& command) {
    state.posts.insert({.id = by.new_ids.make<PostId>(),
                        .name = command.name,
                        .instructions = command.instructions,
                        .closed = false});
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ChangePost& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (!state.posts.find(command.post)) return missing(state, Reason::PostUnknown);
    return check_post_texts(state, command.name, command.instructions, command.post);
}

void change(State& state, const Stamp& by, const ChangePost& command) {
    Post& post = state.posts.edit(command.post);
    const bool opens = post.closed && !command.closed;
    post.name = command.name;
    post.instructions = command.instructions;
    post.closed = command.closed;
    IdSource ids(by);
    if (opens) go_on_with_patterns(state, by, ids, command.post);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AddShift& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    return check_planned(state, {command.post, command.window, command.min_places, command.max_places},
                         by.at);
}

void change(State& state, const Stamp& by, const AddShift& command) {
    IdSource ids(by);
    NewShift shift;
    shift.planned = {command.post, command.window, command.min_places, command.max_places};
    add_shift(state, by, ids, shift);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ChangeShift& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    return check_changes(state, {change_of(command)}, by.at);
}

void change(State& state, const Stamp& by, const ChangeShift& command) {
    IdSource ids(by);
    change_shifts(state, by, ids, {change_of(command)}, {});
}

std::optional<Rejected> check(const State& state, const Stamp& by, const CancelShift& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (auto no = check_to_come(state, command.shift, by.at)) return no;
    return check_text(command.why, default_text_limit);
}

void change(State& state, const Stamp& by, const CancelShift& command) {
    IdSource ids(by);
    change_shifts(state, by, ids, {{command.shift, {}, 1, 1, true}}, command.why);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const TakeShift& command) {
    if (auto no = check_taker(state, by)) return no;
    return check_place(state, command.shift, by.for_person, by.at);
}

void change(State& state, const Stamp& by, const TakeShift& command) {
    IdSource ids(by);
    put_on(state, by, ids, command.shift, by.for_person, by.person);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const GiveBackShift& command) {
    if (auto no = check_leaving(state, by, command.seat)) return no;
    if (stands_there(state, state.seats.at(command.seat), by.at)) return Rejected{Reason::ArrivedAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const GiveBackShift& command) {
    IdSource ids(by);
    vacate(state, by, ids, command.seat, SeatState::GivenBack);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AssignSeat& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (command.note.size() > max_note_bytes) {
        return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(max_note_bytes));
    }
    if (!command.person) {
        if (auto no = check_text(command.guest_name, max_name_bytes)) return no;
        return check_place(state, command.shift, {}, by.at, Opening::DoesNotMatter);
    }
    if (!state.public_names.find(*command.person)) return missing(state, Reason::PersonUnknown);
    const Shift* shift = state.shifts.find(command.shift);
    if (shift && shift->state == ShiftState::Planned && shift->window.until <= by.at)
        return check_stood(state, *shift, *command.person, by.at);
    return check_place(state, command.shift, *command.person, by.at, Opening::DoesNotMatter);
}

void change(State& state, const Stamp& by, const AssignSeat& command) {
    IdSource ids(by);
    const Shift* shift = state.shifts.find(command.shift);
    const bool is_over = shift && shift->window.until <= by.at;
    const auto seat = ids.next<SeatId>();
    state.seats.insert({.id = seat,
                        .shift = command.shift,
                        .person = command.person,
                        .guest_name = command.person ? std::string() : command.guest_name,
                        .state = SeatState::Held,
                        .placed_by = by.person,
                        .since = by.at});
    if (!command.note.empty()) state.seat_notes.insert({.id = seat, .note = command.note});
    if (command.person) {
        stop_waiting(state, command.shift, *command.person);
        notify(state, by, ids.next<NoticeId>(), *command.person, NoticeKind::PutOnShift, ref(command.shift));
        if (is_over) waive_broken(state, *command.person, Waiver::NamedLater);
    }
    stop_asking_if_met(state, by, ids, command.shift);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const RemoveSeat& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    return check_leaving(state, by, command.seat);
}

void change(State& state, const Stamp& by, const RemoveSeat& command) {
    const Seat* seat = state.seats.find(command.seat);
    if (!seat) return;
    IdSource ids(by);
    if (seat->person)
        notify(state, by, ids.next<NoticeId>(), *seat->person, NoticeKind::TakenOffShift, ref(seat->shift));
    vacate(state, by, ids, command.seat, SeatState::Removed);
}

}  // namespace linli
