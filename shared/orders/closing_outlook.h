#pragma once

#include <cstdint>
#include <vector>

#include "shared/orders/case_filling.h"
#include "shared/orders/order_records.h"
#include "shared/state/state.h"

// What would come of a campaign if it closed now. Closing itself and who looks forward to it reckon alike.

namespace linli {

// How the supplier's cases of an item are filled.
CaseItem case_item(const ItemFacts& facts);
// What so many packs of each item cost, with the tiers that they reach. One for one.
std::int64_t bought_cents(const State& state, const std::vector<const CampaignItem*>& items,
                          const std::vector<std::int64_t>& packs);

// For those who may not see the orders: it follows from the totals alone, for how many cases are filled
// depends on the sums of all wishes only.
struct ClosingOutlook {
    std::int64_t packs = 0;  // Bought: in whole cases where there must be, and no item below its own minimum.
    std::int64_t cents = 0;  // What these cost.
    // The fewest packs of one item that somebody has to order besides, so that the campaign's minimum of
    // packs is met; 0: it is.
    std::int64_t missing_packs = 0;
};
ClosingOutlook closing_outlook(const State& state, const Campaign& campaign);

}  // namespace linli
