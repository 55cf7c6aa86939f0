#pragma once

#include <string>

#include "shared/core/result.h"

namespace linli::server {

// Prints how the chain in this file is read, as JSON.
Result<void> print_chain(const std::string& kind, const std::string& file);

}  // namespace linli::server
