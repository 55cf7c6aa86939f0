#include "app/server/http/socket_session.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

namespace linli::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using namespace std::chrono_literals;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr auto handshake_timeout = 10s;
constexpr auto silence_timeout =
    60s;  // A quiet device is asked after half of it; browsers answer by themselves.
constexpr auto close_timeout = 1s;

const char* name_of(CloseCode code) {
    switch (code) {
        case CloseCode::GoingAway:
            return "going_away";
        case CloseCode::TryAgainLater:
            return "try_again_later";
        case CloseCode::SignedOut:
            return "signed_out";
        case CloseCode::Unreadable:
            return "unreadable";
        case CloseCode::TooManyMessages:
            return "too_many_messages";
        case CloseCode::TooManySockets:
            return "too_many_sockets";
    }
    return "";
}

template <class Stream>
class SocketSession final : public Transport, public std::enable_shared_from_this<SocketSession<Stream>> {
public:
    SocketSession(Stream stream, Service& service)
        : socket_(std::move(stream)), service_(service), news_(socket_.get_executor()), hurry_(tcp()) {
        socket_.set_option(websocket::stream_base::timeout{handshake_timeout, silence_timeout, true});
        socket_.read_message_max(max_frame_bytes);
        socket_.auto_fragment(false);
        socket_.binary(true);
    }

    // `handshake` outlives the session.
    asio::awaitable<void> run(const std::string& handshake, std::optional<Peer> peer) {
        const auto [error] = co_await socket_.async_accept(asio::buffer(handshake), as_result);
        if (error) co_return;
        CloseCode why_not = CloseCode::SignedOut;
        if (peer) key_ = service_.sockets.open(*peer, *this, why_not);
        if (!key_) {
            hurry_.start(close_timeout);
            co_await socket_.async_close(reason(why_not), as_result);
            co_return;
        }
        asio::co_spawn(socket_.get_executor(), write(this->shared_from_this()), asio::detached);
        co_await read();
        service_.sockets.closed(*key_);
        open_ = false;
        news_.cancel();
    }

    void wake() override {
        news_.cancel();
        if (!service_.sockets.close_wanted(*key_) || hurrying_) return;
        hurrying_ = true;
        hurry_.start(close_timeout);
    }

private:
    PlainStream& tcp() { return tcp_of(socket_.next_layer()); }

    static websocket::close_reason reason(CloseCode code) {
        return {static_cast<websocket::close_code>(code), name_of(code)};
    }

    asio::awaitable<void> read() {
        beast::flat_buffer buffer;
        while (true) {
            const auto [error, size] = co_await socket_.async_read(buffer, as_result);
            if (error) co_return;
            const std::string_view bytes(static_cast<const char*>(buffer.data().data()), size);
            service_.sockets.receive(*key_, socket_.got_binary() ? bytes : std::string_view{});
            buffer.consume(size);
        }
    }

    asio::awaitable<void> write(std::shared_ptr<SocketSession> self) {
        while (self->open_) {
            if (const Frame frame = service_.sockets.next_to_send(*key_)) {
                const auto [error, size] = co_await socket_.async_write(asio::buffer(*frame), as_result);
                if (error) break;
                service_.sockets.sent(*key_);
            } else if (const auto code = service_.sockets.close_wanted(*key_)) {
                co_await socket_.async_close(reason(*code), as_result);
                break;
            } else {
                news_.expires_at(std::chrono::steady_clock::time_point::max());
                co_await news_.async_wait(as_result);
            }
        }
        boost::system::error_code ignored;
        tcp().close(ignored);
    }

    websocket::stream<Stream> socket_;
    Service& service_;
    asio::steady_timer news_;  // Cancelled when there is something to send.
    Deadline hurry_;
    bool hurrying_ = false;
    bool open_ = true;
    std::optional<SocketKey> key_;
};

template <class Stream>
asio::awaitable<void> serve(Stream stream, std::string handshake, std::optional<Peer> peer,
                            Service& service) {
    const auto session = std::make_shared<SocketSession<Stream>>(std::move(stream), service);
    co_await session->run(handshake, peer);
}

}  // namespace

asio::awaitable<void> serve_socket(PlainStream stream, std::string handshake, std::optional<Peer> peer,
                                   Service& service) {
    return serve(std::move(stream), std::move(handshake), peer, service);
}

asio::awaitable<void> serve_socket(TlsStream stream, std::string handshake, std::optional<Peer> peer,
                                   Service& service) {
    return serve(std::move(stream), std::move(handshake), peer, service);
}

}  // namespace linli::server
