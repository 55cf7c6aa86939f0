#pragma once

#include <vector>

#include "app/server/intake.h"
#include "shared/people/demo.h"

namespace linli::server {

// Medicines that a driver fetches for three neighbours: a trip with two doors, cards that went from hand to
// hand, a question about another medicine, and a bag that waits for its second look. Pressed as people press.
// `persons`: who the people of the demo have become. Nothing where nobody fits.
Result<void> press_demo_medicines(const DemoCommunity& demo, Intake& intake,
                                  const std::vector<PersonId>& persons, Instant now);

}  // namespace linli::server
