#pragma once

#include <optional>
#include <vector>

#include "shared/core/time.h"
#include "shared/shifts/roster_records.h"

// Protecting people from themselves: pure arithmetic on the times at which one person works.

namespace linli {

struct Work {
    TimeRange window;
    ShiftId shift;
};

enum class Strain { RestTooShort, DailyCap, WeeklyCap, NightsInARow };

struct StrainFound {
    Strain strain = Strain::RestTooShort;
    std::optional<ShiftId> near;  // Of RestTooShort: the shift before or after.
    std::int32_t limit = 0;       // Hours, or nights.
};

// A night is worked by whoever works between midnight and this minute of the day.
inline constexpr std::int32_t night_until_minute = 5 * 60;

// The first rule that work at this time would break beside `works`, which are sorted by their beginning and
// do not overlap it. One shift may follow upon another: they are one stretch, rest is due behind it, and it
// is no longer than what may be stood in a day, also where it goes on over midnight.
std::optional<StrainFound> strain_of(const RosterRules& rules, const std::vector<Work>& works,
                                     const TimeRange& added, UtcOffset offset);

// The shifts before and behind it, as far as less rest lies between than there has to be.
std::vector<ShiftId> too_near(const RosterRules& rules, const std::vector<Work>& works,
                              const TimeRange& added);

// The days, as numbers, whose night it reaches into.
std::vector<std::int64_t> nights_of(const TimeRange& window, UtcOffset offset);
// Of the window, how many minutes lie in [from_day, until_day).
std::int64_t minutes_within(const TimeRange& window, std::int64_t from_day, std::int64_t until_day,
                            UtcOffset offset);
std::int64_t day_of(Instant at, UtcOffset offset);
std::int64_t monday_of(std::int64_t day);  // The Monday of its week.

}  // namespace linli
