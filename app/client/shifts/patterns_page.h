#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/remembered.h"
#include "shared/shifts/pattern.h"
#include "shared/shifts/training_commands.h"

namespace linli::client {

// Which shifts come again and again, as they are being typed.
struct PatternForm {
    ShiftPatternId changes;  // None: a new one.
    bool filled = false;
    int post = 0;  // Index into the open posts.
    std::optional<CivilDate> first, last;
    int every_days = 1;
    std::int32_t days = every_day;
    int from = 19 * 60, until = 21 * 60;
    std::optional<std::pair<int, int>> then;  // The other time of each day: 19–21 and 21–23.
    int places = 4, least = 2;
    int days_ahead = 14;
    int opens_days_before = 0;
    std::vector<NeededTraining> needs;  // None: what the post asks for.
    // Those that there were when new ones were added a moment ago, whose needs are still to be said.
    std::optional<std::set<ShiftPatternId>> before;
    // An exception, and the end.
    std::optional<CivilDate> skipped, last_day;
    std::string why;
};

struct PatternsInput {
    PatternForm form;
};

// planning_drafts.cpp
std::vector<Draft> drafts_of(PatternsInput& input);

// 南门岗 每天 19:00–21:00, 每 3 天
std::string pattern_words(const State& state, const ShiftPattern& pattern);

// /patterns, for coordinators: all of them; /patterns/new and /patterns/<pattern>: one, with the shifts that
// come of it.
LINLI_LATER void patterns_page(const Known& known, const Viewer& me, Instant now, PatternsInput& input,
                               Outbox& outbox);
LINLI_LATER void pattern_page(const Known& known, const Viewer& me, Instant now, ShiftPatternId pattern,
                              PatternsInput& input, Outbox& outbox, Routes& routes);

inline constexpr int any_minute = -1;

// Many shifts at once.
struct PlanInput {
    int part = 0;  // Copy a week, change in bulk, right now.
    int weeks_ahead = 1;
    int week = 0;  // From this one on.
    int post = 0;  // 0: all of them.
    std::optional<CivilDate> publish, opens;
    std::optional<CivilDate> first, last;
    std::int32_t days = every_day;
    int from_minute = any_minute;  // Only those that begin at this minute of the day.
    std::int32_t later_minutes = 0, longer_minutes = 0;
    int places = 0;  // 0: as they are.
    int least = 0;
    bool cancel = false;
    std::string why;
    int hours = 2, people = 4;         // Of an emergency.
    Remembered<std::size_t> callable;  // People who would be told of an emergency.
    Remembered<std::vector<CopiedShift>> copied;
    Remembered<std::vector<std::int32_t>> begin_times;
    Remembered<std::vector<ChangePreview>> preview;
};

std::vector<Draft> drafts_of(PlanInput& input);

// /plan, for coordinators: copies a week, changes many shifts with a preview, calls people right now.
LINLI_LATER void plan_page(const Known& known, const Viewer& me, Instant now, PlanInput& input,
                           Outbox& outbox);

}  // namespace linli::client
