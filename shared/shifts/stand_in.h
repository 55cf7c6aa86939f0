#pragma once

#include <optional>
#include <vector>

#include "shared/shifts/availability.h"
#include "shared/state/state.h"

// Who could come instead of somebody: pure, for the server and for the coordinator's eyes.

namespace linli {

inline constexpr Duration longest_step = hours(3), shortest_step = minutes(10);

struct StandIn {
    PersonId person;
    std::optional<Instant> asked_at;   // Last, for whatever shift; nothing: never.
    std::int32_t minutes_in_week = 0;  // Of the week of this shift, without it.
    SaidOf said = SaidOf::Nothing;     // About this time.
};

// Somebody may be looked for where a place is empty, too. Such a search has the key of the shift, as other
// things do that stand beside one; no seat ever has that key.
SeatId empty_place_of(ShiftId shift);
// Until then people are asked round for the shift: it has begun, or, where they were called for now, it is
// over.
Instant asked_until(const State& state, const Shift& shift);
// The shift of a search or an ask, for a seat or an empty place; nothing: it is not known here.
const Shift* shift_sought(const State& state, SeatId sought);

// Volunteers, and who stood at the post of this shift lately, but for who wants no ask just now and who is
// isolated, as far as it is known; by id.
std::vector<PersonId> who_may_be_asked(const State& state, const Shift& shift, Instant now);

// Whoever could take over this seat, or this empty place, and was not asked for it yet; not who said that
// they cannot then. Who would rather not, or named other hours, comes last; before that who was asked least
// recently, then who does least that week, then by id.
std::vector<StandIn> stand_ins(const State& state, SeatId seat, Instant now);

// How many are asked in which step, from 0.
std::size_t asked_in_step(std::int32_t step);
// When the next few are asked where some were asked at `asked`. In the community's quiet hours nothing rings:
// the wait begins when these are over, and nobody is asked in them, or else all would ring in the morning at
// once. A shift that begins before they end cannot wait for that.
Instant next_asking(const State& state, const TimeRange& window, Instant asked);

std::vector<PersonId> volunteers(const State& state);  // Who holds the role; by id.

}  // namespace linli
