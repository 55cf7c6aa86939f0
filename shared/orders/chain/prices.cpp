#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/orders/chain/amounts.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

const Words<int>& money_signs() {
    static const Words<int> words = {
        {0, U"¥|￥|$|nt$|hk$|us$|€|£|ntd|twd|hkd|rmb|cny|人民币|台币|港币"},
    };
    return words;
}

const Words<int>& money_words() {
    static const Words<int> words = {
        {0, U"元|块钱|块|圆|蚊|rmb|yuan|cny|r|ntd|hkd|dollars|元整|元钱"},
    };
    return words;
}

struct Number {
    std::int64_t cents = 0;
    std::size_t end = 0;
    bool spelled = false;
};

// 1,280.50 and 38,5 and 三十八: a comma with one or two digits behind it is a decimal sign.
std::optional<Number> read_number(View text, std::size_t at) {
    const auto whole = find_number(text, at);
    if (!whole || whole->value > 999'999) return std::nullopt;  // A telephone number is no price.
    Number number{std::int64_t(whole->value) * 100, whole->end, !is_digit(text[at])};
    if (number.spelled) return number;
    const auto digits_at = [&](std::size_t place) {
        std::size_t end = place;
        while (end < text.size() && is_digit(text[end])) ++end;
        return end - place;
    };
    while (number.end < text.size() && text[number.end] == U',' && digits_at(number.end + 1) == 3 &&
           number.end - at <= 3) {
        const int thousands = find_number(text, number.end + 1)->value;
        number.cents = number.cents * 1000 + thousands * 100;
        number.end += 4;
    }
    if (number.end >= text.size() || !is_any_of(U".,", text[number.end])) return number;
    const std::size_t digits = digits_at(number.end + 1);
    if (digits < 1 || digits > 2) return number;
    const int part = find_number(text, number.end + 1)->value;
    number.cents += digits == 1 ? part * 10 : part;
    number.end += 1 + digits;
    return number;
}

// 块五 of 三十八块五, 元8角.
std::size_t read_small_money(View text, std::size_t at, Number& number) {
    constexpr View spelled = U"零一二三四五六七八九";
    if (at >= text.size() || (text[at - 1] != U'块' && text[at - 1] != U'元')) return at;
    const bool arabic = is_digit(text[at]);
    const std::size_t digit = arabic ? static_cast<std::size_t>(text[at] - U'0') : spelled.find(text[at]);
    if (digit == View::npos || digit == 0) return at;
    const std::size_t end = at + 1;
    const bool named = end < text.size() && is_any_of(U"毛角", text[end]);
    const bool longer = arabic && end < text.size() && is_digit(text[end]);
    // 八块一盒 is eight a box, 八块五一盒 is eight and a half.
    if (!named && (longer || unit_length(text, end) > 0)) return at;
    number.cents += static_cast<std::int64_t>(digit) * 10;
    return end + (named ? 1 : 0);
}

// /板, 一板, 每板, per box, each.
std::size_t read_price_unit(View text, std::size_t at, View& unit) {
    std::size_t place = skip_blanks(text, at);
    if (place >= text.size()) return at;
    bool joined = false;
    for (const View word : {View(U"/"), View(U"每"), View(U"一"), View(U"per"), View(U"a"), View(U"1")}) {
        if (!starts_with_word(text, place, word)) continue;
        if (word == U"1" && place + 1 < text.size() && is_digit(text[place + 1])) continue;
        place = skip_blanks(text, place + word.size());
        joined = true;
        if (word == U"/" && (text.substr(place, 1) == U"一" || text.substr(place, 1) == U"1") &&
            unit_length(text, place + 1) > 0)
            ++place;
        break;
    }
    if (!joined && starts_with_word(text, place, U"each")) return place + 4;
    std::size_t length = joined ? unit_length(text, place) : 0;
    // 58元/2斤, $5/500g: the unit counts.
    if (joined && length == 0 && place < text.size() && is_digit(text[place])) {
        const auto pack = find_pack(text, place);
        if (!pack || text[at] != U'/') return at;
        unit = text.substr(place, pack->end - place);
        return pack->end;
    }
    if (length == 0) return at;
    unit = text.substr(place, length);
    return place + length;
}

}  // namespace

std::optional<FoundIn<Price>> find_price(View text, std::size_t at, bool bare) {
    if (at >= text.size()) return std::nullopt;
    if (at > 0 && is_digit(text[at]) && (is_digit(text[at - 1]) || is_any_of(U".,", text[at - 1])) &&
        at > 1 && is_digit(text[at - 1 - (is_digit(text[at - 1]) ? 0 : 1)]))
        return std::nullopt;
    std::size_t place = at;
    Price price;
    if (const auto* sign = money_signs().at(text, at)) {
        place = skip_blanks(text, at + sign->word.size());
        price.marked = true;
    }
    auto number = read_number(text, place);
    if (!number) return std::nullopt;
    std::size_t end = number->end;
    const std::size_t spaced = skip_blanks(text, end);
    if (const auto* word = spaced < text.size() ? money_words().at(text, spaced) : nullptr) {
        end = spaced + word->word.size();
        price.marked = true;
        end = read_small_money(text, end, *number);
    }
    const std::size_t behind = read_price_unit(text, end, price.unit);
    // 101 一箱 is a room and an order.
    const bool loose = !price.marked && behind > end && is_any_of(U" \t", text[end]) &&
                       spaced < text.size() && !is_any_of(U"/每", text[spaced]);
    const bool per_unit = behind > end && !price.unit.empty() && !loose;
    if (!price.marked && (number->spelled || !(per_unit || bare))) return std::nullopt;
    if (!price.marked && !per_unit) {
        const bool counted = unit_length(text, end) > 0;
        const bool other = end < text.size() && is_any_of(U"号楼栋幢座室点时月日年:-%~*x×期轮/度", text[end]);
        if (counted || other) return std::nullopt;
    }
    if (loose) price.unit = {};
    price.cents = number->cents;
    return FoundIn<Price>{price, loose ? end : behind};
}

std::optional<FoundIn<std::int64_t>> find_sum(View text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    std::size_t place = at;
    bool marked = false;
    if (const auto* sign = money_signs().at(text, at)) {
        place = skip_blanks(text, at + sign->word.size());
        marked = true;
    }
    auto number = read_number(text, place);
    if (!number) return std::nullopt;
    std::size_t end = number->end;
    if (const auto* word = end < text.size() ? money_words().at(text, end) : nullptr) {
        end = read_small_money(text, end + word->word.size(), *number);
        marked = true;
    }
    if (number->spelled && !marked && number->cents < 1000) return std::nullopt;
    const bool counted = !marked && (unit_length(text, end) > 0 ||
                                     (end < text.size() && is_any_of(U"号楼栋-/室单月点:", text[end])));
    if (counted) return std::nullopt;
    return FoundIn<std::int64_t>{number->cents, end};
}

}  // namespace linli::buying
