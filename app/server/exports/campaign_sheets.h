#pragma once

#include "app/server/exports/sheet.h"
#include "shared/orders/order_book.h"

// A campaign's orders and its money, for its team.

namespace linli::server {

// A row a door, withdrawn orders among them where something was paid; a column an item, with what its bag
// holds.
Sheet orders_sheet(const State& state, CampaignId campaign, ExportLanguage language);
// A row an entry, as they came.
Sheet ledger_sheet(const State& state, CampaignId campaign, ExportLanguage language);

}  // namespace linli::server
