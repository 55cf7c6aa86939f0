#pragma once

#include "app/client/buddies/checks_page.h"
#include "app/client/errands/desk_needs.h"
#include "app/client/shifts/leave_sheet.h"

namespace linli::client {

struct TodayInput {
    LeaveInput leave;    // The sheet of 我来不了.
    ChecksInput checks;  // Whom I am asked to look after.
    DeskInput desk;      // Of coordinators.
};

// What I have to do next and when; what I could take; what I should know. Coordinators see what needs a
// person now, where somebody waits, and tonight's gaps.
void today_page(const Known& known, const Viewer& me, Instant now, TodayInput& input, Outbox& outbox,
                Routes& routes, Services& services);

// What happened to me that I should know: cancelled and moved shifts, who looked at my data.
LINLI_LATER void notices_page(const Known& known, const Viewer& me, Instant now, Outbox& outbox);

// What happened to me and I have not read, newest first.
std::vector<const Notice*> unseen_notices(const Known& known, const Viewer& me);

// The rows of the coordinator's evening: posts with the gaps of each of their shifts.
LINLI_LATER void coverage_tonight(const Known& known, const Viewer& me, Instant now, Routes& routes);

}  // namespace linli::client
