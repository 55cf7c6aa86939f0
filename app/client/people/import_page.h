#pragma once

#include "app/client/people/people_page.h"

namespace linli::client {

// A register from a file: what each column was taken for, every line that could not be read with its number
// and why, what would be new and what would change. Nothing is imported until it is accepted.
LINLI_LATER void import_page(const Known& known, const Viewer& me, Instant now, PeopleInput& input,
                             Outbox& outbox, Routes& routes, Services& services);

}  // namespace linli::client
