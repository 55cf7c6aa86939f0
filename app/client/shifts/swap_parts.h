#pragma once

#include <vector>

#include "app/client/action.h"

// Who is asked to come instead of somebody, or to change shifts with them, and where that stands.

namespace linli::client {

// Those that are offered and that this seat is part of.
std::vector<const Swap*> swaps_offered(const State& state, SeatId seat);

// Who agreed and who is still to; by whom it is looked at decides what can be pressed: my own yes, no more of
// it, and a coordinator's word for somebody who is ill.
void draw_swap(const Acting& by, const Swap& swap);

// "Could you stand in?" and "would you swap?", to me.
LINLI_LATER void draw_roster_asks(const Known& known, const Viewer& me, Instant now, Outbox& outbox);

}  // namespace linli::client
