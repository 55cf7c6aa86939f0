#include "shared/errands/rides/ride_pool.h"

#include <algorithm>
#include <limits>

namespace linli::rides {
namespace {

constexpr std::size_t most_columns = 12'000;
constexpr std::uint32_t subgradient_steps = 60;
constexpr std::uint32_t most_search_nodes = 20'000;
constexpr std::size_t most_candidates = 4'000;

std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

}  // namespace

RoutePool::RoutePool(const RideModel& model)
    : model_(model),
      vehicles_of_kind_(model.vehicle_kinds, 0),
      vehicles_(static_cast<std::uint32_t>(model.vehicles.size())),
      prices_(model.rides(), 0),
      covered_(model.rides(), 0),
      cheapest_(model.vehicle_kinds),
      by_row_(model.rides()),
      taken_(model.rides(), 0) {
    for (const ModelVehicle& vehicle : model.vehicles) ++vehicles_of_kind_[vehicle.kind];
}

void RoutePool::add(const Route& route) {
    if (route.stops.size() == 2) return;
    const std::uint32_t kind = model_.vehicles[route.vehicle].kind;
    std::uint64_t key = mixed(kind + 1);
    for (std::size_t k = 1; k + 1 < route.stops.size(); ++k) {
        const Node node = route.stops[k];
        if (!is_pick_up(node)) key += mixed(static_cast<std::uint64_t>(node) + 0x9E3779B97F4A7C15ULL);
    }
    const auto [found, is_new] = place_of_.try_emplace(key, static_cast<std::uint32_t>(columns_.size()));
    if (is_new) columns_.emplace_back();
    Column& column = columns_[found->second];
    column.seen = ++clock_;
    if (!is_new && column.cost <= route.cost) return;
    column.cost = route.cost;
    column.key = key;
    column.kind = kind;
    column.stops.assign(route.stops.begin() + 1, route.stops.end() - 1);
    column.rides.clear();
    for (const Node node : column.stops) {
        if (!is_pick_up(node)) column.rides.push_back(ride_of(node));
    }
    if (columns_.size() >= most_columns) forget_old();
}

// Those not seen for the longest time.
void RoutePool::forget_old() {
    const auto newest_first = [](const Column& one, const Column& other) { return one.seen > other.seen; };
    const auto middle = columns_.begin() + static_cast<std::ptrdiff_t>(columns_.size() / 2);
    std::nth_element(columns_.begin(), middle, columns_.end(), newest_first);
    columns_.erase(middle, columns_.end());
    std::sort(columns_.begin(), columns_.end(), newest_first);
    place_of_.clear();
    for (std::uint32_t k = 0; k < columns_.size(); ++k) place_of_.emplace(columns_[k].key, k);
}

std::int64_t RoutePool::reduced_cost(const Column& column) const {
    std::int64_t cost = column.cost;
    for (const std::uint32_t ride : column.rides) cost -= prices_[ride];
    return cost;
}

// The lower bound that the prices give; `covered_` says how often the routes it chooses drive each ride.
std::int64_t RoutePool::bound_and_cover() {
    const auto cheaper = [](const Candidate& one, const Candidate& other) {
        return one.reduced != other.reduced ? one.reduced < other.reduced : one.column < other.column;
    };
    for (std::vector<Candidate>& list : cheapest_) list.clear();
    for (std::uint32_t k = 0; k < columns_.size(); ++k) {
        const std::int64_t reduced = reduced_cost(columns_[k]);
        if (reduced < 0) cheapest_[columns_[k].kind].push_back({reduced, k});
    }
    std::int64_t bound = 0;
    for (const std::int64_t price : prices_) bound += price;
    std::fill(covered_.begin(), covered_.end(), 0);
    for (std::uint32_t kind = 0; kind < cheapest_.size(); ++kind) {
        std::vector<Candidate>& list = cheapest_[kind];
        const std::size_t kept = std::min<std::size_t>(list.size(), vehicles_of_kind_[kind]);
        std::partial_sort(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(kept), list.end(),
                          cheaper);
        list.resize(kept);
        for (const Candidate& candidate : list) {
            bound += candidate.reduced;
            for (const std::uint32_t ride : columns_[candidate.column].rides) ++covered_[ride];
        }
    }
    return bound;
}

void RoutePool::find_prices(std::int64_t upper) {
    std::vector<std::int64_t> best = prices_;
    std::int64_t best_bound = std::numeric_limits<std::int64_t>::min();
    std::int64_t share = 1024;  // Of the step that would reach `upper`, in 1 / 1024.
    std::uint32_t since_better = 0;
    for (std::uint32_t step = 0; step < subgradient_steps; ++step) {
        const std::int64_t bound = bound_and_cover();
        if (bound > best_bound) {
            best_bound = bound;
            best = prices_;
            since_better = 0;
        } else if (++since_better == 5) {
            share /= 2;
            since_better = 0;
            prices_ = best;
            continue;
        }
        std::int64_t norm = 0;
        for (const std::int32_t times : covered_) norm += std::int64_t{1 - times} * (1 - times);
        if (norm == 0 || upper <= bound || share == 0) break;
        const std::int64_t length = (upper - bound) / norm * share / 1024;
        for (std::size_t ride = 0; ride < prices_.size(); ++ride)
            prices_[ride] += length * (1 - covered_[ride]);
    }
    prices_ = best;
}

// Only a route whose choice keeps the bound below `upper` can be part of a cheaper plan.
void RoutePool::keep_candidates(std::int64_t upper) {
    const std::int64_t bound = bound_and_cover();
    std::vector<std::int64_t> limit(cheapest_.size(), 0);
    for (std::uint32_t kind = 0; kind < cheapest_.size(); ++kind) {
        const bool all_used = cheapest_[kind].size() == vehicles_of_kind_[kind] && !cheapest_[kind].empty();
        limit[kind] = upper - bound + (all_used ? cheapest_[kind].back().reduced : 0);
    }
    std::vector<Candidate> kept;
    for (std::uint32_t k = 0; k < columns_.size(); ++k) {
        const std::int64_t reduced = reduced_cost(columns_[k]);
        if (reduced < limit[columns_[k].kind]) kept.push_back({reduced, k});
    }
    std::sort(kept.begin(), kept.end(), [](const Candidate& one, const Candidate& other) {
        return one.reduced != other.reduced ? one.reduced < other.reduced : one.column < other.column;
    });
    if (kept.size() > most_candidates) kept.resize(most_candidates);
    for (std::vector<Candidate>& row : by_row_) row.clear();
    for (const Candidate& candidate : kept) {
        for (const std::uint32_t ride : columns_[candidate.column].rides) by_row_[ride].push_back(candidate);
    }
    least_sum_.assign(vehicles_ + 1, 0);
    for (std::uint32_t count = 1; count <= vehicles_; ++count) {
        const std::int64_t next =
            count <= kept.size() ? std::min<std::int64_t>(kept[count - 1].reduced, 0) : 0;
        least_sum_[count] = least_sum_[count - 1] + next;
    }
}

bool RoutePool::can_take(const Column& column) const {
    return left_of_kind_[column.kind] > 0 && std::none_of(column.rides.begin(), column.rides.end(),
                                                          [&](std::uint32_t ride) { return taken_[ride]; });
}

void RoutePool::mark(const Column& column, std::uint8_t value) {
    for (const std::uint32_t ride : column.rides) taken_[ride] = value;
}

std::uint32_t RoutePool::hardest_row() const {
    for (const std::uint32_t ride : rows_) {
        if (!taken_[ride]) return ride;
    }
    return nothing;
}

bool RoutePool::search(std::int64_t reduced, std::uint32_t used) {
    const std::uint32_t row = hardest_row();
    if (row == nothing) {
        if (reduced >= target_) return false;
        target_ = reduced;
        best_chosen_ = chosen_;
        return true;
    }
    if (used == vehicles_) return false;
    bool found = false;
    for (const Candidate& candidate : by_row_[row]) {
        if (reduced + candidate.reduced + least_sum_[vehicles_ - used - 1] >= target_) break;
        if (nodes_left_ == 0) break;
        const Column& column = columns_[candidate.column];
        if (!can_take(column)) continue;
        --nodes_left_;
        mark(column, 1);
        --left_of_kind_[column.kind];
        chosen_.push_back(candidate.column);
        found = search(reduced + candidate.reduced, used + 1) || found;
        chosen_.pop_back();
        ++left_of_kind_[column.kind];
        mark(column, 0);
    }
    return found;
}

bool RoutePool::build(RouteScheduler& scheduler, Solution& solution) const {
    std::vector<std::uint32_t> of_vehicle(vehicles_, nothing);
    for (const std::uint32_t chosen : best_chosen_) {
        for (std::uint32_t vehicle = 0; vehicle < vehicles_; ++vehicle) {
            if (of_vehicle[vehicle] != nothing || model_.vehicles[vehicle].kind != columns_[chosen].kind)
                continue;
            of_vehicle[vehicle] = chosen;
            break;
        }
    }
    Solution changed = solution;
    for (std::uint32_t vehicle = 0; vehicle < vehicles_; ++vehicle) {
        const std::vector<Node>& old = changed.routes[vehicle].stops;
        std::vector<Node> stops = {old.front()};
        if (of_vehicle[vehicle] != nothing) {
            const std::vector<Node>& inside = columns_[of_vehicle[vehicle]].stops;
            stops.insert(stops.end(), inside.begin(), inside.end());
        }
        stops.push_back(old.back());
        if (stops != old && !replace_stops(scheduler, changed, vehicle, stops)) return false;
    }
    if (changed.cost() >= solution.cost()) return false;
    solution = std::move(changed);
    return true;
}

bool RoutePool::recombine(RouteScheduler& scheduler, Solution& solution) {
    if (!solution.open.empty()) return false;
    for (const Route& route : solution.routes) {
        add(route);
        // Where prices begin for a ride that has none yet.
        const auto rides = static_cast<std::int64_t>(route.stops.size() - 2) / 2;
        for (std::size_t k = 1; k + 1 < route.stops.size(); ++k) {
            std::int64_t& price = prices_[ride_of(route.stops[k])];
            if (price == 0) price = route.cost / std::max<std::int64_t>(rides, 1);
        }
    }
    const std::int64_t upper = solution.cost();
    find_prices(upper);
    keep_candidates(upper);
    rows_.clear();
    for (std::uint32_t ride = 0; ride < model_.rides(); ++ride) rows_.push_back(ride);
    std::stable_sort(rows_.begin(), rows_.end(), [&](std::uint32_t one, std::uint32_t other) {
        return by_row_[one].size() < by_row_[other].size();
    });
    target_ = upper;
    for (const std::int64_t price : prices_) target_ -= price;
    left_of_kind_ = vehicles_of_kind_;
    chosen_.clear();
    nodes_left_ = most_search_nodes;
    return search(0, 0) && build(scheduler, solution);
}

}  // namespace linli::rides
