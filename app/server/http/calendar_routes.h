#pragma once

#include <string>
#include <string_view>

#include "app/server/exports/sheet.h"
#include "app/server/http/message.h"
#include "app/server/http/writer.h"

// GET /calendar/<secret>.ics, in English with -en before the dot: text/calendar for programs that have no
// session. A secret that was never made, one that ended, and the one of a post whose coordinator is none any
// more are not_found alike.

namespace linli::server {

inline constexpr std::string_view calendar_path = "/calendar/";

std::string calendar_path_of(const std::string& secret, ExportLanguage language);
Response calendar_file(const Request& request, Writer::Desk& desk);

}  // namespace linli::server
