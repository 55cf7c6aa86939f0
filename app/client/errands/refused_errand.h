#pragma once

#include <optional>
#include <vector>

#include "app/client/action.h"
#include "shared/errands/commands.h"

// The way on from a refused request or a refused yes: nothing that was written is lost.

namespace linli::client {

struct AskedLater {
    TimeRange window;
    AskForHelp command;               // As it was, at this time.
    std::optional<TimeRange> arrive;  // When to be there then, where an appointment had been said.
};

// What waited without a network until its time was over, at times that are still to come; else nothing.
std::vector<AskedLater> asked_later(const Acting& by, const Refusal& refusal);

// Right behind `later` was asked for under the id `made`: its appointment is said again. That it was refused
// with the request is no news any more.
void keep_appointment(const Acting& by, const Refusal& refusal, const AskedLater& later, ErrandId made);

// A button for each of them; and to who was not the first to say yes, the way to those who still wait. True:
// it was asked for again.
LINLI_LATER bool draw_refused_errand(const Acting& by, const Refusal& refusal);

}  // namespace linli::client
