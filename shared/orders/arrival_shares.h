#pragma once

#include <vector>

#include "shared/orders/order_records.h"
#include "shared/state/state.h"

namespace linli {

struct ArrivalShare {
    const OrderLine* line = nullptr;
    std::int32_t wanted = 0;  // What stood at closing, or what the team gave instead: see below.
    std::int32_t given = 0;
    std::int32_t missing() const { return wanted - given; }
};

// Who gets how much of an item if `usable` packs of it are there, by the campaign's rule; only standing
// orders that want it. Where it was counted before, what was given by hand since is kept: who was given less
// than the rule gave keeps that number, and who was given more than they ordered keeps it as far as the
// others leave some. Asked before a count is written down, and by the rule that writes it.
std::vector<ArrivalShare> arrival_shares(const State& state, const Campaign& campaign, CampaignItemId item,
                                         std::int32_t usable);

}  // namespace linli
