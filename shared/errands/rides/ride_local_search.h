#pragma once

#include <cstdint>

#include "shared/errands/rides/ride_solution.h"

namespace linli::rides {

// Changes the order of stops within one route as long as that makes it cheaper: each order of up to four
// neighbouring stops ("four-opt" of Braekers, Caris and Janssens, 2014), and single stops elsewhere. True if
// it did.
bool improve_order(const RideModel& model, RouteScheduler& scheduler, Solution& solution,
                   std::uint32_t vehicle);

}  // namespace linli::rides
