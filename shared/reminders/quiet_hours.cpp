#include "shared/reminders/quiet_hours.h"

namespace linli {

std::optional<TimeRange> quiet_around(const QuietHours& quiet, Instant at, UtcOffset offset) {
    if (quiet.from_minute == quiet.until_minute) return std::nullopt;
    const bool over_midnight = quiet.until_minute < quiet.from_minute;
    const std::int32_t until = quiet.until_minute + (over_midnight ? minutes_of_day : 0);
    const CivilDate today = civil_time(at, offset).date;
    for (const CivilDate day : {plus_days(today, -1), today}) {
        const TimeRange range{instant_of(day, quiet.from_minute, offset), instant_of(day, until, offset)};
        if (contains(range, at)) return range;
    }
    return std::nullopt;
}

Instant before_quiet(const QuietHours& quiet, Instant at, UtcOffset offset) {
    const auto range = quiet_around(quiet, at, offset);
    return range ? range->from - told_before_quiet : at;
}

Instant after_quiet(const QuietHours& quiet, Instant at, UtcOffset offset) {
    const auto range = quiet_around(quiet, at, offset);
    return range ? range->until : at;
}

bool is_sound(const QuietHours& quiet) {
    const auto is_minute = [](std::int32_t minute) { return minute >= 0 && minute < minutes_of_day; };
    return is_minute(quiet.from_minute) && is_minute(quiet.until_minute);
}

}  // namespace linli
