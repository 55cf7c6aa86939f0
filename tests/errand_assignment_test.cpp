#include "shared/core/random.h"
#include "shared/errands/matching/assignment.h"
#include "tests/assignment_proof.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <functional>
#include <limits>
#include <string>

using namespace linli;

namespace {

Bits128 number(std::uint64_t id) {
    return {0, id};
}

AssignmentRequest wish(std::uint64_t id, std::vector<AssignmentCandidate> candidates,
                       std::int32_t open = 1000) {
    return {number(id), open, std::nullopt, std::move(candidates)};
}

struct Kind {
    std::uint32_t requests;
    std::uint32_t helpers;
    std::uint32_t candidates;
    std::int32_t most_capacity;
    std::int32_t costs;  // Few different costs: many ties.
    std::uint32_t fixed_per_thousand;
};

AssignmentInput chance_input(SeededRandom& random, const Kind& kind) {
    AssignmentInput input;
    for (std::uint32_t i = 0; i < kind.helpers; ++i)
        input.helpers.push_back({number(random.next()), random.between(0, kind.most_capacity)});
    for (std::uint32_t i = 0; i < kind.requests; ++i) {
        AssignmentRequest request = wish(random.next(), {}, random.between(0, 3 * kind.costs));
        const std::uint32_t count = random.below(kind.candidates + 1);
        for (std::uint32_t c = 0; c < count; ++c)
            request.candidates.push_back({random.below(kind.helpers), random.between(-2, kind.costs)});
        if (random.chance(kind.fixed_per_thousand)) request.fixed = random.below(kind.helpers);
        input.requests.push_back(request);
    }
    return input;
}

// Every possibility, one request after the other.
std::int64_t least_by_trying(const AssignmentInput& input, std::vector<std::int32_t>& left,
                             std::size_t at = 0) {
    if (at == input.requests.size()) return 0;
    const AssignmentRequest& request = input.requests[at];
    if (request.fixed)
        return cost_of(request, *request.fixed).value_or(0) + least_by_trying(input, left, at + 1);
    std::int64_t least = request.unassigned_cost + least_by_trying(input, left, at + 1);
    for (const AssignmentCandidate& candidate : request.candidates) {
        if (left[candidate.helper] == 0) continue;
        --left[candidate.helper];
        least = std::min(least, candidate.cost + least_by_trying(input, left, at + 1));
        ++left[candidate.helper];
    }
    return least;
}

std::int64_t least_by_trying(const AssignmentInput& input) {
    std::vector<std::int32_t> left = places_left(input);
    return least_by_trying(input, left);
}

// Bellman and Ford's shortest paths, one request after the other, without prices: slow, and nothing in common
// with what is tested.
std::int64_t least_by_paths(const AssignmentInput& input) {
    std::vector<std::int32_t> left = places_left(input);
    std::vector<std::optional<std::uint32_t>> of(input.requests.size());
    std::int64_t total = 0;
    for (std::uint32_t start = 0; start < input.requests.size(); ++start) {
        if (input.requests[start].fixed) {
            total += cost_of(input.requests[start], *input.requests[start].fixed).value_or(0);
            continue;
        }
        constexpr std::int64_t far_away = std::numeric_limits<std::int64_t>::max() / 2;
        std::vector<std::int64_t> distance(input.helpers.size(), far_away);
        std::vector<std::uint32_t> from(input.helpers.size(), start);
        const auto way_to = [&](std::uint32_t request) {
            return request == start
                       ? 0
                       : distance[*of[request]] - *cost_of(input.requests[request], *of[request]);
        };
        for (bool changed = true; changed;) {
            changed = false;
            for (std::uint32_t r = 0; r <= start; ++r) {
                if (input.requests[r].fixed || (r != start && !of[r])) continue;
                if (r != start && distance[*of[r]] == far_away) continue;
                for (const AssignmentCandidate& candidate : input.requests[r].candidates) {
                    if (way_to(r) + candidate.cost >= distance[candidate.helper]) continue;
                    distance[candidate.helper] = way_to(r) + candidate.cost;
                    from[candidate.helper] = r;
                    changed = true;
                }
            }
        }
        std::int64_t best = input.requests[start].unassigned_cost;
        std::uint32_t last = start;
        std::optional<std::uint32_t> to;
        for (std::uint32_t helper = 0; helper < input.helpers.size(); ++helper) {
            if (left[helper] > 0 && distance[helper] < best) best = distance[helper], to = helper;
        }
        if (to) last = from[*to];
        for (std::uint32_t r = 0; r < start; ++r) {
            if (!of[r] || input.requests[r].fixed || distance[*of[r]] == far_away) continue;
            const std::int64_t leaving = way_to(r) + input.requests[r].unassigned_cost;
            if (leaving < best) best = leaving, last = r, to = std::nullopt;
        }
        total += best;
        if (to) --left[*to];
        while (true) {
            const std::optional<std::uint32_t> before = of[last];
            of[last] = to;
            if (last == start) break;
            to = before;
            last = from[*before];
        }
    }
    return total;
}

AssignmentInput shuffled(const AssignmentInput& input, SeededRandom& random) {
    std::vector<std::uint32_t> order(input.helpers.size()), place(input.helpers.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    random.shuffle(order);
    AssignmentInput other;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        other.helpers.push_back(input.helpers[order[i]]);
        place[order[i]] = i;
    }
    other.requests = input.requests;
    random.shuffle(other.requests);
    for (AssignmentRequest& request : other.requests) {
        if (request.fixed) request.fixed = place[*request.fixed];
        for (AssignmentCandidate& candidate : request.candidates) candidate.helper = place[candidate.helper];
        random.shuffle(request.candidates);
    }
    return other;
}

std::vector<std::pair<Bits128, Bits128>> pairs(const AssignmentInput& input, const Assignment& result) {
    std::vector<std::pair<Bits128, Bits128>> list;
    for (std::size_t r = 0; r < input.requests.size(); ++r) {
        if (result.helper_of[r])
            list.emplace_back(input.requests[r].id, input.helpers[*result.helper_of[r]].id);
    }
    std::sort(list.begin(), list.end());
    return list;
}

}  // namespace

TEST_CASE("two errands and two helpers: the nearer one gives way where that is better for both together") {
    AssignmentInput input;
    input.helpers = {{number(1), 1}, {number(2), 1}};
    input.requests = {wish(1, {{0, 10}, {1, 20}}), wish(2, {{0, 15}, {1, 90}})};
    const Assignment result = assign(input);
    CHECK(result.helper_of == std::vector<std::optional<std::uint32_t>>{1, 0});
    CHECK(result.total_cost == 35);
    CHECK(flaw(input, result) == "");
}

TEST_CASE("a helper with room for two errands takes both, and the third stays open") {
    AssignmentInput input;
    input.helpers = {{number(1), 2}};
    input.requests = {wish(1, {{0, 30}}), wish(2, {{0, 20}}), wish(3, {{0, 10}})};
    const Assignment result = assign(input);
    CHECK(result.helper_of == std::vector<std::optional<std::uint32_t>>{std::nullopt, 0, 0});
    CHECK(result.total_cost == 1030);
    CHECK(result.helper_price[0] == 970);
    CHECK(flaw(input, result) == "");
}

TEST_CASE("an errand stays open where helping would cost more than leaving it, and not at the same cost") {
    AssignmentInput input;
    input.helpers = {{number(1), 1}, {number(2), 1}};
    input.requests = {wish(1, {{0, 51}}, 50), wish(2, {{1, 50}}, 50)};
    CHECK(assign(input).helper_of == std::vector<std::optional<std::uint32_t>>{std::nullopt, 1});
}

TEST_CASE("what people have settled stays, even above what a helper takes a day") {
    AssignmentInput input;
    input.helpers = {{number(1), 1}, {number(2), 1}};
    input.requests = {wish(1, {{0, 500}, {1, 1}}), wish(2, {}), wish(3, {{0, 1}, {1, 70}})};
    input.requests[0].fixed = 0;
    input.requests[1].fixed = 0;
    const Assignment result = assign(input);
    CHECK(result.helper_of == std::vector<std::optional<std::uint32_t>>{0, 0, 1});
    CHECK(result.total_cost == 570);
    CHECK(flaw(input, result) == "");
    CHECK(extra_costs(input, result, 0).empty());
    CHECK(extra_costs(input, result, 2) == std::vector<std::optional<std::int64_t>>{std::nullopt, 0});
}

TEST_CASE("nobody asks and nobody helps") {
    CHECK(assign({}).total_cost == 0);
    AssignmentInput input;
    input.requests = {wish(1, {}, 7)};
    CHECK(assign(input).total_cost == 7);
    input = {};
    input.helpers = {{number(1), 3}};
    CHECK(assign(input).helper_price == std::vector<std::int64_t>{0});
}

TEST_CASE("small cases are as good as the best of all possibilities") {
    SeededRandom random(1);
    for (int round = 0; round < 400; ++round) {
        const Kind kind{1 + random.below(7),  1 + random.below(5),       4,
                        random.between(1, 3), round % 2 == 0 ? 3 : 1000, round % 3 == 0 ? 200u : 0u};
        const AssignmentInput input = chance_input(random, kind);
        CAPTURE(round);
        const Assignment result = assign(input);
        CHECK(flaw(input, result) == "");
        CHECK(result.total_cost == least_by_trying(input));
        CHECK(result.total_cost == least_by_paths(input));
    }
}

TEST_CASE("middling cases are as good as other ways of reckoning find") {
    SeededRandom random(2);
    for (int round = 0; round < 300; ++round) {
        const Kind kind{20 + random.below(60), 5 + random.below(60),        1 + random.below(12),
                        random.between(1, 4),  round % 2 == 0 ? 5 : 10'000, round % 3 == 0 ? 100u : 0u};
        const AssignmentInput input = chance_input(random, kind);
        CAPTURE(round);
        const Assignment result = assign(input);
        CHECK(flaw(input, result) == "");
        CHECK(result.total_cost == least_by_paths(input));
        if (has_network_simplex()) CHECK(result.total_cost == least_by_network_simplex(input));
    }
}

TEST_CASE("the prices prove that 2,000 errands lie with 2,000 helpers as well as they can") {
    for (const std::int32_t costs : {9, 1'000'000}) {
        SeededRandom random(3);
        const Kind kind{2000, 2000, 30, 2, costs, 20};
        const AssignmentInput input = chance_input(random, kind);
        CHECK(flaw(input, assign(input)) == "");
    }
}

TEST_CASE(
    "1,000 errands and 1,000 helpers with some fifty who come into question: LEMON finds nothing cheaper") {
    SeededRandom random(7);
    const AssignmentInput input = chance_input(random, {1000, 1000, 100, 1, 10'000, 0});
    const Assignment result = assign(input);
    CHECK(flaw(input, result) == "");
    if (has_network_simplex()) CHECK(result.total_cost == least_by_network_simplex(input));
}

TEST_CASE("the order of the lists changes nobody's errand") {
    SeededRandom random(4);
    for (int round = 0; round < 60; ++round) {
        const AssignmentInput input = chance_input(random, {60, 40, 8, 2, 3, 50});
        const AssignmentInput other = shuffled(input, random);
        CAPTURE(round);
        CHECK(pairs(input, assign(input)) == pairs(other, assign(other)));
    }
}

TEST_CASE("a price is what one place more would save, a worth what one request less would save") {
    SeededRandom random(6);
    for (int round = 0; round < 300; ++round) {
        const std::uint32_t count = 5 + random.below(30);
        const Kind kind{count, 4 + random.below(count), 6, 2, round % 2 == 0 ? 4 : 500, 60};
        const AssignmentInput input = chance_input(random, kind);
        const Assignment result = assign(input);
        CAPTURE(round);
        AssignmentInput roomier = input;
        const std::uint32_t helper = random.below(kind.helpers);
        ++roomier.helpers[helper].capacity;
        if (places_left(roomier)[helper] > places_left(input)[helper])
            CHECK(assign(roomier).total_cost == result.total_cost - result.helper_price[helper]);
        AssignmentInput fewer = input;
        const std::uint32_t request = random.below(count);
        if (input.requests[request].fixed) continue;
        fewer.requests.erase(fewer.requests.begin() + request);
        CHECK(assign(fewer).total_cost == result.total_cost - result.request_worth[request]);
    }
}

TEST_CASE("why not Ada: what it costs more is what it does cost more when she is insisted on") {
    SeededRandom random(5);
    int compared = 0;
    for (int round = 0; round < 600; ++round) {
        const std::uint32_t count = 5 + random.below(30);
        const Kind kind{count, 4 + random.below(2 * count), 6, 2, round % 2 == 0 ? 4 : 500, 60};
        const AssignmentInput input = chance_input(random, kind);
        const Assignment result = assign(input);
        const std::uint32_t request = random.below(count);
        const auto extra = extra_costs(input, result, request);
        for (std::size_t c = 0; c < extra.size(); ++c) {
            AssignmentInput insisted = input;
            const std::uint32_t helper = input.requests[request].candidates[c].helper;
            CAPTURE(round);
            CHECK(extra[c].has_value() == (places_left(input)[helper] > 0));
            insisted.requests[request].fixed = helper;
            if (!extra[c]) continue;
            CHECK(assign(insisted).total_cost == result.total_cost + *extra[c]);
            ++compared;
        }
    }
    CHECK(compared > 500);
}
