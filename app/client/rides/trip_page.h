#pragma once

#include <set>
#include <string>

#include "app/client/services.h"

namespace linli::client {

// A way to the hospital that is being planned.
struct TripInput {
    bool planning = false;
    std::string place;
    int from = 0, until = 0;  // Minutes of today; both 0 while nothing was chosen.
    std::set<ErrandId> left_out;
};

// Medicines that I fetch and that no trip takes yet.
std::vector<const Errand*> errands_for_trip(const State& state, PersonId helper);
bool has_trip(const State& state, PersonId helper);  // One that is not over.

// /trip, for helpers: one way to the hospital for many doors; what to collect, what was got, what goes back.
LINLI_LATER void trip_page(const Known& known, const Viewer& me, Instant now, TripInput& input,
                           Outbox& outbox);

}  // namespace linli::client
