#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "shared/shifts/rostering/roster_problem.h"

namespace linli {

// Improves a roster for as long as the caller likes. The same problem, seed and number of steps give the same
// roster on every machine.
//
// Simulated annealing in which one person after the other gets the best row for what the others leave open,
// found by dynamic programming; chance is added to the costs, not to the moves. While it is warm, too few
// people cost little more than a wish, so that a gap may be moved through many rows before it must be closed.
// In between, the rows of a few people are taken apart together and put together again; and, where needs and
// people are not too many, rosters are sought near the best mix of rows (roster_dive.h).
class RosterPlanner {
public:
    // When every person gets a first row, which takes about as long as a step for each; a few hundred times
    // that where limits of kinds are hard to keep.
    enum class FirstRows {
        AtOnce,
        InSteps,  // For who must not wait: two steps a person. Nobody works in the roster before that.
    };
    // It cools down once in 2 * first_rounds steps for every person; who stops before gets little for it.
    struct Pace {
        FirstRows first_rows = FirstRows::AtOnce;
        std::uint32_t first_rounds = 40;
    };
    // The problem must have passed check_roster_problem(). What is fixed stays.
    RosterPlanner(const RosterProblem& problem, std::uint64_t seed);
    RosterPlanner(const RosterProblem& problem, std::uint64_t seed, Pace pace);
    ~RosterPlanner();
    RosterPlanner(RosterPlanner&&) noexcept;
    RosterPlanner& operator=(RosterPlanner&&) noexcept;

    // People for whom no row that breaks no rule was found, ascending; they do not work in the roster.
    // explain_impossible() in roster_explanation.h says why. Known when all have their first rows.
    const std::vector<std::uint32_t>& impossible() const;

    // A step is one row, or while it dives shares moved for about as long. It looks at no more than 800,000
    // numbers at once, else at fewer days; up to some ten times where limits of kinds are hard to keep. Seen
    // on a busy machine: at most 0.4 ms for a week of 328 people; 0.85 ms on average for 42 days with six
    // kinds, whose longest step was not measured.
    void improve(std::uint32_t steps);

    // Breaks no rule and is never worse than before.
    const Roster& best() const;
    std::int64_t best_cost() const;  // As roster_cost().
    std::uint64_t steps() const;

private:
    class Search;
    std::unique_ptr<Search> search_;
};

}  // namespace linli
