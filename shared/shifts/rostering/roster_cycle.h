#pragma once

#include <cstdint>

#include "shared/shifts/rostering/roster_model.h"

namespace linli::rostering {

// How warm the search is. Costs in 1 / cost_scale.
struct RosterWarmth {
    std::int32_t temperature = 0;
    std::int32_t strictness = 1024;  // In 1 / 1024: so much of its cost counts if people are too few.
};

// What wishes and needs weigh in this problem, so that the same warmth suits all.
struct RosterScale {
    explicit RosterScale(const RosterModel& model);

    std::int32_t wish = 0;   // The average wish, at least 1.
    std::int32_t loose = 0;  // The strictness at which a missing person costs as much as a wish.
};

// `part` of `whole` along the way from cold numbers to warm ones and back, each a multiple of the one before.
// All at least 1.
std::int32_t geometric(std::int32_t from, std::int32_t to, std::uint64_t part, std::uint64_t whole);

// Two ways to cool down; on some problems the one, on some the other finds more.
enum class Annealing : std::uint8_t {
    Mild,  // Wishes stay almost fulfilled while gaps close one after the other.
    Warm,  // First gaps freeze, then wishes.
};
RosterWarmth annealing_warmth(const RosterScale& scale, Annealing way, std::uint64_t part,
                              std::uint64_t whole);

}  // namespace linli::rostering
