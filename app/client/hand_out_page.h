#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/services.h"
#include "shared/orders/order_book.h"

namespace linli::client {

struct HandOutInput {
    CampaignId of;
};

// /hand-out/<campaign>: arrival, packing and bags by door, for the team.
LINLI_LATER void hand_out_page(const Known& known, const Viewer& me, Instant now,
                               std::optional<CampaignId> campaign, HandOutInput& input, Outbox& outbox,
                               Routes& routes, Services& services);
std::vector<Draft> drafts_of(HandOutInput& input);

}  // namespace linli::client
