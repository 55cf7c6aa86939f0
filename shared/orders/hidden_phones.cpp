#include "shared/orders/hidden_phones.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/orders/chain/words.h"

namespace linli {
namespace {

constexpr std::size_t fewest_digits = 8, mobile_digits = 11;

// Nothing: it is no whole number.
std::optional<std::u32string> hidden(std::u32string_view number) {
    std::u32string digits;
    for (const char32_t character : number) {
        if (is_digit(character)) digits += character;
        if (is_any_of(U"*×x", character)) return std::nullopt;
    }
    if (digits.size() < fewest_digits) return std::nullopt;
    const bool long_one = digits.size() >= mobile_digits;
    if (long_one) digits.erase(0, digits.size() - mobile_digits);  // +86
    const std::size_t front = long_one ? 3 : 2, back = long_one ? 4 : 2;
    return digits.substr(0, front) + U"****" + digits.substr(digits.size() - back);
}

std::string hidden_in_line(std::string_view line) {
    const ReadText text = read_text(line);
    const std::u32string_view plain = text.plain;
    std::u32string kept;
    std::size_t copied = 0;
    for (std::size_t at = 0; at < plain.size();) {
        const auto phone = buying::find_phone(plain, at);
        if (!phone) {
            ++at;
            continue;
        }
        at = phone->end;
        const auto instead = hidden(plain.substr(phone->value, phone->end - phone->value));
        if (!instead) continue;
        kept += text.shown.substr(copied, phone->value - copied) + *instead;
        copied = phone->end;
    }
    return copied == 0 ? std::string(line) : text_of(kept + text.shown.substr(copied));
}

// Most words have no number in them. A digit of full width begins with this byte, as other signs do.
bool may_have_number(const std::string& words) {
    const auto digits = std::count_if(words.begin(), words.end(), [](char byte) {
        return is_digit(static_cast<unsigned char>(byte)) || byte == '\xEF';
    });
    return digits >= static_cast<std::ptrdiff_t>(fewest_digits);
}

}  // namespace

std::string without_phone_numbers(const std::string& words) {
    if (!may_have_number(words)) return words;
    std::string kept;
    std::size_t copied = 0;
    for (const std::string_view line : split_lines(words)) {
        const auto begin = static_cast<std::size_t>(line.data() - words.data());
        kept += words.substr(copied, begin - copied) + hidden_in_line(line);  // Line ends stay as they are.
        copied = begin + line.size();
    }
    return kept + words.substr(copied);
}

}  // namespace linli
