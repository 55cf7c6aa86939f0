#pragma once

#include <functional>
#include <optional>
#include <string>

#include "app/client/people/people_index.h"

namespace linli::client {

struct FindPersonOptions {
    std::function<bool(PersonId)> fits = {};           // Who may be chosen; nobody asked: everybody.
    std::function<std::string(PersonId)> second = {};  // What stands under the name; else the door.
    std::function<bool(PersonId)> may = {};  // Who of them may be pressed; `second` says why others may not.
    std::string nobody = {};                 // Said when nobody is found.
};
// A search field, and whoever is found by it as rows to press: who was pressed, and the field is empty again.
std::optional<PersonId> find_person(const Known& known, const std::string& label, std::string& typed,
                                    PeopleIndex& people, const FindPersonOptions& options = {});

}  // namespace linli::client
