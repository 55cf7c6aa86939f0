#include "app/client/orders/order_draft.h"

#include <algorithm>
#include <set>

#include "app/client/words.h"
#include "shared/people/households.h"

namespace linli::client {
namespace {

const Order* order_of_person(const State& state, CampaignId campaign, PersonId person) {
    const Resident* resident = state.residents.find(person);
    const Household* household = resident ? state.households.find(resident->household) : nullptr;
    if (resident) {
        const Door door = household ? door_of(state, *household) : Door{};
        if (const Order* order = order_of_door(state, campaign, resident->household, door)) return order;
    }
    for (const Order* order : state.orders.where<&Order::for_person>(person)) {
        if (order->campaign == campaign) return order;
    }
    return nullptr;
}

void load(const State& state, const Order* order, OrderDraft& draft) {
    draft.order = order ? order->id : OrderId{};
    draft.revision = order ? order->revision : 0;
    draft.items.clear();
    draft.wishes = order ? order->wishes : OrderWishes{};
    if (!order || order->state == OrderState::Withdrawn) return;
    for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order->id))
        draft.items[line->item] = {line->packs, line->tolerance, line->price_version, line->note};
}

void take_lines(const std::vector<OrderedLine>& lines, OrderDraft& draft) {
    draft.items.clear();
    for (const OrderedLine& line : lines)
        draft.items[line.item] = {line.packs, line.tolerance, line.price_version, line.note};
}

// What the rest of the neighbourhood orders, without the order that is estimated.
struct Others {
    std::int64_t orders = 0, packs = 0, kinds = 0;
};

Others others_of(const State& state, CampaignId campaign, const Order* own) {
    Others others;
    const CampaignTotals* totals = state.campaign_totals.find(campaign);
    if (totals) others = {totals->orders, totals->packs, 0};
    for (const CampaignItem* item : items_of(state, campaign)) {
        if (const ItemTotals* found = state.item_totals.find(item->id)) others.kinds += found->orders;
    }
    if (!own || own->state == OrderState::Withdrawn) return others;
    --others.orders;
    for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(own->id)) {
        others.packs -= line->packs;
        if (line->packs > 0) --others.kinds;
    }
    return others;
}

std::int64_t share_of_fee(const CampaignFacts& facts, const Others& others, std::int64_t packs,
                          std::int64_t kinds) {
    const auto part = [&](std::int64_t mine, std::int64_t rest) {
        const std::int64_t all = mine + std::max<std::int64_t>(0, rest);
        return all == 0 ? 0 : (facts.fee_cents * mine + all - 1) / all;  // To the whole cent, upwards.
    };
    switch (facts.fee_split) {
        case FeeSplit::PerOrder:
            return part(1, others.orders);
        case FeeSplit::PerPack:
            return part(packs, others.packs);
        case FeeSplit::PerItem:
            return part(kinds, others.kinds);
    }
    return 0;
}

OrderEstimate estimate_items(const State& state, CampaignId campaign, const Order* own,
                             const std::map<CampaignItemId, ChosenPacks>& items) {
    OrderEstimate sum;
    const Campaign* known = state.campaigns.find(campaign);
    if (!known) return sum;
    std::int64_t kinds = 0;
    for (const auto& [id, chosen] : items) {
        const CampaignItem* item = state.campaign_items.find(id);
        if (!item || chosen.packs <= 0) continue;
        const OrderLine* before =
            own && own->state == OrderState::Standing ? line_of(state, own->id, id) : nullptr;
        const std::int64_t more = chosen.packs - (before ? before->packs : 0);
        sum.packs += chosen.packs;
        sum.goods_cents += chosen.packs * pack_cents(state, *item, chosen.price_version, more);
        ++kinds;
    }
    if (sum.packs > 0)
        sum.fee_cents = share_of_fee(known->facts, others_of(state, campaign, own), sum.packs, kinds);
    return sum;
}

std::vector<const Order*> of_campaign(std::vector<const Order*> orders, CampaignId campaign) {
    std::erase_if(orders, [&](const Order* order) { return order->campaign != campaign; });
    return orders;
}

}  // namespace

const Order* order_of_draft(const State& state, const Viewer& me, const OrderDraft& draft) {
    if (draft.by_order) return state.orders.find(draft.by_order);
    if (draft.for_door.empty())
        return order_of_person(state, draft.campaign, draft.for_person ? draft.for_person : me.me);
    const auto door = parse_door(draft.for_door);
    return door ? order_of_door(state, draft.campaign, household_at(state, *door), *door) : nullptr;
}

void follow(const State& state, const Viewer& me, CampaignId campaign, OrderDraft& draft) {
    if (draft.campaign != campaign) {
        draft = {};
        draft.campaign = campaign;
    }
    if (!draft.touched) load(state, order_of_draft(state, me, draft), draft);
}

void turn_to(OrderDraft& draft, PersonId person, OrderId order, std::string door) {
    draft.for_person = person;
    draft.by_order = order;
    draft.for_door = std::move(door);
    draft.door_name.clear();
    draft.order = {};
    draft.revision = 0;
}

std::string written_door(const Door& door) {
    for (const std::string& words : {short_door(door), door_words(door)}) {
        if (parse_door(words) == door) return words;
    }
    return {};
}

PersonId person_of(const OrderDraft& draft) {
    return draft.for_door.empty() ? draft.for_person : PersonId{};
}

void forget_changes(OrderDraft& draft) {
    draft.touched = false;
    draft.items.clear();
    draft.wishes = {};
}

bool clashes(const State& state, const Viewer& me, const OrderDraft& draft) {
    if (!draft.touched) return false;
    const Order* order = order_of_draft(state, me, draft);
    if (!draft.order) return order && order->state == OrderState::Standing;
    return !order || order->id != draft.order || order->revision != draft.revision;
}

void take_up(const State& state, const Viewer& me, const Command& refused, PersonId for_person,
             OrderDraft& draft) {
    if (const auto* place = std::get_if<PlaceOrder>(&refused)) {
        draft = {};
        draft.campaign = place->campaign;
        if (place->door)
            draft.for_door = short_door(*place->door);
        else if (for_person != me.me)
            draft.for_person = for_person;
        draft.door_name = place->name;
        load(state, order_of_draft(state, me, draft), draft);
        draft.wishes = place->wishes;
        take_lines(place->lines, draft);
    } else if (const auto* changed = std::get_if<ChangeOrder>(&refused)) {
        const Order* order = state.orders.find(changed->order);
        if (!order) return;
        draft = {};
        draft.campaign = order->campaign;
        draft.by_order = order->id;
        load(state, order, draft);
        draft.wishes = changed->wishes;
        take_lines(changed->lines, draft);
    }
    draft.touched = true;
}

Command command_of(const State& state, const OrderDraft& draft) {
    std::vector<OrderedLine> lines;
    for (const CampaignItem* item : items_of(state, draft.campaign)) {
        const auto found = draft.items.find(item->id);
        if (found == draft.items.end() || found->second.packs <= 0) continue;
        const ChosenPacks& chosen = found->second;
        lines.push_back({item->id, chosen.packs, chosen.tolerance, chosen.note, chosen.price_version});
    }
    if (draft.order) return ChangeOrder{draft.order, draft.revision, draft.wishes, lines};
    std::optional<Door> door;
    // What cannot be read is no door, never me.
    if (!draft.for_door.empty()) door = parse_door(draft.for_door).value_or(Door{});
    return PlaceOrder{draft.campaign, door, door ? draft.door_name : std::string(), draft.wishes, lines};
}

std::int64_t pack_cents(const State& state, const CampaignItem& item, std::int32_t version,
                        std::int64_t more) {
    const ItemTotals* totals = state.item_totals.find(item.id);
    const PricedItem priced{item.facts.price_cents, tiers_of(state, item.id)};
    const std::int64_t now = item.final_cents.value_or(price_at(priced, (totals ? totals->packs : 0) + more));
    for (const ItemPrice* price : state.item_prices.where<&ItemPrice::item>(item.id)) {
        if (price->number == version) return std::min(now, price->price_cents);
    }
    return now;
}

OrderEstimate estimate(const State& state, const OrderDraft& draft) {
    return estimate_items(state, draft.campaign, draft.order ? state.orders.find(draft.order) : nullptr,
                          draft.items);
}

OrderEstimate estimate(const State& state, const Order& order) {
    OrderDraft draft;
    load(state, &order, draft);
    return estimate_items(state, order.campaign, &order, draft.items);
}

std::vector<PersonId> people_i_act_for(const State& state, const Viewer& me) {
    std::vector<PersonId> people;
    for (const Proxy* proxy : state.proxies.where<&Proxy::proxy>(me.me)) people.push_back(proxy->for_whom);
    return people;
}

std::vector<const Order*> my_accounts(const State& state, const Viewer& me, Instant now) {
    std::set<const Order*> mine;
    std::vector<PersonId> people = people_i_act_for(state, me);
    people.push_back(me.me);
    for (const PersonId person : people) {
        for (const Order* order : state.orders.where<&Order::for_person>(person)) mine.insert(order);
        const Resident* resident = state.residents.find(person);
        if (!resident) continue;
        for (const Order* order : state.orders.where<&Order::household>(resident->household))
            mine.insert(order);
    }
    for (const auto& [id, row] : state.campaigns.rows()) {
        if (is_in_team(state, me.stamp(now), id)) continue;
        for (const Order* order : state.orders.where<&Order::campaign>(id)) {
            if (order->placed_by == me.me) mine.insert(order);
        }
    }
    std::vector<const Order*> orders(mine.begin(), mine.end());
    std::erase_if(orders, [&](const Order* order) {
        return order->state != OrderState::Standing &&
               state.ledger_entries.where<&LedgerEntry::order>(order->id).empty();
    });
    std::sort(orders.begin(), orders.end(), [](const Order* a, const Order* b) {
        return a->placed_at == b->placed_at ? a->id < b->id : a->placed_at > b->placed_at;
    });
    return orders;
}

std::vector<const Order*> my_accounts(const State& state, const Viewer& me, Instant now,
                                      CampaignId campaign) {
    return of_campaign(my_accounts(state, me, now), campaign);
}

std::vector<const Order*> my_orders(const State& state, const Viewer& me, Instant now) {
    std::vector<const Order*> orders = my_accounts(state, me, now);
    std::erase_if(orders, [](const Order* order) { return order->state != OrderState::Standing; });
    return orders;
}

std::vector<const Order*> my_orders(const State& state, const Viewer& me, Instant now, CampaignId campaign) {
    return of_campaign(my_orders(state, me, now), campaign);
}

}  // namespace linli::client
