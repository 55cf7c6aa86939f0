#pragma once

#include <optional>
#include <string>

#include "app/client/services.h"
#include "app/client/shifts/chain_match.h"

namespace linli::client {

struct ChainInput {
    std::string pasted;
    std::optional<ChainReview> review;
    ChainTyping begun;  // Before a reload: the chain is read again and this written on.
    int day = 0;        // Of the text for the group chat.
};

// A pasted chain: what stands there, what was read, what is asked, and one button that accepts what is clear.
LINLI_LATER void chain_page(const Known& known, const Viewer& me, Instant now, ChainInput& input,
                            Outbox& outbox, Routes& routes);

// The right side: read sign-ups with ticks, and the questions.
void chain_signups(const Known& known, const Viewer& me, Instant now, ChainReview& review);
void chain_questions(const Known& known, const Viewer& me, Instant now, ChainReview& review);

// A day's roster as text for the group chat.
LINLI_LATER void chain_text_page(const Known& known, const Viewer& me, Instant now, ChainInput& input,
                                 Services& services);

}  // namespace linli::client
