#pragma once

#include "tests/simulator/scenario.h"

namespace linli::simulator {

// Ada leads a group-buy of oranges.
struct OrangesBuy : Scenario {
    explicit OrangesBuy(std::uint64_t seed) : Scenario(seed) {
        device("Adam").presses(GiveRole{person("Ada"), Role::BuyLeader, {}});
        OpenCampaign open;
        open.facts.title = "砂糖橘";
        open.facts.opens_at = events.now();
        NewItem oranges;
        oranges.facts.name = "砂糖橘";
        oranges.facts.price_cents = 38'00;
        open.items = {oranges};
        device("Ada").presses(open);
        campaign = device("Ada").sees().campaigns.rows().begin()->first;
        item = device("Ada").sees().campaign_items.rows().begin()->first;
    }
    PlaceOrder placing(int packs, int version = 1) const {
        return {campaign, {}, {}, {}, {{item, packs, 0, {}, version}}};
    }

    CampaignId campaign;
    CampaignItemId item;
};

}  // namespace linli::simulator
