#pragma once

#include "app/client/errands/errands_page.h"

// The same request in another way: who asked for it, or the desk after a call, changes one thing by one
// press.

namespace linli::client {

// "Tomorrow 8:00–12:00", or only until when where it begins at once.
std::string other_time_words(const TimeRange& window, const Saying& saying);

// "Make it tomorrow 8:00–12:00", "at the door will do", and the page where everything can be changed.
LINLI_LATER void draw_other_ways(const Acting& by, const Errand& errand);

// Nobody came and the time is over: is it still needed, and when? Nothing while there is time, or for who may
// not say so.
LINLI_LATER void draw_time_over(const Acting& by, const Errand& errand);

// Whoever has it said nothing until the time was over: they are called, or somebody else is looked for.
// Nothing for the helper themselves, and for who may not say so.
LINLI_LATER void draw_overdue(const Acting& by, const Errand& errand, ErrandsInput& input);

}  // namespace linli::client
