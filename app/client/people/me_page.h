#pragma once

#include "app/client/helpers/keys_part.h"
#include "app/client/people/people_index.h"
#include "app/client/reminders/reminders_part.h"
#include "app/client/services.h"

namespace linli::client {

struct MeInput {
    bool editing = false;
    std::string shown, phone;
    std::string phone_error;
    bool leaving = false;  // The sheet of signing out.
    bool everywhere = false;
    bool password = false;
    std::string login, new_password;
    std::string search;
    PeopleIndex people;
    bool asked_devices = false;
    RemindersInput reminders;
    KeysInput keys;
};

// What is known about me and who may see it, who looked, my devices, language and look, signing out.
LINLI_LATER void me_page(const Known& known, const Viewer& me, Instant now, MeInput& input, Outbox& outbox,
                         Services& services);

// Parts of it that stand in files of their own.
void my_devices(const Viewer& me, Instant now, MeInput& input, Services& services);
void my_settings(Services& services);
void sign_out_part(const Known& known, MeInput& input, Services& services);

}  // namespace linli::client
