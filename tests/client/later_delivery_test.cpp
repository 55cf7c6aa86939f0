#include <doctest/doctest.h>

#include "app/client/orders/hand_out_page.h"
#include "tests/client/pressed_buys.h"
#include "tests/client/team_buys.h"

using namespace linli;
using namespace linli::client;

// A second lorry: the pages of the hand-out know what is here, what is in hand and what is still to come.

namespace {

struct TwoLorries : TeamBuys {
    TwoLorries() {
        ge = order(door("3", "1", "101"), "葛家", 2, 1);
        meng = order(door("3", "1", "102"), "孟家", 0, 1);
        is_in(CampaignState::Arrived);
        supplied(oranges, 2, 2);
    }
    void eggs_at(std::optional<Instant> counted) {
        ItemSupply supply;
        supply.id = eggs;
        supply.campaign = campaign.id;
        supply.ordered_packs = 2;
        supply.arrived_packs = counted ? 2 : 0;
        supply.counted_at = counted;
        add(supply);
    }
    void begin() {
        open_town();
        screen.show(
            [this] { hand_out_page(known(), viewer(), now, campaign.id, input, *this, *this, *this); });
    }
    Bag bag(OrderId order) const { return bag_of(replica.state(), order); }

    OrderId ge, meng;
    HandOutInput input;
};

// I have ordered three boxes of oranges and a tray of eggs; the oranges came at four and I have them.
struct MyBags : PressedBuys {
    MyBags() {
        ordered(3);
        OrderLine line;
        line.id = made<OrderLineId>(332);
        line.order = mine;
        line.item = eggs;
        line.packs = 1;
        add(line);
        came(oranges, clock_at(16));
        HandOutEvent given;
        given.id = made<HandOutEventId>(800);
        given.campaign = oranges_and_eggs;
        given.order = mine;
        given.kind = HandOutKind::HandedOver;
        given.by = made<PersonId>(11);
        given.at = clock_at(17);
        add(given);
        is_in(CampaignState::Arrived);
    }
    void came(CampaignItemId item, std::optional<Instant> counted) {
        ItemSupply supply;
        supply.id = item;
        supply.campaign = oranges_and_eggs;
        supply.ordered_packs = 100;
        supply.arrived_packs = counted ? 100 : 0;
        supply.counted_at = counted;
        add(supply);
    }
    void begin() {
        open_town();
        show(oranges_and_eggs);
    }
};

}  // namespace

TEST_CASE("what is still to come is in no bag, and the campaign is not at its end") {
    TwoLorries town;
    town.eggs_at(std::nullopt);
    town.event(town.ge, HandOutKind::HandedOver, 11);
    town.begin();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("鸡蛋 1 板（还没到）"));
    CHECK(town.screen.shows("还没到，到了接着点：鸡蛋"));
    CHECK_FALSE(town.screen.shows("孟家"));
    // The eggs can still be counted, though a bag is in hand.
    REQUIRE(town.screen.press(ui::Role::Tab, "点货"));
    REQUIRE(town.screen.press_only("都到齐了，没有坏的"));
    REQUIRE(town.screen.press_only("记下 1 样"));
    REQUIRE(town.last<CountArrival>());
    CHECK(town.last<CountArrival>()->items.front().item == town.eggs);
    CHECK(town.bag(town.ge).state == BagState::Waiting);
}

TEST_CASE("what came after a bag was handed over is a bag of its own, ticked like any other") {
    TwoLorries town;
    town.event(town.ge, HandOutKind::HandedOver, 11);
    town.eggs_at(clock_at(18, 30));
    town.begin();
    const HandOutBook book = hand_out_book(town.replica.state(), town.campaign.id);
    REQUIRE(book.bags.size() == 2);
    CHECK(book.bags[0].order->id == town.ge);
    CHECK(book.bags[0].packs == 1);
    CHECK(book.to_come.empty());
    CHECK(town.screen.shows("前一袋给到了，这是后到的"));
    REQUIRE(town.press_tick("1-101"));
    REQUIRE(town.last<TickBag>());
    CHECK(town.bag(town.ge).state == BagState::InHand);
    REQUIRE(town.press_tick("1-101"));
    CHECK(town.bag(town.ge).state == BagState::Waiting);
    CHECK(town.bag(town.ge).earlier);
}

TEST_CASE("a household sees what is still to come, and says of the later bag by itself that it is here") {
    SUBCASE("still to come") {
        MyBags town;
        town.came(town.eggs, std::nullopt);
        town.begin();
        CHECK(town.screen.kit().duplicate_keys() == 0);
        CHECK(town.screen.shows("鸡蛋 1 板（还没到）"));
        CHECK_FALSE(town.screen.shows("后到的，还没给"));
    }
    SUBCASE("come after the first bag") {
        MyBags town;
        town.came(town.eggs, clock_at(18));
        town.begin();
        CHECK(town.screen.kit().duplicate_keys() == 0);
        CHECK(town.screen.shows("后到的，还没给：鸡蛋 1 板"));
        REQUIRE(town.screen.press_only("收到了"));
        REQUIRE(town.last<ConfirmBag>());
        CHECK(bag_of(town.replica.state(), town.mine).state == BagState::InHand);
        CHECK_FALSE(town.screen.shows("后到的，还没给"));
    }
}
