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

// What is proposed, and which of it the coordinator has struck out.
struct MatchInput {
    Remembered<Proposal> proposal;
    std::set<ErrandId> struck;
};

// /match: the best for everything that is open, together; all of it or some is asked for by one press.
LINLI_LATER void match_page(const Known& known, const Viewer& me, Instant now, MatchInput& input,
                            Outbox& outbox);

}  // namespace linli::client
