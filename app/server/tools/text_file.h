#pragma once

#include <string>

#include "shared/core/result.h"

namespace linli::server {

// The text of a file as UTF-8, whatever encoding it is in. A Failure names the file.
Result<std::string> read_text_file(const std::string& path);

}  // namespace linli::server
