#pragma once

#include <vector>

#include "shared/shifts/roster_book.h"

// Where nobody can come directly: somebody who stands elsewhere comes, and another one takes the place that
// they leave. Pure, for the coordinator's eyes; nobody moves before plan_of() is accepted.

namespace linli {

inline constexpr Duration relay_reach = days(7);  // So far from the place that is sought others may be left.

// Ways to fill a seat whose holder cannot come, or an empty place (see stand_in.h): at most so many, each by
// somebody else. None while anybody is left who could be asked to come directly. Both people keep every rule;
// nobody comes from a shift that would then be short of people, unless somebody takes their place there: who
// waits longest for it, or else who would be asked first. Who needs nobody in their stead comes first, then
// who would rather come, then whose own shift is nearest in time.
std::vector<SeatMove> find_relays(const State& state, SeatId sought, Instant now, std::size_t most);

// All of it at once; who holds the place that is sought leaves it, too.
AcceptPlan plan_of(const State& state, SeatId sought, const SeatMove& move);

}  // namespace linli
