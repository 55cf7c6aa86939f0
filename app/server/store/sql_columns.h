#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "app/server/store/store.h"

// A struct as columns, derived from its field list and the same for every database engine: nested structs
// flatten (`window_from`, `window_until`), an Instant is one column of milliseconds, ids are 32 hexadecimal
// digits, an optional without a value is NULL, enums are their fixed numbers, bools 0 and 1.

namespace linli::server {

enum class SqlType : std::uint8_t { SmallInteger = 1, Integer = 2, BigInteger = 3, Text = 4, Bytes = 5 };

struct Column {
    std::string name;
    SqlType type = SqlType::Text;
    bool nullable = false;
};

// Takes the values of one row, column by column. `text` and `bytes` must live until the statement has run;
// `passing_text` is copied.
template <class T>
concept SqlSink = requires(T& sink, std::int64_t number, std::string_view text) {
    sink.null();
    sink.integer(number);
    sink.text(text);
    sink.passing_text(text);
    sink.bytes(text);
};

// Gives the values of one row: the questions are about the current column, `next` goes on.
template <class T>
concept SqlSource = requires(T& source) {
    { source.is_null() } -> std::same_as<bool>;
    { source.integer() } -> std::same_as<std::int64_t>;
    { source.text() } -> std::same_as<std::string_view>;
    { source.bytes() } -> std::same_as<std::string_view>;
    source.next();
};

namespace detail {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {
    using Value = T;
};

template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

// What fits one column: how it is written and read. `read` gives false for what this version does not know.
template <class T>
struct SqlLeaf {
    static_assert(std::is_integral_v<T> || std::is_enum_v<T>,
                  "a stored struct holds single values only: a list is a table of its own");
    static constexpr SqlType type = std::is_same_v<T, bool> || std::is_enum_v<T>       ? SqlType::SmallInteger
                                    : sizeof(T) < 4 || std::is_same_v<T, std::int32_t> ? SqlType::Integer
                                                                                       : SqlType::BigInteger;
    template <class Sink>
    static void write(T value, Sink& sink) {
        sink.integer(static_cast<std::int64_t>(value));
    }
    template <class Source>
    static bool read(T& value, Source& source) {
        const std::int64_t number = source.integer();
        value = static_cast<T>(number);
        if constexpr (std::is_enum_v<T>) {
            return static_cast<std::int64_t>(value) == number && is_member(value);
        } else {
            return static_cast<std::int64_t>(value) == number;
        }
    }
};

template <>
struct SqlLeaf<std::string> {
    static constexpr SqlType type = SqlType::Text;
    template <class Sink>
    static void write(const std::string& value, Sink& sink) {
        sink.text(value);
    }
    template <class Source>
    static bool read(std::string& value, Source& source) {
        value = source.text();
        return true;
    }
};

template <>
struct SqlLeaf<Blob> {
    static constexpr SqlType type = SqlType::Bytes;
    template <class Sink>
    static void write(const Blob& value, Sink& sink) {
        sink.bytes(value.bytes);
    }
    template <class Source>
    static bool read(Blob& value, Source& source) {
        value.bytes = source.bytes();
        return true;
    }
};

template <>
struct SqlLeaf<Instant> {
    static constexpr SqlType type = SqlType::BigInteger;
    template <class Sink>
    static void write(Instant value, Sink& sink) {
        sink.integer(value.ms);
    }
    template <class Source>
    static bool read(Instant& value, Source& source) {
        value.ms = source.integer();
        return true;
    }
};

template <>
struct SqlLeaf<Bits128> {
    static constexpr SqlType type = SqlType::Text;
    template <class Sink>
    static void write(Bits128 value, Sink& sink) {
        sink.passing_text(to_hex(value));
    }
    template <class Source>
    static bool read(Bits128& value, Source& source) {
        const auto bits = bits_from_hex(source.text());
        if (bits) value = *bits;
        return bits.has_value();
    }
};

template <class Tag>
struct SqlLeaf<Id<Tag>> {
    static constexpr SqlType type = SqlType::Text;
    template <class Sink>
    static void write(Id<Tag> value, Sink& sink) {
        SqlLeaf<Bits128>::write(value.bits, sink);
    }
    template <class Source>
    static bool read(Id<Tag>& value, Source& source) {
        return SqlLeaf<Bits128>::read(value.bits, source);
    }
};

template <>
struct SqlLeaf<SecretHash> {
    static constexpr SqlType type = SqlType::Text;
    template <class Sink>
    static void write(const SecretHash& value, Sink& sink) {
        sink.passing_text(to_hex(value.first) + to_hex(value.second));
    }
    template <class Source>
    static bool read(SecretHash& value, Source& source) {
        const std::string_view digits = source.text();
        if (digits.size() != 64) return false;
        const auto first = bits_from_hex(digits.substr(0, 32));
        const auto second = bits_from_hex(digits.substr(32));
        if (first && second) value = {*first, *second};
        return first && second;
    }
};

template <class T>
inline constexpr bool is_leaf = !HasFields<T> || std::is_same_v<T, Instant>;

template <class T>
void add_columns(T& value, const std::string& name, bool nullable, std::vector<Column>& columns) {
    if constexpr (IsOptional<T>::value) {
        typename IsOptional<T>::Value inner{};
        add_columns(inner, name, true, columns);
    } else if constexpr (is_leaf<T>) {
        columns.push_back({name, SqlLeaf<T>::type, nullable});
    } else {
        visit_fields(value, [&](auto field) {
            add_columns(field.value, name.empty() ? field.name : name + "_" + field.name, nullable, columns);
        });
    }
}

}  // namespace detail

template <class Struct>
const std::vector<Column>& columns_of() {
    static const std::vector<Column> columns = [] {
        Struct value{};
        std::vector<Column> made;
        detail::add_columns(value, "", false, made);
        return made;
    }();
    return columns;
}

template <class T, SqlSink Sink>
void write_columns(const T& value, Sink& sink) {
    if constexpr (detail::IsOptional<T>::value) {
        if (value) return write_columns(*value, sink);
        for (std::size_t i = 0; i < columns_of<T>().size(); ++i) sink.null();
    } else if constexpr (detail::is_leaf<T>) {
        detail::SqlLeaf<T>::write(value, sink);
    } else {
        visit_fields(value, [&](auto field) { write_columns(field.value, sink); });
    }
}

// False: a column holds what this version does not know, or nothing where something must be.
template <class T, SqlSource Source>
[[nodiscard]] bool read_columns(T& value, Source& source) {
    if constexpr (detail::IsOptional<T>::value) {
        if (!source.is_null()) return read_columns(value.emplace(), source);
        value.reset();
        for (std::size_t i = 0; i < columns_of<T>().size(); ++i) source.next();
        return true;
    } else if constexpr (detail::is_leaf<T>) {
        const bool good = !source.is_null() && detail::SqlLeaf<T>::read(value, source);
        source.next();
        return good;
    } else {
        bool good = true;
        visit_fields(value, [&](auto field) { good = read_columns(field.value, source) && good; });
        return good;
    }
}

}  // namespace linli::server
