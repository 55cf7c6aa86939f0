#pragma once

#include <optional>
#include <vector>

#include "shared/state/state.h"

// Who could change shifts with whom, round a circle of two or three: pure.

namespace linli {

inline constexpr Duration swap_reach = days(21);  // So far ahead shifts are looked at.

// Who holds seats[i] takes the shift of seats[i + 1], the last one that of seats[0]. Nothing: every rule is
// kept by all of them afterwards.
std::optional<Rejected> check_swap(const State& state, const std::vector<SeatId>& seats, Instant now);
// The same with the seat whose holder cannot; none where the circle itself is none.
struct SwapHindrance {
    Rejected why;
    std::optional<SeatId> seat;
};
std::optional<SwapHindrance> hindrance_of(const State& state, const std::vector<SeatId>& seats, Instant now);

// Circles that begin with this seat, at most so many: those of two first, and what lies nearest in time.
std::vector<std::vector<SeatId>> find_swaps(const State& state, SeatId seat, Instant now, std::size_t most);

std::vector<SeatId> seats_of(const Swap& swap);
// Which side of a swap is this person's; nothing: none.
std::optional<std::size_t> side_of(const State& state, const Swap& swap, PersonId person);
bool agrees(const Swap& swap, std::size_t side);

}  // namespace linli
