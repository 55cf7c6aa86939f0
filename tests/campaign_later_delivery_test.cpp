#include "tests/campaign_town.h"

// Fruit today, eggs tomorrow: what is counted later follows, and takes nothing out of anybody's hands.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

// Qin has ordered three boxes of oranges, Ge one box and two trays of eggs, Shi a tray of eggs.
struct LaterTown : CampaignTown {
    LaterTown() {
        OpenCampaign command = opening();
        command.facts.shortage = ShortageRule::FirstCome;
        open(command);
        qins = order(qin, 3);
        ges = order(ge, 1, 2);
        shis = order(shi, 0, 1);
        close();
        order_at_supplier();
    }
    std::optional<Rejected> come(CampaignItemId item, std::int32_t packs) {
        return run(lu, CountArrival{campaign, {{item, packs, 0, 0, ""}}});
    }
    std::optional<Rejected> hand_over(OrderId order) {
        return run(lu, TickBag{order, HandOutKind::HandedOver, ""});
    }
    HandOutEventId newest_event(OrderId order) const { return events_of(state, order).back()->id; }
    Bag bag(OrderId order) const { return bag_of(state, order); }
    OrderId qins, ges, shis;
};

}  // namespace

TEST_CASE("what is not counted yet is in no bag, and its door is told so") {
    LaterTown town;
    CHECK(bag_packs(town.state, town.ges) == 3);  // Planned, before anything came.
    REQUIRE(town.come(town.orange, 4) == allowed);
    CHECK(bag_packs(town.state, town.ges) == 1);
    CHECK(bag_packs(town.state, town.shis) == 0);
    const auto no = town.hand_over(town.shis);
    REQUIRE(no);
    CHECK(*no == Rejected(Reason::NotCounted, town.egg));
    CHECK(town.reason(town.shi, ConfirmBag{town.shis}) == Reason::NotCounted);
    REQUIRE(town.come(town.egg, 3) == allowed);
    CHECK(town.hand_over(town.shis) == allowed);
    town.check_books();
}

TEST_CASE("a bag in hand does not end the counting: what comes later follows in a bag of its own") {
    LaterTown town;
    REQUIRE(town.come(town.orange, 4) == allowed);
    SUBCASE("the next day") {
        REQUIRE(town.hand_over(town.ges) == allowed);
        town.now = town.now + hours(24);
    }
    SUBCASE("in the same moment") {
        REQUIRE(town.hand_over(town.ges) == allowed);
    }
    SUBCASE("the door itself said that the first is there, which nobody can undo") {
        REQUIRE(town.run(town.ge, ConfirmBag{town.ges}) == allowed);
    }
    const HandOutEventId first = town.newest_event(town.ges);
    CHECK(town.totals().bags_given == 1);
    REQUIRE(town.come(town.egg, 3) == allowed);
    CHECK(town.bag(town.ges).state == BagState::Waiting);
    REQUIRE(town.bag(town.ges).earlier);
    CHECK(town.bag(town.ges).earlier->id == first);
    CHECK(bag_packs(town.state, town.ges) == 2);
    CHECK(town.totals().bags_given == 0);
    CHECK(town.told(town.ge, NoticeKind::CampaignArrived) == 2);
    CHECK(town.told(town.qin, NoticeKind::CampaignArrived) == 1);
    // What is in hand stays as it is.
    CHECK(town.come(town.orange, 3) == Rejected(Reason::BagHandedOut, first));
    CHECK(town.run(town.lu, SetGiven{town.ges, town.orange, 0}) == Rejected(Reason::BagHandedOut, first));
    CHECK(town.come(town.egg, 2) == allowed);
    CHECK(town.come(town.egg, 3) == allowed);
    town.check_books();
    REQUIRE(town.run(town.ge, ConfirmBag{town.ges}) == allowed);
    CHECK(town.bag(town.ges).state == BagState::InHand);
    CHECK(town.reason(town.lu, CountArrival{town.campaign, {{town.egg, 2, 0, 0, ""}}}) ==
          Reason::BagHandedOut);
    REQUIRE(town.hand_over(town.qins) == allowed);
    CHECK(check(town.state, town.stamp(town.fang), FinishCampaign{town.campaign}) ==
          Rejected::with_limit(Reason::BagsStillOut, 1));
    REQUIRE(town.hand_over(town.shis) == allowed);
    CHECK(town.run(town.fang, FinishCampaign{town.campaign}) == allowed);
    town.check_books();
}

TEST_CASE("counted as none and come later, it is handed out to whom it is charged") {
    LaterTown town;
    REQUIRE(town.count(4, 0) == allowed);
    CHECK(town.owed(town.ges) == CampaignTown::orange_cents);
    for (const OrderId order : {town.qins, town.ges}) REQUIRE(town.hand_over(order) == allowed);
    town.now = town.now + hours(24);
    REQUIRE(town.come(town.egg, 3) == allowed);
    CHECK(town.owed(town.ges) == CampaignTown::orange_cents + 2 * CampaignTown::egg_cents);
    CHECK(town.bag(town.ges).state == BagState::Waiting);
    CHECK(town.bag(town.qins).state == BagState::InHand);
    CHECK(check(town.state, town.stamp(town.fang), FinishCampaign{town.campaign}) ==
          Rejected::with_limit(Reason::BagsStillOut, 2));
    REQUIRE(town.come(town.egg, 0) == allowed);  // It was the wrong campaign's.
    CHECK(town.bag(town.ges).state == BagState::InHand);
    CHECK(town.owed(town.ges) == CampaignTown::orange_cents);
    town.check_books();
}

TEST_CASE("a left-over of a later delivery follows a bag that is in hand") {
    LaterTown town;
    REQUIRE(town.come(town.orange, 4) == allowed);
    REQUIRE(town.hand_over(town.qins) == allowed);
    REQUIRE(town.come(town.egg, 4) == allowed);
    CHECK(town.bag(town.qins).state == BagState::InHand);
    REQUIRE(town.run(town.lu, SetGiven{town.qins, town.egg, 1}) == allowed);
    CHECK(town.bag(town.qins).state == BagState::Waiting);
    CHECK(bag_packs(town.state, town.qins) == 1);
    town.check_books();
    // Nobody was home for it, and it broke: what is in hand is in hand.
    REQUIRE(town.run(town.lu, TickBag{town.qins, HandOutKind::NobodyHome, ""}) == allowed);
    REQUIRE(town.run(town.lu, SetGiven{town.qins, town.egg, 0}) == allowed);
    CHECK(town.bag(town.qins).state == BagState::InHand);
    town.check_books();
}

TEST_CASE(
    "a wrong tick of the first bag is undone after the second delivery: then all of it is to be brought") {
    LaterTown town;
    REQUIRE(town.come(town.orange, 4) == allowed);
    REQUIRE(town.hand_over(town.ges) == allowed);
    const HandOutEventId wrong = town.newest_event(town.ges);
    REQUIRE(town.come(town.egg, 3) == allowed);
    REQUIRE(town.run(town.lu, UndoTick{wrong, ""}) == allowed);
    CHECK_FALSE(town.bag(town.ges).earlier);
    CHECK(bag_packs(town.state, town.ges) == 3);
    town.check_books();
}

TEST_CASE("what was counted before the door said that all is there is not put into its bag afterwards") {
    LaterTown town;
    REQUIRE(town.come(town.orange, 4) == allowed);
    REQUIRE(town.hand_over(town.qins) == allowed);
    REQUIRE(town.come(town.egg, 4) == allowed);
    REQUIRE(town.run(town.qin, ConfirmBag{town.qins}) == allowed);
    CHECK(town.reason(town.lu, SetGiven{town.qins, town.egg, 1}) == Reason::BagHandedOut);
}

TEST_CASE("a bag that was packed before more came is packed again") {
    LaterTown town;
    REQUIRE(town.come(town.orange, 4) == allowed);
    for (const OrderId order : {town.qins, town.ges})
        REQUIRE(town.run(town.lu, TickBag{order, HandOutKind::Packed, ""}) == allowed);
    REQUIRE(town.come(town.egg, 3) == allowed);
    CHECK(town.bag(town.qins).state == BagState::Packed);
    CHECK(town.bag(town.ges).state == BagState::Waiting);
    CHECK(bag_packs(town.state, town.ges) == 3);
}

TEST_CASE("counting again keeps what was given by hand, as far as there is enough") {
    LaterTown town;
    REQUIRE(town.count(6, 5) == allowed);
    const Door other = CampaignTown::door("9", "101");
    REQUIRE(town.run(town.lu, GiveLeftOver{town.campaign, other, "门房", town.egg, 2}) == allowed);
    REQUIRE(town.run(town.lu, SetGiven{town.qins, town.orange, 1}) == allowed);  // Two broke on the way.
    const OrderId left_over = order_of_door(town.state, town.campaign, {}, other)->id;
    SUBCASE("the same number again changes nothing") {
        REQUIRE(town.count(6, 5) == allowed);
        CHECK(town.given(left_over, town.egg) == 2);
        CHECK(town.owed(left_over) == 2 * CampaignTown::egg_cents);
        CHECK(town.told(town.ge, NoticeKind::OrderShort) == 0);
    }
    SUBCASE("one less: who ordered comes first") {
        REQUIRE(town.count(6, 4) == allowed);
        CHECK(town.given(town.ges, town.egg) == 2);
        CHECK(town.given(town.shis, town.egg) == 1);
        CHECK(town.given(left_over, town.egg) == 1);
        CHECK(town.owed(left_over) == CampaignTown::egg_cents);
    }
    SUBCASE("far less: the rule shares it among those who ordered") {
        REQUIRE(town.count(6, 2) == allowed);
        CHECK(town.given(town.ges, town.egg) == 2);
        CHECK(town.given(town.shis, town.egg) == 0);
        CHECK(town.given(left_over, town.egg) == 0);
        CHECK(town.told(town.shi, NoticeKind::OrderShort) == 1);
        REQUIRE(town.count(6, 3) == allowed);
        CHECK(town.given(town.shis, town.egg) == 1);
    }
    CHECK(town.given(town.qins, town.orange) == 1);
    CHECK(town.told(town.qin, NoticeKind::OrderShort) == 0);
    CHECK(town.owed(town.qins) == CampaignTown::orange_cents);
    town.check_books();
}

TEST_CASE("once somebody has a bag the campaign is not called off: who has the goods owes for them") {
    LaterTown town;
    const CallOffCampaign call_off{town.campaign, "鸡蛋不来了"};
    REQUIRE(town.come(town.orange, 4) == allowed);
    CHECK(town.reason(town.fang, call_off) == allowed);
    REQUIRE(town.hand_over(town.ges) == allowed);
    const HandOutEventId first = town.newest_event(town.ges);
    CHECK(check(town.state, town.stamp(town.fang), call_off) == Rejected(Reason::BagHandedOut, first));
    REQUIRE(town.come(town.egg, 3) == allowed);  // More for Ge, who has the first bag all the same.
    CHECK(check(town.state, town.stamp(town.fang), call_off) == Rejected(Reason::BagHandedOut, first));
    SUBCASE("what never came is counted as none") {
        REQUIRE(town.come(town.egg, 0) == allowed);
        CHECK(town.owed(town.ges) == CampaignTown::orange_cents);
        CHECK(town.owed(town.shis) == 0);
        REQUIRE(town.hand_over(town.qins) == allowed);
        CHECK(town.run(town.fang, FinishCampaign{town.campaign}) == allowed);
    }
    SUBCASE("a wrong tick is taken back first") {
        REQUIRE(town.run(town.lu, UndoTick{first, "没给"}) == allowed);
        REQUIRE(town.run(town.fang, call_off) == allowed);
        CHECK(town.owed(town.ges) == 0);
    }
    town.check_books();
}
