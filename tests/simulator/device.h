#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/simulator/device_store.h"
#include "tests/simulator/network.h"

namespace linli::simulator {

// One tab on one device: what the page, its store and its connection do in the browser, with the real replica
// and real bytes.
class Device : public Client {
public:
    // What this device was told about a command, in the order in which it was told.
    struct Told {
        OutboxId outbox;
        std::uint64_t number = 0;
        Outcome outcome = Outcome::Accepted;
        std::optional<Rejected> rejected;
    };

    Device(Events& events, SeededRandom& random, Network& network, std::string name, DeviceId id,
           std::unique_ptr<DeviceStore> store);
    Device(const Device&) = delete;

    const std::string& name() const { return name_; }
    DeviceId id() const { return id_; }
    Duration skew;  // How far the device's own clock is off.

    // --- The tab
    void start();  // Opens it on what the store holds.
    void stop();   // Closes it: what the store had not yet written is lost.
    bool started() const { return replica_ != nullptr; }
    const Replica& replica() const { return *replica_; }
    const std::vector<Told>& told() const { return told_; }
    Instant server_time() const;  // As the device knows it.

    tl::expected<std::uint64_t, Rejected> press(Command command, PersonId for_person = {});
    void ask(const std::string& text);

    // --- The connection
    void go_online();
    void go_offline();
    void cut();  // The connection breaks; it tries again by itself.
    bool connected() const { return socket_.has_value(); }

    // --- The store; the tab must be closed
    std::unique_ptr<DeviceStore> copy_store() { return store_->copy(); }
    void replace_store(std::unique_ptr<DeviceStore> store);

    void receive(const std::string& bytes) override;
    void cut_off() override;

private:
    void pump();
    void save();
    void flush();
    void connect_after(Duration wait);
    OutboxId fresh_outbox();
    Instant own_clock() const { return events_.now() + skew; }

    Events& events_;
    SeededRandom& random_;
    Network& network_;
    std::string name_;
    DeviceId id_;
    std::unique_ptr<DeviceStore> store_;
    std::unique_ptr<Replica> replica_;
    std::optional<server::SocketKey> socket_;
    Duration server_offset_;
    std::vector<Told> told_;
    bool online_ = true;
    bool saving_ = false;
    bool connecting_ = false;
    std::uint64_t asked_ = 0;
    std::uint64_t life_ = 0;  // Plans of an earlier tab are void.
};

}  // namespace linli::simulator
