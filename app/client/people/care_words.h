#pragma once

#include <string>
#include <vector>

#include "app/client/ui/icons.h"
#include "shared/people/records.h"

namespace linli::client {

struct CareFlag {
    bool Care::*flag;
    const char* key;
    ui::Icon icon;
};
// All of them, in the order in which they are shown.
const std::vector<CareFlag>& care_flags();

struct CareWord {
    std::string words;
    ui::Icon icon;
};
// What is said about somebody's care, with the note at the end; nothing where it is not known here.
std::vector<CareWord> care_words(const Care* care);

}  // namespace linli::client
