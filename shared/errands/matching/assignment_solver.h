#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <queue>
#include <utility>
#include <vector>

#include "shared/errands/matching/assignment_graph.h"

namespace linli::matching {

// Holds an assignment and its prices, and keeps between any two requests: each sits where cost + price is
// least for it, and a helper with a place left has the price 0. With all requests seated this is optimal.
// Prices only rise, and what once stays open stays open.
//
// The prices are the least with which this holds, so that a price is what one place more would save. Let a
// request come that costs all together `more`. Then a request at distance d from it must be worth `more` - d
// more than before, as without it the others could move along that path; and no price rises by more than
// that.
class AssignmentSolver {
public:
    explicit AssignmentSolver(const AssignmentGraph& graph);

    void solve();

    // Takes over what solve() has found before.
    void seat(std::uint32_t request, std::uint32_t helper);
    void set_price(std::uint32_t helper, std::int64_t price) { helpers_[helper].price = price; }

    // How much more all would cost if `request` were moved along this edge; nothing changes. -1: impossible.
    std::int64_t extra_cost(std::uint32_t request, std::size_t edge);

    std::uint32_t helper_of(std::uint32_t request) const;  // Or `none`.
    std::int64_t price(std::uint32_t helper) const { return helpers_[helper].price; }
    std::int64_t worth(std::uint32_t request) const;  // Of a request that has been decided.
    std::int64_t cost(std::uint32_t request) const;

private:
    static constexpr std::size_t open = static_cast<std::size_t>(-1);  // Instead of an edge.

    // What a search looks at for every edge lies together.
    struct HelperState {
        std::int64_t price = 0;
        std::int64_t distance = -1;  // In the search that runs; -1: not reached.
        std::uint32_t free_places = 0;
        std::uint32_t held_places = 0;
        std::size_t first_place = 0;  // The first of this helper's cells of `holders_`.
    };

    // The end of a shortest path as far as it is found: the request that moves last and where to.
    struct Path {
        std::int64_t distance = 0;
        std::uint32_t request = none;
        std::size_t edge = open;
    };

    std::int64_t best_offer(std::uint32_t request) const;
    bool has_place(std::uint32_t helper) const { return helpers_[helper].free_places > 0; }
    std::int64_t price_on(std::size_t edge) const;
    void take(std::uint32_t request, std::size_t edge);
    std::vector<std::uint32_t> most_to_lose_first() const;
    void augment(std::uint32_t request);
    void search(Path& path, std::uint32_t goal);
    void look_from(std::uint32_t request, std::int64_t distance, std::int64_t best, Path& path);
    void reach(std::uint32_t helper, std::int64_t distance, std::uint32_t from, std::size_t edge);
    void raise_prices(std::int64_t distance);
    void move_along(const Path& path, std::uint32_t start);
    void forget_search();

    const AssignmentGraph& graph_;
    std::vector<HelperState> helpers_;
    std::vector<std::size_t> edge_of_;     // By request: the edge taken, or `open`.
    std::vector<std::uint32_t> place_of_;  // By request: which cell of `holders_`, or `none`.
    std::vector<std::uint32_t> holders_;   // The requests that have taken a place, helper by helper.

    // Of one search.
    using Reached = std::pair<std::int64_t, std::uint32_t>;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<Reached>> waiting_;
    std::vector<std::uint32_t> came_from_;  // By helper: the request that would move here …
    std::vector<std::size_t> came_by_;      // … along this edge.
    std::vector<std::uint32_t> reached_;
    std::vector<std::uint32_t> settled_;
};

}  // namespace linli::matching
