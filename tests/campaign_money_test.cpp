#include <iterator>

#include "shared/state/audience.h"
#include "tests/campaign_town.h"

// Every way to split the delivery fee, under every rule for shortages, with everything between nothing and
// all arriving: what is charged, paid and paid back adds up to the cent, through the commands that people
// press.

using namespace linli;

namespace {

constexpr std::int64_t fee_cents = 100'01;  // Nothing divides it evenly.
constexpr std::int32_t wanted[][2] = {{1, 0}, {2, 1}, {3, 0}, {1, 2}, {0, 3}, {4, 4}, {2, 0}};

constexpr const char* names[] = {"赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七"};

// So many packs did not come.
struct Short {
    std::int32_t oranges = 0, eggs = 0;
};

class PaidTown : public CampaignTown {
public:
    PaidTown(FeeSplit split, ShortageRule rule) {
        OpenCampaign command = opening();
        command.facts.minimum_packs = 0;
        command.facts.fee_cents = fee_cents;
        command.facts.fee_split = split;
        command.facts.shortage = rule;
        command.facts.lot_seed = 20'221'123;
        command.items[0].tiers = {{10, 36'67}};
        open(command);
        for (std::size_t i = 0; i < std::size(wanted); ++i) {
            const PersonId person = enter("5", std::to_string(101 + i), names[i]);
            orders.push_back(order(person, wanted[i][0], wanted[i][1]));
        }
        REQUIRE(run(fang, GivePriority{campaign, state.orders.at(orders[2]).door, true}) == std::nullopt);
        close();
        for (const OrderId one : orders) pay(one);
        order_at_supplier();
    }
    void arrive(const Short& missing) {
        const std::int32_t oranges = std::max(0, totals(orange).packs - missing.oranges);
        const std::int32_t eggs = std::max(0, totals(egg).packs - missing.eggs);
        REQUIRE(count(oranges, eggs) == std::nullopt);
        check_shares(orange, 0, oranges);
        check_shares(egg, 1, eggs);
    }
    void pay_back() {
        for (const OrderId one : orders) {
            const std::int64_t open_cents = sums_of(state, one).open();
            CHECK(open_cents <= 0);  // A shortage makes nothing dearer.
            if (open_cents >= 0) continue;
            REQUIRE(run(fang, GiveRefund{one, -open_cents, "退款"}) == std::nullopt);
        }
    }
    // As a neighbour adds it up with a pencil, from what is in the bags.
    void check_to_the_cent() const {
        std::int64_t goods = 0, owed_cents = 0, fees = 0, empty_bags = 0;
        for (const OrderId one : orders) {
            const std::int64_t in_bag = given(one, orange) * 36'67 + given(one, egg) * egg_cents;
            const std::int64_t fee = owed(one) - in_bag;
            CHECK(fee >= 0);
            if (in_bag == 0) CHECK(fee == 0);
            empty_bags += in_bag == 0;
            goods += in_bag, owed_cents += owed(one), fees += fee;
            CHECK(sums_of(state, one).open() == 0);
        }
        CHECK(fees <= fee_cents);
        if (empty_bags == 0) CHECK(fees == fee_cents);
        const CampaignBalance& balance = state.campaign_balances.at(campaign);
        CHECK(balance.charged_cents == owed_cents);
        CHECK(balance.charged_cents == goods + fees);
        CHECK(balance.paid_cents - balance.refunded_cents == balance.charged_cents);
        CHECK(fees + campaign_money(state, campaign).money.waived_fee_cents == fee_cents);
        check_books();
    }
    std::vector<OrderId> orders;

private:
    void pay(OrderId one) {
        REQUIRE(run(lu, MarkPaid{campaign, {{one, owed(one), "微信", {}}}}) == std::nullopt);
        CHECK(sums_of(state, one).open() == 0);
    }
    void check_shares(CampaignItemId item, std::size_t which, std::int32_t arrived) const {
        std::int32_t all = 0;
        for (std::size_t i = 0; i < orders.size(); ++i) {
            CHECK(given(orders[i], item) <= wanted[i][which]);
            all += given(orders[i], item);
        }
        CHECK(all == arrived);
    }
};

}  // namespace

TEST_CASE("every split of the fee, every shortage rule, every refund: not one cent is over or missing") {
    constexpr Short shortages[] = {{0, 0}, {1, 0}, {4, 3}, {6, 9}, {12, 1}, {13, 10}};
    for (const FeeSplit split : Members<FeeSplit>::values) {
        for (const ShortageRule rule : Members<ShortageRule>::values) {
            for (const Short& missing : shortages) {
                CAPTURE(static_cast<int>(split));
                CAPTURE(static_cast<int>(rule));
                CAPTURE(missing.oranges);
                CAPTURE(missing.eggs);
                PaidTown town(split, rule);
                town.arrive(missing);
                town.pay_back();
                town.check_to_the_cent();
            }
        }
    }
}

TEST_CASE("counted again with more, what was paid back is owed again, to the cent") {
    for (const FeeSplit split : Members<FeeSplit>::values) {
        for (const ShortageRule rule : Members<ShortageRule>::values) {
            CAPTURE(static_cast<int>(split));
            CAPTURE(static_cast<int>(rule));
            PaidTown town(split, rule);
            const std::int64_t before = town.state.campaign_balances.at(town.campaign).charged_cents;
            town.arrive({13, 10});
            town.pay_back();
            CHECK(town.state.campaign_balances.at(town.campaign).charged_cents == 0);
            town.arrive({0, 0});
            for (const OrderId order : town.orders) {
                const std::int64_t owed = sums_of(town.state, order).open();
                CHECK(owed == town.owed(order));
                REQUIRE(town.run(town.lu, MarkPaid{town.campaign, {{order, owed, "微信", {}}}}) ==
                        std::nullopt);
            }
            CHECK(town.state.campaign_balances.at(town.campaign).charged_cents == before);
            town.check_to_the_cent();
        }
    }
}

TEST_CASE("the team sees who reminded a door last, as long as it owes something") {
    CampaignTown town;
    town.open();
    const OrderId order = town.order(town.qin, 4);
    town.close();
    const NoteReminder remind{order};
    CHECK(town.reason(town.qin, remind) == Reason::NotAllowed);
    CHECK(town.reason(town.fang, NoteReminder{OrderId{{9, 9}}}) == Reason::OrderUnknown);
    REQUIRE(town.run(town.fang, remind) == std::nullopt);
    CHECK(town.state.payment_reminders.at(order).by == town.fang);
    const auto sees = [&](PersonId person) {
        return groups_of(town.state, person)
            .meets(audience_of(town.state, {PaymentReminder::record_type, order.bits}));
    };
    for (const PersonId person : {town.fang, town.lu, town.coordinator}) CHECK(sees(person));
    CHECK_FALSE(sees(town.qin));
    town.now = town.now + days(4);
    REQUIRE(town.run(town.lu, remind) == std::nullopt);
    CHECK(town.state.payment_reminders.size() == 1);
    CHECK(town.state.payment_reminders.at(order).by == town.lu);
    CHECK(town.state.payment_reminders.at(order).at == town.now);
    const PaidOrder paid{order, town.owed(order), "wx", {}};
    REQUIRE(town.run(town.lu, MarkPaid{town.campaign, {paid}}) == std::nullopt);
    CHECK(town.reason(town.lu, remind) == Reason::NothingOpen);
}

TEST_CASE(
    "before closing, a door is asked for and pays what it would owe, and more once it has ordered more") {
    CampaignTown town;
    town.open();
    const OrderId order = town.order(town.qin, 4);
    const auto pay = [&](std::int64_t cents) {
        return MarkPaid{town.campaign, {{order, cents, "微信", {}}}};
    };
    CHECK(DueSums(town.state, town.campaign).of(order).open() == 152'00);
    REQUIRE(town.run(town.fang, NoteReminder{order}) == std::nullopt);
    REQUIRE(town.run(town.fang, pay(152'00)) == std::nullopt);
    CHECK(town.reason(town.lu, pay(152'00)) == Reason::NothingOpen);  // The other helper means the same one.
    CHECK(town.reason(town.lu, NoteReminder{order}) == Reason::NothingOpen);
    REQUIRE(town.run(town.qin, town.changing(order, 5)) == std::nullopt);
    CHECK(DueSums(town.state, town.campaign).of(order).open() == 38'00);
    REQUIRE(town.run(town.fang, NoteReminder{order}) == std::nullopt);
    REQUIRE(town.run(town.lu, pay(38'00)) == std::nullopt);
    CHECK(town.reason(town.fang, pay(38'00)) == Reason::NothingOpen);
    SUBCASE("closing then charges exactly what was due") {
        town.close();
        CHECK(sums_of(town.state, order).open() == 0);
        CHECK(DueSums(town.state, town.campaign).of(order) == sums_of(town.state, order));
    }
    SUBCASE("who takes the order back owes nothing, and is owed what they paid") {
        REQUIRE(town.run(town.qin, WithdrawOrder{order}) == std::nullopt);
        CHECK(DueSums(town.state, town.campaign).of(order).open() == -190'00);
        CHECK(town.reason(town.fang, NoteReminder{order}) == Reason::NothingOpen);
    }
    town.check_books();
}

TEST_CASE("a door that really paid twice is booked twice, and by two helpers once") {
    CampaignTown town;
    town.open();
    const OrderId order = town.order(town.qin, 4);
    town.close();
    const auto pay = [&](const std::string& key) {
        return MarkPaid{town.campaign, {{order, 152'00, "现金", key}}};
    };
    REQUIRE(town.run(town.fang, pay({})) == std::nullopt);
    CHECK(town.reason(town.fang, pay({})) == Reason::NothingOpen);
    const std::string again = next_payment_key(town.state, order);
    REQUIRE(town.run(town.fang, pay(again)) == std::nullopt);
    CHECK(sums_of(town.state, order).open() == -152'00);
    CHECK(town.reason(town.lu, pay(again)) == Reason::PaymentBookedAlready);
    CHECK(next_payment_key(town.state, order) != again);
    const LedgerEntryId wrong = town.state.ledger_entries.where<&LedgerEntry::bank_key>(again).front()->id;
    REQUIRE(town.run(town.lu, UndoEntry{wrong, "看错了"}) == std::nullopt);
    CHECK(next_payment_key(town.state, order) == again);
    CHECK(town.reason(town.lu, pay(again)) == std::nullopt);
    town.check_books();
}
