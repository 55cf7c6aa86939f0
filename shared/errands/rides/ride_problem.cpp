#include "shared/errands/rides/ride_problem.h"

#include <algorithm>
#include <set>

namespace linli {
namespace {

// The least whole number whose square is at least `square`.
std::int64_t root_up(std::int64_t square) {
    std::int64_t low = 0;
    std::int64_t high = 3'037'000'499;
    while (low < high) {
        const std::int64_t middle = (low + high) / 2;
        if (middle * middle >= square) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

bool is_time(RideTime time) {
    return time >= 0 && time <= max_ride_time;
}

bool is_window(const RideWindow& window) {
    return is_time(window.from) && is_time(window.to) && window.from <= window.to;
}

bool is_load(const RideLoad& load) {
    const auto is_count = [](std::int32_t count) { return count >= 0 && count <= max_ride_places; };
    return is_count(load.seats) && is_count(load.wheelchairs) && is_count(load.stretchers);
}

std::optional<std::string> wrong_table(const TravelTable& table) {
    if (table.times.size() != table.places * table.places) return "travel times are no square table";
    if (!table.costs.empty() && table.costs.size() != table.times.size())
        return "travel costs are another table than travel times";
    if (!std::all_of(table.times.begin(), table.times.end(), is_time)) return "a travel time is out of range";
    if (!std::all_of(table.costs.begin(), table.costs.end(), is_time)) return "a travel cost is out of range";
    return std::nullopt;
}

std::optional<std::string> wrong_vehicle(const RideVehicle& vehicle, std::size_t places) {
    if (vehicle.start_place >= places || vehicle.end_place >= places) return "its place does not exist";
    if (!is_load(vehicle.places)) return "its number of places is out of range";
    if (!is_window(vehicle.shift)) return "its shift ends before it begins";
    if (!is_time(vehicle.longest_tour)) return "its longest tour is out of range";
    return std::nullopt;
}

std::optional<std::string> wrong_ride(const RideProblem& problem, std::size_t index) {
    const Ride& ride = problem.rides[index];
    const std::size_t places = problem.travel.places;
    if (ride.from_place >= places || ride.to_place >= places) return "its place does not exist";
    if (!is_window(ride.pick_up) || !is_window(ride.drop_off)) return "a window ends before it begins";
    if (!is_time(ride.pick_up_service) || !is_time(ride.drop_off_service) || !is_time(ride.cleaning))
        return "a service time is out of range";
    if (!is_load(ride.load)) return "its load is out of range";
    if (!is_time(ride.longest_on_board)) return "its longest time on board is out of range";
    if (!ride.returns_after) return std::nullopt;
    if (ride.returns_after->outward_ride >= problem.rides.size()) return "its outward ride does not exist";
    if (ride.returns_after->outward_ride == index) return "it returns after itself";
    if (!is_time(ride.returns_after->gap)) return "the gap before the return is out of range";
    return std::nullopt;
}

std::int64_t street_metres(const RidePoint& from, const RidePoint& to, std::int32_t factor_percent) {
    const std::int64_t x = std::int64_t{from.x_m} - to.x_m;
    const std::int64_t y = std::int64_t{from.y_m} - to.y_m;
    return (root_up(x * x + y * y) * factor_percent + 99) / 100;
}

RideTime driven(std::int64_t metres, std::int32_t speed_m_per_minute) {
    return static_cast<RideTime>((metres * 60 + speed_m_per_minute - 1) / speed_m_per_minute);
}

}  // namespace

TravelTable straight_line_table(const std::vector<RidePoint>& points, std::int32_t factor_percent,
                                std::int32_t speed_m_per_minute) {
    TravelTable table;
    table.places = points.size();
    table.times.reserve(points.size() * points.size());
    table.costs.reserve(points.size() * points.size());
    for (const RidePoint& from : points) {
        for (const RidePoint& to : points) {
            const std::int64_t metres = street_metres(from, to, factor_percent);
            table.costs.push_back(static_cast<std::int32_t>(metres));
            table.times.push_back(driven(metres, speed_m_per_minute));
        }
    }
    return table;
}

RideTime straight_way(const RidePoint& from, const RidePoint& to, std::int32_t factor_percent,
                      std::int32_t speed_m_per_minute) {
    return driven(street_metres(from, to, factor_percent), speed_m_per_minute);
}

Result<void> check_ride_problem(const RideProblem& problem) {
    const auto wrong = [](const std::string& what) { return failure(FailureKind::Malformed, what); };
    if (problem.rides.size() > max_rides) return wrong("too many rides");
    if (problem.vehicles.size() > max_ride_vehicles) return wrong("too many vehicles");
    if (const auto table = wrong_table(problem.travel)) return wrong(*table);
    if (!is_time(problem.now)) return wrong("the time from which is planned is out of range");
    if (!is_time(problem.change_cost)) return wrong("the cost of a change is out of range");
    for (std::size_t i = 0; i < problem.vehicles.size(); ++i) {
        if (const auto vehicle = wrong_vehicle(problem.vehicles[i], problem.travel.places))
            return wrong("vehicle " + std::to_string(i) + ": " + *vehicle);
    }
    for (std::size_t i = 0; i < problem.rides.size(); ++i) {
        if (const auto ride = wrong_ride(problem, i))
            return wrong("ride " + std::to_string(i) + ": " + *ride);
    }
    return {};
}

RidePlan empty_plan(const RideProblem& problem) {
    RidePlan plan;
    plan.routes.resize(problem.vehicles.size());
    for (std::uint32_t ride = 0; ride < problem.rides.size(); ++ride) plan.unplanned.push_back(ride);
    return plan;
}

void fix_until(RidePlan& plan, RideTime time) {
    for (RideRoute& route : plan.routes) {
        RideTime departed = route.leave;
        for (RideVisit& visit : route.visits) {
            visit.fixed = visit.fixed || departed < time;
            departed = visit.depart;
        }
    }
}

void take_out_vehicle(RidePlan& plan, std::uint32_t vehicle) {
    RideRoute& route = plan.routes[vehicle];
    std::set<std::uint32_t> over;
    for (const RideVisit& visit : route.visits) {
        if (visit.stop == RideStop::DropOff && visit.fixed) over.insert(visit.ride);
    }
    for (const RideVisit& visit : route.visits) {
        if (visit.stop == RideStop::PickUp && !over.contains(visit.ride))
            plan.unplanned.push_back(visit.ride);
    }
    std::erase_if(route.visits, [&](const RideVisit& visit) { return !over.contains(visit.ride); });
    std::sort(plan.unplanned.begin(), plan.unplanned.end());
}

}  // namespace linli
