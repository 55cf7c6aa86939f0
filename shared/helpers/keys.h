#pragma once

#include <optional>

#include "shared/state/state.h"

// What becomes of the keys that helpers hold (KeyHeld) when somebody lives elsewhere.

namespace linli {

// Somebody lives elsewhere now, or is one with another entry: they need no key to their own door. At the door
// that they `left`, if nobody lives there any more, the keys end, and the holders are told.
void mend_keys(State& state, const Stamp& by, IdSource& ids, PersonId moved, std::optional<HouseholdId> left);

}  // namespace linli
