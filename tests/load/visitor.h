#pragma once

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <functional>
#include <memory>

#include "shared/wire/messages.h"
#include "tests/load/visited_community.h"

namespace linli::load {

// One device on the real socket of a real server, as a browser would be. Everything happens inside the
// io_context's run; callbacks are called there.
class Visitor {
public:
    using Clock = std::chrono::steady_clock;
    using OnReady = std::function<void(bool connected)>;  // Welcomed, and it has what it may hold.
    using OnAnswer = std::function<void(const Answer& answer, Clock::duration waited)>;

    Visitor(boost::asio::io_context& io, std::uint16_t port, const Guest& guest);
    ~Visitor();
    Visitor(const Visitor&) = delete;

    // Says hello; nothing below `lowest_held` will come again.
    void connect(std::uint64_t lowest_held, OnReady then);
    // Sends a command under the number. No answer comes when the connection breaks.
    void press(std::uint64_t number, const Command& command, OnAnswer then);

private:
    class Connection;
    std::shared_ptr<Connection> connection_;
};

}  // namespace linli::load
