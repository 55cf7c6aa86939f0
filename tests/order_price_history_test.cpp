#include "shared/core/random.h"
#include "shared/orders/price_history.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <map>

using namespace linli;

namespace {

constexpr Instant now{days(1000).ms};

OfferedPrice price(std::uint64_t buy, std::int64_t days_ago, const char* name, const char* unit,
                   std::int64_t cents) {
    return {{0, buy}, now - days(days_ago), name, unit, cents};
}

}  // namespace

TEST_CASE("what can be compared with what") {
    struct Row {
        const char* name;
        const char* unit;
        const char* other_name;
        const char* other_unit;
        bool same;
    };
    const Row rows[] = {
        {"土鸡蛋", "30枚", "土雞蛋", "30 枚", true},   {"土鸡蛋", "30枚", "土鸡蛋", "20枚", true},
        {"土鸡蛋", "板", "土鸡蛋", "板", true},        {"土鸡蛋", "板", "土鸡蛋", "30枚", false},
        {"土鸡蛋", "30枚/板", "土鸡蛋", "30枚", true}, {"砂糖橘", "10斤", "砂糖橘", "5kg", true},
        {"砂糖橘", "斤", "砂糖橘", "2公斤", true},     {"牛奶", "1L", "牛奶", "250ml", true},
        {"牛奶", "1L", "牛奶", "1kg", false},          {"Milk（A）", "box", "milk a", "BOX", true},
        {"鸡蛋", "30枚", "土鸡蛋", "30枚", false},
    };
    for (const Row& row : rows) {
        CAPTURE(std::string(row.name) + " " + row.unit + " / " + row.other_name + " " + row.other_unit);
        CHECK((comparable_item(row.name, row.unit).key ==
               comparable_item(row.other_name, row.other_unit).key) == row.same);
    }
    CHECK(comparable_item("砂糖橘", "10斤").measure == 5000);
    CHECK(comparable_item("砂糖橘", "斤").measure == 500);
    CHECK(comparable_item("牛奶", "1L").measure == 1000);
    CHECK(comparable_item("土鸡蛋", "板").measure == 1);
    CHECK(comparable_item("", "").measure == 1);
}

TEST_CASE("a price is marked from 130 per cent and one yuan above the median on") {
    const PriceHistory history({price(1, 1, "鸡蛋", "板", 3000), price(2, 2, "鸡蛋", "板", 2800),
                                price(3, 60, "鸡蛋", "板", 3600), price(4, 61, "鸡蛋", "板", 100),
                                price(5, 3, "盐", "包", 200), price(6, 3, "盐", "包", 200),
                                price(7, 3, "盐", "包", 220)});
    const auto compare = [&](const char* name, const char* unit, std::int64_t cents, std::uint64_t buy = 9) {
        return history.compare(price(buy, 0, name, unit, cents));
    };
    CHECK(compare("鸡蛋", "板", 3900) == PriceComparison{3000, 2800, 3600, 3, 130, true});
    CHECK(compare("鸡蛋", "板", 3899) == PriceComparison{3000, 2800, 3600, 3, 129, false});
    CHECK(compare("盐", "包", 299)->far_above == false);  // Half as dear again, but not by a yuan.
    CHECK(compare("盐", "包", 300)->far_above);
    CHECK(!compare("鸡蛋", "盒", 3900));
    CHECK(!compare("鸡蛋", "板", 3900, 1));  // Without its own, two are left.
    CHECK(!compare("鸡蛋", "板", 0));
    CHECK(compare("鸡蛋", "板", 100'000'00)->per_cent == 9999);
}

TEST_CASE("packs of other sizes are compared by weight") {
    const PriceHistory history({price(1, 1, "砂糖橘", "5斤", 2000), price(2, 1, "砂糖橘", "10斤", 3600),
                                price(3, 1, "砂糖橘", "2kg", 1600)});
    const auto found = history.compare(price(9, 0, "砂糖橘", "10斤", 5200));
    REQUIRE(found);
    CHECK(*found == PriceComparison{4000, 3600, 4000, 3, 130, true});
}

TEST_CASE("prices that come later, and another price of the same buy, count for nothing") {
    const PriceHistory history({price(1, 1, "油", "桶", 7000), price(1, 2, "油", "桶", 6000),
                                price(2, 1, "油", "桶", 6500), price(3, -1, "油", "桶", 100),
                                price(4, 5, "油", "桶", 6100)});
    CHECK(history.compare(price(9, 0, "油", "桶", 6100))->median_cents == 6100);
    CHECK(history.compare(price(9, 0, "油", "桶", 6100))->most_cents == 6500);
}

TEST_CASE("the prices that are compared are told with their days, newest first, one of each buy") {
    const PriceHistory history({price(1, 20, "油", "5L", 7000), price(1, 20, "油", "5L", 6000),
                                price(2, 3, "油", "10L", 13000), price(3, 61, "油", "5L", 100),
                                price(4, 2, "油", "桶", 6100), price(9, 1, "油", "5L", 6200)});
    const std::vector<ComparedPrice> told = history.compared(price(9, 0, "油", "5L", 6100));
    CHECK(told == std::vector<ComparedPrice>{{{0, 2}, now - days(3), 6500}, {{0, 1}, now - days(20), 6000}});
    CHECK(!history.compare(price(9, 0, "油", "5L", 6100)));  // Two are too few to judge by.
    CHECK(history.compared(price(9, 0, "醋", "瓶", 900)).empty());
}

TEST_CASE("as many prices are at or above the median as at or below it, whatever their order") {
    SeededRandom random(1);
    int marked = 0;
    for (int round = 0; round < 2000; ++round) {
        CAPTURE(round);
        std::vector<OfferedPrice> prices;
        const std::uint32_t count = random.below(30);
        for (std::uint32_t i = 0; i < count; ++i)
            prices.push_back(
                price(1 + random.below(12), random.between(0, 70), "米", "袋", random.between(1, 5000)));
        const OfferedPrice offered = price(99, 0, "米", "袋", random.between(1, 9000));
        std::map<Bits128, std::int64_t> cheapest;
        for (const OfferedPrice& one : prices) {
            if (now - one.offered_at > price_history_span) continue;
            const auto [place, is_new] = cheapest.emplace(one.buy, one.price_cents);
            if (!is_new) place->second = std::min(place->second, one.price_cents);
        }
        const auto found = PriceHistory(prices).compare(offered);
        REQUIRE(found.has_value() == (cheapest.size() >= least_compared_buys));
        random.shuffle(prices);
        CHECK(PriceHistory(prices).compare(offered) == found);
        if (!found) continue;
        std::size_t below = 0, above = 0;
        for (const auto& [buy, cents] : cheapest) {
            below += cents < found->median_cents;
            above += cents > found->median_cents + 1;  // Rounded down.
        }
        CHECK(below <= cheapest.size() / 2);
        CHECK(above <= cheapest.size() / 2);
        CHECK(found->buys == static_cast<std::int32_t>(cheapest.size()));
        CHECK(found->far_above == (offered.price_cents * 10 >= found->median_cents * 13 &&
                                   offered.price_cents >= found->median_cents + 100));
        marked += found->far_above;
    }
    CHECK(marked > 300);
}
