#pragma once

#include <vector>

#include "app/client/errands/errands_page.h"
#include "app/client/services.h"

// Simple mode: the same commands, one question a page, three large buttons at the beginning.

namespace linli::client {

// The questions of asking for help, one a page.
enum class SimpleStep : int {
    What = 0,
    Words = 1,
    Where = 2,
    When = 3,
    Hour = 4,
    Check = 5,
    Sent = 6,
    Danger = 7,
    Back = 8,
    Often = 9,
    Photo = 10,
    More = 11,    // What else there is.
    Door = 12,    // Does the helper have to come in?
    Card = 13,    // Does the helper need the card?
    Day = 14,     // Another day than the next few.
    Amount = 15,  // How much of what is not clear.
    Arrival = 16  // When to be there.
};

struct SimpleInput {
    std::string route;  // Where they are: what went wrong is said there and nowhere else.
    AskInput ask;
    int step = 0;                 // SimpleStep
    ErrandId sent;                // Just asked for: the page says so.
    ErrandId withdrawing;         // Asked about: no longer needed.
    bool withdrawn = false;       // Just done: the page says so.
    std::vector<ShiftId> passed;  // Offers that were answered with "show me another".
    std::vector<ErrandId> passed_errands;
    ShiftId taken;          // Just taken: the page says so.
    ErrandId claimed;       // The same of an errand.
    ErrandId handing_back;  // Asked about: I cannot help.
    ErrandId accounting;    // Asked about: did I lay out money?
    bool laid_out = false;  // I did: how much?
    std::string spent;      // As it is typed.
    SeatId leaving;         // Asked about: I cannot come.
    std::size_t mine = 0;   // Which of my shifts is shown.
    std::string problem;    // Why the last press could not be, in words.
};

bool is_simple_route(const std::string& route);

// Every page of it; an unknown route shows the three buttons.
LINLI_LATER void simple_page(const Known& known, const Viewer& me, Instant now, const std::string& route,
                             SimpleInput& input, Outbox& outbox, Services& services);

}  // namespace linli::client
