#include <algorithm>

#include "shared/orders/campaign_money.h"
#include "shared/orders/campaign_steps.h"
#include "shared/orders/delivery_commands.h"
#include "shared/orders/offered_rounds.h"
#include "shared/orders/order_book.h"
#include "shared/orders/order_checks.h"
#include "shared/people/households.h"

// What goes into a bag by hand: another number than the rule gave, or a left-over for a door without an
// order.

namespace linli {
namespace {

bool is_counted(const State& state, CampaignItemId item) {
    const ItemSupply* supply = state.item_supplies.find(item);
    return supply && supply->counted_at;
}

// Never more than is there, though a bag may keep the `own` packs that it holds.
std::optional<Rejected> check_there(const State& state, CampaignItemId item, std::int32_t packs,
                                    std::int32_t own) {
    const ItemTotals* totals = state.item_totals.find(item);
    const std::int32_t others = (totals ? totals->given_packs : 0) - own;
    const std::int32_t there = std::max(0, usable_packs(state.item_supplies.at(item)) - others);
    if (packs <= there || packs <= own) return std::nullopt;
    Rejected no{Reason::PacksNotThere, item};
    no.limit = there;
    return no;
}

void give(State& state, IdSource& ids, OrderId order, CampaignItemId item, std::int32_t packs) {
    const OrderLine* known = line_of(state, order, item);
    const std::int32_t before = known ? given_packs(*known) : 0;
    const OrderLineId id = known ? known->id : ids.next<OrderLineId>();
    if (!known) {
        OrderLine line;
        line.id = id;
        line.order = order;
        line.item = item;
        line.price_version = state.campaign_items.at(item).price_version;
        state.order_lines.insert(line);
    }
    OrderLine& line = state.order_lines.edit(id);
    line.given = packs == wanted_packs(line) ? std::nullopt : std::optional(packs);
    if (state.item_totals.find(item)) state.item_totals.edit(item).given_packs += packs - before;
}

OrderPlace place_of(const State& state, const Door& door) {
    return {household_at(state, door), door, std::nullopt};
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const SetGiven& command) {
    const Order* order = state.orders.find(command.order);
    const Campaign* campaign = order ? state.campaigns.find(order->campaign) : nullptr;
    if (!campaign || !is_in_team(state, by, order->campaign)) return missing(state, Reason::OrderUnknown);
    if (is_over(*campaign)) return Rejected{Reason::CampaignOver, campaign->id};
    if (order->state != OrderState::Standing) return Rejected{Reason::OrderWithdrawn, order->id};
    const CampaignItem* item = state.campaign_items.find(command.item);
    if (!item || item->campaign != campaign->id) return missing(state, Reason::CampaignItemUnknown);
    if (!is_counted(state, item->id)) return Rejected{Reason::NotCounted, item->id};
    if (command.packs < 0 || command.packs > max_packs_of_order)
        return Rejected::with_limit(Reason::PacksInvalid, max_packs_of_order);
    if (const HandOutEvent* event = in_hand_with(state, bag_of(state, order->id), item->id))
        return Rejected{Reason::BagHandedOut, event->id};
    const OrderLine* line = line_of(state, order->id, item->id);
    if (!line && item->facts.substitute_for && !order->wishes.substitutes &&
        line_of(state, order->id, *item->facts.substitute_for))
        return Rejected{Reason::SubstituteNotWanted, order->id};
    return check_there(state, item->id, command.packs, line ? given_packs(*line) : 0);
}

void change(State& state, const Stamp& by, const SetGiven& command) {
    const Order* order = state.orders.find(command.order);
    if (!order || !state.campaign_items.find(command.item)) return;
    IdSource ids(by);
    const bool before = bag_of(state, command.order).state == BagState::InHand;
    give(state, ids, command.order, command.item, command.packs);
    const bool now = bag_of(state, command.order).state == BagState::InHand;
    count_bags(state, order->campaign, now - before);
    if (const OfferedRound* round = round_of(state, command.order)) recount_round(state, round->id);
    book_charges(state, by, ids, order->campaign, LedgerKind::Recount);
    tell_door(state, by, ids, *order, NoticeKind::OrderChangedForYou);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const GiveLeftOver& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!is_in_team(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (is_over(*campaign)) return Rejected{Reason::CampaignOver, campaign->id};
    const CampaignItem* item = state.campaign_items.find(command.item);
    if (!item || item->campaign != campaign->id) return missing(state, Reason::CampaignItemUnknown);
    if (!is_counted(state, item->id)) return Rejected{Reason::NotCounted, item->id};
    if (auto no = check_door(command.door)) return no;
    if (command.name.size() > max_name_bytes) return Rejected{Reason::TextTooLong};
    if (command.packs < 1 || command.packs > max_packs_of_order)
        return Rejected::with_limit(Reason::PacksInvalid, max_packs_of_order);
    // An order that stands is given more of it by SetGiven.
    if (auto no = check_new_order(state, by, command.campaign, place_of(state, command.door))) return no;
    return check_there(state, item->id, command.packs, 0);
}

void change(State& state, const Stamp& by, const GiveLeftOver& command) {
    if (!state.campaign_items.find(command.item)) return;
    IdSource ids(by);
    const OrderId order =
        begin_order(state, by, command.campaign, ids.next<OrderId>(), place_of(state, command.door));
    if (!command.name.empty()) state.orders.edit(order).name = command.name;
    set_lines(state, ids, order, {});  // What was taken back stays taken back.
    count_order(state, order, Counted::In);
    give(state, ids, order, command.item, command.packs);
    book_charges(state, by, ids, command.campaign, LedgerKind::Recount);
    tell_door(state, by, ids, state.orders.at(order), NoticeKind::OrderPlacedForYou);
}

}  // namespace linli
