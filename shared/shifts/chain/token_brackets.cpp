#include "shared/shifts/chain/tokenizer.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli::chain {

namespace {

enum class Inside : std::uint8_t { Nothing, Setting, Words };

// What a piece of text in brackets is: a slot, post or door said there, nothing that counts, or a note.
Inside kind_of_piece(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
    bool sets = false;
    bool words = false;
    bool replaces = false;
    for (std::size_t i = begin; i < end; ++i) {
        const Token& token = tokens[i];
        switch (token.kind) {
            case TokenKind::Date:
            case TokenKind::Range:
            case TokenKind::Before:
            case TokenKind::After:
            case TokenKind::Slot:
            case TokenKind::Post:
            case TokenKind::Door:
            case TokenKind::Days:
                sets = true;
                break;
            case TokenKind::Count:
            case TokenKind::Listing:
            case TokenKind::Mention:
                break;
            case TokenKind::Act: {
                const bool inlaid =
                    token.act == Act::Cancel || token.act == Act::Any || token.act == Act::Unsure;
                if (token.act == Act::Replace && i == begin)
                    replaces = true;
                else if (inlaid && end - begin == 1)
                    sets = true;
                else if (token.act == Act::Vacant || token.act == Act::Talk || token.act == Act::Filler ||
                         token.act == Act::Every)
                    break;
                else
                    words = true;
                break;
            }
            default:
                words = true;
        }
    }
    // （9-202 阿辉）
    const bool person = end - begin == 2 && tokens[begin].kind == TokenKind::Door &&
                        !tokens[begin].door.room.empty() && tokens[begin + 1].kind == TokenKind::Text;
    if (person || (replaces && end - begin == 2)) return Inside::Setting;
    if (words || replaces) return Inside::Words;
    return sets ? Inside::Setting : Inside::Nothing;
}

}  // namespace

bool Tokenizer::read_bracket() {
    if (plain_[at_] != U'(') return false;
    std::size_t depth = 0;
    std::size_t close = at_;
    for (; close < plain_.size(); ++close) {
        if (plain_[close] == U'(') ++depth;
        if (plain_[close] == U')' && --depth == 0) break;
    }
    read_inside(at_ + 1, close);
    flush_text();
    at_ = text_begin_ = std::min(close + 1, plain_.size());
    return true;
}

void Tokenizer::read_inside(std::size_t begin, std::size_t end) {
    flush_text();
    const ReadText inner = text_.part(begin, end);
    const bool nested = inner.plain.find(U'(') != std::u32string::npos;
    std::vector<Token> tokens;
    if (!nested) tokens = Tokenizer(inner, offer_).run();
    std::string note = nested ? shown_text(text_, begin, end) : std::string();
    for (std::size_t first = 0; first < tokens.size();) {
        std::size_t last = first;
        while (last < tokens.size() && tokens[last].kind != TokenKind::Comma) ++last;
        const Inside kind = kind_of_piece(tokens, first, last);
        if (kind == Inside::Setting) {
            for (std::size_t i = first; i < last; ++i) {
                Token token = tokens[i];
                token.begin += begin;
                token.end += begin;
                token.inlaid = true;
                tokens_.push_back(std::move(token));
            }
        }
        if (kind == Inside::Words) {
            const std::size_t piece_end = last < tokens.size() ? tokens[last].begin : inner.plain.size();
            const std::string piece = shown_text(inner, tokens[first].begin, piece_end);
            note += (note.empty() || piece.empty() ? "" : "，") + piece;
        }
        first = last + 1;
    }
    Token token;
    token.kind = TokenKind::Note;
    token.begin = begin;
    token.end = end;
    token.note = note;
    tokens_.push_back(std::move(token));
}

}  // namespace linli::chain
