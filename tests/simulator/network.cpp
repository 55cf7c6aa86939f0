#include "tests/simulator/network.h"

#include <algorithm>

namespace linli::simulator {

using server::SocketKey;

Network::Network(Events& events, SeededRandom& random, ServerProcess& server)
    : events_(events), random_(random), server_(server) {
    server_.on({[this](SocketKey socket, std::string bytes) { down(socket, std::move(bytes)); },
                [this](SocketKey socket) { server_closes(socket); }});
}

Duration Network::delay() {
    return milliseconds(random_.between(static_cast<std::int32_t>(weather.least_delay.ms),
                                        static_cast<std::int32_t>(weather.most_delay.ms)));
}

Instant Network::arrival(Instant& last) {
    last = std::max(last, events_.now() + delay());
    return last;
}

std::optional<SocketKey> Network::connect(DeviceId device, Client& client) {
    const SocketKey socket = ++last_;
    if (!server_.open(socket, device)) return std::nullopt;
    connections_[socket].client = &client;
    return socket;
}

void Network::send(SocketKey socket, std::string bytes) {
    const bool doubled = random_.chance(weather.doubled_per_thousand);
    if (doubled) up(socket, bytes);
    up(socket, std::move(bytes));
}

void Network::up(SocketKey socket, std::string bytes) {
    const auto found = connections_.find(socket);
    if (found == connections_.end()) return;
    const Duration wait = arrival(found->second.last_up) - events_.now();
    events_.after(wait, [this, socket, bytes = std::move(bytes)] { server_.receive(socket, bytes); });
}

void Network::down(SocketKey socket, std::string bytes) {
    const auto found = connections_.find(socket);
    if (found == connections_.end() || !found->second.client) return;
    const Duration wait = arrival(found->second.last_down) - events_.now();
    events_.after(wait, [this, socket, bytes = std::move(bytes)] {
        const auto open = connections_.find(socket);
        if (open != connections_.end() && open->second.client) open->second.client->receive(bytes);
    });
}

void Network::cut(SocketKey socket) {
    const auto found = connections_.find(socket);
    if (found == connections_.end()) return;
    found->second.client = nullptr;
    events_.after(delay(), [this, socket] {
        connections_.erase(socket);
        server_.closed(socket);
    });
}

void Network::server_closes(SocketKey socket) {
    const auto found = connections_.find(socket);
    if (found == connections_.end() || !found->second.client) return;
    const Duration wait = arrival(found->second.last_down) - events_.now();
    events_.after(wait, [this, socket] {
        const auto open = connections_.find(socket);
        if (open == connections_.end() || !open->second.client) return;
        Client* client = open->second.client;
        connections_.erase(open);
        client->cut_off();
    });
}

}  // namespace linli::simulator
