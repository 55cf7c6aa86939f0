#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <memory>

namespace linli::server {

using PlainStream = boost::asio::ip::tcp::socket;
using TlsStream = boost::asio::ssl::stream<boost::asio::ip::tcp::socket>;

inline PlainStream& tcp_of(PlainStream& stream) {
    return stream;
}
inline PlainStream& tcp_of(TlsStream& stream) {
    return stream.next_layer();
}

// Closes a connection that takes too long over something. Must not outlive the socket.
class Deadline {
public:
    explicit Deadline(PlainStream& socket) : socket_(socket), timer_(socket.get_executor()) {}
    ~Deadline() { stop(); }
    Deadline(const Deadline&) = delete;

    void start(std::chrono::steady_clock::duration duration) {
        stop();
        running_ = std::make_shared<bool>(true);
        timer_.expires_after(duration);
        timer_.async_wait([this, running = running_](const boost::system::error_code&) {
            boost::system::error_code ignored;
            if (*running) socket_.close(ignored);
        });
    }
    void stop() {
        if (running_) *running_ = false;
        timer_.cancel();
    }

private:
    PlainStream& socket_;
    boost::asio::steady_timer timer_;
    std::shared_ptr<bool> running_;
};

}  // namespace linli::server
