#include "shared/orders/money.h"

#include <algorithm>
#include <cstdlib>

#include "shared/core/assert.h"

namespace linli {
namespace {

void check_limits(const std::vector<PricedItem>& items, std::int64_t fee_cents) {
    LINLI_ASSERT(fee_cents >= 0 && fee_cents <= max_split_cents);
    for (const PricedItem& item : items) {
        LINLI_ASSERT(item.price_cents >= 0 && item.price_cents <= max_pack_price_cents);
        for (const PriceTier& tier : item.tiers)
            LINLI_ASSERT(tier.price_cents >= 0 && tier.price_cents <= max_pack_price_cents);
    }
}

void add(OrderMoney& total, const OrderMoney& order) {
    total.goods_cents += order.goods_cents;
    total.short_cents += order.short_cents;
    total.fee_cents += order.fee_cents;
    total.correction_cents += order.correction_cents;
    total.owed_cents += order.owed_cents;
    total.paid_cents += order.paid_cents;
    total.open_cents += order.open_cents;
}

}  // namespace

std::vector<std::int64_t> split_cents(std::int64_t cents, const std::vector<Share>& shares) {
    LINLI_ASSERT(std::abs(cents) <= max_split_cents);
    std::int64_t weights = 0;
    for (const Share& share : shares) {
        LINLI_ASSERT(share.weight >= 0 && share.weight <= max_split_weight);
        weights += share.weight;
    }
    std::vector<std::int64_t> parts(shares.size(), 0);
    if (weights == 0) return parts;

    const std::int64_t whole = std::abs(cents);
    std::int64_t left = whole;
    std::vector<std::int64_t> remainders(shares.size());
    std::vector<std::size_t> order(shares.size());
    for (std::size_t i = 0; i < shares.size(); ++i) {
        parts[i] = whole * shares[i].weight / weights;
        remainders[i] = whole * shares[i].weight % weights;
        left -= parts[i];
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];
        return shares[a].key != shares[b].key ? shares[a].key < shares[b].key : a < b;
    });
    for (std::int64_t i = 0; i < left; ++i) ++parts[order[static_cast<std::size_t>(i)]];
    if (cents < 0) {
        for (std::int64_t& part : parts) part = -part;
    }
    return parts;
}

std::int64_t price_at(const PricedItem& item, std::int64_t total_packs) {
    std::int64_t price = item.price_cents;
    std::optional<std::int32_t> reached;
    for (const PriceTier& tier : item.tiers) {
        if (tier.from_packs > total_packs || (reached && tier.from_packs <= *reached)) continue;
        reached = tier.from_packs;
        price = tier.price_cents;
    }
    return price;
}

std::optional<NextTier> next_tier(const PricedItem& item, std::int64_t total_packs) {
    const std::int64_t now = price_at(item, total_packs);
    std::optional<NextTier> next;
    for (const PriceTier& tier : item.tiers) {
        const std::int64_t missing = tier.from_packs - total_packs;
        if (missing <= 0 || tier.price_cents >= now || (next && missing >= next->missing_packs)) continue;
        next = NextTier{missing, tier.price_cents};
    }
    return next;
}

// --- What each order owes

void Reckoner::add_order(Bits128 id, std::int64_t correction_cents, std::int64_t paid_cents) {
    LINLI_ASSERT(std::abs(correction_cents) <= max_correction_cents);
    LINLI_ASSERT(std::abs(paid_cents) <= max_correction_cents);
    Added& added = orders_.emplace_back();
    added.id = id;
    added.first_line = lines_.size();
    added.correction_cents = correction_cents;
    added.paid_cents = paid_cents;
}

void Reckoner::add_line(const MoneyLine& line) {
    LINLI_ASSERT(!orders_.empty() && line.item < totals_.size());
    LINLI_ASSERT(line.ordered >= 0 && line.ordered <= max_packs_in_line);
    LINLI_ASSERT(line.given >= 0 && line.given <= max_packs_in_line);
    lines_.push_back(line);
    Total& total = totals_[line.item];
    total.money.ordered += line.ordered;
    total.money.given += line.given;
    Added& order = orders_.back();
    order.packs += line.ordered;
    order.given += line.given;
    if (line.ordered == 0 || total.last_order == orders_.size()) return;
    total.last_order = orders_.size();
    ++order.kinds;
}

std::int64_t Reckoner::fee_weight(const Added& order, FeeSplit split) {
    switch (split) {
        case FeeSplit::PerOrder:
            return order.packs > 0 ? 1 : 0;
        case FeeSplit::PerPack:
            return order.packs;
        case FeeSplit::PerItem:
            return order.kinds;
    }
    return 0;
}

OrderMoney Reckoner::order_money(std::size_t place, const std::vector<ItemMoney>& items,
                                 std::int64_t fee_cents) const {
    const Added& order = orders_[place];
    const std::size_t end = place + 1 < orders_.size() ? orders_[place + 1].first_line : lines_.size();
    OrderMoney money;
    money.id = order.id;
    for (std::size_t i = order.first_line; i < end; ++i) {
        const std::int64_t price = items[lines_[i].item].price_cents;
        money.goods_cents += price * lines_[i].ordered;
        money.short_cents += price * (lines_[i].ordered - lines_[i].given);
    }
    money.fee_cents = order.given > 0 ? fee_cents : 0;
    money.correction_cents = order.correction_cents;
    money.owed_cents = money.goods_cents - money.short_cents + money.fee_cents + money.correction_cents;
    money.paid_cents = order.paid_cents;
    money.open_cents = money.owed_cents - money.paid_cents;
    return money;
}

BuyMoney Reckoner::finish(const std::vector<PricedItem>& items, FeeSplit split,
                          std::int64_t fee_cents) const {
    LINLI_ASSERT(items.size() == totals_.size());
    check_limits(items, fee_cents);
    BuyMoney money;
    money.items.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        ItemMoney& item = money.items.emplace_back(totals_[i].money);
        item.price_cents = price_at(items[i], item.ordered);
    }
    std::vector<Share> shares;
    shares.reserve(orders_.size());
    for (const Added& order : orders_) shares.push_back({order.id, fee_weight(order, split)});
    const std::vector<std::int64_t> fees = split_cents(fee_cents, shares);
    money.orders.reserve(orders_.size());
    for (std::size_t i = 0; i < orders_.size(); ++i) {
        const OrderMoney& order = money.orders.emplace_back(order_money(i, money.items, fees[i]));
        add(money.total, order);
        if (order.open_cents > 0) money.to_collect_cents += order.open_cents;
        if (order.open_cents < 0) money.to_pay_back_cents -= order.open_cents;
    }
    money.waived_fee_cents = fee_cents - money.total.fee_cents;
    return money;
}

BuyMoney reckon(const MoneyInput& input) {
    Reckoner reckoner(input.items.size());
    for (const MoneyOrder& order : input.orders) {
        reckoner.add_order(order.id, order.correction_cents, order.paid_cents);
        for (const MoneyLine& line : order.lines) reckoner.add_line(line);
    }
    return reckoner.finish(input.items, input.fee_split, input.fee_cents);
}

}  // namespace linli
