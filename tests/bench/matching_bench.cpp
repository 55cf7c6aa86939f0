// How long it takes to bring a day's requests and helpers together.

#include "shared/core/random.h"
#include "shared/errands/matching/assignment.h"
#include "shared/errands/matching/ranking.h"
#include "tests/bench/measures.h"

namespace linli::bench {
namespace {

constexpr int rounds = 15;
constexpr std::uint32_t people = 14'500;

template <class Action>
std::vector<double> each_round(const Action& action) {
    std::vector<double> samples;
    for (int round = 0; round < rounds; ++round) samples.push_back(milliseconds_of([&] { action(round); }));
    return samples;
}

// Everybody asks around the own door: near ones cost less, and what somebody has done lately costs for all.
AssignmentInput day_of_errands(std::uint64_t seed) {
    constexpr std::uint32_t count = 5000, candidates = 50, around = 400;
    SeededRandom random(seed);
    AssignmentInput input;
    std::vector<std::int32_t> load;
    for (std::uint32_t i = 0; i < count; ++i) {
        input.helpers.push_back({{1, i}, 1});
        load.push_back(25 * random.between(0, 10));
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        AssignmentRequest request;
        request.id = {2, i};
        for (std::uint32_t c = 0; c < candidates; ++c) {
            const std::uint32_t steps = random.below(around);
            const std::uint32_t helper = (i + steps) % count;
            const auto walk = static_cast<std::int32_t>(steps / 4);
            request.candidates.push_back({helper, walk + load[helper] + 30 * random.between(0, 4)});
        }
        input.requests.push_back(request);
    }
    return input;
}

MatchHelper somebody(std::uint32_t number, SeededRandom& random) {
    MatchHelper helper;
    helper.id = {0, number + 1};
    helper.place = {static_cast<std::uint16_t>(number / 1500), static_cast<std::uint16_t>(number / 300),
                    random.between(0, 2000), random.between(0, 2000)};
    helper.kinds = random.next() | random.next();
    helper.languages = 1 + random.below(7);
    helper.free = half_hours(random.below(24), 24 + random.below(24));
    for (int i = 0; i < 40; ++i) helper.area.set(random.below(50));
    helper.vetted_for_homes = random.chance(700);
    helper.errands_last_7_days = random.between(0, 6);
    helper.asked_last_7_days = random.between(0, 9);
    helper.answers_in_minutes = random.between(0, 300);
    helper.asked_most_a_week = random.between(4, 20);
    return helper;
}

MatchRequest some_errand(std::uint32_t number, SeededRandom& random) {
    MatchRequest request;
    request.person = {0, number};
    request.place = somebody(random.below(people), random).place;
    request.kind = random.below(64);
    request.window = half_hours(20, 40);
    request.length_half_hours = 2;
    request.languages = 3;
    request.fixed_pairs = {{0, number + 7}};
    for (int i = 0; i < 20; ++i) request.helped_before.push_back({{0, random.below(people)}, 3});
    return request;
}

}  // namespace

bool measure_matching() {
    std::int64_t seen = 0;  // So that nothing is left out as unused.
    const AssignmentInput day = day_of_errands(1);
    const std::vector<double> assigning = each_round([&](int) { seen += assign(day).total_cost; });
    const bool assigned = percentile(assigning, 0.5) <= 1000;
    print({"assign 5,000 to 5,000 (50 candidates each), ms", "median at most 1000", assigned, 1}, assigning);

    SeededRandom random(2);
    std::vector<MatchHelper> helpers;
    for (std::uint32_t i = 0; i < people; ++i) helpers.push_back(somebody(i, random));
    std::vector<MatchRequest> errands;
    for (std::uint32_t i = 0; i < rounds; ++i) errands.push_back(some_errand(i * 100, random));
    const std::vector<double> ranking = each_round([&](int round) {
        const HelperRanker ranker(errands[static_cast<std::size_t>(round)]);
        seen += static_cast<std::int64_t>(ranker.rank(helpers).helpers.size());
    });
    const bool ranked = percentile(ranking, 0.5) <= 5;
    print({"ranked list over 14,500 people, ms", "median at most 5", ranked, 2}, ranking);
    return assigned && ranked && seen != 0;
}

}  // namespace linli::bench
