#pragma once

#include <optional>

#include "shared/core/rejected.h"
#include "shared/core/stamp.h"

namespace linli {

struct State;

// Declares the two functions that make a command: the rules, one early return per broken rule, and the
// change, which is only made after `check` found nothing. Nothing else changes the state.
#define LINLI_RULES_OF(Command)                                                                 \
    std::optional<Rejected> check(const State& state, const Stamp& by, const Command& command); \
    void change(State& state, const Stamp& by, const Command& command)

}  // namespace linli
