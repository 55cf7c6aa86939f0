#pragma once

#include <vector>

#include "app/client/action.h"
#include "shared/errands/commands.h"

// The way on from a refused request or a refused yes: nothing that was written is lost.

namespace linli::client {

struct AskedLater {
    TimeRange window;
    AskForHelp command;  // As it was, at this time.
};

// What waited without a network until its time was over, at times that are still to come; else nothing.
std::vector<AskedLater> asked_later(const Acting& by, const Refusal& refusal);

// A button for each of them; and to who was not the first to say yes, the way to those who still wait. True:
// it was asked for again.
LINLI_LATER bool draw_refused_errand(const Acting& by, const Refusal& refusal);

}  // namespace linli::client
