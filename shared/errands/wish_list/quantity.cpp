#include "shared/errands/wish_list/quantity.h"

#include <algorithm>
#include <array>

#include "shared/core/characters.h"
#include "shared/core/reading.h"

namespace linli::wishes {
namespace {

using View = std::u32string_view;

// Longer ones first.
constexpr View units[]{
    U"毫升",  U"公斤", U"千克",  U"公升", U"大袋", U"小袋", U"大瓶", U"小瓶", U"大包",  U"小包",    U"大盒",
    U"小盒",  U"大桶", U"小桶",  U"kg",   U"ml",   U"斤",   U"两",   U"克",   U"升",    U"个",      U"只",
    U"颗",    U"粒",   U"根",    U"把",   U"捆",   U"束",   U"盒",   U"板",   U"罐",    U"桶",      U"提",
    U"卷",    U"打",   U"箱",    U"袋",   U"包",   U"瓶",   U"支",   U"枝",   U"条",    U"块",      U"片",
    U"份",    U"筒",   U"听",    U"双",   U"副",   U"张",   U"套",   U"本",   U"节",    U"扎",      U"串",
    U"头",    U"棵",   U"枚",    U"排",   U"件",   U"杯",   U"对",   U"台",   U"盘",    U"尾",      U"朵",
    U"管",    U"贴",   U"壶",    U"碗",   U"坨",   U"g",    U"l",    U"瓣",   U"滴",    U"bottles", U"bottle",
    U"boxes", U"box",  U"packs", U"pack", U"bags", U"bag",  U"cans", U"can",  U"rolls", U"roll",    U"pieces",
    U"piece", U"pcs",  U"lbs",   U"筐",   U"兜",   U"株"};

// What looks like a unit and counts something else: 8个月, 一个人, 两块钱.
bool is_no_unit(View plain, std::size_t at, View unit) {
    const View behind = plain.substr(std::min(at + unit.size(), plain.size()));
    return (unit == U"个" && (behind.starts_with(U"月") || behind.starts_with(U"人"))) ||
           (unit == U"块" && behind.starts_with(U"钱"));
}

bool is_count(char32_t character) {
    return is_numeral(character) && character != U'零';
}

// 三四, 两三: two digits side by side, the second one larger by one.
bool is_about(View numeral) {
    if (numeral.size() != 2 || is_digit(numeral[0])) return false;
    const int first = number_of(numeral.substr(0, 1)), second = number_of(numeral.substr(1, 1));
    return first > 0 && second == first + 1 && second < 10;
}

struct Number {
    std::size_t end = 0;
    std::int32_t thousandths = 0;
    bool vague = false;
};

std::optional<Number> digits_at(View plain, std::size_t at) {
    std::size_t end = numeral_end(plain, at);
    const int whole = number_of(plain.substr(at, end - at), 99'999);
    if (whole < 0) return std::nullopt;
    Number number{end, whole * 1000, false};
    if (end + 1 < plain.size() && plain[end] == U'.' && is_digit(plain[end + 1])) {
        std::int32_t worth = 100;
        for (++end; end < plain.size() && is_digit(plain[end]); ++end, worth /= 10)
            number.thousandths += static_cast<std::int32_t>(plain[end] - U'0') * worth;
        number.end = end;
    }
    if (end + 1 < plain.size() && (plain[end] == U'-' || plain[end] == U'~' || plain[end] == U'到') &&
        is_digit(plain[end + 1])) {
        number.end = numeral_end(plain, end + 1);
        number.vague = true;
    }
    return number;
}

std::optional<Number> number_at(View plain, std::size_t at) {
    if (at >= plain.size()) return std::nullopt;
    if (plain[at] == U'半') return Number{at + 1, 500, false};
    if (plain[at] == U'几' || plain[at] == U'数') return Number{at + 1, 0, true};
    if (is_digit(plain[at])) return digits_at(plain, at);
    std::size_t end = at;
    while (end < plain.size() && is_count(plain[end]) && !is_digit(plain[end])) ++end;
    if (end == at) return std::nullopt;
    // 三两: the last 两 is the unit.
    if (end - at > 1 && plain[end - 1] == U'两' && unit_length(plain, end) == 0) --end;
    const View numeral = plain.substr(at, end - at);
    if (is_about(numeral)) return Number{end, 0, true};
    const int whole = number_of(numeral, 99'999);
    if (whole <= 0) return std::nullopt;
    Number number{end, whole * 1000, false};
    if (end < plain.size() && (plain[end] == U'几' || plain[end] == U'来' || plain[end] == U'多')) {
        number.vague = true;
        ++number.end;
    }
    return number;
}

}  // namespace

std::size_t unit_length(View plain, std::size_t at) {
    for (const View unit : units) {
        if (!starts_with_word(plain, std::min(at, plain.size()), unit)) continue;
        return is_no_unit(plain, at, unit) ? 0 : unit.size();
    }
    return 0;
}

bool is_weight(View unit) {
    constexpr std::array<View, 9> weights{U"kg", U"g", U"公斤", U"千克", U"克", U"ml", U"毫升", U"升", U"l"};
    return std::find(weights.begin(), weights.end(), unit) != weights.end();
}

std::optional<Quantity> quantity_at(View plain, std::size_t at) {
    if (at < plain.size() && is_any_of(U"x×*+", plain[at])) ++at;
    const auto number = number_at(plain, at);
    if (!number) return std::nullopt;
    Quantity quantity;
    quantity.thousandths = number->thousandths;
    quantity.vague = number->vague;
    quantity.unit = skip_blanks(plain, number->end);
    const std::size_t length = unit_length(plain, quantity.unit);
    if (length == 0) {
        quantity.unit = quantity.end = number->end;
        return quantity;
    }
    quantity.end = quantity.unit + length;
    if (quantity.end < plain.size() && plain[quantity.end] == U'半') {
        quantity.thousandths += 500;
        ++quantity.end;
    }
    if (quantity.end < plain.size() && plain[quantity.end] == U'装') {
        quantity.pack = true;
        ++quantity.end;
    }
    if (plain.substr(quantity.end).starts_with(U"左右")) {
        quantity.vague = true;
        quantity.end += 2;
    }
    return quantity;
}

std::optional<std::size_t> quantity_before_end(View plain) {
    for (std::size_t at = 1; at < plain.size(); ++at) {
        const bool inside_number = is_digit(plain[at]) && (is_digit(plain[at - 1]) || plain[at - 1] == U'.');
        if (inside_number || (is_count(plain[at]) && is_count(plain[at - 1]) && !is_digit(plain[at])))
            continue;
        const auto quantity = quantity_at(plain, at);
        if (quantity && quantity->end == plain.size()) return at;
    }
    return std::nullopt;
}

}  // namespace linli::wishes
