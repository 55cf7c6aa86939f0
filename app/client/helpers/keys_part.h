#pragma once

#include <string>

#include "app/client/action.h"
#include "app/client/people/people_index.h"

namespace linli::client {

struct KeysInput {
    PersonId of;  // Whose door it is.
    bool giving = false;
    std::string find;  // To whom a key is to be given.
};

// Which helpers have the key to the person's door, to be given and taken back by whoever may act for them;
// nothing for others.
void keys_part(const Acting& by, PersonId person, KeysInput& input, PeopleIndex& people);

// The doors to which I have the key; nothing where there are none.
void held_keys_part(const Acting& by);

}  // namespace linli::client
