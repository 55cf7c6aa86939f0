#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/errands/matching/assignment.h"

// Whether an assignment is the best there is: by its own prices, and by a solver that is not ours. For the
// tests and for what is measured.

namespace linli {

// The cheapest of the request's candidates for this helper, if they are one.
std::optional<std::int64_t> cost_of(const AssignmentRequest& request, std::uint32_t helper);
// What fixed pairs leave of each capacity.
std::vector<std::int32_t> places_left(const AssignmentInput& input);

// Empty if the assignment is possible, costs what it says, and its prices prove that nothing is cheaper.
std::string flaw(const AssignmentInput& input, const Assignment& result);

bool has_network_simplex();  // LEMON was there when this was compiled.
// The least cost as LEMON's network simplex finds it; nothing where it finds no optimum, or is not there.
std::optional<std::int64_t> least_by_network_simplex(const AssignmentInput& input);

}  // namespace linli
