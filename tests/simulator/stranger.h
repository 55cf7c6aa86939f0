#pragma once

#include <string>

#include "tests/simulator/network.h"
#include "tests/simulator/wishes.h"

namespace linli::simulator {

// A signed-in person whose client keeps to no rules: it asks for what its person may not do, for others,
// under names used before, or sends bytes that mean nothing. It gets answers like anybody, and must get no
// more.
class Stranger : public Client {
public:
    Stranger(Events& events, SeededRandom& random, Network& network, Wishes& wishes, DeviceId device);

    // One message of whatever kind; `world` is all there is, so that it can name what it should not know of.
    void misbehave(const State& world, PersonId me);

    void receive(const std::string&) override {}
    void cut_off() override { socket_.reset(); }

private:
    void send(const ClientMessage& message);

    Events& events_;
    SeededRandom& random_;
    Network& network_;
    Wishes& wishes_;
    DeviceId device_;
    OutboxId outbox_;
    std::uint64_t number_ = 0;
    std::optional<server::SocketKey> socket_;
};

}  // namespace linli::simulator
