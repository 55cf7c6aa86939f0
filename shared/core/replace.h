#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace linli {

// An assignment made of what destroying and moving do anyway: one function less for each of many
// alternatives, all of which a browser loads before the first page.
template <class T>
T& replace(T& old, T&& by) noexcept {
    static_assert(std::is_nothrow_move_constructible_v<T>);
    if (&old == &by) return old;
    std::destroy_at(&old);
    return *std::construct_at(&old, std::move(by));
}

}  // namespace linli
