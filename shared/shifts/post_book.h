#pragma once

#include <vector>

#include "shared/state/state.h"

// Questions about what happens at a post. Rules and pages ask the same ones.

namespace linli {

inline constexpr Duration check_in_before = hours(1);  // So long before a shift somebody may be there.
inline constexpr Duration told_after = hours(24);  // So long after it what happened there can still be told.

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
