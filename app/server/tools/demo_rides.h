#pragma once

#include <vector>

#include "app/server/intake.h"
#include "shared/people/demo.h"

namespace linli::server {

// A busy day of rides, as the whole quarter has it: 200 neighbours go to hospital tomorrow, and what fits is
// planned. What the rules refuse is left out. `persons`: who the people of the demo have become.
Result<void> press_demo_rides(const DemoCommunity& demo, Intake& intake, const std::vector<PersonId>& persons,
                              Instant now);

}  // namespace linli::server
