#pragma once

#include <boost/asio/awaitable.hpp>
#include <optional>

#include "app/server/http/service.h"
#include "app/server/http/stream.h"
#include "shared/core/result.h"

namespace linli::server {

// Takes connections until the acceptor is closed. With a TLS context each begins with its handshake.
boost::asio::awaitable<void> listen(boost::asio::ip::tcp::acceptor& acceptor, boost::asio::ssl::context* tls,
                                    Service& service);

// Reads certificate and key; says which file is wrong and how.
Result<void> load_tls(boost::asio::ssl::context& tls, const Settings& settings);

// Binds to settings.listen and settings.port (0: any free one).
Result<void> bind(boost::asio::ip::tcp::acceptor& acceptor, const Settings& settings);

}  // namespace linli::server
