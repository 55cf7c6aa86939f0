#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace linli::server {

// Without padding, as web push and JSON Web Tokens write bytes (RFC 4648, section 5).
std::string base64url(std::string_view bytes);
std::optional<std::string> bytes_from_base64url(std::string_view text);

}  // namespace linli::server
