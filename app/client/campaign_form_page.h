#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/services.h"
#include "shared/orders/order_book.h"

namespace linli::client {

// What is being typed for a new campaign, or to change one.
struct CampaignFormInput {
    CampaignId changes;  // None: a new one.
};

// /new-buy, and /change-buy/<campaign> with `changes`.
LINLI_LATER void campaign_form_page(const Known& known, const Viewer& me, Instant now,
                                    std::optional<CampaignId> changes, CampaignFormInput& input,
                                    Outbox& outbox, Routes& routes, Services& services);
std::vector<Draft> drafts_of(CampaignFormInput& input);

}  // namespace linli::client
