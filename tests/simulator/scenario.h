#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulator/world.h"

namespace linli::simulator {

class Scenario;

// What a neighbour does on their device. Each step lets a moment pass, so that an online device has its
// answer when the story goes on.
class Neighbour {
public:
    Neighbour(Scenario& town, Device& device) : town_(town), device_(device) {}

    Neighbour& goes_offline();
    Neighbour& comes_online();
    Neighbour& closes_the_tab();
    Neighbour& opens_the_tab();

    Neighbour& presses(const Command& command, const std::string& for_whom = {});
    Neighbour& takes(ShiftId shift, const std::string& for_whom = {});
    Neighbour& gives_back(ShiftId shift, const std::string& whose = {});
    Neighbour& assigns(ShiftId shift, const std::string& whom);
    Neighbour& removes(ShiftId shift, const std::string& whom);
    Neighbour& cancels(ShiftId shift, const std::string& why);
    Neighbour& looks_at(const std::string& whom, LookAt what = LookAt::Contact);

    Device& device() { return device_; }
    const State& sees() const { return device_.replica().state(); }

private:
    Scenario& town_;
    Device& device_;
};

// A small community with its server, its devices and the network between them; see STYLE.md for a story. One
// seed decides everything that chance decides.
//
// Who lives here: Adam (administrator) and Cora (coordinator) in building 9, Stella (steward of building 1)
// with Ada and Ben in building 1, Cem and Dora in building 2. Each has a telephone and a care record.
class Scenario : public World {
public:
    explicit Scenario(std::uint64_t seed);

    Neighbour device(const std::string& name);     // Their phone; made and signed in at first use.
    Neighbour new_phone(const std::string& name);  // Another device from now on.
    Neighbour another_tab(const std::string& name, std::unique_ptr<DeviceStore> store);
    PersonId person(const std::string& name) const;
    BuildingId building(const std::string& name);
    ShiftId shift(std::int32_t places, int from_hour = 20, int length_h = 2);  // On the server's own word.
    static PersonEntry entry(const std::string& name, const std::string& building, const std::string& room,
                             const std::string& phone);

    void pass(Duration time) { events.run_for(time); }

    // --- What came of it
    std::vector<std::string> on(ShiftId shift);  // Who stands on it by the server's records.
    void refused_here(const std::string& name, const Rejected& why);  // By their own device.
    std::vector<Rejected> refusals_of(const std::string& name);
    std::vector<NoticeKind> notices_for(const std::string& name);
    bool devices_agree();  // All online ones hold exactly what they are to hold; says what differs.

private:
    std::map<std::string, PersonId> people_;
    std::map<std::string, DeviceId> device_ids_;
    std::map<std::string, Device*> first_device_;
    std::map<std::string, std::vector<Rejected>> refused_here_;
    PostId gate_;
};

}  // namespace linli::simulator
