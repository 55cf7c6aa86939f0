#pragma once

#include "shared/core/time.h"

namespace linli::server {

Instant now();  // The server's clock; only here does time enter.

// For trying out what happens by itself: from then on each SIGUSR1 moves this clock ten minutes on. Only a
// demo does so.
void let_clock_be_moved();

}  // namespace linli::server
