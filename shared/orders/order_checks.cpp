#include "shared/orders/order_checks.h"

#include <algorithm>
#include <set>

#include "shared/orders/campaign_steps.h"

namespace linli {
namespace {

Rejected about_item(Reason reason, CampaignItemId item, std::int64_t limit) {
    Rejected no{reason, item};
    no.limit = limit;
    return no;
}

// Whether the price that was seen is still not below today's.
bool was_raised_since(const State& state, const CampaignItem& item, std::int32_t seen) {
    const auto prices = state.item_prices.where<&ItemPrice::item>(item.id);
    return std::any_of(prices.begin(), prices.end(),
                       [&](const ItemPrice* price) { return price->raised && price->number > seen; });
}

// What a door held before may always stay, and may always become less.
std::optional<Rejected> check_line(const State& state, const CampaignItem& item, const OrderedLine& line,
                                   const OrderLine* before, bool stands, bool priority,
                                   const StockBook& stock) {
    const std::int32_t own = before && stands ? before->packs : 0;
    const std::int32_t own_most = before && stands ? before->packs + before->tolerance : 0;
    const auto sound = [](std::int32_t packs) { return packs >= 0 && packs <= max_packs_of_order; };
    if (!sound(line.packs) || !sound(line.tolerance))
        return about_item(Reason::PacksInvalid, item.id, max_packs_of_order);
    if (line.note.size() > max_name_bytes) return Rejected{Reason::TextTooLong};
    const std::int32_t most = line.packs + line.tolerance;
    if (line.packs == 0 && most == 0) return std::nullopt;
    if (item.withdrawn) return Rejected{Reason::ItemWithdrawn, item.id};
    const std::int32_t cap = item.facts.cap_per_door;
    if (cap > 0 && most > cap && most > own_most) return about_item(Reason::ItemCapReached, item.id, cap);
    if (line.packs <= own && most <= own_most) return std::nullopt;
    if (line.price_version > item.price_version || line.price_version < 1 ||
        was_raised_since(state, item, line.price_version))
        return about_item(Reason::PriceRaised, item.id, item.facts.price_cents);
    const auto left = stock.left(item, priority, own);
    if (left && line.packs > own && line.packs > *left)
        return about_item(Reason::ItemSoldOut, item.id, *left);
    return std::nullopt;
}

}  // namespace

std::optional<Rejected> check_lines(const State& state, CampaignId campaign,
                                    const std::vector<OrderedLine>& lines, const Order* order, bool priority,
                                    StockBook& stock) {
    if (lines.size() > max_campaign_items)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_campaign_items));
    const bool stands = order && order->state == OrderState::Standing;
    std::set<CampaignItemId> named;
    std::int32_t packs = 0;
    for (const OrderedLine& line : lines) {
        const CampaignItem* item = state.campaign_items.find(line.item);
        if (!item || item->campaign != campaign) return missing(state, Reason::CampaignItemUnknown);
        if (!named.insert(line.item).second) return Rejected{Reason::ItemTwice, line.item};
        const OrderLine* before = order ? line_of(state, order->id, line.item) : nullptr;
        if (auto no = check_line(state, *item, line, before, stands, priority, stock)) return no;
        stock.take(line.item, priority, line.packs - (before && stands ? before->packs : 0));
        packs += line.packs;
    }
    if (packs == 0) return Rejected{Reason::OrderEmpty};
    return std::nullopt;
}

void set_lines(State& state, IdSource& ids, OrderId order, const std::vector<OrderedLine>& lines) {
    std::set<CampaignItemId> named;
    for (const OrderedLine& wanted : lines) {
        named.insert(wanted.item);
        const OrderLine* before = line_of(state, order, wanted.item);
        if (!before && wanted.packs == 0 && wanted.tolerance == 0) continue;
        const OrderLineId id = before ? before->id : ids.next<OrderLineId>();
        if (!before) {
            OrderLine line;
            line.id = id;
            line.order = order;
            line.item = wanted.item;
            line.price_version = wanted.price_version;
            state.order_lines.insert(line);
        }
        OrderLine& line = state.order_lines.edit(id);
        line.packs = wanted.packs;
        line.tolerance = wanted.tolerance;
        line.note = wanted.note;
        line.price_version = std::max(line.price_version, wanted.price_version);
    }
    for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order)) {
        const bool gone = !named.contains(line->item) || (line->packs == 0 && line->tolerance == 0);
        if (!gone) continue;
        if (!line->said) {
            state.order_lines.erase(line->id);
            continue;
        }
        OrderLine& empty = state.order_lines.edit(line->id);
        empty.packs = 0;
        empty.tolerance = 0;
    }
}

std::int32_t next_order_number(State& state, CampaignId campaign) {
    if (state.partial || !state.campaign_totals.find(campaign)) return 0;
    return ++state.campaign_totals.edit(campaign).last_number;
}

std::optional<Rejected> check_new_order(const State& state, const Stamp& by, CampaignId campaign,
                                        const OrderPlace& place) {
    const Order* other = order_of_door(state, campaign, place.household, place.door);
    if (other && other->state == OrderState::Standing)
        return is_concerned(state, by, *other) ? Rejected(Reason::OrderExists, other->id)
                                               : Rejected{Reason::OrderExists};
    const CampaignTotals* totals = state.campaign_totals.find(campaign);
    if (!other && totals && totals->last_number >= static_cast<std::int32_t>(max_campaign_orders))
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_campaign_orders));
    return std::nullopt;
}

OrderId begin_order(State& state, const Stamp& by, CampaignId campaign, OrderId made,
                    const OrderPlace& place) {
    const Order* other = order_of_door(state, campaign, place.household, place.door);
    const OrderId id = other ? other->id : made;
    if (!other) {
        Order order;
        order.id = id;
        order.campaign = campaign;
        order.number = next_order_number(state, campaign);
        order.household = place.household;
        order.door = place.door;
        order.for_person = place.person;
        state.orders.insert(order);
    } else {
        count_order(state, id, Counted::Out);
        ++state.orders.edit(id).revision;
        state.orders.edit(id).pick_up = std::nullopt;  // Whoever orders now has not chosen it.
    }
    Order& order = state.orders.edit(id);
    order.state = OrderState::Standing;
    order.placed_by = by.person;
    order.placed_at = by.at;
    return id;
}

}  // namespace linli
