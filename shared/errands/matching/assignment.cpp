#include "shared/errands/matching/assignment.h"

#include <map>

#include "shared/core/assert.h"
#include "shared/errands/matching/assignment_solver.h"

namespace linli {

using matching::assignment_graph;
using matching::AssignmentGraph;
using matching::AssignmentSolver;
using matching::none;

Assignment assign(const AssignmentInput& input) {
    const AssignmentGraph graph = assignment_graph(input);
    AssignmentSolver solver(graph);
    solver.solve();
    Assignment result;
    result.helper_of.resize(input.requests.size());
    result.request_worth.resize(input.requests.size());
    result.helper_price.resize(input.helpers.size());
    for (std::size_t place = 0; place < input.requests.size(); ++place) {
        const AssignmentRequest& request = input.requests[place];
        if (!request.fixed) continue;
        result.helper_of[place] = request.fixed;
        result.request_worth[place] = matching::fixed_cost(request);
        result.total_cost += result.request_worth[place];
    }
    for (std::uint32_t request = 0; request < graph.requests(); ++request) {
        const std::uint32_t place = graph.request_at[request];
        const std::uint32_t helper = solver.helper_of(request);
        if (helper != none) result.helper_of[place] = graph.helper_at[helper];
        result.request_worth[place] = solver.worth(request);
        result.total_cost += solver.cost(request);
    }
    for (std::uint32_t helper = 0; helper < graph.helpers(); ++helper)
        result.helper_price[graph.helper_at[helper]] = solver.price(helper);
    return result;
}

std::vector<std::optional<std::int64_t>> extra_costs(const AssignmentInput& input,
                                                     const Assignment& assignment, std::uint32_t request) {
    LINLI_ASSERT(request < input.requests.size() && assignment.helper_of.size() == input.requests.size());
    if (input.requests[request].fixed) return {};
    const AssignmentGraph graph = assignment_graph(input);
    AssignmentSolver solver(graph);
    for (std::uint32_t helper = 0; helper < graph.helpers(); ++helper)
        solver.set_price(helper, assignment.helper_price[graph.helper_at[helper]]);
    std::uint32_t asked = none;
    for (std::uint32_t number = 0; number < graph.requests(); ++number) {
        const std::uint32_t place = graph.request_at[number];
        const std::optional<std::uint32_t> helper = assignment.helper_of[place];
        if (helper) solver.seat(number, graph.helper_number[*helper]);
        if (place == request) asked = number;
    }
    std::map<std::uint32_t, std::int64_t> by_helper;
    for (std::size_t edge = graph.first_edge[asked]; edge < graph.first_edge[asked + 1]; ++edge)
        by_helper[graph.helper_at[graph.edges[edge].helper]] = solver.extra_cost(asked, edge);
    std::vector<std::optional<std::int64_t>> extra;
    for (const AssignmentCandidate& candidate : input.requests[request].candidates) {
        const std::int64_t cost = by_helper[candidate.helper];
        extra.push_back(cost < 0 ? std::nullopt : std::optional(cost));
    }
    return extra;
}

}  // namespace linli
