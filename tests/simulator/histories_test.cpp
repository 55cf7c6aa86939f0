#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/simulator/history.h"

using namespace linli;
using namespace linli::simulator;

namespace {

#ifdef LINLI_SANITIZED
constexpr std::uint64_t seeds_in_suite = 20;
#else
constexpr std::uint64_t seeds_in_suite = 200;
#endif
constexpr std::uint64_t times_as_many_in_long_tests = 10;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

void print(std::uint64_t seed, const History& history, const std::vector<std::string>& wrong) {
    std::printf("seed %llu fails; repeat it with simulator_tests --seed %llu\n",
                static_cast<unsigned long long>(seed), static_cast<unsigned long long>(seed));
    for (const std::string& line : wrong) std::printf("  wrong: %s\n", line.c_str());
    for (const std::string& line : history.trace()) std::printf("  %s\n", line.c_str());
    std::fflush(stdout);
}

// What all histories together have come to.
struct Sums {
    std::size_t accepted = 0, refused = 0, refused_here = 0, looks = 0, opened = 0, raised = 0, medicines = 0,
                closed = 0, failed = 0;

    void add(const History& history) {
        accepted += history.checks.accepted();
        refused += history.checks.refused();
        refused_here += history.refused_here();
        looks += history.checks.timers_of(Grant::record_type);
        opened += history.checks.timers_of(CheckPlan::record_type);
        raised += history.checks.timers_of(CheckRound::record_type);
        medicines += history.checks.timers_of(MedicineLine::record_type);
        closed += history.checks.timers_of(Campaign::record_type);
    }
};

// One history after the other on each core; none of them knows of another one. Ends at the first that fails.
Sums play(std::uint64_t first, std::uint64_t last) {
    std::atomic<std::uint64_t> next = first;
    std::mutex one_at_a_time;
    Sums sums;
    const auto work = [&] {
        for (std::uint64_t seed = next++; seed <= last; seed = next++) {
            History history({.seed = seed});
            const auto wrong = history.play();
            const std::lock_guard lock(one_at_a_time);
            sums.add(history);
            if (wrong.empty()) continue;
            ++sums.failed;
            print(seed, history, wrong);
            next = last + 1;
        }
    };
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> others(std::min<std::size_t>(cores - 1, last - first));
    for (std::thread& thread : others) thread = std::thread(work);
    work();
    for (std::thread& thread : others) thread.join();
    return sums;
}

}  // namespace

// --seeds N or LINLI_SEEDS=N plays N seeds, --seed N only that one; see tests/main.cpp.
TEST_CASE("whatever breaks in whatever order: nothing accepted is lost, nothing refused happens, all agree") {
    const std::uint64_t only = from_environment("LINLI_SEED", 0);
    const std::uint64_t in_suite =
        seeds_in_suite * (std::getenv("LINLI_LONG_TESTS") ? times_as_many_in_long_tests : 1);
    const std::uint64_t last = only ? only : from_environment("LINLI_SEEDS", in_suite);
    const Sums sums = play(only ? only : 1, last);
    std::printf(
        "accepted %zu, refused %zu, refused on the device %zu, looks ended %zu, checks opened %zu, "
        "raised %zu, medicines raised %zu, campaigns closed %zu\n",
        sums.accepted, sums.refused, sums.refused_here, sums.looks, sums.opened, sums.raised, sums.medicines,
        sums.closed);
    REQUIRE(sums.failed == 0);
    CHECK(sums.accepted > 0);
    CHECK(sums.refused > 0);
    CHECK(sums.opened > 0);
    CHECK(sums.raised > 0);
    CHECK(sums.medicines > 0);
    CHECK(sums.closed > 0);
}
