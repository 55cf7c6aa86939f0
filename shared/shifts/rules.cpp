#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/commands.h"
#include "shared/shifts/roster.h"

// Posts, shifts and single places. An accepted chain: chain_rules.cpp.

namespace linli {
namespace {

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

std::optional<Rejected> check_times_and_places(const TimeRange& window, std::int32_t min, std::int32_t max,
                                               Instant at) {
    if (auto no = check_window(window, at)) return no;
    if (min < 1 || max < min || max > max_places)
        return Rejected::with_limit(Reason::PlacesInvalid, max_places);
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

void notify_all_on(State& state, const Stamp& by, IdSource& ids, ShiftId shift, NoticeKind kind) {
    for (const Seat* seat : held_seats(state, shift)) {
        if (seat->person) notify(state, by, ids.next<NoticeId>(), *seat->person, kind, ref(shift));
    }
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

void change(State& state, const Stamp&, const ChangePost& command) {
    Post& post = state.posts.edit(command.post);
    post.name = command.name;
    post.instructions = command.instructions;
    post.closed = command.closed;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AddShift& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const Post* post = state.posts.find(command.post);
    if (!post) return missing(state, Reason::PostUnknown);
    if (post->closed) return Rejected{Reason::PostClosed, post->id};
    if (auto no = check_times_and_places(command.window, command.min_places, command.max_places, by.at))
        return no;
    if (const Shift* same = find_shift(state, command.post, command.window))
        return Rejected{Reason::ShiftExists, same->id};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AddShift& command) {
    state.shifts.insert({.id = by.new_ids.make<ShiftId>(),
                         .post = command.post,
                         .window = command.window,
                         .min_places = command.min_places,
                         .max_places = command.max_places,
                         .state = ShiftState::Planned,
                         .cancelled_why = {}});
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ChangeShift& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const Shift* shift = state.shifts.find(command.shift);
    if (!shift) return missing(state, Reason::ShiftUnknown);
    if (shift->state == ShiftState::Cancelled) return Rejected{Reason::ShiftCancelled, shift->id};
    if (shift->window.until <= by.at) return Rejected{Reason::ShiftOver, shift->id};
    if (auto no = check_times_and_places(command.window, command.min_places, command.max_places, by.at))
        return no;
    const auto held = held_seats(state, shift->id);
    if (static_cast<std::int64_t>(held.size()) > command.max_places) {
        return Rejected::with_limit(Reason::PlacesTaken, static_cast<std::int64_t>(held.size()));
    }
    for (const Seat* seat : held) {
        if (!seat->person) continue;
        if (const Shift* other = shift_during(state, *seat->person, command.window, shift->id)) {
            return Rejected{Reason::TimesOverlap, other->id};
        }
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const ChangeShift& command) {
    IdSource ids(by);
    Shift& shift = state.shifts.edit(command.shift);
    const bool moved = shift.window != command.window;
    shift.window = command.window;
    shift.min_places = command.min_places;
    shift.max_places = command.max_places;
    if (moved) notify_all_on(state, by, ids, command.shift, NoticeKind::ShiftMoved);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const CancelShift& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const Shift* shift = state.shifts.find(command.shift);
    if (!shift) return missing(state, Reason::ShiftUnknown);
    if (shift->state == ShiftState::Cancelled) return Rejected{Reason::ShiftCancelled, shift->id};
    if (shift->window.until <= by.at) return Rejected{Reason::ShiftOver, shift->id};
    return check_text(command.why, default_text_limit);
}

void change(State& state, const Stamp& by, const CancelShift& command) {
    IdSource ids(by);
    Shift& shift = state.shifts.edit(command.shift);
    shift.state = ShiftState::Cancelled;
    shift.cancelled_why = command.why;
    notify_all_on(state, by, ids, command.shift, NoticeKind::ShiftCancelled);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const TakeShift& command) {
    if (!may_act_for(state, by, by.for_person)) return Rejected{Reason::NotForOthers};
    if (!state.public_names.find(by.for_person)) return missing(state, Reason::PersonUnknown);
    return check_place(state, command.shift, by.for_person, by.at);
}

void change(State& state, const Stamp& by, const TakeShift& command) {
    IdSource ids(by);
    state.seats.insert({.id = ids.next<SeatId>(),
                        .shift = command.shift,
                        .person = by.for_person,
                        .guest_name = {},
                        .state = SeatState::Held,
                        .placed_by = by.person,
                        .since = by.at});
    notify(state, by, ids.next<NoticeId>(), by.for_person, NoticeKind::PutOnShift, ref(command.shift));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const GiveBackShift& command) {
    return check_leaving(state, by, command.seat);
}

void change(State& state, const Stamp&, const GiveBackShift& command) {
    state.seats.edit(command.seat).state = SeatState::GivenBack;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AssignSeat& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (command.note.size() > max_note_bytes) {
        return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(max_note_bytes));
    }
    if (!command.person) {
        if (auto no = check_text(command.guest_name, max_name_bytes)) return no;
        return check_place(state, command.shift, {}, by.at);
    }
    if (!state.public_names.find(*command.person)) return missing(state, Reason::PersonUnknown);
    return check_place(state, command.shift, *command.person, by.at);
}

void change(State& state, const Stamp& by, const AssignSeat& command) {
    IdSource ids(by);
    const auto seat = ids.next<SeatId>();
    state.seats.insert({.id = seat,
                        .shift = command.shift,
                        .person = command.person,
                        .guest_name = command.person ? std::string() : command.guest_name,
                        .state = SeatState::Held,
                        .placed_by = by.person,
                        .since = by.at});
    if (!command.note.empty()) state.seat_notes.insert({.id = seat, .note = command.note});
    if (!command.person) return;
    notify(state, by, ids.next<NoticeId>(), *command.person, NoticeKind::PutOnShift, ref(command.shift));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const RemoveSeat& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    return check_leaving(state, by, command.seat);
}

void change(State& state, const Stamp& by, const RemoveSeat& command) {
    Seat& seat = state.seats.edit(command.seat);
    seat.state = SeatState::Removed;
    if (!seat.person) return;
    notify(state, by, by.new_ids.make<NoticeId>(), *seat.person, NoticeKind::TakenOffShift, ref(seat.shift));
}

}  // namespace linli
