#pragma once

#include <vector>

#include "app/client/remembered.h"
#include "app/client/services.h"
#include "shared/shifts/hours.h"

namespace linli::client {

// Which weeks or months are added up.
struct HoursSpan {
    int kind = 0;  // 0: a week, 1: a month.
    int back = 0;  // How many of them ago; 0: the one of now.
};
TimeRange range_of(const HoursSpan& span, const Saying& saying);
std::string span_words(const HoursSpan& span, const Saying& saying);

struct HoursInput {
    HoursSpan span;
    Remembered<std::vector<HoursLine>> ledger;
};

// 14.5
std::string hours_number(std::int64_t minutes);

// /hours: how long I stood; everybody's by name for coordinators, side by side and not in an order of who did
// more. /hours/<person>: the same of somebody, for coordinators.
LINLI_LATER void hours_page(const Known& known, const Viewer& me, Instant now, std::optional<PersonId> person,
                            HoursInput& input);
// /certificate and /certificate/<person>: a page to print, with every shift.
LINLI_LATER void certificate_page(const Known& known, const Viewer& me, Instant now, PersonId person,
                                  Services& services);

}  // namespace linli::client
