#include "shared/orders/campaign_money.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "shared/orders/order_book.h"

namespace linli {
namespace {

// One item has as many prices as its buyers agreed to; the tier follows all of them together. Each version of
// a price has a place in one row of numbers, so that a line of an order, of which a large campaign has tens
// of thousands, costs two look-ups by number.
class PriceList {
public:
    PriceList(const State& state, CampaignId campaign) {
        for (const CampaignItem* item : items_of(state, campaign)) {
            auto seen = state.item_prices.where<&ItemPrice::item>(item->id);
            const std::uint32_t first = places_;
            std::int32_t newest = 0;
            for (const ItemPrice* price : seen) newest = std::max(newest, price->number);
            places_ += static_cast<std::uint32_t>(newest) + 1;
            items_.push_back({item, first, newest, 0, tiers_of(state, item->id), std::move(seen)});
        }
        std::sort(items_.begin(), items_.end(),
                  [](const Sold& one, const Sold& other) { return one.item->id < other.item->id; });
    }

    // Counts the line, and gives the place of its price in the list. Nothing: the item is not known here.
    std::optional<std::uint32_t> add(const OrderLine& line) {
        Sold* sold = find(line.item);
        if (!sold) return std::nullopt;
        sold->wanted_packs += wanted_packs(line);
        const bool known = line.price_version >= 1 && line.price_version <= sold->newest;
        return sold->first + static_cast<std::uint32_t>(known ? line.price_version : 0);
    }

    std::uint32_t places() const { return places_; }

    // Once all lines are counted: what a pack costs now …
    std::map<CampaignItemId, std::int64_t> final_prices() const {
        std::map<CampaignItemId, std::int64_t> prices;
        for (const Sold& sold : items_) prices.emplace_hint(prices.end(), sold.item->id, price_now(sold));
        return prices;
    }
    // … and for those who saw a lower price, by the places that add() gave.
    std::vector<PricedItem> agreed_prices() const {
        std::vector<PricedItem> prices(places_);
        for (const Sold& sold : items_) {
            const std::int64_t now = price_now(sold);
            for (std::int32_t version = 0; version <= sold.newest; ++version)
                prices[sold.first + static_cast<std::uint32_t>(version)].price_cents = now;
            for (const ItemPrice* seen : sold.seen) {
                if (seen->number < 1) continue;
                std::int64_t& cents =
                    prices[sold.first + static_cast<std::uint32_t>(seen->number)].price_cents;
                cents = std::min(cents, seen->price_cents);
            }
        }
        return prices;
    }

private:
    struct Sold {
        const CampaignItem* item = nullptr;
        std::uint32_t first = 0;  // Its place for a version that is not known here; version 1 follows.
        std::int32_t newest = 0;
        std::int64_t wanted_packs = 0;
        std::vector<PriceTier> tiers;
        std::vector<const ItemPrice*> seen;
    };

    static std::int64_t price_now(const Sold& sold) {
        const PricedItem priced{sold.item->facts.price_cents, sold.tiers};
        return sold.item->final_cents.value_or(price_at(priced, sold.wanted_packs));
    }

    // The lines of an order mostly stand in the order of their items: the next one is tried first.
    Sold* find(CampaignItemId item) {
        if (next_ < items_.size() && items_[next_].item->id == item) return &items_[next_++];
        const auto found =
            std::lower_bound(items_.begin(), items_.end(), item,
                             [](const Sold& sold, CampaignItemId wanted) { return sold.item->id < wanted; });
        if (found == items_.end() || found->item->id != item) return nullptr;
        next_ = static_cast<std::size_t>(found - items_.begin()) + 1;
        return &*found;
    }

    std::vector<Sold> items_;  // By id.
    std::size_t next_ = 0;
    std::uint32_t places_ = 0;
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

bool is_open(const State& state, CampaignId campaign) {
    const Campaign* known = state.campaigns.find(campaign);
    return known && known->state == CampaignState::Open;
}

}  // namespace

DueSums::DueSums(const State& state, CampaignId campaign)
    : DueSums(state, campaign, is_open(state, campaign) ? campaign_money(state, campaign) : CampaignMoney{}) {
}

DueSums::DueSums(const State& state, CampaignId campaign, const CampaignMoney& money)
    : ledger_(state, campaign) {
    if (!is_open(state, campaign)) return;
    for (std::size_t i = 0; i < money.orders.size(); ++i)
        reckoned_cents_[money.orders[i]->id] = money.money.orders[i].owed_cents;
}

OrderSums DueSums::of(OrderId order) const {
    OrderSums sums = ledger_.of(order);
    const auto reckoned = reckoned_cents_.find(order);
    if (reckoned != reckoned_cents_.end()) sums.charged_cents = reckoned->second;
    return sums;
}

CampaignMoney campaign_money(const State& state, CampaignId campaign) {
    CampaignMoney result;
    const Campaign* known = state.campaigns.find(campaign);
    if (!known) return result;
    result.orders = standing_orders(state, campaign);
    PriceList prices(state, campaign);
    Reckoner reckoner(prices.places());
    for (const Order* order : result.orders) {
        reckoner.add_order(order->id.bits);
        for (const OrderLine* line : state.order_lines.where<&OrderLine::order>(order->id)) {
            if (const auto price = prices.add(*line))
                reckoner.add_line({*price, wanted_packs(*line), given_packs(*line)});
        }
    }
    result.pack_cents = prices.final_prices();
    result.money = reckoner.finish(prices.agreed_prices(), known->facts.fee_split, known->facts.fee_cents);
    return result;
}

void book(State& state, const LedgerEntry& entry) {
    state.ledger_entries.insert(entry);
    if (state.campaign_balances.find(entry.campaign))
        add_to_balance(state.campaign_balances.edit(entry.campaign), entry);
}

void book_charges(State& state, const Stamp& by, IdSource& ids, CampaignId campaign, LedgerKind kind) {
    const CampaignMoney now = campaign_money(state, campaign);
    const CampaignSums before(state, campaign);
    for (std::size_t i = 0; i < now.orders.size(); ++i) {
        const OrderId order = now.orders[i]->id;
        const std::int64_t change = now.money.orders[i].owed_cents - before.of(order).charged_cents;
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
    const CampaignSums before(state, campaign);
    for (const Order* order : state.orders.where<&Order::campaign>(campaign)) {
        const std::int64_t owed = before.of(order->id).owed();
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
