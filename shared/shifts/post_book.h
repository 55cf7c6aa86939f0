#pragma once

#include <vector>

#include "shared/state/state.h"

// Questions about what happens at a post. Rules and pages ask the same ones.

namespace linli {

inline constexpr Duration check_in_before = hours(1);  // So long before a shift somebody may be there.
inline constexpr Duration told_after = hours(24);  // So long after it what happened there can still be told.

// While people of the shift may be there, or tell what happened there.
TimeRange presence_of(const Shift& shift);
// When something happened that was pressed on a device: offline it tells later when that was; a device whose
// clock is wrong is not believed.
Instant told_time(const Stamp& by, const TimeRange& possible);

// The person's seats at this post that may be checked in or out now, or just were, by time.
std::vector<const Seat*> seats_at_post(const State& state, PersonId person, PostId post, Instant at);
// Where a guest who comes now may stand: on the shift that goes on, or on one that begins within
// check_in_before; first those with a place. Empty: there is no shift.
std::vector<const Shift*> shifts_for_guest(const State& state, PostId post, Instant at);
const Shift* shift_for_guest(const State& state, PostId post, Instant at);  // The first of them.
// Held seats of who came without an account and whom nobody has looked at yet, who came last first.
std::vector<const Seat*> guests_to_look_at(const State& state);

// Whether the person has a place on this shift, or on the one right before or after it at the same post, so
// long as people of this shift may be there.
bool stands_at_post(const State& state, PersonId person, ShiftId shift, Instant at);
// Who has to do with what is written down on this shift: whoever stands on it, or on one that begins within
// half a day of its beginning at the same post.
std::vector<PersonId> circle_of(const State& state, ShiftId shift);

// What is not back yet; the oldest first.
std::vector<const PostEntry*> handed_out(const State& state, PostId post);
// The notes of a post, the newest first.
std::vector<const PostEntry*> notes_of(const State& state, PostId post);

}  // namespace linli
