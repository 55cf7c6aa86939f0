#include "shared/orders/chain/tokens.h"

#include "shared/core/characters.h"
#include "shared/orders/chain/tokenizer.h"

#include <algorithm>

namespace linli::buying {

// ---- words without a meaning of their own

void Tokenizer::extend_word() {
    const char32_t c = plain_[at_];
    const bool letter = is_han(c) || is_latin(c) || is_digit(c) || c > 0xC0 || c == U'\'' || c == U'·';
    if (!letter) {
        close_word();
        ++at_;
        return;
    }
    // Mary Ann: two Latin words are one name.
    const bool joins =
        word_open() && (word_end_ == at_ || (spaced_ && word_end_ + 1 == at_ && is_small_letter(c) &&
                                             is_small_letter(plain_[word_end_ - 1])));
    if (!joins) {
        close_word();
        word_begin_ = at_;
        word_spaced_ = spaced_;
    }
    const bool word = is_small_letter(c);
    ++at_;
    while (word && at_ < plain_.size() && is_small_letter(plain_[at_])) ++at_;
    word_end_ = at_;
    spaced_ = false;
}

void Tokenizer::close_word() {
    if (!word_open()) return;
    Token token;
    token.kind = TokenKind::Word;
    token.begin = word_begin_;
    token.end = word_end_;
    token.spaced = word_spaced_;
    token.text = shown_text(text_, word_begin_, word_end_);
    word_begin_ = word_end_ = 0;
    if (!token.text.empty()) tokens_.push_back(std::move(token));
}

// ---- signs and brackets

std::vector<Token> Tokenizer::tokens_inside(std::size_t begin, std::size_t end) const {
    const ReadText inner = trimmed_part(text_, begin, end);
    std::vector<Token> tokens = tokens_of(inner, offer_);
    const std::size_t offset = skip_blanks(plain_, begin);
    for (Token& token : tokens) {
        token.begin += offset;
        token.end += offset;
    }
    return tokens;
}

namespace {

enum class Bracket : std::uint8_t { Nothing, Order, Note };

// A bracket with nothing but doors, items, amounts and payments says them; any other is a note.
Bracket what_bracket_says(const std::vector<Token>& inside, bool paid_before) {
    bool thanks = !inside.empty();
    bool orders = false, notes = false, manner = false, counts = false;
    for (const Token& token : inside) {
        const bool silent = token.kind == TokenKind::Comma || token.kind == TokenKind::Listing ||
                            token.kind == TokenKind::Colon;
        const bool polite = is_act(token, Act::Thanks);
        thanks = thanks && (silent || polite);
        const bool filler =
            is_act(token, Act::Filler) || is_act(token, Act::Manner) || is_act(token, Act::Want);
        const bool says = token.kind == TokenKind::Door || token.kind == TokenKind::Phone ||
                          token.kind == TokenKind::Item || token.kind == TokenKind::Amount ||
                          token.kind == TokenKind::Paid;
        const bool act = token.kind == TokenKind::Act && !filler && !polite;
        orders = orders || says;
        counts = counts || (says && token.kind != TokenKind::Item);
        manner = manner || is_act(token, Act::Manner);
        notes = notes || !(silent || says || act || polite || filler || token.kind == TokenKind::Money);
        notes = notes || is_act(token, Act::Place) || is_act(token, Act::Notice) ||
                is_act(token, Act::Question) || is_act(token, Act::Maybe) || is_act(token, Act::Praise);
    }
    const bool cancels = inside.size() == 1 && is_act(inside[0], Act::Cancel);
    // 已付（已付定金）: what stands outside the bracket is what counts.
    notes = notes || (paid_before && inside.size() == 1 && inside[0].kind == TokenKind::Paid);
    notes = notes || (manner && !counts);  // 叶菜不要茼蒿
    if (thanks) return Bracket::Nothing;
    return !notes && (orders || cancels) ? Bracket::Order : Bracket::Note;
}

}  // namespace

// Nothing of it is a token.
void Tokenizer::drop_bracket(std::size_t end) {
    close_word();
    at_ = end;
    spaced_ = true;
}

bool Tokenizer::read_bracket() {
    if (plain_[at_] == U')') {
        ++at_;
        spaced_ = true;
        return true;
    }
    if (plain_[at_] != U'(') return false;
    std::size_t close = plain_.find(U')', at_);
    const bool closed = close != View::npos;
    if (!closed) close = plain_.size();
    const std::size_t end = closed ? close + 1 : close;
    const ReadText inner = trimmed_part(text_, at_ + 1, close);
    if (inner.empty() || (text_.shown[at_] == U'[' && is_sticker(inner.plain))) {
        drop_bracket(end);
        return true;
    }
    if (inner.plain.find(U'(') != std::u32string::npos) {
        Token& note = add(TokenKind::Note, end);
        note.text = text_of(inner.shown);
        return true;
    }
    std::vector<Token> inside = tokens_inside(at_ + 1, close);
    const bool paid_before = std::any_of(tokens_.begin(), tokens_.end(),
                                         [](const Token& token) { return token.kind == TokenKind::Paid; });
    // A1瓶（950）: behind the door a number in brackets is no second one.
    const bool room_known = std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) {
        return is(token, TokenKind::Door) && !token.door.room.empty();
    });
    const bool figure = room_known && inside.size() == 1 && is(inside[0], TokenKind::Door) &&
                        inside[0].door.building.empty() && inside[0].door.unit.empty();
    switch (figure ? Bracket::Note : what_bracket_says(inside, paid_before)) {
        case Bracket::Nothing:
            drop_bracket(end);
            break;
        case Bracket::Order:
            drop_bracket(end);
            for (Token& token : inside) tokens_.push_back(std::move(token));
            break;
        case Bracket::Note: {
            Token& note = add(TokenKind::Note, end);
            note.text = shown_text(text_, note.begin + 1, close);
        }
    }
    return true;
}

// 同3, 同第3个, 跟12-302一样, same as 3: whose items are meant.
bool Tokenizer::read_reference() {
    static const Words<bool> words = {{false, U"同|同第|同上面第"},
                                      {true, U"跟|和|与|跟第|和第|与第"},
                                      {false, U"same as|same as no.|same as #"}};
    const auto* word = words.at(plain_, at_);
    if (!word || word_touches()) return false;
    const std::size_t begin = skip_blanks(plain_, at_ + word->word.size());
    Token found;
    std::size_t end = begin;
    if (const auto door = find_door(plain_, begin)) {
        found.door = door->value;
        end = door->end;
    } else if (const auto number = find_number(plain_, begin);
               number && number->value > 0 && is_digit(plain_[begin])) {
        found.amount.number = number->value;
        end = number->end;
        if (end < plain_.size() && is_any_of(U"号楼位个条", plain_[end])) ++end;
    } else {
        const std::size_t name = name_of_same(begin, word->meaning);
        if (name == begin) return false;
        found.text = shown_text(text_, begin, name);
        end = name;
    }
    const bool alike = plain_.substr(end, 2) == U"一样" || plain_.substr(end, 2) == U"同款";
    if (word->meaning && !alike) return false;
    const bool room = !found.door.room.empty() || !found.text.empty();
    if (!word->meaning && !alike && !room && end < plain_.size() && is_han(plain_[end])) return false;
    Token& token = add(TokenKind::Act, end + (alike ? 2 : 0));
    token.act = Act::Same;
    token.refers = true;
    token.amount = found.amount;
    if (!room) token.amount.number = std::max(1, token.amount.number);
    token.door = found.door;
    token.text = found.text;
    return true;
}

// 老王 of 跟老王一样, Lucy of `same as Lucy`: where the name ends; `begin` if none stands there.
std::size_t Tokenizer::name_of_same(std::size_t begin, bool alike_follows) const {
    if (alike_follows || plain_[at_] == U'同') {
        const std::size_t alike = std::min(plain_.find(U"一样", begin), plain_.find(U"同款", begin));
        const bool name = alike != View::npos && alike > begin && alike - begin <= 6 &&
                          is_name(plain_.substr(begin, alike - begin)) &&
                          plain_.substr(begin, 2) != U"楼上" && plain_.substr(begin, 2) != U"上面" &&
                          plain_.substr(begin, 2) != U"前面";
        return name ? alike : begin;
    }
    std::size_t end = begin;
    while (end < plain_.size() && is_small_letter(plain_[end])) ++end;
    const View word = plain_.substr(begin, end - begin);
    return word == U"above" || word == U"the" || word == U"last" || word == U"before" ? begin : end;
}

bool Tokenizer::read_mark() {
    const char32_t c = plain_[at_];
    if (c == U'@') {  // @Anna speaks to somebody.
        std::size_t end = at_ + 1;
        while (end < plain_.size() && !is_any_of(U" ,。:;!?", plain_[end])) ++end;
        close_word();
        at_ = end;
        spaced_ = true;
        return true;
    }
    if (c == U'√' || plain_.substr(at_, 2) == U"->" || plain_.substr(at_, 2) == U"=>") return false;
    if (c == U'×' || c == U'*' || c == U'+' || c == U'-' || c == U'=') {
        if (amount_at(at_, true)) return false;
        if (c == U'×') {
            add(TokenKind::Paid, at_ + 1).payment.word = PaidWord::Unpaid;
            return true;
        }
        if (c == U'+') {
            add(TokenKind::Listing, at_ + 1);
            return true;
        }
        close_word();
        ++at_;
        spaced_ = true;
        return true;
    }
    TokenKind kind = TokenKind::Comma;
    if (is_any_of(U",;。!", c))
        kind = TokenKind::Comma;
    else if (c == U'?')
        kind = TokenKind::Question;
    else if (is_any_of(U"、/&|", c))
        kind = TokenKind::Listing;
    else if (c == U':')
        kind = TokenKind::Colon;
    else
        return false;
    add(kind, at_ + 1);
    return true;
}

bool Tokenizer::read_phone() {
    const auto phone = find_phone(plain_, at_);
    if (!phone) return false;
    if (word_touches() && !is_digit(plain_[at_])) return false;
    const std::size_t begin = phone->value;
    add(TokenKind::Phone, phone->end).text = shown_text(text_, begin, phone->end);
    return true;
}

bool Tokenizer::read_paid() {
    const auto payment = find_payment(plain_, at_);
    if (!payment) return false;
    // 1203付: the door is no sum.
    const bool sum_first = is_digit(plain_[at_]);
    const bool room = !offer_.building.empty() || find_sum(plain_, at_)->value >= 100'000;
    if (sum_first && !has_door() && room && find_door(plain_, at_)) return false;
    if (sum_first && find_amount(plain_, at_, false) && !find_amount(plain_, at_, false)->value.unit.empty())
        return false;
    if (sum_first && offer_.single() && payment->end - at_ <= 4 && !is_any_of(U"元块", plain_[at_ + 1]) &&
        find_sum(plain_, at_)->value < 1000)
        return false;  // 804 2已付
    const std::size_t begin = at_;
    Token& token = add(TokenKind::Paid, payment->end);
    token.payment = payment->value;
    token.text = shown_text(text_, begin, payment->end);
    return true;
}

// ---- items and words

// A2, AB, A1B1, ABC各1, Ax2
bool Tokenizer::read_letter_code() {
    if (!is_small_letter(plain_[at_]) || (at_ > 0 && is_small_letter(plain_[at_ - 1]) && word_touches()))
        return false;
    for (std::size_t length = 3; length >= 2; --length) {
        const View code = plain_.substr(at_, length);
        if (code.size() < length || !is_digit(code[1])) continue;
        if (const auto item = offer_.with_code(code)) return add_item({*item}, at_ + length, true);
    }
    std::size_t end = at_;
    while (end < plain_.size() && is_small_letter(plain_[end])) ++end;
    const auto char_at = [&](std::size_t place) { return place < plain_.size() ? plain_[place] : U' '; };
    if (end - at_ > 1 && plain_[end - 1] == U'x' && is_digit(char_at(end)) && !offer_.with_code(U"x")) --end;
    if (end - at_ > 12) return false;
    for (std::size_t place = at_; place < end; ++place) {
        if (!offer_.with_code(plain_.substr(place, 1))) return false;
    }
    // Ada with A and D on offer is a name, so is A姐; `a bagel` is one bagel.
    const bool mixed =
        end - at_ > 1 && text_.shown[at_] != text_.plain[at_] && text_.shown[at_ + 1] == text_.plain[at_ + 1];
    if (mixed || is_any_of(U"姐哥妈爸叔姨太总嫂", char_at(end))) return false;
    const bool article = end == at_ + 1 && text_.shown[at_] == U'a' && char_at(end) == U' ' &&
                         end + 1 < plain_.size() && is_small_letter(char_at(end + 1)) &&
                         is_small_letter(char_at(end + 2));
    if (article) return false;
    while (at_ < end) {
        const std::size_t place = at_;
        Token& token = add(TokenKind::Item, place + 1);
        token.items = {*offer_.with_code(plain_.substr(place, 1))};
        token.by_code = true;
    }
    for (const View kind :
         {View(U"套餐"), View(U"款"), View(U"种"), View(U"号"), View(U"品"), View(U"类"), View(U"餐")}) {
        if (plain_.substr(at_, kind.size()) != kind) continue;
        at_ += kind.size();
        break;
    }
    take_amount_behind();
    return true;
}

bool Tokenizer::read_full_name() {
    const NamedItems named = offer_.full_name_at(plain_, at_);
    return named.length > 0 && add_item(named.items, at_ + named.length, false);
}

// Is the place at the end, or does something start there that is no part of a word?
bool Tokenizer::is_boundary(std::size_t at) const {
    if (at >= plain_.size() || !is_han(plain_[at])) return true;
    if (find_amount(plain_, at, true) || offer_.full_name_at(plain_, at).length > 0) return true;
    if (find_payment(plain_, at)) return true;
    const auto* act = acts().at(plain_, at);
    if (act) return true;
    return offer_.short_name_at(plain_, at, 2).length > 0 || short_acts().at(plain_, at) != nullptr;
}

bool Tokenizer::read_word() {
    if (is_small_letter(plain_[at_]) && word_touches() && is_small_letter(plain_[at_ - 1])) return false;
    const auto* act = acts().at(plain_, at_);
    NamedItems named = offer_.short_name_at(plain_, at_, 2);
    if (act && act->word.size() >= named.length) {
        // 不要破的 cancels nothing.
        const std::size_t end = at_ + act->word.size();
        const std::size_t thing = end + offer_.short_name_at(plain_, end, 1).length;
        const bool phrase = (act->word == U"不要" || act->word == U"唔要") && !is_boundary(thing);
        if (phrase) {  // 不要太辣的: how it is to be.
            std::size_t stop = end;
            while (stop < plain_.size() && !is_any_of(U" ,;。()!?", plain_[stop])) ++stop;
            add(TokenKind::Act, stop).act = Act::Manner;
            return true;
        }
        if (!(word_touches() && is_small_letter(plain_[at_]) && is_small_letter(plain_[at_ - 1]))) {
            const Act meaning = act->meaning;
            const bool turned = meaning == Act::Add && !word_open() && last() &&
                                last()->kind == TokenKind::Amount && is_small_letter(plain_[at_]);
            Token& token = add(TokenKind::Act, end);
            token.act = meaning;
            token.text = shown_text(text_, token.begin, end);
            if (turned) std::swap(tokens_[tokens_.size() - 2], tokens_.back());  // one more
            return true;
        }
    }
    if (named.length > 0) return add_item(named.items, at_ + named.length, false);
    return read_short_act() || read_single_character();
}

bool Tokenizer::read_short_act() {
    const auto* act = short_acts().at(plain_, at_);
    if (!act) return false;
    const std::size_t end = at_ + 1;
    const bool ends = is_boundary(end) || offer_.short_name_at(plain_, end, 1).length > 0;
    const bool starts = !word_touches();
    // 要 in front of a word nobody knows may be meant; 加 in front of one is a name.
    const bool loose = act->meaning == Act::Filler || act->meaning == Act::Want;
    const bool inside = act->meaning == Act::All;  // 写全 asks for nothing.
    if (!(starts && (ends || loose)) && !(ends && !starts && !inside)) return false;
    const Act meaning = act->meaning;
    Token& token = add(TokenKind::Act, end);
    token.act = meaning;
    token.text = shown_text(text_, token.begin, end);
    return true;
}

// 橙两箱, 米1面1油1, 米面油各一: one character names an item if no unknown word runs on.
bool Tokenizer::read_single_character() {
    if (!is_han(plain_[at_]) || word_touches()) return false;
    const NamedItems named = offer_.short_name_at(plain_, at_, 1);
    if (named.length != 1) return false;
    std::size_t next = at_ + 1;
    while (next < plain_.size() && is_han(plain_[next]) &&
           offer_.short_name_at(plain_, next, 1).length == 1 && !is_boundary(next))
        ++next;
    if (!is_boundary(next)) return false;
    return add_item(named.items, at_ + 1, false);
}

std::vector<Token> tokens_of(const ReadText& text, const Offer& offer, bool letter_ends_door) {
    return Tokenizer(text, offer, letter_ends_door).read();
}

std::string shown_text(const ReadText& text, std::size_t begin, std::size_t end) {
    std::string shown;
    for (std::size_t at = begin; at < end && at < text.shown.size(); ++at) {
        if (!is_sign_character(text.plain[at])) append_character(shown, text.shown[at]);
    }
    return std::string(trimmed(std::string_view(shown)));
}

}  // namespace linli::buying
