#pragma once

#include <string>

#include "app/client/page.h"

namespace linli::client {

// Why the server said no to what was pressed here, in one line.
std::string refusal_words(const Known& known, const Viewer& me, Instant now, const Refusal& refusal);

}  // namespace linli::client
