#include "shared/orders/item_rules.h"

#include <algorithm>
#include <limits>
#include <set>

#include "shared/orders/campaign_steps.h"
#include "shared/orders/commands.h"
#include "shared/orders/order_book.h"
#include "shared/people/roles.h"

// The items of a campaign: what they cost, how many there are, and what happens when that changes.

namespace linli {
namespace {

bool within(std::int64_t value, std::int64_t least, std::int64_t most) {
    return value >= least && value <= most;
}

bool are_sound(const std::vector<PriceTier>& tiers) {
    std::set<std::int32_t> from;
    return std::all_of(tiers.begin(), tiers.end(), [&](const PriceTier& tier) {
        return within(tier.from_packs, 2, max_packs) && within(tier.price_cents, 0, max_pack_price_cents) &&
               from.insert(tier.from_packs).second;
    });
}

void set_tiers(State& state, IdSource& ids, CampaignItemId item, const std::vector<PriceTier>& tiers) {
    for (const ItemTier* one : state.item_tiers.where<&ItemTier::item>(item)) state.item_tiers.erase(one->id);
    for (const PriceTier& tier : tiers)
        state.item_tiers.insert({.id = ids.next<ItemTierId>(), .item = item, .tier = tier});
}

// Dearer at some number of packs than before.
bool is_dearer(const PricedItem& before, const PricedItem& now) {
    std::set<std::int32_t> steps{0};
    for (const PricedItem* one : {&before, &now}) {
        for (const PriceTier& tier : one->tiers) steps.insert(tier.from_packs);
    }
    return std::any_of(steps.begin(), steps.end(),
                       [&](std::int32_t packs) { return price_at(now, packs) > price_at(before, packs); });
}

// So many packs fill a case, else the last ones to order go without; 1: nobody does.
std::int32_t case_to_fill(const ItemFacts& facts) {
    return facts.whole_cases && facts.last_case == LastCase::LeaveOut ? facts.case_size : 1;
}

// Who has ordered counts on each tier, and on getting the item where they would get it now. A dearer price
// breaks nothing: they pay at most the one that they saw (campaign_money.h), which has no tiers.
bool breaks_terms(const ItemFacts& agreed, const std::vector<PriceTier>& agreed_tiers,
                  const ItemFacts& wanted, const std::vector<PriceTier>& wanted_tiers) {
    constexpr std::int64_t no_tier = std::numeric_limits<std::int64_t>::max();
    return wanted.minimum_packs > agreed.minimum_packs || case_to_fill(agreed) % case_to_fill(wanted) != 0 ||
           is_dearer({no_tier, agreed_tiers}, {no_tier, wanted_tiers});
}

bool are_same(std::vector<PriceTier> one, std::vector<PriceTier> other) {
    const auto by_step = [](const PriceTier& a, const PriceTier& b) { return a.from_packs < b.from_packs; };
    std::sort(one.begin(), one.end(), by_step);
    std::sort(other.begin(), other.end(), by_step);
    return one == other;
}

void add_price(State& state, const Stamp& by, IdSource& ids, const CampaignItem& item, bool raised) {
    state.item_prices.insert({.id = ids.next<ItemPriceId>(),
                              .item = item.id,
                              .number = item.price_version,
                              .price_cents = item.facts.price_cents,
                              .raised = raised,
                              .at = by.at});
}

}  // namespace

std::optional<Rejected> check_item(const ItemFacts& facts, const std::vector<PriceTier>& tiers) {
    if (auto no = check_text(facts.name, max_name_bytes)) return no;
    if (facts.code.size() > 20 || facts.unit.size() > 40) return Rejected{Reason::TextTooLong};
    const bool counts = within(facts.cap_per_door, 0, max_packs_of_order) &&
                        within(facts.minimum_packs, 0, max_packs) &&
                        within(facts.reserved_packs, 0, facts.stock.value_or(0)) &&
                        within(facts.case_size, 1, max_case_packs);
    if (!counts) return Rejected{Reason::ItemInvalid};
    const bool stock = within(facts.stock.value_or(0), 0, max_packs) &&
                       (!facts.whole_cases || facts.stock.value_or(0) % facts.case_size == 0);
    const bool money = within(facts.price_cents, 0, max_pack_price_cents) &&
                       tiers.size() <= max_price_tiers && are_sound(tiers);
    if (!stock || !money) return Rejected{Reason::ItemInvalid};
    return std::nullopt;
}

CampaignItemId add_item(State& state, const Stamp& by, IdSource& ids, CampaignId campaign,
                        const ItemFacts& facts, const std::vector<PriceTier>& tiers) {
    const auto id = ids.next<CampaignItemId>();
    const CampaignItem& item = state.campaign_items.insert({.id = id,
                                                            .campaign = campaign,
                                                            .facts = facts,
                                                            .price_version = 1,
                                                            .withdrawn = false,
                                                            .final_cents = {}});
    state.item_totals.insert({.id = id, .campaign = campaign});
    add_price(state, by, ids, item, false);
    set_tiers(state, ids, id, tiers);
    return id;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetItem& command) {
    const Campaign* campaign = state.campaigns.find(command.campaign);
    if (!campaign) return missing(state, Reason::CampaignUnknown);
    if (!may_lead(state, by, command.campaign)) return Rejected{Reason::NotAllowed};
    if (campaign->state != CampaignState::Open) return Rejected{Reason::CampaignNotOpen, campaign->id};
    if (auto no = check_item(command.facts, command.tiers)) return no;
    if (command.facts.substitute_for) {
        const CampaignItem* other = state.campaign_items.find(*command.facts.substitute_for);
        if (!other || other->campaign != command.campaign || other->id == command.item)
            return missing(state, Reason::CampaignItemUnknown);
    }
    if (!command.item) {
        if (state.campaign_items.where<&CampaignItem::campaign>(command.campaign).size() >=
            max_campaign_items)
            return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_campaign_items));
        return std::nullopt;
    }
    const CampaignItem* item = state.campaign_items.find(*command.item);
    if (!item || item->campaign != command.campaign) return missing(state, Reason::CampaignItemUnknown);
    if (item->withdrawn) return Rejected{Reason::ItemWithdrawn, item->id};
    const ItemTotals* totals = state.item_totals.find(item->id);
    if (totals && command.facts.stock && *command.facts.stock < totals->packs) {
        Rejected no{Reason::StockBelowOrdered, item->id};
        no.limit = totals->packs;
        return no;
    }
    const bool ordered = totals && totals->packs + totals->tolerance_packs > 0;
    if (ordered && breaks_terms(item->facts, tiers_of(state, item->id), command.facts, command.tiers))
        return Rejected{Reason::CampaignTermsAgreed, item->id};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetItem& command) {
    IdSource ids(by);
    if (!command.item) {
        add_item(state, by, ids, command.campaign, command.facts, command.tiers);
        return;
    }
    if (!state.campaign_items.find(*command.item)) return;
    const PricedItem before{state.campaign_items.at(*command.item).facts.price_cents,
                            tiers_of(state, *command.item)};
    const PricedItem now{command.facts.price_cents, command.tiers};
    for (const OrderLine* line : state.order_lines.where<&OrderLine::item>(*command.item))
        count_order(state, line->order, Counted::Out);
    CampaignItem& item = state.campaign_items.edit(*command.item);
    item.facts = command.facts;
    for (const OrderLine* line : state.order_lines.where<&OrderLine::item>(item.id))
        count_order(state, line->order, Counted::In);
    if (before.price_cents == now.price_cents && are_same(before.tiers, now.tiers)) return;
    ++item.price_version;
    add_price(state, by, ids, item, is_dearer(before, now));
    set_tiers(state, ids, item.id, command.tiers);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const WithdrawItem& command) {
    const CampaignItem* item = state.campaign_items.find(command.item);
    const Campaign* campaign = item ? state.campaigns.find(item->campaign) : nullptr;
    if (!campaign) return missing(state, Reason::CampaignItemUnknown);
    if (!may_lead(state, by, campaign->id)) return Rejected{Reason::NotAllowed};
    if (campaign->state != CampaignState::Open) return Rejected{Reason::CampaignNotOpen, campaign->id};
    if (item->withdrawn) return Rejected{Reason::ItemWithdrawn, item->id};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const WithdrawItem& command) {
    IdSource ids(by);
    if (!state.campaign_items.find(command.item)) return;
    state.campaign_items.edit(command.item).withdrawn = true;
    for (const OrderLine* line : state.order_lines.where<&OrderLine::item>(command.item)) {
        const Order* order = state.orders.find(line->order);
        const bool had = line->packs > 0 && order && order->state == OrderState::Standing;
        if (order) count_order(state, order->id, Counted::Out);
        OrderLine& empty = state.order_lines.edit(line->id);
        empty.packs = 0;
        empty.tolerance = 0;
        if (order) count_order(state, order->id, Counted::In);
        if (had) {
            ++state.orders.edit(order->id).revision;
            tell_door(state, by, ids, *order, NoticeKind::OrderCut);
        }
    }
}

}  // namespace linli
