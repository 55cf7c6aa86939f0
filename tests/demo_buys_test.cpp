#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "shared/orders/demo_buys.h"

using namespace linli;

namespace {

constexpr std::uint64_t seed = 2022;
const Instant now = instant_of({2026, 11, 23}, 16 * 60, UtcOffset{});

std::string written(const std::vector<DemoBuy>& buys) {
    std::string text;
    for (const DemoBuy& buy : buys) {
        text += buy.campaign.facts.title + std::to_string(buy.leader) + "/" +
                std::to_string(buy.campaign.facts.lot_seed);
        for (const DemoOrder& order : buy.orders) {
            text += ";" + std::to_string(order.person) + order.note;
            for (const std::int32_t packs : order.packs) text += "," + std::to_string(packs);
        }
    }
    return text;
}

}  // namespace

TEST_CASE("the group-buys of the demo are the same for the same seed, and others for another") {
    const DemoCommunity community = make_demo(DemoScale::Small, seed, now);
    const std::string first = written(make_demo_buys(community, seed, now));
    CHECK(first == written(make_demo_buys(community, seed, now)));
    CHECK(first != written(make_demo_buys(community, seed + 1, now)));
}

TEST_CASE("in each group-buy of the demo a household orders once, within its cap, and something") {
    const DemoCommunity community = make_demo(DemoScale::Small, seed, now);
    const std::vector<DemoBuy> buys = make_demo_buys(community, seed, now);
    REQUIRE(buys.size() == 3);
    for (const DemoBuy& buy : buys) {
        CHECK(buy.orders.size() >= 40);
        std::set<std::size_t> households;
        for (const DemoOrder& order : buy.orders) {
            CHECK(households.insert(community.people[order.person].household).second);
            REQUIRE(order.packs.size() == buy.campaign.items.size());
            std::int32_t packs = 0;
            for (std::size_t i = 0; i < order.packs.size(); ++i) {
                const std::int32_t cap = buy.campaign.items[i].facts.cap_per_door;
                CHECK((cap == 0 || order.packs[i] <= cap));
                packs += order.packs[i];
            }
            CHECK(packs > 0);
        }
    }
}

TEST_CASE("nobody in the demo orders what is sold out, in a large community either") {
    for (const DemoScale scale : {DemoScale::Small, DemoScale::Full}) {
        const DemoCommunity community = make_demo(scale, seed, now);
        for (const DemoBuy& buy : make_demo_buys(community, seed, now)) {
            for (std::size_t i = 0; i < buy.campaign.items.size(); ++i) {
                const ItemFacts& facts = buy.campaign.items[i].facts;
                std::int32_t ordered = 0;
                for (const DemoOrder& order : buy.orders) ordered += order.packs[i];
                CHECK((!facts.stock || ordered <= *facts.stock - facts.reserved_packs));
            }
        }
    }
}

TEST_CASE("what still takes orders in the demo can be fetched at two times, both after it closes") {
    const DemoCommunity community = make_demo(DemoScale::Small, seed, now);
    const std::vector<DemoBuy> buys = make_demo_buys(community, seed, now);
    REQUIRE(buys.front().stage == DemoBuyStage::Open);
    REQUIRE(buys.front().pick_ups.size() == 2);
    for (const SetPickUp& pick_up : buys.front().pick_ups) {
        CHECK(*buys.front().campaign.facts.closes_at < pick_up.window.from);
        CHECK(pick_up.window.from < pick_up.window.until);
    }
}

TEST_CASE("of what is handed out in the demo some is brought to the door") {
    const DemoCommunity community = make_demo(DemoScale::Small, seed, now);
    for (const DemoBuy& buy : make_demo_buys(community, seed, now)) {
        if (buy.stage != DemoBuyStage::HandingOut) continue;
        const auto to_bring = std::count_if(buy.orders.begin(), buy.orders.end(), [](const DemoOrder& order) {
            return order.to_the_door && !order.handed_over;
        });
        CHECK(to_bring > 2);
    }
}

TEST_CASE("a community without a group-buy leader has no group-buys") {
    DemoCommunity community = make_demo(DemoScale::Small, seed, now);
    for (DemoPerson& person : community.people) person.roles.clear();
    CHECK(make_demo_buys(community, seed, now).empty());
}
