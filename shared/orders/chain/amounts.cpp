#include "shared/orders/chain/amounts.h"

#include "shared/core/characters.h"
#include "shared/core/reading.h"

#include <algorithm>

namespace linli::buying {
namespace {

using View = std::u32string_view;

constexpr int most = 99'999'999;
constexpr View spelled_digits = U"零一二三四五六七八九";
constexpr View formal_digits = U"零壹贰叁肆伍陆柒捌玖";

bool is_letter(char32_t c) {
    return c >= U'a' && c <= U'z';
}

bool is_formal(char32_t c) {
    return is_any_of(U"壹贰叁肆伍陆柒捌玖拾佰弍弐", c);
}

// 柒柒 and 陆 are what people are called; a lone 贰 and 贰拾 are how many.
bool is_called(View numeral) {
    const bool formal = std::any_of(numeral.begin(), numeral.end(), is_formal);
    const bool placed = numeral.find_first_of(U"拾佰") != View::npos;
    return formal && !placed && (numeral.size() > 1 || is_surname_numeral(numeral[0]));
}

int digit_value(char32_t c) {
    if (is_digit(c)) return static_cast<int>(c - U'0');
    if (const std::size_t at = spelled_digits.find(c); at != View::npos) return static_cast<int>(at);
    if (const std::size_t at = formal_digits.find(c); at != View::npos) return static_cast<int>(at);
    if (c == U'两' || c == U'俩' || c == U'弍' || c == U'弐') return 2;
    return c == U'仨' ? 3 : -1;
}

int place_value(char32_t c) {
    if (c == U'十' || c == U'拾') return 10;
    if (c == U'百' || c == U'佰') return 100;
    return c == U'千' ? 1000 : 0;
}

// 一百三 is 130: a last digit alone stands for the next lower place, unless 零 is in front.
std::optional<FoundIn<int>> find_spelled(View text, std::size_t at) {
    std::size_t end = at;
    int total = 0, last = -1, place = 0;
    bool zero = false;
    for (; end < text.size() && end < at + 9; ++end) {
        if (text[end] == U'廿') {
            total += 20;
            last = 0;
            place = 10;
            continue;
        }
        if (const int value = place_value(text[end]); value > 0) {
            if (value > 10 && last < 0) break;
            total += (last < 0 ? 1 : last) * value;
            last = -1;
            place = value;
            zero = false;
            continue;
        }
        const int value = is_digit(text[end]) ? -1 : digit_value(text[end]);
        if (value < 0) break;
        if (value == 0) zero = true;
        last = last > 0 && place == 0 ? last * 10 + value : value;
    }
    if (end == at) return std::nullopt;
    if (last > 0) total += place >= 100 && !zero ? last * (place / 10) : last;
    return FoundIn<int>{total, end};
}

bool word_at(View text, std::size_t at, View word) {
    return at < text.size() && starts_with_word(text, at, word);
}

}  // namespace

std::optional<FoundIn<int>> find_number(View text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    if (!is_digit(text[at])) {
        const bool numeral =
            digit_value(text[at]) >= 0 || text[at] == U'十' || text[at] == U'拾' || text[at] == U'廿';
        return numeral ? find_spelled(text, at) : std::nullopt;
    }
    int value = 0;
    std::size_t end = at;
    for (; end < text.size() && is_digit(text[end]); ++end)
        value = std::min(most, value * 10 + static_cast<int>(text[end] - U'0'));
    return FoundIn<int>{value, end};
}

std::size_t unit_length(View text, std::size_t at) {
    static const Words<int> units = {
        {0,
         U"入|份|份儿|板|箱|盒|包|袋|桶|瓶|组|个|只|件|套|斤|公斤|罐|条|捆|把|提|排|打|盘|颗|粒|枚|杯|支|张|"
         U"单|"
         U"块|听|筐|篮|棵|根|串|对|双|碗|片|扎|卷|盆|壶|尾|头|枝|束|托|兜|网|篓|框|筒|坛|克|两|"
         U"升|毫升|台|笼|屉|锅|煲|朵|株|穗|捧|格|碟|副|樽|kg|g|l|ml|千克|磅|"
         U"pcs|pc|piece|pieces|box|boxes|bag|bags|pack|packs|bottle|bottles|set|sets|loaf|loaves|"
         U"portion|portions|unit|units|carton|cartons|tray|trays|dozen|jar|jars|can|cans|tin|tins|cup|"
         U"cups|"
         U"tub|tubs|order|orders|bunch|bunches|case|cases|pair|pairs|lb|lbs|each|share|shares"},
    };
    const auto* unit = units.at(text, at);
    if (!unit) return 0;
    // 12入 is a pack and 一打 a dozen; 2入手, 2打包 and 2对吧 count nothing.
    struct Other {
        View unit;
        View behind;
    };
    constexpr Other others[] = {{U"入", U"手户住口群数"}, {U"打", U"包折扰电"}, {U"对", U"吗吧折不的了"}};
    const std::size_t end = at + unit->word.size();
    const bool runs_on = std::any_of(std::begin(others), std::end(others), [&](const Other& other) {
        return unit->word == other.unit && end < text.size() && is_any_of(other.behind, text[end]);
    });
    return runs_on ? 0 : unit->word.size();
}

namespace {

// 2kg is a unit though letters do not follow a letter there; 2a is two of A.
std::size_t skip_unit(View text, std::size_t at, std::u32string& unit) {
    std::size_t place = at;
    std::size_t length = unit_length(text, place);
    if (length == 0) {
        place = skip_blanks(text, at);
        length = place == at ? 0 : unit_length(text, place);
        // `2 把手` does not count hands: behind a blank the unit ends the word.
        const std::size_t end = place + length;
        if (length > 0 && end < text.size() && is_han(text[end]) && is_han(text[place]) &&
            !is_any_of(U"半吧的要了各大小", text[end]) && !is_any_of(U"份箱盒板袋包瓶桶", text[place]))
            length = 0;
    }
    if (length == 0) return at;
    unit = text.substr(place, length);
    return place + length;
}

// What makes a number something else than an amount.
bool is_other_number(View text, std::size_t end, bool bare) {
    if (end >= text.size()) return false;
    if (is_any_of(U"元号楼栋幢座室点时月日年岁弄层层%毛角折圆门季", text[end])) return true;
    if (text.substr(end, 2) == U"单元" || text.substr(end, 2) == U"分钟" || text.substr(end, 2) == U"块钱")
        return true;
    if (end + 1 < text.size() && is_any_of(bare ? U":-" : U":/-", text[end]) && is_digit(text[end + 1]))
        return true;
    return word_at(text, end, U"rmb") || word_at(text, end, U"yuan");
}

// A blank or one of the words that may stand behind a lone Chinese numeral: A两，B一.
bool ends_numeral(View text, std::size_t end) {
    return end >= text.size() || !is_han(text[end]) || is_any_of(U"吧哦啊呀的", text[end]);
}

bool starts_half(View text, std::size_t at) {
    std::u32string unit;
    if (word_at(text, at, U"half")) return true;
    return at < text.size() && text[at] == U'半' && skip_unit(text, at + 1, unit) > at + 1;
}

std::optional<FoundIn<Amount>> find_vague(View text, std::size_t at) {
    Amount amount;
    amount.vague = true;
    for (const View word : {View(U"几"), View(U"若干"), View(U"好几"), View(U"多")}) {
        if (text.substr(at, word.size()) != word) continue;
        const std::size_t end = skip_unit(text, at + word.size(), amount.unit);
        if (end > at + word.size() && (end >= text.size() || text[end] != U'楼'))
            return FoundIn<Amount>{amount, end};
    }
    // 两三份, 2-3份, 2~3份
    if (at + 1 < text.size() && digit_value(text[at]) > 0 && !is_digit(text[at]) &&
        digit_value(text[at + 1]) == digit_value(text[at]) + 1 && !is_digit(text[at + 1])) {
        const std::size_t end = skip_unit(text, at + 2, amount.unit);
        if (end > at + 2) return FoundIn<Amount>{amount, end};
    }
    const auto low = find_number(text, at);
    if (!low || low->end >= text.size() || !is_any_of(U"-~到至", text[low->end])) return std::nullopt;
    const auto high = find_number(text, low->end + 1);
    if (!high || high->value > 99) return std::nullopt;
    const std::size_t end = skip_unit(text, high->end, amount.unit);
    if (end == high->end) return std::nullopt;
    return FoundIn<Amount>{amount, end};
}

// Behind `x`, `×`, `*` or `+` an amount follows. Gives where it starts.
std::size_t skip_times(View text, std::size_t at, Amount& amount) {
    if (at >= text.size() || !is_any_of(U"x×*+=", text[at])) return at;
    if (text[at] == U'x' && at > 0 && is_letter(text[at - 1])) {
        // Ax2 is times two, Max2 is a name.
        if (at > 1 && is_letter(text[at - 2])) return at;
    }
    const std::size_t next = skip_blanks(text, at + 1);
    if (next >= text.size()) return at;
    const bool numeral = digit_value(text[next]) >= 0 || text[next] == U'十' || text[next] == U'半' ||
                         (text[next] == U'-' && next + 1 < text.size() && is_digit(text[next + 1]));
    if (!numeral) return at;
    amount.signed_plus = text[at] == U'+';
    return next;
}

// one, two …, where no number in digits stands.
std::optional<FoundIn<int>> find_english_number(View text, std::size_t at) {
    static const Words<int> numbers = {{1, U"one"},    {2, U"two"},  {3, U"three"},     {4, U"four"},
                                       {5, U"five"},   {6, U"six"},  {7, U"seven"},     {8, U"eight"},
                                       {9, U"nine"},   {10, U"ten"}, {2, U"a pair of"}, {2, U"a couple of"},
                                       {12, U"twelve"}};
    const auto* word = at < text.size() ? numbers.at(text, at) : nullptr;
    if (!word) return std::nullopt;
    const std::size_t end = at + word->word.size();
    if (text.substr(end, 4) == U" of ") return std::nullopt;  // one of each
    return FoundIn<int>{word->meaning, end};
}

// How sure it is that a numeral in front of no unit counts something.
enum class Numeral : std::uint8_t {
    Open,     // Only digits do.
    Bare,     // Chinese numerals do, too, but for those that people are called.
    Counted,  // A sign in front says so: ×陆
};

// Reads the number itself and a decimal part behind it.
std::size_t read_count(View text, std::size_t at, Amount& amount, Numeral numeral) {
    const bool bare = numeral != Numeral::Open;
    const auto english = find_english_number(text, at);
    const auto number = english ? english : find_number(text, at);
    if (!number) return at;
    std::size_t end = number->end;
    amount.number = number->value;
    if (end + 1 < text.size() && text[end] == U'.' && is_digit(text[end + 1])) {
        const auto part = find_number(text, end + 1);
        if (part->value != 0) amount.half = true;
        amount.broken = amount.half && part->value != 5;
        end = part->end;
    }
    if (end + 1 < text.size() && text[end] == U'/' && is_digit(text[end + 1]) && text[at] == U'1') {
        amount.half = true;  // 1/2份
        amount.number = 0;
        amount.broken = text.substr(end, 2) != U"/2";
        end = find_number(text, end + 1)->end;
    }
    if (is_other_number(text, end, bare)) return at;
    const std::size_t unit_end = skip_unit(text, end, amount.unit);
    const bool arabic = is_digit(text[at]) || english;
    const bool called = numeral != Numeral::Counted && is_called(text.substr(at, end - at));
    const bool pair = is_any_of(U"俩仨", text[end - 1]);
    if (!arabic && amount.unit.empty() && !(bare && !called && ends_numeral(text, end)) && !pair) return at;
    return unit_end;
}

}  // namespace

std::optional<FoundIn<Amount>> find_amount(View text, std::size_t at, bool bare) {
    if (at >= text.size()) return std::nullopt;
    Amount amount;
    std::size_t place = skip_times(text, at, amount);
    const bool times = place > at;
    if (!times && at > 0 && is_digit(text[at]) && is_digit(text[at - 1])) return std::nullopt;
    const bool minus = (text[place] == U'-' || text[place] == U'负') && place + 1 < text.size() &&
                       find_number(text, place + 1);
    if (minus) {
        amount.negative = true;
        ++place;
    }
    if (starts_half(text, place)) {
        amount.half = true;
        amount.number = 0;
        const std::size_t end = text[place] == U'半' ? skip_unit(text, place + 1, amount.unit) : place + 4;
        return FoundIn<Amount>{amount, end};
    }
    if (const auto vague = find_vague(text, place)) return vague;
    const Numeral numeral = times || minus ? Numeral::Counted : bare ? Numeral::Bare : Numeral::Open;
    std::size_t end = read_count(text, place, amount, numeral);
    if (end == place) return std::nullopt;
    if (end < text.size() && text[end] == U'半' && !amount.unit.empty()) {
        amount.half = true;
        ++end;
    }
    // `2x bagel`, `2 × A`
    const std::size_t sign = skip_blanks(text, end);
    if (!times && amount.unit.empty() && sign < text.size() && is_any_of(U"x×*", text[sign])) {
        const std::size_t next = skip_blanks(text, sign + 1);
        const bool number_follows = next < text.size() && digit_value(text[next]) >= 0;
        const bool word = text[sign] == U'x' && sign + 1 < text.size() && is_letter(text[sign + 1]);
        if (next < text.size() && !number_follows && !word) end = sign + 1;
    }
    return FoundIn<Amount>{amount, end};
}

// ---- packs

namespace {

struct Measure {
    View unit;
    int size;  // Grams or millilitres.
    bool volume;
};

constexpr Measure measures[] = {
    {U"kg", 1000, false}, {U"公斤", 1000, false}, {U"千克", 1000, false}, {U"斤", 500, false},
    {U"两", 50, false},   {U"g", 1, false},       {U"克", 1, false},      {U"l", 1000, true},
    {U"升", 1000, true},  {U"ml", 1, true},       {U"毫升", 1, true},
};

const Measure* measure_of(View unit) {
    const auto* found = std::find_if(std::begin(measures), std::end(measures),
                                     [&](const Measure& measure) { return measure.unit == unit; });
    return found == std::end(measures) ? nullptr : found;
}

// How many of a unit, in thousandths: 2, 2.5, 半.
std::optional<FoundIn<int>> find_size(View text, std::size_t at) {
    if (at < text.size() && text[at] == U'半') return FoundIn<int>{500, at + 1};
    const auto number = find_number(text, at);
    if (!number || number->value == 0) return std::nullopt;
    std::size_t end = number->end;
    int thousandths = number->value > 100'000 ? 100'000'000 : number->value * 1000;
    if (end + 1 < text.size() && text[end] == U'.' && is_digit(text[end + 1])) {
        const auto part = find_number(text, end + 1);
        const int digits = static_cast<int>(part->end - end - 1);
        thousandths += digits == 1 ? part->value * 100 : digits == 2 ? part->value * 10 : 0;
        end = part->end;
    }
    return FoundIn<int>{thousandths, end};
}

View singular(View unit) {
    if (unit == U"pcs" || unit == U"pieces" || unit == U"pc") return U"piece";
    if (unit == U"boxes" || unit == U"bunches") return unit.substr(0, unit.size() - 2);
    if (unit == U"loaves") return U"loaf";
    if (unit == U"对") return U"双";
    const bool plural = unit.size() > 2 && unit.back() == U's';
    return plural ? unit.substr(0, unit.size() - 1) : unit;
}

}  // namespace

std::optional<FoundIn<Pack>> find_pack(View text, std::size_t at) {
    const auto size = find_size(text, at);
    if (!size) return std::nullopt;
    int thousandths = size->value;
    Pack pack;
    std::size_t end = skip_unit(text, size->end, pack.unit);
    if (pack.unit.empty()) return std::nullopt;
    // 一斤半
    const bool and_half =
        thousandths >= 1000 && end < text.size() && text[end] == U'半' && measure_of(pack.unit);
    if (and_half) {
        thousandths += 500;
        ++end;
    }
    pack.count = thousandths / 1000;
    if (const Measure* measure = measure_of(pack.unit)) {
        pack.measured = true;
        pack.count = static_cast<int>(std::int64_t(thousandths) * measure->size / 1000);
    }
    const std::size_t times = skip_blanks(text, end);
    if (times + 1 < text.size() && is_any_of(U"*x×", text[times])) {
        if (const auto inner = find_number(text, skip_blanks(text, times + 1));
            inner && inner->value > 0 && inner->value < 10'000) {
            pack.inner = inner->value;
            end = skip_unit(text, inner->end, pack.inner_unit);
            if (pack.count < 1'000'000) pack.count *= pack.measured ? pack.inner : 1;
        }
    }
    for (const View tail : {View(U"左右"), View(U"起"), View(U"装"), View(U"入")}) {
        if (text.substr(end, tail.size()) == tail) end += tail.size();
    }
    return FoundIn<Pack>{pack, end};
}

int pieces_in(View unit) {
    if (unit == U"双" || unit == U"对" || singular(unit) == U"pair") return 2;
    return unit == U"打" || unit == U"dozen" ? 12 : 0;
}

bool is_measure(View unit) {
    return measure_of(unit) != nullptr;
}

bool counts_pieces(View unit) {
    if (unit.size() == 1) return is_any_of(U"只个枚颗粒条支枝根尾头件块片张朵棵罐瓶听杯碗", unit[0]);
    return singular(unit) == U"piece" || singular(unit) == U"bottle" || singular(unit) == U"can";
}

std::optional<int> packs_of(const Pack& pack, const Amount& amount) {
    const Measure* of_pack = measure_of(pack.unit);
    const Measure* wanted = measure_of(amount.unit);
    if (amount.half) {  // 半斤 of what is packed by 半斤, 一斤半 or 500g
        if (amount.broken || !pack.measured || !wanted || !of_pack || wanted->volume != of_pack->volume)
            return std::nullopt;
        const std::int64_t twice = (std::int64_t(amount.number) * 2 + 1) * wanted->size;
        const std::int64_t packs = pack.count > 0 ? twice / (2 * std::int64_t(pack.count)) : 0;
        return packs * 2 * pack.count == twice ? static_cast<int>(packs) : 0;
    }
    if (pack.count == 0) return std::nullopt;
    if (pack.inner > 0 && !amount.unit.empty() && amount.unit == pack.inner_unit)
        return amount.number % pack.inner == 0 ? amount.number / pack.inner : 0;
    if (pack.measured && wanted && of_pack && wanted->volume == of_pack->volume) {
        const std::int64_t size = std::int64_t(amount.number) * wanted->size;
        return size % pack.count == 0 ? static_cast<int>(size / pack.count) : 0;
    }
    if (pack.measured || amount.unit.empty() || singular(amount.unit) != singular(pack.unit))
        return std::nullopt;
    return amount.number % pack.count == 0 ? amount.number / pack.count : 0;
}

}  // namespace linli::buying
