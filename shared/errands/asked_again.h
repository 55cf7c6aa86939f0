#pragma once

#include <optional>
#include <vector>

#include "shared/errands/commands.h"
#include "shared/state/state.h"

namespace linli {

// What was asked for, as it would be asked again: for a change of one thing only. Lines of a list keep their
// ids, so what was got and how long a medicine lasts stay. Nothing where the viewer does not hold the detail.
std::optional<Asked> asked_as_it_is(const State& state, const Errand& errand);

// Other times that people mean: the rest of today, tomorrow morning, tomorrow afternoon; of a ride the same
// hours on the next two days. Only what begins or ends after `at` and is not its time already.
std::vector<TimeRange> other_times(const Errand& errand, Instant at, UtcOffset offset);

// The same at another time; what was wanted at once is wanted on that day then.
Asked at_another_time(Asked asked, const TimeRange& window);

// An easier request of the same kind, where there is one: at the door instead of inside.
std::optional<Asked> simpler(const Asked& asked);

}  // namespace linli
