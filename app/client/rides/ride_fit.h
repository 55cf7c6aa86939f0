#pragma once

#include "app/client/action.h"
#include "shared/errands/rides/ride_explanation.h"
#include "shared/rides/ride_fit.h"

// What can be done for one ride that nobody drives yet: put in by one press, or why not and what would help.

namespace linli::client {

struct RideAnswer {
    RideFit fit;
    RideExplanation why;  // Only where it does not fit.
};

// One ride, and the day that it was looked at in.
struct RideInDay {
    RideDay day;
    RideAnswer answer;
};

// Takes some milliseconds: once a frame, and remembered. Of a day that holds more than one plan can, nothing.
RideAnswer answer_for(const State& state, const RideDay& day, ErrandId errand);

// The first other time at which it would fit; nullptr where none helps.
const RideHelp* other_time(const RideExplanation& why);

// Which vehicle, when and whom it moves, with the button that plans it so; else what stands against it, and a
// button for each thing that would help.
LINLI_LATER void draw_ride_answer(const Acting& by, const RideDay& day, const RideAnswer& answer,
                                  const Errand& errand);

}  // namespace linli::client
