#pragma once

#include <vector>

#include "shared/people/commands.h"
#include "shared/people/register_compare.h"
#include "shared/state/state.h"

// Between a register that was read and the community that is known: the page and the command line use the
// same way.

namespace linli {

// Everybody with a door who is known here, in the order of `ids` (by person).
struct KnownPeople {
    std::vector<PersonId> ids;
    std::vector<KnownPerson> people;
};
KnownPeople known_people(const State& state);

PersonEntry entry_of(const RegisterRow& row);

}  // namespace linli
