#pragma once

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "shared/core/random.h"
#include "shared/core/rejected.h"
#include "shared/state/state.h"

// Values for every field of every record, command and message, from a seed: generic over the field lists.

namespace linli::tests {

inline Bits128 random_bits(SeededRandom& random) {
    return {random.next() | 1, random.next()};
}

inline std::string random_text(SeededRandom& random, std::size_t limit) {
    static const std::array<const char*, 10> pieces{
        "李", "王小明", "😀", "'; DROP TABLE seat; --", "\"", "a", "3栋2单元", "%_?", "é", "O'Neil "};
    std::string text;
    for (std::uint32_t left = random.below(5); left > 0; --left) {
        const std::string piece = random.pick(pieces);
        if (text.size() + piece.size() <= limit) text += piece;
    }
    return text;
}

template <class T>
void fill(T& value, SeededRandom& random, std::size_t limit = default_text_limit);

namespace detail {

template <class T>
void fill_one(std::optional<T>& value, SeededRandom& random, std::size_t limit) {
    value.reset();
    if (random.chance(600)) fill(value.emplace(), random, limit);
}
template <class Tag>
void fill_one(Id<Tag>& value, SeededRandom& random, std::size_t) {
    value.bits = random_bits(random);
}
inline void fill_one(Bits128& value, SeededRandom& random, std::size_t) {
    value = random_bits(random);
}
inline void fill_one(std::string& value, SeededRandom& random, std::size_t limit) {
    value = random_text(random, limit);
}
// A few of them: released samples stay the same when a reason comes.
inline void fill_one(Reason& value, SeededRandom& random, std::size_t) {
    static constexpr std::array some{Reason::NotAllowed, Reason::TextTooLong, Reason::ShiftFull,
                                     Reason::TimesOverlap, Reason::ErrandTaken};
    value = random.pick(some);
}
inline void fill_one(Blob& value, SeededRandom& random, std::size_t) {
    for (std::uint32_t left = random.below(9); left > 0; --left)
        value.bytes += static_cast<char>(random.below(256));
}
template <class T>
void fill_one(std::vector<T>& value, SeededRandom& random, std::size_t) {
    value.clear();
    for (std::uint32_t left = random.below(4); left > 0; --left) fill(value.emplace_back(), random);
}
template <class... Types>
void fill_one(std::variant<Types...>& value, SeededRandom& random, std::size_t) {
    std::size_t left = random.below(sizeof...(Types));
    const auto make = [&]<class One>(std::type_identity<One>) {
        if (left-- == 0) fill(value.template emplace<One>(), random);
    };
    (make(std::type_identity<Types>{}), ...);
}

}  // namespace detail

template <class T>
void fill(T& value, SeededRandom& random, std::size_t limit) {
    if constexpr (HasFields<T>) {
        visit_fields(value, [&](auto field) { fill(field.value, random, field.limit); });
    } else if constexpr (std::is_same_v<T, bool>) {
        value = random.chance(500);
    } else if constexpr (std::is_enum_v<T> && !std::is_same_v<T, Reason>) {
        value = random.pick(Members<T>::values);
    } else if constexpr (std::is_integral_v<T>) {
        value = static_cast<T>(random.next());
    } else {
        detail::fill_one(value, random, limit);
    }
}

// A record of any type; `which` counts through the types in the order of State::visit_tables.
inline AnyRecord random_record(std::size_t which, SeededRandom& random) {
    const State types;
    AnyRecord made;
    std::size_t at = 0;
    for_each_table(types, [&](const auto& table) {
        if (at++ == which) fill(made.emplace<RecordOf<decltype(table)>>(), random);
    });
    return made;
}

inline constexpr std::size_t record_type_count = std::variant_size_v<RecordVariant>;

}  // namespace linli::tests
