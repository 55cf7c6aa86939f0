#pragma once

#include <string>
#include <vector>

#include "shared/shifts/sign_up.h"
#include "shared/state/state.h"

// Questions about who stands where. Rules and pages ask the same ones.

namespace linli {

std::vector<const Seat*> held_seats(const State& state,
                                    ShiftId shift);  // In the order in which they were taken.
std::int32_t free_places(const State& state,
                         const Shift& shift);  // Up to max_places; 0 when cancelled or full.
std::int32_t missing_people(const State& state, const Shift& shift);  // Up to min_places; 0 when cancelled.
std::int32_t places_taken(const State& state, ShiftId shift);         // Two who share a place take one.
const Seat* seat_of(const State& state, ShiftId shift, PersonId person);  // Only a held one.
// Held by people who are known by this name only: there may be two of one name.
std::int32_t guests_called(const State& state, ShiftId shift, const std::string& name);
// The holder came, and the shift has begun: what they stood counts, so they leave and do not give it back.
// Never of a round: its bags are to go on with somebody else.
bool stands_there(const State& state, const Seat& seat, Instant at);

// A planned shift other than `except` that the person stands on during this time.
const Shift* shift_during(const State& state, PersonId person, const TimeRange& window, ShiftId except = {});

// A shift's time: later than its beginning, a day long at most, and within two years of `at`.
std::optional<Rejected> check_window(const TimeRange& window, Instant at);

// May this person take a place at `at`? What sign_up_state() answers, as a rule's no.
std::optional<Rejected> check_place(const State& state, ShiftId shift, PersonId person, Instant at,
                                    Opening opening = Opening::Counts);

// Of two who share a place, the one counts with whose place it is.
const Seat* shares_place_of(const State& state, SeatId seat);   // Held; nothing: the place is their own.
const Seat* partner_on_place(const State& state, SeatId seat);  // Who counts with this seat.
bool is_waived(const State& state, SeatId seat);
std::vector<const Shift*> shifts_before(const State& state,
                                        const Shift& shift);  // Same post, ends as it begins.

std::vector<const Post*> open_posts(const State& state);  // By id.
const Post* find_post(const State& state, std::string_view name);
const Shift* find_shift(const State& state, PostId post, const TimeRange& window);

}  // namespace linli
