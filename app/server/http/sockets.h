#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "app/server/http/bucket.h"
#include "app/server/http/settings.h"
#include "app/server/http/writer.h"

namespace linli::server {

// The connection itself, as far as this file must know it.
class Transport {
public:
    virtual ~Transport() = default;
    virtual void wake() = 0;  // There is something to send, or to close.
};

// All open sockets: reads what devices say, queues what they are told, within limits. On the network thread
// only; it knows no network library, socket_session.cpp does the reading and writing.
class Sockets {
public:
    Sockets(Writer& writer, Metrics& metrics, Limits limits, std::size_t max_sockets);

    // Nothing when there are too many already.
    std::optional<SocketKey> open(const Peer& peer, Transport& transport, CloseCode& why_not);
    void closed(SocketKey socket);

    void receive(SocketKey socket, std::string_view bytes);

    // What to write next; nothing when there is nothing, or when the socket is to be closed.
    Frame next_to_send(SocketKey socket);
    void sent(SocketKey socket);
    std::optional<CloseCode> close_wanted(SocketKey socket) const;

    void deliver(std::vector<Delivery> deliveries);
    void stop_reading();             // The server is being stopped: answers still go out.
    void close_all(CloseCode code);  // Once what is queued is sent.
    bool empty() const { return sockets_.empty(); }

private:
    struct Visitor {  // One device with all its tabs.
        std::size_t sockets = 0;
        Bucket messages;
        Bucket asks;
    };
    struct Socket {
        Peer peer;
        Transport* transport = nullptr;
        std::deque<Frame> queue;
        std::size_t queued_bytes = 0;
        Version cursor = 0;     // Of what was queued.
        bool greeted = false;   // Said hello.
        bool new_here = false;  // Since hello nothing came: it lacks what is private, too.
        bool behind =
            false;  // Too slow: it gets no news, and when its queue is empty everything since its cursor.
        bool catching_up = false;
        bool once_more = false;  // It said hello again meanwhile.
        PutOff put_off;
        std::optional<CloseCode> close;
    };

    void receive(SocketKey key, Socket& socket, const Hello& hello);
    void receive(SocketKey key, Socket& socket, const Submit& submit);
    void receive(SocketKey key, Socket& socket, const Ask& ask);
    void receive(SocketKey key, Socket& socket, const Ping& ping);
    bool within_limits(SocketKey key, Socket& socket, const ClientMessage& message);
    void put_off(Socket& socket, const Submit& submit);
    void deliver(Socket& socket, SocketKey key, Delivery& delivery);
    void send(Socket& socket, const ServerMessage& message);
    void queue(Socket& socket, const std::vector<Frame>& frames);
    void close(Socket& socket, CloseCode code);
    void want_catch_up(SocketKey key, Socket& socket);
    void start_catch_ups();

    Writer& writer_;
    Metrics& metrics_;
    Limits limits_;
    std::size_t max_sockets_;
    SocketKey last_key_ = 0;
    std::map<SocketKey, Socket> sockets_;
    std::map<DeviceId, Visitor> visitors_;
    std::deque<SocketKey>
        want_catch_up_;  // In turn: snapshots are large, so only a few are in memory at a time.
    std::size_t catch_ups_under_way_ = 0;
    std::size_t queued_bytes_ = 0;
    bool closing_ = false;
};

}  // namespace linli::server
