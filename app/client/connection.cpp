#include "app/client/connection.h"

#include <algorithm>
#include <array>

#include "shared/wire/encoding.h"

namespace linli::client {
namespace {

// Close codes as the server gives them (app/server/delivery.h).
constexpr int code_signed_out = 4001, code_unreadable = 4002;
constexpr int code_try_again_later = 1013, code_too_many_messages = 4003, code_too_many_sockets = 4004;
constexpr int failures_when_asked_to_wait = 2;  // The pause begins longer: it was reached.

bool asks_to_wait(int code) {
    return code == code_try_again_later || code == code_too_many_messages || code == code_too_many_sockets;
}

}  // namespace

Connection::Connection(Platform& platform, Events events) : platform_(platform), events_(std::move(events)) {}

Connection::~Connection() {
    forget_wakes();
}

void Connection::start() {
    wanted_ = true;
    failures_ = 0;
    open();
}

void Connection::stop() {
    wanted_ = open_ = false;
    forget_wakes();
    if (socket_) socket_->close();
    ended_ = std::move(socket_);
}

void Connection::try_now() {
    if (!wanted_) return;
    if (open_) {
        // The line may be dead without anybody having noticed while the device slept.
        platform_.cancel_wake(ping_);
        check_line();
        return;
    }
    if (socket_) return;
    failures_ = std::min(failures_, 1);
    open();
}

void Connection::open() {
    platform_.cancel_wake(retry_);
    SocketEvents events;
    events.opened = [this] {
        open_ = true;
        ping_unanswered_ = false;
        wake_for_ping();
        events_.opened();
    };
    events.message = [this](ByteView bytes) { receive(bytes); };
    events.closed = [this](int code) { closed(code); };
    socket_ = platform_.open_socket("/socket", std::move(events));
    if (!socket_) lost(Ended::Lost);
}

void Connection::closed(int code) {
    asked_to_wait_ = asks_to_wait(code);
    if (asked_to_wait_) failures_ = std::max(failures_, failures_when_asked_to_wait);
    if (code == code_signed_out)
        lost(Ended::SignedOut);
    else if (code == code_unreadable)
        lost(Ended::Outdated);
    else
        lost(Ended::Lost);
}

void Connection::lost(Ended why) {
    open_ = false;
    platform_.cancel_wake(ping_);
    ended_ = std::move(socket_);
    ++failures_;
    if (why != Ended::Lost) wanted_ = false;
    events_.ended(why);
    if (wanted_ && !socket_) try_later();
}

void Connection::try_later() {
    const std::int64_t doubled = first_pause.ms << std::min(failures_ - 1, 5);
    const std::int64_t pause = std::min(doubled, longest_pause.ms);
    std::array<std::uint8_t, 2> chance{};
    platform_.random(chance);
    // Between half and all of it, so that a thousand phones do not come back in the same moment.
    const std::int64_t share = chance[0] * 256 + chance[1];
    retry_ = platform_.wake_after(pause / 2 + pause / 2 * share / 65535, [this] {
        if (wanted_ && !socket_) open();
    });
}

void Connection::send(const ClientMessage& message) {
    if (!open_) return;
    const std::string bytes = encode(message);
    socket_->send({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

void Connection::receive(ByteView bytes) {
    ping_unanswered_ = asked_to_wait_ = false;
    failures_ = 0;  // A socket that was opened only to be closed again is no success.
    const auto message = decode_server_message({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!message) {
        platform_.log("socket: " + message.error().detail);
        socket_->close();
        lost(Ended::Outdated);
        return;
    }
    events_.received(*message);
}

void Connection::wake_for_ping() {
    ping_ = platform_.wake_after(ping_every.ms, [this] { check_line(); });
}

// Sends a ping and looks soon after whether anything came back.
void Connection::check_line() {
    if (!open_) return;
    ping_unanswered_ = true;
    send(Ping{++pings_});
    ping_ = platform_.wake_after(answer_within.ms, [this] {
        if (!open_) return;
        if (!ping_unanswered_) {
            wake_for_ping();
            return;
        }
        socket_->close();
        lost(Ended::Lost);
    });
}

void Connection::forget_wakes() {
    platform_.cancel_wake(retry_);
    platform_.cancel_wake(ping_);
}

}  // namespace linli::client
