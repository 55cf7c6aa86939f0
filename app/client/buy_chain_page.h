#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/services.h"
#include "shared/orders/order_book.h"

namespace linli::client {

struct BuyChainInput {
    CampaignId of;
    std::string pasted;
};

// /buy-chain/<campaign>: a pasted chain of orders, and the text for the chat.
LINLI_LATER void buy_chain_page(const Known& known, const Viewer& me, Instant now,
                                std::optional<CampaignId> campaign, BuyChainInput& input, Outbox& outbox,
                                Routes& routes, Services& services);
std::vector<Draft> drafts_of(BuyChainInput& input);

}  // namespace linli::client
