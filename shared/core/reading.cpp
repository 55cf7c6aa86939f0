#include "shared/core/reading.h"

#include "shared/core/characters.h"

#include <algorithm>

namespace linli {
namespace {

constexpr char32_t dropped = 0;
constexpr char32_t keycap = 0x20E3;

struct CharacterRange {
    char32_t first;
    char32_t last;
};

// Pictures, joiners and variation selectors: they carry no meaning that is read.
constexpr CharacterRange pictures[] = {
    {0x200B, 0x200F}, {0x202A, 0x202E},   {0x2060, 0x2064},   {0x2190, 0x2191}, {0x2193, 0x21FF},
    {0x2300, 0x23FF}, {0x25A0, 0x25CA},   {0x25CC, 0x2712},   {0x2715, 0x2716}, {0x2719, 0x274B},
    {0x274D, 0x2767}, {0x2798, 0x27A0},   {0x27A2, 0x27BF},   {0x2B00, 0x2BFF}, {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF}, {0x1F000, 0x1FAFF}, {0xE0000, 0xE01EF},
};

bool is_picture(char32_t character) {
    return std::any_of(std::begin(pictures), std::end(pictures), [&](const CharacterRange& range) {
        return character >= range.first && character <= range.last;
    });
}

struct Same {
    std::u32string_view written;
    char32_t read;
};

// Marks that people use for one another.
constexpr Same marks[] = {
    {U"[{〔〖【「『《〈", U'('},
    {U"]}〕〗】」』》〉", U')'},
    {U"〜∼˜⁓", U'~'},
    {U"“”„‟", U'"'},
    {U"‘’`´", U'\''},
    {U"·・•‧∙⋅●○◦", U'·'},
    {U"✓✔☑✅", U'√'},
    {U"✕✗✘❌✖", U'×'},
    {U"→➡➔➜⇒", U'→'},
    {U"∶︰", U':'},
    {U"︐", U','},
    {U"｡", U'。'},
    {U"､", U'、'},
    {U"│┃┆┊", U'|'},
    {U"➕", U'+'},
    {U"〇", U'零'},
    {U"❓❔", U'?'},
    {U"❗❕‼", U'!'},
};

// The text between two `~~` of one line is struck; so is a character with a stroke laid over it.
void strike(ReadText& text) {
    constexpr char32_t stroke = 0x0336;
    ReadText kept;
    kept.indented = text.indented;
    std::u32string_view plain = text.plain;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (at + 1 < plain.size() && plain[at + 1] == stroke) {
            kept.struck = true;
            ++at;
            continue;
        }
        if (plain[at] == U'~' && plain.substr(at, 2) == U"~~") {
            const std::size_t close = plain.find(U"~~", at + 2);
            if (close != std::u32string_view::npos) {
                kept.struck = true;
                at = close + 1;
                kept.plain.push_back(U' ');
                kept.shown.push_back(U' ');
                continue;
            }
        }
        kept.plain.push_back(plain[at]);
        kept.shown.push_back(text.shown[at]);
    }
    text = std::move(kept);
}

// `4.9 ` and `4.9(` are dates, `19:00` is a time, `10.30-12.30` too: not list numbers.
bool is_date_or_time(std::u32string_view text, std::size_t digits, char32_t mark) {
    std::size_t end = digits + 1;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::size_t behind = end - digits - 1;
    if (mark == U':') return behind == 2 && (end == text.size() || !is_digit(text[end]));
    if (mark != U'.' || behind == 0 || behind > 2) return false;
    const int first = number_of(text.substr(0, digits));
    const int second = number_of(text.substr(digits + 1, behind));
    const std::size_t next = skip_blanks(text, end);
    if (next < text.size() && (text[next] == U'.' || (text[next] == U'-' && next == end))) {
        const std::u32string_view rest = text.substr(next + 1);
        const std::size_t dot = rest.find(U'.');
        return text[next] == U'-' && dot != std::u32string_view::npos && dot <= 2 && dot > 0;
    }
    const bool room_follows = next < text.size() && is_digit(text[next]);
    const bool part_follows = end < text.size() && is_any_of(U"号楼栋幢座单弄#室/", text[end]);
    return first >= 1 && first <= 12 && second >= 1 && second <= 31 && !room_follows && !part_follows;
}

std::size_t digits_end(std::u32string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

std::size_t numbered_length(std::u32string_view text) {
    const std::size_t digits = digits_end(text, 0);
    if (digits == 0 || digits > 4) return 0;
    if (digits == text.size()) return digits < 3 ? digits : 0;
    const char32_t mark = text[digits];
    if (is_any_of(U".、):,。>", mark)) return is_date_or_time(text, digits, mark) ? 0 : digits + 1;
    if (digits > 2) return 0;
    if (mark == U' ' || mark == U'\t') {
        const std::size_t next = skip_blanks(text, digits);
        // `3 号楼` and `8 - 10点` are spread, not numbered; a lone number in front of a mark is numbered: `3
        // .`
        if (next < text.size() && is_any_of(U".、)", text[next])) return next + 1;
        if (next < text.size() && is_any_of(U"-~号楼栋幢座单弄#点时月日人位个到至/+", text[next])) return 0;
        return next;
    }
    // 3老王: stuck together, unless the number counts or names something.
    constexpr std::u32string_view counters =
        U"号楼栋幢座单弄室房户层门点时月日年人位个班岗卡口组天半刻分元份楼前后到至小";
    return is_han(mark) && !is_numeral(mark) && !is_any_of(counters, mark) ? digits : 0;
}

std::size_t spelled_length(std::u32string_view text) {
    const std::size_t end = numeral_end(text, 0);
    if (end == 0 || end > 3 || end >= text.size() || text[end] != U'、') return 0;
    // 一、老王 and 一、二单元301 are numbered; 一、二号门 lists two gates.
    const std::size_t other = numeral_end(text, end + 1);
    const char32_t next = other < text.size() ? text[other] : U' ';
    const bool house =
        next == U'号' && other + 1 < text.size() && (text[other + 1] == U'楼' || is_digit(text[other + 1]));
    const bool list = other > end + 1 && is_any_of(U"班场组天号", next) && !house;
    return list ? 0 : end + 1;
}

std::size_t bracketed_length(std::u32string_view text) {
    if (text.empty() || text[0] != U'(') return 0;
    const std::size_t end = numeral_end(text, 1);
    if (end == 1 || end > 4 || end >= text.size() || text[end] != U')') return 0;
    return end + 1;
}

}  // namespace

bool is_circled(char32_t character) {
    return (character >= 0x2460 && character <= 0x2487) || (character >= 0x24EB && character <= 0x24FF) ||
           (character >= 0x2776 && character <= 0x2793) || (character >= 0x3220 && character <= 0x3229);
}

int circled_value(char32_t c) {
    const auto from = [&](char32_t first, char32_t last, int value) {
        return c >= first && c <= last ? value + static_cast<int>(c - first) : 0;
    };
    for (const int value : {from(0x2460, 0x2473, 1), from(0x2474, 0x2487, 1), from(0x2776, 0x277F, 1),
                            from(0x2780, 0x2789, 1), from(0x278A, 0x2793, 1), from(0x24F5, 0x24FE, 1),
                            from(0x3220, 0x3229, 1), from(0x3280, 0x3289, 1)}) {
        if (value > 0) return value;
    }
    return 0;
}

ReadText ReadText::part(std::size_t begin, std::size_t end) const {
    ReadText piece;
    piece.plain = plain.substr(begin, end - begin);
    piece.shown = shown.substr(begin, end - begin);
    return piece;
}

char32_t plain_character(char32_t character) {
    if (character == U'\t') return character;
    for (const Same& same : marks) {
        if (is_any_of(same.written, character)) return same.read;
    }
    const char32_t narrow = folded(character);
    if (narrow == U'[' || narrow == U'{') return U'(';
    if (narrow == U']' || narrow == U'}') return U')';
    return narrow < 0x3400 ? narrow : simplified(narrow);
}

// 2️⃣3️⃣各1: behind other words a digit in a keycap becomes ②.
static bool circle_last_digit(ReadText& text) {
    std::u32string& plain = text.plain;
    if (plain.size() < 2 || trimmed(plain).size() < 2) return false;
    const char32_t digit = plain.back();
    if (digit < U'1' || digit > U'9' || is_digit(plain[plain.size() - 2])) return false;
    plain.back() = text.shown.back() = 0x2460 + (digit - U'1');
    return true;
}

ReadText read_text(std::string_view line) {
    ReadText text;
    text.plain.reserve(line.size() / 2);
    text.shown.reserve(line.size() / 2);
    for (std::size_t at = 0; at < line.size();) {
        const char32_t character = next_character(line, at);
        if (character == keycap) {  // 1️⃣ numbers a line like `1.`, and is ① within one.
            if (circle_last_digit(text)) continue;
            text.plain.push_back(U'.');
            text.shown.push_back(U'.');
            continue;
        }
        const char32_t plain = plain_character(character);
        if (plain == dropped || plain == replacement_character) continue;
        if (plain == character && is_picture(character) && character != U'→') continue;
        if (plain < U' ' && plain != U'\t') continue;
        text.plain.push_back(plain);
        text.shown.push_back(character);
    }
    text.indented = !text.plain.empty() && (text.plain[0] == U' ' || text.plain[0] == U'\t');
    strike(text);
    const std::u32string_view whole = text.plain;
    const std::u32string_view inner = trimmed(whole);
    const auto begin = inner.empty() ? 0 : static_cast<std::size_t>(inner.data() - whole.data());
    ReadText piece = text.part(begin, begin + inner.size());
    piece.struck = text.struck;
    piece.indented = text.indented;
    return piece;
}

std::u32string plain_text(std::string_view text) {
    return read_text(text).plain;
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    const bool only_returns = text.find('\n') == std::string_view::npos;
    const char end_mark = only_returns ? '\r' : '\n';
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(end_mark), text.size());
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::u32string_view trimmed(std::u32string_view text) {
    const auto blank = [](char32_t c) { return c == U' ' || c == U'\t'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

bool is_numeral(char32_t character) {
    return is_digit(character) || is_any_of(U"零一二三四五六七八九十廿两", character);
}

std::size_t numeral_end(std::u32string_view text, std::size_t at) {
    if (at >= text.size()) return at;
    std::size_t end = at;
    if (is_digit(text[at])) {
        while (end < text.size() && is_digit(text[end])) ++end;
    } else {
        while (end < text.size() && is_numeral(text[end]) && !is_digit(text[end])) ++end;
    }
    return end;
}

int number_of(std::u32string_view numeral, int greatest) {
    constexpr std::u32string_view digits = U"零一二三四五六七八九";
    if (numeral.empty() || numeral.size() > 6) return -1;
    const bool spelled =
        std::none_of(numeral.begin(), numeral.end(), [](char32_t c) { return is_any_of(U"十廿", c); });
    int total = 0;
    int last = -1;
    for (const char32_t character : numeral) {
        int value = is_digit(character) ? static_cast<int>(character - U'0') : -1;
        if (value < 0 && is_any_of(digits, character)) value = static_cast<int>(digits.find(character));
        if (character == U'两') value = 2;
        if (value >= 0) {
            last = spelled && last >= 0 ? last * 10 + value : value;
        } else if (character == U'十') {
            total += (last < 0 ? 1 : last) * 10;
            last = 0;
        } else if (character == U'廿') {
            total += 20;
            last = 0;
        } else {
            return -1;
        }
    }
    total += std::max(last, 0);
    return total <= greatest ? total : -1;
}

bool starts_with_word(std::u32string_view text, std::size_t place, std::u32string_view word) {
    if (text.substr(place, word.size()) != word) return false;
    const auto letter = [](char32_t c) { return c >= U'a' && c <= U'z'; };
    if (letter(word.front()) && place > 0 && letter(text[place - 1])) return false;
    const std::size_t end = place + word.size();
    return !(letter(word.back()) && end < text.size() && letter(text[end]));
}

std::size_t dotted_house_length(std::u32string_view text) {
    const std::size_t house = digits_end(text, 0);
    if (house == 0 || house > 2 || text.substr(house, 1) != U".") return 0;
    std::size_t room = house + 1;
    std::size_t end = digits_end(text, room);
    if (end - room >= 1 && end - room <= 2 && text.substr(end, 1) == U".") {  // 3.2.501
        room = end + 1;
        end = digits_end(text, room);
    }
    if (end - room < 3 || end - room > 4) return 0;
    constexpr std::u32string_view measures =
        U"元块毛克斤两千毫升个只枚片包袋粒颗瓶盒箱份抽张条支米度年%.-:/#号栋幢弄";
    const bool measured = end < text.size() && (is_latin(text[end]) || is_any_of(measures, text[end]));
    return measured ? 0 : house;
}

std::size_t list_number_length(std::u32string_view plain) {
    std::size_t length = 0;
    // 1. 1. 老王: copied on and numbered again. A second number without a mark is no list number.
    for (int doubled = 0; doubled < 3; ++doubled) {
        const std::u32string_view rest = plain.substr(length);
        std::size_t step = bracketed_length(rest);
        if (step == 0 && length == 0 && !rest.empty() && is_circled(rest[0])) step = 1;
        if (step == 0) step = spelled_length(rest);
        if (step == 0) {
            step = numbered_length(rest);
            const bool marked = step > 0 && is_any_of(U".、):,。>", rest[step - 1]);
            if (length > 0 && !marked) step = 0;
            if (length > 0 && dotted_house_length(rest) > 0) step = 0;  // 2. 12.302 ends with a door.
        }
        if (step == 0) break;
        length = skip_blanks(plain, length + step);
        while (length < plain.size() && is_any_of(U".、)", plain[length]))
            length = skip_blanks(plain, length + 1);
    }
    return length;
}

}  // namespace linli
