#pragma once

#include <cstdint>
#include <vector>

#include "shared/core/random.h"
#include "shared/errands/rides/ride_solution.h"

// Which rides are taken out of a plan, so that they can be put in better: by chance, those that cost most,
// those alike (Shaw, "Using constraint programming and local search methods to solve vehicle routing
// problems", 1998), whole routes, and strings of neighbouring stops (Christiaens and Vanden Berghe, 2020).

namespace linli::rides {

enum class Removal : std::uint8_t { Chance, Costly, Alike, Routes, Strings };
inline constexpr std::size_t removals = 5;

class Remover {
public:
    explicit Remover(const RideModel& model);

    // About `count` rides that are driven and not fixed, each once; fewer if there are not so many.
    std::vector<std::uint32_t> choose(const Solution& solution, Removal removal, std::uint32_t count,
                                      SeededRandom& random);

private:
    // Several rides could be the first: any that can be taken out. `nothing` if there is none.
    std::uint32_t any_ride(const Solution& solution, SeededRandom& random) const;
    bool add(const Solution& solution, std::uint32_t ride);
    void by_chance(const Solution& solution, std::uint32_t count, SeededRandom& random);
    void costly(const Solution& solution, std::uint32_t count, SeededRandom& random);
    void alike(const Solution& solution, std::uint32_t count, SeededRandom& random);
    void whole_routes(const Solution& solution, std::uint32_t count, SeededRandom& random);
    void strings(const Solution& solution, std::uint32_t count, SeededRandom& random);
    void one_string(const Solution& solution, std::uint32_t ride, std::uint32_t length, SeededRandom& random);
    std::int64_t saving(const Route& route, std::size_t up, std::size_t down) const;
    void find_neighbours();

    const RideModel& model_;
    std::vector<std::vector<std::uint32_t>> neighbours_;  // By ride, the most alike first; not all of them.
    std::vector<std::uint8_t> chosen_;
    std::vector<std::uint32_t> result_;
};

}  // namespace linli::rides
