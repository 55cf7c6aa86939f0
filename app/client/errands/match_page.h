#pragma once

#include <map>
#include <set>
#include <string>

#include "app/client/remembered.h"
#include "app/client/services.h"
#include "shared/errands/match_book.h"

namespace linli::client {

struct Proposal {
    Matching matching;
    std::map<ErrandId, std::string> why;  // Nobody was found.
};

// What is proposed, which of it the coordinator has struck out, and for what they chose somebody else.
struct MatchInput {
    Remembered<Proposal> proposal;
    std::set<ErrandId> struck;
    std::map<ErrandId, RankedPerson> instead;
    ErrandId choosing;                // Of this one the others are shown; none: of none.
    Remembered<RankedPeople> others;  // Of `choosing`.
};

// /match: the best for everything that is open, together; all of it, some, or somebody else of
// those who come into question, is asked for by one press.
LINLI_LATER void match_page(const Known& known, const Viewer& me, Instant now, MatchInput& input,
                            Outbox& outbox);

}  // namespace linli::client
