#include <algorithm>
#include <cmath>
#include <cstdio>
#include <exception>

#include "tests/bench/measures.h"

namespace linli::bench {

double percentile(std::vector<double> samples, double share) {
    std::sort(samples.begin(), samples.end());
    const auto place = static_cast<std::size_t>(std::ceil(share * static_cast<double>(samples.size())));
    return samples.at(place == 0 ? 0 : place - 1);
}

bool print(const Measure& measure, std::vector<double> samples) {
    std::printf("%s\t%.*f\t%.*f\t%.*f\t%s%s\n", measure.what.c_str(), measure.decimals,
                percentile(samples, 0), measure.decimals, percentile(samples, 0.5), measure.decimals,
                percentile(samples, 0.95), measure.limit.c_str(), measure.holds ? "" : ": BROKEN");
    std::fflush(stdout);
    return measure.holds;
}

}  // namespace linli::bench

int main() {
    using namespace linli::bench;
    try {
        bool holds = true;
        for (const auto measure : {measure_start, measure_burst, measure_sold_out, measure_group_commit,
                                   measure_large_buy, measure_hand_out, measure_long_chain, measure_chains,
                                   measure_matching, measure_rides, measure_roster})
            holds = measure() && holds;
        return holds ? 0 : 1;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "linli-bench: %s\n", error.what());
        return 1;
    }
}
