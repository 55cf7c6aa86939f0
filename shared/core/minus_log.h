#pragma once

#include <cstdint>

namespace linli {

// -1024 * ln(u) of u = 1 / 1024 … 1023 / 1024 without floating point, which may differ between machines. What
// simulated annealing draws: worse by up to temperature * -ln(u) is accepted.
constexpr std::int64_t minus_log(std::uint32_t of_1024) {
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

}  // namespace linli
