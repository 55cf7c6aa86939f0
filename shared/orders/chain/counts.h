#pragma once

#include "shared/orders/chain/tokens.h"

#include <map>
#include <optional>
#include <vector>

namespace linli::buying {

using Counts = std::map<std::size_t, int>;  // Item and how many packs.

struct CountReading {
    Counts counts;
    std::vector<std::size_t> named;  // In reading order.
    std::optional<Amount> bare;      // An amount that names no item.
    std::optional<GroupBuyDoubt> doubt;
    bool said_amount = false;
    bool unknown_word = false;
};

// How many packs of the item an amount is; a doubt where that cannot be told.
struct PacksWanted {
    int count = 0;
    std::optional<GroupBuyDoubt> doubt = {};
};
PacksWanted packs_wanted(const OfferedItem& offered, const Amount& amount);

// Items with their amounts as a piece of a line names them: A2 B1, 两箱苹果, AB各一.
CountReading read_counts(const std::vector<Token>& tokens, const Offer& offer);

}  // namespace linli::buying
