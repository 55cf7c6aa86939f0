#include "shared/core/characters.h"
#include "shared/orders/chain/header.h"
#include "shared/orders/chain/header_parts.h"

#include <algorithm>

namespace linli::buying {

bool has_price(std::u32string_view plain) {
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (find_price(plain, at, false)) return true;
    }
    return false;
}

bool names_time(std::u32string_view plain) {
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (at > 0 && (is_digit(plain[at - 1]) || is_latin(plain[at - 1]))) continue;
        const auto clock = find_clock(plain, at);
        if (clock && clock->value.marked) return true;
    }
    return false;
}

bool begins_with_price(const ReadText& text) {
    const std::u32string_view plain = text.plain;
    const auto price = plain.empty() ? std::nullopt : find_price(plain, 0, false);
    if (!price || !price->value.marked || is_notice(text)) return false;
    const std::u32string_view behind = plain.substr(price->end);
    return std::count_if(behind.begin(), behind.end(), [](char32_t c) { return is_han(c) || is_latin(c); }) >=
           2;
}

namespace {

// 牛腩A 68一斤装, 牛排C 99/5片: behind the number a pack may follow.
std::size_t behind_bare_price(std::u32string_view part) {
    for (std::size_t at = 1; at < part.size(); ++at) {
        if (!is_digit(part[at - 1]) || is_digit(part[at])) continue;
        std::size_t place = skip_blanks(part, at);
        if (part[place] == U'/') ++place;
        const auto pack = find_pack(part, place);
        const bool spelled = pack && (part[at] == U'/' || !is_digit(part[place]));
        if (spelled && pack->end == part.size()) return at;
    }
    return part.size();
}

}  // namespace

bool lists_bare_prices(const ReadText& text) {
    const std::u32string_view plain = text.plain;
    int parts = 0, prices = 0;
    for (std::size_t begin = 0; begin < plain.size();) {
        const std::size_t end = std::min(plain.find_first_of(U",、;。|", begin), plain.size());
        const std::u32string_view part = trimmed(plain.substr(begin, end - begin));
        begin = end + 1;
        const std::size_t end_of_number = behind_bare_price(part);
        std::size_t number = end_of_number;
        while (number > 0 && is_digit(part[number - 1])) --number;
        const std::size_t digits = end_of_number - number;
        const std::u32string_view words = part.substr(0, number);
        const auto han = std::count_if(words.begin(), words.end(), is_han);
        if (digits == 0 || digits > 3 || han < 2 || !(is_han(words.back()) || words.back() == U' ')) continue;
        ++parts;
        prices += number_of(part.substr(number, digits)) >= 5 ? 1 : 0;
    }
    return parts >= 2 && prices == parts;
}

bool ends_with_bare_price(const SourceLine& line) {
    const std::u32string_view plain = line.text.plain;
    if (line.listed || plain.empty() || plain.size() > 30 || is_notice(line.text)) return false;
    std::size_t number = plain.size();
    while (number > 0 && (is_digit(plain[number - 1]) || plain[number - 1] == U'.')) --number;
    const std::u32string_view words = plain.substr(0, number);
    // 草莓1斤45: behind a pack no blank is needed.
    const bool packed =
        words.size() > 2 && unit_length(words, words.size() - 1) == 1 && is_numeral(words[words.size() - 2]);
    const bool parted = packed || (!words.empty() && is_any_of(U" \t→=:", words.back()));
    const auto first =
        std::find_if(words.begin(), words.end(), [](char32_t c) { return !is_any_of(U" √·*→-", c); });
    if (!parted || words.end() - first < 3 || !is_han(*first) || !is_han(*(first + 1))) return false;
    const auto price = find_price(plain, number, true);
    return price && price->end == plain.size() && !price->value.marked && price->value.cents >= 300;
}

}  // namespace linli::buying
