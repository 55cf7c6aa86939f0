#ifndef LINLI_LIBFUZZER

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "shared/core/random.h"
#include "tests/fuzz/fuzz.h"

// NAME_fuzz [RUNS [SEED]]

namespace {

using linli::SeededRandom;

std::size_t place_in(const std::string& input, SeededRandom& random) {
    return random.below(static_cast<std::uint32_t>(input.size()) + 1);
}

void mutate(std::string& input, const std::vector<std::string>& others, SeededRandom& random) {
    const std::size_t at = place_in(input, random);
    switch (random.below(7)) {
        case 0:
            if (at < input.size()) input[at] = static_cast<char>(random.below(256));
            break;
        case 1:
            if (at < input.size()) input[at] ^= static_cast<char>(1u << random.below(8));
            break;
        case 2:
            input.resize(at);
            break;
        case 3:
            input.insert(at, 1 + random.below(16), static_cast<char>(random.below(256)));
            break;
        case 4:
            input.erase(at, 1 + random.below(16));
            break;
        case 5:  // Where counts stand: the largest, the smallest.
            for (std::size_t i = at; i < input.size() && i < at + 8; ++i)
                input[i] = random.chance(500) ? '\xFF' : '\0';
            break;
        default: {
            const std::string& other = random.pick(others);
            input = input.substr(0, at) + other.substr(std::min(other.size(), place_in(other, random)));
        }
    }
}

}  // namespace

int main(int count, char** arguments) {
    const std::uint64_t runs = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 60'000;
    const std::uint64_t seed = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
    SeededRandom random(seed);
    const std::vector<std::string> inputs = linli::fuzz::starting_inputs();
    for (std::uint64_t run = 0; run < runs; ++run) {
        std::string input = random.pick(inputs);
        for (std::uint32_t left = random.below(5); left > 0; --left) mutate(input, inputs, random);
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
    }
    std::printf("%llu inputs, seed %llu: no complaint\n", static_cast<unsigned long long>(runs),
                static_cast<unsigned long long>(seed));
}

#endif
