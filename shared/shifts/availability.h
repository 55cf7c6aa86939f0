#pragma once

#include <vector>

#include "shared/state/state.h"

// What somebody said about a time: pure, for the proposal of a roster, for who is asked to stand in, and for
// the coordinators' eyes.

namespace linli {

enum class SaidOf : std::uint8_t {
    Nothing,    // They named no hours for these days.
    Can,        // Within the hours that they named.
    Gladly,     // So, and they would like to.
    RatherNot,  // A part of it at least.
    Cannot,     // A part of it at least.
    OtherHours  // For these days they named other hours.
};

// Cannot speaks before RatherNot, that before Gladly. Hours that follow one upon the other count as one.
SaidOf said_of(const State& state, PersonId person, const TimeRange& window);

// How little one should be asked: 0 who would like to, 1 who can or said nothing, 2 who rather would not or
// named other hours, 3 who cannot.
int reluctance(SaidOf said);

// Whether the last of the hours have passed: then they count for nothing.
bool is_over(const State& state, const ShiftHours& hours, Instant now);

// Those that are not over, the next first: what holds always, then by their first day, then by the hour.
std::vector<const ShiftHours*> said_hours(const State& state, PersonId person, Instant now);

// The same words about the same time.
bool says_the_same(const ShiftHours& a, const ShiftHours& b);

}  // namespace linli
