#include "shared/errands/case_number.h"

#include <algorithm>
#include <utility>

#include "shared/core/characters.h"

namespace linli {
namespace {

constexpr std::string_view signs = "23456789ABCDEFGHJKLMNPQRTUVWXY";
constexpr std::int64_t base = 30;
constexpr std::int64_t four_signs = base * base * base * base;
constexpr std::int64_t six_signs = four_signs * base * base;
static_assert(signs.size() == base);

// Multiplying by a number that shares no factor with 30 goes through all of them once, in great steps.
constexpr std::int64_t step = 364'877;
constexpr std::int64_t inverse_of(std::int64_t factor, std::int64_t modulus) {
    std::int64_t a = factor, b = modulus, x = 1, y = 0;
    while (b != 0) {
        const std::int64_t quotient = a / b;
        a = std::exchange(b, a - quotient * b);
        x = std::exchange(y, x - quotient * y);
    }
    return (x % modulus + modulus) % modulus;
}
constexpr std::int64_t back = inverse_of(step, four_signs);
static_assert(step * back % four_signs == 1);

}  // namespace

std::string case_number(std::int32_t number) {
    if (number <= 0) return {};
    const bool is_short = number < four_signs;
    std::int64_t left = is_short ? number * step % four_signs : number;
    std::string written;
    for (int i = is_short ? 4 : 6; i > 0; --i, left /= base)
        written += signs[static_cast<std::size_t>(left % base)];
    std::reverse(written.begin(), written.end());
    for (std::size_t at = written.size() - 2; at > 0; at -= 2) written.insert(at, "–");
    return written;
}

std::optional<std::int32_t> number_of_case(std::string_view typed) {
    std::int64_t number = 0;
    int count = 0;
    for (const char32_t character : characters_of(typed)) {
        const char32_t sign = half_width(character);
        if (sign == U' ' || sign == U'-') continue;
        const char32_t upper = sign >= U'a' && sign <= U'z' ? sign - U'a' + U'A' : sign;
        const std::size_t place = upper < 128 ? signs.find(static_cast<char>(upper)) : std::string_view::npos;
        if (place == std::string_view::npos || ++count > 6) return std::nullopt;
        number = number * base + static_cast<std::int64_t>(place);
    }
    if (count == 4) number = number * back % four_signs;
    if ((count != 4 && count != 6) || number <= 0 || number >= six_signs) return std::nullopt;
    if (count == 6 && number < four_signs) return std::nullopt;
    return static_cast<std::int32_t>(number);
}

namespace {

template <class Visit>
void for_each_unused(const State& state, DeviceId device, Visit&& visit) {
    for (const NumberBlock* block : state.number_blocks.where<&NumberBlock::device>(device)) {
        for (std::int32_t number = block->first; number < block->first + block->count; ++number) {
            if (state.errands.where<&Errand::number>(number).empty() && !visit(number)) return;
        }
    }
}

}  // namespace

std::int32_t own_next_number(const State& state, DeviceId device) {
    std::int32_t smallest = 0;
    for_each_unused(state, device, [&](std::int32_t number) {
        if (smallest == 0 || number < smallest) smallest = number;
        return true;
    });
    return smallest;
}

std::int32_t unused_numbers(const State& state, DeviceId device) {
    std::int32_t count = 0;
    for_each_unused(state, device, [&](std::int32_t) { return ++count <= max_unused_numbers; });
    return count;
}

bool may_give_number(const State& state, DeviceId device, std::int32_t number) {
    if (number <= 0 || !state.errands.where<&Errand::number>(number).empty()) return false;
    const auto blocks = state.number_blocks.where<&NumberBlock::device>(device);
    return std::any_of(blocks.begin(), blocks.end(), [&](const NumberBlock* block) {
        return number >= block->first && number < block->first + block->count;
    });
}

std::int32_t first_free_number(const State& state) {
    std::int32_t next = 1;
    for (const auto& [id, row] : state.number_blocks.rows())
        next = std::max(next, row.record.first + row.record.count);
    return next;
}

}  // namespace linli
