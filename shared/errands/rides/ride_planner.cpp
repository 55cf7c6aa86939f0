#include "shared/errands/rides/ride_planner.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "shared/core/random.h"
#include "shared/errands/rides/ride_pool.h"
#include "shared/errands/rides/ride_removal.h"
#include "shared/errands/rides/ride_repair.h"
#include "shared/errands/rides/ride_solution.h"

namespace linli {
using namespace rides;

namespace {

// -1024 * ln(u) of u = 1 / 1024 … 1023 / 1024 without floating point, which may differ between machines.
std::int64_t minus_log(std::uint32_t of_1024) {
    std::uint64_t value = std::uint64_t{of_1024} << 20;  // As a fraction of 2^30.
    std::int64_t halvings = 0;
    while (value < (std::uint64_t{1} << 29)) {
        value <<= 1;
        ++halvings;
    }
    std::int64_t log2 = -(halvings << 10);  // Of `value` / 2^30, in 1 / 1024; value is between 1/2 and 1.
    std::int64_t fraction = 0;
    value <<= 1;  // Now between 1 and 2, as a fraction of 2^30.
    for (std::int64_t bit = 512; bit > 0; bit >>= 1) {
        value = (value * value) >> 30;
        if (value >= (std::uint64_t{1} << 31)) {
            value >>= 1;
            fraction += bit;
        }
    }
    log2 += fraction - 1024;
    return -log2 * 710 / 1024;  // ln 2 = 710 / 1024.
}

constexpr std::uint32_t first_cycle = 3000;
double env(const char* n, double d) {
    const char* v = getenv(n);
    return v ? atof(v) : d;
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
        begin_cycle(static_cast<std::uint32_t>(env("FC", first_cycle)));
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
        const std::int64_t cost = std::max<std::int64_t>(best_.cost(), 1);
        temperature_ = cost * static_cast<std::int64_t>(env("T0", 30));  // In 1 / 10,000 / 1024 ths…
    }

    bool accepts(std::int64_t more) {
        if (more <= 0) return true;
        return more * 10000 * 1024 < temperature_ * minus_log(1 + random_.below(1023));
    }

    RepairStyle style() {
        RepairStyle result;
        const std::uint32_t kind = random_.below(100);
        static const unsigned r0 = env("R0", 40), r1 = env("R1", 50), r2 = env("R2", 80), r3 = env("R3", 90);
        result.regret = kind < r0 ? 0 : kind < r1 ? 1 : kind < r2 ? 2 : kind < r3 ? 3 : 5;
        static const int bl = env("BL", 20), nz = env("NZ", 50), np = env("NP", 500);
        result.blinks = bl;
        if (random_.chance(np)) result.noise = static_cast<std::int32_t>(model_.longest_leg() / 1000 * nz);
        return result;
    }

    void one_step() {
        static const int qmax = env("QMAX", 20), cy = env("CYC", 2);
        const std::uint32_t most =
            std::max(std::min(model_.rides(), 5U), std::min<std::uint32_t>(model_.rides() / 3, qmax));
        const std::uint32_t count = 1 + random_.below(std::max(most, 1U));
        const auto removal = static_cast<Removal>(pick_removal());
        const std::vector<std::uint32_t> rides = remover_.choose(work_, removal, count, random_);
        take_out(model_, scheduler_, work_, rides);
        repair_.run(work_, style(), random_);
        const std::int64_t more = value(work_) - value(current_);
        if (accepts(more)) {
            static const double pq = env("PQ", 10);
            if (work_.open.empty() && value(work_) < value(best_) + value(best_) * pq / 1000)
                for (const Route& route : work_.routes)
                    if (work_.touched[route.vehicle]) pool_.add(route);
            take_over(work_, current_);
            if (is_better(current_, best_)) best_ = current_;
        } else {
            take_over(current_, work_);
        }
        static const double tend = env("TE", 30);
        if (++cycle_step_ % 16 == 0) {
            // temperature falls geometrically by factor tend over the cycle
            temperature_ -= static_cast<std::int64_t>(static_cast<double>(temperature_) * 16.0 *
                                                      __builtin_log(tend) / cycle_length_);
        }
        static const int pe = env("PE", 5000);
        if (cycle_step_ % pe == 0) {
            Solution made = best_;
            const auto before = made.cost();
            if (pool_.recombine(scheduler_, made)) {
                if (getenv("V")) fprintf(stderr, "pool %.2f -> %.2f\n", before / 1e5, made.cost() / 1e5);
                best_ = made;
                current_ = best_;
                std::fill(current_.touched.begin(), current_.touched.end(), std::uint8_t{0});
                work_ = current_;
            }
        }
        if (cycle_step_ >= cycle_length_) {
            current_ = best_;
            std::fill(current_.touched.begin(), current_.touched.end(), std::uint8_t{0});
            work_ = current_;
            begin_cycle(std::min<std::uint32_t>(cycle_length_ * cy, 10000000));
        }
    }

    std::uint32_t pick_removal() {
        static const int w[5] = {(int)env("W0", 20), (int)env("W1", 20), (int)env("W2", 30),
                                 (int)env("W3", 5), (int)env("W4", 30)};
        int r = static_cast<int>(random_.below(w[0] + w[1] + w[2] + w[3] + w[4]));
        for (std::uint32_t k = 0; k < 5; ++k) {
            if (r < w[k]) return k;
            r -= w[k];
        }
        return 0;
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
