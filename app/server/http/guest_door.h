#pragma once

#include "app/server/attempts.h"

namespace linli::server {

// How often people without a session may knock from one address. A whole estate may share one.
struct GuestDoor {
    static constexpr std::size_t most_tries = 60;
    static constexpr Duration window = minutes(15);
    Attempts tries{most_tries, window};
};

}  // namespace linli::server
