#include "shared/shifts/seating.h"

#include <algorithm>

#include "shared/errands/infection_book.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/post_book.h"
#include "shared/shifts/roster.h"

namespace linli {
namespace {

struct SeatWork {
    const Seat* seat;
    Work work;
};

// What the person stands on, by time.
std::vector<SeatWork> works_of(const State& state, PersonId person) {
    std::vector<SeatWork> works;
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (seat->state != SeatState::Held || !shift || shift->state != ShiftState::Planned) continue;
        works.push_back({seat, {shift->window, shift->id}});
    }
    std::sort(works.begin(), works.end(),
              [](const SeatWork& a, const SeatWork& b) { return a.work.window.from < b.work.window.from; });
    return works;
}

// The other one of two who share a place; none: it is their own.
SeatId shares_place_with(const State& state, SeatId seat) {
    if (const Seat* host = shares_place_of(state, seat)) return host->id;
    const Seat* partner = partner_on_place(state, seat);
    return partner ? partner->id : SeatId{};
}

// Who shared the place has it alone now.
void leave_shared_place(State& state, SeatId seat) {
    for (const SeatStatus* status : state.seat_statuses.where<&SeatStatus::shares_with>(seat))
        state.seat_statuses.edit(status->id).shares_with = std::nullopt;
    if (state.seat_statuses.find(seat)) {
        SeatStatus& status = state.seat_statuses.edit(seat);
        status.shares = false;
        status.shares_with = std::nullopt;
    }
}

// The look at the shift is past, and people may have been enough then: whom the alarm had reached by now
// hears of it.
void tell_if_short(State& state, const Stamp& by, IdSource& ids, ShiftId id) {
    const Shift* shift = state.shifts.find(id);
    const ShiftStatus* status = state.shift_statuses.find(id);
    const CoverAlarm alarm = status ? status->alarm : CoverAlarm::None;
    if (!shift || alarm == CoverAlarm::None || missing_people(state, *shift) == 0) return;
    tell_coordinators(state, by, ids, NoticeKind::ShiftUncovered, ref(id));
    const auto named = roster_rules(state).alarm_person;
    if (named && alarm >= CoverAlarm::NamedPerson)
        notify(state, by, ids.next<NoticeId>(), *named, NoticeKind::ShiftStillUncovered, ref(id));
}

// Of a seat that its holder has left: nobody shares it, is looked for or is to swap for it any more.
void end_what_hangs_on(State& state, const Stamp& by, IdSource& ids, SeatId seat) {
    leave_shared_place(state, seat);
    end_search(state, by, ids, seat, std::nullopt);
    end_swaps_of(state, by, ids, seat);
}

// Whether it is a place of its own is not said yet.
SeatId give_seat(State& state, const Stamp& by, IdSource& ids, ShiftId shift, PersonId person,
                 PersonId placed_by, NoticeKind told) {
    const auto seat = ids.next<SeatId>();
    state.seats.insert({.id = seat,
                        .shift = shift,
                        .person = person,
                        .guest_name = {},
                        .state = SeatState::Held,
                        .placed_by = placed_by ? placed_by : person,
                        .since = by.at});
    stop_waiting(state, shift, person);
    notify(state, by, ids.next<NoticeId>(), person, told, ref(shift));
    return seat;
}

}  // namespace

SeatStatus& status_to_edit(State& state, SeatId seat) {
    if (state.seat_statuses.find(seat)) return state.seat_statuses.edit(seat);
    SeatStatus status;
    status.id = seat;
    return state.seat_statuses.insert(status);
}

SeatFile& file_to_edit(State& state, SeatId seat) {
    if (state.seat_files.find(seat)) return state.seat_files.edit(seat);
    SeatFile file;
    file.id = seat;
    return state.seat_files.insert(file);
}

void waive(State& state, SeatId seat, Waiver waiver, PersonId by, const std::string& why) {
    status_to_edit(state, seat).waiver = waiver;
    SeatFile& file = file_to_edit(state, seat);
    file.waived_by = by;
    file.waived_why = why;
}

void stop_waiting(State& state, ShiftId shift, PersonId person) {
    if (const WaitingPlace* waiting = waiting_place_of(state, shift, person))
        state.waiting_places.erase(waiting->id);
}

std::optional<Rejected> check_taker(const State& state, const Stamp& by) {
    if (!may_act_for(state, by, by.for_person)) return Rejected{Reason::NotForOthers};
    if (!state.public_names.find(by.for_person)) return missing(state, Reason::PersonUnknown);
    return check_may_go(state, by, by.for_person);
}

SeatId put_on(State& state, const Stamp& by, IdSource& ids, ShiftId shift, PersonId person,
              PersonId placed_by, NoticeKind told) {
    const SeatId seat = give_seat(state, by, ids, shift, person, placed_by, told);
    stop_asking_if_met(state, by, ids, shift);
    return seat;
}

void put_beside(State& state, const Stamp& by, IdSource& ids, SeatId host, PersonId person,
                PersonId placed_by) {
    const Seat* seat = state.seats.find(host);
    if (!seat) return;
    const SeatId added = give_seat(state, by, ids, seat->shift, person, placed_by, NoticeKind::PutOnShift);
    status_to_edit(state, added).shares_with = host;
}

void seat_guest(State& state, const Stamp& by, ShiftId id, const std::string& name) {
    IdSource ids(by);
    const auto seat = ids.next<SeatId>();
    state.seats.insert({.id = seat,
                        .shift = id,
                        .person = std::nullopt,
                        .guest_name = name,
                        .state = SeatState::Held,
                        .placed_by = by.person,
                        .since = by.at});
    stop_asking_if_met(state, by, ids, id);
    const Shift* shift = state.shifts.find(id);
    if (!shift || !contains(presence_of(*shift), by.at)) return;
    const Instant arrived = std::min(told_time(by, presence_of(*shift)), shift->window.until);
    status_to_edit(state, seat).arrived_at = arrived;
}

void vacate(State& state, const Stamp& by, IdSource& ids, SeatId id, SeatState how) {
    const Seat* known = state.seats.find(id);
    if (!known || known->state != SeatState::Held) return;
    const Seat seat = *known;
    state.seats.edit(id).state = how;
    if (state.guest_visits.find(id)) state.guest_visits.erase(id);
    end_what_hangs_on(state, by, ids, id);
    if (seat.person) waive_broken(state, *seat.person, Waiver::GapOpened);
    move_up(state, by, ids, seat.shift);
    if (seat.person) move_up_where_waiting(state, by, ids, *seat.person);
    tell_if_short(state, by, ids, seat.shift);
}

std::optional<Rejected> check_moving(const State& state, SeatId id, Instant at) {
    const Seat* seat = state.seats.find(id);
    if (!seat) return missing(state, Reason::SeatUnknown);
    const Shift* shift = state.shifts.find(seat->shift);
    if (!shift) return missing(state, Reason::ShiftUnknown);
    if (seat->state != SeatState::Held || !seat->person) return Rejected{Reason::SeatGivenBack, shift->id};
    if (shares_place_with(state, id)) return Rejected{Reason::SharedPlace, shift->id};
    if (shift->state == ShiftState::Cancelled) return Rejected{Reason::ShiftCancelled, shift->id};
    if (shift->window.from <= at) return Rejected{Reason::ShiftBegun, shift->id};
    return std::nullopt;
}

void rearrange(State& state, const Stamp& by, IdSource& ids, const std::vector<SeatId>& leaves,
               const std::vector<PlannedSeat>& seats) {
    std::vector<Seat> left;
    for (const SeatId id : leaves) {
        const Seat* seat = state.seats.find(id);
        if (!seat || !seat->person || seat->state != SeatState::Held) continue;
        left.push_back(*seat);
        state.seats.edit(id).state = SeatState::Removed;
    }
    for (const PlannedSeat& seat : seats) put_on(state, by, ids, seat.shift, seat.person, by.person);
    for (const Seat& seat : left) {
        end_what_hangs_on(state, by, ids, seat.id);
        notify(state, by, ids.next<NoticeId>(), *seat.person, NoticeKind::TakenOffShift, ref(seat.shift));
    }
    for (const Seat& seat : left) waive_broken(state, *seat.person, Waiver::GapOpened);
    for (const Seat& seat : left) {
        move_up(state, by, ids, seat.shift);
        move_up_where_waiting(state, by, ids, *seat.person);
        tell_if_short(state, by, ids, seat.shift);
    }
}

void hand_over(State& state, const Stamp& by, IdSource& ids, const std::vector<HandedOver>& moves,
               NoticeKind told) {
    std::vector<Seat> left;
    std::vector<SeatId> partners, taken;
    for (const HandedOver& move : moves) {
        const Seat* seat = state.seats.find(move.seat);
        if (!seat) return;
        left.push_back(*seat);
        partners.push_back(shares_place_with(state, move.seat));
    }
    for (const Seat& seat : left) state.seats.edit(seat.id).state = SeatState::GivenBack;
    for (std::size_t i = 0; i < moves.size(); ++i) {
        taken.push_back(give_seat(state, by, ids, left[i].shift, moves[i].to, moves[i].placed_by, told));
        end_search(state, by, ids, left[i].id, taken[i]);
        end_swaps_of(state, by, ids, left[i].id);
        leave_shared_place(state, left[i].id);
    }
    // What was half a place stays half a place; of two that go over together one counts with the other.
    for (std::size_t i = 0; i < moves.size(); ++i) {
        const auto goes_over = [&](const HandedOver& other) { return other.seat == partners[i]; };
        const auto other = std::find_if(moves.begin(), moves.end(), goes_over) - moves.begin();
        const auto place = static_cast<std::size_t>(other);
        if (!partners[i] || place < i) continue;
        status_to_edit(state, taken[i]).shares_with = place < moves.size() ? taken[place] : partners[i];
    }
    for (const Seat& seat : left) {
        if (seat.person) waive_broken(state, *seat.person, Waiver::GapOpened);
    }
    for (const Seat& seat : left) {
        move_up(state, by, ids, seat.shift);
        if (seat.person) move_up_where_waiting(state, by, ids, *seat.person);
    }
}

void move_up(State& state, const Stamp& by, IdSource& ids, ShiftId id) {
    const Shift* shift = state.shifts.find(id);
    if (!shift || shift->state == ShiftState::Cancelled || shift->window.from <= by.at) return;
    std::vector<WaitingPlace> waiting;
    for (const WaitingPlace* one : waiting_for(state, id)) waiting.push_back(*one);
    Stamp by_itself = by;  // Who gives one place back may move up to another by it, and has to learn of that.
    by_itself.person = {};
    for (const WaitingPlace& one : waiting) {
        const SignUpState place = SignUpBook(state, one.person, by.at).place_on(id, Opening::DoesNotMatter);
        if (place.is != SignUp::Free) continue;
        put_on(state, by_itself, ids, id, one.person, one.placed_by, NoticeKind::MovedUp);
    }
}

void move_up_where_waiting(State& state, const Stamp& by, IdSource& ids, PersonId person) {
    std::vector<ShiftId> shifts;
    for (const WaitingPlace* waiting : state.waiting_places.where<&WaitingPlace::person>(person))
        shifts.push_back(waiting->shift);
    for (const ShiftId shift : shifts) move_up(state, by, ids, shift);
}

bool breaks_rules(const State& state, const Seat& seat) {
    const Shift* shift = state.shifts.find(seat.shift);
    if (!shift || !seat.person || is_waived(state, seat.id)) return false;
    std::vector<Work> all, unwaived;
    std::vector<ShiftId> waived;
    for (const SeatWork& one : works_of(state, *seat.person)) {
        if (one.seat->id == seat.id) continue;
        all.push_back(one.work);
        if (is_waived(state, one.seat->id))
            waived.push_back(one.work.shift);
        else
            unwaived.push_back(one.work);
    }
    RosterRules rules = roster_rules(state);
    for (const ShiftId near : too_near(rules, all, shift->window)) {
        if (std::find(waived.begin(), waived.end(), near) == waived.end()) return true;
    }
    rules.rest_hours = 0;
    return strain_of(rules, unwaived, shift->window, utc_offset(state)).has_value();
}

void waive_broken(State& state, PersonId person, Waiver waiver) {
    for (const SeatWork& one : works_of(state, person)) {
        if (breaks_rules(state, *one.seat)) status_to_edit(state, one.seat->id).waiver = waiver;
    }
}

void tell_all_on(State& state, const Stamp& by, IdSource& ids, ShiftId shift, NoticeKind kind) {
    for (const Seat* seat : held_seats(state, shift)) {
        if (seat->person) notify(state, by, ids.next<NoticeId>(), *seat->person, kind, ref(shift));
    }
}

void tell_coordinators(State& state, const Stamp& by, IdSource& ids, NoticeKind kind, RecordRef about) {
    for (const PersonId person : coordinators(state))
        notify(state, by, ids.next<NoticeId>(), person, kind, about);
}

}  // namespace linli
