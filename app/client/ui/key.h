#pragma once
// Identity of what is drawn: a node keeps its id while its record lives, wherever it stands on the page.

#include <cstdint>
#include <string_view>

namespace linli::ui {

using NodeId = std::uint64_t;  // 0 = none

constexpr NodeId hash_bytes(std::string_view bytes, NodeId seed = 14695981039346656037ull) {
    for (const char byte : bytes) {
        seed = (seed ^ static_cast<unsigned char>(byte)) * 1099511628211ull;
    }
    return seed;
}

constexpr NodeId hash_number(std::uint64_t number, NodeId seed = 14695981039346656037ull) {
    for (int i = 0; i < 8; ++i, number >>= 8) {
        seed = (seed ^ (number & 0xff)) * 1099511628211ull;
    }
    return seed;
}

// The line of the page function that asks for a widget. It is the widget's identity within its scope
// (page, card, row), so a label may change its words or its language without becoming another node.
struct Here {
    NodeId value;
    constexpr Here(const char* file = __builtin_FILE(), unsigned line = __builtin_LINE())
        : value(hash_number(line, hash_bytes(file))) {}
};

// A record's identity: its id, a number, or a fixed word. Everything that is drawn in a loop needs one.
class Key {
public:
    constexpr Key() = default;
    constexpr Key(std::string_view word) : value_(hash_bytes(word)) {}
    constexpr Key(const char* word) : value_(hash_bytes(word)) {}
    constexpr Key(std::uint64_t number) : value_(hash_number(number)) {}
    constexpr Key(int number) : value_(hash_number(static_cast<std::uint64_t>(number))) {}
    constexpr Key(Here here) : value_(here.value) {}
    // Any typed record id of 128 bits.
    template <class RecordId>
    requires requires(const RecordId& id) { id.bits.high + id.bits.low; }
    constexpr Key(const RecordId& id) : value_(hash_number(id.bits.low, hash_number(id.bits.high))) {}

    constexpr std::uint64_t value() const { return value_; }
    constexpr bool is_set() const { return value_ != 0; }

private:
    std::uint64_t value_ = 0;
};

// The key if one is given, else the place in the page function.
constexpr Key key_or(Key key, Here here) {
    return key.is_set() ? key : Key(here);
}

}  // namespace linli::ui
