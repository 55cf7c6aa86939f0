#pragma once

#include <optional>

#include "app/client/buddies/checks_page.h"
#include "app/client/errands/desk_needs.h"
#include "app/client/errands/errands_page.h"

namespace linli::client {

// What the desk is in the middle of, kept where the other pages keep it: what is begun here goes on there.
struct PhoneDeskInput {
    DeskInput& desk;        // Who calls.
    ErrandsInput& errands;  // Which request is seen to.
    ChecksInput& checks;
};

// /phone-desk, for coordinators: who calls is found by name, door or telephone number; /phone-desk/<person>:
// everything that can be done for them while they are on the line, on one page. How they are, what they wait
// for, who could do it, change, no longer needed, and what they ask for now.
LINLI_LATER void phone_desk_page(const Known& known, const Viewer& me, Instant now,
                                 std::optional<PersonId> chosen, const PhoneDeskInput& input, Outbox& outbox,
                                 Routes& routes, Services& services);

}  // namespace linli::client
