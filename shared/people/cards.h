#pragma once

#include "shared/core/rules.h"

namespace linli {

// Whether `by` may give out a card that signs a device in as this person: a coordinator, the steward of their
// building, or the person for another device of theirs. A card lets its holder do all that the person may do,
// so nobody gives one out for somebody who may do more than they: only an administrator for an administrator,
// only a coordinator for a coordinator, and no steward for the steward of a building that is not theirs too.
std::optional<Rejected> check_card(const State& state, const Stamp& by, PersonId for_person);

}  // namespace linli
