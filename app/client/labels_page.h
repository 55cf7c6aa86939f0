#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/services.h"
#include "shared/orders/order_book.h"

namespace linli::client {

struct LabelsInput {
    CampaignId of;
};

// /labels/<campaign>: large labels with a code, to be printed; for the team.
LINLI_LATER void labels_page(const Known& known, const Viewer& me, Instant now,
                             std::optional<CampaignId> campaign, LabelsInput& input, Outbox& outbox,
                             Routes& routes, Services& services);

}  // namespace linli::client
