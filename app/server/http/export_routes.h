#pragma once

#include <string_view>

#include "app/server/http/message.h"
#include "shared/core/time.h"
#include "shared/state/state.h"

// GET /api/export/…: tables for a spreadsheet, each as .csv or .xlsx, in English with -en before the dot.
//   buy/<campaign>/orders.csv  …/ledger.csv             for its team
//   roster/<first>/<until>/roster.csv  …/hours.csv      for coordinators; days such as 2026-11-23, `until` is
//                                                       the first one that is not part of it, at most two
//                                                       years later

namespace linli::server {

inline constexpr std::string_view export_path = "/api/export/";

// `rest` is what follows export_path. What is not theirs, or is not there, is not_found alike.
Response export_table(const State& state, PersonId me, Instant now, std::string_view rest);

}  // namespace linli::server
