#pragma once

#include "app/client/hand_out_page.h"

namespace linli::client {

// Packs of an item that came, are good and lie in no bag; 0 before it was counted.
int left_packs(const State& state, CampaignItemId item);

// What is left over, and the doors that got less of it than they wanted: a press opens such a door's bag,
// where it can be given more. Nothing where nothing is left.
void draw_left_over(const Acting& by, const Campaign& campaign, HandOutInput& input);

}  // namespace linli::client
