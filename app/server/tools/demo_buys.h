#pragma once

#include <vector>

#include "app/server/tools/data_folder.h"
#include "shared/orders/demo_buys.h"

namespace linli::server {

// Everything in them as people press it: leaders open and close, households order, some have paid.
// `persons`: who the people of the demo have become.
Result<void> press_demo_buys(const std::vector<DemoBuy>& buys, Intake& intake,
                             const std::vector<PersonId>& persons, Instant now);

}  // namespace linli::server
