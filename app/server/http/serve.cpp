#include "app/server/http/serve.h"

#include <sys/resource.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <csignal>

#include "app/server/clock.h"
#include "app/server/http/listener.h"
#include "app/server/http/outgoing.h"
#include "app/server/log.h"

namespace linli::server {
namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr auto drain_timeout = 2s;  // For devices that do not read their last messages.
constexpr auto drain_step = 10ms;

// Every socket is a file descriptor; the usual soft limit of 1024 is not meant for servers.
void allow_many_sockets() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

// Waits for a signal; then takes nothing new, lets the writer finish and answer, and says good-bye to every
// socket.
asio::awaitable<void> drain_on_signal(asio::io_context& io, asio::ip::tcp::acceptor& acceptor,
                                      Service& service) {
    asio::signal_set signals(io, SIGTERM, SIGINT);
    co_await signals.async_wait(as_result);
    log_info("stopping: finishing what was handed in");
    boost::system::error_code ignored;
    acceptor.close(ignored);
    service.sockets.stop_reading();
    bool written = false;
    service.writer.stop([&io, &written] { asio::post(io, [&written] { written = true; }); });
    asio::steady_timer timer(io);
    const auto end = std::chrono::steady_clock::now() + drain_timeout;
    const auto step = [&] {
        timer.expires_after(drain_step);
        return timer.async_wait(as_result);
    };
    while (!written) co_await step();
    service.sockets.close_all(CloseCode::GoingAway);
    while ((!service.sockets.empty() || service.requests > 0) && std::chrono::steady_clock::now() < end)
        co_await step();
    io.stop();
}

Result<std::unique_ptr<Herald>> open_herald(const Settings& settings, Store& store, Intake& intake,
                                            Sessions& sessions) {
    auto key = open_vapid_key(settings.data);
    if (!key) return tl::unexpected(key.error());
    HeraldSettings with;
    with.reach = settings.reach;
    with.contact = push_contact(settings);
    return Herald::open(store, intake, sessions, std::move(*key), std::move(with), now());
}

// From the writer's thread to the network's, and the answer back.
void carry_for(Herald& herald, asio::io_context& io, Outgoing& outgoing, Writer& writer) {
    const auto send = [&io, &outgoing, &writer](OutgoingKey key, OutgoingRequest request) {
        asio::post(io, [&outgoing, &writer, key, request = std::move(request)]() mutable {
            outgoing.send(std::move(request), [&writer, key](OutgoingAnswer answer) {
                writer.run([key, answer = std::move(answer)](Writer::Desk& desk) {
                    desk.herald.answered(key, answer, now(), [&desk](const Command& command) {
                        Writer::decide_own(desk, command);
                    });
                });
            });
        });
    };
    herald.carry(send);
}

}  // namespace

Result<void> serve(Settings settings, const Limits& limits, Store& store, Intake& intake, Sessions& sessions,
                   const std::function<void(std::uint16_t port)>& ready) {
    if (auto checked = check_settings(settings); !checked) return checked;
    allow_many_sockets();
    std::signal(SIGXFSZ, SIG_IGN);  // A file at its limit is a failed commit, like a full disk, not an end.

    Metrics metrics;
    const StaticSite site(settings.site, settings.offline_pages);
    const Routes routes(metrics);
    asio::thread_pool passwords(1);
    asio::io_context* network = nullptr;
    Sockets* open_sockets = nullptr;
    auto herald = open_herald(settings, store, intake, sessions);
    if (!herald) return tl::unexpected(herald.error());
    Writer writer(store, intake, sessions, **herald, metrics, [&](std::vector<Delivery> deliveries) {
        asio::post(*network, [&open_sockets, deliveries = std::move(deliveries)]() mutable {
            open_sockets->deliver(std::move(deliveries));
        });
    });
    Sockets sockets(writer, metrics, limits, settings.max_sockets);
    open_sockets = &sockets;
    Service service{settings, limits, metrics, {}, site, writer, sockets, routes, passwords};

    // Last, so that it goes first: the connections that it still holds at the end know everything above.
    asio::io_context io(1);
    network = &io;
    Outgoing outgoing(io, settings.reach);
    carry_for(**herald, io, outgoing, writer);
    asio::ssl::context tls(asio::ssl::context::tls_server);
    const bool has_tls = !settings.tls_certificate.empty();
    if (has_tls) {
        if (auto loaded = load_tls(tls, settings); !loaded) return loaded;
    }
    asio::ip::tcp::acceptor acceptor(io);
    if (auto bound = bind(acceptor, settings); !bound) return bound;
    settings.port = acceptor.local_endpoint().port();
    service.origins = Origins(settings);
    service.secure = has_tls || settings.public_origin.compare(0, 8, "https://") == 0;

    writer.start();
    asio::co_spawn(io, listen(acceptor, has_tls ? &tls : nullptr, service), asio::detached);
    asio::co_spawn(io, drain_on_signal(io, acceptor, service), asio::detached);
    log_info("listening on " + settings.listen + " port " + std::to_string(settings.port));
    ready(settings.port);
    io.run();
    passwords.join();
    log_info("stopped");
    return {};
}

}  // namespace linli::server
