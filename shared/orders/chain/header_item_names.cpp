#include "shared/core/characters.h"
#include "shared/orders/chain/header_pieces.h"
#include "shared/orders/chain/layout.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

bool is_letter(char32_t c) {
    return c >= U'a' && c <= U'z';
}

// Cuts away what does not belong to the name. False: nothing is left.
bool trim(View plain, ItemPiece& piece, std::u32string& unit) {
    for (bool cut = true; cut && piece.begin < piece.end;) {
        cut = false;
        while (piece.begin < piece.end && is_any_of(item_separators, plain[piece.begin])) ++piece.begin;
        while (piece.end > piece.begin && is_any_of(item_separators, plain[piece.end - 1])) --piece.end;
        const View words = plain.substr(0, piece.end);
        if (piece.begin >= piece.end) break;
        if (const auto* word = leading_words().at(words, piece.begin);
            word && piece.end - piece.begin > word->word.size()) {
            piece.begin += word->word.size();
            cut = true;
            continue;
        }
        for (std::size_t length = std::min<std::size_t>(6, piece.end - piece.begin); length > 0; --length) {
            const std::size_t at = piece.end - length;
            const auto* word = price_words().at(words, at);
            if (!word || word->word.size() != length) continue;
            if (at > piece.begin && is_numeral(words[at - 1]) && unit_length(words, at) > 0) continue;  // 5只
            if (length == 2 && is_any_of(U"每一", words[at])) unit = words.substr(at + 1, 1);
            piece.end = at;
            cut = true;
            break;
        }
    }
    while (piece.begin < piece.end && is_any_of(item_separators, plain[piece.begin])) ++piece.begin;
    return piece.begin < piece.end;
}

// A 蔬菜包，10斤，68元 and 番薯 原价15元: the name ends at the comma or in front of the other price.
void end_name(const ReadText& text, ItemPiece& piece, OfferedItem& item) {
    const View plain = text.plain;
    if (!piece.code.empty() && piece.code != U"、") {
        std::size_t comma = piece.begin;
        while (comma < piece.end && !is_any_of(U",;。!|", plain[comma])) ++comma;
        for (std::size_t at = comma + 1; at < piece.end; ++at) {
            const auto pack = find_pack(plain, at);
            if (!pack || pack->end > piece.end) continue;
            set_pack(item, text, at, pack->end);
            break;
        }
        if (comma > piece.begin) piece.end = comma;
    }
    for (std::size_t at = piece.begin + 1; at < piece.end; ++at) {
        const auto* word = other_money_before().at(plain, at);
        if (word && word->word.size() > 1 && is_han(plain[at])) piece.end = at;
    }
}

// The words of the piece without its packs, which go to the item.
ReadText words_without_packs(const ReadText& text, const ItemPiece& piece, OfferedItem& item,
                             std::u32string& unit) {
    const View plain = text.plain;
    ReadText words;
    for (std::size_t at = piece.begin; at < piece.end;) {
        const bool starts = !(at > piece.begin && (is_digit(plain[at - 1]) || is_letter(plain[at - 1])) &&
                              is_digit(plain[at]));
        const bool arabic = is_digit(plain[at]) || plain[at] == U'半';
        const auto pack = starts && (arabic || at > piece.begin) ? find_pack(plain, at) : std::nullopt;
        const bool at_end = pack && pack->end >= piece.end;
        // 蛋黄酥 一盒8个: 一盒 says only that the pack is one box.
        const bool container = pack && !arabic && pack->value.count == 1 && !pack->value.measured &&
                               pack->end < piece.end && is_digit(plain[skip_blanks(plain, pack->end)]) &&
                               find_pack(plain, skip_blanks(plain, pack->end));
        if (container) {
            at = pack->end;
            words.plain += U' ';
            words.shown += U' ';
            continue;
        }
        if (pack && pack->end <= piece.end && (arabic || at_end)) {
            set_pack(item, text, at, pack->end);
            at = pack->end;
            // 5斤/箱: then 箱 is what is sold.
            if (at + 1 < piece.end && plain[at] == U'/' && unit_length(plain, at + 1) > 0) {
                const std::size_t length = unit_length(plain, at + 1);
                unit = plain.substr(at + 1, length);
                at += 1 + length;
            }
            words.plain += U' ';
            words.shown += U' ';
            continue;
        }
        words.plain += plain[at];
        words.shown += text.shown[at];
        ++at;
    }
    return words;
}

// The words of the piece with their amounts, up to a last one that stands by itself: 3两公2两母 8只
std::string long_name(const ReadText& text, ItemPiece piece) {
    const View words = View(text.plain).substr(piece.begin, piece.end - piece.begin);
    const std::size_t blank = words.rfind(U' ');
    const auto pack = blank == View::npos ? std::nullopt : find_pack(words, blank + 1);
    if (pack && pack->end == words.size()) piece.end = piece.begin + blank;
    return text_of(trimmed(View(text.shown).substr(piece.begin, piece.end - piece.begin)));
}

// Signs at both ends, and 约 of 约5斤 where the pack is gone.
ReadText without_ends(const ReadText& words, bool had_pack) {
    const View plain = words.plain;
    std::size_t begin = 0, end = plain.size();
    while (begin < end && is_any_of(item_separators, plain[begin])) ++begin;
    for (bool cut = true; cut;) {
        cut = false;
        while (end > begin && is_any_of(item_separators, plain[end - 1])) --end;
        for (const View word : {View(U"大约"), View(U"约"), View(U"净重"), View(U"毛重")}) {
            const std::size_t length = word.size();
            if (!had_pack || end < begin + length + 1 || plain.substr(end - length, length) != word) continue;
            end -= length;
            cut = true;
        }
    }
    return words.part(begin, end);
}

}  // namespace

void set_pack(OfferedItem& item, const ReadText& text, std::size_t begin, std::size_t end) {
    if (item.pack_text.empty()) item.pack_text = text.plain.substr(begin, end - begin);
    if (!item.shown.unit) item.shown.unit = text_of(View(text.shown).substr(begin, end - begin));
}

std::optional<OfferedItem> item_of_piece(const ReadText& text, ItemPiece piece) {
    OfferedItem item;
    std::u32string unit;
    end_name(text, piece, item);
    if (!trim(text.plain, piece, unit)) return std::nullopt;
    const ReadText words = words_without_packs(text, piece, item, unit);
    const ReadText name = without_ends(words, !item.pack_text.empty());
    const bool letters = std::any_of(name.plain.begin(), name.plain.end(),
                                     [](char32_t c) { return is_han(c) || is_letter(c) || c > 0xC0; });
    const bool of_each = name.plain.size() == 2 && name.plain[0] == U'每' && unit_length(name.plain, 1) == 1;
    if (!letters || of_each || name.plain.size() > 40) return std::nullopt;
    for (std::size_t at = 0; at < name.plain.size(); ++at) {
        const char32_t c = name.plain[at];
        const bool doubled = c == U' ' && at + 1 < name.plain.size() && name.plain[at + 1] == U' ';
        if (doubled || is_sign_character(c)) continue;
        item.spaced += c;
        append_character(item.shown.name, name.shown[at]);
        if (c != U' ') item.name += c;
    }
    item.code = piece.code == U"、" ? std::u32string() : piece.code;
    item.long_name = long_name(text, piece);
    item.unit = unit;
    return item;
}

}  // namespace linli::buying
