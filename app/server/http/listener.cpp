#include "app/server/http/listener.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "app/server/http/connection.h"
#include "app/server/log.h"

namespace linli::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr auto handshake_timeout = 10s;
constexpr auto pause_when_full = 100ms;
constexpr std::size_t connections_beside_sockets = 512;

asio::awaitable<void> serve_tls(tcp::socket socket, asio::ssl::context& tls, Service& service) {
    TlsStream stream(std::move(socket), tls);
    {
        Deadline deadline(tcp_of(stream));
        deadline.start(handshake_timeout);
        const auto [error] = co_await stream.async_handshake(asio::ssl::stream_base::server, as_result);
        if (error) co_return;
    }
    co_await serve_connection(std::move(stream), service);
}

}  // namespace

asio::awaitable<void> listen(tcp::acceptor& acceptor, asio::ssl::context* tls, Service& service) {
    const auto executor = co_await asio::this_coro::executor;
    asio::steady_timer pause(executor);
    const std::size_t most = service.settings.max_sockets + connections_beside_sockets;
    while (acceptor.is_open()) {
        auto [error, socket] = co_await acceptor.async_accept(as_result);
        if (error == asio::error::operation_aborted) co_return;
        if (error) {
            // Out of file descriptors, mostly: others will end soon.
            log_warning("a connection could not be accepted: " + error.message());
            pause.expires_after(pause_when_full);
            co_await pause.async_wait(as_result);
            continue;
        }
        if (service.connections >= most) continue;  // Closes it.
        if (tls)
            asio::co_spawn(executor, serve_tls(std::move(socket), *tls, service), asio::detached);
        else
            asio::co_spawn(executor, serve_connection(std::move(socket), service), asio::detached);
    }
}

Result<void> load_tls(asio::ssl::context& tls, const Settings& settings) {
    const auto wrong = [](const std::string& what, const std::string& file,
                          const boost::system::error_code& error) {
        return failure(FailureKind::Storage,
                       "The TLS " + what + " " + file + " cannot be used: " + error.message() +
                           ". It must be a readable PEM file that belongs to the other one.");
    };
    boost::system::error_code error;
    tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                    asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                    asio::ssl::context::no_tlsv1_1);
    tls.use_certificate_chain_file(settings.tls_certificate, error);
    if (error) return wrong("certificate", settings.tls_certificate, error);
    tls.use_private_key_file(settings.tls_key, asio::ssl::context::pem, error);
    if (error) return wrong("key", settings.tls_key, error);
    return {};
}

Result<void> bind(tcp::acceptor& acceptor, const Settings& settings) {
    boost::system::error_code error;
    const std::string host = settings.listen == "localhost" ? "127.0.0.1" : settings.listen;
    const auto address = asio::ip::make_address(host, error);
    if (error)
        return failure(FailureKind::Mismatch,
                       "--listen needs an address such as 127.0.0.1 or ::, not " + settings.listen + ".");
    const tcp::endpoint endpoint(address, settings.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (!error) return {};
    return failure(FailureKind::Network, "Port " + std::to_string(settings.port) + " of " + settings.listen +
                                             " cannot be used: " + error.message() +
                                             ". --port takes another one.");
}

}  // namespace linli::server
