#include "shared/orders/written_amount.h"

#include <algorithm>
#include <limits>

#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/orders/chain/amounts.h"

namespace linli {
namespace {

using View = std::u32string_view;

constexpr View spelled_digits = U"零一二三四五六七八九";
constexpr std::int64_t absurd_cents = std::numeric_limits<std::int64_t>::max() / 1'000'000;

char32_t at_or_blank(View text, std::size_t at) {
    return at < text.size() ? text[at] : U' ';
}

std::size_t digits_end(View text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

int digit_at(View text, std::size_t at) {
    const char32_t character = at_or_blank(text, at);
    if (is_digit(character)) return static_cast<int>(character - U'0');
    const std::size_t place = spelled_digits.find(character);
    if (place != View::npos) return static_cast<int>(place);
    return character == U'两' ? 2 : -1;
}

std::size_t word_length(View text, std::size_t at, std::initializer_list<View> words) {
    for (const View word : words) {
        if (at < text.size() && starts_with_word(text, at, word)) return word.size();
    }
    return 0;
}

// A number that is being read, in cents.
struct Reading {
    std::size_t end = 0;
    std::int64_t cents = 0;
    bool decimal = false;
    bool too_fine = false;
    bool spelled = false;
};

void add_digits(Reading& reading, View digits) {
    for (const char32_t digit : digits)
        reading.cents =
            std::min(absurd_cents, reading.cents * 10 + static_cast<std::int64_t>(digit - U'0') * 100);
}

// Behind 38 in 38.50 and 38,5, and behind 三十八 in 三十八点五.
void read_decimals(View text, Reading& reading) {
    const char32_t mark = at_or_blank(text, reading.end);
    const bool right_mark = reading.spelled ? mark == U'点' : mark == U'.' || mark == U',';
    if (!right_mark) return;
    const auto counts = [&](std::size_t at) {
        return reading.spelled ? digit_at(text, at) >= 0 : is_digit(at_or_blank(text, at));
    };
    const std::size_t begin = reading.end + 1;
    std::size_t end = begin;
    while (counts(end)) ++end;
    if (end == begin || (mark == U',' && end - begin > 2)) return;
    for (std::size_t at = begin; at < end; ++at) {
        const int place = at == begin ? 10 : at == begin + 1 ? 1 : 0;
        reading.cents += digit_at(text, at) * place;
        reading.too_fine = reading.too_fine || (place == 0 && digit_at(text, at) > 0);
    }
    reading.end = end;
    reading.decimal = true;
}

std::optional<Reading> read_arabic(View text, std::size_t at) {
    if (!is_digit(at_or_blank(text, at))) return std::nullopt;
    Reading reading;
    reading.end = digits_end(text, at);
    add_digits(reading, text.substr(at, reading.end - at));
    // 1,280: a comma with three digits behind it stands between thousands.
    const bool may_go_on = reading.end - at <= 3;
    while (may_go_on && at_or_blank(text, reading.end) == U',' &&
           digits_end(text, reading.end + 1) == reading.end + 4) {
        add_digits(reading, text.substr(reading.end + 1, 3));
        reading.end += 4;
    }
    read_decimals(text, reading);
    return reading;
}

std::optional<Reading> read_spelled(View text, std::size_t at) {
    const auto number = buying::find_number(text, at);
    if (!number) return std::nullopt;
    Reading reading;
    reading.spelled = true;
    reading.end = number->end;
    reading.cents = std::int64_t(number->value) * 100;
    read_decimals(text, reading);
    return reading;
}

// 1.2万, 一万二, 一万二千.
void read_ten_thousands(View text, Reading& reading) {
    if (at_or_blank(text, reading.end) != U'万') return;
    reading.cents = std::min(absurd_cents, reading.cents * 10'000);
    ++reading.end;
    if (!reading.spelled || reading.decimal) return;
    const auto rest = buying::find_number(text, reading.end);
    if (!rest || is_digit(text[reading.end])) return;
    const bool short_form = rest->end == reading.end + 1 && rest->value < 10;
    reading.cents += std::int64_t(rest->value) * (short_form ? 1000 : 1) * 100;
    reading.end = rest->end;
}

// What stands behind 元 or 块: 5, 五, 半, 5角, 5角2分, 零五分. Gives where it ends.
std::size_t read_small_money(View text, std::size_t at, std::int64_t& cents) {
    if (at_or_blank(text, at) == U'半') {
        cents += 50;
        return at + 1;
    }
    if (at_or_blank(text, at) == U'零' && digit_at(text, at + 1) > 0) ++at;
    const int digit = digit_at(text, at);
    // 38元12 is no sum.
    if (digit < 0 || digit_at(text, at + 1) >= 0) return at;
    if (at_or_blank(text, at + 1) == U'分') {
        cents += digit;
        return at + 2;
    }
    const bool named = is_any_of(U"角毛", at_or_blank(text, at + 1));
    const bool ends = at + 1 >= text.size() || is_any_of(U" ,。;!)钱", text[at + 1]);
    if (!named && !ends) return at;
    cents += digit * 10;
    at += named ? 2 : 1;
    const int hundredth = named ? digit_at(text, at) : -1;
    if (hundredth < 0 || digit_at(text, at + 1) >= 0) return at;
    const bool called = at_or_blank(text, at + 1) == U'分';
    cents += hundredth;
    return at + (called ? 2 : 1);
}

// Behind the number: 元 and its like, with what is smaller.
void read_unit(View text, AmountInLine& amount) {
    const std::size_t place = skip_blanks(text, amount.end);
    if (is_any_of(U"角毛", at_or_blank(text, place)) && !amount.decimal && amount.cents < 10'00) {
        amount.cents /= 10;  // 五毛, 三毛五
        amount.end = place + 1;
        amount.marked = true;
        const int hundredth = digit_at(text, amount.end);
        if (hundredth < 0) return;
        amount.cents += hundredth;
        amount.end += at_or_blank(text, amount.end + 1) == U'分' ? 2 : 1;
        return;
    }
    const std::size_t length =
        word_length(text, place, {U"块钱", U"元钱", U"元", U"块", U"圆", U"rmb", U"cny", U"yuan", U"人民币"});
    if (length == 0) return;
    amount.end = place + length;
    amount.marked = true;
    const bool goes_on = !amount.decimal && is_any_of(U"元块圆", text[amount.end - 1]);
    if (goes_on) amount.end = read_small_money(text, amount.end, amount.cents);
    if (is_any_of(U"整正", at_or_blank(text, amount.end))) ++amount.end;
}

WrittenAmount doubt(AmountDoubt what) {
    return {std::nullopt, what};
}

AmountDoubt doubt_about_rest(View rest) {
    if (is_any_of(U".,", rest.front()) || is_digit(rest.front())) return AmountDoubt::TwoReadings;
    for (std::size_t at = 0; at < rest.size(); ++at) {
        if (amount_at(rest, at)) return AmountDoubt::MoreThanOne;
    }
    return AmountDoubt::NotUnderstood;
}

}  // namespace

std::optional<AmountInLine> amount_at(View plain, std::size_t at) {
    AmountInLine amount;
    amount.begin = at;
    for (bool again = true; again;) {
        again = false;
        const char32_t sign = at_or_blank(plain, at);
        if (is_any_of(U"-+负", sign)) {
            amount.negative = amount.negative || sign != U'+';
            at = skip_blanks(plain, at + 1);
            again = true;
        }
        if (const std::size_t length = word_length(plain, at, {U"¥", U"￥", U"rmb", U"cny", U"人民币"})) {
            amount.marked = true;
            at = skip_blanks(plain, at + length);
            again = true;
        }
    }
    auto number = read_arabic(plain, at);
    if (!number) number = read_spelled(plain, at);
    if (!number) return std::nullopt;
    read_ten_thousands(plain, *number);
    amount.end = number->end;
    amount.cents = number->cents;
    amount.decimal = number->decimal;
    amount.too_fine = number->too_fine;
    read_unit(plain, amount);
    return amount;
}

WrittenAmount read_amount(std::string_view text) {
    constexpr std::size_t longest = 200;
    if (text.size() > longest) return doubt(AmountDoubt::NotUnderstood);
    const std::u32string plain = read_text(text).plain;
    if (plain.empty()) return doubt(AmountDoubt::Empty);
    const auto amount = amount_at(plain, 0);
    if (!amount) {
        bool any = false;
        for (std::size_t at = 0; at < plain.size(); ++at) any = any || amount_at(plain, at);
        return doubt(any ? AmountDoubt::NotUnderstood : AmountDoubt::NoNumber);
    }
    const View rest = View(plain).substr(skip_blanks(plain, amount->end));
    if (!rest.empty() && rest != U"。") return doubt(doubt_about_rest(rest));
    if (amount->negative) return doubt(AmountDoubt::Negative);
    if (amount->too_fine) return doubt(AmountDoubt::TooFine);
    if (amount->cents > max_written_cents) return doubt(AmountDoubt::TooLarge);
    return {amount->cents, std::nullopt};
}

}  // namespace linli
