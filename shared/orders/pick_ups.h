#pragma once

#include <vector>

#include "shared/orders/order_records.h"
#include "shared/state/state.h"

// Questions about what is fetched, and when. Rules and pages ask the same ones.

namespace linli {

// Whether an order's bag is brought to its door: the campaign brings everything, or who ordered asked for it.
// Else it is fetched.
bool is_brought(const Campaign& campaign, const Order& order);
// The times that a campaign offers, earliest first.
std::vector<const PickUpWindow*> pick_ups_of(const State& state, CampaignId campaign);
// The one that an order chose; nothing: none.
const PickUpWindow* pick_up_of(const State& state, const Order& order);
// Where that is.
const std::string& place_to_fetch(const PickUpWindow& pick_up, const CampaignFacts& facts);

}  // namespace linli
