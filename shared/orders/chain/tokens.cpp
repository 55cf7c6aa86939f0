#include "shared/orders/chain/tokens.h"

#include "shared/core/characters.h"
#include "shared/core/reading_date.h"
#include "shared/orders/chain/layout.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

bool is_letter(char32_t c) {
    return c >= U'a' && c <= U'z';
}

std::u32string digits_of(int number) {
    const std::string digits = std::to_string(number);
    return std::u32string(digits.begin(), digits.end());
}

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
        Token& token = add(TokenKind::Item, end);
        token.items = std::move(items);
        token.by_code = by_code;
        take_amount_behind();
        return true;
    }

    const Token* last() const { return tokens_.empty() ? nullptr : &tokens_.back(); }
    bool word_open() const { return word_begin_ < word_end_; }
    bool word_touches() const { return word_open() && word_end_ == at_; }

    void close_word();
    void extend_word();
    bool read_reference();
    std::size_t name_of_same(std::size_t begin, bool alike_follows) const;
    bool read_bracket();
    bool read_mark();
    bool read_sign();
    bool read_phone();
    bool read_paid();
    bool read_numeric_code();
    bool read_full_name();
    bool read_number();
    bool read_door();
    std::size_t end_of_door() const;
    std::optional<FoundIn<WrittenDoor>> house_in_lane() const;
    bool read_letter_code();
    bool read_word();
    bool read_short_act();
    bool read_single_character();
    bool is_boundary(std::size_t at) const;
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
    bool numbered_ = false;  // The items have numbers as codes.
    std::size_t at_ = 0;
    bool spaced_ = false;
    std::size_t word_begin_ = 0;
    std::size_t word_end_ = 0;
    bool word_spaced_ = false;
    std::vector<Token> tokens_;
};

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
    const bool joins = word_open() && (word_end_ == at_ || (spaced_ && word_end_ + 1 == at_ && is_letter(c) &&
                                                            is_letter(plain_[word_end_ - 1])));
    if (!joins) {
        close_word();
        word_begin_ = at_;
        word_spaced_ = spaced_;
    }
    const bool word = is_letter(c);
    ++at_;
    while (word && at_ < plain_.size() && is_letter(plain_[at_])) ++at_;
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

// A bracket with nothing but doors, items, amounts and payments says them; any other is a note.
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
        add(TokenKind::Comma, end);
        tokens_.pop_back();
        spaced_ = true;
        return true;
    }
    if (inner.plain.find(U'(') != std::u32string::npos) {
        Token& note = add(TokenKind::Note, end);
        note.text = text_of(inner.shown);
        return true;
    }
    std::vector<Token> inside = tokens_inside(at_ + 1, close);
    bool thanks = !inside.empty();
    bool orders = false, notes = false, acts = false;
    for (const Token& token : inside) {
        const bool silent = token.kind == TokenKind::Comma || token.kind == TokenKind::Listing ||
                            token.kind == TokenKind::Colon;
        const bool polite = token.kind == TokenKind::Act && token.act == Act::Thanks;
        thanks = thanks && (silent || polite);
        const bool filler =
            token.kind == TokenKind::Act && (token.act == Act::Filler || token.act == Act::Want);
        const bool says = token.kind == TokenKind::Door || token.kind == TokenKind::Phone ||
                          token.kind == TokenKind::Item || token.kind == TokenKind::Amount ||
                          token.kind == TokenKind::Paid;
        const bool act = token.kind == TokenKind::Act && !filler && !polite;
        orders = orders || says;
        acts = acts || act;
        notes = notes || !(silent || says || act || polite || filler || token.kind == TokenKind::Money);
        notes = notes ||
                (token.kind == TokenKind::Act && (token.act == Act::Place || token.act == Act::Notice ||
                                                  token.act == Act::Question || token.act == Act::Maybe));
    }
    const bool cancels = inside.size() == 1 && acts && inside[0].act == Act::Cancel;
    // 已付（已付定金）: what stands outside the bracket is what counts.
    const bool paid_before = std::any_of(tokens_.begin(), tokens_.end(),
                                         [](const Token& token) { return token.kind == TokenKind::Paid; });
    notes = notes || (paid_before && inside.size() == 1 && inside[0].kind == TokenKind::Paid);
    if (thanks) {
        add(TokenKind::Comma, end);
        tokens_.pop_back();
        spaced_ = true;
    } else if (!notes && (orders || cancels)) {
        add(TokenKind::Comma, end);
        tokens_.pop_back();
        for (Token& token : inside) tokens_.push_back(std::move(token));
        spaced_ = true;
    } else {
        Token& note = add(TokenKind::Note, end);
        note.text = shown_text(text_, note.begin + 1, close);
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
    while (end < plain_.size() && is_letter(plain_[end])) ++end;
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
    if (c == U'√') return false;
    if (c == U'×' || c == U'*' || c == U'+' || c == U'-' || c == U'=') {
        if (find_amount(plain_, at_, true)) return false;
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
    const int value = circled_value(c);
    if (value == 0) return false;
    if (const auto item = offer_.with_code(digits_of(value))) return add_item({*item}, at_ + 1, true);
    close_word();
    ++at_;
    spaced_ = true;
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

// ---- numbers

// 1号2份, 1×2, 1、3号各一, 第2种: the number is the code of an item.
bool Tokenizer::read_numeric_code() {
    if (!numbered_) return false;
    std::size_t begin = at_;
    if (plain_[begin] == U'第' && begin + 1 < plain_.size()) ++begin;
    if (!is_digit(plain_[begin]) || (begin > 0 && is_digit(plain_[begin - 1]))) return false;
    const auto number = find_number(plain_, begin);
    const auto item = offer_.with_code(digits_of(number->value));
    if (!item || number->end - begin > 2) return false;
    std::size_t end = number->end;
    const auto char_at = [&](std::size_t place) { return place < plain_.size() ? plain_[place] : U' '; };
    const auto digits_at = [&](std::size_t place) {
        std::size_t stop = place;
        while (stop < plain_.size() && is_digit(plain_[stop])) ++stop;
        return stop - place;
    };
    if (char_at(end) == U'号' || char_at(end) == U'#') {
        const std::size_t next = skip_blanks(plain_, end + 1);
        const bool door = digits_at(next) >= 3 || is_any_of(U"楼栋门院", char_at(end + 1));
        return !door && add_item({*item}, end + 1 + (char_at(end + 1) == U'品' ? 1 : 0), true);
    }
    if (is_any_of(U"款种", char_at(end))) return add_item({*item}, end + 1, true);
    if (is_any_of(U"x×*", char_at(end)) && digits_at(end + 1) >= 1 && digits_at(end + 1) <= 2)
        return add_item({*item}, end, true);
    if (char_at(end) == U'.' && is_any_of(U"x×*", char_at(end + 1))) return add_item({*item}, end + 1, true);
    // 1、3号 and 1+3各一
    std::size_t place = end;
    int more = 0;
    while (is_any_of(U"、+/和&", char_at(place)) && digits_at(place + 1) >= 1 && digits_at(place + 1) <= 2) {
        place += 1 + digits_at(place + 1);
        ++more;
    }
    if (more > 0 && is_any_of(U"号各", char_at(skip_blanks(plain_, place))))
        return add_item({*item}, end, true);
    const bool after_code = last() && last()->kind == TokenKind::Listing && tokens_.size() >= 2 &&
                            tokens_[tokens_.size() - 2].kind == TokenKind::Item &&
                            tokens_[tokens_.size() - 2].by_code;
    if (after_code && (char_at(end) == U'各' || char_at(skip_blanks(plain_, end)) == U'各'))
        return add_item({*item}, end, true);
    return false;
}

// An amount stands right behind its item: what could be a room otherwise is how many.
void Tokenizer::take_amount_behind() {
    const std::size_t next = skip_blanks(plain_, at_);
    if (next >= plain_.size()) return;
    const auto amount = find_amount(plain_, next, true);
    if (!amount) return;
    if (amount->value.unit.empty() && is_digit(plain_[next])) {
        const auto door = find_door(plain_, next);
        const bool joined = door && !door->value.building.empty() && !door->value.room.empty();
        const bool free = !has_door() && next > at_;
        const std::size_t digits = amount->end - next;
        if (joined && free && !(offer_.building.size() > 0 && digits <= 2)) return;
        if (free && digits >= 3) return;  // A 1203: the room
    }
    at_ = next;
    spaced_ = false;
    const bool plus = amount->value.signed_plus;
    Token& token = add(TokenKind::Amount, amount->end);
    token.amount = amount->value;
    token.amount.signed_plus = plus;
}

// 12-301/A2: behind the room the next field begins.
std::size_t Tokenizer::end_of_door() const {
    std::size_t digits = 0;
    for (std::size_t at = at_; at < plain_.size() && at < at_ + 24; ++at) {
        const bool ends = digits >= 3 && is_any_of(U"/·_\\-", plain_[at]);
        const bool code = at + 1 < plain_.size() && offer_.with_code(plain_.substr(at + 1, 1));
        if (ends && (plain_[at] != U'-' || code) && at > at_ + 4) return at;
        digits = is_digit(plain_[at]) ? digits + 1 : 0;
    }
    return plain_.size();
}

// 120-6 at the start of a line: a house in a lane, without a room.
std::optional<FoundIn<WrittenDoor>> Tokenizer::house_in_lane() const {
    if (!tokens_.empty() || word_open() || !is_digit(plain_[at_])) return std::nullopt;
    const std::size_t dash = numeral_end(plain_, at_);
    if (dash >= plain_.size() || plain_[dash] != U'-' || dash - at_ > 4) return std::nullopt;
    const bool letter = dash + 1 < plain_.size() && is_letter(plain_[dash + 1]);  // 3-A
    const std::size_t end = letter ? dash + 2 : numeral_end(plain_, dash + 1);
    const bool alone = end >= plain_.size() || is_any_of(U" ,;:(", plain_[end]);
    if (end == dash + 1 || end - dash > 4 || !alone || !(letter || is_digit(plain_[dash + 1])))
        return std::nullopt;
    WrittenDoor door;
    door.building = text_of(plain_.substr(at_, end - at_));
    if (letter) door.building.back() = static_cast<char>(door.building.back() - 'a' + 'A');
    return FoundIn<WrittenDoor>{door, end};
}

bool Tokenizer::read_door() {
    const char32_t c = plain_[at_];
    const bool may_start =
        is_digit(c) || is_letter(c) || is_numeral(c) || is_any_of(U"甲乙丙丁戊东西南北中#", c);
    if (!may_start || (word_touches() && !is_digit(c))) return false;
    auto door = find_door(plain_.substr(0, end_of_door()), at_);
    if (!door) door = house_in_lane();
    if (!door) return false;
    const bool room_only = door->value.building.empty() && door->value.unit.empty();
    const std::size_t length = door->end - at_;
    const bool digits_only = std::all_of(plain_.begin() + static_cast<std::ptrdiff_t>(at_),
                                         plain_.begin() + static_cast<std::ptrdiff_t>(door->end), is_digit);
    if (room_only && digits_only && (has_door() || length > 4)) return false;
    if (room_only && is_letter(c) && length <= 3 && offer_.with_code(plain_.substr(at_, 1))) return false;
    const auto amount = find_amount(plain_, at_, false);
    if (amount && !amount->value.unit.empty() && amount->end >= door->end && is_digit(c)) return false;
    const bool letter_end = is_letter(plain_[door->end - 1]) && door->value.room.size() > 1;
    if (letter_end && letter_ends_door_ && offer_.with_code(plain_.substr(door->end - 1, 1))) {
        door->value.room.pop_back();
        --door->end;
    }
    const auto date = find_date(plain_, at_);
    const bool month = date && date->value.kind == WrittenDate::Kind::Absolute &&
                       plain_.substr(at_, date->end - at_).find(U'月') != View::npos;
    if (month) return false;
    add(TokenKind::Door, door->end).door = door->value;
    return true;
}

bool Tokenizer::read_number() {
    const char32_t c = plain_[at_];
    if (is_digit(c)) {
        const auto sum = find_sum(plain_, at_);
        const bool marked = sum && !is_digit(plain_[sum->end - 1]);
        if (marked && !(at_ > 0 && is_digit(plain_[at_ - 1]))) {
            add(TokenKind::Money, sum->end);
            return true;
        }
    }
    if (read_door()) return true;
    // 周三, 4月8日, 8点: when something is brought or fetched, nothing to read.
    const auto date = find_date(plain_, at_);
    const bool day = date && (date->value.kind == WrittenDate::Kind::Relative ||
                              date->value.kind == WrittenDate::Kind::Weekday ||
                              plain_.substr(at_, date->end - at_).find(U'月') != View::npos);
    const auto clock = find_clock(plain_, at_);
    const bool moment = clock && clock->value.marked && !word_touches();
    if ((day && !word_touches()) || moment) {
        add(TokenKind::Act, day ? date->end : clock->end).act = Act::Filler;
        return true;
    }
    const bool signs = is_any_of(U"x×*+-=负", c);
    const bool numeral =
        is_digit(c) || find_number(plain_, at_) || signs || is_any_of(U"半几若好", c) || is_letter(c);
    if (!numeral) return false;

    const bool bare =
        last() && !word_open() && (last()->kind == TokenKind::Item || last()->kind == TokenKind::Act);
    const auto amount = find_amount(plain_, at_, bare);
    if (!amount) return false;
    if (word_touches() && !is_digit(c) && !signs && amount->value.unit.empty()) return false;
    const bool room_like = amount->value.unit.empty() && is_digit(c) && amount->value.number >= 100 &&
                           last() && last()->kind != TokenKind::Item;
    if (room_like && has_door()) {
        add(TokenKind::Money, amount->end);
        return true;
    }
    const Amount value = amount->value;
    const bool total = last() && !word_open() && last()->kind == TokenKind::Act &&
                       (last()->act == Act::Total || last()->text == "共" || last()->text == "计");
    if (total && value.unit.empty() && value.number >= 10) {  // A+B 共73
        add(TokenKind::Money, amount->end);
        return true;
    }
    add(TokenKind::Amount, amount->end).amount = value;
    return true;
}

// ---- items and words

// A2, AB, A1B1, ABC各1, Ax2
bool Tokenizer::read_letter_code() {
    if (!is_letter(plain_[at_]) || (at_ > 0 && is_letter(plain_[at_ - 1]) && word_touches())) return false;
    for (std::size_t length = 3; length >= 2; --length) {
        const View code = plain_.substr(at_, length);
        if (code.size() < length || !is_digit(code[1])) continue;
        if (const auto item = offer_.with_code(code)) return add_item({*item}, at_ + length, true);
    }
    std::size_t end = at_;
    while (end < plain_.size() && is_letter(plain_[end])) ++end;
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
                         end + 1 < plain_.size() && is_letter(char_at(end + 1)) &&
                         is_letter(char_at(end + 2));
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
    if (is_letter(plain_[at_]) && word_touches() && is_letter(plain_[at_ - 1])) return false;
    const auto* act = acts().at(plain_, at_);
    NamedItems named = offer_.short_name_at(plain_, at_, 2);
    if (act && act->word.size() >= named.length) {
        // 不要破的 cancels nothing.
        const std::size_t end = at_ + act->word.size();
        const bool phrase = (act->word == U"不要" || act->word == U"唔要") && !is_boundary(end) &&
                            offer_.short_name_at(plain_, end, 1).length == 0;
        if (!phrase && !(word_touches() && is_letter(plain_[at_]) && is_letter(plain_[at_ - 1]))) {
            const Act meaning = act->meaning;
            const bool turned = meaning == Act::Add && !word_open() && last() &&
                                last()->kind == TokenKind::Amount && is_letter(plain_[at_]);
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
    if (!(starts && (ends || loose)) && !(ends && !starts)) return false;
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

}  // namespace

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
