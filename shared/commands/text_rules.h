#pragma once

#include "shared/commands/command.h"

namespace linli {

// Takes out of everything that people read what nobody sees (shared/core/visible_text.h). Names and other
// short texts are one line. Done wherever a command comes from: when it is pressed and when it arrives.
void clean_texts(Command& command);

// A text that is longer than its field may be would not be read back.
std::optional<Rejected> check_lengths(const Command& command);

}  // namespace linli
