#pragma once

#include <cstdint>
#include <memory>

#include "shared/errands/rides/ride_problem.h"

namespace linli {

// Improves a plan for as long as the caller likes: first as many rides as possible, then what it costs, with
// change_cost. The same problem, seed, start plan and number of steps give the same plan on every machine.
//
// Large neighbourhood search (after Ropke and Pisinger 2006) with local search on good plans and a pool of
// good routes from which now and then the best combination is sought; for rides after Gschwind and Drexl,
// "Adaptive large neighborhood search with a constant-time feasibility test for the dial-a-ride problem"
// (2019), and Braekers, Caris and Janssens, "Exact and meta-heuristic approach for a general heterogeneous
// dial-a-ride problem with multiple depots" (2014).
class RidePlanner {
public:
    // The problem must have passed check_ride_problem(). What the start plan has fixed stays; what else it
    // has, and is possible, is where the search begins.
    RidePlanner(const RideProblem& problem, std::uint64_t seed, const RidePlan& start = {});
    ~RidePlanner();
    RidePlanner(RidePlanner&&) noexcept;
    RidePlanner& operator=(RidePlanner&&) noexcept;

    // A step is some rides taken out and put in again: well below a millisecond for a hundred rides. The plan
    // is complete, as far as it can be, before the first step.
    void improve(std::uint32_t steps);

    // Always possible, never worse than before.
    RidePlan best() const;

private:
    class Search;
    std::unique_ptr<Search> search_;
};

}  // namespace linli
