#pragma once

#include <string>

#include "app/client/people_page.h"

// The sheets of the people pages: what they share.

namespace linli::client {

struct SheetPlace {
    const Known& known;
    const Viewer& me;
    Instant now;
    PersonId person;
    Outbox& outbox;
};

// Greyed with its reason by the same rule that decides; closes the sheet when the command was taken.
void send_button(const SheetPlace& at, const std::string& label, Command command, PeopleInput& input);
// Stands in its place while something is not yet right; pressing it shows what.
void try_button(const std::string& label, PeopleInput& input);

void roles_sheet(const SheetPlace& at, PeopleInput& input);
void merge_sheet(const SheetPlace& at, PeopleInput& input, Routes& routes);
void proxy_sheet(const SheetPlace& at, PeopleInput& input);
void card_sheet(const SheetPlace& at, PeopleService& service);

}  // namespace linli::client
