#include "shared/core/random.h"
#include "shared/orders/shortage.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <map>

using namespace linli;

namespace {

Bits128 number(std::uint64_t id) {
    return {0, id};
}

ShortageWish wish(std::uint64_t id, std::int64_t minute, std::int32_t packs, bool vulnerable = false) {
    return {number(id), Instant{} + minutes(minute), packs, vulnerable};
}

std::vector<std::int32_t> packs(ShortageRule rule, std::int64_t arrived,
                                const std::vector<ShortageWish>& wishes, std::uint64_t seed = 1) {
    std::vector<std::int32_t> list;
    for (const ShortageShare& share : share_shortage(rule, seed, arrived, wishes))
        list.push_back(share.packs);
    return list;
}

std::vector<ShortageWish> chance_wishes(SeededRandom& random) {
    std::vector<ShortageWish> wishes(random.below(30));
    const std::int32_t greatest = random.chance(300) ? 1000 : 4;
    for (ShortageWish& one : wishes) {
        one.order = {random.next(), random.next()};
        one.ordered_at = Instant{random.between(0, 10)};  // Often at the same time.
        one.packs = random.between(0, greatest);
        one.vulnerable = random.chance(300);
    }
    return wishes;
}

// Every rule a second time, pack by pack, straight from its words.
std::map<Bits128, std::int32_t> pack_by_pack(ShortageRule rule, std::uint64_t seed, std::int64_t arrived,
                                             std::vector<ShortageWish> wishes) {
    std::sort(wishes.begin(), wishes.end(), [](const ShortageWish& a, const ShortageWish& b) {
        return a.ordered_at != b.ordered_at ? a.ordered_at < b.ordered_at : a.order < b.order;
    });
    std::vector<Bits128> ids;
    for (const ShortageWish& one : wishes) ids.push_back(one.order);
    const std::vector<Bits128> drawn = lot_order(seed, ids);
    const auto before = [&](const ShortageWish& a, const ShortageWish& b) {
        if (rule == ShortageRule::SmallFirst) return a.packs < b.packs;
        if (rule == ShortageRule::VulnerableFirst) return a.vulnerable && !b.vulnerable;
        if (rule == ShortageRule::Lot)
            return std::find(drawn.begin(), drawn.end(), a.order) <
                   std::find(drawn.begin(), drawn.end(), b.order);
        return false;
    };
    std::stable_sort(wishes.begin(), wishes.end(), before);
    std::map<Bits128, std::int32_t> got;
    for (bool gave = true; arrived > 0 && gave;) {
        gave = false;
        for (const ShortageWish& one : wishes) {
            if (arrived == 0 || got[one.order] >= one.packs) continue;
            ++got[one.order];
            --arrived;
            gave = true;
            if (rule != ShortageRule::Equal) break;  // The same one until it has all.
        }
    }
    return got;
}

}  // namespace

TEST_CASE("seven packs for five orders: every rule as its words say") {
    const std::vector<ShortageWish> wishes{wish(1, 5, 4), wish(2, 1, 3), wish(3, 2, 1), wish(4, 9, 2, true),
                                           wish(5, 3, 1)};
    using List = std::vector<std::int32_t>;
    CHECK(packs(ShortageRule::Equal, 7, wishes) == List{2, 2, 1, 1, 1});
    CHECK(packs(ShortageRule::SmallFirst, 7, wishes) == List{0, 3, 1, 2, 1});
    CHECK(packs(ShortageRule::VulnerableFirst, 7, wishes) == List{0, 3, 1, 2, 1});
    CHECK(packs(ShortageRule::FirstCome, 7, wishes) == List{2, 3, 1, 0, 1});
}

TEST_CASE("nothing arrived, all arrived, more than all arrived") {
    const std::vector<ShortageWish> wishes{wish(1, 5, 4), wish(2, 1, 3), wish(3, 1, 0)};
    for (const ShortageRule rule : Members<ShortageRule>::values) {
        CAPTURE(static_cast<int>(rule));
        CHECK(packs(rule, 0, wishes) == std::vector<std::int32_t>{0, 0, 0});
        CHECK(packs(rule, -3, wishes) == std::vector<std::int32_t>{0, 0, 0});
        CHECK(packs(rule, 7, wishes) == std::vector<std::int32_t>{4, 3, 0});
        CHECK(packs(rule, 900, wishes) == std::vector<std::int32_t>{4, 3, 0});
        CHECK(share_shortage(rule, 1, 5, {}).empty());
    }
}

TEST_CASE("ordered in the same minute, the smaller number goes first") {
    const std::vector<ShortageWish> wishes{wish(8, 1, 2), wish(3, 1, 2)};
    CHECK(packs(ShortageRule::FirstCome, 2, wishes) == std::vector<std::int32_t>{0, 2});
    CHECK(packs(ShortageRule::Equal, 1, wishes) == std::vector<std::int32_t>{0, 1});
}

TEST_CASE("a lot can be drawn again by anybody: these numbers never change") {
    const std::vector<Bits128> ids{number(5), number(1), number(4), number(2), number(3)};
    std::vector<std::uint64_t> drawn;
    for (const Bits128 id : lot_order(20220408, ids)) drawn.push_back(id.low);
    CHECK(drawn == std::vector<std::uint64_t>{1, 2, 5, 4, 3});
    const auto shares =
        share_shortage(ShortageRule::Lot, 20220408, 1,
                       {wish(1, 1, 1), wish(2, 1, 1), wish(3, 1, 1), wish(4, 1, 1), wish(5, 1, 1)});
    for (const ShortageShare& share : shares) {
        CHECK(drawn[static_cast<std::size_t>(share.place) - 1] == share.order.low);
        CHECK(share.packs == (share.place == 1 ? 1 : 0));
    }
}

TEST_CASE("over many seeds the lot is fair: everybody is drawn first about as often") {
    std::vector<ShortageWish> wishes;
    for (std::uint64_t i = 1; i <= 8; ++i) wishes.push_back(wish(i, static_cast<std::int64_t>(i), 1));
    std::vector<int> first(8);
    for (std::uint64_t seed = 1; seed <= 8000; ++seed) {
        const std::vector<std::int32_t> got = packs(ShortageRule::Lot, 1, wishes, seed);
        for (std::size_t i = 0; i < 8; ++i) first[i] += got[i];
    }
    for (const int times : first) CHECK((times > 850 && times < 1150));
}

TEST_CASE("every rule gives out exactly what arrived, never more than ordered, as its words say") {
    SeededRandom random(1);
    int scarce = 0;
    for (int round = 0; round < 3000; ++round) {
        CAPTURE(round);
        std::vector<ShortageWish> wishes = chance_wishes(random);
        std::int64_t ordered = 0;
        for (const ShortageWish& one : wishes) ordered += one.packs;
        const std::int64_t arrived = random.between(0, static_cast<std::int32_t>(ordered) + 3);
        const ShortageRule rule = random.pick(Members<ShortageRule>::values);
        const std::uint64_t seed = random.next();
        CAPTURE(static_cast<int>(rule));
        const auto shares = share_shortage(rule, seed, arrived, wishes);
        const auto expected = pack_by_pack(rule, seed, arrived, wishes);
        std::int64_t given = 0;
        std::vector<bool> places(wishes.size());
        for (std::size_t i = 0; i < wishes.size(); ++i) {
            CHECK(shares[i].order == wishes[i].order);
            CHECK((shares[i].packs >= 0 && shares[i].packs <= wishes[i].packs));
            CHECK(shares[i].missing == wishes[i].packs - shares[i].packs);
            const auto found = expected.find(wishes[i].order);
            CHECK(shares[i].packs == (found == expected.end() ? 0 : found->second));
            places.at(static_cast<std::size_t>(shares[i].place) - 1) = true;
            given += shares[i].packs;
        }
        CHECK(given == std::min(arrived, ordered));
        CHECK(std::count(places.begin(), places.end(), false) == 0);
        scarce += arrived > 0 && arrived < ordered;

        random.shuffle(wishes);
        for (const ShortageShare& again : share_shortage(rule, seed, arrived, wishes)) {
            const auto same = std::find_if(shares.begin(), shares.end(), [&](const ShortageShare& share) {
                return share.order == again.order;
            });
            CHECK(*same == again);
        }
    }
    CHECK(scarce > 1500);
}

TEST_CASE("one pack more takes nothing from anybody") {
    SeededRandom random(2);
    for (int round = 0; round < 1000; ++round) {
        CAPTURE(round);
        const std::vector<ShortageWish> wishes = chance_wishes(random);
        const ShortageRule rule = random.pick(Members<ShortageRule>::values);
        const std::int64_t arrived = random.between(0, 60);
        const std::vector<std::int32_t> less = packs(rule, arrived, wishes, 7);
        const std::vector<std::int32_t> more = packs(rule, arrived + 1, wishes, 7);
        for (std::size_t i = 0; i < less.size(); ++i) CHECK(less[i] <= more[i]);
    }
}
