#include "shared/core/id.h"

#include "shared/core/assert.h"

namespace linli {
namespace {

constexpr char hex_digits[] = "0123456789abcdef";
constexpr int number_bits = 24;
constexpr int index_bits = 20;

std::optional<std::uint64_t> half_from_hex(std::string_view digits) {
    std::uint64_t value = 0;
    for (const char digit : digits) {
        if (digit >= '0' && digit <= '9')
            value = value << 4 | static_cast<std::uint64_t>(digit - '0');
        else if (digit >= 'a' && digit <= 'f')
            value = value << 4 | static_cast<std::uint64_t>(digit - 'a' + 10);
        else
            return std::nullopt;
    }
    return value;
}

}  // namespace

std::string to_hex(Bits128 bits) {
    std::string text(32, '0');
    for (int i = 0; i < 16; ++i) {
        text[static_cast<std::size_t>(15 - i)] = hex_digits[bits.high >> (4 * i) & 15];
        text[static_cast<std::size_t>(31 - i)] = hex_digits[bits.low >> (4 * i) & 15];
    }
    return text;
}

std::optional<Bits128> bits_from_hex(std::string_view text) {
    if (text.size() != 32) return std::nullopt;
    const auto high = half_from_hex(text.substr(0, 16));
    const auto low = half_from_hex(text.substr(16));
    if (!high || !low) return std::nullopt;
    return Bits128{*high, *low};
}

NewIds::NewIds(std::uint64_t device_space, OutboxId outbox, std::uint64_t number) {
    LINLI_ASSERT(number <= max_number);
    first_ = {device_space, tag_of(outbox) << (number_bits + index_bits) | number << index_bits};
}

Bits128 NewIds::bits(std::size_t index) const {
    LINLI_ASSERT(index < max_per_command);
    return {first_.high, first_.low + index};
}

std::uint64_t NewIds::tag_of(OutboxId outbox) {
    return outbox.bits.low & 0xFFFFF;
}

}  // namespace linli
