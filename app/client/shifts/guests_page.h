#pragma once

#include <string>

#include "app/client/people/people_index.h"
#include "app/client/services.h"

namespace linli::client {

struct GuestsInput {
    SeatId open;  // About whom is being decided.
    std::string search;
    PeopleIndex people;
};

// /guests, for coordinators: who came without an account, and who of the register that is.
LINLI_LATER void guests_page(const Known& known, const Viewer& me, Instant now, GuestsInput& input,
                             Outbox& outbox, Services& services);

}  // namespace linli::client
