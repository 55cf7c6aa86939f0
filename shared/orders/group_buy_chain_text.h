#pragma once

#include "shared/orders/group_buy_chain.h"

#include <cstdint>
#include <string>
#include <vector>

namespace linli {

// A group buy as text for the group chat, which people copy, go on with and paste again;
// read_group_buy_chain reads it back as the same orders.

struct GroupBuyTotals {
    std::vector<int> packs;  // Of each item, in the order of the chain's items.
    int all_packs = 0;
    std::int64_t cents = 0;  // Of all orders; items without a price cost nothing here.
    int missing = 0;         // Packs that are missing to the minimum; 0 if there is none.
    friend bool operator==(const GroupBuyTotals&, const GroupBuyTotals&) = default;
};

GroupBuyTotals group_buy_totals(const GroupBuyChain& chain);

// The words around the orders, in the language of the group. `%` stands for the number or the time. The
// reader knows these words: see shared/orders/chain/words.cpp and header_terms.cpp.
struct GroupBuyWording {
    std::string chain;     // #接龙
    std::string deadline;  // %截止
    std::string minimum;   // 满%份成团
    std::string paid;      // 已付
    std::string unpaid;    // 未付
    std::string total;     // 合计
    std::string packs;     // %份
    std::string money;     // %元
    std::string missing;   // 还差%份
    std::string house;     // %栋, of somebody whose room nobody knows
};

// #接龙, the title, the items with their prices, deadline and minimum; then a numbered line for each order
// and one with the totals. Line ends and brackets inside names and notes become blanks. `terms`: lines of
// what else was said, each beginning with a word that the reader knows as no item (取货).
std::string group_buy_chain_text(const GroupBuyChain& chain, const GroupBuyWording& wording,
                                 const std::vector<std::string>& terms = {});

}  // namespace linli
