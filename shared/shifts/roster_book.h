#pragma once

#include <map>
#include <vector>

#include "shared/shifts/planning_commands.h"
#include "shared/shifts/sign_up.h"
#include "shared/shifts/skills.h"

// Many places of many people, each asked for beside those that were taken before it. Rules and proposals ask
// here, so that what is proposed can be accepted.

namespace linli {

class RosterBook {
public:
    RosterBook(const State& state, Instant now) : state_(state), now_(now) {}

    // As a coordinator asks: when people may sign up does not matter.
    SignUpState place_on(const PlannedSeat& seat);
    void take(const PlannedSeat& seat);        // Of a shift that is known.
    std::int32_t missing(const Shift& shift);  // People, up to min_places.

private:
    SignUpBook& book_of(PersonId person);
    ShiftPlaces& places_of(const Shift& shift);

    const State& state_;
    Instant now_;
    std::map<PersonId, SignUpBook> books_;
    std::map<ShiftId, ShiftPlaces> places_;
};

// Those that can all be taken, one after the other.
std::vector<PlannedSeat> possible_seats(RosterBook& book, const State& state,
                                        const std::vector<PlannedSeat>& seats);

}  // namespace linli
