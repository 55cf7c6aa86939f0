#pragma once

#include <array>
#include <cstdint>

#include "shared/core/field.h"

// How far an errand has been asked around, and what those who were asked said.

namespace linli {

// Stored: never renumber.
enum class Circle : std::uint8_t {
    Building = 1,  // The fixed pair, and who lives in the same building.
    Compound = 2,
    Community = 3,
    Coordinator = 4,
};
template <>
struct Members<Circle> {
    static constexpr std::array values{Circle::Building, Circle::Compound, Circle::Community,
                                       Circle::Coordinator};
};

// Stored: never renumber.
enum class AskAnswer : std::uint8_t {
    None = 1,
    Yes = 2,
    No = 3,
    NotThen = 4,   // Another time perhaps.
    TooMuch = 5,   // Too heavy, too far, too long.
    Withdrew = 6,  // Had said yes.
};
template <>
struct Members<AskAnswer> {
    static constexpr std::array values{AskAnswer::None,    AskAnswer::Yes,     AskAnswer::No,
                                       AskAnswer::NotThen, AskAnswer::TooMuch, AskAnswer::Withdrew};
};

}  // namespace linli
