#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/client/orders/buy_chain_match.h"

// What a chain's words mean among what is known here.

namespace linli::client {

ChainItemMatch match_item(const std::vector<const CampaignItem*>& items, const GroupBuyItem& written,
                          const ChainAnswers& answers);

// Every door that is known here, of the register and of the campaign: people leave the unit out.
class KnownDoors {
public:
    KnownDoors(const State& state, CampaignId campaign);
    // The door itself where it is known as written; else those that it may mean, as many as can be chosen
    // from.
    std::vector<Door> meant(const Door& written) const;

private:
    void add(const Door& door);
    std::map<std::string, std::vector<Door>> by_room_;
};

}  // namespace linli::client
