#pragma once

#include "app/client/words.h"
#include "shared/orders/order_book.h"

namespace linli::client {

// How near an open campaign is to its closing: a bar for the time, one for a count of packs and one for a
// count of orders, where it closes by them. Nothing before it opens and where it closes by hand.
void draw_closing_progress(const State& state, const Campaign& campaign, const Saying& saying);

}  // namespace linli::client
