#pragma once

#include <optional>
#include <vector>

#include "shared/reminders/quiet_hours.h"
#include "shared/state/state.h"

// Who is reminded of what and when. Pure: sending is the server's (app/server/push).

namespace linli {

enum class ReminderKind { EveningBefore, Shortly };

struct Reminder {
    ReminderKind kind = ReminderKind::EveningBefore;
    Instant at;
    friend bool operator==(const Reminder&, const Reminder&) = default;
};

// What holds for a person: as they said, or the usual.
ReminderWish reminder_wish(const State& state, PersonId person);
ReminderRules reminder_rules(const State& state);
QuietHours quiet_hours_of(const State& state, PersonId person);

// When somebody is reminded of a shift that begins then and on which they have been since `since`; the
// earliest first. One that would come in the quiet hours comes before them, and none comes before they had
// the place: they know.
std::vector<Reminder> reminders_for(const ReminderWish& wish, const ReminderRules& rules, UtcOffset offset,
                                    Instant begins, Instant since);

// Those that the holder of this seat was not given yet. None of a shift that was cancelled or is not
// published, and none for who is there already.
std::vector<Reminder> reminders_left(const State& state, const Seat& seat);

// When a phone may ring about this: now, after the quiet hours, or never, because it is nothing to ring about
// or it is of no use any more by then: for most, that the shift has begun.
std::optional<Instant> ring_at(const State& state, const Notice& notice, Instant now);
// The shift that a notice is about, of a swap that of who is told; nothing where it is about something else.
const Shift* shift_of(const State& state, const Notice& notice);
// What cannot wait until the morning.
bool is_urgent(const State& state, const Notice& notice, Instant now);

}  // namespace linli
