#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulator/checks.h"
#include "tests/simulator/device.h"

namespace linli::simulator {

// A server on its disk, devices, the network between them, and who watches. One seed decides everything that
// chance decides.
class World {
public:
    static constexpr Instant evening{1'795'428'000'000};  // Monday 2026-11-23, 18:00 in China.

    explicit World(std::uint64_t seed);
    World(const World&) = delete;
    virtual ~World() = default;

    const State& state() { return server.intake().state(); }
    void set_up(const std::vector<Command>& commands);
    DeviceId enrol(PersonId person, const std::string& label);
    Device& add_device(const std::string& name, DeviceId id, std::unique_ptr<DeviceStore> store);

    // Every connected device holds exactly what its person is to hold, as the server has it; what the model
    // has, the database has. Adds to the violations.
    void check_all();

    Events events{evening};
    SeededRandom random;
    Checks checks{events};
    ServerDisk disk;
    ServerProcess server;
    Network network;
    std::vector<std::unique_ptr<Device>> devices;

private:
    void check_device(const Entitlement& entitlement, const Device& device);
};

}  // namespace linli::simulator
