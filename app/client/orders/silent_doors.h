#pragma once

#include <string>
#include <vector>

#include "app/client/page.h"
#include "shared/orders/order_book.h"

// Doors that have not ordered yet: somebody may not have heard of the group-buy.

namespace linli::client {

struct SilentDoor {
    Door door;
    std::string name;  // As an earlier order calls them; empty: the register's own door.
};

struct SilentDoors {
    // Whether this device holds the doors of any of the buildings: those of the stewards and coordinators do.
    bool are_known = false;
    std::vector<SilentDoor> doors;  // By building, unit and room; each once.
};

// Of the buildings where the campaign's leader lives or is the steward, and of mine, as far as I look after
// them; and those that ordered from the same leader in the last two months, as far as I hold their orders. A
// leader without the register has these.
SilentDoors silent_doors(const State& state, const Viewer& me, Instant now, CampaignId campaign);

}  // namespace linli::client
