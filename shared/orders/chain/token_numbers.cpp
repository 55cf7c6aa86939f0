#include "shared/core/reading_date.h"
#include "shared/orders/chain/tokenizer.h"

#include <algorithm>

namespace linli::buying {

// 套餐1*1, 套餐一, no. 3 x2: the word in front says that the number is a code.
bool Tokenizer::read_set_number() {
    static const Words<int> sets = {
        {0, U"套餐|商品|编号|货号|品种|方案|组合|选项|no.|no|number|item|option|set"}};
    const auto* set = word_touches() ? nullptr : sets.at(plain_, at_);
    if (!set) return false;
    const std::size_t begin = skip_blanks(plain_, at_ + set->word.size());
    const auto number = find_number(plain_, begin);
    if (!number || number->value > 99) return false;
    if (!is_digit(plain_[begin]) && unit_length(plain_, number->end) > 0) return false;  // 套餐两份
    const auto item = offer_.with_code(digits_of(number->value));
    return item && add_item({*item}, number->end, true);
}

// 1号2份, 1×2, 1、3号各一, 第2种: the number is the code of an item.
bool Tokenizer::read_numeric_code() {
    if (!numbered_) return false;
    if (read_set_number()) return true;
    std::size_t begin = at_;
    const bool hash = plain_[begin] == U'#';  // #3 x1
    if ((plain_[begin] == U'第' || hash) && begin + 1 < plain_.size()) ++begin;
    if (!is_digit(plain_[begin]) || (begin > 0 && is_digit(plain_[begin - 1]))) return false;
    const auto number = find_number(plain_, begin);
    const auto item = offer_.with_code(digits_of(number->value));
    if (!item || number->end - begin > 2) return false;
    std::size_t end = number->end;
    const auto char_at = [&](std::size_t place) { return place < plain_.size() ? plain_[place] : U' '; };
    bool named = false;  // 商品3一份, 套餐1*1
    for (const View word : {View(U"商品"), View(U"套餐"), View(U"编号"), View(U"货号"), View(U"品种")})
        named = named || (begin >= 2 && plain_.substr(begin - 2, 2) == word);
    const bool ends = end >= plain_.size() || !is_digit(plain_[end]);
    if (named && ends) return add_item({*item}, end, true);
    if (hash && is_any_of(U" ,;x×*", char_at(end))) return add_item({*item}, end, true);
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
    const bool joined = last() && (last()->kind == TokenKind::Listing || is_act(*last(), Act::Filler));
    const bool after_code = joined && tokens_.size() >= 2 &&
                            tokens_[tokens_.size() - 2].kind == TokenKind::Item &&
                            tokens_[tokens_.size() - 2].by_code;
    if (after_code && (char_at(end) == U'各' || char_at(skip_blanks(plain_, end)) == U'各'))
        return add_item({*item}, end, true);
    return false;
}

// 叶1根1菌1: what looks like a unit is the short name of the next item, which has an amount of its own.
bool Tokenizer::unit_is_item(const FoundIn<Amount>& amount) const {
    const std::u32string& unit = amount.value.unit;
    if (unit.size() != 1 || !is_han(unit[0]) || amount.end >= plain_.size() || amount.value.half)
        return false;
    const bool sold_so = std::any_of(offer_.items.begin(), offer_.items.end(), [&](const OfferedItem& item) {
        return item.unit == unit || item.pack_text.ends_with(unit);
    });
    const auto next = find_amount(plain_, amount.end, true);
    return !sold_so && next && next->value.unit != unit && offer_.short_name_at(unit, 0, 1).items.size() == 1;
}

// P2 L1: where L is the code of an item, two litres are not meant.
std::optional<FoundIn<Amount>> Tokenizer::amount_at(std::size_t at, bool bare) const {
    if (const auto amount = amount_in_sign(at, bare)) return amount;
    if (const auto amount = amount_or_surname(at)) return amount;
    auto amount = find_amount(plain_, at, bare);
    if (amount && unit_is_item(*amount)) return find_amount(plain_.substr(0, amount->end - 1), at, true);
    if (!amount || amount->value.unit.size() != 1 || !offer_.with_code(amount->value.unit)) return amount;
    const std::size_t unit = amount->end - 1;
    const bool parted = unit > 0 && plain_[unit - 1] == U' ';
    const bool counted =
        amount->end < plain_.size() && (is_digit(plain_[amount->end]) || plain_[amount->end] == U'x');
    if (!is_small_letter(plain_[unit]) || !(parted || counted)) return amount;
    return find_amount(plain_.substr(0, unit), at, true);
}

// An amount stands right behind its item: what could be a room otherwise is how many.
void Tokenizer::take_amount_behind() {
    const std::size_t next = skip_blanks(plain_, at_);
    if (next >= plain_.size()) return;
    const auto amount = amount_at(next, true);
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
    const bool letter = dash + 1 < plain_.size() && is_small_letter(plain_[dash + 1]);  // 3-A
    const std::size_t end = letter ? dash + 2 : numeral_end(plain_, dash + 1);
    const bool alone = end >= plain_.size() || is_any_of(U" ,;:(", plain_[end]);
    if (end == dash + 1 || end - dash > 4 || !alone || !(letter || is_digit(plain_[dash + 1])))
        return std::nullopt;
    WrittenDoor door;
    door.building = text_of(plain_.substr(at_, end - at_));
    if (letter) door.building.back() = static_cast<char>(door.building.back() - 'a' + 'A');
    return FoundIn<WrittenDoor>{door, end};
}

// 401 1盒 402 1盒: behind the order of one room the next one begins, and orders something too.
bool Tokenizer::begins_entry(std::size_t end) const {
    const bool after_order =
        spaced_ && !word_open() && last() && (is(*last(), TokenKind::Amount) || is(*last(), TokenKind::Paid));
    const std::size_t next = skip_blanks(plain_, end);
    if (!after_order || next == end || next >= plain_.size()) return false;
    const bool other_room = std::any_of(tokens_.begin(), tokens_.end(), [](const Token& token) {
        return is(token, TokenKind::Door) && token.door.building.empty();
    });
    const auto amount = find_amount(plain_, next, false);
    const bool amount_follows = amount && !amount->value.unit.empty();
    return other_room && (amount_follows || offer_.with_code(plain_.substr(next, 1)) ||
                          offer_.short_name_at(plain_, next, 1).length > 0);
}

bool Tokenizer::read_door() {
    const char32_t c = plain_[at_];
    const bool may_start =
        is_digit(c) || is_small_letter(c) || is_numeral(c) || is_any_of(U"甲乙丙丁戊东西南北中#", c);
    if (!may_start || (word_touches() && !is_digit(c))) return false;
    auto door = find_door(plain_.substr(0, end_of_door()), at_);
    const auto house = house_in_lane();
    if (house && (!door || door->value.building.empty())) door = house;
    if (!door) return false;
    const bool room_only = door->value.building.empty() && door->value.unit.empty();
    const std::size_t length = door->end - at_;
    const bool digits_only = std::all_of(plain_.begin() + static_cast<std::ptrdiff_t>(at_),
                                         plain_.begin() + static_cast<std::ptrdiff_t>(door->end), is_digit);
    if (room_only && digits_only && (length > 4 || (has_door() && !begins_entry(door->end)))) return false;
    if (room_only && is_small_letter(c) && length <= 3 && offer_.with_code(plain_.substr(at_, 1)))
        return false;
    const auto amount = find_amount(plain_, at_, false);
    const auto behind = find_amount(plain_, door->end, false);  // 201两盒: the room and two boxes
    const bool counts = !(behind && !behind->value.unit.empty() && behind->end > amount->end);
    if (amount && !amount->value.unit.empty() && amount->end >= door->end && is_digit(c) && counts)
        return false;
    const bool letter_end = is_small_letter(plain_[door->end - 1]) && door->value.room.size() > 1;
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
        is_digit(c) || find_number(plain_, at_) || signs || is_any_of(U"半几若好", c) || is_small_letter(c);
    if (!numeral) return false;

    const bool after_door = last() && last()->kind == TokenKind::Door && offer_.single();  // 5-505 两
    const bool bare =
        last() && !word_open() &&
        (last()->kind == TokenKind::Item || last()->kind == TokenKind::Act || (after_door && spaced_));
    const auto amount = amount_at(at_, bare);
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
                       (last()->act == Act::Total || last()->text == "共" || last()->text == "计" ||
                        last()->text.starts_with("退"));
    if (total && value.unit.empty() && value.number >= 10) {  // A+B 共73
        add(TokenKind::Money, amount->end);
        return true;
    }
    add(TokenKind::Amount, amount->end).amount = value;
    return true;
}

}  // namespace linli::buying
