#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/result.h"

// Medical rides: who is driven when and by which vehicle (the dial-a-ride problem, after Cordeau and Laporte,
// "The dial-a-ride problem: models and algorithms", 2007). These are the values; the planning is in
// ride_planner.h, ride_insertion.h and ride_explanation.h.
//
// All times are whole numbers of one unit that the caller chooses: seconds in the app. They count from any
// moment that is not after the first window.

namespace linli {

using RideTime = std::int32_t;

// Beyond these the caller has made a mistake.
inline constexpr RideTime max_ride_time = 500'000'000;
inline constexpr std::size_t max_rides = 5'000;
inline constexpr std::size_t max_ride_vehicles = 5'000;
inline constexpr std::int32_t max_ride_places = 1'000;  // Of one kind in one vehicle.

struct RideWindow {
    RideTime from = 0;
    RideTime to = max_ride_time;  // Included.
    friend bool operator==(const RideWindow&, const RideWindow&) = default;
};

// Places of each kind: what a vehicle has, or what a ride takes with those who come along.
struct RideLoad {
    std::int32_t seats = 0;
    std::int32_t wheelchairs = 0;
    std::int32_t stretchers = 0;
    friend bool operator==(const RideLoad&, const RideLoad&) = default;
};

struct RideVehicle {
    std::uint32_t start_place = 0;
    std::uint32_t end_place = 0;
    RideLoad places;
    RideWindow shift;  // It leaves the start and is back at the end within it.
    RideTime longest_tour = max_ride_time;
    bool out_of_service = false;  // Broken down: it gets no rides and keeps only fixed visits.
    friend bool operator==(const RideVehicle&, const RideVehicle&) = default;
};

// Not before the treatment is over: the pick-up begins at least `gap` after the end of service at the
// drop-off of another ride.
struct ReturnLink {
    std::uint32_t outward_ride = 0;
    RideTime gap = 0;
    friend bool operator==(const ReturnLink&, const ReturnLink&) = default;
};

struct Ride {
    std::uint32_t from_place = 0;
    std::uint32_t to_place = 0;
    RideWindow pick_up;  // When the service begins.
    RideWindow drop_off;
    RideTime pick_up_service = 0;
    RideTime drop_off_service = 0;
    RideLoad load;  // With the seats of escorts.
    // From the end of service at the pick-up to the beginning of service at the drop-off.
    RideTime longest_on_board = max_ride_time;
    bool infectious = false;  // Nobody else on board, and the vehicle is cleaned after the drop-off.
    RideTime cleaning = 0;    // Of an infectious ride only.
    std::optional<ReturnLink> returns_after;
    friend bool operator==(const Ride&, const Ride&) = default;
};

// Square tables by place, row by row: from `row` to `column`. Costs in a unit of their own, such as metres.
// The way over a third place should not be shorter than the direct one; else good plans may be missed, but
// no plan is wrong.
struct TravelTable {
    std::size_t places = 0;
    std::vector<RideTime> times;
    std::vector<std::int32_t> costs;  // Empty: the cost is the time.

    RideTime time(std::size_t from, std::size_t to) const { return times[from * places + to]; }
    std::int32_t cost(std::size_t from, std::size_t to) const {
        return costs.empty() ? time(from, to) : costs[from * places + to];
    }
    friend bool operator==(const TravelTable&, const TravelTable&) = default;
};

struct RidePoint {
    std::int32_t x_m = 0;
    std::int32_t y_m = 0;
};

// Where no map is at hand: straight lines, lengthened by `factor_percent` (130: streets are 1.3 times as
// long), at `speed_m_per_minute`. Times in seconds, rounded up; costs in metres.
TravelTable straight_line_table(const std::vector<RidePoint>& points, std::int32_t factor_percent,
                                std::int32_t speed_m_per_minute);

// One way of such a table.
RideTime straight_way(const RidePoint& from, const RidePoint& to, std::int32_t factor_percent,
                      std::int32_t speed_m_per_minute);

struct RideProblem {
    std::vector<RideVehicle> vehicles;
    std::vector<Ride> rides;
    TravelTable travel;
    RideTime now = 0;  // No vehicle can be sent anywhere before.
    // What it costs if a ride is driven by another vehicle than in the plan from which planning starts.
    std::int32_t change_cost = 0;
};

// What cannot be planned with: a place that does not exist, a window that ends before it begins, … The
// detail says which. A ride that merely fits nowhere is no mistake.
Result<void> check_ride_problem(const RideProblem& problem);

enum class RideStop : std::uint8_t { PickUp = 1, DropOff = 2 };

struct RideVisit {
    std::uint32_t ride = 0;
    RideStop stop = RideStop::PickUp;
    RideTime arrive = 0;
    RideTime begin = 0;   // Of the service.
    RideTime depart = 0;  // Service and cleaning are over.
    bool fixed = false;   // Driven, or on the way there: it stays where and when it is.
    friend bool operator==(const RideVisit&, const RideVisit&) = default;
};

// Of one vehicle. The fixed visits come first. Without visits it stays where it is and the times mean
// nothing.
struct RideRoute {
    RideTime leave = 0;  // From the start place.
    RideTime back = 0;   // At the end place.
    std::vector<RideVisit> visits;
    friend bool operator==(const RideRoute&, const RideRoute&) = default;
};

struct RidePlan {
    std::vector<RideRoute> routes;  // By vehicle.
    std::vector<std::uint32_t> unplanned;
    std::int64_t cost = 0;  // Of all legs that are driven, without change_cost.
    friend bool operator==(const RidePlan&, const RidePlan&) = default;
};

// Everybody waits, nobody drives.
RidePlan empty_plan(const RideProblem& problem);

// A visit to which the vehicle is on the way before `time` is fixed from now on.
void fix_until(RidePlan& plan, RideTime time);

// The vehicle has broken down: it keeps the fixed visits of the rides that are over, its other rides become
// unplanned. Mark it out_of_service in the problem. Who sat in it waits where it stands: give that ride its
// new place and window of pick-up in the problem.
void take_out_vehicle(RidePlan& plan, std::uint32_t vehicle);

}  // namespace linli
