#include "shared/shifts/cover_alarm.h"

#include <algorithm>
#include <vector>

#include "shared/reminders/reminders.h"
#include "shared/shifts/sign_up.h"

namespace linli {
namespace {

struct CoverLook {
    CoverAlarm alarm = CoverAlarm::None;
    Instant at;
};

// A call mostly begins at once, so that nobody could look ahead; it is looked at while it lasts, too.
void add_looks_at_call(const TimeRange& window, std::vector<CoverLook>& looks) {
    Instant at = window.from;
    for (const CoverAlarm alarm : {CoverAlarm::Coordinators, CoverAlarm::NamedPerson}) {
        at = at + call_heeded_within;
        if (at < window.until) looks.push_back({alarm, at});
    }
}

// As time goes by; two may be at one time, the further one behind.
std::vector<CoverLook> looks_at(const State& state, const ShiftStatus& status, const TimeRange& window) {
    const Duration ahead = hours(roster_rules(state).alarm_hours);
    const auto aloud = [&](Instant at) {
        return before_quiet(reminder_rules(state).quiet, at, utc_offset(state));
    };
    const Instant named = aloud(window.from - Duration{ahead.ms / 3});
    std::vector<CoverLook> looks{{CoverAlarm::Coordinators, std::min(aloud(window.from - ahead), named)},
                                 {CoverAlarm::NamedPerson, named},
                                 {CoverAlarm::Begun, window.from}};
    if (status.emergency) add_looks_at_call(window, looks);
    return looks;
}

}  // namespace

CoverAlarm cover_alarm_at(const State& state, const ShiftStatus& status, const TimeRange& window,
                          Instant at) {
    CoverAlarm alarm = CoverAlarm::None;
    for (const CoverLook& look : looks_at(state, status, window)) {
        if (look.at <= at) alarm = look.alarm;
    }
    return alarm;
}

std::optional<Instant> next_look_after(const State& state, const ShiftStatus& status, const TimeRange& window,
                                       Instant at) {
    for (const CoverLook& look : looks_at(state, status, window)) {
        if (look.at > at) return look.at;
    }
    return std::nullopt;
}

}  // namespace linli
