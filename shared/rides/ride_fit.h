#pragma once

#include "shared/rides/ride_day.h"

// One more ride in a day that is planned: which vehicle, when, and whom it moves.

namespace linli {

struct MovedRide {
    ErrandId errand;
    LegWay way = LegWay::There;
    Duration later;  // Of being fetched; negative: earlier. Less than a minute is nothing.
};

struct RideFit {
    std::vector<PlannedLeg> own;   // This ride's ways, in their order; none: it does not fit.
    std::vector<PlannedLeg> all;   // With those of others that it moves: what AcceptRides takes.
    std::vector<MovedRide> moved;  // Others, by how much they are moved, the most first.
    // Of what does not fit: the first way, by its number in the problem, and the plan with the ways before.
    std::optional<std::uint32_t> fails;
    RidePlan plan;
};

// Puts both ways of the errand in: who drives whom stays as it is, times may move within what was asked for.
// The day's problem must have passed check_ride_problem(). Where there is nothing to put in, because it is
// driven already or on another day, both `own` and `fails` are empty.
RideFit fit_in(const State& state, const RideDay& day, ErrandId errand);

}  // namespace linli
