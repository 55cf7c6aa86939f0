#pragma once

#include <optional>
#include <string>

#include "app/client/words.h"
#include "shared/orders/price_history.h"
#include "shared/state/state.h"

namespace linli::client {

// What all campaigns known here have offered, to compare a price with (shared/orders/price_history.h). Worth
// remembering: it looks at all of them.
PriceHistory price_history(const State& state);
// That a price is far above what neighbours paid lately; empty where it is not, or nobody can say.
std::string far_above_words(const PriceHistory& history, const OfferedPrice& offered);
// What other group-buys asked for it lately: from the least to the most, and the middle. Empty where they are
// too few.
std::string compared_words(const PriceHistory& history, const OfferedPrice& offered);
// As it is offered now.
std::optional<OfferedPrice> offered_price(const State& state, const CampaignItem& item);
// What an item has cost since it is offered, the last prices of it: ¥38.00 → ¥42.00（12:00）. Empty where
// it was always the same.
std::string price_changes_words(const State& state, CampaignItemId item, const Saying& saying);

}  // namespace linli::client
