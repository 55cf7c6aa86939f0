#pragma once

#include <optional>
#include <set>
#include <vector>

#include "shared/shifts/planning_commands.h"
#include "shared/state/state.h"

// Which shifts come of a pattern, of a week that is copied, of a change in bulk: pure, to be shown before
// anything is done.

namespace linli {

// The times of the shifts that begin in [from_day, until_day), in order.
std::vector<TimeRange> expand_pattern(const ShiftPattern& pattern, const std::set<std::int64_t>& skipped,
                                      std::int64_t from_day, std::int64_t until_day, UtcOffset offset);
std::set<std::int64_t> skipped_days(const State& state, ShiftPatternId pattern);
// False: the numbers make no sense, or no shift ever comes of it. `today`: the day number.
bool is_sound_pattern(const ShiftPattern& pattern, std::int64_t today);

// The days of seven from one Monday to those from another (day numbers); of all posts, or of one.
struct WeekCopy {
    std::int64_t from_monday = 0, to_monday = 0;
    std::optional<PostId> post;
};
struct CopiedShift {
    CopyOfShift copy;                 // As it would be.
    std::optional<Rejected> why_not;  // There already, over by then, cancelled, its post closed.
};
// Every shift of that week but hand-out rounds, by the time at which they begin.
std::vector<CopiedShift> preview_of(const State& state, const WeekCopy& copy, Instant now);
// Those that come of it.
std::vector<CopyOfShift> shifts_of(const std::vector<CopiedShift>& preview);
// Whether one may be made by itself.
std::optional<Rejected> check_copy(const State& state, const CopyOfShift& copy, Instant at);

// Which shifts, and what to do with them.
struct BulkChange {
    std::optional<PostId> post;
    TimeRange begins;  // Those that begin in this time
    std::int32_t days = every_day;
    std::optional<std::int32_t> from_minute;  // and at this minute of the day.

    std::int32_t later_minutes = 0;   // Moved by so much; less than nothing: earlier.
    std::int32_t longer_minutes = 0;  // And so much longer; less than nothing: shorter.
    std::optional<std::int32_t> min_places, max_places;
    bool cancel = false;
};

// The minutes of the day, in order, at which shifts begin that could be chosen, whatever `from_minute` says.
std::vector<std::int32_t> begin_minutes(const State& state, BulkChange bulk, Instant now);

struct ChangePreview {
    Shift before;
    ShiftChange change;
    std::vector<PersonId> told;       // Who stands on it and has to hear of it.
    std::optional<Rejected> why_not;  // It is left out; the others can be made together.
};

// By the time at which they begin. Those that would stay as they are, are left out.
std::vector<ChangePreview> preview_of(const State& state, const BulkChange& bulk, Instant now);

}  // namespace linli
