#pragma once

#include <string>
#include <vector>

#include "app/client/people/people_page.h"

namespace linli::client {

struct DeskInput {
    PeopleInput people;   // Who calls: a name, a door, a telephone number.
    BuildingId building;  // Whose waiting errands are shown in a sheet.
    BuildingPlace place;  // Of that building, as it is being typed.
};

// What needs a person now, for coordinators: the most urgent first, each with a way on.
LINLI_LATER void draw_needs(const Known& known, const Viewer& me, Instant now);
// The buildings of the neighbourhood, with a light where somebody waits.
LINLI_LATER void draw_houses(const Known& known, const Viewer& me, Instant now, DeskInput& input,
                             Outbox& outbox);
// Somebody calls: their page, what they asked for, and asking for them.
LINLI_LATER void draw_desk_search(const Known& known, const Viewer& me, Instant now, DeskInput& input,
                                  Services& services);

}  // namespace linli::client
