#pragma once

#include <cstdint>
#include <functional>
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

// Plans until `is_over`, which is asked every few steps, says so; the roster as roster_solution_text. It
// breaks no hard rule; if a person cannot be given any row, it is a Failure that says who and why.
Result<std::string> plan_roster_until(const RosterInstance& instance, std::uint64_t seed,
                                      const std::function<bool()>& is_over);

// The same for so many seconds on one core, or until SIGINT or SIGTERM comes, and prints the roster; how much
// memory that took, to the standard error.
Result<void> plan_roster(const std::string& file, double seconds, std::uint64_t seed);

}  // namespace linli::server
