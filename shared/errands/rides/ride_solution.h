#pragma once

#include <cstdint>
#include <vector>

#include "shared/errands/rides/ride_model.h"
#include "shared/errands/rides/ride_route.h"

namespace linli::rides {

// A plan while it is worked on: one route a vehicle, all of them possible.
struct Solution {
    std::vector<Route> routes;
    std::vector<std::uint32_t> vehicle_of;  // By ride, or `nothing`.
    std::vector<std::uint32_t> open;        // Rides that nobody drives.
    std::vector<std::uint8_t> touched;      // Routes that were changed since take_over().

    std::int64_t cost() const;
};

// First that everybody is driven, then what it costs.
bool is_better(const Solution& one, const Solution& other);

// Of the plan as much as is possible in the model; the rest is open.
Solution solution_of(const RideModel& model, RouteScheduler& scheduler, const RidePlan& plan);

RidePlan plan_of(const RideModel& model, RouteScheduler& scheduler, const Solution& solution);

// Makes `to` equal to `from` where either was touched.
void take_over(Solution& from, Solution& to);

// Both leave the route possible. place() does nothing if it cannot be.
bool place(RouteScheduler& scheduler, Solution& solution, std::uint32_t vehicle, std::uint32_t ride,
           const Insertion& where);
// A ride that is in a vehicle already stays. On a table in which a detour is shorter than the direct way the
// route may become impossible; then more of its rides become open.
void take_out(const RideModel& model, RouteScheduler& scheduler, Solution& solution,
              const std::vector<std::uint32_t>& rides);

// Gives the route these stops, if that is possible; else everything stays.
bool replace_stops(RouteScheduler& scheduler, Solution& solution, std::uint32_t vehicle,
                   const std::vector<Node>& stops);

}  // namespace linli::rides
