#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/core/result.h"

// Who works which shift on which day (shift scheduling as in Curtois and Qu, "Computational results on new
// staff scheduling benchmark instances", 2014). These are the values; the planning is in roster_planner.h,
// the reasons are in roster_explanation.h.
//
// People, days and kinds of shift are numbered from 0. A person works at most one shift a day. Costs are
// whole numbers of a unit that the caller chooses.

namespace linli {

// Beyond these the caller has made a mistake.
inline constexpr std::uint32_t max_roster_days = 400;
inline constexpr std::size_t max_roster_kinds = 200;
inline constexpr std::size_t max_roster_people = 5'000;
inline constexpr std::size_t max_roster_cells = 20'000'000;  // People times days times kinds.
inline constexpr std::int32_t max_roster_weight = 5'000;     // Of a need, and of all wishes for one cell.
inline constexpr std::int32_t max_roster_minutes = 1'000'000;
inline constexpr std::int32_t max_roster_wanted = 100'000;

using ShiftKind = std::int32_t;  // Of one day, or day_off.
inline constexpr ShiftKind day_off = -1;
inline constexpr std::int32_t no_roster_limit = 1'000'000;

struct RosterKind {
    std::int32_t minutes = 0;                      // At least 1.
    std::vector<std::uint32_t> not_the_day_after;  // Kinds that may not follow this one, for lack of rest.
};

// The hard rules of one person; a roster that breaks one is none. Runs end at the first and at the last day:
// what touches them may go on outside, so it may be shorter than the least.
struct RosterPerson {
    std::vector<std::int32_t> most_of_kind;  // By kind; 0: not qualified. Missing at the end: no limit.
    std::int32_t least_minutes = 0;
    std::int32_t most_minutes = no_roster_limit;
    std::int32_t most_in_a_row = no_roster_limit;  // Days with a shift.
    std::int32_t least_in_a_row = 1;
    std::int32_t least_days_off = 1;               // In a row.
    std::int32_t most_weekends = no_roster_limit;  // With a shift on Saturday, on Sunday or on both.
    std::vector<std::uint32_t> days_off;           // On these days nobody may ask.
};

enum class WishKind : std::uint8_t { Work = 1, Avoid = 2 };

// Work: costs the weight unless the person works exactly this. Avoid: costs it if so.
struct RosterWish {
    std::uint32_t person = 0;
    std::uint32_t day = 0;
    std::uint32_t kind = 0;
    std::int32_t weight = 1;
    WishKind wish = WishKind::Work;
};

// At most one for a kind on a day; without one it does not matter how many come.
struct RosterNeed {
    std::uint32_t day = 0;
    std::uint32_t kind = 0;
    std::int32_t wanted = 0;
    std::int32_t too_few = 0;   // Costs so much for each person that is missing,
    std::int32_t too_many = 0;  // and so much for each that is too many.
};

// Decided already: worked, promised, or free for sure.
struct RosterFixed {
    std::uint32_t person = 0;
    std::uint32_t day = 0;
    ShiftKind kind = day_off;
};

// By person and day, row by row.
struct Roster {
    std::uint32_t days = 0;
    std::vector<ShiftKind> kinds;

    ShiftKind& at(std::size_t person, std::size_t day) { return kinds[person * days + day]; }
    ShiftKind at(std::size_t person, std::size_t day) const { return kinds[person * days + day]; }
    friend bool operator==(const Roster&, const Roster&) = default;
};

struct RosterProblem {
    std::uint32_t days = 0;
    std::uint32_t first_weekday = 0;  // Of day 0; 0 is Monday.
    std::vector<RosterKind> kinds;
    std::vector<RosterPerson> people;
    std::vector<RosterWish> wishes;
    std::vector<RosterNeed> needs;
    std::vector<RosterFixed> fixed;
    // A roster that people know already, or empty: whoever gets another kind of shift on a day than there
    // costs change_cost.
    Roster known;
    std::int32_t change_cost = 0;
};

// What cannot be planned with: a kind that does not exist, a weight out of range, … The detail says which.
// People for whom no row is possible are no mistake: see explain_impossible().
Result<void> check_roster_problem(const RosterProblem& problem);

// Nobody works.
Roster empty_roster(const RosterProblem& problem);

// Stored: never renumber.
enum class RosterRule : std::uint8_t {
    DayOff = 1,
    NotQualified = 2,
    NotAfterKind = 3,  // Too little rest between two days.
    MostOfKind = 4,
    MostMinutes = 5,
    LeastMinutes = 6,
    MostInARow = 7,
    LeastInARow = 8,
    LeastDaysOff = 9,
    MostWeekends = 10,
    Fixed = 11,
};

// A broken rule and a day on which one sees it.
struct RosterFault {
    RosterRule rule = RosterRule::DayOff;
    std::uint32_t day = 0;
    friend bool operator==(const RosterFault&, const RosterFault&) = default;
};

// Every rule that the person's row breaks, in the order of RosterRule; each rule once, on its first day.
std::vector<RosterFault> roster_faults(const RosterProblem& problem, const Roster& roster,
                                       std::uint32_t person);

// What the wishes, the needs and the changes cost; computed from scratch.
std::int64_t roster_cost(const RosterProblem& problem, const Roster& roster);

// The 0-limits and the others of one person and kind.
std::int32_t most_of_kind(const RosterPerson& person, std::size_t kind);

bool is_saturday(const RosterProblem& problem, std::uint32_t day);
bool is_sunday(const RosterProblem& problem, std::uint32_t day);

}  // namespace linli
