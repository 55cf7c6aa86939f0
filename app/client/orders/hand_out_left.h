#pragma once

#include "app/client/orders/hand_out_page.h"

namespace linli::client {

// Packs of an item that came, are good and lie in no bag; 0 before it was counted.
int left_packs(const State& state, CampaignItemId item);

// What is left over, with the doors that got less of it than they ordered: a press opens such a door's bag,
// where it can be given more. Below it to whom more was given than they had ordered.
void draw_left_over(const State& state, const HandOutBook& book, HandOutInput& input);

}  // namespace linli::client
