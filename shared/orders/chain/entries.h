#pragma once

#include "shared/orders/chain/lines.h"

#include <string>
#include <vector>

namespace linli::buying {

// A line may hold several orders: 12-301 A1；12-302 B2. Gives the tokens of each.
std::vector<std::vector<Token>> entries_in(const std::vector<Token>& tokens, bool single_item);

// 6-143和6-144 A1B1: nobody says whether the two share one order or each wants it.
bool share_one_order(const std::vector<Token>& line);

// What the tokens of one order say besides items and amounts.
struct EntryParts {
    Who who;
    std::optional<Payment> payment;
    std::string payment_words;
    std::string note;
    std::vector<Token> rest;
};
EntryParts parts_of(const std::vector<Token>& tokens, const LineContext& context);

}  // namespace linli::buying
