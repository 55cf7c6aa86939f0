#include <algorithm>
#include <iterator>
#include <set>

#include "shared/notices/commands.h"
#include "shared/orders/arrival_shares.h"
#include "shared/orders/campaign_money.h"
#include "shared/orders/campaign_steps.h"
#include "shared/orders/delivery_commands.h"
#include "shared/orders/offered_rounds.h"
#include "shared/orders/order_book.h"
#include "shared/people/roles.h"

// What came, who gets how much of it, and what that makes of their charges.

namespace linli {
namespace {

std::optional<Rejected> check_count(const State& state, CampaignId campaign, const CountedItem& counted) {
    const CampaignItem* item = state.campaign_items.find(counted.item);
    if (!item || item->campaign != campaign) return missing(state, Reason::CampaignItemUnknown);
    const auto part = [&](std::int32_t packs) { return packs >= 0 && packs <= counted.arrived; };
    const bool sound = counted.arrived >= 0 && counted.arrived <= max_packs && part(counted.broken) &&
                       part(counted.wrong) && counted.broken + counted.wrong <= counted.arrived;
    if (!sound) return Rejected{Reason::CountInvalid, item->id};
    if (counted.note.size() > default_text_limit)
        return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(default_text_limit));
    if (const HandOutEvent* event = handed_out_with(state, counted.item))
        return Rejected{Reason::BagHandedOut, event->id};
    return std::nullopt;
}

// Later than every tick that is known: what is counted now is in none of the bags that are in hand.
Instant time_of_count(const State& state, const Stamp& by, CampaignId campaign) {
    Instant at = by.at;
    for (const HandOutEvent* event : state.hand_out_events.where<&HandOutEvent::campaign>(campaign))
        at = std::max(at, event->at + milliseconds(1));
    return at;
}

void write_count(State& state, Instant at, CampaignId campaign, const CountedItem& counted) {
    if (!state.item_supplies.find(counted.item)) {
        ItemSupply supply;
        supply.id = counted.item;
        supply.campaign = campaign;
        state.item_supplies.insert(supply);
    }
    ItemSupply& supply = state.item_supplies.edit(counted.item);
    supply.counted_at = at;
    supply.arrived_packs = counted.arrived;
    supply.broken_packs = counted.broken;
    supply.wrong_packs = counted.wrong;
    supply.note = counted.note;
}

// Whom a count concerns: who gets less than was confirmed, and for whom something came.
struct Concerned {
    std::set<OrderId> short_of, came_for;
};

// Gives every line its share of what came of an item.
void share_out(State& state, CampaignItemId item, const std::vector<ArrivalShare>& shares,
               Concerned& orders) {
    std::int32_t given = 0;
    for (const ArrivalShare& share : shares) {
        const std::optional<std::int32_t> other =
            share.given == wanted_packs(*share.line) ? std::nullopt : std::optional(share.given);
        given += share.given;
        if (share.missing() > 0) orders.short_of.insert(share.line->order);
        if (share.given > 0) orders.came_for.insert(share.line->order);
        if (share.line->given != other) state.order_lines.edit(share.line->id).given = other;
    }
    if (state.item_totals.find(item)) state.item_totals.edit(item).given_packs = given;
}

std::set<OrderId> orders_in_hand(const State& state, CampaignId campaign) {
    std::set<OrderId> orders;
    for (const Order* order : standing_orders(state, campaign)) {
        if (bag_of(state, order->id).state == BagState::InHand) orders.insert(order->id);
    }
    return orders;
}

// A later delivery is told like the first, to those whom it brings something.
void tell_of_more(State& state, const Stamp& by, IdSource& ids, CampaignId campaign,
                  const std::set<OrderId>& came_for) {
    std::set<PersonId> people;
    for (const OrderId order : came_for) {
        for (const PersonId person : people_of(state, state.orders.at(order))) people.insert(person);
    }
    for (const PersonId person : people)
        notify(state, by, ids.next<NoticeId>(), person, NoticeKind::CampaignArrived, ref(campaign));
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const CountArrival& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!is_in_team(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (is_over(*campaign)) return Rejected{Reason::CampaignOver, campaign->id};
    if (campaign->state != CampaignState::Ordered && campaign->state != CampaignState::Arrived)
        return Rejected{Reason::CampaignNotOrdered, campaign->id};
    if (command.items.empty()) return Rejected{Reason::NothingChosen};
    std::set<CampaignItemId> counted;
    for (const CountedItem& item : command.items) {
        if (auto no = check_count(state, command.campaign, item)) return no;
        if (!counted.insert(item.item).second) return Rejected{Reason::ItemTwice, item.item};
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const CountArrival& command) {
    IdSource ids(by);
    const Campaign& campaign = state.campaigns.at(command.campaign);
    const bool first = campaign.state == CampaignState::Ordered;
    if (first) state.campaigns.edit(command.campaign).state = CampaignState::Arrived;
    const std::set<OrderId> before = orders_in_hand(state, command.campaign);
    const Instant at = time_of_count(state, by, command.campaign);
    Concerned orders, corrected;
    for (const CountedItem& counted : command.items) {
        const ItemSupply* known = state.item_supplies.find(counted.item);
        const bool again = known && known->counted_at && usable_packs(*known) > 0;
        // What was given by hand shows only beside the former count.
        const auto shares =
            arrival_shares(state, campaign, counted.item, counted.arrived - counted.broken - counted.wrong);
        write_count(state, at, command.campaign, counted);
        share_out(state, counted.item, shares, again ? corrected : orders);
    }
    orders.short_of.merge(corrected.short_of);
    const std::set<OrderId> now = orders_in_hand(state, command.campaign);
    std::set_difference(before.begin(), before.end(), now.begin(), now.end(),
                        std::inserter(orders.came_for, orders.came_for.end()));
    count_bags(state, command.campaign,
               static_cast<std::int32_t>(now.size()) - static_cast<std::int32_t>(before.size()));
    recount_rounds(state, command.campaign);
    book_charges(state, by, ids, command.campaign, LedgerKind::Recount);
    if (first)
        tell_all_doors(state, by, ids, command.campaign, NoticeKind::CampaignArrived);
    else
        tell_of_more(state, by, ids, command.campaign, orders.came_for);
    for (const OrderId order : orders.short_of)
        tell_door(state, by, ids, state.orders.at(order), NoticeKind::OrderShort);
}

}  // namespace linli
