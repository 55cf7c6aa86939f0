#pragma once

#include <string>

#include "app/client/services.h"

namespace linli::client {

struct SignInInput {
    std::string code;
    std::string login, password;
    bool with_password = false;
    bool incomplete = false;  // It was pressed all the same: what is empty says so.
};

// Nobody is signed in: by the card's link, by its code typed in, or with a password. Also what is to be said
// while the program starts, when another tab leads, when the session ended and when a newer version is there.
void sign_in_page(SignInInput& input, Services& services);

}  // namespace linli::client
