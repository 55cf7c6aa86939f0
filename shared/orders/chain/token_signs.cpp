#include "shared/orders/chain/tokenizer.h"

#include <algorithm>

// Numbers that are written as signs (②, Ⅱ, 伍) and pictures that stand for items.

namespace linli::buying {

// ②, Ⅱ and II. In Latin letters only capitals count, and those that are no code by themselves.
std::optional<FoundIn<int>> find_sign_number(const ReadText& text, std::size_t at) {
    static const Words<int> latin = {{2, U"ii"},  {3, U"iii"},  {4, U"iv"}, {6, U"vi"},
                                     {7, U"vii"}, {8, U"viii"}, {9, U"ix"}};
    constexpr char32_t roman_capitals = 0x2160, roman_small = 0x2170;
    if (at >= text.plain.size()) return std::nullopt;
    const char32_t c = text.plain[at];
    if (const int value = circled_value(c); value > 0) return FoundIn<int>{value, at + 1};
    for (const char32_t first : {roman_capitals, roman_small}) {
        if (c >= first && c < first + 12) return FoundIn<int>{static_cast<int>(c - first) + 1, at + 1};
    }
    const auto* word = latin.at(text.plain, at);
    if (!word) return std::nullopt;
    const std::size_t end = at + word->word.size();
    for (std::size_t place = at; place < end; ++place) {
        if (is_small_letter(half_width(text.shown[place]))) return std::nullopt;
    }
    return FoundIn<int>{word->meaning, end};
}

// A②, ×Ⅱ, ③箱: a number written as a sign says how many where no item has numbers for codes and the signs do
// not count the parts of the line.
std::optional<FoundIn<Amount>> Tokenizer::amount_in_sign(std::size_t at, bool bare) const {
    if (numbered_ || signs_list_) return std::nullopt;
    const std::size_t sign = is_any_of(U"x×*+", plain_[at]) ? skip_blanks(plain_, at + 1) : at;
    const auto number = find_sign_number(text_, sign);
    if (!number) return std::nullopt;
    std::size_t unit_end = number->end;
    while (unit_end < plain_.size() && is_han(plain_[unit_end]) && !is_numeral(plain_[unit_end])) ++unit_end;
    const bool number_follows =
        unit_end == number->end && unit_end < plain_.size() && is_numeral(plain_[unit_end]);
    if (number_follows) return std::nullopt;  // 苹果①2箱
    std::u32string spelled(plain_.substr(at, sign - at));
    spelled += digits_of(number->value);
    const std::size_t digits_end = spelled.size();
    spelled += plain_.substr(number->end, unit_end - number->end);
    auto amount = find_amount(spelled, 0, bare);
    const bool counted = bare || sign > at || (amount && !amount->value.unit.empty());
    if (!amount || amount->end < digits_end || !counted) return std::nullopt;
    amount->end = number->end + (amount->end - digits_end);
    return amount;
}

// A伍 is five. `A 伍` is five only where a name stands in front: 伍 is a surname, too.
std::optional<FoundIn<Amount>> Tokenizer::amount_or_surname(std::size_t at) const {
    const bool behind_item = last() && is(*last(), TokenKind::Item) && !word_open();
    if (!behind_item || !is_surname_numeral(plain_[at])) return std::nullopt;
    const bool alone = at + 1 >= plain_.size() || !is_han(plain_[at + 1]);
    if (!alone || find_amount(plain_, skip_blanks(plain_, at + 1), true)) return std::nullopt;  // A 陆 2
    const bool named = std::any_of(tokens_.begin(), tokens_.end(),
                                   [](const Token& token) { return is(token, TokenKind::Word); });
    Amount amount;
    amount.number = find_number(plain_, at)->value;
    amount.vague = last()->end < at && !named;
    return FoundIn<Amount>{amount, at + 1};
}

// Does the name or the code of an item start there?
bool Tokenizer::starts_item(std::size_t at) const {
    if (at >= plain_.size()) return false;
    return offer_.full_name_at(plain_, at).length > 0 || offer_.short_name_at(plain_, at, 1).length > 0 ||
           offer_.with_code(plain_.substr(at, 1)).has_value();
}

// 🍎 and ③ name an item.
bool Tokenizer::read_sign() {
    const char32_t c = plain_[at_];
    if (is_sign_character(c)) {
        const auto item = offer_.with_code(plain_.substr(at_, 1));
        const bool decoration = word_touches() && !find_amount(plain_, skip_blanks(plain_, at_ + 1), true);
        if (item && !decoration) return add_item({*item}, at_ + 1, true);
        close_word();
        ++at_;
        return true;
    }
    const auto number = find_sign_number(text_, at_);
    if (!number || is_latin(c)) return false;
    if (const auto item = offer_.with_code(digits_of(number->value)))
        return add_item({*item}, number->end, true);
    const bool item_follows = starts_item(skip_blanks(plain_, number->end));
    const bool asked = last() && last()->kind == TokenKind::Act && !word_open();  // A要②
    if (const auto amount = amount_in_sign(at_, asked && !item_follows)) {
        add(TokenKind::Amount, amount->end).amount = amount->value;
        return true;
    }
    // ② 苹果: two, or the second?
    const bool may_count = !numbered_ && !signs_list_ && number->value > 1;
    if (may_count && item_follows) {
        Token& token = add(TokenKind::Amount, number->end);
        token.amount.number = number->value;
        token.amount.vague = true;
        return true;
    }
    signs_list_ = true;
    close_word();
    at_ = number->end;
    spaced_ = true;
    return true;
}

}  // namespace linli::buying
