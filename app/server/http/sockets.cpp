#include "app/server/http/sockets.h"

#include <algorithm>

#include "app/server/log.h"
#include "shared/wire/encoding.h"

namespace linli::server {
namespace {

constexpr std::size_t max_catch_ups_under_way = 4;
constexpr std::size_t max_queued_frames = 2000;  // Who reads no answers may not ask for ever.

}  // namespace

Sockets::Sockets(Writer& writer, Metrics& metrics, Limits limits, std::size_t max_sockets)
    : writer_(writer), metrics_(metrics), limits_(limits), max_sockets_(max_sockets) {}

std::optional<SocketKey> Sockets::open(const Peer& peer, Transport& transport, CloseCode& why_not) {
    if (visitors_.size() >= 2 * max_sockets_)
        std::erase_if(visitors_, [](const auto& one) { return one.second.sockets == 0; });
    const auto [known, is_new] = visitors_.try_emplace(peer.device);
    Visitor& visitor = known->second;
    if (is_new) {
        visitor.messages = Bucket(static_cast<double>(limits_.messages_per_second),
                                  static_cast<double>(limits_.message_burst));
        visitor.asks = Bucket(static_cast<double>(limits_.asks_per_minute) / 60,
                              static_cast<double>(limits_.asks_per_minute));
    }
    const bool too_many = sockets_.size() >= max_sockets_ || visitor.sockets >= limits_.sockets_per_device;
    if (closing_ || too_many) {
        why_not = closing_ ? CloseCode::GoingAway : CloseCode::TooManySockets;
        if (too_many) metrics_.sockets_refused.fetch_add(1);
        return std::nullopt;
    }
    ++visitor.sockets;
    const SocketKey key = ++last_key_;
    Socket& socket = sockets_[key];
    socket.peer = peer;
    socket.transport = &transport;
    metrics_.open_sockets = sockets_.size();
    return key;
}

void Sockets::closed(SocketKey key) {
    const auto it = sockets_.find(key);
    if (it == sockets_.end()) return;
    const auto visitor = visitors_.find(it->second.peer.device);
    --visitor->second.sockets;  // Who comes again at once goes on with the limits as they were.
    queued_bytes_ -= it->second.queued_bytes;
    if (it->second.catching_up) --catch_ups_under_way_;
    sockets_.erase(it);
    metrics_.open_sockets = sockets_.size();
    metrics_.queued_bytes = queued_bytes_;
    writer_.run([key](Writer::Desk& desk) { desk.conversation.leave(key); });
    start_catch_ups();
}

// ---- What devices say ----

void Sockets::receive(SocketKey key, std::string_view bytes) {
    const auto it = sockets_.find(key);
    if (it == sockets_.end() || it->second.close || closing_) return;
    Socket& socket = it->second;
    const auto message = decode_client_message(bytes);
    if (!message) {
        metrics_.messages_refused.fetch_add(1);
        log_warning("socket " + std::to_string(key) + " closed: a message does not decode (" +
                    message.error().detail + ")");
        return close(socket, CloseCode::Unreadable);
    }
    if (!socket.greeted && !std::holds_alternative<Hello>(*message))
        return close(socket, CloseCode::Unreadable);
    if (!within_limits(key, socket, *message)) return;
    std::visit([&](const auto& one) { receive(key, socket, one); }, *message);
}

bool Sockets::within_limits(SocketKey key, Socket& socket, const ClientMessage& message) {
    Visitor& visitor = visitors_.at(socket.peer.device);
    if (visitor.messages.take(now())) return true;
    metrics_.messages_refused.fetch_add(1);
    // A first message is answered or the socket ends: who waits for a welcome would wait for ever.
    if (visitor.messages.is_flooded() || std::holds_alternative<Hello>(message)) {
        log_warning("socket " + std::to_string(key) + " closed: too many messages");
        close(socket, CloseCode::TooManyMessages);
    } else if (const auto* submit = std::get_if<Submit>(&message)) {
        put_off(socket, *submit);
    }
    return false;
}

void Sockets::put_off(Socket& socket, const Submit& submit) {
    socket.put_off.note(submit.outbox, submit.number);
    metrics_.count(Outcome::TryLater);
    send(socket, Answer{submit.outbox, submit.number, Outcome::TryLater, std::nullopt, 0});
}

void Sockets::receive(SocketKey key, Socket& socket, const Hello& hello) {
    // A socket that was silent until now is in no list that signing out goes through.
    const bool taken = writer_.run([key, peer = socket.peer, hello](Writer::Desk& desk) {
        if (desk.sessions.is_signed_in(peer.device, now()))
            desk.conversation.hello(key, peer, hello, now());
        else
            desk.conversation.close(key, CloseCode::SignedOut);
    });
    if (!taken) return close(socket, CloseCode::TryAgainLater);
    socket.greeted = true;
    socket.put_off = {};  // It tells everything that waits once more, from the lowest number on.
    if (hello.schema != record_schema) return;
    socket.new_here = true;
    socket.behind = true;  // Until it has caught up.
    socket.once_more = socket.catching_up;
    socket.cursor = hello.cursor;
    want_catch_up(key, socket);
}

void Sockets::receive(SocketKey key, Socket& socket, const Submit& submit) {
    const bool taken = !socket.put_off.waits(submit.outbox, submit.number) &&
                       writer_.submit({key, Conversation::submission_of(socket.peer, submit)}, submit.staged);
    if (!taken) put_off(socket, submit);
}

void Sockets::receive(SocketKey key, Socket& socket, const Ask& ask) {
    if (visitors_.at(socket.peer.device).asks.take(now())) {
        writer_.run([key, ask](Writer::Desk& desk) { desk.conversation.ask(key, ask); });
    } else {
        metrics_.messages_refused.fetch_add(1);
    }
}

void Sockets::receive(SocketKey, Socket& socket, const Ping& ping) {
    send(socket, Pong{ping.number, now()});
}

// ---- What devices are told ----

void Sockets::deliver(std::vector<Delivery> deliveries) {
    for (Delivery& delivery : deliveries) {
        const auto it = sockets_.find(delivery.socket);
        if (it != sockets_.end()) deliver(it->second, it->first, delivery);
    }
    metrics_.queued_bytes = queued_bytes_;
    start_catch_ups();
}

void Sockets::deliver(Socket& socket, SocketKey key, Delivery& delivery) {
    switch (delivery.kind) {
        case Delivery::Kind::Message:
            return queue(socket, delivery.frames);
        case Delivery::Kind::Close:
            return close(socket, delivery.code);
        case Delivery::Kind::CatchUp:
            if (socket.catching_up) --catch_ups_under_way_;
            socket.catching_up = false;
            if (std::exchange(socket.once_more, false))
                want_catch_up(key, socket);
            else
                socket.behind = false;
            break;
        case Delivery::Kind::News:
            if (socket.behind) return;  // Comes when it catches up.
            if (socket.queued_bytes > limits_.queued_bytes) {
                socket.behind = true;
                metrics_.slow_readers_dropped.fetch_add(1);
                writer_.run([key](Writer::Desk& desk) { desk.conversation.pause(key); });
                return;
            }
    }
    socket.cursor = delivery.until;
    for (const Frame& frame : delivery.frames) metrics_.feed_bytes.fetch_add(frame->size());
    queue(socket, delivery.frames);
}

void Sockets::send(Socket& socket, const ServerMessage& message) {
    queue(socket, {std::make_shared<const std::string>(encode(message))});
}

void Sockets::queue(Socket& socket, const std::vector<Frame>& frames) {
    if (socket.close) return;
    if (socket.queue.size() > max_queued_frames) return close(socket, CloseCode::TooManyMessages);
    for (const Frame& frame : frames) {
        socket.queue.push_back(frame);
        socket.queued_bytes += frame->size();
        queued_bytes_ += frame->size();
    }
    socket.transport->wake();
}

Frame Sockets::next_to_send(SocketKey key) {
    const auto it = sockets_.find(key);
    if (it == sockets_.end() || it->second.queue.empty()) return nullptr;
    return it->second.queue.front();
}

void Sockets::sent(SocketKey key) {
    const auto it = sockets_.find(key);
    if (it == sockets_.end() || it->second.queue.empty()) return;
    Socket& socket = it->second;
    const std::size_t size = socket.queue.front()->size();
    socket.queue.pop_front();
    socket.queued_bytes -= size;
    queued_bytes_ -= size;
    if (!socket.queue.empty()) return;
    metrics_.queued_bytes = queued_bytes_;
    if (socket.behind && !socket.close) want_catch_up(key, socket);
    start_catch_ups();
}

std::optional<CloseCode> Sockets::close_wanted(SocketKey key) const {
    const auto it = sockets_.find(key);
    return it == sockets_.end() ? std::nullopt : it->second.close;
}

// What is queued is still sent first, but not to somebody who is no longer signed in.
void Sockets::close(Socket& socket, CloseCode code) {
    if (socket.close) return;
    socket.close = code;
    while (code == CloseCode::SignedOut && socket.queue.size() > 1) {  // The first one is on its way.
        socket.queued_bytes -= socket.queue.back()->size();
        queued_bytes_ -= socket.queue.back()->size();
        socket.queue.pop_back();
    }
    socket.transport->wake();
}

void Sockets::stop_reading() {
    closing_ = true;
}

void Sockets::close_all(CloseCode code) {
    for (auto& [key, socket] : sockets_) close(socket, code);
}

// ---- Catching up ----

void Sockets::want_catch_up(SocketKey key, Socket& socket) {
    if (!socket.catching_up &&
        std::find(want_catch_up_.begin(), want_catch_up_.end(), key) == want_catch_up_.end()) {
        want_catch_up_.push_back(key);
    }
    start_catch_ups();
}

void Sockets::start_catch_ups() {
    while (!want_catch_up_.empty() && catch_ups_under_way_ < max_catch_ups_under_way &&
           queued_bytes_ < limits_.queued_bytes_in_all) {
        const SocketKey key = want_catch_up_.front();
        want_catch_up_.pop_front();
        const auto it = sockets_.find(key);
        if (it == sockets_.end() || it->second.close) continue;
        Socket& socket = it->second;
        if (!writer_.catch_up(key, socket.cursor, std::exchange(socket.new_here, false)))
            return close(socket, CloseCode::TryAgainLater);
        socket.catching_up = true;
        ++catch_ups_under_way_;
    }
}

}  // namespace linli::server
