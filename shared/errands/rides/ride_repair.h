#pragma once

#include <cstdint>
#include <vector>

#include "shared/core/random.h"
#include "shared/errands/rides/ride_solution.h"

// Puts open rides into routes. Regret and noise after Ropke and Pisinger, "An adaptive large neighborhood
// search heuristic for the pickup and delivery problem with time windows" (2006); blinks after Christiaens
// and Vanden Berghe, "Slack induction by string removals for vehicle routing problems" (2020).

namespace linli::rides {

struct RepairStyle {
    // 0: one ride after the other in a random order, each where it is cheapest. 1: always the ride that is
    // cheapest to insert. k: always the ride that loses most if it does not get its best of k routes.
    std::uint32_t regret = 2;
    std::int32_t noise = 0;    // Costs are looked at with up to so much added or taken away.
    std::uint32_t blinks = 0;  // So many of a thousand routes are overlooked.
};

class Repair {
public:
    Repair(const RideModel& model, RouteScheduler& scheduler);

    // Those for which there is no place stay open.
    void run(Solution& solution, const RepairStyle& style, SeededRandom& random);

    // best_insertion() without a limit, remembered for routes seen before.
    Insertion insertion(const Route& route, std::uint32_t ride);

    // Routes that are worth a look: of several idle vehicles of one kind only the first.
    const std::vector<std::uint32_t>& routes_to_try(const Solution& solution);

private:
    Insertion insertion_or_other(const Route& route, std::uint32_t ride, SeededRandom& random);

    struct Remembered {
        std::uint64_t key = 0;
        Insertion insertion;
    };
    struct Choice {
        std::uint32_t vehicle = nothing;
        std::int64_t regret = -1;
        std::int64_t cost = 0;
    };

    void run_in_order(Solution& solution, const RepairStyle& style, SeededRandom& random);
    void run_by_regret(Solution& solution, const RepairStyle& style, SeededRandom& random);
    Choice choice(const std::int64_t* costs, std::uint32_t regret) const;
    std::int64_t seen_cost(const Solution& solution, std::uint32_t vehicle, std::uint32_t ride,
                           const RepairStyle& style, SeededRandom& random);

    const RideModel& model_;
    RouteScheduler& scheduler_;
    std::vector<Remembered> memory_;
    std::vector<std::uint32_t> to_try_;
    std::vector<std::uint8_t> kind_seen_;
    std::vector<std::int64_t> costs_;  // By open ride and vehicle.
};

}  // namespace linli::rides
