#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/id.h"
#include "shared/core/time.h"

// What things cost in the neighbourhood's group buys, and whether a price is far above that. The rule, as it
// can be shown: a price is marked if it is at least 30 % and at least 1 yuan above the median of the last 60
// days, where at least three other group buys offered something comparable. Comparable is the same name
// (without blanks, marks and width, simplified) in the same unit; packs that are measured (10斤, 5kg, 500ml)
// are compared by weight or volume.

namespace linli {

inline constexpr Duration price_history_span = days(60);
inline constexpr std::size_t least_compared_buys = 3;
inline constexpr std::int64_t far_above_per_cent = 130;
inline constexpr std::int64_t far_above_cents = 100;

struct OfferedPrice {
    Bits128 buy;  // The group buy. Of one buy the cheapest comparable price counts.
    Instant offered_at;
    std::string name;  // 土鸡蛋
    std::string unit;  // 板, 10斤, 30枚/板
    std::int64_t price_cents = 0;
};

// Equal for what can be compared: 砂糖橘 at 5斤 and 10斤, but not 鸡蛋 at 30枚 and 板.
struct ComparableItem {
    std::string key;
    std::int64_t measure = 1;  // Grams, millilitres or pieces in the pack; 1 if the unit says none.
    friend bool operator==(const ComparableItem&, const ComparableItem&) = default;
};
ComparableItem comparable_item(std::string_view name, std::string_view unit);

// What one other buy asked, for a pack of the compared size.
struct ComparedPrice {
    Bits128 buy;
    Instant offered_at;
    std::int64_t price_cents = 0;
    friend bool operator==(const ComparedPrice&, const ComparedPrice&) = default;
};

struct PriceComparison {
    std::int64_t median_cents = 0;  // For a pack of this size; of an even number the mean, rounded down.
    std::int64_t least_cents = 0;
    std::int64_t most_cents = 0;
    std::int32_t buys = 0;
    std::int32_t per_cent = 0;  // The price in per cent of the median, rounded down; at most 9999.
    bool far_above = false;
    friend bool operator==(const PriceComparison&, const PriceComparison&) = default;
};

// The neighbourhood's prices by what can be compared; made once, asked for every item.
class PriceHistory {
public:
    explicit PriceHistory(const std::vector<OfferedPrice>& prices);

    // Of the buys that opened within the span before `offered.offered_at`, without its own. Nothing if they
    // are fewer than least_compared_buys or the price is below 1 cent.
    std::optional<PriceComparison> compare(const OfferedPrice& offered) const;
    // The prices that `compare` looks at, the cheapest of each buy; newest first. Also where they are too few
    // to compare with.
    std::vector<ComparedPrice> compared(const OfferedPrice& offered) const;

private:
    struct Seen {
        std::string key;
        Bits128 buy;
        Instant offered_at;
        std::int64_t price_cents = 0;
        std::int64_t measure = 1;
    };
    std::vector<Seen> seen_;  // By key, buy and time.
};

}  // namespace linli
