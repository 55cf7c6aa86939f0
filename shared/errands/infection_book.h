#pragma once

#include <optional>

#include "shared/errands/matching/infection.h"
#include "shared/state/state.h"

// Who is kept apart from whom because of an isolation or an infection: the one place that reads it out of the
// records. Matching, taking, asking around, "agreed by telephone", checks on people who live alone and the
// planning of rides all ask here. A device knows little of it, so the server decides once more, and its
// refusal does not say why: it is nobody's business.

namespace linli {

Health health_of(const State& state, PersonId person);  // As far as it is known here.

// Isolated or infectious: goes nowhere, neither to help nor to drive nor to look after somebody.
bool stays_home(const State& state, PersonId person);
// Who stays home and wants to take something on learns why they cannot. Who acts for them is not told.
std::optional<Rejected> check_may_go(const State& state, const Stamp& by, PersonId person);

// For whom an infection is dangerous: bits of namespace vulnerable.
std::uint8_t vulnerability_of(const State& state, PersonId person);

Meeting meeting_of(const ErrandNeeds& needs);

// What is needed, as it may be for this person: a home that is kept apart is helped at its door without a
// meeting, and who is kept apart shares no vehicle. What was asked for more than that is left out.
ErrandNeeds kept_apart_needs(const State& state, PersonId asked_for, ErrandKind kind, ErrandNeeds needs);

// After somebody's care was changed. If they are kept apart now, everything that is under way for them is
// done at their door, and what they had taken on or were to drive is open for others again. Whoever was to go
// to them and may not any more is relieved.
void keep_apart(State& state, const Stamp& by, IdSource& ids, PersonId person);

// Does who rides have the vehicle alone? Asked for, or because of an isolation.
bool rides_alone(const State& state, const Errand& errand);

// The two sides of a meeting, as the rule needs them, on the day on which the errand can begin.
HomeExposure home_exposure(const State& state, const Errand& errand);
HelperExposure helper_exposure(const State& state, const Errand& errand, PersonId helper, Instant at);

// May this helper go there at all?
std::optional<Rejected> check_infection(const State& state, const Errand& errand, PersonId helper,
                                        Instant at);

}  // namespace linli
