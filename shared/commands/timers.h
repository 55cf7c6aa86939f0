#pragma once

#include <optional>
#include <vector>

#include "shared/commands/command.h"

// What happens by itself. Each timer follows from a record, so the persistent timer table can always be
// derived again; when it is due the server sends itself the command (DESIGN §4).

namespace linli {

struct Due {
    Instant at;
    Command command;
};

// What this record wants to happen by itself, if anything.
std::optional<Due> due_of(const State& state, const RecordRef& record);

// Records whose timers look at this one, too: a shift that moves takes the reminders of its seats along. Of
// what was over before `at` none.
std::vector<RecordRef> timers_looking_at(const State& state, const RecordRef& changed, Instant at);

}  // namespace linli
