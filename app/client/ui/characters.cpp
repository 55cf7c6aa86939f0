#include "app/client/ui/characters.h"

#include <algorithm>
#include <iterator>

namespace linli::ui {

namespace {

bool in(char32_t character, char32_t first, char32_t last) {
    return character >= first && character <= last;
}

bool is_digit(char32_t c) {
    return in(c, '0', '9');
}
bool is_latin(char32_t c) {
    return in(c, 'a', 'z') || in(c, 'A', 'Z') || in(c, 0xC0, 0x24F);
}

// Drawn over or after the character before it.
bool extends(char32_t c) {
    return in(c, 0x300, 0x36F) || in(c, 0x1AB0, 0x1AFF) || in(c, 0x20D0, 0x20FF) || in(c, 0xFE00, 0xFE0F) ||
           in(c, 0x1F3FB, 0x1F3FF) || in(c, 0xE0020, 0xE007F) || in(c, 0xE0100, 0xE01EF) ||
           in(c, 0x302A, 0x302F) || c == 0x200D || in(c, 0x3099, 0x309A);
}

bool is_regional(char32_t c) {
    return in(c, 0x1F1E6, 0x1F1FF);
}

// Letters whose shape depends on their neighbours; 0 = none, else a number per family. Digits stand alone.
int joining_script(char32_t c) {
    if (in(c, 0x660, 0x669) || in(c, 0x6F0, 0x6F9)) return 0;
    if (in(c, 0x590, 0x8FF) || in(c, 0xFB1D, 0xFDFF) || in(c, 0xFE70, 0xFEFE)) return 1;
    if (in(c, 0x900, 0xDFF)) return 2;
    if (in(c, 0xE00, 0xEFF)) return 3;
    if (in(c, 0xF00, 0xFFF)) return 4;
    if (in(c, 0x1000, 0x109F) || in(c, 0x1780, 0x17FF)) return 5;
    if (in(c, 0x1800, 0x18AF)) return 6;
    if (in(c, 0x1100, 0x11FF)) return 7;
    return 0;
}

constexpr char32_t never_starts_a_line[] = U"，。、；：！？）》”’」』】〉…—～·％,.;:!?)]}%〕°";
constexpr char32_t never_ends_a_line[] = U"（《“‘「『【〈([{〔￥$#";

template <std::size_t size>
bool one_of(char32_t c, const char32_t (&list)[size]) {
    return std::find(std::begin(list), std::end(list) - 1, c) != std::end(list) - 1;
}

// Longest first, so that 公斤 is found before 斤 would be.
constexpr std::string_view units[] = {
    "号楼", "单元", "小时", "分钟", "公斤", "公里", "平米", "斤", "克", "两", "升", "箱", "袋", "瓶",
    "个",   "人",   "户",   "元",   "角",   "分",   "秒",   "天", "点", "日", "月", "年", "号", "楼",
    "层",   "室",   "次",   "位",   "件",   "条",   "盒",   "提", "枚", "筒", "行", "岁", "包", "份",
    "口",   "只",   "周",   "米",   "班",   "杯",   "台",   "辆", "名", "排", "前", "站", "间", "楼",
    "栋",   "幢",   "am",   "pm",   "kg",   "min",  "h",    "g",  "m",  "l",
};

// The unit that stands at `at`, 0 bytes if none.
std::size_t unit_at(std::string_view text, std::size_t at) {
    for (const std::string_view unit : units) {
        if (text.substr(at, unit.size()) != unit) continue;
        const std::size_t end = at + unit.size();
        if (is_latin(static_cast<unsigned char>(unit[0])) && end < text.size() &&
            is_latin(code_point_at(text, end).value))
            continue;
        return unit.size();
    }
    return 0;
}

bool ends_a_door_part(std::string_view word) {
    for (const std::string_view part : {"号楼", "单元", "栋", "幢", "号"}) {
        if (word.size() > part.size() && word.substr(word.size() - part.size()) == part) {
            return is_digit(static_cast<unsigned char>(word[word.size() - part.size() - 1]));
        }
    }
    return false;
}

// Whether the clusters that end and begin at these places may stand on two lines (no space between them).
bool may_break_between(char32_t before, char32_t after) {
    if (one_of(after, never_starts_a_line) || one_of(before, never_ends_a_line)) return false;
    if (before == 0x2013 || after == 0x2013) return false;  // the dash of a range
    return is_chinese(before) || is_chinese(after) || is_emoji(before) || is_emoji(after) || before == '-' ||
           before == '/';
}

// "11月29日" and "周日" are one word each.
bool stands_within_a_day(std::string_view before, char32_t after) {
    const auto ends_with = [&](std::string_view end) {
        return before.size() >= end.size() && before.substr(before.size() - end.size()) == end;
    };
    return (is_digit(after) && ends_with("月")) || (one_of(after, U"一二三四五六日") && ends_with("周"));
}

struct Scan {
    std::string_view text;
    std::size_t at = 0;
    char32_t last = 0;  // last character of the word so far

    // Extends the word over a unit that follows its number ("3 斤", "20 点"); true if it did.
    bool take_unit() {
        if (!is_digit(last)) return false;
        std::size_t from = at;
        if (from < text.size() && text[from] == ' ') ++from;
        const std::size_t unit = unit_at(text, from);
        if (unit == 0) return false;
        at = from + unit;
        last = U'号';
        return true;
    }
};

// From `begin` to where a break is allowed.
std::size_t word_end(std::string_view text, std::size_t begin) {
    Scan scan{text, begin};
    while (scan.at < text.size()) {
        const CodePoint first = code_point_at(text, scan.at);
        if (first.value == ' ' || first.value == '\n') {
            const std::string_view word = text.substr(begin, scan.at - begin);
            const bool digit_follows =
                scan.at + 1 < text.size() && is_digit(code_point_at(text, scan.at + 1).value);
            if (first.value != ' ' || !digit_follows || !ends_a_door_part(word)) break;
            ++scan.at;
            continue;
        }
        const std::string_view before = text.substr(begin, scan.at - begin);
        if (scan.at > begin && text[scan.at - 1] != ' ' && may_break_between(scan.last, first.value) &&
            !stands_within_a_day(before, first.value))
            break;
        scan.at = cluster_end(text, scan.at);
        scan.last = first.value;
        scan.take_unit();
    }
    return scan.at;
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const std::size_t left = text.size() - at;
    const unsigned char first = byte(0);
    if (first < 0x80) return {first, 1};
    const int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0;
    if (length == 0 || left < static_cast<std::size_t>(length)) return {0xFFFD, 1};
    char32_t value = first & (0x7F >> length);
    for (int i = 1; i < length; ++i) {
        if ((byte(static_cast<std::size_t>(i)) & 0xC0) != 0x80) return {0xFFFD, 1};
        value = value << 6 | (byte(static_cast<std::size_t>(i)) & 0x3F);
    }
    return {value, static_cast<std::uint8_t>(length)};
}

std::size_t cluster_end(std::string_view text, std::size_t at) {
    const CodePoint first = code_point_at(text, at);
    std::size_t end = at + first.bytes;
    if (first.value < 0x80 && (end >= text.size() || static_cast<unsigned char>(text[end]) < 0x80))
        return end;
    const int script = joining_script(first.value);
    bool joiner = false, flag = is_regional(first.value);
    for (int taken = 1; end < text.size() && taken < 32; ++taken) {
        const CodePoint next = code_point_at(text, end);
        const bool same_run = script != 0 && joining_script(next.value) == script;
        if (!joiner && !same_run && !extends(next.value) && !(flag && is_regional(next.value))) break;
        if (is_regional(next.value)) flag = false;
        joiner = next.value == 0x200D;
        end += next.bytes;
    }
    return end;
}

bool is_chinese(char32_t c) {
    return in(c, 0x2E80, 0x303E) || in(c, 0x3041, 0x33FF) || in(c, 0x3400, 0x4DBF) || in(c, 0x4E00, 0x9FFF) ||
           in(c, 0xF900, 0xFAFF) || in(c, 0xFF00, 0xFFEF) || in(c, 0x20000, 0x3FFFF) || in(c, 0xAC00, 0xD7AF);
}

bool is_emoji(char32_t c) {
    return in(c, 0x1F000, 0x1FAFF) || in(c, 0x2600, 0x27BF);
}

bool hangs_at_line_start(char32_t c) {
    return c == U'“' || c == U'（' || c == U'《' || c == U'「';
}

std::vector<Word> unbreakable_words(std::string_view text) {
    std::vector<Word> words;
    std::size_t at = 0;
    while (at < text.size()) {
        Word word{};
        word.begin = static_cast<std::uint32_t>(at);
        at = text[at] == '\n' || text[at] == ' ' ? at : word_end(text, at);
        word.end = static_cast<std::uint32_t>(at);
        while (at < text.size() && text[at] == ' ') ++at;
        if (at < text.size() && text[at] == '\n') {
            word.line_end = true;
            ++at;
        }
        word.next = static_cast<std::uint32_t>(at);
        words.push_back(word);
    }
    return words;
}

}  // namespace linli::ui
