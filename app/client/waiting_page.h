#pragma once

#include "app/client/page.h"

namespace linli::client {

// What was refused, with what can be done instead, and what still waits to be sent.
LINLI_LATER void waiting_page(const Known& known, const Viewer& me, Instant now, Outbox& outbox);

}  // namespace linli::client
