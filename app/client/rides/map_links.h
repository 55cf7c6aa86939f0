#pragma once

#include "app/client/page.h"

namespace linli::client {

// Links that open the map of the phone, whichever that is: addresses of the scheme geo (RFC 5870), which
// web/map_link.js turns into Apple's where the phone is theirs.
// To the door, by the name of the community and the building, and to where the errand leads, as far as each
// is known: two links, or one, or none. The room is not told to the map.
LINLI_LATER void draw_map_links(const Known& known, const Errand& errand);

}  // namespace linli::client
