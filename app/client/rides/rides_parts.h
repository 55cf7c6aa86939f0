#pragma once

#include <vector>

#include "app/client/action.h"
#include "app/client/rides/rides_page.h"

// What the page of a day's rides is put together of.

namespace linli::client {

// The day that is shown: who is to be driven, by their time.
struct RidesShown {
    CivilDate date;
    TimeRange range;  // From midnight to midnight.
    std::vector<const Errand*> planned, unplanned;
    DayOfRides* day = nullptr;  // Nothing while a plan is looked for that was asked for.
};

// A search that is about another day, other rides or a time that is over is of no use any more; one that was
// asked for begins anew.
void forget_other_search(const RideDay& day, Instant now, RidesInput& input);
// A better plan: asked for, or looked for by itself while nothing else is to be done.
void draw_better_plan(const Acting& by, const RidesShown& shown, RidesInput& input, Services& services);

// The day by vehicle along its hours; first who has none, and dashed where they could go.
void draw_timeline(const Acting& by, const RidesShown& shown);
// On the telephone each vehicle's day is a list.
void draw_day_list(const Acting& by, const RidesShown& shown);

}  // namespace linli::client
