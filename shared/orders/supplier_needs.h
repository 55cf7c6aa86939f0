#pragma once

#include <cstdint>
#include <vector>

#include "shared/orders/order_book.h"

// What the supplier is to bring, once a campaign is closed.

namespace linli {

// Packs that are ordered together: a whole case where the supplier opens none, else one.
constexpr std::int64_t packs_together(const ItemFacts& item) {
    return item.whole_cases ? item.case_size : 1;
}

struct SupplierNeed {
    const CampaignItem* item = nullptr;
    std::int64_t wished = 0;  // Packs that were confirmed, tolerance that fills cases among them.
    std::int64_t packs = 0,
                 cases = 0;  // As the supplier confirmed them; else the whole cases that hold them.
    std::int64_t spare() const { return packs > wished ? packs - wished : 0; }
};

// Of one item, of which all orders together hold `wished` packs.
SupplierNeed supplier_need(const State& state, const CampaignItem& item, std::int64_t wished);

// Of all items that anybody ordered or that the supplier confirmed, as they are listed. Empty while the
// campaign takes orders, and where it came to nothing: there is no sheet for nothing.
std::vector<SupplierNeed> supplier_needs(const State& state, const Campaign& campaign);

}  // namespace linli
