#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "shared/errands/rides/ride_solution.h"

// Remembers routes of good plans and looks for the cheapest plan that can be made of them: set partitioning,
// each ride once and no more routes than vehicles. Prices of the rides from a Lagrangian relaxation by
// subgradients (Held, Wolfe and Crowder, "Validation of subgradient optimization", 1974) rule most routes
// out; the rest is searched depth first, at most so far.

namespace linli::rides {

class RoutePool {
public:
    explicit RoutePool(const RideModel& model);

    void add(const Route& route);

    // Makes the solution cheaper if routes of the pool can; everybody must be driven in it.
    bool recombine(RouteScheduler& scheduler, Solution& solution);

private:
    struct Column {
        std::int64_t cost = 0;
        std::uint64_t key = 0;  // Of the kind of vehicle and the rides, in whatever order.
        std::uint32_t kind = 0;
        std::uint32_t seen = 0;
        std::vector<std::uint32_t> rides;
        std::vector<Node> stops;  // Without the ends.
    };
    // Of one recombination.
    struct Candidate {
        std::int64_t reduced = 0;
        std::uint32_t column = 0;
    };

    void forget_old();
    std::int64_t reduced_cost(const Column& column) const;
    std::int64_t bound_and_cover();
    void find_prices(std::int64_t upper);
    void keep_candidates(std::int64_t upper);
    bool search(std::int64_t reduced, std::uint32_t used);
    bool can_take(const Column& column) const;
    void mark(const Column& column, std::uint8_t value);
    std::uint32_t hardest_row() const;
    bool build(RouteScheduler& scheduler, Solution& solution) const;

    const RideModel& model_;
    std::vector<Column> columns_;
    std::unordered_map<std::uint64_t, std::uint32_t> place_of_;
    std::uint32_t clock_ = 0;
    std::vector<std::uint32_t> vehicles_of_kind_;
    std::uint32_t vehicles_ = 0;
    std::vector<std::int64_t> prices_;  // By ride.
    std::vector<std::int32_t> covered_;
    std::vector<std::vector<Candidate>> cheapest_;  // By kind: of the relaxation.
    // Of the search.
    std::vector<std::vector<Candidate>> by_row_;
    std::vector<std::int64_t> least_sum_;  // Of so many reduced costs.
    std::vector<std::uint8_t> taken_;
    std::vector<std::uint32_t> left_of_kind_;
    std::vector<std::uint32_t> rows_;  // Rides, those with few candidates first.
    std::vector<std::uint32_t> chosen_;
    std::vector<std::uint32_t> best_chosen_;
    std::int64_t target_ = 0;  // The sum of reduced costs must be below.
    std::uint32_t nodes_left_ = 0;
};

}  // namespace linli::rides
