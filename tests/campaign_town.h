#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "shared/commands/timers.h"
#include "shared/orders/campaign_money.h"
#include "shared/orders/order_book.h"
#include "tests/town.h"

namespace linli {

// A town in which Fang Kening (4-201) leads a group-buy of oranges and eggs, and Lu Qing helps her.
class CampaignTown : public Town {
public:
    static constexpr std::int64_t orange_cents = 38'00, egg_cents = 29'00;

    CampaignTown() {
        fang = enter("4", "201", "方可宁");
        give(fang, Role::BuyLeader);
        give(lu, Role::Volunteer);
        ge = enter("3", "102", "葛明");
        shi = enter("3", "302", "施雨");
    }

    CampaignFacts facts() const {
        CampaignFacts facts;
        facts.title = "砂糖橘和鸡蛋";
        facts.opens_at = now;
        facts.closes_at = now + hours(3);
        facts.pick_up_place = "5号楼下";
        facts.pick_up_from = now + hours(34);
        facts.pick_up_until = now + hours(38);
        facts.minimum_packs = 4;
        facts.supplier = "果园直送";
        facts.licence = "JY13201040000000";
        return facts;
    }
    static NewItem item(const std::string& name, std::int64_t cents) {
        NewItem item;
        item.facts.name = name;
        item.facts.unit = "箱";
        item.facts.price_cents = cents;
        return item;
    }
    OpenCampaign opening() const {
        OpenCampaign open;
        open.facts = facts();
        open.items = {item("砂糖橘", orange_cents), item("鸡蛋", egg_cents)};
        open.items[1].facts.place = 1;
        open.helpers = {lu};
        return open;
    }
    CampaignId open(const OpenCampaign& command) {
        const std::uint64_t opening = number;
        REQUIRE(run(fang, command) == std::nullopt);
        campaign = NewIds(7, OutboxId{{1, 1}}, opening).make<CampaignId>();
        const auto items = items_of(state, campaign);
        orange = items.front()->id;
        egg = items.size() > 1 ? items[1]->id : CampaignItemId{};
        return campaign;
    }
    CampaignId open() { return open(opening()); }

    // So many boxes of oranges and trays of eggs.
    std::vector<OrderedLine> lines(std::int32_t oranges, std::int32_t eggs = 0) const {
        std::vector<OrderedLine> lines;
        if (oranges > 0) lines.push_back({orange, oranges, 0, {}, version_of(orange)});
        if (eggs > 0) lines.push_back({egg, eggs, 0, {}, version_of(egg)});
        return lines;
    }
    PlaceOrder placing(std::int32_t oranges, std::int32_t eggs = 0) const {
        return {campaign, {}, {}, {}, lines(oranges, eggs)};
    }
    PlaceOrder placing_for(const Door& door, const std::string& name, std::int32_t oranges) const {
        return {campaign, door, name, {}, lines(oranges)};
    }
    OrderId order(PersonId person, std::int32_t oranges, std::int32_t eggs = 0) {
        const std::uint64_t placing_number = number;
        REQUIRE(run(person, placing(oranges, eggs)) == std::nullopt);
        now = now + minutes(1);
        return NewIds(7, OutboxId{{1, 1}}, placing_number).make<OrderId>();
    }
    ChangeOrder changing(OrderId id, std::int32_t oranges, std::int32_t eggs = 0) const {
        return {id, state.orders.at(id).revision, state.orders.at(id).wishes, lines(oranges, eggs)};
    }
    static Door door(const std::string& building, const std::string& room) {
        return {"", building, "", room};
    }

    // What is due by now, as the server does it.
    void run_timers() {
        std::vector<RecordRef> campaigns;
        for (const auto& [id, row] : state.campaigns.rows()) campaigns.push_back(ref(id));
        for (const RecordRef& one : campaigns) {
            const auto due = due_of(state, one);
            if (due && due->at <= now) REQUIRE(run({}, Principal::Server, due->command) == std::nullopt);
        }
    }
    void close() { REQUIRE(run(fang, CloseCampaign{campaign}) == std::nullopt); }
    void order_at_supplier() {
        ConfirmSupplierOrder confirm{campaign, {}};
        for (const CampaignItem* item : items_of(state, campaign))
            confirm.lines.push_back({item->id, totals(item->id).packs});
        REQUIRE(run(fang, confirm) == std::nullopt);
    }
    std::optional<Rejected> count(std::int32_t oranges, std::int32_t eggs) {
        return run(lu, CountArrival{campaign, {{orange, oranges, 0, 0, {}}, {egg, eggs, 0, 0, {}}}});
    }

    const ItemTotals& totals(CampaignItemId item) const { return state.item_totals.at(item); }
    const CampaignTotals& totals() const { return state.campaign_totals.at(campaign); }
    CampaignState campaign_state() const { return state.campaigns.at(campaign).state; }
    std::int32_t version_of(CampaignItemId item) const {
        const CampaignItem* known = state.campaign_items.find(item);
        return known ? known->price_version : 1;
    }
    std::int32_t packs(OrderId order, CampaignItemId item) const {
        const OrderLine* line = line_of(state, order, item);
        return line ? line->packs : 0;
    }
    std::int32_t given(OrderId order, CampaignItemId item) const {
        const OrderLine* line = line_of(state, order, item);
        return line ? given_packs(*line) : 0;
    }
    std::int64_t owed(OrderId order) const { return sums_of(state, order).owed(); }
    int told(PersonId person, NoticeKind kind) const {
        const auto notices = state.notices.where<&Notice::to>(person);
        return static_cast<int>(std::count_if(notices.begin(), notices.end(),
                                              [&](const Notice* notice) { return notice->kind == kind; }));
    }

    // What must be true whatever happened: no pack and no cent is lost or doubled.
    void check_books() const {
        for (const auto& [id, row] : state.campaigns.rows()) {
            check_totals(row.record);
            check_balance(id);
        }
        std::vector<std::pair<CampaignId, HouseholdId>> doors;
        for (const auto& [id, row] : state.orders.rows()) {
            if (row.record.household) doors.emplace_back(row.record.campaign, *row.record.household);
        }
        std::sort(doors.begin(), doors.end());
        CHECK(std::adjacent_find(doors.begin(), doors.end()) == doors.end());
    }

    PersonId fang, ge, shi;
    CampaignId campaign;
    CampaignItemId orange, egg;

private:
    void check_totals(const Campaign& one) const {
        std::int32_t orders = 0, all_packs = 0, in_hand = 0;
        std::map<CampaignItemId, ItemTotals> items;
        for (const Order* order : standing_orders(state, one.id)) {
            ++orders;
            in_hand += bag_of(state, order->id).state == BagState::InHand ? 1 : 0;
            const bool first = has_priority(state, one.id, order->household, order->door);
            for (const OrderLine* line : lines_of(state, order->id)) {
                ItemTotals& sum = items[line->item];
                sum.packs += wanted_packs(*line);
                sum.tolerance_packs += line->tolerance;
                sum.priority_packs += first ? wanted_packs(*line) : 0;
                sum.orders += wanted_packs(*line) > 0 ? 1 : 0;
                sum.given_packs += given_packs(*line);
                all_packs += wanted_packs(*line);
            }
        }
        CHECK(state.campaign_totals.at(one.id).orders == orders);
        CHECK(state.campaign_totals.at(one.id).packs == all_packs);
        CHECK(state.campaign_totals.at(one.id).bags_given == in_hand);
        for (const CampaignItem* item : items_of(state, one.id)) {
            const ItemTotals& kept = totals(item->id);
            const ItemTotals& counted = items[item->id];
            CHECK(kept.packs == counted.packs);
            CHECK(kept.tolerance_packs == counted.tolerance_packs);
            CHECK(kept.priority_packs == counted.priority_packs);
            CHECK(kept.orders == counted.orders);
            if (item->facts.stock) CHECK(kept.packs <= *item->facts.stock);
            const ItemSupply* supply = state.item_supplies.find(item->id);
            if (!supply || !supply->counted_at) continue;
            CHECK(kept.given_packs == counted.given_packs);
            CHECK(kept.given_packs <= supply->arrived_packs - supply->broken_packs - supply->wrong_packs);
        }
    }
    void check_balance(CampaignId id) const {
        const CampaignBalance& balance = state.campaign_balances.at(id);
        std::int64_t charged = 0, paid = 0, supplier = 0;
        for (const Order* order : state.orders.where<&Order::campaign>(id)) {
            const OrderSums sums = sums_of(state, order->id);
            charged += sums.owed();
            paid += sums.paid_cents;
        }
        for (const LedgerEntry* entry : state.ledger_entries.where<&LedgerEntry::campaign>(id)) {
            if (!entry->order) supplier += entry->cents;
        }
        CHECK(balance.charged_cents == charged);
        CHECK(balance.paid_cents - balance.refunded_cents == paid);
        CHECK(balance.supplier_cents == supplier);
    }
};

}  // namespace linli
