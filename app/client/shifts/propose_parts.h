#pragma once

#include "app/client/action.h"
#include "app/client/shifts/propose_page.h"

// The two steps of /propose before there is a proposal; the proposal itself is in propose_page.cpp.

namespace linli::client {

// Which days, and what may be done in them.
void draw_question(const Acting& by, ProposeInput& input);
// While it is looked for: how far it is, what was found so far, and no further.
void draw_search(const Known& known, Instant now, ProposeInput& input, Services& services);

// What a view of this question is kept under: another one of its days, or of the places as they are by now.
Bits128 question_key(const RosterAsk& ask, const ProposeInput& input);
// What was proposed before stays until there is more.
void start_search(const Known& known, Instant now, RosterAsk ask, ProposeInput& input);
void forget_proposal(ProposeInput& input);

}  // namespace linli::client
