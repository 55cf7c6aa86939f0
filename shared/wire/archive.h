#pragma once

#include <algorithm>
#include <bit>
#include <cereal/cereal.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

#include "shared/core/characters.h"
#include "shared/core/field.h"
#include "shared/core/id.h"

// How Linli's types go through cereal. Included by encoding.cpp only: exceptions and cereal end there.

namespace linli {

struct MalformedBytes : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The bytes of cereal::PortableBinaryOutputArchive, little endian, without its std::ostream: streams and
// locales would be 19 KB (brotli) more for a phone to load.
static_assert(std::endian::native == std::endian::little);
class Output : public cereal::OutputArchive<Output, cereal::AllowEmptyClassElision> {
public:
    explicit Output(std::string& bytes) : OutputArchive(this), bytes_(bytes) { bytes_ += '\1'; }
    void write(const void* source, std::size_t size) {
        bytes_.append(static_cast<const char*>(source), size);
    }

private:
    std::string& bytes_;
};

// Reads what Output writes. Plain cereal resizes to whatever count the bytes
// claim and accepts any number for an enum; this reader refuses both.
class BoundedInput : public cereal::InputArchive<BoundedInput, cereal::AllowEmptyClassElision> {
public:
    explicit BoundedInput(std::string_view bytes) : InputArchive(this), left_(bytes) {
        std::uint8_t little_endian = 0;
        read(&little_endian, 1);
        if (little_endian != 1) throw MalformedBytes("byte order");
    }

    void read(void* target, std::size_t size) {
        if (size > left_.size()) throw MalformedBytes("ends early");
        std::memcpy(target, left_.data(), size);
        left_.remove_prefix(size);
    }
    void check_length(std::uint64_t length) const {
        if (length > left_.size()) throw MalformedBytes("length beyond the bytes left");
        if (length > limit_) throw MalformedBytes("length beyond the field's limit");
    }
    // Elements of a list are bounded by their own fields, or by the default.
    std::size_t set_limit(std::size_t limit) { return std::exchange(limit_, limit); }
    bool at_end() const { return left_.empty(); }

private:
    std::string_view left_;
    std::size_t limit_ = default_list_limit;
};

// Valid UTF-8 without control characters but line breaks and tabs.
inline bool is_clean_text(std::string_view text) {
    const auto is_control = [](char byte) {
        return (static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') ||
               byte == 0x7F;
    };
    return std::none_of(text.begin(), text.end(), is_control) && is_valid_utf8(text);
}

}  // namespace linli

// BoundedInput is the reader of what Output writes, and enums are loaded by the checking functions below, not
// by cereal's own.
template <>
struct cereal::traits::detail::get_output_from_input<linli::BoundedInput> {
    using type = linli::Output;
};
template <class Archive, class Enum>
requires std::is_enum_v<Enum>
struct cereal::specialize<Archive, Enum, cereal::specialization::non_member_load_save> : std::true_type {
};

namespace linli {

template <class Number>
requires std::is_arithmetic_v<Number>
void CEREAL_SAVE_FUNCTION_NAME(Output& ar, const Number& value) {
    ar.write(&value, sizeof value);
}

template <class T>
void CEREAL_SAVE_FUNCTION_NAME(Output& ar, const cereal::BinaryData<T>& data) {
    ar.write(data.data, static_cast<std::size_t>(data.size));
}

template <class T>
void CEREAL_SAVE_FUNCTION_NAME(Output& ar, const cereal::SizeTag<T>& tag) {
    ar(tag.size);
}

template <class T>
void CEREAL_SAVE_FUNCTION_NAME(Output& ar, const cereal::NameValuePair<T>& pair) {
    ar(pair.value);
}

template <class Number>
requires std::is_arithmetic_v<Number>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInput& ar, Number& value) {
    if constexpr (std::is_same_v<Number, bool>) {
        std::uint8_t byte = 0;
        ar.read(&byte, 1);
        if (byte > 1) throw MalformedBytes("bool");
        value = byte == 1;
    } else {
        ar.read(&value, sizeof value);
    }
}

template <class T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInput& ar, cereal::SizeTag<T>& tag) {
    ar(tag.size);
    ar.check_length(tag.size);
}

template <class T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInput& ar, cereal::NameValuePair<T>& pair) {
    ar(pair.value);
}

// --- Linli's own kinds of values

inline void CEREAL_LOAD_FUNCTION_NAME(BoundedInput& ar, std::string& text) {
    cereal::size_type size = 0;
    ar(cereal::make_size_tag(size));
    text.resize(static_cast<std::size_t>(size));
    ar.read(text.data(), text.size());
    if (!is_clean_text(text)) throw MalformedBytes("text");
}

template <class Archive>
void CEREAL_SAVE_FUNCTION_NAME(Archive& ar, const Blob& blob) {
    ar(blob.bytes);
}

inline void CEREAL_LOAD_FUNCTION_NAME(BoundedInput& ar, Blob& blob) {
    cereal::size_type size = 0;
    ar(cereal::make_size_tag(size));
    blob.bytes.resize(static_cast<std::size_t>(size));
    ar.read(blob.bytes.data(), blob.bytes.size());
}

template <class Archive>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& ar, Bits128& bits) {
    ar(bits.high, bits.low);
}

template <class Archive, class Tag>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& ar, Id<Tag>& id) {
    ar(id.bits);
}

template <class Archive, class Enum>
requires std::is_enum_v<Enum>
void CEREAL_SAVE_FUNCTION_NAME(Archive& ar, const Enum& value) {
    ar(static_cast<std::underlying_type_t<Enum>>(value));
}

template <class Enum>
requires std::is_enum_v<Enum>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInput& ar, Enum& value) {
    std::underlying_type_t<Enum> number = 0;
    ar(number);
    value = static_cast<Enum>(number);
    if (!is_member(value)) throw MalformedBytes("enum");
}

template <class Archive, class T>
void CEREAL_SAVE_FUNCTION_NAME(Archive& ar, const Field<T>& field) {
    ar(field.value);
}

template <class T>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInput& ar, Field<T>& field) {
    const std::size_t outer = ar.set_limit(field.limit);
    ar(field.value);
    ar.set_limit(outer);
}

template <class Archive, HasFields Struct>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& ar, Struct& value) {
    value.fields(ar);
}

// --- One of several, each with its fixed number

template <class T>
constexpr std::uint16_t number_of() {
    if constexpr (requires { T::record_type; })
        return T::record_type;
    else
        return T::tag;
}

template <class... Alternatives>
constexpr bool numbers_differ(std::type_identity<std::variant<Alternatives...>>) {
    constexpr std::uint16_t numbers[] = {number_of<Alternatives>()...};
    for (std::size_t i = 0; i < sizeof...(Alternatives); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (numbers[i] == numbers[j]) return false;
        }
    }
    return true;
}

template <class... Alternatives>
void load_numbered(BoundedInput& ar, std::uint16_t number, std::variant<Alternatives...>& value) {
    static_assert(numbers_differ(std::type_identity<std::variant<Alternatives...>>{}),
                  "a number is used twice");
    const auto load_if = [&]<class One>(std::type_identity<One>) {
        if (number_of<One>() != number) return false;
        ar(value.template emplace<One>());
        return true;
    };
    if (!(load_if(std::type_identity<Alternatives>{}) || ...)) throw MalformedBytes("unknown number");
}

template <class Archive, class... Alternatives>
void CEREAL_SAVE_FUNCTION_NAME(Archive& ar, const std::variant<Alternatives...>& value) {
    std::visit([&](const auto& one) { ar(number_of<std::remove_cvref_t<decltype(one)>>(), one); }, value);
}

template <class... Alternatives>
void CEREAL_LOAD_FUNCTION_NAME(BoundedInput& ar, std::variant<Alternatives...>& value) {
    std::uint16_t number = 0;
    ar(number);
    load_numbered(ar, number, value);
}

}  // namespace linli
