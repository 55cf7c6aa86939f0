#pragma once

#include <vector>

#include "app/client/remembered.h"
#include "shared/shifts/records.h"

namespace linli::client {

// What stands open behind 我来不了.
struct LeaveInput {
    SeatId seat;            // Asked about; none while nothing is open.
    bool swapping = false;  // The swaps that could be are shown.
    Remembered<std::vector<std::vector<SeatId>>> swaps;

    void ask(SeatId about) {
        seat = about;
        swapping = false;
    }
};

// "I can't come": find a stand-in, swap, come late, give back. A coordinator may ask for somebody who is ill.
// Only while input.seat is one: the first page need not have it.
LINLI_LATER void leave_sheet(const Known& known, const Viewer& me, Instant now, LeaveInput& input,
                             Outbox& outbox);

}  // namespace linli::client
