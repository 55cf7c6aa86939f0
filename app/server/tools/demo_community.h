#pragma once

#include <string>
#include <vector>

#include "app/server/tools/data_folder.h"
#include "shared/people/demo.h"

namespace linli::server {

// Fills a new, empty data folder with the invented community of shared/people/demo.h, by the same commands
// that people press, and marks it as a demo.
Result<void> make_demo_community(DataFolder& folder, DemoScale scale, Instant now);

// Somebody whom a visitor of the demo can be.
struct DemoGuest {
    std::string role;  // Also the first part of the host: coordinator.localhost.
    std::string name;
    std::string card_token;
    std::string password;  // Of the login that is the role; empty where there is none.
};

// Each role has an origin of its own, so that cookies and stores stay apart: coordinator.localhost …
std::vector<std::string> demo_hosts();

// A fresh card for each role, and fresh passwords, as printed at each start.
Result<std::vector<DemoGuest>> invite_to_demo(OpenCommunity& community, Instant now);

}  // namespace linli::server
