#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/reading.h"

namespace linli::wishes {

// A line of the list without what is around it: list number, who speaks in a chat log, door, cells of a
// table.
struct ListLine {
    ReadText text;
    int line = 0;              // Of the pasted text, from 1.
    bool behind_door = false;  // The door stood on it: people say who they are before what they want.
    bool door_urgent = false;  // 3-501 急：
};

struct ListText {
    std::optional<std::string> door;
    std::vector<ListLine> lines;
};

ListText list_text(std::string_view text);

}  // namespace linli::wishes
