#include "shared/errands/matching/assignment_solver.h"

#include <algorithm>
#include <limits>

#include "shared/core/assert.h"

namespace linli::matching {
namespace {

// Far above any sum of costs within the limits, far below an overflow.
constexpr std::int64_t far_away = std::numeric_limits<std::int64_t>::max() / 4;

}  // namespace

AssignmentSolver::AssignmentSolver(const AssignmentGraph& graph)
    : graph_(graph),
      helpers_(graph.helpers()),
      edge_of_(graph.requests(), open),
      place_of_(graph.requests(), none),
      came_from_(graph.helpers(), none),
      came_by_(graph.helpers(), open) {
    std::size_t places = 0;
    for (std::uint32_t helper = 0; helper < graph.helpers(); ++helper) {
        helpers_[helper].free_places = graph.places[helper];
        helpers_[helper].first_place = places;
        places += graph.places[helper];
    }
    holders_.resize(places, none);
}

std::uint32_t AssignmentSolver::helper_of(std::uint32_t request) const {
    return edge_of_[request] == open ? none : graph_.edges[edge_of_[request]].helper;
}

std::int64_t AssignmentSolver::cost(std::uint32_t request) const {
    return edge_of_[request] == open ? graph_.open_cost[request] : graph_.edges[edge_of_[request]].cost;
}

std::int64_t AssignmentSolver::price_on(std::size_t edge) const {
    return graph_.edges[edge].cost + helpers_[graph_.edges[edge].helper].price;
}

std::int64_t AssignmentSolver::worth(std::uint32_t request) const {
    return edge_of_[request] == open ? graph_.open_cost[request] : price_on(edge_of_[request]);
}

void AssignmentSolver::seat(std::uint32_t request, std::uint32_t helper) {
    for (std::size_t edge = graph_.first_edge[request]; edge < graph_.first_edge[request + 1]; ++edge) {
        if (graph_.edges[edge].helper == helper) return take(request, edge);
    }
    LINLI_ASSERT(!"a request was given to somebody who is no candidate of it");
}

std::int64_t AssignmentSolver::best_offer(std::uint32_t request) const {
    std::int64_t best = graph_.open_cost[request];
    for (std::size_t edge = graph_.first_edge[request]; edge < graph_.first_edge[request + 1]; ++edge) {
        // No price is below 0, so what follows is no better either.
        if (graph_.edges[edge].cost >= best) break;
        best = std::min(best, price_on(edge));
    }
    return best;
}

// Only where a place is left.
void AssignmentSolver::take(std::uint32_t request, std::size_t edge) {
    edge_of_[request] = edge;
    if (edge == open) return;
    HelperState& helper = helpers_[graph_.edges[edge].helper];
    LINLI_ASSERT(helper.free_places > 0);
    --helper.free_places;
    place_of_[request] = helper.held_places++;
    holders_[helper.first_place + place_of_[request]] = request;
}

// The result is as cheap in any order, but who has much to lose by another helper is rarely displaced later:
// the searches stay short.
std::vector<std::uint32_t> AssignmentSolver::most_to_lose_first() const {
    std::vector<std::int64_t> loss;
    std::vector<std::uint32_t> order;
    for (std::uint32_t request = 0; request < graph_.requests(); ++request) {
        const std::size_t first = graph_.first_edge[request];
        const std::size_t count = graph_.first_edge[request + 1] - first;
        const std::int64_t least = count == 0 ? 0 : graph_.edges[first].cost;
        loss.push_back(count == 0 ? 0 : graph_.edges[first + count / 2].cost - least);
        order.push_back(request);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return loss[a] > loss[b]; });
    return order;
}

void AssignmentSolver::solve() {
    for (const std::uint32_t request : most_to_lose_first()) augment(request);
}

void AssignmentSolver::reach(std::uint32_t helper, std::int64_t distance, std::uint32_t from,
                             std::size_t edge) {
    if (helpers_[helper].distance < 0) reached_.push_back(helper);
    helpers_[helper].distance = distance;
    came_from_[helper] = from;
    came_by_[helper] = edge;
    waiting_.push({distance, helper});
}

// All that this request could do instead of its best, `distance` being what it costs to make it move.
void AssignmentSolver::look_from(std::uint32_t request, std::int64_t distance, std::int64_t best,
                                 Path& path) {
    const std::int64_t from = distance - best;
    const std::size_t last = graph_.first_edge[request + 1];
    for (std::size_t edge = graph_.first_edge[request]; edge < last; ++edge) {
        if (from + graph_.edges[edge].cost >= path.distance) break;
        const std::uint32_t number = graph_.edges[edge].helper;
        const HelperState& helper = helpers_[number];
        const std::int64_t there = from + graph_.edges[edge].cost + helper.price;
        if (there >= path.distance) continue;
        if (helper.free_places > 0) {
            path = {there, request, edge};
        } else if (helper.distance < 0 || there < helper.distance) {
            reach(number, there, request, edge);
        }
    }
    const std::int64_t leaving = from + graph_.open_cost[request];
    if (leaving < path.distance) path = {leaving, request, open};
}

// Dijkstra's algorithm over the helpers who are full, from those already waiting until no nearer end of the
// path can be found or the nearest of them is `goal`.
void AssignmentSolver::search(Path& path, std::uint32_t goal) {
    while (!waiting_.empty()) {
        const auto [distance, helper] = waiting_.top();
        if (distance >= path.distance || helper == goal) return;
        waiting_.pop();
        const HelperState& state = helpers_[helper];
        if (distance != state.distance) continue;
        settled_.push_back(helper);
        for (std::uint32_t place = 0; place < state.held_places; ++place) {
            const std::uint32_t holder = holders_[state.first_place + place];
            look_from(holder, distance, worth(holder), path);
        }
    }
}

void AssignmentSolver::raise_prices(std::int64_t distance) {
    for (const std::uint32_t helper : settled_)
        helpers_[helper].price += distance - helpers_[helper].distance;
}

// Everybody on the path moves one on, the last one first.
void AssignmentSolver::move_along(const Path& path, std::uint32_t start) {
    std::uint32_t request = path.request;
    std::size_t edge = path.edge;
    std::uint32_t freed = none;  // The place that the mover before this one has left.
    while (true) {
        const std::size_t left = edge_of_[request];
        const std::uint32_t left_place = place_of_[request];
        if (freed == none) {
            place_of_[request] = none;
            take(request, edge);
        } else {
            edge_of_[request] = edge;
            place_of_[request] = freed;
            holders_[helpers_[graph_.edges[edge].helper].first_place + freed] = request;
        }
        if (request == start) return;
        const std::uint32_t helper = graph_.edges[left].helper;
        freed = left_place;
        request = came_from_[helper];
        edge = came_by_[helper];
    }
}

void AssignmentSolver::forget_search() {
    for (const std::uint32_t helper : reached_) helpers_[helper].distance = -1;
    reached_.clear();
    settled_.clear();
    waiting_ = {};
}

void AssignmentSolver::augment(std::uint32_t request) {
    Path path{far_away, none, open};
    look_from(request, 0, best_offer(request), path);
    search(path, none);
    raise_prices(path.distance);
    move_along(path, request);
    forget_search();
}

// The shortest circle through this edge: somebody makes room there, perhaps others move on, and the last one
// ends at the place that the request leaves, or anywhere. Then that place is worth its price, and as prices
// are the least possible, somebody will pay it or, at the price 0, nobody need.
std::int64_t AssignmentSolver::extra_cost(std::uint32_t request, std::size_t edge) {
    const std::uint32_t helper = graph_.edges[edge].helper;
    const std::uint32_t before = helper_of(request);
    if (helper == before) return 0;
    if (graph_.places[helper] == 0) return -1;
    const std::int64_t moved = price_on(edge) - worth(request);
    if (has_place(helper)) return moved;
    Path path{far_away, none, open};
    reach(helper, 0, request, edge);
    search(path, before);
    std::int64_t way = path.distance;
    if (before != none && helpers_[before].distance >= 0) way = std::min(way, helpers_[before].distance);
    forget_search();
    return moved + way;
}

}  // namespace linli::matching
