#pragma once

#include <optional>
#include <vector>

#include "shared/core/rejected.h"
#include "shared/core/stamp.h"
#include "shared/orders/order_records.h"
#include "shared/state/state.h"

// What the rules about campaigns, items and orders share.

namespace linli {

std::optional<Rejected> check_item(const ItemFacts& facts, const std::vector<PriceTier>& tiers);
// With its first price, its tiers and its totals.
CampaignItemId add_item(State& state, const Stamp& by, IdSource& ids, CampaignId campaign,
                        const ItemFacts& facts, const std::vector<PriceTier>& tiers);

// The team, or the steward of the building.
bool may_order_for_door(const State& state, const Stamp& by, CampaignId campaign, const Door& door);

}  // namespace linli
