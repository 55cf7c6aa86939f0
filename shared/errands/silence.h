#pragma once

#include <cstdint>
#include <vector>

#include "shared/state/state.h"

// What came of asking: who is not heard of, and how many said no. Nobody is blamed for it; a call may reach
// them, and another request may suit them.

namespace linli {

inline constexpr Duration searched_ahead = hours(24);  // What is wanted later is not asked around yet.
inline constexpr Duration silence_counts_for = days(21);
inline constexpr Duration least_time_to_answer = hours(1);  // Before it counts as not answered.
inline constexpr std::int32_t silences_that_tell = 2;       // In a row; once may happen to anybody.

// Asked of an errand that is still open, and the time in which others answer is over: somebody should call.
std::vector<const ErrandAsk*> unanswered_asks(const State& state, const Errand& errand, Instant at);

// How often in a row, up to the latest time, this helper gave no answer although there was time for one.
// 0 where that is less than silences_that_tell.
std::int32_t asked_in_vain(const State& state, PersonId helper, Instant at);

// How long this helper usually takes to answer, in minutes: the median of the latest answers. 0 where there
// are too few to tell.
inline constexpr std::size_t answers_that_tell = 3, answers_that_count = 9;
std::int32_t usual_answer_minutes(const State& state, PersonId helper);

// The asks of this errand as it is wanted now: who could not then, or found it too much, may be asked once
// more when it was changed; not when a helper handed it back.
std::vector<const ErrandAsk*> asks_that_count(const State& state, const Errand& errand);

// Who said no to it as it is, whatever their reason: by their latest answer. By id.
std::vector<PersonId> refused_by(const State& state, const Errand& errand);
std::int32_t refusals_of(const State& state, const Errand& errand);

}  // namespace linli
