#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/core/id.h"

// Who takes which errand today, so that all together it is best: the cheapest assignment of requests to
// helpers on the pairs that are possible at all. What a pair costs, the ranking says; here are only numbers.
//
// The result is a function of what is asked, not of the order in which it stands in the lists: everything is
// looked at by ascending id. Of several assignments that cost the same the same one is always chosen, though
// not necessarily the one a person would call the first.

namespace linli {

// More than enough for a district; beyond it (and for a cost beyond it) the caller has made a mistake.
inline constexpr std::size_t max_assigned_requests = 1'000'000;
inline constexpr std::int32_t max_assignment_cost = 1'000'000'000;

struct AssignmentHelper {
    Bits128 id;
    std::int32_t capacity = 1;  // Requests today, with those that are fixed. 0 or less: none.
};

struct AssignmentCandidate {
    std::uint32_t helper = 0;  // Its place in AssignmentInput::helpers.
    std::int32_t cost =
        0;  // From -max_assignment_cost to max_assignment_cost. The cheapest of repeated ones counts.
};

struct AssignmentRequest {
    Bits128 id;
    std::int32_t unassigned_cost = 1'000'000;  // What it costs to leave this request open.
    // People have settled this pair: it stays, whatever it costs and however full the helper is. It costs
    // what its candidate says, or 0 if it is none.
    std::optional<std::uint32_t> fixed;
    std::vector<AssignmentCandidate> candidates;
};

// Ids differ from each other within each list; else, and for a helper's place that does not exist, it
// asserts.
struct AssignmentInput {
    std::vector<AssignmentHelper> helpers;
    std::vector<AssignmentRequest> requests;
};

// The two kinds of worth prove that nothing is cheaper (linear programming duality):
//   helper_price >= 0, and 0 for a helper who could take one more;
//   request_worth <= cost + helper_price for every candidate, with equality for the chosen one;
//   request_worth <= unassigned_cost, with equality if it stays open.
// The requests with a fixed pair stand outside: their worth is what they cost.
struct Assignment {
    std::vector<std::optional<std::uint32_t>> helper_of;  // By request; nothing: it stays open.
    std::int64_t total_cost = 0;
    std::vector<std::int64_t> request_worth;  // Without this request all would cost so much less.
    std::vector<std::int64_t> helper_price;   // One place more with this helper would save this.
};

// Successive shortest paths with prices, after Edmonds and Karp, "Theoretical improvements in algorithmic
// efficiency for network flow problems" (1972), and Tomizawa (1971), each search only as far as it has to go.
Assignment assign(const AssignmentInput& input);

// "Why not Ada?": how much more everything together would cost if this request went to that candidate, the
// others arranged as well as possible around it. In the order of its candidates; 0: as good as what was
// chosen, or chosen; nothing: impossible, as all places of this helper are fixed. Empty if the request itself
// is fixed. `assignment` must be what assign() gave for `input`.
std::vector<std::optional<std::int64_t>> extra_costs(const AssignmentInput& input,
                                                     const Assignment& assignment, std::uint32_t request);

}  // namespace linli
