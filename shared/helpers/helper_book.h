#pragma once

#include <optional>
#include <vector>

#include "shared/state/state.h"

// Questions about helpers. Rules and pages ask the same ones.

namespace linli {

// Whoever holds any role is called when neighbours need something done.
bool is_helper(const State& state, PersonId person);

// The minutes of a day in which neighbours help who have not said otherwise.
inline constexpr std::int32_t daytime_from = 8 * 60, daytime_until = 22 * 60;

// What is assumed of a helper who has not said what they offer: everything on foot, in the daytime.
Offer default_offer(const State& state, PersonId person);
// What they said, or the default.
Offer offer_of(const State& state, PersonId person);
std::vector<BuildingId> offered_buildings(const State& state, PersonId helper);  // None: everywhere.

// Does the offer stand at this moment: not paused, not over?
bool stands_at(const Offer& offer, Instant at);

std::vector<PersonId> helpers(const State& state);  // By id, each once.

// Who has said what they could do and is no helper yet, by id: a coordinator enters them, or says not now.
// Until then nobody is sent to anybody's door.
std::vector<PersonId> waiting_to_help(const State& state, Instant at);

// One of the two does not want to meet the other. Which one it is, no answer says.
bool is_blocked(const State& state, PersonId one, PersonId other);

// May this helper have the key of whoever lives here? Who holds one already and may not any more still has
// it, until it is fetched back.
std::optional<Rejected> check_key_holder(const State& state, PersonId at_home, PersonId holder);

// The key to this door that this helper has; nothing where they have none.
const KeyHeld* key_held(const State& state, HouseholdId door, PersonId holder);

std::vector<const Report*> open_reports(const State& state);  // The oldest first.

}  // namespace linli
