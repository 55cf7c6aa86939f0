#pragma once

#include <cstddef>
#include <cstdint>

namespace linli {

// The only source of chance in shared/: a sequence that a seed decides, the same on every machine and
// compiler. For demo data, simulations and planners; never for anything secret. SplitMix64, after Steele, Lea
// and Flood, "Fast splittable pseudorandom number generators" (2014).
class SeededRandom {
public:
    explicit constexpr SeededRandom(std::uint64_t seed) : state_(seed) {}

    constexpr std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
        return mixed ^ (mixed >> 31);
    }

    // 0 <= result < count, every value equally likely. `count` must be at least 1.
    constexpr std::uint32_t below(std::uint32_t count) {
        // Values under the limit would make small results a little more likely than large ones.
        const std::uint64_t limit = (0ULL - count) % count;
        std::uint64_t drawn = next();
        while (drawn < limit) drawn = next();
        return static_cast<std::uint32_t>(drawn % count);
    }

    // least <= result <= most.
    constexpr std::int32_t between(std::int32_t least, std::int32_t most) {
        return least + static_cast<std::int32_t>(below(static_cast<std::uint32_t>(most - least) + 1));
    }

    constexpr bool chance(std::uint32_t per_thousand) { return below(1000) < per_thousand; }

    template <class List>
    constexpr const auto& pick(const List& list) {
        return list[below(static_cast<std::uint32_t>(list.size()))];
    }

    // Fisher-Yates: every order equally likely (std::shuffle gives another order in each standard library).
    template <class List>
    constexpr void shuffle(List& list) {
        for (std::size_t left = list.size(); left > 1; --left) {
            const std::size_t other = below(static_cast<std::uint32_t>(left));
            auto kept = list[left - 1];
            list[left - 1] = list[other];
            list[other] = kept;
        }
    }

private:
    std::uint64_t state_;
};

}  // namespace linli
