#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/services.h"
#include "shared/orders/order_book.h"

namespace linli::client {

struct BuyDeskInput {
    CampaignId of;  // Whose sheets and words the following are.
};

// /buy-desk/<campaign>: orders, money and delivery, for the team.
LINLI_LATER void buy_desk_page(const Known& known, const Viewer& me, Instant now,
                               std::optional<CampaignId> campaign, BuyDeskInput& input, Outbox& outbox,
                               Routes& routes, Services& services);
std::vector<Draft> drafts_of(BuyDeskInput& input);

}  // namespace linli::client
