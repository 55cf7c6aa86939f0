#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/errands/matching/assignment.h"

// The input of assign() in the order of the ids, without what is fixed.

namespace linli::matching {

inline constexpr std::uint32_t none = 0xFFFFFFFF;

struct Edge {
    std::uint32_t helper = 0;
    std::int32_t cost = 0;
};

struct AssignmentGraph {
    std::vector<std::uint32_t> request_at;     // Place in the input, by number here.
    std::vector<std::uint32_t> helper_at;      // The same for helpers.
    std::vector<std::uint32_t> helper_number;  // And back: number here, by place in the input.
    std::vector<std::int64_t> open_cost;       // By request.
    std::vector<std::size_t> first_edge;       // By request, and one more.
    std::vector<Edge> edges;                   // Of a request, the cheapest first, each helper once.
    std::vector<std::uint32_t> places;  // By helper: what the fixed pairs leave, as far as it can be used.

    std::uint32_t requests() const { return static_cast<std::uint32_t>(request_at.size()); }
    std::uint32_t helpers() const { return static_cast<std::uint32_t>(helper_at.size()); }
};

AssignmentGraph assignment_graph(const AssignmentInput& input);

// What the fixed pair of a request costs.
std::int64_t fixed_cost(const AssignmentRequest& request);

}  // namespace linli::matching
