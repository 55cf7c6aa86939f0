#pragma once

#include <optional>

#include "shared/reminders/records.h"

// When nobody is to be disturbed.

namespace linli {

inline constexpr Duration told_before_quiet = minutes(15);

// The quiet hours that this moment falls into.
std::optional<TimeRange> quiet_around(const QuietHours& quiet, Instant at, UtcOffset offset);
// The same moment; of one in the quiet hours a quarter of an hour before they begin.
Instant before_quiet(const QuietHours& quiet, Instant at, UtcOffset offset);
// The same moment; of one in the quiet hours their end.
Instant after_quiet(const QuietHours& quiet, Instant at, UtcOffset offset);
// Whether both are minutes of a day.
bool is_sound(const QuietHours& quiet);

}  // namespace linli
