#include "shared/orders/money.h"

#include <algorithm>
#include <cstdlib>

#include "shared/core/assert.h"

namespace linli {
namespace {

void check_limits(const MoneyInput& input) {
    LINLI_ASSERT(input.fee_cents >= 0 && input.fee_cents <= max_split_cents);
    for (const PricedItem& item : input.items) {
        LINLI_ASSERT(item.price_cents >= 0 && item.price_cents <= max_pack_price_cents);
        for (const PriceTier& tier : item.tiers)
            LINLI_ASSERT(tier.price_cents >= 0 && tier.price_cents <= max_pack_price_cents);
    }
    for (const MoneyOrder& order : input.orders) {
        LINLI_ASSERT(std::abs(order.correction_cents) <= max_correction_cents);
        LINLI_ASSERT(std::abs(order.paid_cents) <= max_correction_cents);
        for (const MoneyLine& line : order.lines) {
            LINLI_ASSERT(line.item < input.items.size());
            LINLI_ASSERT(line.ordered >= 0 && line.ordered <= max_packs_in_line);
            LINLI_ASSERT(line.given >= 0 && line.given <= max_packs_in_line);
        }
    }
}

std::vector<ItemMoney> item_totals(const MoneyInput& input) {
    std::vector<ItemMoney> totals(input.items.size());
    for (const MoneyOrder& order : input.orders) {
        for (const MoneyLine& line : order.lines) {
            totals[line.item].ordered += line.ordered;
            totals[line.item].given += line.given;
        }
    }
    for (std::size_t i = 0; i < totals.size(); ++i)
        totals[i].price_cents = price_at(input.items[i], totals[i].ordered);
    return totals;
}

// What the fee is split by, for every order.
std::vector<Share> fee_shares(const MoneyInput& input) {
    std::vector<Share> shares;
    shares.reserve(input.orders.size());
    std::vector<std::size_t> counted(input.items.size());  // The last order, from 1, in which an item was.
    for (std::size_t i = 0; i < input.orders.size(); ++i) {
        std::int64_t packs = 0, kinds = 0;
        for (const MoneyLine& line : input.orders[i].lines) {
            packs += line.ordered;
            if (line.ordered == 0 || counted[line.item] == i + 1) continue;
            counted[line.item] = i + 1;
            ++kinds;
        }
        std::int64_t weight = packs > 0 ? 1 : 0;
        if (input.fee_split == FeeSplit::PerPack) weight = packs;
        if (input.fee_split == FeeSplit::PerItem) weight = kinds;
        shares.push_back({input.orders[i].id, weight});
    }
    return shares;
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

OrderMoney order_money(const MoneyOrder& order, const std::vector<ItemMoney>& items, std::int64_t fee_cents) {
    OrderMoney money;
    money.id = order.id;
    std::int64_t given = 0;
    for (const MoneyLine& line : order.lines) {
        const std::int64_t price = items[line.item].price_cents;
        money.goods_cents += price * line.ordered;
        money.short_cents += price * (line.ordered - line.given);
        given += line.given;
    }
    money.fee_cents = given > 0 ? fee_cents : 0;
    money.correction_cents = order.correction_cents;
    money.owed_cents = money.goods_cents - money.short_cents + money.fee_cents + money.correction_cents;
    money.paid_cents = order.paid_cents;
    money.open_cents = money.owed_cents - money.paid_cents;
    return money;
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

BuyMoney reckon(const MoneyInput& input) {
    check_limits(input);
    BuyMoney money;
    money.items = item_totals(input);
    const std::vector<std::int64_t> fees = split_cents(input.fee_cents, fee_shares(input));
    money.orders.reserve(input.orders.size());
    for (std::size_t i = 0; i < input.orders.size(); ++i) {
        const OrderMoney& order =
            money.orders.emplace_back(order_money(input.orders[i], money.items, fees[i]));
        add(money.total, order);
        if (order.open_cents > 0) money.to_collect_cents += order.open_cents;
        if (order.open_cents < 0) money.to_pay_back_cents -= order.open_cents;
    }
    money.waived_fee_cents = input.fee_cents - money.total.fee_cents;
    return money;
}

}  // namespace linli
