#pragma once

#include <string>

#include "shared/orders/order_book.h"

// A campaign's orders and its money as tables for a spreadsheet: CSV by RFC 4180 in UTF-8 with a byte order
// mark, by which spreadsheets know it. Sums are in yuan with two decimals. A cell that a spreadsheet would
// take for a formula begins with an apostrophe.

namespace linli::server {

enum class ExportLanguage : std::uint8_t { Chinese, English };

// A row a door, withdrawn orders among them where something was paid; a column an item, with what its bag
// holds.
std::string orders_csv(const State& state, CampaignId campaign, ExportLanguage language);
// A row an entry, as they came.
std::string ledger_csv(const State& state, CampaignId campaign, ExportLanguage language);

}  // namespace linli::server
