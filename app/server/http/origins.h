#pragma once

#include <string>
#include <vector>

#include "app/server/http/message.h"
#include "app/server/http/settings.h"

namespace linli::server {

// Which pages may speak to us: an exact list, never a pattern.
class Origins {
public:
    Origins() = default;  // Nobody.
    explicit Origins(const Settings& settings);
    // Does the Origin header name one of ours? Browsers always send it with a POST and with a socket.
    bool allow(const Request& request) const;

private:
    std::vector<std::string> allowed_;
    bool own_host_over_tls_ = false;  // TLS without a public origin: https and the host that was asked for.
};

// The headers that every answer carries. The content security policy allows our own files and our own socket,
// nothing else.
std::vector<std::pair<std::string, std::string>> security_headers(const Request& request, bool secure);

}  // namespace linli::server
