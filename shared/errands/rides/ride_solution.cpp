#include "shared/errands/rides/ride_solution.h"

#include <algorithm>

#include "shared/core/assert.h"

namespace linli::rides {
namespace {

// The last ride of the route that can be taken out, or `nothing`.
std::uint32_t last_movable(const RideModel& model, const Route& route) {
    for (std::size_t k = route.stops.size() - 1; k-- > route.fixed;) {
        const std::uint32_t ride = ride_of(route.stops[k]);
        if (model.pinned[ride] == nothing) return ride;
    }
    return nothing;
}

void make_possible(const RideModel& model, RouteScheduler& scheduler, Solution& solution, Route& route) {
    while (!scheduler.refresh(route)) {
        const std::uint32_t ride = last_movable(model, route);
        LINLI_ASSERT(ride != nothing);  // What is fixed is always possible: RideModel moves the limits.
        RouteScheduler::remove(route, ride);
        solution.vehicle_of[ride] = nothing;
        solution.open.push_back(ride);
    }
}

// The stops behind the fixed ones: both of a ride, or the drop-off of who is on board.
void add_stops(const RideModel& model, const RidePlan& plan, Solution& solution, Route& route) {
    std::vector<Node> later;
    for (const RideVisit& visit : plan.routes[route.vehicle].visits) {
        const bool up = visit.stop == RideStop::PickUp;
        if (visit.fixed) {
            solution.vehicle_of[visit.ride] = route.vehicle;
            continue;
        }
        if (up && solution.vehicle_of[visit.ride] == nothing && model.vehicles[route.vehicle].in_service) {
            solution.vehicle_of[visit.ride] = route.vehicle;
            later.push_back(static_cast<Node>(2 * visit.ride));
        } else if (!up && solution.vehicle_of[visit.ride] == route.vehicle) {
            later.push_back(static_cast<Node>(2 * visit.ride + 1));
        }
    }
    route.stops.insert(route.stops.end() - 1, later.begin(), later.end());
}

// A plan may name one stop of a ride only: then the ride is not in it.
void complete_stops(const RideModel& model, Solution& solution, Route& route) {
    std::vector<std::uint8_t> stops(model.rides(), 0);
    for (std::size_t k = 1; k + 1 < route.stops.size(); ++k) ++stops[ride_of(route.stops[k])];
    for (std::uint32_t ride = 0; ride < model.rides(); ++ride) {
        if (stops[ride] != 1) continue;
        if (model.pinned[ride] == route.vehicle) {
            route.stops.insert(route.stops.end() - 1, static_cast<Node>(2 * ride + 1));
        } else {
            RouteScheduler::remove(route, ride);
            solution.vehicle_of[ride] = nothing;
        }
    }
}

void fill_route(const RideModel& model, const std::vector<RideTime>& begin, const Route& route,
                RideRoute& planned) {
    planned.leave = begin.front();
    planned.back = begin.back();
    for (std::size_t k = 1; k + 1 < route.stops.size(); ++k) {
        const Node node = route.stops[k];
        RideVisit visit;
        visit.ride = ride_of(node);
        visit.stop = is_pick_up(node) ? RideStop::PickUp : RideStop::DropOff;
        visit.begin = begin[k];
        visit.arrive = begin[k - 1] + route.leg[k - 1];
        visit.depart = begin[k] + route.away[k];
        visit.fixed = k < route.fixed;
        if (visit.fixed) {
            visit.arrive = std::min(visit.arrive, visit.begin);
            visit.depart = model.vehicles[route.vehicle].fixed[k - 1].depart;
        }
        planned.visits.push_back(visit);
    }
}

}  // namespace

std::int64_t Solution::cost() const {
    std::int64_t sum = 0;
    for (const Route& route : routes) sum += route.cost;
    return sum;
}

bool is_better(const Solution& one, const Solution& other) {
    if (one.open.size() != other.open.size()) return one.open.size() < other.open.size();
    return one.cost() < other.cost();
}

Solution solution_of(const RideModel& model, RouteScheduler& scheduler, const RidePlan& plan) {
    Solution solution;
    solution.vehicle_of.assign(model.rides(), nothing);
    solution.touched.assign(model.vehicles.size(), 0);
    for (std::uint32_t vehicle = 0; vehicle < model.vehicles.size(); ++vehicle) {
        Route& route = solution.routes.emplace_back(scheduler.empty_route(vehicle));
        if (vehicle < plan.routes.size()) {
            add_stops(model, plan, solution, route);
            complete_stops(model, solution, route);
        }
        make_possible(model, scheduler, solution, route);
    }
    solution.open.clear();
    for (std::uint32_t ride = 0; ride < model.rides(); ++ride) {
        if (solution.vehicle_of[ride] == nothing) solution.open.push_back(ride);
    }
    return solution;
}

RidePlan plan_of(const RideModel& model, RouteScheduler& scheduler, const Solution& solution) {
    RidePlan plan;
    plan.routes.resize(solution.routes.size());
    for (const Route& route : solution.routes) {
        if (route.stops.size() == 2) continue;
        fill_route(model, scheduler.service_times(route), route, plan.routes[route.vehicle]);
        for (std::size_t k = 0; k + 1 < route.stops.size(); ++k)
            plan.cost += model.cost(route.stops[k], route.stops[k + 1]);
    }
    plan.unplanned = solution.open;
    std::sort(plan.unplanned.begin(), plan.unplanned.end());
    return plan;
}

void take_over(Solution& from, Solution& to) {
    for (std::size_t vehicle = 0; vehicle < from.routes.size(); ++vehicle) {
        if (!from.touched[vehicle] && !to.touched[vehicle]) continue;
        to.routes[vehicle] = from.routes[vehicle];
        from.touched[vehicle] = to.touched[vehicle] = 0;
    }
    to.vehicle_of = from.vehicle_of;
    to.open = from.open;
}

bool place(RouteScheduler& scheduler, Solution& solution, std::uint32_t vehicle, std::uint32_t ride,
           const Insertion& where) {
    Route& route = solution.routes[vehicle];
    RouteScheduler::insert(route, ride, where);
    solution.touched[vehicle] = 1;
    if (!scheduler.refresh(route)) {
        RouteScheduler::remove(route, ride);
        LINLI_ASSERT(scheduler.refresh(route));
        return false;
    }
    solution.vehicle_of[ride] = vehicle;
    return true;
}

void take_out(const RideModel& model, RouteScheduler& scheduler, Solution& solution,
              const std::vector<std::uint32_t>& rides) {
    for (const std::uint32_t ride : rides) {
        const std::uint32_t vehicle = solution.vehicle_of[ride];
        if (vehicle == nothing || model.pinned[ride] != nothing) continue;
        RouteScheduler::remove(solution.routes[vehicle], ride);
        solution.vehicle_of[ride] = nothing;
        solution.open.push_back(ride);
        solution.touched[vehicle] = 2;
    }
    for (std::uint32_t vehicle = 0; vehicle < solution.routes.size(); ++vehicle) {
        if (solution.touched[vehicle] != 2) continue;
        solution.touched[vehicle] = 1;
        make_possible(model, scheduler, solution, solution.routes[vehicle]);
    }
}

bool replace_stops(RouteScheduler& scheduler, Solution& solution, std::uint32_t vehicle,
                   const std::vector<Node>& stops) {
    Route changed = solution.routes[vehicle];
    changed.stops = stops;
    if (!scheduler.refresh(changed)) return false;
    for (std::size_t k = 1; k + 1 < stops.size(); ++k) solution.vehicle_of[ride_of(stops[k])] = vehicle;
    solution.routes[vehicle] = std::move(changed);
    solution.touched[vehicle] = 1;
    return true;
}

}  // namespace linli::rides
