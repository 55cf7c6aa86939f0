#include "shared/core/random.h"
#include "shared/orders/money.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <cstdlib>
#include <numeric>

using namespace linli;

namespace {

Bits128 number(std::uint64_t id) {
    return {0, id};
}

std::int64_t sum(const std::vector<std::int64_t>& parts) {
    return std::accumulate(parts.begin(), parts.end(), std::int64_t{0});
}

std::vector<Share> equal_shares(std::size_t count) {
    std::vector<Share> shares;
    for (std::size_t i = 0; i < count; ++i) shares.push_back({number(i + 1), 1});
    return shares;
}

std::vector<Share> chance_shares(SeededRandom& random) {
    std::vector<Share> shares(random.below(40));
    const std::int32_t greatest = random.chance(500) ? 3 : 1'000'000;
    for (Share& share : shares) share = {{random.next(), random.next()}, random.between(0, greatest)};
    return shares;
}

MoneyInput chance_buy(SeededRandom& random) {
    MoneyInput input;
    const std::uint32_t items = 1 + random.below(8);
    for (std::uint32_t i = 0; i < items; ++i) {
        PricedItem item{random.between(0, 20'000), {}};
        const std::uint32_t tiers = random.below(4);
        for (std::uint32_t t = 0; t < tiers; ++t)
            item.tiers.push_back({random.between(1, 200), random.between(0, 20'000)});
        input.items.push_back(item);
    }
    input.fee_split = random.pick(Members<FeeSplit>::values);
    input.fee_cents = random.between(0, 50'000);
    const std::uint32_t orders = random.below(40);
    for (std::uint32_t i = 0; i < orders; ++i) {
        MoneyOrder order;
        order.id = {random.next(), random.next()};
        const std::uint32_t lines = random.below(6);
        for (std::uint32_t l = 0; l < lines; ++l) {
            const std::int32_t ordered = random.between(0, 5);
            const bool short_or_more = random.chance(200);
            order.lines.push_back(
                {random.below(items), ordered, short_or_more ? random.between(0, 6) : ordered});
        }
        if (random.chance(200)) order.correction_cents = random.between(-3'000, 1'000);
        if (random.chance(600)) order.paid_cents = random.between(-500, 60'000);
        input.orders.push_back(order);
    }
    return input;
}

// One order reckoned a second time, as a person would on paper.
std::int64_t paid_for_goods(const MoneyInput& input, const MoneyOrder& order) {
    std::int64_t cents = 0;
    for (const MoneyLine& line : order.lines) {
        std::int64_t total = 0;
        for (const MoneyOrder& other : input.orders) {
            for (const MoneyLine& each : other.lines) total += each.item == line.item ? each.ordered : 0;
        }
        cents += line.given * price_at(input.items[line.item], total);
    }
    return cents;
}

std::int32_t packs_of(const MoneyOrder& order, std::int32_t MoneyLine::*which) {
    std::int32_t packs = 0;
    for (const MoneyLine& line : order.lines) packs += line.*which;
    return packs;
}

}  // namespace

TEST_CASE("ten yuan among three: one cent more for the smallest id, and none is lost") {
    CHECK(split_cents(1000, equal_shares(3)) == std::vector<std::int64_t>{334, 333, 333});
    CHECK(split_cents(-1000, equal_shares(3)) == std::vector<std::int64_t>{-334, -333, -333});
    CHECK(split_cents(2, equal_shares(3)) == std::vector<std::int64_t>{1, 1, 0});
    CHECK(split_cents(0, equal_shares(3)) == std::vector<std::int64_t>{0, 0, 0});
    CHECK(split_cents(500, {}).empty());
    CHECK(split_cents(500, {{number(1), 0}, {number(2), 0}}) == std::vector<std::int64_t>{0, 0});
}

TEST_CASE("a cent that is left goes to the largest remainder before it goes to the smallest id") {
    // 100 in 1 : 2 : 3 is 16 2/3, 33 1/3 and 50.
    const std::vector<Share> shares{{number(9), 1}, {number(1), 2}, {number(5), 3}};
    CHECK(split_cents(100, shares) == std::vector<std::int64_t>{17, 33, 50});
    const std::vector<Share> same{{number(9), 5}, {number(1), 5}};
    CHECK(split_cents(101, same) == std::vector<std::int64_t>{50, 51});
}

TEST_CASE("shares add up, lie within a cent of what is exact, and do not depend on the order of the list") {
    SeededRandom random(1);
    for (int round = 0; round < 3000; ++round) {
        CAPTURE(round);
        std::vector<Share> shares = chance_shares(random);
        const std::int64_t cents = random.between(-1'000'000, 1'000'000);
        const std::vector<std::int64_t> parts = split_cents(cents, shares);
        std::int64_t weights = 0;
        for (const Share& share : shares) weights += share.weight;
        CHECK(sum(parts) == (weights > 0 ? cents : 0));
        for (std::size_t i = 0; i < shares.size() && weights > 0; ++i) {
            CHECK(std::abs(parts[i] * weights - cents * shares[i].weight) < weights);
            if (shares[i].weight == 0) CHECK(parts[i] == 0);
        }
        std::vector<std::size_t> order(shares.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        random.shuffle(order);
        std::vector<Share> shuffled;
        for (const std::size_t place : order) shuffled.push_back(shares[place]);
        const std::vector<std::int64_t> again = split_cents(cents, shuffled);
        for (std::size_t i = 0; i < order.size(); ++i) CHECK(again[i] == parts[order[i]]);
    }
}

TEST_CASE("the largest sum and the largest weights still add up") {
    const std::vector<Share> shares{{number(1), max_split_weight}, {number(2), max_split_weight - 1}};
    CHECK(sum(split_cents(max_split_cents, shares)) == max_split_cents);
}

TEST_CASE("the price falls from the pack that reaches a tier, whatever order the tiers stand in") {
    const PricedItem eggs{3800, {{50, 3300}, {10, 3600}, {100, 3000}}};
    struct Row {
        std::int64_t packs;
        std::int64_t price;
        std::optional<NextTier> next;
    };
    const Row rows[] = {
        {0, 3800, NextTier{10, 3600}}, {9, 3800, NextTier{1, 3600}},   {10, 3600, NextTier{40, 3300}},
        {49, 3600, NextTier{1, 3300}}, {50, 3300, NextTier{50, 3000}}, {100, 3000, std::nullopt},
        {9999, 3000, std::nullopt},
    };
    for (const Row& row : rows) {
        CAPTURE(row.packs);
        CHECK(price_at(eggs, row.packs) == row.price);
        CHECK(next_tier(eggs, row.packs) == row.next);
    }
    CHECK(price_at({100, {}}, 5) == 100);
    CHECK(next_tier({100, {{5, 120}, {9, 90}}}, 5) == NextTier{4, 90});  // A dearer tier is no incentive.
    CHECK(price_at({100, {{5, 80}, {5, 70}}}, 5) == 80);
}

TEST_CASE("twelve yuan of delivery by order, by pack and by item") {
    MoneyInput input;
    input.items = {{1000, {}}, {500, {}}};
    input.fee_cents = 1200;
    input.orders = {{number(1), {{0, 1, 1}}, 0, 0},
                    {number(2), {{0, 2, 2}, {1, 3, 3}}, 0, 0},
                    {number(3), {{1, 0, 0}}, 0, 0}};
    const auto fees = [&](FeeSplit split) {
        input.fee_split = split;
        std::vector<std::int64_t> list;
        for (const OrderMoney& order : reckon(input).orders) list.push_back(order.fee_cents);
        return list;
    };
    CHECK(fees(FeeSplit::PerOrder) == std::vector<std::int64_t>{600, 600, 0});
    CHECK(fees(FeeSplit::PerPack) == std::vector<std::int64_t>{200, 1000, 0});
    CHECK(fees(FeeSplit::PerItem) == std::vector<std::int64_t>{400, 800, 0});
}

TEST_CASE("an item on two lines of an order is one item") {
    MoneyInput input;
    input.items = {{1000, {}}};
    input.fee_split = FeeSplit::PerItem;
    input.fee_cents = 300;
    input.orders = {{number(1), {{0, 1, 1}, {0, 1, 1}}, 0, 0}, {number(2), {{0, 1, 1}}, 0, 0}};
    const BuyMoney money = reckon(input);
    CHECK(money.orders[0].fee_cents == 150);
    CHECK(money.orders[1].fee_cents == 150);
}

TEST_CASE("a shortage takes off what did not come and raises nobody's price or fee") {
    MoneyInput input;
    input.items = {{3800, {{4, 3500}}}};
    input.fee_cents = 1000;
    input.orders = {{number(1), {{0, 2, 2}}, 0, 7500}, {number(2), {{0, 2, 0}}, 0, 7500}};
    const BuyMoney money = reckon(input);
    CHECK(money.items[0] == ItemMoney{4, 2, 3500});
    CHECK(money.orders[0] == OrderMoney{number(1), 7000, 0, 500, 0, 7500, 7500, 0});
    CHECK(money.orders[1] == OrderMoney{number(2), 7000, 7000, 0, 0, 0, 7500, -7500});
    CHECK(money.waived_fee_cents == 500);
    CHECK(money.to_collect_cents == 0);
    CHECK(money.to_pay_back_cents == 7500);
}

TEST_CASE("what came instead is paid for, and a broken jar is made good") {
    MoneyInput input;
    input.items = {{2000, {}}, {1500, {}}};
    input.orders = {{number(1), {{0, 1, 0}, {1, 0, 1}}, -500, 2000}};
    const OrderMoney order = reckon(input).orders[0];
    CHECK(order.owed_cents == 1000);
    CHECK(order.open_cents == -1000);
}

TEST_CASE("nobody ordered: nobody owes, and the fee is seen to be nobody's") {
    MoneyInput input;
    input.fee_cents = 800;
    CHECK(reckon(input).waived_fee_cents == 800);
    input.items = {{2000, {}}};
    input.orders = {{number(1), {}, 0, 0}, {number(2), {{0, 0, 0}}, 0, 0}};
    const BuyMoney money = reckon(input);
    CHECK(money.total.owed_cents == 0);
    CHECK(money.waived_fee_cents == 800);
}

TEST_CASE("money adds up to the cent for every split, shortage and correction") {
    SeededRandom random(2);
    int with_fee = 0;
    for (int round = 0; round < 2000; ++round) {
        CAPTURE(round);
        const MoneyInput input = chance_buy(random);
        const BuyMoney money = reckon(input);
        REQUIRE(money.orders.size() == input.orders.size());
        std::int64_t goods = 0, corrections = 0, paid = 0, fees = 0, collect = 0, back = 0;
        for (std::size_t i = 0; i < input.orders.size(); ++i) {
            const MoneyOrder& order = input.orders[i];
            const OrderMoney& owes = money.orders[i];
            const std::int64_t delivered = paid_for_goods(input, order);
            CHECK(owes.goods_cents - owes.short_cents == delivered);
            CHECK(owes.owed_cents == delivered + owes.fee_cents + order.correction_cents);
            CHECK(owes.open_cents == owes.owed_cents - order.paid_cents);
            const bool got = packs_of(order, &MoneyLine::given) > 0;
            if (!got || packs_of(order, &MoneyLine::ordered) == 0) CHECK(owes.fee_cents == 0);
            goods += delivered, corrections += order.correction_cents, paid += order.paid_cents;
            fees += owes.fee_cents;
            (owes.open_cents > 0 ? collect : back) += std::abs(owes.open_cents);
        }
        CHECK(fees + money.waived_fee_cents == input.fee_cents);
        CHECK(money.waived_fee_cents >= 0);
        CHECK(money.total.owed_cents == goods + corrections + input.fee_cents - money.waived_fee_cents);
        CHECK(money.total.paid_cents == paid);
        CHECK(money.to_collect_cents == collect);
        CHECK(money.to_pay_back_cents == back);
        CHECK(collect - back == money.total.open_cents);
        with_fee += fees > 0;
    }
    CHECK(with_fee > 1000);
}

TEST_CASE("the order of the orders changes nobody's sum, and a shortage nobody else's") {
    SeededRandom random(3);
    for (int round = 0; round < 500; ++round) {
        CAPTURE(round);
        MoneyInput input = chance_buy(random);
        const BuyMoney before = reckon(input);
        const auto of = [](const BuyMoney& money, Bits128 id) {
            return *std::find_if(money.orders.begin(), money.orders.end(),
                                 [&](const OrderMoney& order) { return order.id == id; });
        };
        random.shuffle(input.orders);
        const BuyMoney shuffled = reckon(input);
        for (const OrderMoney& order : before.orders) CHECK(of(shuffled, order.id) == order);
        if (input.orders.empty()) continue;
        MoneyOrder& one = input.orders[random.below(static_cast<std::uint32_t>(input.orders.size()))];
        for (MoneyLine& line : one.lines) line.given = 0;
        const BuyMoney after = reckon(input);
        for (const OrderMoney& order : before.orders) {
            if (order.id != one.id) CHECK(of(after, order.id) == order);
        }
        CHECK(of(after, one.id).owed_cents == one.correction_cents);
    }
}
