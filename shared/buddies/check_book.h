#pragma once

#include <optional>
#include <vector>

#include "shared/state/state.h"

// Questions about checks. Rules and pages ask the same ones.

namespace linli {

bool is_paused(const CheckPlan& plan, Instant at);
bool is_unanswered(const CheckRound& round);   // Open or missed: nobody knows yet how the person is.
bool needs_somebody(const CheckRound& round);  // Unanswered, or answered with a call for help.

// The first time strictly after `after` at which the plan wants a check; nothing while it is paused until
// further notice.
std::optional<Instant> next_due_after(const CheckPlan& plan, Instant after, UtcOffset offset);
// The same for a plan that starts or is changed: who was checked today is not checked again today.
std::optional<Instant> first_due_from(const State& state, const CheckPlan& plan, Instant at);

const CheckPlan* plan_of(const State& state, PersonId person);
const CheckRound* unanswered_round_of(const State& state, PersonId person);      // There is one at most.
std::vector<const CheckStep*> steps_of(const State& state, CheckRoundId round);  // In the order of asking.
const CheckStep* step_on(const State& state, CheckRoundId round, CheckRung rung);

// The plans in which this person is the buddy or the second, by next due time.
std::vector<const CheckPlan*> plans_with(const State& state, PersonId buddy);
// The rounds that ask this person now, the oldest first.
std::vector<const CheckRound*> rounds_asking(const State& state, PersonId person);
// For the coordinators' desk: who needs help first, then whom nobody reached; in each the oldest first.
std::vector<const CheckRound*> rounds_in_need(const State& state);

// Who can be asked on this rung: not the person themselves, nobody who was asked in this round before, and
// nobody who is isolated, because whoever is asked may have to go there.
std::optional<PersonId> person_to_ask(const State& state, const CheckRound& round, CheckRung rung);
// The next rung on which somebody can be asked; at the end the coordinators'.
CheckRung next_rung(const State& state, const CheckRound& round);

// Whether this person may hold plan and rounds by who they are to the person checked, apart from roles.
bool is_checker_of(const State& state, PersonId checker, PersonId person);

enum class SheetState : std::uint8_t {
    Planned,  // Not due yet.
    NotHeld,  // Was due, and nobody was asked.
    Paused,
    Open,
    Missed,
    Help,
    Well,
    Closed,
};
struct SheetLine {
    PersonId person;
    Instant due;
    SheetState state = SheetState::Planned;
    const CheckRound* round = nullptr;
};
// The checks of one day, by time and then by door; and those of days before that still need somebody, who
// must not be forgotten because it is past midnight.
std::vector<SheetLine> call_sheet(const State& state, CivilDate date, Instant now);

}  // namespace linli
