#pragma once

#include "shared/core/time.h"

namespace linli::server {

Instant now();  // The server's clock; only here does time enter.

}  // namespace linli::server
