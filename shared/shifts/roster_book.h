#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "shared/shifts/planning_commands.h"
#include "shared/shifts/sign_up.h"
#include "shared/shifts/skills.h"

// Many places of many people, each asked for beside those that were taken before it. Rules and proposals ask
// here, so that what is proposed can be accepted.

namespace linli {

class RosterBook {
public:
    // `publish`: is taken as public already.
    RosterBook(const State& state, Instant now, const std::vector<ShiftId>& publish = {})
        : state_(state), now_(now), publish_(publish.begin(), publish.end()) {}

    // As a coordinator asks: when people may sign up does not matter.
    SignUpState place_on(const PlannedSeat& seat);
    // The same, as if this one were given back.
    SignUpState place_without(const PlannedSeat& seat, const Seat& left);
    Opening opening_of(ShiftId shift) const;
    void take(const PlannedSeat& seat);        // Of a shift that is known.
    void leave(const Seat& seat);              // Counts as given back from now on.
    std::int32_t missing(const Shift& shift);  // People, up to min_places.
    std::int32_t spare(const Shift& shift);  // People beyond min_places; less than nothing: so many missing.

private:
    SignUpBook new_book(PersonId person, const std::vector<SeatId>& leaves) const;
    ShiftPlaces new_places(const Shift& shift, const std::vector<SeatId>& leaves) const;
    SignUpBook& book_of(PersonId person);
    ShiftPlaces& places_of(const Shift& shift);

    const State& state_;
    Instant now_;
    std::set<ShiftId> publish_;
    std::vector<SeatId> leaves_;
    std::vector<PlannedSeat> taken_;
    std::map<PersonId, SignUpBook> books_;
    std::map<ShiftId, ShiftPlaces> places_;
};

// What is in the way of a place, if anything.
using PlaceAsked = std::function<SignUpState(const PlannedSeat&)>;
// Who waits longest for a place on the shift and could have it.
std::optional<PersonId> first_waiting(const State& state, ShiftId shift, const PlaceAsked& place_on);
// Somebody gave this place back or was taken out of it: they are not proposed for it again.
bool was_left(const State& state, const PlannedSeat& seat);

// Those that can all be taken, one after the other.
std::vector<PlannedSeat> possible_seats(RosterBook& book, const State& state,
                                        const std::vector<PlannedSeat>& seats);

// Somebody who holds a place stands elsewhere instead.
struct SeatMove {
    SeatId from;
    PlannedSeat to;                     // One of the seats of the plan.
    std::optional<PersonId> successor;  // Who comes to the place that is left, by another seat of the plan.
    friend bool operator==(const SeatMove&, const SeatMove&) = default;
};

// What is proposed, and what AcceptPlan does when it is accepted.
struct RosterPlan {
    std::vector<PlannedSeat> seats;
    std::vector<SeatMove> moves;
    std::vector<ShiftId> publish;
};

std::vector<SeatId> leaves_of(const RosterPlan& plan);
bool is_in(const std::vector<PlannedSeat>& seats, const PlannedSeat& seat);
// What of it can be accepted now. Who cannot have the other place stays where they are.
RosterPlan possible_part(const State& state, Instant now, const RosterPlan& plan);
// With all of a plan that is possible.
RosterBook book_after(const State& state, Instant now, const RosterPlan& possible);

}  // namespace linli
