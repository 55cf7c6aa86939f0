#include "tests/campaign_town.h"

// Money, the count on arrival, bags: from the closed campaign to "all handed out".

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

// Qin has ordered three boxes of oranges, Ge one box and two trays of eggs; the supplier has the sheet.
struct DeliveryTown : CampaignTown {
    DeliveryTown() {
        OpenCampaign command = opening();
        command.facts.shortage = ShortageRule::FirstCome;
        open(command);
        qins = order(qin, 3);
        ges = order(ge, 1, 2);
    }
    void to_supplier() {
        close();
        order_at_supplier();
    }
    void arrive() {
        to_supplier();
        REQUIRE(count(4, 2) == std::nullopt);
    }
    std::optional<Rejected> tick(PersonId by, OrderId order, HandOutKind kind,
                                 const std::string& words = {}) {
        return run(by, TickBag{order, kind, words});
    }
    HandOutEventId newest_event(OrderId order) const { return events_of(state, order).back()->id; }
    MarkPaid paying(OrderId order, std::int64_t cents, const std::string& key = {}) const {
        return {campaign, {{order, cents, "微信", key}}};
    }
    OrderId qins, ges;
};

}  // namespace

TEST_CASE("paid by hand or by lines of a statement; no line counts twice, no helper's tick either") {
    DeliveryTown town;
    town.close();
    CHECK(town.owed(town.qins) == 114'00);
    CHECK(town.reason(town.ge, town.paying(town.qins, 114'00)) == Reason::NotAllowed);
    CHECK(town.reason(town.lu, MarkPaid{town.campaign, {}}) == Reason::NothingChosen);
    CHECK(town.reason(town.lu, town.paying(OrderId{{9, 9}}, 1)) == Reason::OrderUnknown);
    for (const std::int64_t wrong : {std::int64_t{0}, std::int64_t{-1}, max_ledger_cents + 1, INT64_MIN})
        CHECK(town.reason(town.lu, town.paying(town.qins, wrong)) == Reason::CentsInvalid);
    CHECK(town.reason(town.lu, MarkPaid{town.campaign, {{town.qins, 1, std::string(501, 'x'), ""}}}) ==
          Reason::TextTooLong);
    REQUIRE(town.run(town.lu, town.paying(town.qins, 114'00)) == allowed);
    CHECK(town.told(town.qin, NoticeKind::PaymentBooked) == 1);
    const auto no = check(town.state, town.stamp(town.fang), town.paying(town.qins, 114'00));
    REQUIRE(no);
    CHECK(*no == Rejected(Reason::NothingOpen, town.qins));
    SUBCASE("a household that really paid twice stands in the statement twice, and is paid back") {
        REQUIRE(town.run(town.fang, town.paying(town.qins, 114'00, "wx-1")) == allowed);
        CHECK(sums_of(town.state, town.qins).open() == -114'00);
        const auto again = check(town.state, town.stamp(town.lu), town.paying(town.ges, 1'00, "wx-1"));
        REQUIRE(again);
        CHECK(again->reason == Reason::PaymentBookedAlready);
        CHECK(again->about ==
              ref(town.state.ledger_entries.where<&LedgerEntry::bank_key>(std::string("wx-1")).front()->id));
    }
    SUBCASE("one transfer may pay for two doors, in one command and once for each") {
        const PaidOrder one{town.qins, 1'00, "", "wx-2"}, two{town.ges, 2'00, "", "wx-2"};
        CHECK(town.reason(town.fang, MarkPaid{town.campaign, {one, one}}) == Reason::PaymentBookedAlready);
        REQUIRE(town.run(town.fang, MarkPaid{town.campaign, {one, two}}) == allowed);
        CHECK(town.state.campaign_balances.at(town.campaign).paid_cents == 117'00);
    }
    SUBCASE("a line booked in another campaign is refused without naming it") {
        REQUIRE(town.run(town.fang, town.paying(town.qins, 1'00, "wx-3")) == allowed);
        town.open();
        const OrderId other = town.order(town.qin, 1);
        const auto again = check(town.state, town.stamp(town.fang), town.paying(other, 1'00, "wx-3"));
        REQUIRE(again);
        CHECK(*again == Rejected{Reason::PaymentBookedAlready});
    }
    town.check_books();
}

TEST_CASE("a wrong entry is answered by its opposite, once, and then the line may be booked again") {
    DeliveryTown town;
    town.close();
    REQUIRE(town.run(town.lu, town.paying(town.qins, 114'00, "wx-1")) == allowed);
    const auto entries = town.state.ledger_entries.where<&LedgerEntry::bank_key>(std::string("wx-1"));
    REQUIRE(entries.size() == 1);
    const LedgerEntryId wrong = entries.front()->id;
    const LedgerEntryId charge = town.state.ledger_entries.where<&LedgerEntry::order>(town.qins).front()->id;
    CHECK(town.reason(town.qin, UndoEntry{wrong, "不对"}) == Reason::LedgerEntryUnknown);
    CHECK(town.reason(town.lu, UndoEntry{wrong, ""}) == Reason::TextEmpty);
    CHECK(town.reason(town.fang, UndoEntry{charge, "不对"}) == Reason::LedgerEntryUndone);
    REQUIRE(town.run(town.lu, UndoEntry{wrong, "是葛家付的"}) == allowed);
    CHECK(sums_of(town.state, town.qins).paid_cents == 0);
    CHECK(town.told(town.qin, NoticeKind::PaymentUndone) == 1);
    CHECK(town.reason(town.lu, UndoEntry{wrong, "又"}) == Reason::LedgerEntryUndone);
    const LedgerEntryId answer = town.state.ledger_entries.where<&LedgerEntry::undoes>(wrong).front()->id;
    CHECK(town.reason(town.lu, UndoEntry{answer, "又"}) == Reason::LedgerEntryUndone);
    REQUIRE(town.run(town.lu, town.paying(town.ges, 96'00, "wx-1")) == allowed);
    CHECK(town.state.ledger_entries.size() == 5);
    town.check_books();
}

TEST_CASE("refunds, corrections and the supplier are the leader's, within what is owed") {
    DeliveryTown town;
    CHECK(town.reason(town.fang, CorrectCharge{town.qins, -1, "坏了"}) == Reason::CampaignNotClosed);
    town.close();
    REQUIRE(town.run(town.lu, town.paying(town.qins, 114'00)) == allowed);
    CHECK(town.reason(town.lu, CorrectCharge{town.qins, -5'00, "坏了"}) == Reason::NotAllowed);
    CHECK(town.reason(town.qin, CorrectCharge{town.qins, -5'00, "坏了"}) == Reason::OrderUnknown);
    CHECK(town.reason(town.fang, CorrectCharge{town.qins, 0, "坏了"}) == Reason::CentsInvalid);
    CHECK(town.reason(town.fang, CorrectCharge{town.qins, INT64_MIN, "坏了"}) == Reason::CentsInvalid);
    CHECK(town.reason(town.fang, CorrectCharge{town.qins, -114'01, "坏了"}) == Reason::CentsInvalid);
    CHECK(town.reason(town.fang, CorrectCharge{town.qins, -5'00, ""}) == Reason::TextEmpty);
    CHECK(town.reason(town.fang, GiveRefund{town.qins, 1, ""}) == Reason::RefundTooHigh);
    REQUIRE(town.run(town.fang, CorrectCharge{town.qins, -5'00, "坏了一个"}) == allowed);
    CHECK(town.owed(town.qins) == 109'00);
    CHECK(town.told(town.qin, NoticeKind::ChargeCorrected) == 1);
    CHECK(town.reason(town.lu, GiveRefund{town.qins, 5'00, ""}) == Reason::NotAllowed);
    CHECK(town.reason(town.qin, GiveRefund{town.qins, 5'00, ""}) == Reason::OrderUnknown);
    CHECK(town.reason(town.fang, GiveRefund{town.qins, 0, ""}) == Reason::CentsInvalid);
    const auto no = check(town.state, town.stamp(town.fang), GiveRefund{town.qins, 5'01, ""});
    REQUIRE(no);
    CHECK(no->limit == 5'00);
    REQUIRE(town.run(town.fang, GiveRefund{town.qins, 5'00, "微信退"}) == allowed);
    CHECK(sums_of(town.state, town.qins).open() == 0);
    CHECK(town.told(town.qin, NoticeKind::RefundGiven) == 1);
    CHECK(town.reason(town.lu, PaySupplier{town.campaign, 200'00, ""}) == Reason::NotAllowed);
    CHECK(town.reason(town.fang, PaySupplier{town.campaign, 0, ""}) == Reason::CentsInvalid);
    CHECK(town.reason(town.fang, PaySupplier{town.campaign, INT64_MIN, ""}) == Reason::CentsInvalid);
    REQUIRE(town.run(town.fang, PaySupplier{town.campaign, 200'00, "转账"}) == allowed);
    const CampaignBalance& balance = town.state.campaign_balances.at(town.campaign);
    CHECK(balance.charged_cents == 205'00);
    CHECK(balance.paid_cents == 114'00);
    CHECK(balance.refunded_cents == 5'00);
    CHECK(balance.supplier_cents == 200'00);
    town.check_books();
}

TEST_CASE("the delivery fee is split to the cent") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.facts.fee_cents = 10'00;
    town.open(open);
    const OrderId one = town.order(town.qin, 2), two = town.order(town.ge, 1),
                  three = town.order(town.shi, 1);
    town.close();
    const auto fee = [&](OrderId order, std::int32_t packs) {
        return town.owed(order) - packs * CampaignTown::orange_cents;
    };
    CHECK(fee(one, 2) + fee(two, 1) + fee(three, 1) == 10'00);
    for (const auto& [order, packs] : {std::pair{one, 2}, {two, 1}, {three, 1}}) {
        CHECK(fee(order, packs) >= 333);
        CHECK(fee(order, packs) <= 334);
    }
}

TEST_CASE("what came is counted by the team, item by item, in numbers that can be") {
    DeliveryTown town;
    const auto answer = [&](CountedItem item) {
        return town.reason(town.lu, CountArrival{town.campaign, {std::move(item)}});
    };
    const CountedItem sound{town.orange, 4, 0, 0, ""};
    CHECK(answer(sound) == Reason::CampaignNotOrdered);
    town.to_supplier();
    CHECK(answer(sound) == allowed);
    CHECK(town.reason(town.ge, CountArrival{town.campaign, {sound}}) == Reason::NotAllowed);
    CHECK(town.reason(town.lu, CountArrival{town.campaign, {}}) == Reason::NothingChosen);
    CHECK(town.reason(town.lu, CountArrival{town.campaign, {sound, sound}}) == Reason::ItemTwice);
    CHECK(answer({CampaignItemId{{9, 9}}, 1, 0, 0, ""}) == Reason::CampaignItemUnknown);
    CHECK(answer({town.orange, -1, 0, 0, ""}) == Reason::CountInvalid);
    CHECK(answer({town.orange, max_packs + 1, 0, 0, ""}) == Reason::CountInvalid);
    CHECK(answer({town.orange, 4, 5, 0, ""}) == Reason::CountInvalid);
    CHECK(answer({town.orange, 4, 3, 2, ""}) == Reason::CountInvalid);
    CHECK(answer({town.orange, 4, INT32_MAX, INT32_MAX, ""}) == Reason::CountInvalid);
    CHECK(answer({town.orange, 4, 0, 0, std::string(501, 'x')}) == Reason::TextTooLong);
}

TEST_CASE("a shortage follows the rule, what is owed follows the shortage, and everybody concerned is told") {
    DeliveryTown town;
    town.to_supplier();
    REQUIRE(town.count(3, 2) == allowed);
    CHECK(town.campaign_state() == CampaignState::Arrived);
    CHECK(town.given(town.qins, town.orange) == 3);  // First come.
    CHECK(town.given(town.ges, town.orange) == 0);
    CHECK(town.owed(town.qins) == 114'00);
    CHECK(town.owed(town.ges) == 58'00);
    CHECK(town.told(town.ge, NoticeKind::OrderShort) == 1);
    CHECK(town.told(town.qin, NoticeKind::OrderShort) == 0);
    CHECK(town.told(town.qin, NoticeKind::CampaignArrived) == 1);
    CHECK(town.totals(town.orange).given_packs == 3);
    SUBCASE("counted again with the rest found: everything stands again") {
        REQUIRE(town.count(4, 2) == allowed);
        CHECK(town.given(town.ges, town.orange) == 1);
        CHECK(town.owed(town.ges) == 96'00);
        CHECK(town.told(town.qin, NoticeKind::CampaignArrived) == 1);
    }
    SUBCASE("broken and wrong ones are nobody's") {
        REQUIRE(town.run(town.lu, CountArrival{town.campaign, {{town.orange, 4, 1, 1, "压坏"}}}) == allowed);
        CHECK(town.given(town.qins, town.orange) == 2);
        CHECK(town.owed(town.qins) == 76'00);
    }
    SUBCASE("called off after all: what was agreed besides is settled with it, and stays so") {
        REQUIRE(town.run(town.fang, CorrectCharge{town.ges, -8'00, "鸡蛋小"}) == allowed);
        const LedgerEntryId agreed =
            town.state.ledger_entries.where<&LedgerEntry::order>(town.ges).back()->id;
        REQUIRE(town.state.ledger_entries.at(agreed).kind == LedgerKind::Correction);
        REQUIRE(town.run(town.fang, CallOffCampaign{town.campaign, "都坏了"}) == allowed);
        CHECK(town.owed(town.ges) == 0);
        CHECK(town.reason(town.fang, UndoEntry{agreed, "不对"}) == Reason::CampaignOver);
    }
    SUBCASE("a correction by hand is kept beside it") {
        REQUIRE(town.run(town.fang, CorrectCharge{town.ges, -8'00, "鸡蛋小"}) == allowed);
        REQUIRE(town.count(4, 2) == allowed);
        CHECK(town.owed(town.ges) == 88'00);
    }
    SUBCASE("not counted again once a bag with it is in somebody's hands") {
        REQUIRE(town.tick(town.lu, town.qins, HandOutKind::HandedOver) == allowed);
        const auto no = town.count(4, 2);
        REQUIRE(no);
        CHECK(*no == Rejected(Reason::BagHandedOut, town.newest_event(town.qins)));
        CHECK(town.run(town.lu, CountArrival{town.campaign, {{town.egg, 1, 0, 0, ""}}}) == allowed);
    }
    town.check_books();
}

TEST_CASE("nothing at all arrived for a door: it owes nothing, not even of the fee") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.facts.fee_cents = 6'00;
    open.facts.shortage = ShortageRule::FirstCome;
    town.open(open);
    const OrderId first = town.order(town.qin, 2), second = town.order(town.ge, 2);
    town.close();
    town.order_at_supplier();
    REQUIRE(town.count(2, 0) == allowed);
    CHECK(town.owed(first) == 2 * CampaignTown::orange_cents + 3'00);
    CHECK(town.owed(second) == 0);
    CHECK(town.reason(town.lu, TickBag{second, HandOutKind::HandedOver, ""}) == Reason::BagEmpty);
}

TEST_CASE("doors with priority go first where the campaign says so") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.facts.shortage = ShortageRule::VulnerableFirst;
    town.open(open);
    const OrderId first = town.order(town.ge, 3), second = town.order(town.qin, 3);
    REQUIRE(town.run(town.fang, GivePriority{town.campaign, CampaignTown::door("3", "101"), true}) ==
            allowed);
    town.close();
    town.order_at_supplier();
    REQUIRE(town.count(4, 0) == allowed);
    CHECK(town.given(second, town.orange) == 3);
    CHECK(town.given(first, town.orange) == 1);
}

TEST_CASE("a bag's content is changed by hand within what is there") {
    DeliveryTown town;
    const auto set = [&](OrderId order, CampaignItemId item, std::int32_t packs) {
        return SetGiven{order, item, packs};
    };
    CHECK(town.reason(town.lu, set(town.qins, town.orange, 1)) == Reason::NotCounted);
    town.to_supplier();
    REQUIRE(town.run(town.lu, CountArrival{town.campaign, {{town.orange, 5, 0, 0, ""}}}) == allowed);
    CHECK(town.reason(town.ge, set(town.ges, town.orange, 2)) == Reason::OrderUnknown);
    CHECK(town.reason(town.lu, set(town.ges, town.egg, 1)) == Reason::NotCounted);
    CHECK(town.reason(town.lu, set(town.ges, town.orange, -1)) == Reason::PacksInvalid);
    CHECK(town.reason(town.lu, set(town.ges, CampaignItemId{{9, 9}}, 1)) == Reason::CampaignItemUnknown);
    const auto no = check(town.state, town.stamp(town.lu), set(town.ges, town.orange, 3));
    REQUIRE(no);
    CHECK(no->reason == Reason::PacksNotThere);
    CHECK(no->limit == 2);
    // One is left over, and Ge takes it.
    REQUIRE(town.run(town.lu, set(town.ges, town.orange, 2)) == allowed);
    CHECK(town.owed(town.ges) == 2 * CampaignTown::orange_cents + 2 * CampaignTown::egg_cents);
    CHECK(town.told(town.ge, NoticeKind::OrderChangedForYou) == 1);
    REQUIRE(town.run(town.lu, set(town.qins, town.orange, 2)) == allowed);
    CHECK(town.totals(town.orange).given_packs == 4);
    REQUIRE(town.tick(town.lu, town.qins, HandOutKind::HandedOver) == allowed);
    CHECK(town.reason(town.lu, set(town.qins, town.orange, 3)) == Reason::BagHandedOut);
    town.check_books();
}

TEST_CASE("a left-over goes to a door that had not ordered, and the door owes it") {
    DeliveryTown town;
    const Door shis = CampaignTown::door("3", "302"), unknown = CampaignTown::door("9", "101");
    const auto give = [&](const Door& door, CampaignItemId item, std::int32_t packs) {
        return GiveLeftOver{town.campaign, door, "施家", item, packs};
    };
    CHECK(town.reason(town.lu, give(shis, town.egg, 1)) == Reason::NotCounted);
    town.to_supplier();
    REQUIRE(town.count(4, 5) == allowed);
    CHECK(town.reason(town.shi, give(shis, town.egg, 1)) == Reason::NotAllowed);
    CHECK(town.reason(town.lu, give({}, town.egg, 1)) == Reason::DoorInvalid);
    CHECK(town.reason(town.lu, give(shis, CampaignItemId{{9, 9}}, 1)) == Reason::CampaignItemUnknown);
    for (const std::int32_t wrong : {0, -1, max_packs_of_order + 1})
        CHECK(town.reason(town.lu, give(shis, town.egg, wrong)) == Reason::PacksInvalid);
    CHECK(town.reason(town.lu, give(shis, town.egg, 4)) == Reason::PacksNotThere);
    CHECK(town.reason(town.lu, give(shis, town.orange, 1)) == Reason::PacksNotThere);
    CHECK(town.reason(town.lu, give(CampaignTown::door("3", "102"), town.egg, 1)) == Reason::OrderExists);
    REQUIRE(town.run(town.lu, give(shis, town.egg, 2)) == allowed);
    const Order* order = order_of_door(town.state, town.campaign, household_at(town.state, shis), shis);
    REQUIRE(order);
    const OrderId shi_order = order->id;
    CHECK(order->name == "施家");
    CHECK(town.packs(shi_order, town.egg) == 0);
    CHECK(town.given(shi_order, town.egg) == 2);
    CHECK(town.owed(shi_order) == 2 * CampaignTown::egg_cents);
    CHECK(town.told(town.shi, NoticeKind::OrderPlacedForYou) == 1);
    CHECK(town.reason(town.lu, give(shis, town.egg, 1)) == Reason::OrderExists);
    REQUIRE(town.run(town.lu, give(unknown, town.egg, 1)) == allowed);
    CHECK(town.totals(town.egg).given_packs == 5);
    town.check_books();
    REQUIRE(town.tick(town.lu, shi_order, HandOutKind::HandedOver) == allowed);
    CHECK(town.owed(town.ges) == CampaignTown::orange_cents + 2 * CampaignTown::egg_cents);
}

TEST_CASE("who took an order back can be given a left-over, and nothing of what they took back") {
    DeliveryTown town;
    const OrderId shis = town.order(town.shi, 2);
    REQUIRE(town.run(town.shi, WithdrawOrder{shis}) == allowed);
    town.to_supplier();
    REQUIRE(town.count(4, 3) == allowed);
    REQUIRE(
        town.run(town.lu, GiveLeftOver{town.campaign, town.state.orders.at(shis).door, {}, town.egg, 1}) ==
        allowed);
    CHECK(town.state.orders.at(shis).state == OrderState::Standing);
    CHECK(bag_packs(town.state, shis) == 1);
    CHECK(town.owed(shis) == CampaignTown::egg_cents);
    town.check_books();
}

TEST_CASE("something else instead goes only into the bag of who agreed to it") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.items[1].substitute_for = 0;
    town.open(open);
    const OrderId no = town.order(town.qin, 2);
    PlaceOrder place = town.placing(2);
    place.wishes.substitutes = true;
    REQUIRE(town.run(town.ge, place) == allowed);
    const OrderId yes = order_of_door(town.state, town.campaign, {}, CampaignTown::door("3", "102"))->id;
    town.close();
    REQUIRE(town.run(town.fang, ConfirmSupplierOrder{town.campaign, {{town.orange, 4}, {town.egg, 2}}}) ==
            allowed);
    REQUIRE(town.count(0, 2) == allowed);
    CHECK(town.reason(town.lu, SetGiven{no, town.egg, 2}) == Reason::SubstituteNotWanted);
    REQUIRE(town.run(town.lu, SetGiven{yes, town.egg, 2}) == allowed);
    CHECK(town.owed(yes) == 2 * CampaignTown::egg_cents);
    town.check_books();
}

TEST_CASE("two volunteers tick one bag offline: the second is told who was first, in either order") {
    DeliveryTown town;
    town.arrive();
    CHECK(town.reason(town.ge, TickBag{town.ges, HandOutKind::HandedOver, ""}) == Reason::OrderUnknown);
    CHECK(town.reason(town.lu, TickBag{town.ges, HandOutKind::Received, ""}) == Reason::NotAllowed);
    CHECK(town.reason(town.lu, TickBag{town.ges, HandOutKind::Collected, ""}) == Reason::TextEmpty);
    CHECK(town.reason(town.lu, TickBag{town.ges, HandOutKind::HandedOver, std::string(501, 'x')}) ==
          Reason::TextTooLong);
    REQUIRE(town.tick(town.lu, town.ges, HandOutKind::HandedOver) == allowed);
    CHECK(town.told(town.ge, NoticeKind::BagHandedOver) == 1);
    CHECK(town.totals().bags_given == 1);
    const HandOutEventId first = town.newest_event(town.ges);
    for (const HandOutKind kind : {HandOutKind::HandedOver, HandOutKind::NobodyHome, HandOutKind::Packed}) {
        const auto no = town.tick(town.fang, town.ges, kind);
        REQUIRE(no);
        CHECK(*no == Rejected(Reason::BagHandedOut, first));
    }
    CHECK(town.state.hand_out_events.at(first).by == town.lu);
    // Nobody home and handed over, in the other order.
    REQUIRE(town.tick(town.lu, town.qins, HandOutKind::Packed) == allowed);
    CHECK(bag_of(town.state, town.qins).state == BagState::Packed);
    REQUIRE(town.tick(town.lu, town.qins, HandOutKind::NobodyHome) == allowed);
    CHECK(town.told(town.qin, NoticeKind::BagNobodyHome) == 1);
    REQUIRE(town.tick(town.fang, town.qins, HandOutKind::Collected, "葛明代拿") == allowed);
    CHECK(bag_of(town.state, town.qins).state == BagState::InHand);
    CHECK(town.totals().bags_given == 2);
}

TEST_CASE("a wrong tick is undone, a bag at the wrong door is found again") {
    DeliveryTown town;
    town.arrive();
    REQUIRE(town.tick(town.lu, town.ges, HandOutKind::Packed) == allowed);
    REQUIRE(town.tick(town.lu, town.ges, HandOutKind::HandedOver) == allowed);
    const HandOutEventId wrong = town.newest_event(town.ges);
    CHECK(town.reason(town.ge, UndoTick{wrong, ""}) == Reason::HandOutEventUnknown);
    REQUIRE(town.run(town.fang, UndoTick{wrong, "点错了"}) == allowed);
    CHECK(bag_of(town.state, town.ges).state == BagState::Packed);
    CHECK(town.totals().bags_given == 0);
    CHECK(town.reason(town.lu, UndoTick{wrong, ""}) == Reason::TickUndone);
    CHECK(town.reason(town.lu, UndoTick{town.newest_event(town.ges), ""}) == Reason::TickUndone);
    REQUIRE(town.tick(town.lu, town.ges, HandOutKind::HandedOver) == allowed);
    CHECK(town.reason(town.lu, TickBag{town.ges, HandOutKind::AtWrongDoor, ""}) == Reason::TextEmpty);
    REQUIRE(town.tick(town.lu, town.ges, HandOutKind::AtWrongDoor, "3-103") == allowed);
    CHECK(town.told(town.ge, NoticeKind::BagAtWrongDoor) == 1);
    CHECK(town.told(town.fang, NoticeKind::BagAtWrongDoor) == 1);
    CHECK(town.totals().bags_given == 0);
    CHECK(town.reason(town.fang, TickBag{town.ges, HandOutKind::AtWrongDoor, "3-104"}) ==
          Reason::BagHandedOut);
    REQUIRE(town.tick(town.lu, town.ges, HandOutKind::HandedOver) == allowed);
    CHECK(town.totals().bags_given == 1);
}

TEST_CASE("the door itself says that the bag is there, once, and complains with words") {
    DeliveryTown town;
    CHECK(town.reason(town.qin, ConfirmBag{town.qins}) == Reason::NotCounted);
    CHECK(town.reason(town.qin, Complain{town.qins, "烂了"}) == Reason::NotCounted);
    town.arrive();
    CHECK(town.reason(town.shi, ConfirmBag{town.qins}) == Reason::OrderUnknown);
    CHECK(town.reason(town.shi, Complain{town.qins, "烂了"}) == Reason::OrderUnknown);
    REQUIRE(town.run(town.qin, ConfirmBag{town.qins}) == allowed);
    CHECK(bag_of(town.state, town.qins).received);
    CHECK(town.totals().bags_given == 1);
    CHECK(town.reason(town.qin, ConfirmBag{town.qins}) == Reason::BagHandedOut);
    CHECK(town.reason(town.lu, TickBag{town.qins, HandOutKind::HandedOver, ""}) == Reason::BagHandedOut);
    CHECK(town.reason(town.lu, UndoTick{town.newest_event(town.qins), ""}) == Reason::TickUndone);
    CHECK(town.reason(town.qin, Complain{town.qins, ""}) == Reason::TextEmpty);
    REQUIRE(town.run(town.qin, Complain{town.qins, "烂了两个"}) == allowed);
    CHECK(town.told(town.fang, NoticeKind::ComplaintMade) == 1);
    const HandOutEventId complaint = town.newest_event(town.qins);
    CHECK(town.reason(town.qin, AnswerComplaint{complaint, "退五块"}) == Reason::HandOutEventUnknown);
    CHECK(town.reason(town.lu, AnswerComplaint{complaint, ""}) == Reason::TextEmpty);
    CHECK(town.reason(town.lu, AnswerComplaint{events_of(town.state, town.qins).front()->id, "x"}) ==
          Reason::HandOutEventUnknown);
    REQUIRE(town.run(town.lu, AnswerComplaint{complaint, "退五块"}) == allowed);
    CHECK(town.told(town.qin, NoticeKind::ComplaintAnswered) == 1);
    CHECK(town.reason(town.fang, AnswerComplaint{complaint, "退五块"}) == Reason::ComplaintAnswered);
    CHECK(bag_of(town.state, town.qins).received);
}

TEST_CASE("a campaign is finished when everything was counted and every bag is in somebody's hands") {
    DeliveryTown town;
    const auto answer = [&] { return town.reason(town.fang, FinishCampaign{town.campaign}); };
    CHECK(answer() == Reason::NotCounted);
    town.to_supplier();
    REQUIRE(town.run(town.lu, CountArrival{town.campaign, {{town.orange, 4, 0, 0, ""}}}) == allowed);
    CHECK(answer() == Reason::NotCounted);
    REQUIRE(town.run(town.lu, CountArrival{town.campaign, {{town.egg, 2, 0, 0, ""}}}) == allowed);
    REQUIRE(town.tick(town.lu, town.qins, HandOutKind::HandedOver) == allowed);
    const auto no = check(town.state, town.stamp(town.fang), FinishCampaign{town.campaign});
    REQUIRE(no);
    CHECK(*no == Rejected::with_limit(Reason::BagsStillOut, 1));
    REQUIRE(town.tick(town.lu, town.ges, HandOutKind::Collected, "家人") == allowed);
    CHECK(town.reason(town.lu, FinishCampaign{town.campaign}) == Reason::NotAllowed);
    REQUIRE(town.run(town.fang, FinishCampaign{town.campaign}) == allowed);
    CHECK(town.campaign_state() == CampaignState::HandedOut);
    CHECK(answer() == Reason::CampaignOver);
    CHECK(town.reason(town.lu, TickBag{town.ges, HandOutKind::AtWrongDoor, "3-1"}) == Reason::CampaignOver);
    CHECK(town.reason(town.fang, CallOffCampaign{town.campaign, "晚了"}) == Reason::CampaignOver);
    CHECK(town.reason(town.qin, Complain{town.qins, "烂了"}) == allowed);
    CHECK(town.reason(town.fang, CorrectCharge{town.qins, -1'00, "烂了"}) == allowed);
    town.check_books();
}

TEST_CASE("the whole life of a campaign, from the chain to the empty lorry") {
    CampaignTown town;
    OpenCampaign open = town.opening();
    open.facts.fee_cents = 9'00;
    open.facts.fee_split = FeeSplit::PerPack;
    open.facts.shortage = ShortageRule::Equal;
    open.facts.balance_for_all = true;
    town.open(open);
    const OrderId qins = town.order(town.qin, 3), ges = town.order(town.ge, 2, 1);
    const auto silent = town.placing_for(CampaignTown::door("2", "501"), "501", 1);
    REQUIRE(town.run(town.wen, silent) == allowed);  // The steward, for a silent door.
    town.now = *open.facts.closes_at;
    town.run_timers();
    REQUIRE(town.campaign_state() == CampaignState::Closed);
    town.order_at_supplier();
    const OrderId wens = order_of_door(town.state, town.campaign, {}, CampaignTown::door("2", "501"))->id;
    MarkPaid paid{town.campaign, {}};
    for (const OrderId order : {qins, ges, wens}) paid.payments.push_back({order, town.owed(order), "", ""});
    REQUIRE(town.run(town.fang, paid) == allowed);
    REQUIRE(town.run(town.fang, PaySupplier{town.campaign, 200'00, "果园"}) == allowed);
    REQUIRE(town.count(5, 1) == allowed);  // One box of six is missing: who has most gives one.
    CHECK(town.given(qins, town.orange) == 2);
    CHECK(town.given(ges, town.orange) == 2);
    CHECK(town.given(wens, town.orange) == 1);
    const std::int64_t back = -sums_of(town.state, qins).open();
    CHECK(back == CampaignTown::orange_cents);
    REQUIRE(town.run(town.fang, GiveRefund{qins, back, "微信"}) == allowed);
    for (const OrderId order : {qins, ges, wens})
        REQUIRE(town.run(town.lu, TickBag{order, HandOutKind::HandedOver, ""}) == allowed);
    REQUIRE(town.run(town.fang, FinishCampaign{town.campaign}) == allowed);
    for (const OrderId order : {qins, ges, wens}) CHECK(sums_of(town.state, order).open() == 0);
    const CampaignBalance& balance = town.state.campaign_balances.at(town.campaign);
    CHECK(balance.charged_cents == 5 * CampaignTown::orange_cents + CampaignTown::egg_cents + 9'00);
    CHECK(balance.paid_cents - balance.refunded_cents == balance.charged_cents);
    town.check_books();
}
