#include "shared/core/random.h"
#include "shared/orders/case_filling.h"

#include <doctest/doctest.h>
#include <algorithm>

using namespace linli;

namespace {

CaseWish wish(std::uint64_t id, std::int64_t minute, std::int32_t packs, std::int32_t tolerance = 0) {
    return {{0, id}, Instant{} + minutes(minute), packs, tolerance};
}

std::vector<std::int32_t> packs(const CaseFilling& filling) {
    std::vector<std::int32_t> list;
    for (const CaseShare& share : filling.shares) list.push_back(share.packs);
    return list;
}

std::vector<CaseWish> chance_wishes(SeededRandom& random) {
    std::vector<CaseWish> wishes(random.below(25));
    for (CaseWish& one : wishes) {
        one.order = {random.next(), random.next()};
        one.ordered_at = Instant{random.between(0, 10)};
        one.packs = random.between(0, 6);
        one.tolerance = random.chance(400) ? random.between(0, 4) : 0;
    }
    return wishes;
}

CaseItem chance_item(SeededRandom& random) {
    return {random.between(1, 12), random.chance(300) ? random.between(0, 40) : 0,
            random.pick(Members<LastCase>::values)};
}

}  // namespace

TEST_CASE("how many cases are ordered: the table of Foodsoft") {
    struct Row {
        std::int32_t wished;
        std::int32_t tolerance;
        std::int64_t cases;
        std::int64_t to_full;
    };
    const Row rows[] = {
        {0, 2, 0, 0}, {0, 5, 0, 0}, {2, 2, 1, 0}, {4, 2, 1, 0}, {4, 4, 1, 0}, {5, 3, 2, 0},
        {5, 4, 2, 0}, {2, 1, 0, 1}, {5, 0, 1, 3}, {5, 2, 1, 1}, {4, 0, 1, 0}, {3, 0, 0, 1},
    };
    for (const Row& row : rows) {
        CAPTURE(row.wished);
        CAPTURE(row.tolerance);
        const CaseFilling filling =
            fill_cases({4, 0, LastCase::LeaveOut}, {wish(1, 1, row.wished, row.tolerance)});
        CHECK(filling.cases == row.cases);
        CHECK(packs_to_full_case(4, row.wished, row.tolerance) == row.to_full);
    }
}

TEST_CASE("what was wished comes first, by time, then the tolerance, by time") {
    const std::vector<CaseWish> wishes{wish(1, 3, 5, 3), wish(2, 1, 4, 0), wish(3, 2, 2, 2)};
    const CaseFilling filling = fill_cases({7, 0, LastCase::LeaveOut}, wishes);
    CHECK(filling.cases == 2);
    CHECK(packs(filling) == std::vector<std::int32_t>{6, 4, 4});
    CHECK(filling.shares[0].tolerance == 1);
    CHECK(filling.shares[2].tolerance == 2);
}

TEST_CASE("a rest that fills no case: the last ones go short, or the leader takes the case anyway") {
    const std::vector<CaseWish> wishes{wish(1, 3, 5), wish(2, 1, 4), wish(3, 2, 2, 1)};
    const CaseFilling left_out = fill_cases({8, 0, LastCase::LeaveOut}, wishes);
    CHECK(packs(left_out) == std::vector<std::int32_t>{2, 4, 2});
    CHECK(left_out.shares[0].missing == 3);
    const CaseFilling anyway = fill_cases({8, 0, LastCase::OrderAnyway}, wishes);
    CHECK(anyway.packs == 16);
    CHECK(packs(anyway) == std::vector<std::int32_t>{5, 4, 3});
    CHECK(anyway.spare_packs == 4);
}

TEST_CASE("an item that misses its minimum is not ordered, and everyone sees how much was missing") {
    const std::vector<CaseWish> wishes{wish(1, 1, 5), wish(2, 2, 4)};
    const CaseFilling missed = fill_cases({4, 10, LastCase::LeaveOut}, wishes);
    CHECK(missed.minimum_missed);
    CHECK(missed.to_minimum == 2);  // Two cases of four would be ordered.
    CHECK(missed.cases == 0);
    CHECK(packs(missed) == std::vector<std::int32_t>{0, 0});
    CHECK(missed.shares[0].missing == 5);
    CHECK(!fill_cases({1, 9, LastCase::LeaveOut}, wishes).minimum_missed);
    CHECK(!fill_cases({1, 9, LastCase::LeaveOut}, {}).minimum_missed);
    // Spare packs, which the leader would keep, do not make the minimum.
    CHECK(fill_cases({4, 10, LastCase::OrderAnyway}, wishes).minimum_missed);
}

TEST_CASE("an item is dropped, so all together miss the minimum, so nothing is ordered") {
    ClosingInput input;
    input.items = {{1, 5, LastCase::LeaveOut}, {2, 0, LastCase::LeaveOut}};
    input.wishes = {{0, wish(1, 1, 4)}, {1, wish(1, 1, 2)}, {1, wish(2, 2, 4)}};
    input.minimum_packs = 6;
    Closing closing = close_orders(input);
    CHECK(!closing.cancelled);
    CHECK(closing.packs == 6);
    CHECK(closing.items[0].minimum_missed);
    CHECK(closing.shares[0].share == CaseShare{{0, 1}, 0, 0, 4});
    CHECK(closing.shares[2].share == CaseShare{{0, 2}, 4, 0, 0});

    input.minimum_packs = 7;
    closing = close_orders(input);
    CHECK(closing.cancelled);
    CHECK(closing.to_minimum == 1);
    CHECK(closing.items[1].cases == 0);
    CHECK(closing.shares[2].share == CaseShare{{0, 2}, 0, 0, 4});
}

TEST_CASE("a supplier sheet for nothing") {
    CHECK(close_orders({}).cancelled);
    ClosingInput input;
    input.items = {{6, 0, LastCase::LeaveOut}};
    CHECK(close_orders(input).cancelled);
    input.wishes = {{0, wish(1, 1, 0, 5)}};  // Only tolerance.
    CHECK(close_orders(input).cancelled);
}

TEST_CASE("whole cases are given out to the last pack, nobody gets more than wish and tolerance") {
    SeededRandom random(1);
    int with_tolerance = 0, missed = 0;
    for (int round = 0; round < 4000; ++round) {
        CAPTURE(round);
        const CaseItem item = chance_item(random);
        std::vector<CaseWish> wishes = chance_wishes(random);
        const CaseFilling filling = fill_cases(item, wishes);
        std::int64_t given = 0, wished = 0, tolerance = 0, short_packs = 0;
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            const CaseShare& share = filling.shares[i];
            CHECK((share.tolerance >= 0 && share.tolerance <= wishes[i].tolerance));
            CHECK(share.packs - share.tolerance + share.missing == wishes[i].packs);
            CHECK(share.missing >= 0);
            given += share.packs, wished += wishes[i].packs, tolerance += share.tolerance;
            short_packs += share.missing;
        }
        CHECK(filling.packs == filling.cases * item.case_packs);
        CHECK(given + filling.spare_packs == filling.packs);
        CHECK(filling.spare_packs < item.case_packs);
        if (tolerance > 0) CHECK((short_packs == 0 && tolerance < item.case_packs));
        if (item.last_case == LastCase::LeaveOut) CHECK(filling.spare_packs == 0);
        if (!filling.minimum_missed) CHECK(short_packs < item.case_packs);
        if (filling.minimum_missed) CHECK((given == 0 && filling.packs == 0));
        if (!filling.minimum_missed && wished > 0) CHECK(given >= item.minimum_packs);
        with_tolerance += tolerance > 0;
        missed += filling.minimum_missed;

        random.shuffle(wishes);
        const CaseFilling again = fill_cases(item, wishes);
        for (const CaseShare& share : again.shares) {
            const auto same = std::find_if(filling.shares.begin(), filling.shares.end(),
                                           [&](const CaseShare& one) { return one.order == share.order; });
            CHECK(*same == share);
        }
    }
    CHECK(with_tolerance > 300);
    CHECK(missed > 200);
}

TEST_CASE("so many packs more fill the case, and one fewer does not") {
    SeededRandom random(2);
    for (int round = 0; round < 3000; ++round) {
        const std::int32_t size = random.between(1, 30), wished = random.between(0, 90);
        const std::int32_t tolerance = random.between(0, 8);
        CAPTURE(size);
        CAPTURE(wished);
        CAPTURE(tolerance);
        const auto missing = static_cast<std::int32_t>(packs_to_full_case(size, wished, tolerance));
        const auto short_packs = [&](std::int32_t more) {
            std::vector<CaseWish> wishes{wish(1, 1, wished, tolerance)};
            if (more > 0) wishes.push_back(wish(2, 2, more));
            std::int32_t sum = 0;
            for (const CaseShare& share : fill_cases({size, 0, LastCase::LeaveOut}, wishes).shares)
                sum += share.missing;
            return sum;
        };
        CHECK(short_packs(missing) == 0);
        if (missing > 0) CHECK(short_packs(missing - 1) > 0);
    }
}

TEST_CASE("a closing is its items, each settled alone, unless all together miss the minimum") {
    SeededRandom random(3);
    int cancelled = 0;
    for (int round = 0; round < 1000; ++round) {
        CAPTURE(round);
        ClosingInput input;
        const std::uint32_t items = 1 + random.below(5);
        std::vector<std::vector<CaseWish>> by_item(items);
        for (std::uint32_t i = 0; i < items; ++i) {
            input.items.push_back(chance_item(random));
            by_item[i] = chance_wishes(random);
            for (const CaseWish& one : by_item[i]) input.wishes.push_back({i, one});
        }
        random.shuffle(input.wishes);
        input.minimum_packs = random.between(0, 200);
        const Closing closing = close_orders(input);
        cancelled += closing.cancelled;
        std::int64_t packs = 0;
        for (std::uint32_t i = 0; i < items; ++i) {
            const CaseFilling alone = fill_cases(input.items[i], by_item[i]);
            packs += alone.packs - alone.spare_packs;
            CHECK(closing.items[i].cases == (closing.cancelled ? 0 : alone.cases));
        }
        CHECK(closing.cancelled == (packs == 0 || packs < input.minimum_packs));
        for (std::size_t w = 0; w < input.wishes.size(); ++w) {
            const ItemShare& share = closing.shares[w];
            CHECK(share.item == input.wishes[w].item);
            CHECK(share.share.order == input.wishes[w].wish.order);
            const CaseFilling alone = fill_cases(input.items[share.item], by_item[share.item]);
            const auto same =
                std::find_if(alone.shares.begin(), alone.shares.end(),
                             [&](const CaseShare& one) { return one.order == share.share.order; });
            if (!closing.cancelled) CHECK(*same == share.share);
            if (closing.cancelled) CHECK(share.share.packs == 0);
        }
    }
    CHECK((cancelled > 100 && cancelled < 900));
}
