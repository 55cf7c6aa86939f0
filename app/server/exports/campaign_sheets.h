#pragma once

#include "app/server/exports/sheet.h"
#include "shared/orders/order_book.h"

// A campaign's orders and its money, for its team.

namespace linli::server {

// A row a door, withdrawn orders among them where something was paid; a column an item, with what its bag
// holds.
Sheet orders_sheet(const State& state, CampaignId campaign, ExportLanguage language);
// What the supplier is to bring: a row an item, in cases and in units, and all of it; below it who the
// supplier is, where and when. Without rows where there is nothing to bring.
Sheet supplier_sheet(const State& state, const Campaign& campaign, ExportLanguage language);
// Packing by item: a row an item at a door. Without rows where no bag holds anything.
Sheet packing_sheet(const State& state, CampaignId campaign, ExportLanguage language);
// A row an entry, as they came.
Sheet ledger_sheet(const State& state, CampaignId campaign, ExportLanguage language);

}  // namespace linli::server
