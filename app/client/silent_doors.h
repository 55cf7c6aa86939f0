#pragma once

#include <vector>

#include "app/client/page.h"
#include "shared/orders/order_book.h"

// Doors that have not ordered yet: somebody may not have heard of the group-buy.

namespace linli::client {

struct SilentDoors {
    // Whether this device holds the doors of any of the buildings: those of the stewards and coordinators do.
    bool are_known = false;
    std::vector<Door> doors;  // By building, unit and room.
};

// Of the buildings where the campaign's leader lives or is the steward, and of mine, as far as I look after
// them.
SilentDoors silent_doors(const State& state, const Viewer& me, CampaignId campaign);

}  // namespace linli::client
