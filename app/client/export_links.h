#pragma once

#include <string>

#include "app/client/page.h"

// Links by which the server sends a table for a spreadsheet; see app/server/http/export_routes.h.

namespace linli::client {

// One link a kind of file. `path` follows /api/export/ and has no ending: buy/<campaign>/orders.
void export_links(const Known& known, const std::string& what, const std::string& path);
// The path of a table of the roster ("roster", "hours", "service"), from the first day up to the one behind
// the last.
std::string roster_table_path(CivilDate first, CivilDate until, const std::string& table);

}  // namespace linli::client
