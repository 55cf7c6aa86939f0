#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/core/field.h"
#include "shared/core/id.h"

// What a group buy costs whom. Everything is whole cents, and every sum is exactly the sum of its parts: what
// the orders owe and what is waived of the delivery fee add up to goods, fee and corrections, whatever is
// split how.

namespace linli {

// Beyond these the caller has made a mistake (its rules refuse them first), and the functions assert.
inline constexpr std::int64_t max_pack_price_cents = 100'000'00;     // Of one pack.
inline constexpr std::int64_t max_split_cents = 10'000'000'00;       // Of a sum that is split.
inline constexpr std::int64_t max_split_weight = 1'000'000'000;      // Of one share.
inline constexpr std::int32_t max_packs_in_line = 9'999;             // Of one item in one order.
inline constexpr std::int64_t max_correction_cents = 10'000'000'00;  // Either way.

// ---- shares

struct Share {
    Bits128 key;              // Breaks ties; best the id of the order.
    std::int64_t weight = 1;  // 0..max_split_weight
};

// Splits a sum in proportion to the weights, so that the shares add up to it exactly: everybody gets the
// whole cents of their part, and the cents that are left go one each to those with the largest remainder, at
// the same remainder to the smaller key (Hamilton's method, 1792, known as largest remainder). So a share
// differs from its exact part by less than one cent, and the order of the list changes nobody's share where
// the keys differ. A negative sum is split like its opposite. If all weights are 0, all shares are 0: nobody
// is there to bear the sum, and the caller has to say who does. In the order of the list.
std::vector<std::int64_t> split_cents(std::int64_t cents, const std::vector<Share>& shares);

// ---- price tiers

// From so many packs of all orders together on, a pack costs this.
struct PriceTier {
    std::int32_t from_packs = 1;
    std::int64_t price_cents = 0;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(from_packs), NAMED(price_cents));
    }
    friend bool operator==(const PriceTier&, const PriceTier&) = default;
};

struct PricedItem {
    std::int64_t price_cents = 0;  // Below the first tier. 0..max_pack_price_cents
    std::vector<PriceTier> tiers;  // In any order; of several from the same number the first counts.
};

// The tier with the greatest from_packs that the total reaches; no tier need be cheaper than the one before.
std::int64_t price_at(const PricedItem& item, std::int64_t total_packs);

// "12 packs more, and one costs 35 yuan": the nearest tier above the total that is cheaper than now.
struct NextTier {
    std::int64_t missing_packs = 0;
    std::int64_t price_cents = 0;
    friend bool operator==(const NextTier&, const NextTier&) = default;
};
std::optional<NextTier> next_tier(const PricedItem& item, std::int64_t total_packs);

// ---- what each order owes

// How the delivery fee is shared. Stored: never renumber.
enum class FeeSplit : std::uint8_t {
    PerOrder = 1,  // Every order the same.
    PerPack = 2,   // By the number of packs (按份).
    PerItem = 3,   // By the number of different items in the order (按品种).
};
template <>
struct Members<FeeSplit> {
    static constexpr std::array values{FeeSplit::PerOrder, FeeSplit::PerPack, FeeSplit::PerItem};
};

// An item in an order. Before the goods are there, `given` is the same as `ordered`. What came instead is a
// line of its own with nothing ordered.
struct MoneyLine {
    std::uint32_t item = 0;    // Its place in MoneyInput::items.
    std::int32_t ordered = 0;  // Packs as confirmed at closing. 0..max_packs_in_line
    std::int32_t given = 0;    // Packs that the household gets. 0..max_packs_in_line
};

struct MoneyOrder {
    Bits128 id;
    std::vector<MoneyLine> lines;
    // Agreed besides: -500 for a broken jar that is made good with 5 yuan. Not for shortages, which follow
    // from the lines.
    std::int64_t correction_cents = 0;
    std::int64_t paid_cents = 0;  // What came in, less what was paid back.
};

struct MoneyInput {
    std::vector<PricedItem> items;
    FeeSplit fee_split = FeeSplit::PerOrder;
    std::int64_t fee_cents = 0;  // 0..max_split_cents
    std::vector<MoneyOrder> orders;
};

struct OrderMoney {
    Bits128 id;
    std::int64_t goods_cents = 0;  // All that was ordered.
    std::int64_t short_cents = 0;  // Thereof not given; below 0 if more came.
    std::int64_t fee_cents = 0;
    std::int64_t correction_cents = 0;
    std::int64_t owed_cents = 0;  // goods - short + fee + correction
    std::int64_t paid_cents = 0;
    std::int64_t open_cents = 0;  // owed - paid: above 0 still to be paid, below 0 to be paid back.
    friend bool operator==(const OrderMoney&, const OrderMoney&) = default;
};

struct ItemMoney {
    std::int64_t ordered = 0;  // Packs of all orders; decides the price tier.
    std::int64_t given = 0;
    std::int64_t price_cents = 0;  // Of one pack, in the tier that is reached.
    friend bool operator==(const ItemMoney&, const ItemMoney&) = default;
};

struct BuyMoney {
    std::vector<OrderMoney> orders;  // As in the input.
    std::vector<ItemMoney> items;    // As in the input.
    OrderMoney total;                // Sums of all orders; its id means nothing.
    // Shares of the fee that nobody owes: those of orders that were given nothing, and all of it if nothing
    // was ordered. total.fee_cents + waived_fee_cents == fee_cents.
    std::int64_t waived_fee_cents = 0;
    std::int64_t to_collect_cents = 0;   // Sum of what is open above 0 …
    std::int64_t to_pay_back_cents = 0;  // … and below 0, as a positive sum.
};

// The whole of it. The price tier and the split of the fee follow what was ordered, not what was given: so a
// shortage raises nobody's price and nobody's fee after they have paid. An order that is given nothing owes
// no fee. An order without any pack ordered takes no part in the split.
BuyMoney reckon(const MoneyInput& input);

// The same for who has the lines elsewhere: they are given one by one instead of being copied together first.
// Each is looked at twice: when it comes, and when all of them have decided the prices.
class Reckoner {
public:
    // So many items; a line names one of them by its number.
    explicit Reckoner(std::size_t items) : totals_(items) {}
    void add_order(Bits128 id, std::int64_t correction_cents = 0, std::int64_t paid_cents = 0);
    void add_line(const MoneyLine& line);  // Of the order that was added last.
    // Once all orders are there. `items`: as many as were said.
    BuyMoney finish(const std::vector<PricedItem>& items, FeeSplit split, std::int64_t fee_cents) const;

private:
    struct Added {
        Bits128 id;
        std::size_t first_line = 0;
        std::int64_t packs = 0, given = 0, kinds = 0;
        std::int64_t correction_cents = 0, paid_cents = 0;
    };
    struct Total {
        ItemMoney money;
        std::size_t last_order = 0;  // The last order, from 1, in which the item was.
    };
    static std::int64_t fee_weight(const Added& order, FeeSplit split);
    OrderMoney order_money(std::size_t place, const std::vector<ItemMoney>& items,
                           std::int64_t fee_cents) const;

    std::vector<Added> orders_;
    std::vector<MoneyLine> lines_;  // Of all orders, one after the other.
    std::vector<Total> totals_;
};

}  // namespace linli
