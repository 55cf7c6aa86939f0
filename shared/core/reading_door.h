#pragma once

#include "shared/core/reading_clock.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace linli {

// A door inside a line: 12-301, 3号楼2单元501室, 85弄3号502, Bldg 8 Rm 301, 6#504, 402, or only 3号楼.
struct WrittenDoor {
    std::string building;  // With the lane in front: 85-3. Empty for a room alone.
    std::string unit;
    std::string room;  // Empty for a building alone.
};

std::optional<FoundIn<WrittenDoor>> find_door(std::u32string_view text, std::size_t at);

// building-unit-room, without what is not known.
std::string door_text(const WrittenDoor& door);

}  // namespace linli
