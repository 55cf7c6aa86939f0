#include "shared/errands/rides/ride_planner.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "shared/core/minus_log.h"
#include "shared/core/random.h"
#include "shared/errands/rides/ride_local_search.h"
#include "shared/errands/rides/ride_pool.h"
#include "shared/errands/rides/ride_removal.h"
#include "shared/errands/rides/ride_repair.h"
#include "shared/errands/rides/ride_solution.h"

namespace linli {
using namespace rides;

namespace {

// Found by trying on public instances of 16 to 120 rides.
constexpr std::uint32_t first_cycle = 3000;  // Steps from hot to cold; each cycle is twice as long.
constexpr std::uint32_t most_cycle_steps_per_ride = 100;
constexpr std::int64_t start_temperature = 50;  // In 1 / 10,000 of the cost.
constexpr std::uint32_t cool_every = 16;        // Steps.
constexpr std::int64_t cooling = 54;            // 16 ln 30: it ends at a 30th of where it began.
constexpr std::uint32_t most_removed = 20;
constexpr std::uint32_t blinks = 20;
constexpr std::uint32_t recombine_every = 5000;
constexpr std::int64_t pool_per_thousand = 40;  // Plans so much worse than the best are good enough.
constexpr std::array<std::uint32_t, removals> removal_weights{20, 20, 30, 5, 20};
constexpr std::array<std::uint32_t, 5> regret_percent{60, 5, 20, 10, 5};  // For 0, 1, 2, 3 and 5.

template <std::size_t count>
std::size_t weighted(const std::array<std::uint32_t, count>& weights, SeededRandom& random) {
    std::uint32_t sum = 0;
    for (const std::uint32_t weight : weights) sum += weight;
    std::uint32_t drawn = random.below(sum);
    std::size_t chosen = 0;
    while (drawn >= weights[chosen]) drawn -= weights[chosen++];
    return chosen;
}

}  // namespace

class RidePlanner::Search {
public:
    Search(const RideProblem& problem, std::uint64_t seed, const RidePlan& start)
        : model_(problem, start),
          scheduler_(model_),
          repair_(model_, scheduler_),
          remover_(model_),
          pool_(model_),
          random_(seed),
          current_(solution_of(model_, scheduler_, start)) {
        repair_.run(current_, {2, 0, 0}, random_);
        std::fill(current_.touched.begin(), current_.touched.end(), std::uint8_t{0});
        work_ = best_ = current_;
        open_cost_ = std::int64_t{4} * model_.longest_leg();
        begin_cycle(first_cycle);
    }

    void improve(std::uint32_t steps) {
        for (std::uint32_t step = 0; step < steps; ++step) one_step();
    }

    RidePlan best() { return plan_of(model_, scheduler_, best_); }

private:
    std::int64_t value(const Solution& solution) const {
        return solution.cost() + static_cast<std::int64_t>(solution.open.size()) * open_cost_;
    }

    void begin_cycle(std::uint32_t length) {
        cycle_length_ = length;
        cycle_step_ = 0;
        temperature_ = std::max<std::int64_t>(best_.cost(), 1) * start_temperature;
    }

    // Simulated annealing. What is worse by a tenth never passes (and would not fit into the numbers below).
    bool accepts(std::int64_t more) {
        if (more <= 0) return true;
        if (more > best_.cost() / 10) return false;
        return more * 10'000 * 1024 < temperature_ * minus_log(1 + random_.below(1023));
    }

    RepairStyle style() {
        constexpr std::array<std::uint32_t, 5> regrets{0, 1, 2, 3, 5};
        RepairStyle result;
        result.regret = regrets[weighted(regret_percent, random_)];
        result.blinks = blinks;
        if (random_.chance(300)) result.noise = model_.longest_leg() / 20;
        return result;
    }

    void one_step() {
        if (model_.rides() == 0) return;
        const std::uint32_t most =
            std::max(std::min(model_.rides(), 5U), std::min(model_.rides() / 3, most_removed));
        const std::uint32_t count = 1 + random_.below(most);
        const auto removal = static_cast<Removal>(weighted(removal_weights, random_));
        take_out(model_, scheduler_, work_, remover_.choose(work_, removal, count, random_));
        repair_.run(work_, style(), random_);
        if (is_better(work_, best_)) {
            for (std::uint32_t vehicle = 0; vehicle < work_.routes.size(); ++vehicle) {
                if (work_.touched[vehicle]) improve_order(model_, scheduler_, work_, vehicle);
            }
        }
        if (accepts(value(work_) - value(current_))) {
            remember_routes();
            take_over(work_, current_);
            if (is_better(current_, best_)) best_ = current_;
        } else {
            take_over(current_, work_);
        }
        ++cycle_step_;
        if (cycle_step_ % cool_every == 0) temperature_ -= temperature_ * cooling / cycle_length_;
        if (cycle_step_ % recombine_every == 0 && pool_.recombine(scheduler_, best_)) start_from_best();
        if (cycle_step_ < cycle_length_) return;
        start_from_best();
        begin_cycle(
            std::min(2 * cycle_length_, std::max(first_cycle, most_cycle_steps_per_ride * model_.rides())));
    }

    void remember_routes() {
        if (!work_.open.empty()) return;
        const std::int64_t least = best_.cost();
        if (best_.open.empty() && work_.cost() > least + least / 1000 * pool_per_thousand) return;
        for (const Route& route : work_.routes) {
            if (work_.touched[route.vehicle]) pool_.add(route);
        }
    }

    void start_from_best() {
        current_ = best_;
        std::fill(current_.touched.begin(), current_.touched.end(), std::uint8_t{0});
        work_ = current_;
    }

    RideModel model_;
    RouteScheduler scheduler_;
    Repair repair_;
    Remover remover_;
    RoutePool pool_;
    SeededRandom random_;
    Solution current_;
    Solution work_;
    Solution best_;
    std::int64_t open_cost_ = 0;
    std::int64_t temperature_ = 0;
    std::uint32_t cycle_length_ = 0;
    std::uint32_t cycle_step_ = 0;
};

RidePlanner::RidePlanner(const RideProblem& problem, std::uint64_t seed, const RidePlan& start)
    : search_(std::make_unique<Search>(problem, seed, start)) {}
RidePlanner::~RidePlanner() = default;
RidePlanner::RidePlanner(RidePlanner&&) noexcept = default;
RidePlanner& RidePlanner::operator=(RidePlanner&&) noexcept = default;

void RidePlanner::improve(std::uint32_t steps) {
    search_->improve(steps);
}

RidePlan RidePlanner::best() const {
    return search_->best();
}

}  // namespace linli
