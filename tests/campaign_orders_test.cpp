#include "tests/campaign_town.h"

#include "shared/orders/audiences.h"

// Orders of doors: placed, changed, withdrawn, for oneself and for others; stock, caps and doors that go
// first; and who may see them.

using namespace linli;

namespace {
constexpr auto allowed = std::nullopt;
}

TEST_CASE("a door orders once; a second order is asked about instead of doubled") {
    CampaignTown town;
    town.open();
    CHECK(town.reason(town.qin, town.placing(1)) == allowed);
    const OrderId order = town.order(town.qin, 2, 1);
    const Order& placed = town.state.orders.at(order);
    CHECK(placed.number == 1);
    CHECK(placed.door == CampaignTown::door("3", "101"));
    CHECK(placed.name == town.state.public_names.at(town.qin).shown);
    CHECK(town.totals().orders == 1);
    CHECK(town.totals().packs == 3);
    CHECK(town.totals().goods_cents == 2 * CampaignTown::orange_cents + CampaignTown::egg_cents);
    const PersonId he = town.enter("3", "101", "何平");  // Behind the same door.
    const auto no = check(town.state, town.stamp(he), town.placing(1));
    REQUIRE(no);
    CHECK(no->reason == Reason::OrderExists);
    CHECK(no->about == ref(order));
    CHECK(town.reason(he, town.changing(order, 3)) == allowed);
    CHECK(town.reason(town.ge, town.changing(order, 3)) == Reason::OrderUnknown);
    town.check_books();
}

TEST_CASE("an order with lines that cannot be is refused with the item that it concerns") {
    CampaignTown town;
    town.open();
    const auto answer = [&](std::vector<OrderedLine> lines) {
        PlaceOrder place = town.placing(1);
        place.lines = std::move(lines);
        const auto no = check(town.state, town.stamp(town.qin), place);
        return no ? std::optional(no->reason) : std::nullopt;
    };
    CHECK(answer({}) == Reason::OrderEmpty);
    CHECK(answer({{town.orange, 0, 0, {}, 1}}) == Reason::OrderEmpty);
    CHECK(answer({{town.orange, -1, 0, {}, 1}}) == Reason::PacksInvalid);
    CHECK(answer({{town.orange, max_packs_of_order + 1, 0, {}, 1}}) == Reason::PacksInvalid);
    CHECK(answer({{town.orange, 1, -1, {}, 1}}) == Reason::PacksInvalid);
    CHECK(answer({{town.orange, INT32_MIN, 0, {}, 1}}) == Reason::PacksInvalid);
    CHECK(answer({{town.orange, 1, 0, std::string(max_name_bytes + 1, 'x'), 1}}) == Reason::TextTooLong);
    CHECK(answer({{town.orange, 1, 0, {}, 1}, {town.orange, 1, 0, {}, 1}}) == Reason::ItemTwice);
    CHECK(answer({{CampaignItemId{{9, 9}}, 1, 0, {}, 1}}) == Reason::CampaignItemUnknown);
    CHECK(answer({{town.orange, 1, 0, {}, 0}}) == Reason::PriceRaised);
    CHECK(answer(std::vector<OrderedLine>(max_campaign_items + 1)) == Reason::TooMany);
    PlaceOrder place = town.placing(1);
    place.campaign = CampaignId{{9, 9}};
    CHECK(town.reason(town.qin, place) == Reason::CampaignUnknown);
    place = town.placing(1);
    place.wishes.note = std::string(default_text_limit + 1, 'x');
    CHECK(town.reason(town.qin, place) == Reason::TextTooLong);
    place.wishes.note = "不要香菜";
    place.name = std::string(max_name_bytes + 1, 'x');
    CHECK(town.reason(town.qin, place) == Reason::TextTooLong);
}

TEST_CASE("an item of another campaign cannot be ordered in this one") {
    CampaignTown town;
    town.open();
    const CampaignItemId other = town.orange;
    town.open();
    PlaceOrder place = town.placing(1);
    place.lines[0].item = other;
    CHECK(town.reason(town.qin, place) == Reason::CampaignItemUnknown);
}

TEST_CASE("orders for others: who acts for them, the steward of the house, the team by door; nobody else") {
    CampaignTown town;
    town.open();
    CHECK(town.reason(town.ge, town.placing(1), town.qin) == Reason::NotForOthers);
    REQUIRE(town.run(town.coordinator, AddProxy{town.qin, town.ge}) == allowed);
    REQUIRE(town.run(town.ge, town.placing(1), town.qin) == allowed);
    CHECK(town.told(town.qin, NoticeKind::OrderPlacedForYou) == 1);
    SUBCASE("the steward of building 2, also where nobody is registered") {
        const auto place = town.placing_for(CampaignTown::door("2", "501"), "独居老人", 1);
        CHECK(town.reason(town.ge, place) == Reason::NotForOthers);
        REQUIRE(town.run(town.wen, place) == allowed);
        CHECK(town.reason(town.wen, town.placing_for(CampaignTown::door("3", "501"), "", 1)) ==
              Reason::NotForOthers);
        CHECK(town.reason(town.wen, town.placing(1), town.lu) == allowed);
        // The steward may not see the other order, and learns only that there is one.
        REQUIRE(town.run(town.lu, town.placing(1)) == allowed);
        const auto no = check(town.state, town.stamp(town.wen, town.lu), town.placing(1));
        REQUIRE(no);
        CHECK(*no == Rejected{Reason::OrderExists});
    }
    SUBCASE("the leader and helpers, for whoever calls them") {
        const auto place = town.placing_for(CampaignTown::door("3", "302"), "施家", 1);
        REQUIRE(town.run(town.lu, place) == allowed);
        CHECK(town.told(town.shi, NoticeKind::OrderPlacedForYou) == 1);
        CHECK(town.reason(town.shi, town.placing(1)) == Reason::OrderExists);
        CHECK(town.reason(town.fang, place) == Reason::OrderExists);
        CHECK(town.reason(town.fang, town.placing_for(CampaignTown::door("", "302"), "", 1)) ==
              Reason::DoorInvalid);
    }
    town.check_books();
}

TEST_CASE("an order changes until closing, and nobody overwrites what they have not seen") {
    CampaignTown town;
    town.open();
    const OrderId order = town.order(town.qin, 2, 1);
    const ChangeOrder seen_before = town.changing(order, 1);
    REQUIRE(town.run(town.qin, town.changing(order, 3)) == allowed);
    CHECK(town.packs(order, town.orange) == 3);
    CHECK(line_of(town.state, order, town.egg) == nullptr);
    CHECK(town.totals().goods_cents == 3 * CampaignTown::orange_cents);
    const auto no = check(town.state, town.stamp(town.qin), seen_before);
    REQUIRE(no);
    CHECK(*no == Rejected(Reason::OrderChangedMeanwhile, order));
    REQUIRE(town.run(town.lu, town.changing(order, 4)) == allowed);
    CHECK(town.told(town.qin, NoticeKind::OrderChangedForYou) == 1);
    CHECK(town.reason(town.qin, town.changing(order, 0)) == Reason::OrderEmpty);
    REQUIRE(town.run(town.qin, WithdrawOrder{order}) == allowed);
    CHECK(town.reason(town.qin, WithdrawOrder{order}) == Reason::OrderWithdrawn);
    CHECK(town.reason(town.ge, WithdrawOrder{order}) == Reason::OrderUnknown);
    CHECK(town.totals().orders == 0);
    CHECK(town.totals().packs == 0);
    SUBCASE("a withdrawn order stands again by a new one, as the same record") {
        REQUIRE(town.run(town.qin, town.placing(5)) == allowed);
        CHECK(town.state.orders.size() == 1);
        CHECK(town.packs(order, town.orange) == 5);
    }
    SUBCASE("or by a change") {
        REQUIRE(town.run(town.qin, town.changing(order, 5)) == allowed);
        CHECK(town.totals().packs == 5);
    }
    town.check_books();
    town.close();
    CHECK(town.reason(town.qin, town.changing(order, 1)) == Reason::CampaignNotOpen);
    CHECK(town.reason(town.qin, WithdrawOrder{order}) == Reason::CampaignNotOpen);
    CHECK(town.reason(town.ge, town.placing(1)) == Reason::CampaignNotOpen);
}

TEST_CASE("a cap holds for each door, with what is taken to fill cases") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.items[1].facts.cap_per_door = 2;
    town.open(open);
    const auto no = check(town.state, town.stamp(town.qin), town.placing(0, 3));
    REQUIRE(no);
    CHECK(no->reason == Reason::ItemCapReached);
    CHECK(no->about == ref(town.egg));
    CHECK(no->limit == 2);
    PlaceOrder place = town.placing(0, 2);
    place.lines[0].tolerance = 1;
    CHECK(town.reason(town.qin, place) == Reason::ItemCapReached);
    const OrderId order = town.order(town.qin, 0, 2);
    // A cap that becomes lower takes nothing away, but nobody orders more.
    ItemFacts facts = town.state.campaign_items.at(town.egg).facts;
    facts.cap_per_door = 1;
    REQUIRE(town.run(town.fang, SetItem{town.campaign, town.egg, facts, {}}) == allowed);
    CHECK(town.reason(town.qin, town.changing(order, 1, 2)) == allowed);
    CHECK(town.reason(town.qin, town.changing(order, 0, 3)) == Reason::ItemCapReached);
}

TEST_CASE("exactly the stock is sold, and what a door has it may keep") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.items[0].facts.stock = 5;
    town.open(open);
    const OrderId order = town.order(town.qin, 3);
    const auto no = check(town.state, town.stamp(town.ge), town.placing(3));
    REQUIRE(no);
    CHECK(no->reason == Reason::ItemSoldOut);
    CHECK(no->limit == 2);
    town.order(town.ge, 2);
    CHECK(town.reason(town.shi, town.placing(1)) == Reason::ItemSoldOut);
    CHECK(town.reason(town.qin, town.changing(order, 3)) == allowed);
    CHECK(town.reason(town.qin, town.changing(order, 4)) == Reason::ItemSoldOut);
    REQUIRE(town.run(town.qin, town.changing(order, 2)) == allowed);
    CHECK(town.reason(town.shi, town.placing(1)) == allowed);
    REQUIRE(town.run(town.qin, WithdrawOrder{order}) == allowed);
    CHECK(town.reason(town.shi, town.placing(3)) == allowed);
    CHECK(town.reason(town.shi, town.placing(4)) == Reason::ItemSoldOut);
    town.check_books();
}

TEST_CASE("reserved stock is for doors that go first; everybody sees how much") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.items[0].facts.stock = 5;
    open.items[0].facts.reserved_packs = 2;
    town.open(open);
    CHECK(town.reason(town.ge, town.placing(4)) == Reason::ItemSoldOut);
    const OrderId first = town.order(town.ge, 3);
    CHECK(town.reason(town.shi, town.placing(1)) == Reason::ItemSoldOut);
    const GivePriority give{town.campaign, CampaignTown::door("3", "101"), true};
    SUBCASE("given by the team") {
        CHECK(town.reason(town.ge, give) == Reason::NotAllowed);
        CHECK(town.reason(town.lu, GivePriority{town.campaign, CampaignTown::door("3", "999"), true}) ==
              Reason::HouseholdUnknown);
        CHECK(town.reason(town.lu, GivePriority{town.campaign, give.door, false}) ==
              Reason::PriorityGivenAlready);
        REQUIRE(town.run(town.lu, give) == allowed);
        CHECK(town.reason(town.fang, give) == Reason::PriorityGivenAlready);
        town.order(town.qin, 2);
        CHECK(town.totals(town.orange).priority_packs == 2);
        CHECK(town.reason(town.shi, town.placing(1)) == Reason::ItemSoldOut);
        town.check_books();
        REQUIRE(town.run(town.lu, GivePriority{town.campaign, give.door, false}) == allowed);
        CHECK(town.totals(town.orange).priority_packs == 0);
    }
    SUBCASE("given by the steward of the house, for a person or a door") {
        CHECK(town.reason(town.wen, give) == Reason::NotAllowed);
        CHECK(town.reason(town.wen, GivePriority{town.campaign, {}, true}, town.qin) == Reason::NotAllowed);
        REQUIRE(town.run(town.wen, GivePriority{town.campaign, {}, true}, town.lu) == allowed);
        CHECK(town.reason(town.lu, town.placing(2)) == allowed);
        CHECK(town.reason(town.wen, town.placing(1)) == Reason::ItemSoldOut);
    }
    SUBCASE("who has ordered already goes first from then on") {
        REQUIRE(town.run(town.fang, GivePriority{town.campaign, CampaignTown::door("3", "102"), true}) ==
                allowed);
        CHECK(town.totals(town.orange).priority_packs == 3);
        CHECK(town.reason(town.shi, town.placing(2)) == allowed);
        CHECK(town.packs(first, town.orange) == 3);
    }
    town.close();
    CHECK(town.reason(town.fang, give) == Reason::CampaignNotOpen);
    town.check_books();
}

TEST_CASE("an order is for those behind the door, who placed it, the team and the coordinators") {
    CampaignTown town;
    town.open();
    const OrderId order = town.order(town.qin, 2);
    const PersonId he = town.enter("3", "101", "何平");
    REQUIRE(town.run(town.coordinator, AddProxy{town.qin, town.ge}) == allowed);
    REQUIRE(town.run(town.fang, MarkPaid{town.campaign, {{order, 1'00, "微信", ""}}}) == allowed);
    const RecordRef line = ref(line_of(town.state, order, town.orange)->id);
    const RecordRef paid = ref(town.state.ledger_entries.rows().begin()->first);
    const auto sees = [&](PersonId person, const RecordRef& record) {
        return groups_of(town.state, person).meets(audience_of(town.state, record));
    };
    for (const RecordRef& record : {ref(order), line, paid}) {
        for (const PersonId person :
             {town.qin, he, town.ge, town.fang, town.lu, town.coordinator, town.admin})
            CHECK(sees(person, record));
        for (const PersonId person : {town.wen, town.shi}) CHECK(!sees(person, record));
    }
    CHECK(sees(town.shi, ref(town.campaign)));
    CHECK(sees(town.shi, {ItemTotals::record_type, town.orange.bits}));
    const RecordRef balance{CampaignBalance::record_type, town.campaign.bits};
    CHECK(!sees(town.shi, balance));
    CampaignFacts facts = town.facts();
    facts.balance_for_all = true;
    REQUIRE(town.run(town.fang, ChangeCampaign{town.campaign, facts}) == allowed);
    CHECK(sees(town.shi, balance));
    const auto member = town.state.campaign_members.where<&CampaignMember::person>(town.lu).front()->id;
    REQUIRE(town.run(town.fang, EndCampaignHelper{member}) == allowed);
    CHECK(!sees(town.lu, ref(order)));
}
