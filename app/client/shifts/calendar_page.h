#pragma once

#include <optional>

#include "app/client/services.h"

namespace linli::client {

struct CalendarInput {
    bool asked = false;  // Which links there are.
};

// /calendar: my shifts in the calendar of my own phone.
LINLI_LATER void calendar_page(const Known& known, const Viewer& me, Instant now, CalendarInput& input,
                               Services& services);
// The link by which a calendar program reads my shifts, or those of a post: made, copied once, ended.
LINLI_LATER void calendar_part(const Known& known, const Viewer& me, Instant now, std::optional<PostId> post,
                               CalendarInput& input, Services& services);

}  // namespace linli::client
