#include "shared/errands/matching/assignment_solver.h"

#include <limits>

#include "shared/core/assert.h"

namespace linli::matching {
namespace {

// Far above any sum of costs within the limits, far below an overflow.
constexpr std::int64_t far_away = std::numeric_limits<std::int64_t>::max() / 4;

// A war of bids between two requests may take long; what is left after so many steps the searches settle.
constexpr std::size_t first_steps_for_each = 8;

}  // namespace

AssignmentSolver::AssignmentSolver(const AssignmentGraph& graph)
    : graph_(graph),
      prices_(graph.helpers(), 0),
      edge_of_(graph.requests(), open),
      place_of_(graph.requests(), none),
      held_(graph.helpers(), 0),
      distance_(graph.helpers(), -1),
      came_from_(graph.helpers(), none),
      came_by_(graph.helpers(), open) {
    std::size_t places = 0;
    for (const std::uint32_t count : graph.places) {
        first_place_.push_back(places);
        places += count;
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
    return graph_.edges[edge].cost + prices_[graph_.edges[edge].helper];
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

AssignmentSolver::Offers AssignmentSolver::offers(std::uint32_t request) const {
    Offers found{open, graph_.open_cost[request], far_away};
    for (std::size_t edge = graph_.first_edge[request]; edge < graph_.first_edge[request + 1]; ++edge) {
        const std::int64_t offer = price_on(edge);
        // Rather help than leave a request open at the same cost; between helpers the lower id.
        if (offer < found.least || (offer == found.least && found.edge == open)) {
            found.second = found.least;
            found.least = offer;
            found.edge = edge;
        } else if (offer < found.second) {
            found.second = offer;
        }
    }
    return found;
}

// Only where a place is left.
void AssignmentSolver::take(std::uint32_t request, std::size_t edge) {
    edge_of_[request] = edge;
    if (edge == open) return;
    const std::uint32_t helper = graph_.edges[edge].helper;
    LINLI_ASSERT(has_place(helper));
    place_of_[request] = held_[helper]++;
    holders_[first_place_[helper] + place_of_[request]] = request;
}

// The request takes its best offer, if need be from another one by paying more (the augmenting row reduction
// of Jonker and Volgenant). Gives the request that is without a helper afterwards: itself if it got nowhere.
std::uint32_t AssignmentSolver::first_step(std::uint32_t request) {
    const Offers found = offers(request);
    if (found.edge == open) return none;
    const std::uint32_t helper = graph_.edges[found.edge].helper;
    if (has_place(helper)) {
        take(request, found.edge);
        return none;
    }
    // With several places the others who sit here may not follow the price.
    if (graph_.places[helper] != 1 || found.second == found.least) return request;
    std::uint32_t& holder = holders_[first_place_[helper]];
    const std::uint32_t displaced = holder;
    prices_[helper] += found.second - found.least;
    edge_of_[displaced] = open;
    place_of_[displaced] = none;
    holder = request;
    place_of_[request] = 0;
    edge_of_[request] = found.edge;
    return displaced;
}

void AssignmentSolver::solve() {
    std::vector<std::uint32_t> left;
    for (std::uint32_t request = 0; request < graph_.requests(); ++request) {
        std::uint32_t next = request;
        for (std::size_t step = 0; step < first_steps_for_each && next != none; ++step) {
            const std::uint32_t displaced = first_step(next);
            if (displaced == next) break;
            next = displaced;
        }
        if (next != none) left.push_back(next);
    }
    for (const std::uint32_t request : left) augment(request);
}

void AssignmentSolver::reach(std::uint32_t helper, std::int64_t distance, std::uint32_t from,
                             std::size_t edge) {
    if (distance_[helper] < 0) reached_.push_back(helper);
    distance_[helper] = distance;
    came_from_[helper] = from;
    came_by_[helper] = edge;
    waiting_.push({distance, helper});
}

// All that this request could do instead, `distance` being what it costs to make it move.
void AssignmentSolver::look_from(std::uint32_t request, std::int64_t distance, std::int64_t worth, Path& path) {
    const std::int64_t from = distance - worth;
    for (std::size_t edge = graph_.first_edge[request]; edge < graph_.first_edge[request + 1]; ++edge) {
        std::int64_t there = from + price_on(edge);
        if (there >= path.distance) continue;
        const std::uint32_t helper = graph_.edges[edge].helper;
        if (helper == path.goal || has_place(helper)) {
            if (helper != path.goal) there += path.detour;
            if (there < path.distance) path = {there, request, edge, path.goal, path.detour};
        } else if (distance_[helper] < 0 || there < distance_[helper]) {
            reach(helper, there, request, edge);
        }
    }
    const std::int64_t leaving = from + graph_.open_cost[request] + path.detour;
    if (leaving < path.distance) path = {leaving, request, open, path.goal, path.detour};
}

// Dijkstra's algorithm over the helpers who are full, from those already waiting until no nearer end of the
// path can be found.
void AssignmentSolver::search(Path& path) {
    while (!waiting_.empty()) {
        const auto [distance, helper] = waiting_.top();
        if (distance >= path.distance) return;
        waiting_.pop();
        if (distance != distance_[helper]) continue;
        settled_.push_back(helper);
        for (std::uint32_t place = 0; place < held_[helper]; ++place) {
            const std::uint32_t holder = holders_[first_place_[helper] + place];
            look_from(holder, distance, worth(holder), path);
        }
    }
}

void AssignmentSolver::raise_prices(std::int64_t distance) {
    for (const std::uint32_t helper : settled_) prices_[helper] += distance - distance_[helper];
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
            holders_[first_place_[graph_.edges[edge].helper] + freed] = request;
        }
        if (request == start) return;
        const std::uint32_t helper = graph_.edges[left].helper;
        freed = left_place;
        request = came_from_[helper];
        edge = came_by_[helper];
    }
}

void AssignmentSolver::forget_search() {
    for (const std::uint32_t helper : reached_) distance_[helper] = -1;
    reached_.clear();
    settled_.clear();
    waiting_ = {};
}

void AssignmentSolver::augment(std::uint32_t request) {
    Path path{far_away, none, open, none, 0};
    look_from(request, 0, offers(request).least, path);
    search(path);
    raise_prices(path.distance);
    move_along(path, request);
    forget_search();
}

std::int64_t AssignmentSolver::extra_cost(std::uint32_t request, std::size_t edge) {
    const std::uint32_t helper = graph_.edges[edge].helper;
    const std::uint32_t before = helper_of(request);
    if (helper == before) return 0;
    const std::int64_t moved = price_on(edge) - worth(request);
    // Whoever must make room here may take the place that this request leaves; else that place stays empty,
    // and it is worth its price.
    const std::int64_t emptied = before == none ? 0 : prices_[before];
    if (has_place(helper)) return moved + emptied;
    Path path{far_away, none, open, before, emptied};
    reach(helper, 0, request, edge);
    search(path);
    forget_search();
    return path.distance == far_away ? -1 : moved + path.distance;
}

}  // namespace linli::matching
