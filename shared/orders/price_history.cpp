#include "shared/orders/price_history.h"

#include <algorithm>
#include <tuple>

#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/orders/chain/amounts.h"

namespace linli {
namespace {

using View = std::u32string_view;

constexpr std::int32_t most_per_cent = 9999;

std::u32string letters_of(std::string_view text) {
    std::u32string kept;
    for (const char32_t character : plain_text(text)) {
        if (is_han(character) || is_digit(character) || is_latin(character)) kept += character;
    }
    return kept;
}

bool is_volume(View unit) {
    return unit == U"l" || unit == U"ml" || unit == U"升" || unit == U"毫升";
}

// A pack of the other size at the price per gram, millilitre or piece, to the nearest cent.
std::int64_t scaled(std::int64_t price_cents, std::int64_t from_measure, std::int64_t to_measure) {
    return (price_cents * to_measure + from_measure / 2) / from_measure;
}

std::int64_t median_of(std::vector<std::int64_t> values) {
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

ComparableItem comparable_item(std::string_view name, std::string_view unit) {
    std::u32string written = plain_text(unit);
    auto pack = buying::find_pack(written, 0);
    if (!pack && !written.empty()) {  // 斤, kg: one of it
        pack = buying::find_pack(U"1" + written, 0);
        if (pack && !pack->value.measured) pack.reset();
    }
    ComparableItem item;
    std::u32string kind = letters_of(unit);
    if (pack && pack->value.count > 0) {
        item.measure = pack->value.count;
        kind = pack->value.unit;
        if (pack->value.measured) kind = is_volume(kind) ? U"ml" : U"g";
    }
    item.key = text_of(letters_of(name)) + "|" + text_of(kind);
    return item;
}

PriceHistory::PriceHistory(const std::vector<OfferedPrice>& prices) {
    seen_.reserve(prices.size());
    for (const OfferedPrice& price : prices) {
        if (price.price_cents <= 0) continue;
        const ComparableItem item = comparable_item(price.name, price.unit);
        seen_.push_back({item.key, price.buy, price.offered_at, price.price_cents, item.measure});
    }
    std::sort(seen_.begin(), seen_.end(), [](const Seen& a, const Seen& b) {
        return std::tie(a.key, a.buy, a.offered_at, a.price_cents, a.measure) <
               std::tie(b.key, b.buy, b.offered_at, b.price_cents, b.measure);
    });
}

std::vector<ComparedPrice> PriceHistory::compared(const OfferedPrice& offered) const {
    const ComparableItem item = comparable_item(offered.name, offered.unit);
    const Instant since = offered.offered_at - price_history_span;
    std::vector<ComparedPrice> prices;
    auto seen = std::lower_bound(seen_.begin(), seen_.end(), item.key,
                                 [](const Seen& one, const std::string& key) { return one.key < key; });
    for (; seen != seen_.end() && seen->key == item.key; ++seen) {
        const bool recent = seen->offered_at >= since && seen->offered_at <= offered.offered_at;
        if (!recent || seen->buy == offered.buy) continue;
        const std::int64_t price = scaled(seen->price_cents, seen->measure, item.measure);
        if (prices.empty() || prices.back().buy != seen->buy)
            prices.push_back({seen->buy, seen->offered_at, price});
        else if (price < prices.back().price_cents)
            prices.back() = {seen->buy, seen->offered_at, price};
    }
    std::stable_sort(prices.begin(), prices.end(), [](const ComparedPrice& a, const ComparedPrice& b) {
        return a.offered_at > b.offered_at;
    });
    return prices;
}

std::optional<PriceComparison> PriceHistory::compare(const OfferedPrice& offered) const {
    std::vector<std::int64_t> prices;
    for (const ComparedPrice& one : compared(offered)) prices.push_back(one.price_cents);
    if (prices.size() < least_compared_buys || offered.price_cents <= 0) return std::nullopt;

    PriceComparison comparison;
    comparison.median_cents = median_of(prices);
    comparison.least_cents = *std::min_element(prices.begin(), prices.end());
    comparison.most_cents = *std::max_element(prices.begin(), prices.end());
    comparison.buys = static_cast<std::int32_t>(prices.size());
    const std::int64_t median = comparison.median_cents;
    const std::int64_t hundredfold = offered.price_cents * 100;
    comparison.per_cent =
        median > 0 ? static_cast<std::int32_t>(std::min<std::int64_t>(hundredfold / median, most_per_cent))
                   : most_per_cent;
    comparison.far_above =
        hundredfold >= median * far_above_per_cent && offered.price_cents - median >= far_above_cents;
    return comparison;
}

}  // namespace linli
