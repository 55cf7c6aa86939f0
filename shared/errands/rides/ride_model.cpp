#include "shared/errands/rides/ride_model.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace linli::rides {
namespace {

// How many "places" it takes to have a vehicle for oneself; any other ride takes one.
constexpr std::int32_t alone_places = 10'000;

RideTime at_most(std::int64_t time) {
    return static_cast<RideTime>(std::min<std::int64_t>(time, never));
}

}  // namespace

PackedLoad packed(const RideLoad& load, std::int32_t alone) {
    const auto count = [](std::int32_t value) { return static_cast<PackedLoad>(value); };
    return count(load.seats) | count(load.wheelchairs) << 16 | count(load.stretchers) << 32 |
           count(alone) << 48;
}

RideModel::RideModel(const RideProblem& problem, const RidePlan& plan)
    : now(problem.now),
      rides_(static_cast<std::uint32_t>(problem.rides.size())),
      change_cost_(problem.change_cost) {
    add_nodes(problem);
    fill_table(problem);
    take_fixed(plan);
    narrow_windows();
    part_from_returns(problem);
    narrow_windows();
    forgive_late(plan);
    find_kinds();
}

std::int64_t RideModel::change_cost(std::uint32_t ride, std::uint32_t vehicle) const {
    return driven_by[ride] == nothing || driven_by[ride] == vehicle ? 0 : change_cost_;
}

void RideModel::add_nodes(const RideProblem& problem) {
    for (const Ride& ride : problem.rides) {
        place_of_.push_back(ride.from_place);
        place_of_.push_back(ride.to_place);
        from.push_back(ride.pick_up.from);
        from.push_back(ride.drop_off.from);
        to.push_back(ride.pick_up.to);
        to.push_back(ride.drop_off.to);
        stay.push_back(ride.pick_up_service);
        stay.push_back(ride.drop_off_service + (ride.infectious ? ride.cleaning : 0));
        load.push_back(packed(ride.load, ride.infectious ? alone_places : 1));
        longest.push_back(at_most(std::int64_t{ride.longest_on_board} + ride.pick_up_service));
    }
    std::map<std::uint32_t, Node> ends;
    const auto end_node = [&](std::uint32_t place) {
        const auto [found, is_new] = ends.try_emplace(place, static_cast<Node>(place_of_.size()));
        if (is_new) place_of_.push_back(place);
        return found->second;
    };
    for (const RideVehicle& vehicle : problem.vehicles) {
        ModelVehicle& model = vehicles.emplace_back();
        model.start = end_node(vehicle.start_place);
        model.end = end_node(vehicle.end_place);
        model.start_from = std::max(vehicle.shift.from, problem.now);
        model.start_to = vehicle.shift.to;
        model.end_to = vehicle.shift.to;
        model.longest_tour = vehicle.longest_tour;
        model.capacity = packed(vehicle.places, alone_places);
        model.in_service = !vehicle.out_of_service && model.start_from <= model.start_to;
        model.start_to = std::max(model.start_to, model.start_from);
    }
    nodes_ = place_of_.size();
}

void RideModel::fill_table(const RideProblem& problem) {
    times_.reserve(nodes_ * nodes_);
    if (!problem.travel.costs.empty()) costs_.reserve(nodes_ * nodes_);
    for (const std::uint32_t row : place_of_) {
        for (const std::uint32_t column : place_of_) {
            times_.push_back(problem.travel.time(row, column));
            const std::int32_t leg_cost = problem.travel.cost(row, column);
            if (!problem.travel.costs.empty()) costs_.push_back(leg_cost);
            longest_leg_ = std::max(longest_leg_, leg_cost);
        }
    }
}

void RideModel::take_fixed(const RidePlan& plan) {
    pinned.assign(rides_, nothing);
    driven_by.assign(rides_, nothing);
    for (std::uint32_t vehicle = 0; vehicle < plan.routes.size(); ++vehicle) {
        for (const RideVisit& visit : plan.routes[vehicle].visits) {
            driven_by[visit.ride] = vehicle;
            if (!visit.fixed) continue;
            const Node node = static_cast<Node>(2 * visit.ride) + (visit.stop == RideStop::PickUp ? 0 : 1);
            const auto index = static_cast<std::size_t>(node);
            vehicles[vehicle].fixed.push_back({node, visit.begin, std::max(visit.depart, visit.begin)});
            from[index] = to[index] = visit.begin;
            pinned[visit.ride] = vehicle;
        }
        ModelVehicle& model = vehicles[vehicle];
        if (!model.fixed.empty()) model.start_from = model.start_to = plan.routes[vehicle].leave;
    }
}

// A return ride and its outward ride may be driven by different vehicles. So that the times of one do not
// hang on those of the other, both are bounded beforehand by one moment: the outward ride is over before it,
// the return begins after it. Where the windows leave a choice it is in the middle.
void RideModel::part_from_returns(const RideProblem& problem) {
    for (std::uint32_t ride = 0; ride < rides_; ++ride) {
        const auto& link = problem.rides[ride].returns_after;
        if (!link) continue;
        const std::size_t back = std::size_t{2} * ride;
        const std::size_t out = std::size_t{2} * link->outward_ride;
        const std::int64_t between =
            std::int64_t{link->gap} + problem.rides[link->outward_ride].drop_off_service;
        const std::int64_t soonest = std::max<std::int64_t>(
            from[out + 1], std::int64_t{from[out]} + stay[out] +
                               times_[at(static_cast<Node>(out), static_cast<Node>(out + 1))]);
        const std::int64_t latest =
            std::min<std::int64_t>(to[out + 1], std::int64_t{to[out]} + longest[link->outward_ride]);
        std::int64_t over = latest;
        if (over + between > to[back]) over = to[back] - between;
        if (over < latest && over > soonest) over = (over + soonest) / 2;
        over = std::max(over, soonest);
        if (pinned[link->outward_ride] == nothing || from[out + 1] != to[out + 1])
            to[out + 1] =
                static_cast<RideTime>(std::min<std::int64_t>(to[out + 1], std::max<std::int64_t>(over, 0)));
        if (pinned[ride] == nothing) from[back] = std::max(from[back], at_most(over + between));
    }
}

void RideModel::narrow_windows() {
    for (std::uint32_t ride = 0; ride < rides_; ++ride) {
        if (pinned[ride] != nothing) continue;
        const std::size_t up = std::size_t{2} * ride;
        const std::size_t down = up + 1;
        const std::int64_t way =
            std::int64_t{stay[up]} + time(static_cast<Node>(up), static_cast<Node>(down));
        from[up] = std::max({from[up], from[down] - longest[ride], now});
        to[up] =
            static_cast<RideTime>(std::max<std::int64_t>(std::min<std::int64_t>(to[up], to[down] - way), -1));
        from[down] = std::max(from[down], at_most(from[up] + way));
        to[down] = std::min(to[down], at_most(std::int64_t{to[up]} + longest[ride]));
    }
}

// Whoever is on board is driven home even if the day went otherwise than planned: if the fixed visits
// make a limit impossible, it is moved to what is possible.
void RideModel::forgive_late(const RidePlan& plan) {
    for (std::uint32_t vehicle = 0; vehicle < plan.routes.size(); ++vehicle) {
        ModelVehicle& model = vehicles[vehicle];
        if (model.fixed.empty()) continue;
        Node last = model.fixed.back().node;
        std::int64_t clock = std::max(model.fixed.back().depart, now);
        for (const RideVisit& visit : plan.routes[vehicle].visits) {
            const Node node = static_cast<Node>(2 * visit.ride + 1);
            if (visit.fixed || visit.stop != RideStop::DropOff || pinned[visit.ride] == nothing) continue;
            const auto index = static_cast<std::size_t>(node);
            const std::int64_t begin = std::max<std::int64_t>(clock + time(last, node), from[index]);
            to[index] = std::max(to[index], at_most(begin));
            longest[visit.ride] = std::max(longest[visit.ride], at_most(begin - from[index - 1]));
            clock = begin + stay[index];
            last = node;
        }
        const std::int64_t back = clock + time(last, model.end);
        model.end_to = std::max(model.end_to, at_most(back));
        model.longest_tour = std::max(model.longest_tour, at_most(back - model.start_from));
    }
}

void RideModel::find_kinds() {
    const bool all_differ = change_cost_ > 0;
    std::map<std::tuple<Node, Node, RideTime, RideTime, RideTime, PackedLoad, bool, std::uint32_t>,
             std::uint32_t>
        kinds;
    for (std::uint32_t index = 0; index < vehicles.size(); ++index) {
        ModelVehicle& vehicle = vehicles[index];
        const std::uint32_t own = all_differ || !vehicle.fixed.empty() ? index : nothing;
        const auto key = std::make_tuple(vehicle.start, vehicle.end, vehicle.start_from, vehicle.end_to,
                                         vehicle.longest_tour, vehicle.capacity, vehicle.in_service, own);
        vehicle.kind = kinds.try_emplace(key, static_cast<std::uint32_t>(kinds.size())).first->second;
    }
    vehicle_kinds = static_cast<std::uint32_t>(kinds.size());
}

}  // namespace linli::rides
