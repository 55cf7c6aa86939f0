#include "tests/simulator/stranger.h"

#include "shared/wire/encoding.h"

namespace linli::simulator {

Stranger::Stranger(Events& events, SeededRandom& random, Network& network, Wishes& wishes, DeviceId device)
    : events_(events),
      random_(random),
      network_(network),
      wishes_(wishes),
      device_(device),
      outbox_{{random.next(), random.next()}} {}

void Stranger::send(const ClientMessage& message) {
    if (socket_) network_.send(*socket_, encode(message));
}

void Stranger::misbehave(const State& world, PersonId me) {
    if (!socket_) {
        socket_ = network_.connect(device_, *this);
        if (random_.chance(900))
            send(Hello{record_schema, outbox_, random_.chance(100) ? number_ : 1, random_.below(2000)});
    }
    const std::uint32_t kind = random_.below(100);
    if (kind < 3) {
        std::string noise(random_.below(60), '\0');
        for (char& byte : noise) byte = static_cast<char>(random_.below(256));
        if (socket_) network_.send(*socket_, std::move(noise));
        return;
    }
    if (kind < 8) return send(Ask{1, wishes_.search_text()});
    if (kind < 10) return send(Ping{1});
    if (kind < 14) outbox_ = OutboxId{{random_.next(), random_.next()}};
    Submit submit;
    submit.outbox = outbox_;
    submit.number = random_.chance(150) ? random_.below(10) : ++number_;
    if (random_.chance(300)) submit.for_person = world.public_names.rows().begin()->first;
    submit.reported_at = events_.now();
    submit.command.bytes = encode(wishes_.any(world, me, events_.now()));
    if (random_.chance(50)) submit.command.bytes[random_.below(4)] ^= 0x55;
    send(submit);
}

}  // namespace linli::simulator
