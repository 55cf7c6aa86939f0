#include "app/server/http/outgoing.h"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "app/server/http/stream.h"

namespace linli::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr auto connect_timeout = 10s;
constexpr auto answer_timeout = 20s;

// Writes the request and reads until the answer is whole, the connection closed or the time over.
template <class Stream>
asio::awaitable<OutgoingAnswer> exchange(Stream& stream, Deadline& deadline, const std::string& bytes) {
    OutgoingAnswer answer;
    deadline.start(answer_timeout);
    const auto [write_error, written] = co_await asio::async_write(stream, asio::buffer(bytes), as_result);
    if (write_error) co_return answer;
    std::string received;
    std::array<char, 4096> part{};
    while (received.size() < max_answer_read && !is_whole_answer(received)) {
        const auto [error, size] = co_await stream.async_read_some(asio::buffer(part), as_result);
        received.append(part.data(), size);
        if (error) break;
    }
    deadline.stop();
    answer = read_answer(received);
    co_return answer;
}

asio::awaitable<OutgoingAnswer> exchange_secure(tcp::socket socket, asio::ssl::context& tls,
                                                const OutgoingRequest& request, const std::string& bytes) {
    TlsStream stream(std::move(socket), tls);
    Deadline deadline(tcp_of(stream));
    const std::string& host = request.address.host;
    SSL_set_tlsext_host_name(stream.native_handle(), host.c_str());
    stream.set_verify_callback(asio::ssl::host_name_verification(host));
    deadline.start(connect_timeout);
    const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::client, as_result);
    OutgoingAnswer answer;
    if (!error) answer = co_await exchange(stream, deadline, bytes);
    co_return answer;
}

asio::awaitable<OutgoingAnswer> exchange_plain(tcp::socket socket, const std::string& bytes) {
    Deadline deadline(socket);
    const OutgoingAnswer answer = co_await exchange(socket, deadline, bytes);
    co_return answer;
}

// The first address that answers among those that may be gone to. The connection is made to the very address
// that was judged: another look-up could give another one.
asio::awaitable<bool> connect_to(tcp::socket& socket, const tcp::resolver::results_type& found,
                                 const OutgoingRequest& request, const Reach& reach, bool& forbidden) {
    forbidden = true;
    for (const auto& entry : found) {
        const tcp::endpoint endpoint = entry.endpoint();
        if (!may_connect(endpoint.address().to_string(), request.address, reach)) continue;
        forbidden = false;
        boost::system::error_code ignored;
        socket.close(ignored);
        Deadline deadline(socket);
        deadline.start(connect_timeout);
        const auto [error] = co_await socket.async_connect(endpoint, as_result);
        if (!error) co_return true;
    }
    co_return false;
}

asio::awaitable<OutgoingAnswer> deliver(const OutgoingRequest& request, asio::ssl::context& tls,
                                        const Reach& reach) {
    OutgoingAnswer none;
    const auto executor = co_await asio::this_coro::executor;
    const std::string bytes = request_bytes(request);
    const std::string port = std::to_string(request.address.port);
    tcp::resolver resolver(executor);
    const auto [error, found] = co_await resolver.async_resolve(request.address.host, port, as_result);
    if (error) co_return none;
    tcp::socket socket(executor);
    const bool connected = co_await connect_to(socket, found, request, reach, none.forbidden);
    if (!connected) co_return none;
    if (!request.address.secure) co_return co_await exchange_plain(std::move(socket), bytes);
    co_return co_await exchange_secure(std::move(socket), tls, request, bytes);
}

}  // namespace

struct Outgoing::Ways {
    asio::io_context& io;
    Reach reach;
    asio::ssl::context tls{asio::ssl::context::tls_client};
};

Outgoing::Outgoing(asio::io_context& io, Reach reach) : ways_(new Ways{io, std::move(reach)}) {
    boost::system::error_code ignored;  // Without certificates no handshake succeeds, and that is said then.
    ways_->tls.set_default_verify_paths(ignored);
    ways_->tls.set_verify_mode(asio::ssl::verify_peer, ignored);
}

Outgoing::~Outgoing() = default;

void Outgoing::send(OutgoingRequest request, std::function<void(OutgoingAnswer)> then) {
    struct Trip {
        OutgoingRequest request;
        std::function<void(OutgoingAnswer)> then;
    };
    const auto trip = std::make_shared<Trip>(Trip{std::move(request), std::move(then)});
    const auto go = [](std::shared_ptr<Trip> one, Ways& ways) -> asio::awaitable<void> {
        OutgoingAnswer answer = co_await deliver(one->request, ways.tls, ways.reach);
        one->then(std::move(answer));
    };
    if (trip->request.address.host.empty()) {
        OutgoingAnswer nowhere;
        nowhere.forbidden = true;
        trip->then(std::move(nowhere));
        return;
    }
    asio::co_spawn(ways_->io, go(trip, *ways_), asio::detached);
}

}  // namespace linli::server
