#pragma once

#include "shared/core/characters.h"
#include "shared/orders/chain/layout.h"
#include "shared/orders/chain/tokens.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linli::buying {

using View = std::u32string_view;

inline bool is_small_letter(char32_t c) {
    return c >= U'a' && c <= U'z';
}

inline std::u32string digits_of(int number) {
    const std::string digits = std::to_string(number);
    return std::u32string(digits.begin(), digits.end());
}

// ②, Ⅱ, II: a number that is written as a sign.
std::optional<FoundIn<int>> find_sign_number(const ReadText& text, std::size_t at);

// Cuts a line into tokens: at each place the first reader that understands what stands there takes it.
class Tokenizer {
public:
    Tokenizer(const ReadText& text, const Offer& offer, bool letter_ends_door)
        : text_(text), plain_(text.plain), offer_(offer), letter_ends_door_(letter_ends_door) {
        numbered_ = std::any_of(offer.items.begin(), offer.items.end(), [](const OfferedItem& item) {
            return !item.code.empty() && is_digit(item.code[0]);
        });
    }

    std::vector<Token> read() {
        while (at_ < plain_.size()) {
            if (plain_[at_] == U' ' || plain_[at_] == U'\t') {
                spaced_ = true;
                ++at_;
                continue;
            }
            read_one();
        }
        close_word();
        return std::move(tokens_);
    }

private:
    void read_one() {
        if (read_reference() || read_bracket() || read_mark() || read_sign() || read_phone() || read_paid() ||
            read_numeric_code() || read_full_name() || read_number() || read_letter_code() || read_word())
            return;
        extend_word();
    }

    Token& add(TokenKind kind, std::size_t end) {
        close_word();
        Token token;
        token.kind = kind;
        token.begin = at_;
        token.end = end;
        token.spaced = spaced_;
        tokens_.push_back(std::move(token));
        spaced_ = false;
        at_ = end;
        return tokens_.back();
    }

    bool add_item(std::vector<std::size_t> items, std::size_t end, bool by_code) {
        if (by_code) end = end_of_named_code(items.front(), end);
        Token& token = add(TokenKind::Item, end);
        token.items = std::move(items);
        token.by_code = by_code;
        take_amount_behind();
        return true;
    }

    // 2号套餐: behind the code a part of the item's own name.
    std::size_t end_of_named_code(std::size_t item, std::size_t end) const {
        if (end >= plain_.size()) return end;
        const NamedItems named = offer_.short_name_at(plain_, end, 2);
        const bool own = std::find(named.items.begin(), named.items.end(), item) != named.items.end();
        return own ? end + named.length : end;
    }

    const Token* last() const { return tokens_.empty() ? nullptr : &tokens_.back(); }
    bool word_open() const { return word_begin_ < word_end_; }
    bool word_touches() const { return word_open() && word_end_ == at_; }

    void close_word();
    void extend_word();
    bool read_reference();
    std::size_t name_of_same(std::size_t begin, bool alike_follows) const;
    bool read_bracket();
    void drop_bracket(std::size_t end);
    bool read_mark();
    bool read_sign();
    bool read_phone();
    bool read_paid();
    bool read_set_number();
    bool read_numeric_code();
    bool read_full_name();
    bool read_number();
    bool read_door();
    bool begins_entry(std::size_t end) const;
    std::size_t end_of_door() const;
    std::optional<FoundIn<WrittenDoor>> house_in_lane() const;
    bool read_letter_code();
    bool read_word();
    bool read_short_act();
    bool read_single_character();
    bool is_boundary(std::size_t at) const;
    bool unit_is_item(const FoundIn<Amount>& amount) const;
    std::optional<FoundIn<Amount>> amount_at(std::size_t at, bool bare) const;
    std::optional<FoundIn<Amount>> amount_in_sign(std::size_t at, bool bare) const;
    std::optional<FoundIn<Amount>> amount_or_surname(std::size_t at) const;
    bool starts_item(std::size_t at) const;
    void take_amount_behind();
    std::vector<Token> tokens_inside(std::size_t begin, std::size_t end) const;
    bool has_door() const {
        return std::any_of(tokens_.begin(), tokens_.end(),
                           [](const Token& token) { return token.kind == TokenKind::Door; });
    }

    const ReadText& text_;
    View plain_;
    const Offer& offer_;
    bool letter_ends_door_;
    bool numbered_ = false;    // The items have numbers as codes.
    bool signs_list_ = false;  // ①苹果2 ②脐橙1: the signs count the parts of the line.
    std::size_t at_ = 0;
    bool spaced_ = false;
    std::size_t word_begin_ = 0;
    std::size_t word_end_ = 0;
    bool word_spaced_ = false;
    std::vector<Token> tokens_;
};

}  // namespace linli::buying
