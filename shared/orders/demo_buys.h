#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "shared/orders/commands.h"
#include "shared/orders/pick_up_commands.h"
#include "shared/people/demo.h"

// Invented group-buys for the invented community (shared/people/demo.h): one that takes orders, one that is
// to be paid, one that is being handed out. Pure: the same community, seed and moment give the same.

namespace linli {

enum class DemoBuyStage : std::uint8_t { Open, ToBePaid, HandingOut };

struct DemoOrder {
    std::size_t person = 0;           // Place in DemoCommunity::people.
    std::vector<std::int32_t> packs;  // As the items of the campaign; 0: none.
    std::string note;
    bool to_the_door = false;
    bool paid = false;
    bool handed_over = false;
};

struct DemoBuy {
    DemoBuyStage stage = DemoBuyStage::Open;
    std::size_t leader = 0;
    OpenCampaign campaign;
    std::vector<DemoOrder> orders;      // Each of another household, by nobody who holds a role.
    std::vector<std::int32_t> missing;  // As the items: so many packs fewer arrived.
    std::vector<SetPickUp> pick_ups;    // Without their campaign.
};

// Nothing where the community has no group-buy leader.
std::vector<DemoBuy> make_demo_buys(const DemoCommunity& community, std::uint64_t seed, Instant now,
                                    UtcOffset offset = {});

}  // namespace linli
