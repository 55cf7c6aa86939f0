#include "shared/orders/campaign_money.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "shared/orders/order_book.h"

namespace linli {
namespace {

// One item has as many prices as its buyers agreed to; the tier follows all of them together. Every line is
// read once only: a large campaign has tens of thousands.
class PriceList {
public:
    PriceList(const State& state, CampaignId campaign) : state_(state) {
        for (const CampaignItem* item : items_of(state, campaign)) items_[item->id];
    }

    // Counts the line, and gives the place of its price in the list. Nothing: the item is not known here.
    std::optional<std::uint32_t> add(const OrderLine& line) {
        const auto item = items_.find(line.item);
        if (item == items_.end()) return std::nullopt;
        item->second.wanted_packs += wanted_packs(line);
        const auto [place, is_new] = item->second.places.try_emplace(line.price_version, prices_);
        if (is_new) ++prices_;
        return place->second;
    }

    // Once all lines are counted: what a pack costs now …
    std::map<CampaignItemId, std::int64_t> final_prices() const {
        std::map<CampaignItemId, std::int64_t> prices;
        for (const auto& [id, buyers] : items_) {
            const CampaignItem& item = state_.campaign_items.at(id);
            const PricedItem priced{item.facts.price_cents, tiers_of(state_, id)};
            prices[id] = item.final_cents.value_or(price_at(priced, buyers.wanted_packs));
        }
        return prices;
    }
    // … and for those who saw a lower price.
    std::vector<PricedItem> agreed_prices(const std::map<CampaignItemId, std::int64_t>& now) const {
        std::vector<PricedItem> prices(prices_);
        for (const auto& [id, buyers] : items_) {
            for (const auto& [version, place] : buyers.places) prices[place].price_cents = now.at(id);
            for (const ItemPrice* seen : state_.item_prices.where<&ItemPrice::item>(id)) {
                const auto place = buyers.places.find(seen->number);
                if (place == buyers.places.end()) continue;
                std::int64_t& cents = prices[place->second].price_cents;
                cents = std::min(cents, seen->price_cents);
            }
        }
        return prices;
    }

private:
    struct Buyers {
        std::int64_t wanted_packs = 0;
        std::map<std::int32_t, std::uint32_t> places;  // In the list, by the price version.
    };
    const State& state_;
    std::unordered_map<CampaignItemId, Buyers> items_;
    std::uint32_t prices_ = 0;
};

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
    MoneyInput input;
    input.fee_split = known->facts.fee_split;
    input.fee_cents = known->facts.fee_cents;
    input.orders.reserve(result.orders.size());
    for (const Order* order : result.orders) {
        MoneyOrder& one = input.orders.emplace_back();
        one.id = order->id.bits;
        const auto lines = state.order_lines.where<&OrderLine::order>(order->id);
        one.lines.reserve(lines.size());
        for (const OrderLine* line : lines) {
            if (const auto price = prices.add(*line))
                one.lines.push_back({*price, wanted_packs(*line), given_packs(*line)});
        }
    }
    result.pack_cents = prices.final_prices();
    input.items = prices.agreed_prices(result.pack_cents);
    result.money = reckon(input);
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
