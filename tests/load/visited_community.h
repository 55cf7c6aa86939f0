#pragma once

#include <string>
#include <vector>

#include "app/server/tools/data_folder.h"
#include "shared/people/demo.h"

namespace linli::load {

// A neighbour who can sign in by a cookie already, with an outbox of their own.
struct Guest {
    PersonId person;
    std::string session;  // The cookie's value.
    std::uint64_t device_space = 0;
    OutboxId outbox;
};

// A folder below the system's temporary one that is gone with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

// Makes the demo community in a folder and signs in the first `guests` of its people who have a telephone,
// one of each household. Throws std::runtime_error.
std::vector<Guest> make_visited_community(const std::string& data, DemoScale scale, std::size_t guests);

// A shift three weeks ahead, when nobody has another one, with this many places. The server must be stopped.
ShiftId add_far_shift(const std::string& data, std::int32_t places);

// A new group-buy that takes orders, of one item of which there are so many packs. The server must be
// stopped.
CampaignItem open_scarce_campaign(const std::string& data, std::int32_t packs);

// What is stored, read as the server reads it when it starts. The server must be stopped.
State stored_state(const std::string& data);

}  // namespace linli::load
