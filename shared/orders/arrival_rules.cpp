#include <set>

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

void write_count(State& state, const Stamp& by, CampaignId campaign, const CountedItem& counted) {
    if (!state.item_supplies.find(counted.item)) {
        ItemSupply supply;
        supply.id = counted.item;
        supply.campaign = campaign;
        state.item_supplies.insert(supply);
    }
    ItemSupply& supply = state.item_supplies.edit(counted.item);
    supply.counted_at = by.at;
    supply.arrived_packs = counted.arrived;
    supply.broken_packs = counted.broken;
    supply.wrong_packs = counted.wrong;
    supply.note = counted.note;
}

// Shares out what came of an item by the campaign's rule; keeps who gets less than was confirmed.
void share_out(State& state, const Campaign& campaign, CampaignItemId item, std::set<OrderId>& short_of) {
    std::int32_t given = 0;
    for (const ArrivalShare& share :
         arrival_shares(state, campaign, item, usable_packs(state.item_supplies.at(item)))) {
        const std::optional<std::int32_t> other =
            share.missing() > 0 ? std::optional(share.given) : std::nullopt;
        given += share.given;
        if (share.missing() > 0) short_of.insert(share.line->order);
        if (share.line->given != other) state.order_lines.edit(share.line->id).given = other;
    }
    if (state.item_totals.find(item)) state.item_totals.edit(item).given_packs = given;
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
    std::set<OrderId> short_of;
    for (const CountedItem& counted : command.items) {
        write_count(state, by, command.campaign, counted);
        share_out(state, campaign, counted.item, short_of);
    }
    recount_rounds(state, command.campaign);
    book_charges(state, by, ids, command.campaign, LedgerKind::Recount);
    if (first) tell_all_doors(state, by, ids, command.campaign, NoticeKind::CampaignArrived);
    for (const OrderId order : short_of)
        tell_door(state, by, ids, state.orders.at(order), NoticeKind::OrderShort);
}

}  // namespace linli
