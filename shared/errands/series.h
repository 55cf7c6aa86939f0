#pragma once

#include <optional>

#include "shared/errands/commands.h"
#include "shared/state/state.h"

// Errands that come again; used by the rules.

namespace linli {

std::optional<Rejected> check_repeats(const Repeats& repeats, const TimeRange& window);

// The first time of the series after this one, at the same time of the day.
std::optional<Instant> next_time(const ErrandSeries& series, Instant after, UtcOffset offset);

// The same once more in this window, open, with a number of its own.
ErrandId copy_errand(State& state, const Stamp& by, IdSource& ids, ErrandId model, TimeRange window);

}  // namespace linli
