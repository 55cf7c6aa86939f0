#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>

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

}  // namespace

// --seeds N or LINLI_SEEDS=N plays N seeds, --seed N only that one; see tests/main.cpp.
TEST_CASE("whatever breaks in whatever order: nothing accepted is lost, nothing refused happens, all agree") {
    const std::uint64_t only = from_environment("LINLI_SEED", 0);
    const std::uint64_t in_suite =
        seeds_in_suite * (std::getenv("LINLI_LONG_TESTS") ? times_as_many_in_long_tests : 1);
    const std::uint64_t last = only ? only : from_environment("LINLI_SEEDS", in_suite);
    std::size_t accepted = 0, refused = 0, refused_here = 0, looks = 0, opened = 0, raised = 0, medicines = 0,
                closed = 0;
    for (std::uint64_t seed = only ? only : 1; seed <= last; ++seed) {
        History history({.seed = seed});
        const auto wrong = history.play();
        if (!wrong.empty()) print(seed, history, wrong);
        REQUIRE(wrong.empty());
        accepted += history.checks.accepted();
        refused += history.checks.refused();
        refused_here += history.refused_here();
        looks += history.checks.timers_of(Grant::record_type);
        opened += history.checks.timers_of(CheckPlan::record_type);
        raised += history.checks.timers_of(CheckRound::record_type);
        medicines += history.checks.timers_of(MedicineLine::record_type);
        closed += history.checks.timers_of(Campaign::record_type);
    }
    std::printf(
        "accepted %zu, refused %zu, refused on the device %zu, looks ended %zu, checks opened %zu, "
        "raised %zu, medicines raised %zu, campaigns closed %zu\n",
        accepted, refused, refused_here, looks, opened, raised, medicines, closed);
    CHECK(accepted > 0);
    CHECK(refused > 0);
    CHECK(opened > 0);
    CHECK(raised > 0);
    CHECK(medicines > 0);
    CHECK(closed > 0);
}
