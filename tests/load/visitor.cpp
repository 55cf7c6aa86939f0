#include "tests/load/visitor.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <map>

#include "app/server/clock.h"
#include "shared/wire/encoding.h"

namespace linli::load {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Error = boost::system::error_code;

class Visitor::Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(asio::io_context& io, std::uint16_t port, const Guest& guest)
        : socket_(io), port_(port), guest_(guest) {}

    void connect(std::uint64_t lowest_held, OnReady then) {
        ready_ = std::move(then);
        lowest_held_ = lowest_held;
        const asio::ip::tcp::endpoint server(asio::ip::address_v4::loopback(), port_);
        socket_.next_layer().async_connect(server, [self = shared_from_this()](Error error) {
            if (error) return self->fail();
            self->socket_.next_layer().set_option(asio::ip::tcp::no_delay(true));
            self->shake_hands();
        });
    }

    void press(std::uint64_t number, const Command& command, OnAnswer then) {
        Submit submit;
        submit.outbox = guest_.outbox;
        submit.number = number;
        submit.for_person = guest_.person;
        submit.reported_at = server::now();
        submit.command.bytes = encode(command);
        waiting_[number] = {Clock::now(), std::move(then)};
        send(submit);
    }

    void close() {
        ready_ = nullptr;
        waiting_.clear();
        Error ignored;
        socket_.next_layer().close(ignored);
    }

private:
    struct Waiting {
        Clock::time_point since;
        OnAnswer then;
    };

    void shake_hands() {
        const std::string host = "localhost:" + std::to_string(port_);
        socket_.set_option(
            beast::websocket::stream_base::decorator([this, host](beast::websocket::request_type& request) {
                request.set(beast::http::field::origin, "http://" + host);
                request.set(beast::http::field::cookie, "__Host-linli=" + guest_.session);
            }));
        socket_.read_message_max(4 * 1024 * 1024);
        socket_.binary(true);
        socket_.async_handshake(host, "/socket", [self = shared_from_this()](Error error) {
            if (error) return self->fail();
            Hello hello;
            hello.outbox = self->guest_.outbox;
            hello.lowest_held = self->lowest_held_;
            self->send(hello);
            self->read();
        });
    }

    void send(const ClientMessage& message) {
        queue_.push_back(encode(message));
        if (queue_.size() == 1) write();
    }

    void write() {
        socket_.async_write(asio::buffer(queue_.front()),
                            [self = shared_from_this()](Error error, std::size_t) {
                                if (error) return self->fail();
                                self->queue_.pop_front();
                                if (!self->queue_.empty()) self->write();
                            });
    }

    void read() {
        socket_.async_read(buffer_, [self = shared_from_this()](Error error, std::size_t) {
            if (error) return self->fail();
            const auto data = self->buffer_.data();
            const std::string_view bytes(static_cast<const char*>(data.data()), data.size());
            const auto message = decode_server_message(bytes);
            self->buffer_.consume(self->buffer_.size());
            if (!message) return self->fail();
            std::visit([&](const auto& one) { self->take(one); }, *message);
            self->read();
        });
    }

    void take(const Update& update) {
        const bool whole = update.part != Part::SnapshotStart && update.part != Part::SnapshotMore;
        if (whole && ready_) std::exchange(ready_, nullptr)(true);
    }
    void take(const Answer& answer) {
        const auto it = waiting_.find(answer.number);
        if (it == waiting_.end()) return;
        const Waiting waiting = std::move(it->second);
        waiting_.erase(it);
        waiting.then(answer, Clock::now() - waiting.since);
    }
    template <class Other>
    void take(const Other&) {}

    void fail() {
        waiting_.clear();
        if (ready_) std::exchange(ready_, nullptr)(false);
    }

    beast::websocket::stream<asio::ip::tcp::socket> socket_;
    std::uint16_t port_;
    Guest guest_;
    std::uint64_t lowest_held_ = 1;
    beast::flat_buffer buffer_;
    std::deque<std::string> queue_;
    std::map<std::uint64_t, Waiting> waiting_;
    OnReady ready_;
};

Visitor::Visitor(asio::io_context& io, std::uint16_t port, const Guest& guest)
    : connection_(std::make_shared<Connection>(io, port, guest)) {}

Visitor::~Visitor() {
    connection_->close();
}

void Visitor::connect(std::uint64_t lowest_held, OnReady then) {
    connection_->connect(lowest_held, std::move(then));
}

void Visitor::press(std::uint64_t number, const Command& command, OnAnswer then) {
    connection_->press(number, command, std::move(then));
}

}  // namespace linli::load
