#include "shared/orders/campaign_money.h"

#include <algorithm>

#include "shared/orders/order_book.h"

namespace linli {
namespace {

// One item has as many prices as its buyers agreed to; the tier follows all of them together.
class PriceList {
public:
    PriceList(const State& state, CampaignId campaign) {
        for (const CampaignItem* item : items_of(state, campaign)) {
            for (const ItemPrice* price : state.item_prices.where<&ItemPrice::item>(item->id))
                agreed_[{item->id, price->number}] = price->price_cents;
        }
    }
    void set_final(CampaignItemId item, std::int64_t cents) { final_[item] = cents; }
    std::int64_t final_price(CampaignItemId item) const { return final_.at(item); }
    const std::map<CampaignItemId, std::int64_t>& final_prices() const { return final_; }

    std::uint32_t place_of(const OrderLine& line) {
        const std::int64_t now = final_.at(line.item);
        const auto agreed = agreed_.find({line.item, line.price_version});
        const std::int64_t cents = agreed == agreed_.end() ? now : std::min(now, agreed->second);
        const auto [found, is_new] =
            places_.try_emplace({line.item, cents}, static_cast<std::uint32_t>(priced_.size()));
        if (is_new) priced_.push_back({cents, {}});
        return found->second;
    }
    std::vector<PricedItem> take() { return std::move(priced_); }

private:
    std::map<std::pair<CampaignItemId, std::int32_t>, std::int64_t> agreed_;
    std::map<CampaignItemId, std::int64_t> final_;
    std::map<std::pair<CampaignItemId, std::int64_t>, std::uint32_t> places_;
    std::vector<PricedItem> priced_;
};

void find_final_prices(const State& state, CampaignId campaign, const std::vector<const Order*>& orders,
                       PriceList& prices) {
    std::map<CampaignItemId, std::int64_t> totals;
    for (const Order* order : orders) {
        for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order->id))
            totals[line->item] += wanted_packs(*line);
    }
    for (const CampaignItem* item : items_of(state, campaign)) {
        const PricedItem priced{item->facts.price_cents, tiers_of(state, item->id)};
        prices.set_final(item->id, item->final_cents.value_or(price_at(priced, totals[item->id])));
    }
}

void add_to_balance(CampaignBalance& balance, const LedgerEntry& entry) {
    switch (entry.kind) {
        case LedgerKind::Charge:
        case LedgerKind::Recount:
        case LedgerKind::Correction:
            balance.charged_cents += entry.cents;
            break;
        case LedgerKind::Payment:
            balance.paid_cents += entry.cents;
            break;
        case LedgerKind::Refund:
            balance.refunded_cents += entry.cents;
            break;
        case LedgerKind::SupplierPaid:
            balance.supplier_cents += entry.cents;
            break;
    }
}

}  // namespace

CampaignMoney campaign_money(const State& state, CampaignId campaign) {
    CampaignMoney result;
    const Campaign* known = state.campaigns.find(campaign);
    if (!known) return result;
    result.orders = standing_orders(state, campaign);
    PriceList prices(state, campaign);
    find_final_prices(state, campaign, result.orders, prices);
    MoneyInput input;
    input.fee_split = known->facts.fee_split;
    input.fee_cents = known->facts.fee_cents;
    for (const Order* order : result.orders) {
        MoneyOrder one;
        one.id = order->id.bits;
        for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order->id)) {
            if (!state.campaign_items.find(line->item)) continue;  // On a device, not known here.
            one.lines.push_back({prices.place_of(*line), wanted_packs(*line), given_packs(*line)});
        }
        input.orders.push_back(std::move(one));
    }
    input.items = prices.take();
    result.money = reckon(input);
    result.pack_cents = prices.final_prices();
    return result;
}

void book(State& state, const LedgerEntry& entry) {
    state.ledger_entries.insert(entry);
    if (state.campaign_balances.find(entry.campaign))
        add_to_balance(state.campaign_balances.edit(entry.campaign), entry);
}

void book_charges(State& state, const Stamp& by, IdSource& ids, CampaignId campaign, LedgerKind kind) {
    const CampaignMoney now = campaign_money(state, campaign);
    for (std::size_t i = 0; i < now.orders.size(); ++i) {
        const OrderId order = now.orders[i]->id;
        const std::int64_t change = now.money.orders[i].owed_cents - sums_of(state, order).charged_cents;
        if (change == 0) continue;
        book(state, {.id = ids.next<LedgerEntryId>(),
                     .campaign = campaign,
                     .order = order,
                     .kind = kind,
                     .cents = change,
                     .by = by.person,
                     .at = by.at,
                     .why = {},
                     .bank_key = {},
                     .undoes = {}});
    }
}

void book_nothing_owed(State& state, const Stamp& by, IdSource& ids, CampaignId campaign) {
    for (const Order* order : state.orders.where<&Order::campaign>(campaign)) {
        const std::int64_t owed = sums_of(state, order->id).owed();
        if (owed == 0) continue;
        book(state, {.id = ids.next<LedgerEntryId>(),
                     .campaign = campaign,
                     .order = order->id,
                     .kind = LedgerKind::Recount,
                     .cents = -owed,
                     .by = by.person,
                     .at = by.at,
                     .why = {},
                     .bank_key = {},
                     .undoes = {}});
    }
}

}  // namespace linli
