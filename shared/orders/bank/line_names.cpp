#include <algorithm>

#include "shared/core/characters.h"
#include "shared/orders/bank/line.h"

namespace linli::bank {
namespace {

using View = std::u32string_view;

// In front of who paid.
const Words<int>& payer_words() {
    static const Words<int> words = {
        {0,
         U"对方户名|对方姓名|对方名称|对方账户|对方|付款人|付款方|付款户名|汇款人|户名|姓名|来自|from|payer"},
    };
    return words;
}

constexpr View breaks = U" \t|,;:。、()!?~\"'<>=#→+-./";

bool is_filler(View word) {
    return word.size() == 1 && is_any_of(U"的从在于和付转共给向由款为", word[0]);
}

bool may_be_name(const std::string& piece) {
    const std::u32string characters = characters_of(piece);
    const bool letters = std::any_of(characters.begin(), characters.end(),
                                     [](char32_t c) { return is_han(c) || is_latin(c); });
    const bool bank = piece.size() >= 6 && piece.substr(piece.size() - 6) == "银行";
    return letters && !bank && !is_filler(characters) && characters.size() <= 24;
}

// 王阿姨转 and 王阿姨的 -> 王阿姨
std::string without_verb(const std::string& name) {
    std::u32string characters = characters_of(name);
    while (characters.size() > 2 && is_any_of(U"转付的给交", characters.back())) characters.pop_back();
    return text_of(characters);
}

// What is left, in pieces; the wallet's own words part them.
struct Piece {
    std::string shown;
    bool payer = false;
};
std::vector<Piece> pieces_of(const ReadText& text, const std::vector<bool>& taken) {
    const View plain = text.plain;
    std::vector<Piece> list;
    std::string open;
    bool payer = false, open_payer = false;
    const auto close = [&] {
        const std::string word(trimmed(open));
        if (!word.empty()) list.push_back({word, open_payer});
        open.clear();
    };
    for (std::size_t at = 0; at < plain.size();) {
        const auto* label = taken[at] ? nullptr : payer_words().at(plain, at);
        const std::size_t own = label ? label->word.size() : taken[at] ? 1 : own_word_length(plain, at);
        if (label) payer = true;
        if (own > 0 || is_any_of(breaks, plain[at])) {
            if (!open.empty()) payer = label != nullptr;
            close();
            at += std::max<std::size_t>(own, 1);
            continue;
        }
        if (open.empty()) open_payer = payer;
        append_character(open, text.shown[at]);
        ++at;
    }
    close();
    return list;
}

}  // namespace

void find_names(const ReadText& text, const std::vector<bool>& taken, ReadPayment& payment) {
    const std::vector<Piece> list = pieces_of(text, taken);
    auto name = std::find_if(list.begin(), list.end(),
                             [](const Piece& piece) { return piece.payer && may_be_name(piece.shown); });
    if (name == list.end()) {
        name = std::find_if(list.begin(), list.end(),
                            [](const Piece& piece) { return may_be_name(piece.shown); });
    }
    for (auto piece = list.begin(); piece != list.end(); ++piece) {
        if (piece == name) {
            payment.name = without_verb(piece->shown);
            continue;
        }
        const std::u32string characters = characters_of(piece->shown);
        const bool anything = std::any_of(characters.begin(), characters.end(),
                                          [](char32_t c) { return is_han(c) || is_digit(c) || is_latin(c); });
        if (!anything || is_filler(characters)) continue;
        if (!payment.remark.empty()) payment.remark += ' ';
        payment.remark += piece->shown;
    }
}

}  // namespace linli::bank
