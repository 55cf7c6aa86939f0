#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/errands/rides/ride_problem.h"

// "Why is nobody driving me?": what stands against a ride, vehicle by vehicle, and what would help.

namespace linli {

// Stored: never renumber.
enum class RideBarrier : std::uint8_t {
    OutOfService = 1,
    NoPlaces = 2,        // Not so many seats, or no place for a wheelchair or a stretcher.
    NotInTime = 3,       // Not even alone in the vehicle: the windows and the ways contradict each other.
    ShiftEnds = 4,       // With a longer shift, or a longer tour, it would fit.
    TooLongOnBoard = 5,  // If the ride might last longer, it would fit.
    OtherRides = 6,      // The vehicle could, but for the rides that it has.
};

struct VehicleBarrier {
    std::uint32_t vehicle = 0;
    RideBarrier barrier = RideBarrier::OtherRides;
    friend bool operator==(const VehicleBarrier&, const VehicleBarrier&) = default;
};

// Stored: never renumber.
enum class RideHelpKind : std::uint8_t {
    Earlier = 1,         // Both windows, by `shift`.
    Later = 2,           // As above.
    ExtraVehicle = 3,    // One more such as `vehicle`, idle so far.
    FittingVehicle = 4,  // One as `vehicle`, but with the places that the ride needs.
    MoveOther = 5,       // `other_ride` is driven by another vehicle or at another time, as in `plan`.
};

struct RideHelp {
    RideHelpKind kind = RideHelpKind::Later;
    RideTime shift = 0;         // Of Earlier and Later: so much later; negative: earlier.
    std::uint32_t vehicle = 0;  // Who would drive the ride.
    std::uint32_t other_ride = 0;
    std::int64_t extra_cost = 0;   // Of the whole plan, with the ride, without change_cost.
    std::optional<RidePlan> plan;  // Of MoveOther only: the others ask for another problem.
};

struct RideExplanation {
    bool fits = false;                     // As it is; then there is nothing to explain.
    std::vector<VehicleBarrier> barriers;  // By vehicle.
    std::vector<RideHelp> helps;           // In the order of their kinds, the cheapest first within one.
};

struct ExplanationLimits {
    RideTime longest_shift = 2 * 60 * 60;
    RideTime step = 5 * 60;  // Shifts are multiples of it.
    std::size_t most_moves = 3;
};

// Every help has been tried: it does fit.
RideExplanation explain_ride(const RideProblem& problem, const RidePlan& plan, std::uint32_t ride,
                             const ExplanationLimits& limits);

// The ride with both windows moved, as far as times go; negative: earlier.
Ride shifted(Ride ride, RideTime by);

}  // namespace linli
