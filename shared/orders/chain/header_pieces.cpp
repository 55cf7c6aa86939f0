#include "shared/orders/chain/header_pieces.h"

#include "shared/core/characters.h"
#include "shared/orders/chain/layout.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

bool is_letter(char32_t c) {
    return c >= U'a' && c <= U'z';
}

// 套餐1 绿叶菜: where the number of a set ends that has a name behind it; 0 if none stands there.
std::size_t numbered_set_end(View plain, std::size_t at) {
    static const Words<int> sets = {{0, U"套餐|方案|组合|编号|no.|no|option|set|box no."}};
    const auto* set = at == 0 ? sets.at(plain, at) : nullptr;
    if (!set) return 0;
    const std::size_t digit = skip_blanks(plain, at + set->word.size());
    std::size_t end = digit;
    while (end < plain.size() && is_digit(plain[end])) ++end;
    if (end == digit || end - digit > 2 || end >= plain.size()) return 0;
    const std::size_t name = plain.find_first_not_of(U" :.、)-", end);
    const bool named = name != View::npos && name > end && (is_han(plain[name]) || is_letter(plain[name]));
    return named ? end : 0;
}

// Veg box L: the letter behind English words is a size.
bool is_size_behind(View plain, std::size_t begin, std::size_t at, std::size_t end) {
    if (at < begin + 2 || !is_any_of(U"sml", plain[at]) || plain[at - 1] != U' ') return false;
    return is_letter(plain[at - 2]) && skip_blanks(plain, at + 1) >= end;
}

}  // namespace

ItemCode item_code_at(const ReadText& text, std::size_t at) {
    const View plain = text.plain;
    if (at >= plain.size()) return {};
    const auto skip_marks = [&](std::size_t end) {
        while (end < plain.size() && is_any_of(U" .、):-=|,款·", plain[end])) ++end;
        return end;
    };
    if (is_sign_character(plain[at])) return {std::u32string(1, plain[at]), skip_marks(at + 1)};
    if (const int value = circled_value(plain[at])) {
        const std::string digits = std::to_string(value);
        return {std::u32string(digits.begin(), digits.end()), skip_marks(at + 1)};
    }
    if (at > 0 && (is_letter(plain[at - 1]) || is_digit(plain[at - 1]))) return {};
    if (const std::size_t numbered = numbered_set_end(plain, at); numbered > 0) {
        const std::size_t digit = plain.find_first_of(U"0123456789", at);
        return {std::u32string(plain.substr(digit, numbered - digit)), skip_marks(numbered)};
    }
    std::size_t end = at;
    if (is_letter(plain[at])) {
        ++end;
        while (end < plain.size() && is_digit(plain[end]) && end - at < 3) ++end;
        if (end < plain.size() && is_letter(plain[end])) return {};
        // ¥48 a tin
        if (end == at + 1 && plain[at] == U'a' && at > 0 && plain.substr(end, 1) == U" " &&
            unit_length(plain, end + 1) > 0)
            return {};
        const bool word = end == at + 1 && plain[at] == U'a' && end < plain.size() && plain[end] == U' ' &&
                          text.shown[at] == U'a' && at > 0;
        if (word) return {};
    } else if (is_digit(plain[at])) {
        while (end < plain.size() && is_digit(plain[end])) ++end;
        if (end - at > 2 || end >= plain.size() || !is_any_of(U"号.、):#", plain[end])) return {};
        if (plain[end] == U'.' && end + 1 < plain.size() && is_digit(plain[end + 1])) return {};
        if (plain[end] == U'号' || plain[end] == U'#') {
            const std::u32string code(plain.substr(at, end - at));
            return {code, skip_marks(end + 1)};
        }
    } else if (is_any_of(U"甲乙丙丁戊", plain[at])) {
        ++end;
        const bool inside = at > 0 && is_han(plain[at - 1]);  // 花甲
        if (inside || end >= plain.size() || !is_any_of(U" .、):", plain[end])) return {};
    } else {
        return {};
    }
    const std::u32string code(plain.substr(at, end - at));
    return {code, skip_marks(end)};
}

std::vector<ItemPiece> item_pieces(const ReadText& text, std::size_t begin, std::size_t end) {
    const View plain = text.plain;
    std::vector<ItemPiece> pieces;
    bool any_code = false;
    bool last_code_ends = false;
    ItemPiece piece{begin, begin, {}};
    const auto close = [&](std::size_t at) {
        piece.end = at;
        const View words = plain.substr(piece.begin, at - piece.begin);
        if (std::any_of(words.begin(), words.end(),
                        [](char32_t c) { return !is_any_of(item_separators, c); }))
            pieces.push_back(piece);
    };
    for (std::size_t at = begin; at < end;) {
        const ItemCode code = item_code_at(text, at);
        const bool word_before = at > piece.begin && is_han(plain[at - 1]);
        const bool ends = code.end > 0 && (code.end >= end || plain[std::min(code.end, end) - 1] == U' ' ||
                                           is_any_of(U",、;", plain[code.end - 1]));
        const bool behind = word_before && ends && code.end > 0 && is_letter(plain[at]) && piece.code.empty();
        if (behind) {
            piece.code = code.code;
            for (std::size_t comma = piece.begin; comma < at; ++comma) {
                if (is_any_of(U",;。:!?", plain[comma])) piece.begin = comma + 1;
            }
            // 群里团小龙虾 麻辣M 蒜蓉S: who buys what stands in front of the first.
            const std::size_t blank = plain.find(U' ', piece.begin);
            const bool buying =
                blank < at && plain.substr(piece.begin, blank - piece.begin).find(U'团') != View::npos;
            if (!any_code && buying) piece.begin = blank + 1;
            close(at);
            piece = {std::min(code.end, end), 0, {}};
            any_code = last_code_ends = true;
            at = piece.begin;
        } else if (code.end > 0 && code.end <= end && !is_size_behind(plain, piece.begin, at, end)) {
            if (!last_code_ends || !piece.code.empty()) close(at);
            piece = {code.end, 0, code.code};
            any_code = true;
            at = code.end;
        } else {
            ++at;
        }
    }
    close(end);
    if (any_code || pieces.empty()) return pieces;
    std::vector<ItemPiece> parts;
    for (std::size_t at = piece.begin, start = piece.begin; at <= end; ++at) {
        if (at < end && !is_any_of(U",;。、:|/!?", plain[at])) continue;
        // 30枚/板: a pack and what is sold.
        const std::size_t unit = at < end && plain[at] == U'/' ? unit_length(plain, at + 1) : 0;
        if (unit > 0 && (at + 1 + unit >= end || !is_han(plain[at + 1 + unit])) &&
            unit_length(plain, at - 1) > 0)
            continue;
        const bool sibling = at < end && (plain[at] == U'、' || plain[at] == U'/');
        parts.push_back({start, at, sibling ? U"、" : U""});
        start = at + 1;
    }
    return parts;
}

}  // namespace linli::buying
