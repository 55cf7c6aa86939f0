#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

// What `./linli bench` prints: one line a measure, fields with tabs between, see .ci/bench_table.mjs.

namespace linli::bench {

struct Measure {
    std::string what;   // With its unit.
    std::string limit;  // "at most 500"; empty: only printed.
    bool holds = true;
    int decimals = 1;
};

// Prints least, median and 95th percentile of the samples. Gives whether it holds.
bool print(const Measure& measure, std::vector<double> samples);

// The value below which `share` (0 to 1) of the samples lie.
double percentile(std::vector<double> samples, double share);

template <class Action>
double milliseconds_of(const Action& action) {
    const auto begin = std::chrono::steady_clock::now();
    action();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

// Each file measures one part. True: all that must hold holds.
bool measure_start();         // Of the server, with 14,500 residents.
bool measure_burst();         // 1,450 people press for 20 places.
bool measure_sold_out();      // 1,000 households press for 60 packs.
bool measure_large_buy();     // 2,000 orders of 30 items: its pages and its sums.
bool measure_hand_out();      // Bags for 8,216 households.
bool measure_long_chain();    // A group-buy chain of 10,000 lines.
bool measure_chains();        // The sample chains and their expected readings.
bool measure_group_commit();  // Commands a second beside the disk's own speed.
bool measure_matching();      // Errands and helpers of a large day.
bool measure_rides();         // One more ride in a running plan.
bool measure_roster();        // A week that is proposed, who may take a shift, and a month that scrolls.

}  // namespace linli::bench
