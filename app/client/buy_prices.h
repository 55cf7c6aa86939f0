#pragma once

#include <string>

#include "shared/orders/price_history.h"
#include "shared/state/state.h"

namespace linli::client {

// What all campaigns known here have offered, to compare a price with (shared/orders/price_history.h). Worth
// remembering: it looks at all of them.
PriceHistory price_history(const State& state);
// That a price is far above what neighbours paid lately; empty where it is not, or nobody can say.
std::string far_above_words(const PriceHistory& history, const OfferedPrice& offered);
std::string far_above_words(const State& state, const PriceHistory& history, const CampaignItem& item);

}  // namespace linli::client
