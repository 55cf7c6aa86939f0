#include "shared/errands/rides/ride_removal.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace linli::rides {
namespace {

constexpr std::size_t most_neighbours = 60;

RideTime middle(RideTime from, RideTime to) {
    return static_cast<RideTime>((std::int64_t{from} + to) / 2);
}

// 0 <= result < count, small ones more often: count * u^power.
std::size_t rather_first(std::size_t count, std::uint32_t power, SeededRandom& random) {
    constexpr std::uint64_t one = 1 << 16;
    std::uint64_t share = random.below(one);
    const std::uint64_t drawn = share;
    for (std::uint32_t i = 1; i < power; ++i) share = share * drawn / one;
    return static_cast<std::size_t>(share * count / one);
}

}  // namespace

Remover::Remover(const RideModel& model)
    : model_(model), neighbours_(model.rides()), chosen_(model.rides(), 0) {
    find_neighbours();
}

void Remover::find_neighbours() {
    std::vector<std::pair<std::int64_t, std::uint32_t>> others;
    const auto when = [&](Node node) {
        const auto index = static_cast<std::size_t>(node);
        return middle(model_.from[index], model_.to[index]);
    };
    for (std::uint32_t ride = 0; ride < model_.rides(); ++ride) {
        others.clear();
        const Node up = static_cast<Node>(2 * ride);
        for (std::uint32_t other = 0; other < model_.rides(); ++other) {
            if (other == ride) continue;
            const Node its = static_cast<Node>(2 * other);
            const std::int64_t ways = std::int64_t{model_.time(up, its)} + model_.time(up + 1, its + 1) +
                                      std::min(model_.time(up, its + 1), model_.time(up + 1, its));
            const std::int64_t apart =
                std::abs(when(up) - when(its)) + std::abs(when(up + 1) - when(its + 1));
            others.emplace_back(4 * ways + apart, other);
        }
        const std::size_t kept = std::min(others.size(), most_neighbours);
        std::partial_sort(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(kept), others.end());
        for (std::size_t k = 0; k < kept; ++k) neighbours_[ride].push_back(others[k].second);
    }
}

std::uint32_t Remover::any_ride(const Solution& solution, SeededRandom& random) const {
    if (model_.rides() == 0) return nothing;
    const std::uint32_t first = random.below(model_.rides());
    for (std::uint32_t k = 0; k < model_.rides(); ++k) {
        const std::uint32_t ride = (first + k) % model_.rides();
        if (solution.vehicle_of[ride] != nothing && model_.pinned[ride] == nothing && !chosen_[ride])
            return ride;
    }
    return nothing;
}

bool Remover::add(const Solution& solution, std::uint32_t ride) {
    if (chosen_[ride] || solution.vehicle_of[ride] == nothing || model_.pinned[ride] != nothing) return false;
    chosen_[ride] = 1;
    result_.push_back(ride);
    return true;
}

std::vector<std::uint32_t> Remover::choose(const Solution& solution, Removal removal, std::uint32_t count,
                                           SeededRandom& random) {
    result_.clear();
    switch (removal) {
        case Removal::Chance:
            by_chance(solution, count, random);
            break;
        case Removal::Costly:
            costly(solution, count, random);
            break;
        case Removal::Alike:
            alike(solution, count, random);
            break;
        case Removal::Routes:
            whole_routes(solution, count, random);
            break;
        case Removal::Strings:
            strings(solution, count, random);
            break;
    }
    for (const std::uint32_t ride : result_) chosen_[ride] = 0;
    return std::move(result_);
}

void Remover::by_chance(const Solution& solution, std::uint32_t count, SeededRandom& random) {
    while (result_.size() < count) {
        const std::uint32_t ride = any_ride(solution, random);
        if (ride == nothing) return;
        add(solution, ride);
    }
}

// What the route would save without the ride between these two stops.
std::int64_t Remover::saving(const Route& route, std::size_t up, std::size_t down) const {
    const auto stop = [&](std::size_t k) { return route.stops[k]; };
    const auto leg = [&](std::size_t a, std::size_t b) {
        return std::int64_t{model_.cost(stop(a), stop(b))};
    };
    if (down == up + 1) return leg(up - 1, up) + leg(up, down) + leg(down, down + 1) - leg(up - 1, down + 1);
    return leg(up - 1, up) + leg(up, up + 1) - leg(up - 1, up + 1) + leg(down - 1, down) +
           leg(down, down + 1) - leg(down - 1, down + 1);
}

void Remover::costly(const Solution& solution, std::uint32_t count, SeededRandom& random) {
    std::vector<std::pair<std::int64_t, std::uint32_t>> savings;
    std::vector<std::size_t> up_at(model_.rides(), 0);
    for (const Route& route : solution.routes) {
        for (std::size_t k = route.fixed; k + 1 < route.stops.size(); ++k) {
            const std::uint32_t ride = ride_of(route.stops[k]);
            if (is_pick_up(route.stops[k])) {
                up_at[ride] = k;
            } else if (model_.pinned[ride] == nothing) {
                savings.emplace_back(-saving(route, up_at[ride], k), ride);
            }
        }
    }
    std::sort(savings.begin(), savings.end());
    while (result_.size() < count && !savings.empty()) {
        const auto at = static_cast<std::ptrdiff_t>(rather_first(savings.size(), 4, random));
        add(solution, savings[static_cast<std::size_t>(at)].second);
        savings.erase(savings.begin() + at);
    }
}

void Remover::alike(const Solution& solution, std::uint32_t count, SeededRandom& random) {
    const std::uint32_t first = any_ride(solution, random);
    if (first == nothing) return;
    add(solution, first);
    for (std::uint32_t tries = 0; result_.size() < count && tries < 4 * count; ++tries) {
        const std::vector<std::uint32_t>& near = neighbours_[random.pick(result_)];
        if (near.empty()) return;
        std::size_t k = rather_first(near.size(), 3, random);
        while (k < near.size() && !add(solution, near[k])) ++k;
    }
}

void Remover::whole_routes(const Solution& solution, std::uint32_t count, SeededRandom& random) {
    const std::uint32_t first = any_ride(solution, random);
    if (first == nothing) return;
    const auto empty_out = [&](std::uint32_t vehicle) {
        for (const Node node : std::vector<Node>(solution.routes[vehicle].stops.begin() + 1,
                                                 solution.routes[vehicle].stops.end() - 1))
            add(solution, ride_of(node));
    };
    empty_out(solution.vehicle_of[first]);
    for (const std::uint32_t near : neighbours_[first]) {
        if (result_.size() >= count) return;
        if (solution.vehicle_of[near] != nothing && model_.pinned[near] == nothing && !chosen_[near])
            empty_out(solution.vehicle_of[near]);
    }
}

// Rides that get in one after the other, around this one.
void Remover::one_string(const Solution& solution, std::uint32_t ride, std::uint32_t length,
                         SeededRandom& random) {
    std::vector<std::uint32_t> order;
    std::size_t own = 0;
    for (const Node node : solution.routes[solution.vehicle_of[ride]].stops) {
        if (node >= static_cast<Node>(2 * model_.rides()) || !is_pick_up(node)) continue;
        if (ride_of(node) == ride) own = order.size();
        order.push_back(ride_of(node));
    }
    const std::size_t taken = std::min<std::size_t>(length, order.size());
    const std::size_t least = own + 1 > taken ? own + 1 - taken : 0;
    const std::size_t most = std::min(own, order.size() - taken);
    const std::size_t first = least + random.below(static_cast<std::uint32_t>(most - least + 1));
    for (std::size_t k = first; k < first + taken; ++k) add(solution, order[k]);
}

void Remover::strings(const Solution& solution, std::uint32_t count, SeededRandom& random) {
    const std::uint32_t first = any_ride(solution, random);
    if (first == nothing) return;
    const std::uint32_t longest = std::max<std::uint32_t>(2, std::min<std::uint32_t>(count / 2, 8));
    std::vector<std::uint8_t> seen(solution.routes.size(), 0);
    const auto cut = [&](std::uint32_t ride) {
        const std::uint32_t vehicle = solution.vehicle_of[ride];
        if (vehicle == nothing || model_.pinned[ride] != nothing || seen[vehicle]) return;
        seen[vehicle] = 1;
        one_string(solution, ride, 1 + random.below(longest), random);
    };
    cut(first);
    for (const std::uint32_t near : neighbours_[first]) {
        if (result_.size() >= count) return;
        cut(near);
    }
}

}  // namespace linli::rides
