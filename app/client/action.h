#pragma once

#include <string>

#include "app/client/page.h"
#include "app/client/ui/widgets.h"

namespace linli::client {

// Whoever presses, and for whom.
struct Acting {
    const Known& known;
    const Viewer& me;
    Instant now;
    Outbox& outbox;
    PersonId for_person = {};  // Nobody: for themselves.
};

// Why it cannot be, by the rule that decides; empty when it can, or when only the server can know.
// `missing`: the text key that is said while words are still to be written.
std::string why_not(const Acting& by, const Command& command, const char* missing = nullptr);

// A button for a command: greyed with its reason where it cannot be. True: it was pressed and is on its way.
bool action(const Acting& by, const std::string& label, const Command& command,
            ui::ButtonOptions options = {}, const char* missing = nullptr, ui::Here here = {});

// Pushes what was chosen elsewhere than with a button; a refusal is said aloud. True: it is on its way.
bool act(const Acting& by, const Command& command);

}  // namespace linli::client
