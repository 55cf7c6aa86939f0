#pragma once

#include <cstdint>
#include <map>

#include "shared/state/state.h"

namespace linli::simulator {

// How many packs the bag of each order holds, counted from the bare rows and in another way than in
// shared/orders: nothing that was not counted yet while the goods come, and nothing that came into hand with
// an earlier bag. Orders without a line are left out.
std::map<OrderId, std::int64_t> packs_in_bags(const State& state);

}  // namespace linli::simulator
