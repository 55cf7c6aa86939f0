#include "tests/simulator/device.h"

#include "shared/core/assert.h"
#include "shared/wire/encoding.h"

namespace linli::simulator {

Device::Device(Events& events, SeededRandom& random, Network& network, std::string name, DeviceId id,
               std::unique_ptr<DeviceStore> store)
    : events_(events),
      random_(random),
      network_(network),
      name_(std::move(name)),
      id_(id),
      store_(std::move(store)) {}

OutboxId Device::fresh_outbox() {
    return OutboxId{{random_.next(), random_.next()}};
}

Instant Device::server_time() const {
    return own_clock() + server_offset_;
}

// --- The tab

void Device::start() {
    LINLI_ASSERT(!replica_);
    ++life_;
    server_offset_ = {};
    auto kept = store_->load();
    replica_ = std::make_unique<Replica>(kept ? kept->outbox : fresh_outbox());
    if (kept) replica_->load(std::move(*kept));
    if (online_) connect_after(milliseconds(random_.between(1, 50)));
    pump();
}

void Device::stop() {
    ++life_;
    if (socket_) network_.cut(*socket_);
    socket_.reset();
    saving_ = false;
    connecting_ = false;
    replica_.reset();
}

void Device::replace_store(std::unique_ptr<DeviceStore> store) {
    LINLI_ASSERT(!replica_);
    store_ = std::move(store);
    told_.clear();  // What the new store presses under an old name is another command.
}

tl::expected<std::uint64_t, Rejected> Device::press(Command command, PersonId for_person) {
    auto pressed = replica_->press(std::move(command), server_time(), own_clock(), for_person);
    pump();
    return pressed;
}

void Device::ask(const std::string& text) {
    if (socket_) network_.send(*socket_, encode(ClientMessage(Ask{++asked_, text})));
}

// --- The connection

void Device::go_online() {
    if (std::exchange(online_, true) || !replica_) return;
    connect_after(milliseconds(random_.between(1, 50)));
}

void Device::go_offline() {
    online_ = false;
    if (!socket_) return;
    network_.cut(*socket_);
    cut_off();
}

void Device::cut() {
    if (!socket_) return;
    network_.cut(*socket_);
    cut_off();
}

void Device::cut_off() {
    socket_.reset();
    if (!replica_) return;
    replica_->disconnected();
    if (online_) connect_after(milliseconds(random_.between(100, 2000)));
}

void Device::connect_after(Duration wait) {
    if (std::exchange(connecting_, true)) return;
    events_.after(wait, [this, life = life_] {
        if (life != life_) return;
        connecting_ = false;
        if (!online_ || socket_) return;
        socket_ = network_.connect(id_, *this);
        if (!socket_) return connect_after(milliseconds(random_.between(500, 5000)));
        replica_->connected();
        pump();
    });
}

void Device::receive(const std::string& bytes) {
    if (!replica_) return;
    const auto message = decode_server_message(bytes);
    LINLI_ASSERT(message);
    if (const auto* welcome = std::get_if<Welcome>(&*message))
        server_offset_ = welcome->server_now - own_clock();
    if (const auto* answer = std::get_if<Answer>(&*message))
        told_.push_back({answer->outbox, answer->number, answer->outcome, answer->rejected});
    replica_->receive(*message, server_time());
    // The person is asked whether these are still wanted; here they always are.
    if (replica_->name_taken()) replica_->new_outbox(fresh_outbox());
    pump();
}

// --- Store first, then the network

void Device::pump() {
    save();
    flush();
}

// One transaction at a time, so that kept() speaks of what was in it.
void Device::save() {
    if (saving_) return;
    Keep keep = replica_->take_keep();
    if (keep.empty()) return;
    saving_ = true;
    events_.after(milliseconds(random_.between(1, 8)), [this, life = life_, keep = std::move(keep)] {
        if (life != life_) return;
        store_->keep(keep);
        saving_ = false;
        replica_->kept();
        pump();
    });
}

void Device::flush() {
    if (!socket_) return;
    for (const ClientMessage& message : replica_->take_outgoing(server_time()))
        network_.send(*socket_, encode(message));
    if (const auto again = replica_->retry_at()) {
        events_.after(*again + milliseconds(1) - server_time(), [this, life = life_] {
            if (life == life_) pump();
        });
    }
}

}  // namespace linli::simulator
