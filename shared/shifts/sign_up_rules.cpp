#include <algorithm>

#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/post_book.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/sign_up_commands.h"
#include "shared/shifts/skills.h"

// Taking places beyond the simple way; see sign_up_commands.h.

namespace linli {
namespace {

constexpr std::int32_t whole_day = 24 * 60;

// Somebody's own seat on a shift that is not over; also for who may act for them.
std::optional<Rejected> check_own_seat(const State& state, const Stamp& by, SeatId id) {
    const Seat* seat = state.seats.find(id);
    if (!seat) return missing(state, Reason::SeatUnknown);
    if (!seat->person || !may_act_for(state, by, *seat->person)) return Rejected{Reason::NotForOthers};
    if (seat->state != SeatState::Held) return Rejected{Reason::SeatGivenBack};
    return check_to_come(state, seat->shift, by.at);
}

// Two on one place must be able to do what the place asks for, both.
std::optional<TrainingId> training_not_shared(const State& state, const Seat& seat, PersonId person) {
    if (!seat.person || is_waived(state, seat.id)) return std::nullopt;
    for (const PlaceNeed* need : needs_of(state, seat.shift)) {
        if (has_training(state, *seat.person, need->training) && !has_training(state, person, need->training))
            return need->training;
    }
    return std::nullopt;
}

bool is_sound(const SignUpAlways& command) {
    return command.days >= 1 && command.days <= every_day && command.from_minute >= 0 &&
           command.from_minute < whole_day && command.minutes_long >= 1 && command.minutes_long <= whole_day;
}

// They had a place and gave their name once more: they stood there once, since the earlier of the two times.
void join_own_place(State& state, const Stamp& by, IdSource& ids, SeatId guest, SeatId own) {
    if (const SeatStatus* found = state.seat_statuses.find(guest); found && found->arrived_at) {
        const SeatStatus came = *found;
        SeatStatus& status = status_to_edit(state, own);
        if (!status.arrived_at || *came.arrived_at < *status.arrived_at) status.arrived_at = came.arrived_at;
        if (!status.left_at) status.left_at = came.left_at;
        const SeatFile* file = state.seat_files.find(own);
        if (file && file->absence != Absence::None) file_to_edit(state, own).absence = Absence::None;
    }
    vacate(state, by, ids, guest, SeatState::Removed);
}

const StandingSignUp* find_standing(const State& state, PersonId person, const SignUpAlways& command) {
    for (const StandingSignUp* one : state.standing_sign_ups.where<&StandingSignUp::person>(person)) {
        if (one->post == command.post && one->days == command.days &&
            one->from_minute == command.from_minute && one->minutes_long == command.minutes_long)
            return one;
    }
    return nullptr;
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const PlaceAnyway& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (!state.public_names.find(command.person)) return missing(state, Reason::PersonUnknown);
    if (auto no = check_text(command.why, default_text_limit)) return no;
    const SignUpState place =
        SignUpBook(state, command.person, by.at).place_on(command.shift, Opening::DoesNotMatter);
    if (may_be_waived(place.is)) {
        // What is asked first hides what is asked later: a full shift is full for everybody.
        const Shift& shift = state.shifts.at(command.shift);
        if (!ShiftPlaces(state, shift).full()) return std::nullopt;
        return rejected_for(state, command.shift, {SignUp::Full, ref(shift.id), shift.max_places, 0});
    }
    return rejected_for(state, command.shift, place);
}

void change(State& state, const Stamp& by, const PlaceAnyway& command) {
    IdSource ids(by);
    const SignUpState place =
        SignUpBook(state, command.person, by.at).place_on(command.shift, Opening::DoesNotMatter);
    const SeatId seat = put_on(state, by, ids, command.shift, command.person, by.person);
    if (place.is != SignUp::Free) waive(state, seat, Waiver::Coordinator, by.person, command.why);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const JoinWaiting& command) {
    if (auto no = check_taker(state, by)) return no;
    const Shift* shift = state.shifts.find(command.shift);
    const SignUpState place = SignUpBook(state, by.for_person, by.at).place_on(command.shift);
    if (const WaitingPlace* waiting = waiting_place_of(state, command.shift, by.for_person))
        return Rejected{Reason::WaitingAlready, waiting->id};
    if (place.is == SignUp::Free) return Rejected{Reason::PlaceIsFree, command.shift};
    if (place.is != SignUp::Full) return rejected_for(state, command.shift, place);
    if (shift->window.from <= by.at) return Rejected{Reason::ShiftBegun, command.shift};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const JoinWaiting& command) {
    state.waiting_places.insert({.id = by.new_ids.make<WaitingPlaceId>(),
                                 .shift = command.shift,
                                 .person = by.for_person,
                                 .placed_by = by.person,
                                 .since = by.at});
}

std::optional<Rejected> check(const State& state, const Stamp& by, const LeaveWaiting& command) {
    const WaitingPlace* waiting = state.waiting_places.find(command.waiting);
    if (!waiting) return missing(state, Reason::WaitingUnknown);
    if (!may_act_for(state, by, waiting->person)) return Rejected{Reason::NotForOthers};
    return std::nullopt;
}

void change(State& state, const Stamp&, const LeaveWaiting& command) {
    if (state.waiting_places.find(command.waiting)) state.waiting_places.erase(command.waiting);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetSharing& command) {
    if (auto no = check_own_seat(state, by, command.seat)) return no;
    if (shares_place_of(state, command.seat) || partner_on_place(state, command.seat))
        return Rejected{Reason::SharedPlace};
    return std::nullopt;
}

void change(State& state, const Stamp&, const SetSharing& command) {
    if (state.seats.find(command.seat)) status_to_edit(state, command.seat).shares = command.shares;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SharePlace& command) {
    if (auto no = check_taker(state, by)) return no;
    const Seat* seat = state.seats.find(command.seat);
    if (!seat) return missing(state, Reason::SeatUnknown);
    const SeatStatus* status = state.seat_statuses.find(command.seat);
    if (seat->state != SeatState::Held) return Rejected{Reason::SeatGivenBack};
    if (!status || !status->shares || partner_on_place(state, seat->id))
        return Rejected{Reason::PlaceNotShared};
    const SignUpBook book(state, by.for_person, by.at);
    const SignUpState place = book.place_on(seat->shift);
    const bool only_places =
        place.is == SignUp::Free || place.is == SignUp::Full || place.is == SignUp::TrainingMissing;
    if (!only_places) return rejected_for(state, seat->shift, place);
    if (const auto training = training_not_shared(state, *seat, by.for_person))
        return Rejected{Reason::TrainingMissing, *training};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SharePlace& command) {
    IdSource ids(by);
    put_beside(state, by, ids, command.seat, by.for_person, by.person);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetStayOn& command) {
    return check_own_seat(state, by, command.seat);
}

void change(State& state, const Stamp&, const SetStayOn& command) {
    if (state.seats.find(command.seat)) file_to_edit(state, command.seat).stays_on = command.stays_on;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SignUpAlways& command) {
    if (auto no = check_taker(state, by)) return no;
    const Post* post = state.posts.find(command.post);
    if (!post) return missing(state, Reason::PostUnknown);
    if (post->closed) return Rejected{Reason::PostClosed, post->id};
    if (!is_sound(command)) return Rejected{Reason::StandingInvalid};
    if (find_standing(state, by.for_person, command)) return Rejected{Reason::StandingExists};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SignUpAlways& command) {
    IdSource ids(by);
    state.standing_sign_ups.insert({.id = ids.next<StandingSignUpId>(),
                                    .person = by.for_person,
                                    .post = command.post,
                                    .days = command.days,
                                    .from_minute = command.from_minute,
                                    .minutes_long = command.minutes_long,
                                    .placed_by = by.person,
                                    .since = by.at});
    std::vector<ShiftId> to_come;
    for (const Shift* shift : state.shifts.where<&Shift::post>(command.post)) {
        const bool comes = shift->window.from > by.at && shift->state == ShiftState::Planned;
        if (comes && is_published(state, shift->id)) to_come.push_back(shift->id);
    }
    std::sort(to_come.begin(), to_come.end(), [&](ShiftId a, ShiftId b) {
        const Instant from_a = state.shifts.at(a).window.from, from_b = state.shifts.at(b).window.from;
        return from_a != from_b ? from_a < from_b : a < b;
    });
    for (const ShiftId shift : to_come) seat_standing(state, by, ids, shift);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndSignUpAlways& command) {
    const StandingSignUp* standing = state.standing_sign_ups.find(command.standing);
    if (!standing) return missing(state, Reason::StandingUnknown);
    if (!may_act_for(state, by, standing->person)) return Rejected{Reason::StandingUnknown};
    return std::nullopt;
}

void change(State& state, const Stamp&, const EndSignUpAlways& command) {
    if (state.standing_sign_ups.find(command.standing)) state.standing_sign_ups.erase(command.standing);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const NameGuest& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const Seat* seat = state.seats.find(command.seat);
    if (!seat) return missing(state, Reason::SeatUnknown);
    if (seat->person) return Rejected{Reason::SeatHasPerson};
    if (!state.public_names.find(command.person)) return missing(state, Reason::PersonUnknown);
    if (seat->state != SeatState::Held) return std::nullopt;
    const Shift* shift = state.shifts.find(seat->shift);
    if (!shift) return missing(state, Reason::ShiftUnknown);
    if (seat_of(state, shift->id, command.person)) return std::nullopt;  // Then it is the same place.
    const SignUpBook book(state, command.person, by.at);
    if (shift->state == ShiftState::Cancelled) return std::nullopt;
    if (const Work* other = book.work_during(shift->window))
        return Rejected{Reason::TimesOverlap, other->shift};
    const auto strain = book.strain_at(shift->window);
    if (strain && shift->window.until > by.at) return rejected_for(state, shift->id, *strain);
    return std::nullopt;
}

void change(State& state, const Stamp& by, const NameGuest& command) {
    const Seat* known = state.seats.find(command.seat);
    if (!known) return;
    IdSource ids(by);
    const ShiftId shift = known->shift;
    const Seat* held = known->state == SeatState::Held ? seat_of(state, shift, command.person) : nullptr;
    if (held) return join_own_place(state, by, ids, command.seat, held->id);
    if (state.guest_visits.find(command.seat)) state.guest_visits.erase(command.seat);
    Seat& seat = state.seats.edit(command.seat);
    seat.person = command.person;
    seat.guest_name.clear();
    stop_waiting(state, shift, command.person);
    waive_broken(state, command.person, Waiver::NamedLater);
    move_up(state, by, ids, shift);
    notify(state, by, ids.next<NoticeId>(), command.person, NoticeKind::PutOnShift, ref(shift));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SignUpByName& command) {
    if (by.principal == Principal::Guest) return Rejected{Reason::NotAllowed};  // They need the post's code.
    if (by.principal != Principal::Desk && !may_coordinate(state, by) &&
        !stands_at_post(state, by.person, command.shift, by.at))
        return Rejected{Reason::NotAllowed};
    if (auto no = check_text(command.name, max_name_bytes)) return no;
    return check_place(state, command.shift, {}, by.at);
}

void change(State& state, const Stamp& by, const SignUpByName& command) {
    seat_guest(state, by, command.shift, command.name);
    GuestVisit visit;
    visit.id = by.new_ids.make<SeatId>();
    visit.at = by.at;
    state.guest_visits.insert(visit);
}

}  // namespace linli
