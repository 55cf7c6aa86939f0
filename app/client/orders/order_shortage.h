#pragma once

#include "shared/orders/order_book.h"

namespace linli::client {

// What a shortage did to an order: what was ordered and came in all, what this door gets of it, by which rule
// that was chosen beforehand, and how much less it pays. Nothing where it gets all that it wanted.
void draw_shortage(const State& state, const Campaign& campaign, const Order& order);

}  // namespace linli::client
