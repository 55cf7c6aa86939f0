#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/field.h"

namespace linli {

// Where a household lives. Parts are kept normalised (see parse_door); a part that is not known is empty.
struct Door {
    std::string compound;  // 小区 or the lane (`85弄`); empty where the community has one compound only.
    std::string building;
    std::string unit;
    std::string room;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(compound), NAMED(building), NAMED(unit), NAMED(room));  // check_door has the real limit.
    }
    bool operator==(const Door& other) const = default;
};

enum class DoorPart : std::uint8_t { Compound, Building, Unit, Room };

// Longer texts are not a door. Bytes.
inline constexpr std::size_t max_door_bytes = 160;

// Reads a text that is a door and nothing else, as people write it: 2号楼1单元301室, 2-1-301, 12#1101,
// 三号楼二单元, 85弄3号502, Bldg 3 Room 501, 阳光花园3栋2-501. Digits come out Arabic without leading zeros,
// letters upper case. Parts may be missing; one lone number is a room. Nothing if the text has anything else
// in it, or could mean two doors (`6楼602` is a building or a floor).
std::optional<Door> parse_door(std::string_view text);

// Reads one part that stands alone, as in a column of a register: building 02号楼, 2#, 二栋 or 2 gives `2`. A
// word is kept as it is written (门卫室). Nothing if the text is empty or holds more than this one part.
std::optional<std::string> parse_door_part(DoorPart part, std::string_view text);

// 2-1-301, for labels, tables and matching. A lane stands in front (85-3-502), a compound's name does not.
std::string short_door(const Door& door);

// Order in which people count: 2 before 10, 301 before 301A, digits before letters before words. Gives a
// number below, at or above 0.
int compare_natural(std::string_view left, std::string_view right);

// By compound, building, unit and room, each in natural order; what is not known comes first. Gives a number
// below, at or above 0.
int compare_doors(const Door& left, const Door& right);

}  // namespace linli
