#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "shared/shifts/rostering/roster_problem.h"

// "Why is nobody there on Thursday from 21 to 23?": for each gap of a roster who could work it and what stops
// whom; and for people to whom no row can be given, which rule is in the way.

namespace linli {

// What a gap finds in one person, whose other days stay as they are.
struct GapPerson {
    std::uint32_t person = 0;
    // The first rule that the person would break, by working the gap instead of what the person does on that
    // day; nothing: no rule is in the way.
    std::optional<RosterRule> rule;
    ShiftKind instead_of = day_off;  // What the person does on that day.
    // Without a rule in the way: what the whole roster would cost more, not less than 0 if it is a good one.
    std::int64_t extra_cost = 0;
    friend bool operator==(const GapPerson&, const GapPerson&) = default;
};

struct RosterGap {
    std::uint32_t day = 0;
    std::uint32_t kind = 0;
    std::int32_t missing = 0;
    std::vector<GapPerson> people;  // Ascending; not those who are there already.
};

// The gaps of needs whose people cost something if they are missing, by day and kind. The roster must break
// no rule.
std::vector<RosterGap> explain_gaps(const RosterProblem& problem, const Roster& roster);

struct ImpossiblePerson {
    std::uint32_t person = 0;
    // Without any one of these rules there would be a row. Empty: several are in the way together, or it was
    // not found out.
    std::vector<RosterRule> rules;
    friend bool operator==(const ImpossiblePerson&, const ImpossiblePerson&) = default;
};

// People for whom no row breaks no rule, ascending.
std::vector<ImpossiblePerson> explain_impossible(const RosterProblem& problem);

}  // namespace linli
