#pragma once

#include "app/client/services.h"

namespace linli::client {

struct RemindersInput {
    bool asked = false;  // Whether this browser takes them.
};

// Of 我的: when I am reminded of a shift, when I am left in peace, and whether this phone rings.
LINLI_LATER void reminders_part(const Known& known, const Viewer& me, Instant now, RemindersInput& input,
                                Outbox& outbox, Services& services);

}  // namespace linli::client
