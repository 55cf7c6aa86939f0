#include "shared/shifts/roster_book.h"

#include <algorithm>

namespace linli {

SignUpBook& RosterBook::book_of(PersonId person) {
    return books_.try_emplace(person, state_, person, now_).first->second;
}

ShiftPlaces& RosterBook::places_of(const Shift& shift) {
    return places_.try_emplace(shift.id, state_, shift).first->second;
}

SignUpState RosterBook::place_on(const PlannedSeat& seat) {
    const Shift* shift = state_.shifts.find(seat.shift);
    if (!shift) return {SignUp::Unknown, ref(seat.shift), 0, 0};
    return book_of(seat.person).place_on(seat.shift, places_of(*shift), Opening::DoesNotMatter);
}

void RosterBook::take(const PlannedSeat& seat) {
    const Shift& shift = state_.shifts.at(seat.shift);
    book_of(seat.person).stand_on(shift);
    places_of(shift).add(seat.person);
}

std::int32_t RosterBook::missing(const Shift& shift) {
    if (shift.state == ShiftState::Cancelled) return 0;
    return std::max(0, shift.min_places - places_of(shift).taken());
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

}  // namespace linli
