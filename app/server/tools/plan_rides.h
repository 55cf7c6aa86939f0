#pragma once

#include <cstdint>
#include <string>

#include "shared/core/result.h"
#include "shared/errands/rides/ride_problem.h"

namespace linli::server {

// A problem in the format of the public dial-a-ride instances (Cordeau and Laporte 2003, Cordeau 2006). The
// minutes of the file become whole hundred-thousandths of a minute, ways rounded up. A Failure names the
// line.
Result<RideProblem> read_ride_instance(const std::string& text);

// One line a vehicle: node numbers in the order of visit, without the depots.
std::string ride_solution_text(const RideProblem& problem, const RidePlan& plan);

// Plans for so many seconds on one core and prints the solution. The plan is complete, or it is a Failure.
Result<void> plan_rides(const std::string& file, double seconds, std::uint64_t seed);

}  // namespace linli::server
