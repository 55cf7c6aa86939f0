// How long it takes to bring a day's requests and helpers together.

#include "shared/core/random.h"
#include "shared/errands/match_book.h"
#include "shared/errands/matching/assignment.h"
#include "shared/errands/matching/ranking.h"
#include "tests/assignment_proof.h"
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

// --- Out of the records

constexpr std::uint64_t houses = 48, open_requests = 200;
constexpr Instant evening{1'795'428'000'000};  // Monday 2026-11-23, 18:00 in China.

// Everybody has said what they offer: some of the kinds, some hours, most of them a few houses around.
void add_helper(State& state, std::uint64_t number, SeededRandom& random) {
    const PersonId person{{1, number}};
    const HouseholdId door{{2, number}};
    state.public_names.put({person, "邻居"}, 1);
    state.households.put({door, BuildingId{{3, number % houses}}, {}, "302"}, 1);
    state.residents.put({person, "邻居", door, AgeBand::Adult}, 1);
    state.roles.put({RoleHeldId{{4, number}}, person, Role::Volunteer, {}, evening}, 1);
    Offer offer;
    offer.id = person;
    offer.kinds = random.between(1, all_kinds);
    offer.days = every_day;
    offer.from_minute = 60 * random.between(8, 14);
    offer.until_minute = 60 * random.between(15, 23);
    state.offers.put(offer, 1);
    for (std::int32_t near = random.between(0, 3); near > 0; --near) {
        const auto house = static_cast<std::uint64_t>(near) + number;
        const OfferedBuildingId id{{5, number * 4 + static_cast<std::uint64_t>(near)}};
        state.offered_buildings.put({id, person, BuildingId{{3, house % houses}}}, 1);
    }
}

void add_request(State& state, std::uint64_t number, SeededRandom& random) {
    const PersonId person{{1, number * 31}};
    Errand errand;
    errand.id = ErrandId{{6, number}};
    errand.kind = ErrandKind::Shopping;
    errand.building = BuildingId{{3, number * 31 % houses}};
    errand.window = {evening, evening + hours(4)};
    errand.urgency = random.chance(100) ? Urgency::Now : Urgency::Today;
    state.errands.put(errand, 1);
    ErrandDetail detail;
    detail.id = errand.id;
    detail.asked_for = detail.asked_by = person;
    state.errand_details.put(detail, 1);
}

bool measure_records() {
    SeededRandom random(3);
    State state;
    for (std::uint64_t house = 0; house < houses; ++house)
        state.buildings.put({BuildingId{{3, house}}, {}, std::to_string(house + 1)}, 1);
    for (std::uint64_t i = 0; i < people; ++i) add_helper(state, i, random);
    for (std::uint64_t i = 1; i <= open_requests; ++i) add_request(state, i, random);
    MatchBook book(state, evening);
    std::size_t seen = 0;
    const auto rank = [&](int round) {
        const ErrandId errand{{6, static_cast<std::uint64_t>(round) + 1}};
        seen += rank_people(book, state.errands.at(errand), 20).people.size();
    };
    const double first = milliseconds_of([&] { rank(0); });
    print({"helpers read out of the records of 14,500 people, ms", "", true, 1}, {first});
    for (int round = 0; round < rounds; ++round) rank(round);  // The urgent ones are another list.
    const std::vector<double> ranking = each_round(rank);
    const bool ranked = percentile(ranking, 0.5) <= 5;
    print({"ranked list out of the records of 14,500 people, ms", "median at most 5", ranked, 2}, ranking);
    const double together = milliseconds_of([&] { seen += match_all(state, evening).matches.size(); });
    print({"200 requests together, out of the records of 14,500 people, ms", "", true, 0}, {together});
    return ranked && seen != 0;
}

// Both costs as they are: the same number twice. Without LEMON there is nothing to compare with.
bool measure_optimum(const AssignmentInput& day) {
    if (!has_network_simplex()) return true;
    const std::optional<std::int64_t> least = least_by_network_simplex(day);
    const std::int64_t found = assign(day).total_cost;
    const bool same = least == found;
    const double theirs = least ? static_cast<double>(*least) : -1;
    const std::string what = "  what they cost together, and by LEMON's network simplex";
    return print({what, "the same", same, 0}, {static_cast<double>(found), theirs});
}

}  // namespace

bool measure_matching() {
    std::int64_t seen = 0;  // So that nothing is left out as unused.
    const AssignmentInput day = day_of_errands(1);
    const std::vector<double> assigning = each_round([&](int) { seen += assign(day).total_cost; });
    const bool assigned = percentile(assigning, 0.5) <= 1000;
    print({"assign 5,000 to 5,000 (50 candidates each), ms", "median at most 1000", assigned, 1}, assigning);
    const bool optimal = measure_optimum(day);

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
    return measure_records() && assigned && optimal && ranked && seen != 0;
}

}  // namespace linli::bench
