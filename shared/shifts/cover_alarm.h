#pragma once

#include <optional>

#include "shared/state/state.h"

// When the alarm about a shift that is short of people rises, and to whom; see RosterRules::alarm_hours.

namespace linli {

// After a call for now people have so long to come before coordinators hear of it, and as long again before
// the named person does.
inline constexpr Duration call_heeded_within = minutes(10);

// How far it has risen by then for the shift with this status. For a call it rises once more when it has
// begun.
CoverAlarm cover_alarm_at(const State& state, const ShiftStatus& status, const TimeRange& window, Instant at);
// When somebody is to look next whether enough people come; nothing once the shift has begun, but for a call.
// A look that would fall into the quiet hours comes before them: who is told later could not do anything any
// more.
std::optional<Instant> next_look_after(const State& state, const ShiftStatus& status, const TimeRange& window,
                                       Instant at);

}  // namespace linli
