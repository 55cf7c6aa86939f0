#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "shared/core/id.h"

namespace linli::server {

// One open socket, for as long as this process runs.
using SocketKey = std::uint64_t;

// Encoded once, sent to many.
using Frame = std::shared_ptr<const std::string>;

// Why the server ended a socket: the code of the close frame. 1001 stands for a server that is being stopped
// (RFC 6455).
enum class CloseCode : std::uint16_t {
    GoingAway = 1001,
    TryAgainLater = 1013,
    SignedOut = 4001,   // Revoked, expired or signed out elsewhere: ask the person to sign in.
    Unreadable = 4002,  // These bytes are no message that we know: reload.
    TooManyMessages = 4003,
    TooManySockets = 4004,
};

// What the writer gives the network for one socket. To be sent in order.
struct Delivery {
    enum class Kind : std::uint8_t {
        Message,  // Always sent: welcomes, answers, found people.
        News,     // Records; a socket that is behind may leave them and ask for a catch-up later.
        CatchUp,  // What it asked for.
        Close,
    };
    SocketKey socket = 0;
    Kind kind = Kind::Message;
    std::vector<Frame> frames;
    Version until = 0;  // Of records: the cursor afterwards.
    CloseCode code = CloseCode::GoingAway;
};

}  // namespace linli::server
