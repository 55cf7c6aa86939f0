#pragma once

#include <cstdint>
#include <optional>

#include "shared/errands/rides/ride_problem.h"

namespace linli {

struct RideOffer {
    std::uint32_t vehicle = 0;
    std::int64_t extra_cost = 0;  // Of the whole plan, without change_cost.
    RidePlan plan;                // With the ride.
};

// One more ride in a plan that people rely on: the cheapest place for it. Who drives whom and the order of
// the other stops stay, times of what is not fixed may move within their windows. Nothing: it fits nowhere. A
// ride that is planned already is looked at as if it were not; one that is in a vehicle stays there. The
// problem must have passed check_ride_problem(), the plan must be possible.
std::optional<RideOffer> insert_ride(const RideProblem& problem, const RidePlan& plan, std::uint32_t ride);

}  // namespace linli
