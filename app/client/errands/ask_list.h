#pragma once

#include "app/client/errands/ask_input.h"

namespace linli::client {

// The typed list as it is read, each line to be said anew; and what only the asker knows, with an answer a
// press. Both are written into what was typed.
void draw_list_as_read(AskInput& input);

}  // namespace linli::client
