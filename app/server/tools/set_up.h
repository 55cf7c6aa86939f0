#pragma once

#include <string>

#include "app/server/tools/data_folder.h"

namespace linli::server {

// What a new community needs before anybody can sign in. The server must be stopped: one program at a time
// uses a data folder. Each prints what it did; a Failure says what to do.

Result<void> new_community(const std::string& data, const std::string& name, std::int32_t utc_offset_minutes);

// Enters the person where the register does not have them yet, makes them administrator, gives them a login
// with a new password, and prints both with a card.
struct NewAdministrator {
    std::string full_name;
    std::string door;  // As people write it: 2-1-301.
    std::string login;
};
Result<void> add_administrator(const std::string& data, const NewAdministrator& person);

// Prints a new card for the person with this id or full name.
Result<void> print_card(const std::string& data, const std::string& person);

// Opens the database with all its checks, reads everything, and prints how much there is.
Result<void> check_database(const std::string& data);

// Reads a register as a spreadsheet saves it and prints every line that is not clear. Nothing changes unless
// `accept`: then all good lines are taken over as one command.
Result<void> import_register(const std::string& data, const std::string& file, bool accept);

}  // namespace linli::server
