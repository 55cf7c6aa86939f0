#pragma once

#include "shared/shifts/chain/tokens.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace linli::chain {

// Cuts one line into tokens. At each place the readers are asked in a fixed order; what none of them knows
// becomes text.
class Tokenizer {
public:
    Tokenizer(const ReadText& text, const Offer& offer) : text_(text), plain_(text.plain), offer_(offer) {}

    std::vector<Token> run();

private:
    // Reads what starts at a place: fills in the token and where it ends.
    using Reader = bool (Tokenizer::*)(Token&, std::size_t, std::size_t&) const;
    // In tokens.cpp: cutting.
    bool read_word();
    bool read_further_day(int& day);
    bool read_further_weekday();
    bool find_word(Token& token, std::size_t at, std::size_t& end) const;
    void add(Token token, std::size_t end);
    bool split_names(const Token& whole);
    void flush_text();
    bool stands_free(std::size_t place) const;
    bool text_before(std::size_t at) const;
    bool ends_sentence() const;
    bool titled() const;
    bool read_blank();
    bool read_mark();
    void read_character();
    // In token_brackets.cpp: what stands in brackets.
    bool read_bracket();
    void read_inside(std::size_t begin, std::size_t end);
    // In token_words.cpp: the words.
    bool find_post(Token& token, std::size_t at, std::size_t& end) const;
    bool find_offered_day(Token& token, std::size_t at, std::size_t& end) const;
    bool find_when(Token& token, std::size_t at, std::size_t& end) const;
    bool find_edge(Token& token, std::size_t at, std::size_t& end) const;
    void name_by_start(Token& token, std::size_t at, std::size_t& end) const;
    bool find_slot(Token& token, std::size_t at, std::size_t& end) const;
    bool read_joined_labels();
    bool find_days(Token& token, std::size_t at, std::size_t& end) const;
    bool find_count(Token& token, std::size_t at, std::size_t& end) const;
    bool find_house(Token& token, std::size_t at, std::size_t& end) const;
    bool find_flat(Token& token, std::size_t at, std::size_t& end) const;
    bool find_mention(Token& token, std::size_t at, std::size_t& end) const;
    bool takes_over(std::size_t at) const;
    bool withdraws(std::size_t at) const;
    bool find_act(Token& token, std::size_t at, std::size_t& end) const;
    bool find_slot_word(Token& token, std::size_t at, std::size_t& end) const;
    bool find_place(Token& token, std::size_t at, std::size_t& end) const;
    bool find_short_post(Token& token, std::size_t at, std::size_t& end) const;

    const ReadText& text_;
    std::u32string_view plain_;
    const Offer& offer_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    std::size_t text_begin_ = 0;
    bool spaced_ = false;
    bool text_spaced_ = false;
};

}  // namespace linli::chain
