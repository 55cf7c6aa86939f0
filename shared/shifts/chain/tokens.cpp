#include "shared/shifts/chain/tokenizer.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli::chain {

std::vector<Token> Tokenizer::run() {
    while (at_ < plain_.size()) {
        if (read_blank() || read_bracket() || read_joined_labels() || read_word() || read_mark()) continue;
        read_character();
    }
    flush_text();
    return std::move(tokens_);
}

bool Tokenizer::read_word() {
    Token token;
    std::size_t end = at_;
    if (!find_word(token, at_, end)) return false;
    const bool weekday =
        token.kind == TokenKind::Date && token.date.kind == WrittenDate::Kind::Weekday && is_han(plain_[at_]);
    int day = token.kind == TokenKind::Date ? token.date.day : 0;
    add(std::move(token), end);
    while (weekday && read_further_weekday()) {
    }
    while (day > 0 && read_further_day(day)) {
    }
    return true;
}

// 4月3号4号5号: later days right behind a day.
bool Tokenizer::read_further_day(int& day) {
    const auto later_day = [&](std::size_t at, int above, int& found) -> std::size_t {
        const std::size_t end = numeral_end(plain_, at);
        found = end > at ? number_of(plain_.substr(at, end - at), 31) : 0;
        if (found <= above || end >= plain_.size() || !is_any_of(U"号日", plain_[end])) return at;
        return end + 1;
    };
    int next = 0;
    const std::size_t end = later_day(at_, day, next);
    if (end == at_ || (end < plain_.size() && is_any_of(U"楼栋幢院室门", plain_[end]))) return false;
    int after = 0;
    if (end < plain_.size() && is_numeral(plain_[end]) && later_day(end, next, after) == end) return false;
    Token token;
    token.kind = TokenKind::Date;
    token.date.kind = WrittenDate::Kind::DayOfMonth;
    token.date.day = day = next;
    add(std::move(token), end);
    return true;
}

// 周六日, 周一、三、五: one character for each further day.
bool Tokenizer::read_further_weekday() {
    constexpr std::u32string_view days = U"一二三四五六日";
    constexpr std::u32string_view not_days = U"号楼栋幢座单班点时个人位门车室天月层日常-";
    std::size_t place = at_;
    if (place < plain_.size() && is_any_of(U"、和/&,", plain_[place])) ++place;
    if (place >= plain_.size() || !is_any_of(days, plain_[place])) return false;
    const std::size_t next = place + 1;
    const bool goes_on = next < plain_.size() && is_any_of(not_days, plain_[next]) &&
                         !(plain_[place] != U'日' && plain_[next] == U'日');
    if (goes_on || (place > at_ && next < plain_.size() && is_numeral(plain_[next]))) return false;
    at_ = text_begin_ = place;
    Token token;
    token.kind = TokenKind::Date;
    token.date.kind = WrittenDate::Kind::Weekday;
    token.date.weekday = static_cast<int>(days.find(plain_[place])) + 1;
    add(std::move(token), next);
    return true;
}

bool Tokenizer::find_word(Token& token, std::size_t at, std::size_t& end) const {
    static constexpr Reader readers[] = {
        &Tokenizer::find_post,  &Tokenizer::find_when,  &Tokenizer::find_slot,
        &Tokenizer::find_edge,  &Tokenizer::find_days,  &Tokenizer::find_mention,
        &Tokenizer::find_house, &Tokenizer::find_count, &Tokenizer::find_slot_word,
        &Tokenizer::find_act,   &Tokenizer::find_place, &Tokenizer::find_short_post,
    };
    return std::any_of(std::begin(readers), std::end(readers),
                       [&](Reader reader) { return (this->*reader)(token, at, end); });
}

void Tokenizer::add(Token token, std::size_t end) {
    flush_text();
    token.begin = at_;
    token.end = end;
    token.spaced = spaced_;
    spaced_ = false;
    tokens_.push_back(std::move(token));
    at_ = text_begin_ = end;
}

// 小任和阿强, 小任 跟阿强: two names, as with 、 between them.
bool Tokenizer::split_names(const Token& whole) {
    const std::u32string_view words = plain_.substr(whole.begin, whole.end - whole.begin);
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!is_any_of(U"和跟与", words[at])) continue;
        const std::u32string_view left = words.substr(0, at), right = words.substr(at + 1);
        const auto is_name = [](std::u32string_view name) {
            return name.size() >= 2 && name_in(name).is_name();
        };
        const bool behind_person =
            at == 0 && !tokens_.empty() &&
            (tokens_.back().kind == TokenKind::Text || tokens_.back().kind == TokenKind::Door ||
             tokens_.back().kind == TokenKind::Place ||  // 跑腿和记账
             (tokens_.back().kind == TokenKind::Act && tokens_.back().act == Act::Me));
        if (!is_name(right) || !(behind_person || is_name(left))) continue;
        Token part = whole;
        part.end = whole.begin + at;
        if (at > 0) tokens_.push_back(part);
        Token sign = whole;
        sign.kind = TokenKind::Listing;
        sign.begin = whole.begin + at;
        sign.end = sign.begin + 1;
        tokens_.push_back(sign);
        part.begin = sign.end;
        part.end = whole.end;
        part.spaced = false;
        tokens_.push_back(part);
        return true;
    }
    return false;
}

void Tokenizer::flush_text() {
    if (at_ > text_begin_) {
        Token token;
        token.begin = text_begin_;
        token.end = at_;
        token.spaced = text_spaced_;
        const std::u32string_view words = plain_.substr(text_begin_, at_ - text_begin_);
        if (words == U"和" || words == U"跟" || words == U"与") token.kind = TokenKind::Listing;
        // A whole piece of text may be a post's short name: 秩序, 南.
        const bool may_be_post = words.size() > 1 || !is_any_of(U"门口岗点号", words.front());
        if (const auto post = may_be_post ? offer_.post_named(words) : std::nullopt) {
            token.kind = TokenKind::Post;
            token.index = *post;
        }
        if (token.kind != TokenKind::Text || !split_names(token)) tokens_.push_back(std::move(token));
    }
    text_begin_ = at_;
}

// What follows a label of one character (早, A) that means the slot.
bool Tokenizer::stands_free(std::size_t place) const {
    if (place >= plain_.size() || is_any_of(U"班场档岗更段早中晚夜都也来和的取换改转可能不", plain_[place]))
        return true;
    return !is_han(plain_[place]) && !is_latin(plain_[place]) && !is_digit(plain_[place]) &&
           plain_[place] != U'-';
}

bool Tokenizer::text_before(std::size_t at) const {
    return at > text_begin_ && is_han(plain_[at - 1]);
}

// The stop behind an English sentence, not the one of Mr. or J.
bool Tokenizer::ends_sentence() const {
    return plain_[at_] == U'.' && at_ > 2 && at_ + 2 < plain_.size() && plain_[at_ + 1] == U' ' &&
           is_latin(plain_[at_ - 1]) && is_latin(plain_[at_ - 2]) && !titled();
}

bool Tokenizer::titled() const {
    const std::u32string_view word = plain_.substr(text_begin_, at_ - text_begin_);
    return word == U"mr" || word == U"mrs" || word == U"ms" || word == U"dr";
}

bool Tokenizer::read_blank() {
    constexpr std::u32string_view blanks = U" -~·\"'*√×#_…=^.";
    const char32_t mark = plain_[at_];
    if (ends_sentence() || withdraws(at_)) return false;
    if (plain_.substr(at_, 2) == U"=>" || plain_.substr(at_, 2) == U"->") return false;
    Token label;
    std::size_t end = 0;
    // ①老王 ②小李 counts places, unless the header calls its slots so.
    const bool counts = is_circled(mark) && !offer_.slots.empty() && !find_slot(label, at_, end);
    if (!is_any_of(blanks, mark) && !counts) return false;
    flush_text();
    text_begin_ = ++at_;
    spaced_ = true;
    return true;
}

bool Tokenizer::read_mark() {
    const char32_t mark = plain_[at_];
    Token token;
    if (is_any_of(U",;。!", mark) || ends_sentence())
        token.kind = TokenKind::Comma;
    else if (mark == U'?')
        token.kind = TokenKind::Question;
    else if (is_any_of(U"、/&|\t\\+", mark))
        token.kind = TokenKind::Listing;
    else if (mark == U':')
        token.kind = TokenKind::Colon;
    else if (mark == U')' || mark == U'@')
        token.kind = TokenKind::Mention;
    else
        return false;
    add(std::move(token), at_ + 1);
    return true;
}

// Latin letters are taken by the word; words that are nothing else belong together: Anna Lee, J.-P.
void Tokenizer::read_character() {
    if (at_ == text_begin_) text_spaced_ = spaced_;
    spaced_ = false;
    if (is_circled(plain_[at_])) {  // ① in a header may be the name of a slot.
        flush_text();
        ++at_;
        flush_text();
        return;
    }
    if (!is_latin(plain_[at_])) {
        ++at_;
        return;
    }
    while (true) {
        while (at_ < plain_.size() && is_latin(plain_[at_])) ++at_;
        if (at_ + 2 < plain_.size() && plain_[at_] == U'.' && titled() && is_latin(plain_[at_ + 2])) ++at_;
        const bool joined =
            at_ + 1 < plain_.size() && is_any_of(U" .-'_", plain_[at_]) && is_latin(plain_[at_ + 1]);
        Token token;
        std::size_t end = 0;
        if (!joined || find_word(token, at_ + 1, end)) return;
        ++at_;
    }
}

std::vector<Token> tokens_of(const ReadText& text, const Offer& offer) {
    return Tokenizer(text, offer).run();
}

bool is_setting(const Token& token) {
    switch (token.kind) {
        case TokenKind::Date:
        case TokenKind::Range:
        case TokenKind::Slot:
        case TokenKind::SlotWord:
        case TokenKind::Post:
        case TokenKind::Place:
        case TokenKind::Days:
            return true;
        default:
            return false;
    }
}

std::string shown_text(const ReadText& text, std::size_t begin, std::size_t end) {
    const std::u32string_view whole = text.shown;
    std::u32string_view piece = whole.substr(begin, end - begin);
    const auto blank = [](char32_t c) { return half_width(c) == U' ' || c == U'\t'; };
    while (!piece.empty() && blank(piece.front())) piece.remove_prefix(1);
    while (!piece.empty() && blank(piece.back())) piece.remove_suffix(1);
    return text_of(piece);
}

}  // namespace linli::chain
