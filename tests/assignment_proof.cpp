#include "tests/assignment_proof.h"

#include <algorithm>

#if __has_include(<lemon/list_graph.h>)
// This package of graph algorithms knows older compilers than ours.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <lemon/list_graph.h>
#include <lemon/network_simplex.h>
#pragma GCC diagnostic pop
#define LINLI_HAS_LEMON 1
#endif

namespace linli {

std::optional<std::int64_t> cost_of(const AssignmentRequest& request, std::uint32_t helper) {
    std::optional<std::int64_t> least;
    for (const AssignmentCandidate& candidate : request.candidates) {
        if (candidate.helper == helper && (!least || candidate.cost < *least)) least = candidate.cost;
    }
    return least;
}

std::vector<std::int32_t> places_left(const AssignmentInput& input) {
    std::vector<std::int32_t> left;
    for (const AssignmentHelper& helper : input.helpers) left.push_back(std::max(0, helper.capacity));
    for (const AssignmentRequest& request : input.requests) {
        if (request.fixed && left[*request.fixed] > 0) --left[*request.fixed];
    }
    return left;
}

#ifdef LINLI_HAS_LEMON
bool has_network_simplex() {
    return true;
}

std::optional<std::int64_t> least_by_network_simplex(const AssignmentInput& input) {
    using Graph = lemon::ListDigraph;
    Graph graph;
    Graph::ArcMap<std::int64_t> capacity(graph), cost(graph);
    const Graph::Node source = graph.addNode(), target = graph.addNode();
    const auto arc = [&](Graph::Node a, Graph::Node b, std::int64_t most, std::int64_t each) {
        const Graph::Arc added = graph.addArc(a, b);
        capacity[added] = most;
        cost[added] = each;
    };
    const std::vector<std::int32_t> left = places_left(input);
    std::vector<Graph::Node> helpers;
    for (const std::int32_t places : left) {
        helpers.push_back(graph.addNode());
        arc(helpers.back(), target, places, 0);
    }
    std::int64_t fixed = 0, flow = 0;
    for (const AssignmentRequest& request : input.requests) {
        if (request.fixed) {
            fixed += cost_of(request, *request.fixed).value_or(0);
            continue;
        }
        const Graph::Node node = graph.addNode();
        ++flow;
        arc(source, node, 1, 0);
        arc(node, target, 1, request.unassigned_cost);
        for (const AssignmentCandidate& candidate : request.candidates)
            arc(node, helpers[candidate.helper], 1, candidate.cost);
    }
    lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t> simplex(graph);
    simplex.upperMap(capacity).costMap(cost).stSupply(source, target, flow);
    if (simplex.run() != simplex.OPTIMAL) return std::nullopt;
    return fixed + simplex.totalCost();
}
#else
bool has_network_simplex() {
    return false;
}

std::optional<std::int64_t> least_by_network_simplex(const AssignmentInput&) {
    return std::nullopt;
}
#endif

std::string flaw(const AssignmentInput& input, const Assignment& result) {
    std::vector<std::int32_t> left = places_left(input);
    const std::vector<std::int32_t> places = left;
    std::int64_t total = 0, bound = 0;
    for (std::size_t r = 0; r < input.requests.size(); ++r) {
        const AssignmentRequest& request = input.requests[r];
        const std::optional<std::uint32_t> helper = result.helper_of[r];
        const std::int64_t worth = result.request_worth[r];
        const std::int64_t cost = helper ? cost_of(request, *helper).value_or(0) : request.unassigned_cost;
        total += cost;
        bound += worth;
        if (request.fixed) {
            if (helper != request.fixed || worth != cost) return "a fixed pair was changed";
            continue;
        }
        if (helper && !cost_of(request, *helper)) return "somebody who is no candidate";
        if (helper && --left[*helper] < 0) return "more requests than a helper takes";
        if (worth != cost + (helper ? result.helper_price[*helper] : 0)) return "a worth that is not paid";
        if (worth > request.unassigned_cost) return "rather left open";
        for (const AssignmentCandidate& other : request.candidates) {
            if (worth > other.cost + result.helper_price[other.helper]) return "rather with another one";
        }
    }
    for (std::size_t h = 0; h < input.helpers.size(); ++h) {
        if (result.helper_price[h] < 0 || (result.helper_price[h] > 0 && left[h] > 0)) return "a wrong price";
        bound -= result.helper_price[h] * places[h];
    }
    return total != result.total_cost ? "a wrong sum" : bound != total ? "not the least" : "";
}

}  // namespace linli
