#include "shared/orders/campaign_steps.h"

#include <algorithm>
#include <map>
#include <set>

#include "shared/notices/commands.h"
#include "shared/orders/campaign_money.h"
#include "shared/orders/closing_outlook.h"
#include "shared/orders/order_book.h"
#include "shared/orders/photo_commands.h"

namespace linli {
namespace {

std::int64_t agreed_cents(const State& state, const OrderLine& line) {
    const CampaignItem* item = state.campaign_items.find(line.item);
    if (!item) return 0;
    for (const ItemPrice* price : state.item_prices.where<&ItemPrice::item>(line.item)) {
        if (price->number == line.price_version) return std::min(price->price_cents, item->facts.price_cents);
    }
    return item->facts.price_cents;
}

// The items that can be ordered, with their place in the calculation.
struct ClosingItems {
    std::map<CampaignItemId, std::uint32_t> places;
    std::vector<const CampaignItem*> items;
};

ClosingItems closing_items(const State& state, CampaignId campaign) {
    ClosingItems found;
    for (const CampaignItem* item : items_of(state, campaign)) {
        found.places[item->id] = static_cast<std::uint32_t>(found.items.size());
        found.items.push_back(item);
    }
    return found;
}

ClosingInput closing_input(const State& state, const Campaign& campaign, const ClosingItems& items,
                           std::vector<const OrderLine*>& lines) {
    ClosingInput input;
    input.minimum_packs = campaign.facts.minimum_packs;
    for (const CampaignItem* item : items.items) input.items.push_back(case_item(item->facts));
    for (const Order* order : standing_orders(state, campaign.id)) {
        for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order->id)) {
            const auto place = items.places.find(line->item);
            if (line->packs == 0 || place == items.places.end()) continue;
            lines.push_back(line);
            input.wishes.push_back(
                {place->second, {order->id.bits, order->placed_at, line->packs, line->tolerance}});
        }
    }
    return input;
}

// The minimum in money is one of the goods that would be bought, at the prices that would then hold.
bool misses_minimum_cents(const State& state, const Campaign& campaign, const ClosingItems& items,
                          const Closing& closing) {
    if (campaign.facts.minimum_cents == 0) return false;
    std::vector<std::int64_t> packs(items.items.size());
    for (const ItemShare& share : closing.shares) packs[share.item] += share.share.packs;
    return bought_cents(state, items.items, packs) < campaign.facts.minimum_cents;
}

// Who gets how many packs; and which orders get fewer than they wished.
std::set<OrderId> confirm_shares(State& state, const std::vector<const OrderLine*>& lines,
                                 const Closing& closing) {
    std::set<OrderId> cut;
    std::vector<std::pair<OrderLineId, std::int32_t>> changed;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const CaseShare& share = closing.shares[i].share;
        if (share.packs != lines[i]->packs) changed.emplace_back(lines[i]->id, share.packs);
        if (share.missing > 0) cut.insert(lines[i]->order);
    }
    for (const auto& [line, packs] : changed) state.order_lines.edit(line).confirmed = packs;
    return cut;
}

}  // namespace

void count_order(State& state, OrderId id, Counted how) {
    const Order* order = state.orders.find(id);
    if (!order || order->state != OrderState::Standing) return;
    const auto sign = static_cast<std::int32_t>(how);
    const bool priority = has_priority(state, order->campaign, order->household, order->door);
    std::int32_t packs = 0;
    std::int64_t cents = 0;
    for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(id)) {
        const std::int32_t wanted = wanted_packs(*line);
        packs += wanted;
        cents += wanted * agreed_cents(state, *line);
        if (!state.item_totals.find(line->item)) continue;
        ItemTotals& totals = state.item_totals.edit(line->item);
        totals.packs += sign * wanted;
        totals.tolerance_packs += sign * line->tolerance;
        if (priority) totals.priority_packs += sign * wanted;
        if (wanted > 0) totals.orders += sign;
    }
    if (!state.campaign_totals.find(order->campaign)) return;
    CampaignTotals& totals = state.campaign_totals.edit(order->campaign);
    totals.orders += sign;
    totals.packs += sign * packs;
    totals.goods_cents += sign * cents;
}

void count_bags(State& state, CampaignId campaign, std::int32_t more) {
    if (more != 0 && state.campaign_totals.find(campaign))
        state.campaign_totals.edit(campaign).bags_given += more;
}

void tell_door(State& state, const Stamp& by, IdSource& ids, const Order& order, NoticeKind kind) {
    const RecordRef about = ref(order.id);
    for (const PersonId person : people_of(state, order))
        notify(state, by, ids.next<NoticeId>(), person, kind, about);
}

void tell_all_doors(State& state, const Stamp& by, IdSource& ids, CampaignId campaign, NoticeKind kind) {
    std::set<PersonId> people;
    if (const auto leader = leader_of(state, campaign)) people.insert(*leader);
    for (const Order* order : standing_orders(state, campaign)) {
        for (const PersonId person : people_of(state, *order)) people.insert(person);
    }
    for (const PersonId person : people) notify(state, by, ids.next<NoticeId>(), person, kind, ref(campaign));
}

void tell_leader(State& state, const Stamp& by, IdSource& ids, CampaignId campaign, NoticeKind kind,
                 RecordRef about) {
    if (const auto leader = leader_of(state, campaign))
        notify(state, by, ids.next<NoticeId>(), *leader, kind, about);
}

void close_campaign(State& state, const Stamp& by, IdSource& ids, CampaignId id) {
    const Campaign& campaign = state.campaigns.at(id);
    const ClosingItems items = closing_items(state, id);
    std::vector<const OrderLine*> lines;
    const ClosingInput input = closing_input(state, campaign, items, lines);
    const Closing closing = close_orders(input);
    const bool missed = closing.cancelled || misses_minimum_cents(state, campaign, items, closing);
    Campaign& closed = state.campaigns.edit(id);
    closed.closed_at = by.at;
    closed.state = missed ? CampaignState::MinimumMissed : CampaignState::Closed;
    if (missed) {
        erase_needless_photos(state, id);
        return tell_all_doors(state, by, ids, id, NoticeKind::CampaignMissed);
    }
    const auto orders = standing_orders(state, id);
    for (const Order* order : orders) count_order(state, order->id, Counted::Out);
    const std::set<OrderId> cut = confirm_shares(state, lines, closing);
    for (const Order* order : orders) count_order(state, order->id, Counted::In);
    const CampaignMoney money = campaign_money(state, id);
    for (const auto& [item, cents] : money.pack_cents) state.campaign_items.edit(item).final_cents = cents;
    book_charges(state, by, ids, id, LedgerKind::Charge);
    tell_all_doors(state, by, ids, id, NoticeKind::CampaignClosed);
    for (const OrderId order : cut) tell_door(state, by, ids, state.orders.at(order), NoticeKind::OrderCut);
}

void close_if_full(State& state, const Stamp& by, IdSource& ids, CampaignId id) {
    const Campaign* campaign = state.campaigns.find(id);
    const CampaignTotals* totals = state.campaign_totals.find(id);
    if (state.partial || !campaign || !totals || campaign->state != CampaignState::Open) return;
    const CampaignFacts& facts = campaign->facts;
    const bool packs = facts.closing_packs > 0 && totals->packs >= facts.closing_packs;
    const bool orders = facts.closing_orders > 0 && totals->orders >= facts.closing_orders;
    if (!packs && !orders) return;
    // Whoever orders the last pack does not close it: it closes by itself, and they are told, too.
    Stamp itself = by;
    itself.principal = Principal::Server;
    itself.person = {};
    close_campaign(state, itself, ids, id);
}

}  // namespace linli
