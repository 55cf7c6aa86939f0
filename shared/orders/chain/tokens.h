#pragma once

#include "shared/core/reading_door.h"
#include "shared/orders/chain/offer.h"
#include "shared/orders/chain/words.h"

#include <optional>
#include <string>
#include <vector>

namespace linli::buying {

enum class TokenKind : std::uint8_t {
    Comma,     // , ; 。 !: a clause ends
    Question,  // ?
    Listing,   // 、 / & + |
    Colon,
    Door,
    Phone,
    Item,    // One or several of `items`: what it may mean.
    Amount,  // How many.
    Paid,
    Money,  // 136元: what it costs, nothing to read.
    Note,   // Text in brackets, brackets left out.
    Act,
    Word,  // A name, or words that say nothing to the reader.
};

struct Token {
    TokenKind kind = TokenKind::Word;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool spaced = false;  // A blank stands in front.
    std::vector<std::size_t> items;
    bool by_code = false;
    Amount amount;
    WrittenDoor door;
    Payment payment;
    Act act = Act::Filler;
    std::string text;     // Of a note, a telephone number or a word, as written.
    bool refers = false;  // 同3, 跟12-302一样: `amount` or `door` says to whom.
};

inline bool is(const Token& token, TokenKind kind) {
    return token.kind == kind;
}
inline bool is_act(const Token& token, Act act) {
    return token.kind == TokenKind::Act && token.act == act;
}
// Says nothing about what is ordered.
inline bool is_silent(const Token& token) {
    return is_act(token, Act::Filler) || is_act(token, Act::Manner) || is_act(token, Act::Want) ||
           is_act(token, Act::Thanks) || is(token, TokenKind::Colon) || is_act(token, Act::On);
}

// `letter_ends_door`: of 3-502A the A is the code of an item.
std::vector<Token> tokens_of(const ReadText& text, const Offer& offer, bool letter_ends_door = false);

std::string shown_text(const ReadText& text, std::size_t begin, std::size_t end);

}  // namespace linli::buying
