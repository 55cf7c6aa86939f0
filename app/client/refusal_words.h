#pragma once

#include <optional>
#include <string>

#include "app/client/page.h"

namespace linli::client {

// The proposal that a coordinator accepted with this command; nothing: it is another command.
std::optional<AcceptPlan> accepted_plan(const Command& command);

// Why the server said no to what was pressed here, in one line.
std::string refusal_words(const Known& known, const Viewer& me, Instant now, const Refusal& refusal);

}  // namespace linli::client
