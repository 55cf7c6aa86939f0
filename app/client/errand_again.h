#pragma once

#include "app/client/action.h"

// The same request in another way: who asked for it, or the desk after a call, changes one thing by one
// press.

namespace linli::client {

// "Make it tomorrow 8:00–12:00", "at the door will do", and the page where everything can be changed.
LINLI_LATER void draw_other_ways(const Acting& by, const Errand& errand);

// Nobody came and the time is over: is it still needed, and when? Nothing while there is time, or for who may
// not say so.
LINLI_LATER void draw_time_over(const Acting& by, const Errand& errand);

}  // namespace linli::client
