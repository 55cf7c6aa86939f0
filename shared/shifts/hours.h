#pragma once

#include <optional>
#include <vector>

#include "shared/state/state.h"

// Who stood how long: for the person, for the certificate and for the export. Fairness is shown by these
// sums side by side; nobody is ranked.

namespace linli {

inline constexpr Duration forgiven_at_the_ends = minutes(15);  // Nobody's hours are about five minutes.

// Shifts that are over and that the person held to the end, without those where they were missed. A shift
// counts as long as it was planned; where check-in and check-out are both known, what lies outside of them by
// more than forgiven_at_the_ends does not. Two who shared a place count half of it each at most.
struct Hours {
    std::int32_t shifts = 0;
    std::int64_t minutes = 0;
    std::int32_t nights = 0;    // Shifts that reach into a night.
    std::int32_t weekends = 0;  // Shifts that begin on a Saturday or a Sunday.
    friend bool operator==(const Hours&, const Hours&) = default;
};

// Of what begins in this time and is over at `now`.
Hours hours_of(const State& state, PersonId person, const TimeRange& during, Instant now);

struct HoursLine {
    PersonId person;
    std::string name;
    Hours hours;
};
// Of everybody who stood: by name, so that no order says who did more.
std::vector<HoursLine> hours_ledger(const State& state, const TimeRange& during, Instant now);

struct ShiftDone {
    const Shift* shift;
    const Seat* seat;
    std::optional<Instant> arrived_at, left_at;  // As they were told at the post.
    std::int64_t minutes = 0;
};
// What hours_of() adds up, by time.
std::vector<ShiftDone> shifts_done(const State& state, PersonId person, const TimeRange& during, Instant now);

}  // namespace linli
