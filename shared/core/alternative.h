#pragma once

#include <type_traits>
#include <variant>

namespace linli {

template <class One, class Variant>
inline constexpr bool is_alternative = false;
template <class One, class... Alternatives>
inline constexpr bool is_alternative<One, std::variant<Alternatives...>> =
    (std::is_same_v<One, Alternatives> || ...);

// One of the types that the std::variant can hold.
template <class One, class Variant>
concept AlternativeOf = is_alternative<One, Variant>;

}  // namespace linli
