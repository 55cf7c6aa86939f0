#pragma once

#include "shared/core/reading.h"
#include "shared/core/reading_date.h"
#include "shared/orders/chain/amounts.h"
#include "shared/orders/group_buy_chain.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::buying {

inline constexpr std::size_t max_items = 64;  // A header has a handful.

struct OfferedItem {
    GroupBuyItem shown;
    std::u32string code;       // Plain: a, 1, or a sign character; empty if it has none.
    std::u32string name;       // Plain, without blanks.
    std::u32string spaced;     // Plain, with its blanks: where Latin words end.
    std::u32string unit;       // Plain: 板; empty if the header does not say.
    std::u32string pack_text;  // Plain: 30枚; see find_pack.
    std::string long_name;     // As shown, with the amounts inside it: 3两公2两母
};

// Indexes of the items that a word may mean, and how long the word is.
struct NamedItems {
    std::vector<std::size_t> items;
    std::size_t length = 0;
    bool exact = false;
};

// What the header offers: the words that the lines below may use.
struct Offer {
    std::string title;
    std::vector<OfferedItem> items;
    std::optional<std::string> deadline;
    std::optional<int> minimum;
    std::string building;                // A room alone belongs to it: 7 or 7-2.
    std::optional<MonthDay> written_on;  // The day that 今晚 means.

    bool single() const { return items.size() == 1; }

    std::optional<std::size_t> with_code(std::u32string_view code) const;

    // The longest word at a place that names an item by its full name.
    NamedItems full_name_at(std::u32string_view text, std::size_t at) const;
    // The longest word of `least` characters and more whose characters occur in this order in an item. In
    // Latin letters whole words count: bagel, coffee beans.
    NamedItems short_name_at(std::u32string_view text, std::size_t at, std::size_t least) const;
};

}  // namespace linli::buying
