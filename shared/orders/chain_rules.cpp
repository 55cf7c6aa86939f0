#include <algorithm>
#include <map>
#include <set>

#include "shared/orders/campaign_steps.h"
#include "shared/orders/commands.h"
#include "shared/orders/hidden_phones.h"
#include "shared/orders/order_book.h"
#include "shared/orders/order_checks.h"
#include "shared/people/households.h"
#include "shared/people/roles.h"

// A whole chain at once: all of its orders, or none.

namespace linli {
namespace {

// Whoever carries a bag holds its order, so no telephone number is kept in one (audiences.h).
ChainOrder as_kept(ChainOrder chain) {
    for (std::string* words : {&chain.name, &chain.note, &chain.source_key, &chain.source_text})
        *words = without_phone_numbers(*words);
    return chain;
}

bool has_door(const Door& door) {
    return !door.building.empty() || !door.room.empty();
}

// The order was known by a name only, and the chain now says whose door it is.
bool finds_door(const Order& order, const ChainOrder& chain) {
    return chain.door && !has_door(order.door);
}

// The orders of one campaign by all that a line of a chain can mean them by. Built once for a whole chain.
class DoorOrders {
public:
    DoorOrders(const State& state, CampaignId campaign) : doors_(state) {
        for (const Order* order : state.orders.where<&Order::campaign>(campaign)) {
            if (order->household) by_household_[*order->household] = order;
            if (has_door(order->door)) by_door_[key_of(order->door)] = order;
            if (!order->source_key.empty()) by_source_[order->source_key] = order;
        }
    }
    std::optional<HouseholdId> household(const ChainOrder& chain) const {
        return chain.door ? doors_.find(*chain.door) : std::nullopt;
    }
    // The order that stands or stood there already; nothing for a new one.
    const Order* find(const ChainOrder& chain) const {
        if (const auto home = household(chain)) {
            const auto found = by_household_.find(*home);
            if (found != by_household_.end()) return found->second;
        }
        const auto door = chain.door ? by_door_.find(key_of(*chain.door)) : by_door_.end();
        if (door != by_door_.end()) return door->second;
        const auto source = by_source_.find(chain.source_key);
        return source == by_source_.end() ? nullptr : source->second;
    }

private:
    static std::string key_of(const Door& door) {
        return door.compound + '\n' + door.building + '\n' + door.unit + '\n' + door.room;
    }
    DoorBook doors_;
    std::map<HouseholdId, const Order*> by_household_;
    std::map<std::string, const Order*> by_door_, by_source_;
};

// The whole order as it will be: what the chain names is replaced, all else stays.
std::vector<OrderedLine> merged_lines(const State& state, const Order* order, const ChainOrder& chain) {
    std::vector<OrderedLine> lines;
    if (order) {
        for (const OrderLine* line : lines_of(state, order->id))
            lines.push_back({line->item, line->packs, line->tolerance, line->note, line->price_version});
    }
    for (const ChainOrderLine& said : chain.lines) {
        const auto same = std::find_if(lines.begin(), lines.end(),
                                       [&](const OrderedLine& line) { return line.item == said.item; });
        const CampaignItem* item = state.campaign_items.find(said.item);
        const std::int32_t version = item ? item->price_version : 1;
        if (same == lines.end()) {
            if (said.packs != 0) lines.push_back({said.item, said.packs, 0, {}, version});
            continue;
        }
        if (said.packs > same->packs) same->price_version = version;
        same->packs = said.packs;
        if (said.packs == 0) same->tolerance = 0;
    }
    return lines;
}

bool is_empty(const std::vector<OrderedLine>& lines) {
    return std::all_of(lines.begin(), lines.end(), [](const OrderedLine& line) { return line.packs == 0; });
}

// Whether the order already is as the chain wants it: then nothing is written and nobody is told.
bool is_as_said(const State& state, const Order& order, const ChainOrder& chain) {
    if (order.source_key != chain.source_key || order.source_text != chain.source_text) return false;
    return std::all_of(chain.lines.begin(), chain.lines.end(), [&](const ChainOrderLine& said) {
        const OrderLine* line = line_of(state, order.id, said.item);
        const bool stands = order.state == OrderState::Standing;
        const std::int32_t packs = line && stands ? line->packs : 0;
        return packs == said.packs && (line ? line->said.value_or(0) : 0) == said.said;
    });
}

class ChainCheck {
public:
    ChainCheck(const State& state, const AcceptGroupBuyChain& command)
        : state_(state), command_(command), orders_(state, command.campaign), stock_(state) {}

    std::optional<Rejected> all() {
        for (const ChainOrder& said : command_.orders) {
            const ChainOrder chain = as_kept(said);
            if (auto no = check_words(chain)) return no;
            if (auto no = chain.order ? check_known(chain) : check_new(chain)) return no;
        }
        return std::nullopt;
    }

private:
    std::optional<Rejected> check_words(const ChainOrder& chain) {
        if (auto no = check_text(chain.source_key, max_source_bytes)) return no;
        const bool fits = chain.source_text.size() <= max_source_bytes &&
                          chain.name.size() <= max_name_bytes && chain.note.size() <= default_text_limit;
        if (!fits) return Rejected{Reason::TextTooLong};
        if (!keys_.insert(chain.source_key).second) return Rejected{Reason::ChainLineTwice};
        std::set<CampaignItemId> items;
        for (const ChainOrderLine& line : chain.lines) {
            const CampaignItem* item = state_.campaign_items.find(line.item);
            if (!item || item->campaign != command_.campaign)
                return missing(state_, Reason::CampaignItemUnknown);
            if (!items.insert(line.item).second) return Rejected{Reason::ItemTwice, line.item};
            if (line.said < 0 || line.said > max_packs_of_order)
                return Rejected{Reason::PacksInvalid, line.item};
        }
        return std::nullopt;
    }

    std::optional<Rejected> check_known(const ChainOrder& chain) {
        const Order* order = state_.orders.find(*chain.order);
        if (!order || order->campaign != command_.campaign) return missing(state_, Reason::OrderUnknown);
        if (!joined_.insert(order->id).second) return Rejected{Reason::ChainLineTwice, order->id};
        if (order->revision != chain.revision) return Rejected{Reason::OrderChangedMeanwhile, order->id};
        if (!finds_door(*order, chain)) return check_packs(chain, order, order->household, order->door);
        if (auto no = check_door(*chain.door)) return no;
        if (!doors_.insert(short_door(*chain.door)).second) return Rejected{Reason::ChainLineTwice};
        const Order* other = orders_.find(chain);
        if (other && other != order) return Rejected{Reason::OrderExists, other->id};
        return check_packs(chain, order, orders_.household(chain), *chain.door);
    }

    std::optional<Rejected> check_new(const ChainOrder& chain) {
        if (chain.door) {
            if (auto no = check_door(*chain.door)) return no;
            if (!doors_.insert(short_door(*chain.door)).second) return Rejected{Reason::ChainLineTwice};
        } else if (auto no = check_text(chain.name, max_name_bytes)) {
            return no;
        }
        const Order* other = orders_.find(chain);
        if (other && !joined_.insert(other->id).second) return Rejected{Reason::ChainLineTwice, other->id};
        if (other && other->state == OrderState::Standing) return Rejected{Reason::OrderExists, other->id};
        if (!other && ++added_ + last_number() > static_cast<std::int32_t>(max_campaign_orders))
            return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_campaign_orders));
        const Door door = chain.door.value_or(Door{});
        return check_packs(chain, other, orders_.household(chain), door);
    }

    std::optional<Rejected> check_packs(const ChainOrder& chain, const Order* order,
                                        std::optional<HouseholdId> household, const Door& door) {
        const auto lines = merged_lines(state_, order, chain);
        const bool priority = has_priority(state_, command_.campaign, household, door);
        auto no = check_lines(state_, command_.campaign, lines, order, priority, stock_);
        // Everything taken back is a withdrawal.
        if (no && no->reason == Reason::OrderEmpty && order) return std::nullopt;
        return no;
    }

    std::int32_t last_number() const {
        const CampaignTotals* totals = state_.campaign_totals.find(command_.campaign);
        return totals ? totals->last_number : 0;
    }

    const State& state_;
    const AcceptGroupBuyChain& command_;
    DoorOrders orders_;
    StockBook stock_;
    std::set<std::string> keys_, doors_;
    std::set<OrderId> joined_;
    std::int32_t added_ = 0;
};

// Of this line, and of no other, the chain says something.
void keep_said(State& state, IdSource& ids, OrderId order, const ChainOrder& chain) {
    for (const ChainOrderLine& said : chain.lines) {
        const OrderLine* line = line_of(state, order, said.item);
        if (!line && said.said == 0) continue;
        const OrderLineId id = line ? line->id : ids.next<OrderLineId>();
        if (!line) {
            OrderLine empty;
            empty.id = id;
            empty.order = order;
            empty.item = said.item;
            state.order_lines.insert(empty);
        }
        OrderLine& kept = state.order_lines.edit(id);
        kept.said = said.said > 0 ? std::optional(said.said) : std::nullopt;
        if (!kept.said && kept.packs == 0 && kept.tolerance == 0) state.order_lines.erase(id);
    }
}

// A new order's record, still without lines.
OrderId add_order(State& state, const Stamp& by, IdSource& ids, CampaignId campaign, const ChainOrder& chain,
                  std::optional<HouseholdId> household) {
    Order order;
    order.id = ids.next<OrderId>();
    order.campaign = campaign;
    order.number = next_order_number(state, campaign);
    order.household = household;
    order.door = chain.door.value_or(Door{});
    order.name = chain.name;
    order.placed_by = by.person;
    order.placed_at = by.at;
    order.wishes.note = chain.note;
    state.orders.insert(order);
    return order.id;
}

void take_order(State& state, const Stamp& by, IdSource& ids, const ChainOrder& chain, OrderId id,
                std::optional<HouseholdId> household, bool is_new) {
    const auto lines = merged_lines(state, state.orders.find(id), chain);
    if (!is_new) count_order(state, id, Counted::Out);
    Order& order = state.orders.edit(id);
    const bool stood = order.state == OrderState::Standing;
    if (!is_new) ++order.revision;
    if (!stood) order.placed_at = by.at;
    if (finds_door(order, chain)) {
        order.door = *chain.door;
        order.household = household;
    }
    order.state = is_empty(lines) ? OrderState::Withdrawn : OrderState::Standing;
    order.source_key = chain.source_key;
    order.source_text = chain.source_text;
    set_lines(state, ids, id, lines);
    keep_said(state, ids, id, chain);
    count_order(state, id, Counted::In);
    NoticeKind kind = is_new ? NoticeKind::OrderPlacedForYou : NoticeKind::OrderChangedForYou;
    if (is_empty(lines)) kind = NoticeKind::OrderWithdrawnForYou;
    tell_door(state, by, ids, state.orders.at(id), kind);
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const AcceptGroupBuyChain& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!is_in_team(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (!takes_orders(*campaign, by.at)) return Rejected{Reason::CampaignNotOpen, campaign->id};
    if (command.orders.empty()) return Rejected{Reason::NothingChosen};
    if (command.orders.size() > max_campaign_orders)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_campaign_orders));
    return ChainCheck(state, command).all();
}

void change(State& state, const Stamp& by, const AcceptGroupBuyChain& command) {
    IdSource ids(by);
    const DoorOrders orders(state, command.campaign);
    for (const ChainOrder& said : command.orders) {
        const ChainOrder chain = as_kept(said);
        const Order* known = chain.order ? state.orders.find(*chain.order) : orders.find(chain);
        if (chain.order && !known) continue;
        if (known && is_as_said(state, *known, chain)) continue;
        const auto household = orders.household(chain);
        const OrderId id = known ? known->id : add_order(state, by, ids, command.campaign, chain, household);
        take_order(state, by, ids, chain, id, household, !known);
    }
    close_if_full(state, by, ids, command.campaign);
}

}  // namespace linli
