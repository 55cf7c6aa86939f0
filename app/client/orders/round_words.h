#pragma once

#include <string>

#include "shared/orders/round_records.h"
#include "shared/state/state.h"

// A round of a hand-out in a neighbour's words, wherever shifts are shown.

namespace linli::client {

std::string round_title(const OfferedRound& round);  // 第 2 路
std::string round_words(const OfferedRound& round);  // 3号楼、5号楼 · 24 袋 · 60 份
// What a shift has to carry; empty where it is no round.
std::string round_words(const State& state, ShiftId shift);

}  // namespace linli::client
