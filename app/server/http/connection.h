#pragma once

#include <boost/asio/awaitable.hpp>

#include "app/server/http/service.h"
#include "app/server/http/stream.h"

namespace linli::server {

// One HTTP connection from its first byte to its last: requests one after the other, until one of them opens
// the socket.
boost::asio::awaitable<void> serve_connection(PlainStream stream, Service& service);
boost::asio::awaitable<void> serve_connection(TlsStream stream,
                                              Service& service);  // The TLS handshake is done.

}  // namespace linli::server
