#include "app/client/orders/buy_words.h"

#include <algorithm>

#include "app/client/ui/text.h"
#include "app/client/ui/time_words.h"
#include "shared/orders/closing_outlook.h"
#include "shared/orders/pick_ups.h"

namespace linli::client {
namespace {

std::string numbered(const char* group, int number) {
    return text(std::string(group) + std::to_string(number));
}

// `part_of`: what is said of one line; nothing where it is left out.
template <class Part>
std::string items_line(const State& state, OrderId order, const Part& part_of) {
    std::vector<std::string> parts;
    for (const OrderLine* line : lines_of(state, order)) {
        const CampaignItem* item = state.campaign_items.find(line->item);
        std::string part = item ? part_of(*line, item->facts) : std::string();
        if (!part.empty()) parts.push_back(std::move(part));
    }
    return listed(parts);
}

const Campaign* campaign_of(const State& state, OrderId id) {
    const Order* order = state.orders.find(id);
    return order ? state.campaigns.find(order->campaign) : nullptr;
}

std::string amount_words(std::int32_t packs, const ItemFacts& item) {
    return packs == 0 ? std::string() : item.name + " " + packs_words(packs, item);
}

}  // namespace

// --- Packs and prices

std::string unit_words(const ItemFacts& item) {
    return item.unit.empty() ? text("buy.unit") : item.unit;
}

std::string packs_words(std::int64_t packs, const ItemFacts& item) {
    return std::to_string(packs) + " " + unit_words(item);
}

std::string packs_words(std::int64_t packs) {
    return text("buy.packs", {{"count", static_cast<long long>(packs)}});
}

std::string price_words(std::int64_t cents, const ItemFacts& item) {
    return text("buy.price", {{"money", money_words(cents)}, {"unit", unit_words(item)}});
}

std::string item_words(const ItemFacts& item) {
    return item.code.empty() ? item.name : item.code + " " + item.name;
}

std::string tier_words(const PriceTier& tier, const ItemFacts& item) {
    return text("buy.tier", {{"packs", packs_words(tier.from_packs, item)},
                             {"price", price_words(tier.price_cents, item)}});
}

std::string order_items_words(const State& state, OrderId order) {
    return items_line(state, order, [](const OrderLine& line, const ItemFacts& item) {
        return amount_words(line.packs, item);
    });
}

std::string bag_items_words(const State& state, OrderId order) {
    return items_line(state, order, [](const OrderLine& line, const ItemFacts& item) {
        return amount_words(given_packs(line), item);
    });
}

std::string missing_items_words(const State& state, OrderId order) {
    return items_line(state, order, [](const OrderLine& line, const ItemFacts& item) {
        const std::int32_t missing = wanted_packs(line) - given_packs(line);
        if (missing <= 0) return std::string();
        return text("buy.not_this_time", {{"item", item.name}, {"packs", packs_words(missing, item)}});
    });
}

std::string held_items_words(const State& state, OrderId order) {
    const Campaign* campaign = campaign_of(state, order);
    if (!campaign) return {};
    const Bag bag = bag_of(state, order);
    return items_line(state, order, [&](const OrderLine& line, const ItemFacts& item) {
        const std::string amount = amount_words(packs_in_bag(state, *campaign, line, bag), item);
        if (amount.empty() || line.note.empty()) return amount;
        return text("buy.with_note", {{"what", amount}, {"note", line.note}});
    });
}

std::string items_to_come_words(const State& state, OrderId order) {
    const Campaign* campaign = campaign_of(state, order);
    if (!campaign) return {};
    return items_line(state, order, [&](const OrderLine& line, const ItemFacts& item) {
        const bool to_come = given_packs(line) > 0 && is_to_come(state, *campaign, line.item);
        return to_come ? text("buy.to_come", {{"what", amount_words(given_packs(line), item)}})
                       : std::string();
    });
}

std::string packing_words(const State& state, OrderId order) {
    return joined(joined(held_items_words(state, order), items_to_come_words(state, order)),
                  missing_items_words(state, order));
}

std::string amount_doubt_words(const WrittenAmount& amount) {
    return amount.doubt ? numbered("buy.amount.", static_cast<int>(*amount.doubt)) : std::string();
}

// --- A campaign

std::string campaign_title(const State& state, CampaignId campaign) {
    const Campaign* known = state.campaigns.find(campaign);
    return known ? known->facts.title : text("buy.gone");
}

std::string campaign_state_words(CampaignState state) {
    return numbered("buy.state.", static_cast<int>(state));
}

ui::Tone campaign_tone(const Campaign& campaign, Instant now) {
    if (campaign.state == CampaignState::MinimumMissed || campaign.state == CampaignState::CalledOff)
        return ui::Tone::Refused;
    return takes_orders(campaign, now) ? ui::Tone::Mine : ui::Tone::Neutral;
}

std::string campaign_status_words(const Campaign& campaign, const Saying& saying) {
    if (campaign.state != CampaignState::Open) return campaign_state_words(campaign.state);
    if (saying.now < campaign.facts.opens_at)
        return text("buy.opens", {{"when", moment_words(campaign.facts.opens_at, saying)}});
    if (!takes_orders(campaign, saying.now)) return text("buy.closing_now");
    return closing_words(campaign, saying);
}

std::string closing_words(const Campaign& campaign, const Saying& saying) {
    const CampaignFacts& facts = campaign.facts;
    std::string words;
    if (facts.closes_at) words = text("buy.closes", {{"when", moment_words(*facts.closes_at, saying)}});
    if (facts.closing_packs > 0)
        words = joined(words, text("buy.closes_packs", {{"packs", packs_words(facts.closing_packs)}}));
    if (facts.closing_orders > 0)
        words = joined(words, text("buy.closes_orders", {{"count", facts.closing_orders}}));
    return words.empty() ? text("buy.closes_by_hand") : words;
}

std::string leader_words(const State& state, CampaignId campaign) {
    const auto leader = leader_of(state, campaign);
    return leader ? text("buy.leader", {{"name", name_of(state, *leader)}}) : std::string();
}

std::string fee_split_words(FeeSplit split) {
    return numbered("buy.fee_split.", static_cast<int>(split));
}

std::string fee_words(const CampaignFacts& facts) {
    if (facts.fee_cents == 0) return text("buy.no_fee");
    return text("buy.fee",
                {{"money", money_words(facts.fee_cents)}, {"split", fee_split_words(facts.fee_split)}});
}

std::string shortage_words(ShortageRule rule) {
    return numbered("buy.shortage.", static_cast<int>(rule));
}

std::string shortage_second_words(ShortageRule rule) {
    return numbered("buy.shortage_second.", static_cast<int>(rule));
}

std::string pick_up_words(const CampaignFacts& facts, const Saying& saying) {
    std::string when;
    if (facts.pick_up_from && facts.pick_up_until && *facts.pick_up_from < *facts.pick_up_until)
        when = when_words({*facts.pick_up_from, *facts.pick_up_until}, saying);
    else if (facts.pick_up_from)
        when = text("buy.from", {{"when", moment_words(*facts.pick_up_from, saying)}});
    if (facts.to_the_door) return joined(when, text("buy.to_the_door"));
    return joined(when, facts.pick_up_place);
}

std::string pick_up_words(const PickUpWindow& pick_up, const CampaignFacts& facts, const Saying& saying) {
    return joined(when_words(pick_up.window, saying), place_to_fetch(pick_up, facts));
}

std::string written_pick_up_words(const PickUpWindow& pick_up, const CampaignFacts& facts, UtcOffset offset) {
    const CivilTime from = civil_time(pick_up.window.from, offset);
    const auto minutes_long = static_cast<std::int32_t>(length(pick_up.window).ms / minutes(1).ms);
    const std::string clock = clock_range_words(from.minute_of_day, from.minute_of_day + minutes_long);
    const std::string& place = place_to_fetch(pick_up, facts);
    return date_words(from.date) + " " + clock + (place.empty() ? "" : " ") + place;
}

std::string pick_up_words(const State& state, const Order& order, const Saying& saying) {
    const Campaign* campaign = state.campaigns.find(order.campaign);
    if (!campaign) return {};
    const PickUpWindow* chosen = pick_up_of(state, order);
    return chosen ? pick_up_words(*chosen, campaign->facts, saying) : pick_up_words(campaign->facts, saying);
}

// --- How near

Nearness nearness_to_minimum(const State& state, const Campaign& campaign) {
    const ClosingOutlook outlook = closing_outlook(state, campaign);
    const CampaignFacts& facts = campaign.facts;
    const Nearness by_packs{outlook.packs, facts.minimum_packs, outlook.missing_packs, false};
    const Nearness by_money{outlook.cents, facts.minimum_cents, facts.minimum_cents - outlook.cents, true};
    // Where both must be met, the one that is farther away.
    if (by_money.goal == 0) return by_packs;
    if (by_packs.goal == 0) return by_money;
    return by_packs.done * by_money.goal < by_money.done * by_packs.goal ? by_packs : by_money;
}

void draw_nearness(const Nearness& near) {
    if (near.goal == 0) return;
    // Of cents there are more than a bar can count.
    const std::int64_t unit = near.is_money ? 100 : 1;
    ui::progress(text("buys.to_minimum"), static_cast<int>(near.done / unit),
                 static_cast<int>(std::max<std::int64_t>(1, near.goal / unit)), nearness_words(near));
    ui::line(missing_words(near), {.bold = true,
                                   .tone = near.reached() ? ui::Tone::Mine : ui::Tone::Need,
                                   .icon = near.reached() ? ui::Icon::Check : ui::Icon::Users});
}

std::string nearness_words(const Nearness& near) {
    if (near.is_money)
        return text("buy.near", {{"done", money_words(near.done)}, {"goal", money_words(near.goal)}});
    return text("buy.near", {{"done", static_cast<long long>(near.done)}, {"goal", packs_words(near.goal)}});
}

std::string missing_words(const Nearness& near) {
    if (near.reached()) return text("buy.reached");
    const std::string what = near.is_money ? money_words(near.missing) : packs_words(near.missing);
    return text("buy.missing", {{"what", what}});
}

std::optional<std::int64_t> packs_to_case(const State& state, const CampaignItem& item) {
    if (!item.facts.whole_cases || item.facts.case_size <= 1) return std::nullopt;
    const ItemTotals* totals = state.item_totals.find(item.id);
    if (!totals || totals->packs == 0) return std::nullopt;
    const std::int64_t missing =
        packs_to_full_case(item.facts.case_size, totals->packs, totals->tolerance_packs);
    return missing > 0 ? std::optional(missing) : std::nullopt;
}

std::string full_case_words(const State& state, const CampaignItem& item) {
    const auto missing = packs_to_case(state, item);
    if (!missing) return {};
    return text("buy.to_case", {{"missing", packs_words(*missing, item.facts)},
                                {"size", packs_words(item.facts.case_size, item.facts)}});
}

std::string stock_words(const State& state, const CampaignItem& item, bool priority, std::int32_t own) {
    const auto left = StockBook(state).left(item, priority, own);
    if (!left) return {};
    if (*left <= own) return text(own > 0 ? "buy.no_more" : "buy.sold_out");
    return text("buy.left", {{"packs", packs_words(*left - own, item.facts)}});
}

// --- Orders, money, bags

std::string order_number_words(const Order& order) {
    return order.number > 0 ? text("buy.number", {{"number", order.number}}) : text("buy.number_follows");
}

std::string order_title(const Order& order) {
    const std::string door = door_words(order.door);
    if (!order.wishes.for_whom.empty()) return joined(door, order.wishes.for_whom);
    return joined(door, order.name);
}

std::string ledger_words(const LedgerEntry& entry) {
    const std::string key = entry.undoes ? "buy.ledger_undone." : "buy.ledger.";
    const bool by_hand = entry.kind == LedgerKind::Payment || entry.kind == LedgerKind::Refund;
    const std::string why = entry.why.empty() && by_hand && !entry.undoes ? text("buy.by_hand") : entry.why;
    return joined(text(key + std::to_string(static_cast<int>(entry.kind))), why);
}

std::string bag_state_words(const Bag& bag) {
    if (bag.received) return text("buy.bag.received");
    return numbered("buy.bag.", static_cast<int>(bag.state));
}

ui::Tone bag_tone(const Bag& bag) {
    if (bag.state == BagState::InHand) return ui::Tone::Mine;
    if (bag.state == BagState::AtWrongDoor || bag.state == BagState::NobodyHome) return ui::Tone::Need;
    return ui::Tone::Neutral;
}

std::string hand_out_words(HandOutKind kind) {
    return numbered("buy.event.", static_cast<int>(kind));
}

std::string open_words(const OrderSums& sums) {
    if (sums.open() > 0) return text("buy.open", {{"money", money_words(sums.open())}});
    if (sums.open() < 0) return text("buy.to_pay_back", {{"money", money_words(-sums.open())}});
    return text(sums.owed() > 0 ? "buy.paid" : "buy.nothing_owed");
}

}  // namespace linli::client
