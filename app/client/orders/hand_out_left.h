#pragma once

#include <cstdint>
#include <vector>

#include "app/client/orders/hand_out_page.h"

namespace linli::client {

// Packs of an item that came, are good and lie in no bag; 0 before it was counted.
int left_packs(const State& state, CampaignItemId item);

// What is left over, with the doors that got less of it than they ordered: a press opens such a door's bag,
// where it can be given more; or it goes to a door without an order. Below it to whom more was given than
// they had ordered.
void draw_left_over(const Acting& by, const HandOutBook& book, HandOutInput& input);

// A door that gets less of an item than it wanted, or none.
struct ShortDoor {
    const Order* order = nullptr;
    std::int32_t wanted = 0, given = 0;
};
// That so many packs are missing, by which rule they were shared out, and which doors get less or none.
void draw_short(const Campaign& campaign, const ItemFacts& facts, std::int64_t missing,
                const std::vector<ShortDoor>& doors);
// A card for each item of which somebody got less, also where the bag is in hand already; a press shows who.
void draw_short_items(const Campaign& campaign, const HandOutBook& book, HandOutInput& input);

}  // namespace linli::client
