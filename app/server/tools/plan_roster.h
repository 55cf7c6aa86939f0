#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/core/result.h"
#include "shared/shifts/rostering/roster_problem.h"

namespace linli::server {

// A problem and the names of the file; the planner numbers people and kinds.
struct RosterInstance {
    RosterProblem problem;
    std::vector<std::string> people;
    std::vector<std::string> kinds;
};

// A problem in the format of the public shift scheduling instances (Curtois and Qu 2014). A Failure names the
// line.
Result<RosterInstance> read_roster_instance(const std::string& text);

// One line a person: for each day the name of a kind, or "-".
std::string roster_solution_text(const RosterInstance& instance, const Roster& roster);

// Plans for so many seconds on one core and prints the roster. It breaks no hard rule; if a person cannot
// be given any row, it is a Failure that says who and why.
Result<void> plan_roster(const std::string& file, double seconds, std::uint64_t seed);

}  // namespace linli::server
