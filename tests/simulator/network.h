#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "tests/simulator/server_process.h"

namespace linli::simulator {

// How bad the connections are.
struct Weather {
    Duration least_delay = milliseconds(1);
    Duration most_delay = milliseconds(40);
    std::uint32_t doubled_per_thousand = 0;  // Of what devices send.
};

// Whoever sits at the other end of a socket.
class Client {
public:
    virtual ~Client() = default;
    virtual void receive(const std::string& bytes) = 0;
    virtual void cut_off() = 0;
};

// Carries bytes between clients and the server. Within one connection they arrive in order, as TCP has it;
// a cut loses what is under way to the device, while what is under way to the server may still arrive, even
// behind what a newer connection brings.
class Network {
public:
    Network(Events& events, SeededRandom& random, ServerProcess& server);

    Weather weather;

    // Nothing: the server does not answer, or does not let this device in.
    std::optional<server::SocketKey> connect(DeviceId device, Client& client);
    void send(server::SocketKey socket, std::string bytes);
    void cut(server::SocketKey socket);  // The client has noticed; the server will.

private:
    struct Connection {
        Client* client = nullptr;  // Nobody once it is cut.
        Instant last_up;
        Instant last_down;
    };
    Duration delay();
    Instant arrival(Instant& last);
    void up(server::SocketKey socket, std::string bytes);
    void down(server::SocketKey socket, std::string bytes);
    void server_closes(server::SocketKey socket);

    Events& events_;
    SeededRandom& random_;
    ServerProcess& server_;
    server::SocketKey last_ = 0;
    std::map<server::SocketKey, Connection> connections_;
};

}  // namespace linli::simulator
