#include "app/server/http/connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <sstream>

#include "app/server/http/calendar_routes.h"
#include "app/server/http/json.h"
#include "app/server/http/socket_session.h"

namespace linli::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using namespace std::chrono_literals;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr auto idle_timeout = 30s;
constexpr auto body_timeout = 120s;  // Eight megabytes over a poor line.
constexpr auto write_timeout = 120s;
constexpr auto linger_timeout = 2s;
constexpr std::size_t max_header_bytes = 16 * 1024;
constexpr std::size_t max_passwords_waiting = 16;

using Parser = http::request_parser<http::string_body>;
using BeastRequest = http::request<http::string_body>;

std::string text(boost::core::string_view view) {
    return {view.data(), view.size()};
}

// The value of one cookie in a Cookie header.
std::string cookie(const std::string& header, const std::string& name) {
    for (std::size_t at = 0; at < header.size();) {
        const std::size_t end = std::min(header.find(';', at), header.size());
        const std::size_t start = std::min(header.find_first_not_of(' ', at), end);
        if (header.compare(start, name.size() + 1, name + "=") == 0) {
            return header.substr(start + name.size() + 1, end - start - name.size() - 1);
        }
        at = end + 1;
    }
    return {};
}

Request request_from(const http::request_header<>& in, const std::string& peer) {
    Request request;
    request.method = text(in.method_string());
    request.path = text(in.target());
    request.path.resize(std::min(request.path.find('?'), request.path.size()));
    request.host = text(in[http::field::host]);
    request.origin = text(in[http::field::origin]);
    request.session = cookie(text(in[http::field::cookie]), session_cookie);
    request.accept_encoding = text(in[http::field::accept_encoding]);
    request.if_none_match = text(in[http::field::if_none_match]);
    request.address = peer;
    // A proxy may add a line of its own or write at the end of the one that came: the last word is its.
    const auto [first, last] = in.equal_range("X-Forwarded-For");
    const std::string passed_on = first == last ? std::string() : text(std::prev(last)->value());
    request.through_proxy = !passed_on.empty() || in.find(http::field::forwarded) != in.end();
    if (is_loopback(peer) && !passed_on.empty()) {
        // The proxy in front of us wrote the last one; those before it anybody can invent.
        request.address = passed_on.substr(passed_on.find_last_of(", ") + 1);
    }
    return request;
}

// Runs a job on the writer's thread; the coroutine goes on here when it is done.
template <class Value>
asio::awaitable<Value> on_writer(Service& service, std::function<Value(Writer::Desk&)> job, Value otherwise) {
    const auto executor = co_await asio::this_coro::executor;
    auto start = [&](auto handler) {
        auto shared = std::make_shared<decltype(handler)>(std::move(handler));
        const auto answer = [shared, executor](Value value) {
            asio::post(executor, [shared, value = std::move(value)]() mutable {
                std::move (*shared)(std::move(value));
            });
        };
        if (!service.writer.run([job, answer](Writer::Desk& desk) { answer(job(desk)); })) answer(otherwise);
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Value)>(start,
                                                                                        asio::use_awaitable);
}

// The slow comparison runs on a thread of its own, so that a guess costs nobody else anything.
asio::awaitable<Response> sign_in_with_password(const Request& request, Service& service) {
    if (service.passwords_waiting >= max_passwords_waiting) co_return error_response(503, "try_again_later");
    Routes::PasswordCheck busy;
    busy.refusal = error_response(503, "try_again_later");
    const std::function<Routes::PasswordCheck(Writer::Desk&)> begin = [&](Writer::Desk& desk) {
        return service.routes.begin_password(request, desk);
    };
    const Routes::PasswordCheck check = co_await on_writer<Routes::PasswordCheck>(service, begin, busy);
    if (check.refusal) co_return *check.refusal;
    ++service.passwords_waiting;
    const auto compare = [&check]() -> asio::awaitable<bool> {
        co_return password_fits(check.hash, check.password);
    };
    const bool fits = co_await asio::co_spawn(service.passwords, compare, asio::use_awaitable);
    --service.passwords_waiting;
    const std::function<Response(Writer::Desk&)> finish = [&](Writer::Desk& desk) {
        return service.routes.finish_password(request, check, fits, desk);
    };
    co_return co_await on_writer<Response>(service, finish, *busy.refusal);
}

Response health(const Service& service) {
    const bool writable = service.metrics.database_writable;
    JsonObject body;
    body.set("ok", writable).set("version", service.settings.version).set("database_writable", writable);
    return Response{
        writable ? 200 : 503, "application/json", write_json(body), {{"Cache-Control", "no-store"}}};
}

// For whoever runs the server, on the machine itself.
Response metrics(const Service& service, const Request& request) {
    if (!is_loopback(request.address) || request.through_proxy) return error_response(404, "not_found");
    return {200, "text/plain; version=0.0.4", service.metrics.text(), {{"Cache-Control", "no-store"}}};
}

bool begins_with(const std::string& path, std::string_view start) {
    return path.compare(0, start.size(), start) == 0;
}

asio::awaitable<Response> answer_calendar(const Request& request, Service& service) {
    const Response busy = error_response(503, "try_again_later");
    const std::function<Response(Writer::Desk&)> job = [&](Writer::Desk& desk) {
        return calendar_file(request, desk);
    };
    co_return co_await on_writer<Response>(service, job, busy);
}

asio::awaitable<Response> answer(const Request& request, Service& service) {
    if (request.path == "/health") co_return health(service);
    if (request.path == "/metrics") co_return metrics(service, request);
    if (begins_with(request.path, calendar_path)) co_return co_await answer_calendar(request, service);
    if (!begins_with(request.path, "/api/")) co_return service.site.get(request);
    if (request.method == "POST" && !service.origins.allow(request))
        co_return error_response(403, "wrong_origin");
    if (request.path == password_path && request.method == "POST") {
        co_return co_await sign_in_with_password(request, service);
    }
    const Response busy = error_response(503, "try_again_later");
    const std::function<Response(Writer::Desk&)> job = [&](Writer::Desk& desk) {
        return service.routes.answer(request, desk);
    };
    Response response = co_await on_writer<Response>(service, job, busy);
    response.headers.emplace_back("Cache-Control", "no-store");
    co_return response;
}

http::response<http::string_body> to_beast(Response response, const Request& request, const BeastRequest& in,
                                           bool secure) {
    http::response<http::string_body> out(static_cast<http::status>(response.status), in.version());
    for (const auto& [name, value] : security_headers(request, secure)) out.set(name, value);
    for (const auto& [name, value] : response.headers) out.insert(name, value);
    if (!response.content_type.empty()) out.set(http::field::content_type, response.content_type);
    const std::size_t size = response.body.size();
    if (in.method() != http::verb::head) out.body() = std::move(response.body);
    if (response.status != 304) out.content_length(size);
    out.keep_alive(in.keep_alive());
    return out;
}

template <class Stream>
class Connection {
public:
    Connection(Stream stream, Service& service)
        : stream_(std::move(stream)), service_(service), deadline_(tcp_of(stream_)) {
        boost::system::error_code error;
        const auto peer = tcp_of(stream_).remote_endpoint(error);
        if (!error) peer_ = peer.address().to_string();
        tcp_of(stream_).set_option(asio::ip::tcp::no_delay(true), error);
        service_.metrics.open_connections = ++service_.connections;
    }
    ~Connection() { service_.metrics.open_connections = --service_.connections; }

    asio::awaitable<void> run() {
        bool more = true;
        while (more) more = co_await one_request();
        boost::system::error_code ignored;
        tcp_of(stream_).shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    }

private:
    asio::awaitable<bool> one_request() {
        Parser parser;
        parser.header_limit(max_header_bytes);
        parser.body_limit(max_staged_bytes);
        deadline_.start(idle_timeout);
        const auto [error, size] = co_await http::async_read_header(stream_, buffer_, parser, as_result);
        if (error) {
            if (error == http::error::end_of_stream) co_return false;
            if (error == http::error::header_limit)
                co_await refuse(parser, 431, "header_too_large");
            else if (error == http::error::body_limit)
                co_await refuse(parser, 413, "body_too_large");
            else
                co_await refuse(parser, 400, "bad_request");
            co_await read_away();
            co_return false;
        }
        const bool stages = parser.get().target() == stage_path;
        const bool large = stages && co_await may_stage(parser.get());
        const std::size_t limit = large ? max_staged_bytes : service_.limits.body_bytes;
        parser.body_limit(limit);  // Counts chunks as they come; a length that is announced is known now.
        bool too_large = parser.content_length().value_or(0) > limit;
        if (!too_large) {
            deadline_.start(body_timeout);
            const auto [body_error, body_size] =
                co_await http::async_read(stream_, buffer_, parser, as_result);
            too_large = body_error == http::error::body_limit;
            if (body_error && !too_large) co_return false;
        }
        if (too_large) {
            const bool stranger = stages && !large;
            co_await refuse(parser, stranger ? 401 : 413, stranger ? "signed_out" : "body_too_large");
            co_await read_away();
            co_return false;
        }
        deadline_.stop();
        const BeastRequest in = parser.release();
        Request request = request_from(in, peer_);
        request.body = in.body();
        if (request.path == "/socket") co_return co_await open_socket(in, request);
        ++service_.requests;
        Response response = co_await answer(request, service_);
        co_await write(to_beast(std::move(response), request, in, service_.secure));
        --service_.requests;
        co_return in.keep_alive() && tcp_of(stream_).is_open();
    }

    // Eight megabytes of memory are for who is signed in and asks from our own page, before any of them come.
    asio::awaitable<bool> may_stage(const http::request_header<>& head) {
        const Request request = request_from(head, peer_);
        if (!service_.origins.allow(request)) co_return false;
        const std::function<bool(Writer::Desk&)> job = [&](Writer::Desk& desk) {
            return service_.routes.peer_of(request, desk).has_value();
        };
        co_return co_await on_writer<bool>(service_, job, false);
    }

    asio::awaitable<bool> open_socket(const BeastRequest& in, const Request& request) {
        if (!beast::websocket::is_upgrade(in) || !service_.origins.allow(request)) {
            const bool wrong_origin = beast::websocket::is_upgrade(in);
            Response refusal =
                wrong_origin ? error_response(403, "wrong_origin") : error_response(426, "upgrade_required");
            co_await write(to_beast(std::move(refusal), request, in, service_.secure));
            co_return false;
        }
        const std::function<std::optional<Peer>(Writer::Desk&)> job = [&](Writer::Desk& desk) {
            return service_.routes.peer_of(request, desk);
        };
        const auto peer = co_await on_writer<std::optional<Peer>>(service_, job, std::nullopt);
        std::ostringstream handshake;
        handshake << in.base();
        co_await serve_socket(std::move(stream_), handshake.str(), peer, service_);
        co_return false;
    }

    asio::awaitable<void> refuse(Parser& parser, int status, const char* code) {
        // Named, because GCC 12 destroys a braced temporary of an awaited expression twice.
        const Request nothing_known;
        BeastRequest in = parser.release();
        in.keep_alive(false);
        auto out = to_beast(error_response(status, code), nothing_known, in, service_.secure);
        co_await write(std::move(out));
    }

    // Whoever is still sending reads our refusal only if the connection is not reset under it.
    asio::awaitable<void> read_away() {
        std::array<char, 16 * 1024> rest{};
        std::size_t read = 0;
        deadline_.start(linger_timeout);
        while (read < 2 * max_staged_bytes) {
            const auto [error, size] = co_await stream_.async_read_some(asio::buffer(rest), as_result);
            if (error) break;
            read += size;
        }
        deadline_.stop();
    }

    asio::awaitable<void> write(http::response<http::string_body> response) {
        deadline_.start(write_timeout);
        co_await http::async_write(stream_, response, as_result);
        deadline_.stop();
    }

    Stream stream_;
    Service& service_;
    Deadline deadline_;
    beast::flat_buffer buffer_;
    std::string peer_;
};

}  // namespace

asio::awaitable<void> serve_connection(PlainStream stream, Service& service) {
    Connection connection(std::move(stream), service);
    co_await connection.run();
}

asio::awaitable<void> serve_connection(TlsStream stream, Service& service) {
    Connection connection(std::move(stream), service);
    co_await connection.run();
}

}  // namespace linli::server
