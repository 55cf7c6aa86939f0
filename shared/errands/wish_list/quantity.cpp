#include "shared/errands/wish_list/quantity.h"

#include <algorithm>

#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/errands/wish_list/hints.h"

namespace linli::wishes {
namespace {

using View = std::u32string_view;

const Words<int>& units() {
    static const Words<int> words = {
        {0,
         U"毫升|公斤|千克|公升|kg|ml|l|g|mg|斤|两|克|毫克|升|磅|个|個|只|颗|粒|根|把|捆|束|盒|板|罐|桶|提|"
         U"卷|打|箱|袋|包|瓶|支|枝|条|块|片|份|筒|听|双|副|张|套|本|节|扎|串|头|棵|枚|排|件|杯|对|台|盘|尾|"
         U"朵|管|贴|帖|剂|篓|匹|锭|沓|摞|壶|碗|坨|瓣|滴|筐|兜|株|组|刀|床|顶|幅|坛|篮|盆|樽|联|"
         U"扇|屉|挂|嘟噜|撮|缸|疙瘩|捧|兜子|匣|辫|尺|团|抽|mm|cm|寸|瓦|微克|单位|ug|iu|"
         U"bottles|bottle|boxes|box|packs|pack|packets|packet|bags|bag|cans|can|rolls|roll|pieces|piece|pcs|"
         U"pc|lbs|lb|loaf|loaves|jar|jars|tin|tins|tube|tubes|carton|cartons|bunch|bunches|tray|trays|"
         U"dozen|head|heads|kilo|kilos|jin|cups|cup|strips|strip|sets|set|pair|pairs|tubs|tub"},
    };
    return words;
}

// 8个月, 一个人 and 两块钱 count something else, and 三两包子 are no packs.
constexpr View no_units[] = {U"个月", U"个人", U"块钱", U"头孢", U"包子", U"抽纸", U"挂面", U"扇贝"};

// 330ml, 20mg, 80抽, 8寸: such a unit tells how large a thing is, and nobody counts in it what is bought.
constexpr View units_of_size[] = {U"ml",   U"毫升", U"mg", U"毫克", U"ug", U"微克", U"iu",
                                  U"单位", U"抽",   U"mm", U"cm",   U"寸", U"瓦"};

// 大瓶, 小把: a unit with its size.
std::size_t unit_length(View plain, std::size_t at) {
    std::size_t begin = at;
    if (begin < plain.size() && is_any_of(U"大小整满", plain[begin])) ++begin;
    const auto* unit = units().at(plain, begin);
    if (!unit) return 0;
    const bool other = std::any_of(std::begin(no_units), std::end(no_units),
                                   [&](View word) { return plain.substr(begin).starts_with(word); });
    if (other) return 0;
    const std::size_t end = begin + unit->word.size();
    // 一瓶瓶; 一包包子 is a pack of buns.
    const bool last = end + 1 == plain.size() || (end + 1 < plain.size() && plain[end + 1] == U' ');
    const bool twice = last && unit->word.size() == 1 && plain[end] == plain[begin];
    return end - at + (twice ? 1 : 0);
}

bool is_count(char32_t character) {
    return is_numeral(character) && character != U'零';
}

// 三四, 三五, 两三, 十二三, 二三十: two different spelled digits side by side.
bool is_about(View numeral) {
    const auto digit = [&](std::size_t at) {
        return is_digit(numeral[at]) || numeral[at] == U'十' ? 0 : number_of(numeral.substr(at, 1));
    };
    for (std::size_t at = 0; at + 1 < numeral.size(); ++at) {
        const int first = digit(at), second = digit(at + 1);
        if (first > 0 && second > 0 && first < 10 && second < 10 && first != second) return true;
    }
    return false;
}

// 三两, 三两五花肉: where the 两 that is a unit stands in a run of numerals; its end if none does. In 三两个
// it is a number.
std::size_t ounces_at(View plain, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin + 1; at < end; ++at) {
        if (plain[at] == U'两' && unit_length(plain, at + 1) == 0) return at;
    }
    return end;
}

// 一百, 两百五: hundreds with what is behind them. Below 0 if it is no such number.
int hundreds_of(View numeral) {
    const std::size_t hundred = numeral.find(U'百');
    if (hundred == View::npos) return number_of(numeral, 99'999);
    const int front = number_of(numeral.substr(0, hundred));
    const View behind = numeral.substr(hundred + 1);
    if (front <= 0 || behind.empty()) return front * 100;
    const int rest = number_of(behind.substr(behind.front() == U'零' ? 1 : 0));
    return rest < 0 ? rest : front * 100 + (rest < 10 && behind.front() != U'零' ? rest * 10 : rest);
}

struct Number {
    std::size_t end = 0;
    std::int32_t thousandths = 0;
    bool vague = false;
};

// 2-3, 2~3, 2到3: where the second number ends; `at` if there is none.
std::size_t span_end(View plain, std::size_t at) {
    if (at + 1 >= plain.size() || !is_any_of(U"-~到至", plain[at])) return at;
    const std::size_t end = numeral_end(plain, at + 1);
    return end > at + 1 ? end : at;
}

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
    // 1/2 kg
    if (end + 1 < plain.size() && plain[end] == U'/' && is_digit(plain[end + 1])) {
        const int parts = static_cast<int>(plain[end + 1] - U'0');
        const bool more = end + 2 < plain.size() && is_any_of(U"0123456789/", plain[end + 2]);
        if (whole < parts && !more) return Number{end + 2, whole * 1000 / parts, false};
    }
    if (end < plain.size() && (plain[end] == U'多' || plain[end] == U'来')) {
        number.end = end + 1;
        number.vague = true;
    }
    return number;
}

std::optional<Number> spelled_at(View plain, std::size_t at) {
    std::size_t end = at;
    const auto counts = [&](char32_t c) {
        return (is_numeral(c) && !is_digit(c) && (c != U'零' || end > at)) || (c == U'百' && end > at);
    };
    while (end < plain.size() && counts(plain[end])) ++end;
    if (end == at) return std::nullopt;
    end = ounces_at(plain, at, end);
    const View numeral = plain.substr(at, end - at);
    if (is_about(numeral)) return Number{end, 0, true};
    const int whole = hundreds_of(numeral);
    if (whole <= 0) return std::nullopt;
    Number number{end, whole * 1000, false};
    if (end < plain.size() && is_any_of(U"几来多", plain[end])) {
        number.vague = true;
        ++number.end;
    }
    return number;
}

std::optional<Number> english_at(View plain, std::size_t at) {
    static const Words<int> numbers = {{500, U"half a|half"}, {1000, U"one|a|an"}, {2000, U"two|a pair of"},
                                       {3000, U"three"},      {4000, U"four"},     {5000, U"five"},
                                       {6000, U"six"},        {8000, U"eight"},    {10000, U"ten"},
                                       {12000, U"twelve"}};
    const auto* word = numbers.at(plain, at);
    if (!word) return std::nullopt;
    const std::size_t end = at + word->word.size();
    const bool article = word->word == U"a" || word->word == U"an";
    if (article && unit_length(plain, skip_blanks(plain, end)) == 0) return std::nullopt;
    return Number{end, word->meaning, false};
}

std::optional<Number> number_at(View plain, std::size_t at) {
    if (at >= plain.size()) return std::nullopt;
    // 鸡蛋②盒; ①包子 ②包菜 are counted things.
    if (const int ring = circled_value(plain[at]); ring > 0) {
        const std::size_t unit = unit_length(plain, at + 1), behind = at + 1 + unit;
        const bool counts = unit > 0 && (behind >= plain.size() || !is_han(plain[behind]));
        return counts ? std::optional(Number{at + 1, ring * 1000, false}) : std::nullopt;
    }
    if (plain[at] == U'半' || plain[at] == U'½') return Number{at + 1, 500, false};
    if (plain[at] == U'俩' || plain[at] == U'仨')
        return Number{at + 1, plain[at] == U'俩' ? 2000 : 3000, false};
    if (plain.substr(at).starts_with(U"好几")) return Number{at + 2, 0, true};
    if (is_any_of(U"几数", plain[at])) return Number{at + 1, 0, true};
    constexpr View formal = U"壹贰叁肆伍陆柒捌玖拾";  // 伍只; 陆 and its like are names, too.
    if (const std::size_t worth = formal.find(plain[at]);
        worth != View::npos && unit_length(plain, at + 1) > 0)
        return Number{at + 1, static_cast<std::int32_t>(worth + 1) * 1000, false};
    auto number = is_digit(plain[at]) ? digits_at(plain, at)
                  : plain[at] < 0x80  ? english_at(plain, at)
                                      : spelled_at(plain, at);
    if (!number) return std::nullopt;
    if (const std::size_t end = span_end(plain, number->end); end > number->end) {
        number->end = end;
        number->vague = true;
    }
    return number;
}

// 一点, 少许: so little that nobody counts it.
std::size_t some_length(View plain, std::size_t at) {
    static const Words<int> words = {
        {0, U"一点|一点点|一点儿|一些|些许|少许|少少|些少|少量|适量|若干|半点|some|a little|a bit of|a few"}};
    const auto* word = at < plain.size() ? words.at(plain, at) : nullptr;
    return word ? word->word.size() : 0;
}

// 10片装, 24粒/盒, 0.5g*20片: where the size of a pack ends whose number and unit are read; `end` if it is
// none.
std::size_t size_end(View plain, std::size_t end) {
    std::size_t place = end;
    while (place + 1 < plain.size() && is_any_of(U"*×x/", plain[place])) {
        const auto number = number_at(plain, place + 1);
        const std::size_t behind = number ? number->end : place + 1;
        const std::size_t unit = unit_length(plain, behind);
        if (!number && unit == 0) break;
        if (unit == 0 && plain[place] == U'/') break;
        place = behind + unit;
    }
    if (plain.substr(place).starts_with(U"装") || plain.substr(place).starts_with(U"入")) ++place;
    return place;
}

// Behind an amount: 两斤左右, 两斤多, 1颗或2颗. `at` itself where nothing of it stands there.
std::size_t vague_tail_end(View plain, std::size_t at) {
    const View rest = plain.substr(at);
    if (rest.starts_with(U"左右") || rest.starts_with(U"上下")) return at + 2;
    if (rest.starts_with(U"多") && (rest.size() == 1 || !is_han(rest[1]))) return at + 1;
    for (const View either : {View(U"或者"), View(U"或"), View(U"到"), View(U"至")}) {
        const auto other =
            rest.starts_with(either) ? number_at(plain, at + either.size()) : std::optional<Number>();
        const std::size_t unit = other ? unit_length(plain, other->end) : 0;
        if (unit > 0) return other->end + unit;
    }
    return at;
}

// The 27 of E27 and the 12 of B12: a number right behind one or two letters is part of a name.
bool ends_code(View plain, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && is_latin(plain[begin - 1])) --begin;
    const bool times = at > 0 && plain[at - 1] == U'x';
    return is_digit(plain[at]) && begin < at && at - begin <= 2 && !times;
}

}  // namespace

std::optional<Quantity> quantity_at(View plain, std::size_t at) {
    Quantity quantity;
    if (const std::size_t some = some_length(plain, at); some > 0) {
        quantity.vague = quantity.some = true;
        quantity.unit = at;
        quantity.end = at + some;
        return quantity;
    }
    for (const View about : {View(U"大概"), View(U"大约"), View(U"差不多"), View(U"约")}) {
        if (!plain.substr(std::min(at, plain.size())).starts_with(about)) continue;
        at += about.size();
        quantity.vague = true;
    }
    if (at < plain.size() && is_any_of(U"x×*+", plain[at])) at = skip_blanks(plain, at + 1);
    const auto number = number_at(plain, at);
    if (!number) return std::nullopt;
    quantity.thousandths = number->thousandths;
    quantity.vague = quantity.vague || number->vague;
    quantity.unit = skip_blanks(plain, number->end);
    const std::size_t length = unit_length(plain, quantity.unit);
    if (length == 0) {
        if (plain[at] == U'半' || plain[at] == U'几' || plain[at] == U'数') return std::nullopt;
        quantity.unit = quantity.end = number->end;
        return quantity;
    }
    quantity.end = quantity.unit + length;
    if (quantity.end < plain.size() && plain[quantity.end] == U'半') {
        quantity.thousandths += 500;
        ++quantity.end;
    }
    const std::size_t size = size_end(plain, quantity.end);
    const View unit = plain.substr(quantity.unit, length);
    quantity.pack = size > quantity.end || std::find(std::begin(units_of_size), std::end(units_of_size),
                                                     unit) != std::end(units_of_size);
    quantity.end = size;
    if (const std::size_t behind = vague_tail_end(plain, quantity.end); behind > quantity.end) {
        quantity.vague = true;
        quantity.end = behind;
    }
    return quantity;
}

std::optional<std::size_t> find_quantity(View plain, std::size_t from) {
    for (std::size_t at = from; at < plain.size(); ++at) {
        const bool inside =
            at > 0 && ((is_digit(plain[at]) && (is_digit(plain[at - 1]) || plain[at - 1] == U'.')) ||
                       (is_count(plain[at]) && is_count(plain[at - 1]) && !is_digit(plain[at])) ||
                       (is_latin(plain[at]) && is_latin(plain[at - 1])));
        if (inside) continue;
        const auto quantity = quantity_at(plain, at);
        if (!quantity || (!quantity->has_unit() && ends_code(plain, at))) continue;
        // 软一点的, 老一些: how it is to be, not how much of it.
        if (quantity->some && at > 0 && (quantity->end < plain.size() || is_any_of(qualities, plain[at - 1])))
            continue;
        // 补液盐三: a bare number is one only in digits, or behind 各 and ×.
        const bool bare =
            is_digit(plain[at]) || (at > 0 && plain[at - 1] == U'各') || is_any_of(U"x×*+", plain[at]);
        if (quantity->has_unit() || (bare && quantity->end == plain.size())) return at;
    }
    return std::nullopt;
}

bool is_amount(View plain) {
    const auto quantity = quantity_at(plain, 0);
    return quantity && quantity->end == plain.size() && quantity->has_unit();
}

}  // namespace linli::wishes
