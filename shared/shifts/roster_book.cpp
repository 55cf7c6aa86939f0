#include "shared/shifts/roster_book.h"

#include <algorithm>

#include "shared/shifts/seating.h"

namespace linli {
namespace {

// Who stays where they are needs nobody in their stead.
template <class Fails>
void drop_moves(const State& state, RosterPlan& plan, const Fails& fails) {
    std::erase_if(plan.moves, [&](const SeatMove& move) {
        if (!fails(move)) return false;
        const Seat* seat = state.seats.find(move.from);
        if (!seat || seat->state != SeatState::Held) return true;
        std::erase(plan.seats, move.to);
        if (move.successor) std::erase(plan.seats, PlannedSeat{seat->shift, *move.successor});
        return true;
    });
}

}  // namespace

SignUpBook RosterBook::new_book(PersonId person, const std::vector<SeatId>& leaves) const {
    SignUpBook book(state_, person, now_, leaves);
    for (const PlannedSeat& seat : taken_) {
        if (seat.person == person) book.stand_on(state_.shifts.at(seat.shift));
    }
    return book;
}

ShiftPlaces RosterBook::new_places(const Shift& shift, const std::vector<SeatId>& leaves) const {
    ShiftPlaces places(state_, shift, leaves);
    for (const PlannedSeat& seat : taken_) {
        if (seat.shift == shift.id) places.add(seat.person);
    }
    return places;
}

SignUpBook& RosterBook::book_of(PersonId person) {
    const auto known = books_.find(person);
    return known != books_.end() ? known->second
                                 : books_.emplace(person, new_book(person, leaves_)).first->second;
}

ShiftPlaces& RosterBook::places_of(const Shift& shift) {
    const auto known = places_.find(shift.id);
    return known != places_.end() ? known->second
                                  : places_.emplace(shift.id, new_places(shift, leaves_)).first->second;
}

Opening RosterBook::opening_of(ShiftId shift) const {
    return publish_.contains(shift) ? Opening::PublishedWithIt : Opening::DoesNotMatter;
}

SignUpState RosterBook::place_on(const PlannedSeat& seat) {
    const Shift* shift = state_.shifts.find(seat.shift);
    if (!shift) return {SignUp::Unknown, ref(seat.shift), 0, 0};
    return book_of(seat.person).place_on(seat.shift, places_of(*shift), opening_of(seat.shift));
}

// Only what that seat changes is made anew.
SignUpState RosterBook::place_without(const PlannedSeat& seat, const Seat& left) {
    const Shift* shift = state_.shifts.find(seat.shift);
    const bool own = left.person == seat.person, here = left.shift == seat.shift;
    if (!shift || (!own && !here)) return place_on(seat);
    std::vector<SeatId> leaves = leaves_;
    leaves.push_back(left.id);
    const Opening opening = opening_of(seat.shift);
    if (!own) return book_of(seat.person).place_on(seat.shift, new_places(*shift, leaves), opening);
    const SignUpBook book = new_book(seat.person, leaves);
    return book.place_on(seat.shift, here ? new_places(*shift, leaves) : places_of(*shift), opening);
}

void RosterBook::take(const PlannedSeat& seat) {
    const Shift& shift = state_.shifts.at(seat.shift);
    book_of(seat.person).stand_on(shift);
    places_of(shift).add(seat.person);
    taken_.push_back(seat);
}

void RosterBook::leave(const Seat& seat) {
    leaves_.push_back(seat.id);
    if (seat.person) books_.erase(*seat.person);
    places_.erase(seat.shift);
}

std::int32_t RosterBook::missing(const Shift& shift) {
    return shift.state == ShiftState::Cancelled ? 0 : std::max(0, -spare(shift));
}

std::int32_t RosterBook::spare(const Shift& shift) {
    return places_of(shift).taken() - shift.min_places;
}

std::optional<PersonId> first_waiting(const State& state, ShiftId shift, const PlaceAsked& place_on) {
    for (const WaitingPlace* waiting : waiting_for(state, shift)) {
        if (place_on({shift, waiting->person}).is == SignUp::Free) return waiting->person;
    }
    return std::nullopt;
}

bool was_left(const State& state, const PlannedSeat& seat) {
    const auto seats = state.seats.where<&Seat::person>(seat.person);
    return std::any_of(seats.begin(), seats.end(), [&](const Seat* one) {
        return one->shift == seat.shift && one->state != SeatState::Held;
    });
}

std::vector<PlannedSeat> possible_seats(RosterBook& book, const State& state,
                                        const std::vector<PlannedSeat>& seats) {
    std::vector<PlannedSeat> possible;
    for (const PlannedSeat& seat : seats) {
        if (!state.public_names.find(seat.person) || book.place_on(seat).is != SignUp::Free) continue;
        book.take(seat);
        possible.push_back(seat);
    }
    return possible;
}

std::vector<SeatId> leaves_of(const RosterPlan& plan) {
    std::vector<SeatId> leaves;
    for (const SeatMove& move : plan.moves) leaves.push_back(move.from);
    return leaves;
}

bool is_in(const std::vector<PlannedSeat>& seats, const PlannedSeat& seat) {
    return std::find(seats.begin(), seats.end(), seat) != seats.end();
}

RosterPlan possible_part(const State& state, Instant now, const RosterPlan& plan) {
    RosterPlan possible = plan;
    std::erase_if(possible.publish, [&](ShiftId shift) {
        return check_to_come(state, shift, now).has_value() || is_published(state, shift);
    });
    drop_moves(state, possible, [&](const SeatMove& move) {
        return check_moving(state, move.from, now).has_value() || !is_in(plan.seats, move.to);
    });
    // Who stays is in the way of others, perhaps.
    for (;;) {
        RosterBook book(state, now, possible.publish);
        for (const SeatMove& move : possible.moves) book.leave(state.seats.at(move.from));
        std::vector<PlannedSeat> seats = possible_seats(book, state, possible.seats);
        const std::size_t moves = possible.moves.size();
        drop_moves(state, possible, [&](const SeatMove& move) { return !is_in(seats, move.to); });
        if (possible.moves.size() < moves) continue;
        possible.seats = std::move(seats);
        return possible;
    }
}

RosterBook book_after(const State& state, Instant now, const RosterPlan& possible) {
    RosterBook book(state, now, possible.publish);
    for (const SeatMove& move : possible.moves) book.leave(state.seats.at(move.from));
    possible_seats(book, state, possible.seats);
    return book;
}

}  // namespace linli
