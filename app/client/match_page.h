#pragma once

#include <set>

#include "app/client/services.h"
#include "shared/errands/match_book.h"

namespace linli::client {

// What is proposed, and which of it the coordinator has struck out.
struct MatchInput {
    std::uint64_t made_for = 0;  // What was known when it was made; made again when that changes.
    Matching matching;
    std::set<ErrandId> struck;
};

// /match: the best for everything that is open, together; all of it or some is asked for by one press.
LINLI_LATER void match_page(const Known& known, const Viewer& me, Instant now, MatchInput& input,
                            Outbox& outbox);

}  // namespace linli::client
