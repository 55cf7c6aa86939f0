#include "shared/errands/matching/assignment_graph.h"

#include <algorithm>

#include "shared/core/assert.h"

namespace linli::matching {
namespace {

// The places of a list in the order of its ids.
template <class Item>
std::vector<std::uint32_t> by_id(const std::vector<Item>& items) {
    std::vector<std::uint32_t> order(items.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) order[place] = place;
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return items[a].id < items[b].id; });
    for (std::size_t i = 1; i < order.size(); ++i) LINLI_ASSERT(items[order[i - 1]].id < items[order[i]].id);
    return order;
}

bool within_limits(std::int32_t cost) {
    return -max_assignment_cost <= cost && cost <= max_assignment_cost;
}

void add_edges(AssignmentGraph& graph, const AssignmentRequest& request) {
    const auto first = static_cast<std::ptrdiff_t>(graph.edges.size());
    for (const AssignmentCandidate& candidate : request.candidates) {
        LINLI_ASSERT(candidate.helper < graph.helper_number.size() && within_limits(candidate.cost));
        graph.edges.push_back({graph.helper_number[candidate.helper], candidate.cost});
    }
    const auto begin = graph.edges.begin() + first;
    std::sort(begin, graph.edges.end(), [](const Edge& a, const Edge& b) {
        return a.helper != b.helper ? a.helper < b.helper : a.cost < b.cost;
    });
    const auto same = [](const Edge& a, const Edge& b) { return a.helper == b.helper; };
    graph.edges.erase(std::unique(begin, graph.edges.end(), same), graph.edges.end());
    std::sort(graph.edges.begin() + first, graph.edges.end(), [](const Edge& a, const Edge& b) {
        return a.cost != b.cost ? a.cost < b.cost : a.helper < b.helper;
    });
}

// Nobody has more places than there are requests that may come; the solver keeps one cell for each.
void bound_places(AssignmentGraph& graph) {
    std::vector<std::uint32_t> wanted(graph.helpers(), 0);
    for (const Edge& edge : graph.edges) ++wanted[edge.helper];
    for (std::uint32_t helper = 0; helper < graph.helpers(); ++helper)
        graph.places[helper] = std::min(graph.places[helper], wanted[helper]);
}

}  // namespace

std::int64_t fixed_cost(const AssignmentRequest& request) {
    std::optional<std::int64_t> least;
    for (const AssignmentCandidate& candidate : request.candidates) {
        if (candidate.helper == request.fixed && (!least || candidate.cost < *least)) least = candidate.cost;
    }
    return least.value_or(0);
}

AssignmentGraph assignment_graph(const AssignmentInput& input) {
    LINLI_ASSERT(input.requests.size() <= max_assigned_requests);
    AssignmentGraph graph;
    graph.helper_at = by_id(input.helpers);
    graph.helper_number.resize(input.helpers.size());
    graph.places.resize(input.helpers.size());
    for (std::uint32_t number = 0; number < graph.helpers(); ++number) {
        graph.helper_number[graph.helper_at[number]] = number;
        graph.places[number] =
            static_cast<std::uint32_t>(std::max(0, input.helpers[graph.helper_at[number]].capacity));
    }
    graph.first_edge.push_back(0);
    for (const std::uint32_t place : by_id(input.requests)) {
        const AssignmentRequest& request = input.requests[place];
        if (request.fixed) {
            LINLI_ASSERT(*request.fixed < input.helpers.size());
            std::uint32_t& left = graph.places[graph.helper_number[*request.fixed]];
            if (left > 0) --left;
            continue;
        }
        LINLI_ASSERT(within_limits(request.unassigned_cost));
        graph.request_at.push_back(place);
        graph.open_cost.push_back(request.unassigned_cost);
        add_edges(graph, request);
        graph.first_edge.push_back(graph.edges.size());
    }
    bound_places(graph);
    return graph;
}

}  // namespace linli::matching
