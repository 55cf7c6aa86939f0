#pragma once

#include <optional>

#include "app/client/hand_out_book.h"
#include "app/client/remembered.h"
#include "app/client/services.h"

namespace linli::client {

struct BuySheetsInput {
    bool packing = false;  // How much of each item goes to which door; else what the supplier is to bring.
    Remembered<HandOutBook> book;
};

// /buy-sheets/<campaign>: the supplier's sheet and the packing list to be printed, copied for a chat or saved
// as a table; for the team. Where there is nothing to bring it says so instead.
LINLI_LATER void buy_sheets_page(const Known& known, const Viewer& me, Instant now,
                                 std::optional<CampaignId> campaign, BuySheetsInput& input,
                                 Services& services);

}  // namespace linli::client
