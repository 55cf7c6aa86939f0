#pragma once

#include "app/client/action.h"
#include "app/client/ui/later.h"
#include "shared/orders/order_records.h"

namespace linli::client {

// When a door fetches its bag, as radio buttons; nothing where the campaign offers no times or the bag is
// brought. Where it cannot be chosen any more, what was chosen is said.
LINLI_LATER void draw_pick_up_choice(const Acting& by, const Campaign& campaign, const Order& order);

}  // namespace linli::client
