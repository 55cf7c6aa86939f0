#pragma once

#include <boost/asio/io_context.hpp>
#include <functional>
#include <memory>

#include "app/server/push/outgoing.h"

namespace linli::server {

// Carries requests out of the server, each on a connection of its own. Addresses are looked up here, and what
// a name stands for is judged before anything is sent there. On the network thread.
class Outgoing {
public:
    Outgoing(boost::asio::io_context& io, Reach reach);
    ~Outgoing();
    Outgoing(const Outgoing&) = delete;

    // `then` is called once, on the network thread.
    void send(OutgoingRequest request, std::function<void(OutgoingAnswer)> then);

private:
    struct Ways;  // The network library's parts.
    std::unique_ptr<Ways> ways_;
};

}  // namespace linli::server
