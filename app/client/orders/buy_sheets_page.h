#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/remembered.h"
#include "app/client/services.h"
#include "app/client/ui/containers.h"

namespace linli::client {

// One sheet in words.
struct SheetTable {
    std::string title;
    std::vector<ui::TableColumn> columns;
    std::vector<std::vector<std::string>> rows;
    std::string chat;           // The same as a message.
    const char* saved_as = "";  // Its file without an ending.
};

struct BuySheetsInput {
    bool packing = false;  // How much of each item goes to which door; else what the supplier is to bring.
    Remembered<SheetTable> table;
};

// /buy-sheets/<campaign>: the supplier's sheet and the packing list to be printed, copied for a chat or saved
// as a table; for the team. Where there is nothing to bring it says so instead.
LINLI_LATER void buy_sheets_page(const Known& known, const Viewer& me, Instant now,
                                 std::optional<CampaignId> campaign, BuySheetsInput& input,
                                 Services& services);

}  // namespace linli::client
