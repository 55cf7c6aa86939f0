#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/people/register_import.h"

namespace linli {

// Somebody who is in the community already, as far as a register can speak about them. What is private may
// not be held where the comparison is made.
struct KnownPerson {
    std::string full_name;
    Door door;
    AgeBand age_band = AgeBand::NotSaid;
    std::optional<std::string> phone;  // Nothing: not known here. Empty: known to have none.
    std::optional<Care> care;          // Nothing: not known here. Its id does not matter.
};

enum class RowState : std::uint8_t {
    New = 1,
    Same = 2,               // Known, and the line says nothing else.
    Changed = 3,            // Known by name and door; telephone, age or care differ.
    PossibleDuplicate = 4,  // Somebody known could be meant; a person must decide.
};

struct RowComparison {
    RowState state = RowState::New;
    std::size_t known = 0;  // Which one in `known`; only where the state is not New.
    bool phone_differs = false;
    bool age_differs = false;
    bool care_differs = false;    // Flags or note.
    bool not_known_here = false;  // The line says something private that could not be compared.
    bool operator==(const RowComparison& other) const = default;
};

// One comparison for each row, in order. What a line leaves empty changes nothing, so the same file taken
// over twice is Same throughout. A possible duplicate has the same name and telephone number behind another
// door, or lives behind the same door with a name of the same sound or with a name of which this one is a
// part (张三 / 张三丰).
std::vector<RowComparison> compare_register(const std::vector<RegisterRow>& rows,
                                            const std::vector<KnownPerson>& known);

}  // namespace linli
