#pragma once

#include "app/client/page.h"
#include "app/client/ui/containers.h"

// The quiet line that says how far things have got: on this phone, waiting, or with the others. The three are
// never mixed.

namespace linli::client {

std::string saved_words(const LinkState& link);
// Desk: at the right of a page's title. Nothing on the phone, where it stands at the page's foot.
void saved_in_head(const LinkState& link);
void saved_at_foot(const LinkState& link);
// Across the top of every page while something waits, there is no network, or nothing would survive closing.
ui::Banner banner_of(const LinkState& link);

}  // namespace linli::client
