#pragma once

#include <functional>

#include "shared/commands/command.h"

namespace linli {

// Replaces every id in a command by what `rename` makes of it.
void rename_ids(Command& command, const std::function<Bits128(Bits128)>& rename);

}  // namespace linli
