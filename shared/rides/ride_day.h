#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/errands/rides/ride_problem.h"
#include "shared/rides/commands.h"
#include "shared/state/state.h"

// One day's rides as the planner sees them, and what it proposes as legs again. Times in it are seconds after
// the day's midnight.

namespace linli {

struct RideDay {
    Instant midnight;
    RideProblem problem;
    RidePlan plan;  // As accepted so far; what has begun is fixed.
    // What the planner's numbers mean.
    std::vector<VehicleId> vehicles;
    struct Way {
        ErrandId errand;
        LegWay way = LegWay::There;
        friend bool operator==(const Way&, const Way&) = default;
    };
    std::vector<Way> ways;  // By ride of the problem.

    Instant instant(RideTime time) const { return midnight + seconds(time); }
    std::optional<std::uint32_t> ride_of(ErrandId errand, LegWay way) const;
};

RideDay ride_day(const State& state, CivilDate day, Instant now);

// From the pick-up to the drop-off of a ride of that day's problem, as early as it is asked for and straight
// there.
TimeRange earliest_drive(const RideDay& day, const Ride& ride);

// The same plan with its ways back as early as the ways there allow. Planning keeps both apart by the latest
// time that a way there could take; only when it is planned is it known when the patient is free.
RidePlan brought_forward(const RideDay& day, const RidePlan& plan);

// The legs of a plan that differ from what is accepted; both ways of an errand or none: nobody is taken there
// and not brought back.
std::vector<PlannedLeg> legs_of_plan(const State& state, const RideDay& day, const RidePlan& plan);

}  // namespace linli
