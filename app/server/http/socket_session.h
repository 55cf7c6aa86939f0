#pragma once

#include <boost/asio/awaitable.hpp>
#include <optional>
#include <string>

#include "app/server/http/service.h"
#include "app/server/http/stream.h"

namespace linli::server {

// One WebSocket: accepts the upgrade (`handshake` is the request as text), then carries messages between the
// device and Sockets. Without a peer nobody is signed in: the socket is closed with a code that the page
// understands.
boost::asio::awaitable<void> serve_socket(PlainStream stream, std::string handshake, std::optional<Peer> peer,
                                          Service& service);
boost::asio::awaitable<void> serve_socket(TlsStream stream, std::string handshake, std::optional<Peer> peer,
                                          Service& service);

}  // namespace linli::server
