#pragma once

#include <string>
#include <string_view>

namespace linli::server {

std::string json_text(std::string_view text);  // In quotes, as JSON wants it.

}  // namespace linli::server
