#include "shared/core/reading_lines.h"

#include "shared/core/characters.h"
#include "shared/core/reading_clock.h"
#include "shared/core/reading_date.h"
#include "shared/core/reading_door.h"

#include <algorithm>

namespace linli {

ReadText trimmed_part(const ReadText& text, std::size_t begin, std::size_t end) {
    const auto blank = [&](std::size_t at) { return is_any_of(U" \t", text.plain[at]); };
    while (begin < end && blank(begin)) ++begin;
    while (end > begin && blank(end - 1)) --end;
    ReadText piece = text.part(begin, end);
    piece.struck = text.struck;
    piece.indented = text.indented;
    return piece;
}

// 5.1 5.2, 5.1-5.3, 5.1 周日: a day, not the first entry.
static bool begins_with_dates(std::u32string_view text) {
    const auto dotted = [&](std::size_t at) -> std::size_t {
        const auto date = find_date(text, at);
        const bool dot = date && date->value.kind == WrittenDate::Kind::Absolute && date->value.year == 0 &&
                         text.substr(at, date->end - at).find(U'.') != std::u32string_view::npos;
        return dot ? date->end : at;
    };
    std::size_t end = dotted(0);
    if (end == 0 || end >= text.size()) return false;
    while (end < text.size() && is_any_of(U" (,、/-~和", text[end])) ++end;
    if (end >= text.size()) return false;
    const auto next = find_date(text, end);
    return dotted(end) > end || (next && next->value.kind == WrittenDate::Kind::Weekday);
}

namespace {

// Bullets; +1 is none.
std::size_t skip_bullets(std::u32string_view text) {
    std::size_t begin = 0;
    while (begin < text.size() && is_any_of(U"·*-_#+> ", text[begin])) {
        const bool number_follows = begin + 1 < text.size() && is_digit(text[begin + 1]);
        if (text[begin] == U'+' && number_follows) break;
        ++begin;
    }
    return begin;
}

// A number in front of a door that may be a list number.
struct DoubtfulNumber {
    int value = 0;
    std::size_t length = 0;  // With the mark and the blanks behind it.
    bool dot = false;
};

std::optional<DoubtfulNumber> doubtful_number(std::u32string_view text) {
    if (text.empty() || !is_digit(text.front())) return std::nullopt;
    if (const std::size_t house = dotted_house_length(text); house > 0)
        return DoubtfulNumber{number_of(text.substr(0, house)), house + 1, true};
    const std::size_t digits = numeral_end(text, 0);
    const std::size_t mark = skip_blanks(text, digits);
    if (digits > 3 || mark >= text.size() || !is_any_of(U"-/·", text[mark])) return std::nullopt;
    const std::size_t begin = skip_blanks(text, mark + 1);
    const auto door = find_door(text, begin);
    if (!door || door->value.building.empty() || door->value.room.empty()) return std::nullopt;
    // 12 - 301 and 3 - 2 - 501 are spread, 3/2/501 is joined by one sign.
    const std::u32string_view written = text.substr(begin, door->end - begin);
    const bool spread = written.find(U" -") != written.npos || written.find(U"- ") != written.npos;
    const bool parted = begin > mark + 1 && !spread;
    const bool other_sign = text[mark] != U'-' && written.find(U'-') != written.npos;
    if (!parted && !other_sign) return std::nullopt;
    return DoubtfulNumber{number_of(text.substr(0, digits)), begin, false};
}

// How many lines begin so, and how many of their numbers are as list numbers would be.
struct Counting {
    int lines = 0;
    int fitting = 0;

    void add(bool fits) {
        ++lines;
        if (fits) ++fitting;
    }
    bool nearly_all() const { return fitting * 5 >= lines * 4; }
    bool some_and_nearly_all() const { return lines > 0 && nearly_all(); }
};

// One may be left out.
bool goes_on(int number, int last) {
    const bool next = number == last + 1 || (last > 0 && number == last + 2);
    const bool first = number == 1 && last != 1;
    return next || first;
}

}  // namespace

ListStyle list_style_of(const std::vector<ReadText>& lines) {
    constexpr std::size_t longest_start = 200;  // More of a line says nothing about its number.
    Counting dots, dashes, twice;
    int last = 0;
    for (const ReadText& line : lines) {
        std::u32string_view plain = std::u32string_view(line.plain).substr(0, longest_start);
        if (const auto log = log_line(plain)) plain = plain.substr(std::min(log->said, plain.size()));
        plain = trimmed(plain);
        plain.remove_prefix(skip_bullets(plain));
        if (const auto number = doubtful_number(plain)) {
            (number->dot ? dots : dashes).add(goes_on(number->value, last));
            last = number->value;
        } else if (const std::size_t length = list_number_length(plain); length > 0) {
            last = std::max(0, number_of(plain.substr(0, numeral_end(plain, 0))));
            const std::u32string_view behind = plain.substr(length);
            const std::size_t house = dotted_house_length(behind);
            if (house > 0) twice.add(number_of(behind.substr(0, house)) == last);
        }
    }
    return {dots.nearly_all(), dashes.some_and_nearly_all(), twice.some_and_nearly_all()};
}

NumberedText without_list_number(const ReadText& text, ListStyle style) {
    NumberedText line;
    const std::size_t begin = skip_bullets(text.plain);
    const std::u32string_view rest = std::u32string_view(text.plain).substr(begin);
    const auto doubtful = doubtful_number(rest);
    std::size_t length = 0;
    if (doubtful)
        length = (doubtful->dot ? style.dots : style.dashes) ? doubtful->length : 0;
    else if (!begins_with_dates(rest))
        length = list_number_length(rest);
    const std::size_t again = style.twice && length > 0 ? dotted_house_length(rest.substr(length)) : 0;
    if (again > 0) length += again + 1;
    line.listed = length > 0;
    if (line.listed && is_circled(text.plain[begin])) line.mark = text.plain.substr(begin, 1);
    if (line.listed) {
        const std::size_t digits = numeral_end(text.plain, begin);
        line.list_number =
            std::max(0, number_of(std::u32string_view(text.plain).substr(begin, digits - begin)));
    }
    line.text = trimmed_part(text, begin + length, text.plain.size());
    return line;
}

std::vector<Cell> cells_of(std::u32string_view text, char32_t mark) {
    std::vector<Cell> cells;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        Cell cell{begin, end};
        while (cell.begin < cell.end && is_any_of(U" \t", text[cell.begin])) ++cell.begin;
        while (cell.end > cell.begin && is_any_of(U" \t", text[cell.end - 1])) --cell.end;
        cells.push_back(cell);
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (mark == U' ') {
            if (text[at] != U' ' || at + 1 >= text.size() || text[at + 1] != U' ') continue;
            add(at);
            while (at + 1 < text.size() && text[at + 1] == U' ') ++at;
        } else if (text[at] == mark) {
            add(at);
        } else {
            continue;
        }
        begin = at + 1;
    }
    add(text.size());
    // Markdown rows have the mark at both ends too.
    if (mark == U'|' && cells.size() > 2) {
        if (!text.empty() && text.front() == U'|') cells.erase(cells.begin());
        if (!text.empty() && text.back() == U'|') cells.pop_back();
    }
    return cells;
}

namespace {

bool is_clock_time(std::u32string_view text, std::size_t at, std::size_t& end) {
    const auto part = find_day_part(text, at);
    std::size_t place = part ? part->end : at;
    while (place < text.size() && text[place] == U' ') ++place;
    const auto clock = find_clock(text, place);
    if (!clock || !clock->value.marked ||
        text.substr(place, clock->end - place).find(U':') == std::u32string_view::npos)
        return false;
    end = clock->end;
    if (end + 2 < text.size() && text[end] == U':' && is_digit(text[end + 1])) end += 3;
    return true;
}

// 小武 09:05, 小武 4月8日 09:05, 小武 2022-04-08 09:05:12: a name, maybe a day, and a time of day that ends
// the line.
std::optional<std::size_t> speaker_name_length(std::u32string_view text) {
    if (text.size() > 60) return std::nullopt;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] != U' ' && text[at] != U'\t') continue;
        std::size_t place = at;
        while (place < text.size() && is_any_of(U" \t(", text[place])) ++place;
        if (const auto date = find_date(text, place)) {
            place = date->end;
            while (place < text.size() && text[place] == U' ') ++place;
        }
        std::size_t end = place;
        if (place >= text.size() || !is_clock_time(text, place, end)) continue;
        if (end < text.size() && text[end] == U')') ++end;
        if (end == text.size()) return at;
    }
    return std::nullopt;
}

// 15/04/2022, as programs write a day in front of the time.
std::size_t skip_stamp_date(std::u32string_view text, std::size_t at) {
    std::size_t end = at;
    int signs = 0;
    while (end < text.size() && (is_digit(text[end]) || is_any_of(U"/.-", text[end]))) {
        if (!is_digit(text[end])) ++signs;
        ++end;
    }
    if (signs == 2 && end - at >= 6) {
        if (end < text.size() && text[end] == U',') ++end;
        return skip_blanks(text, end);
    }
    const auto date = find_date(text, at);
    if (!date) return at;
    end = date->end;
    if (end < text.size() && text[end] == U',') ++end;
    return skip_blanks(text, end);
}

}  // namespace

std::optional<LogLine> log_line(std::u32string_view text) {
    if (const auto length = speaker_name_length(text)) return LogLine{0, *length, std::u32string_view::npos};
    std::size_t place = 0;
    const bool bracket = !text.empty() && text[0] == U'(';
    if (bracket) ++place;
    const std::size_t clock = skip_stamp_date(text, place);
    const bool dated = clock > place;
    std::size_t end = clock;
    if (clock >= text.size() || !is_clock_time(text, clock, end)) return std::nullopt;
    if (bracket) {
        if (end >= text.size() || text[end] != U')') return std::nullopt;
        ++end;
    }
    // 18:00-20:00 is a slot: a blank or the bracket parts the time from the name.
    const bool parted = bracket || (end < text.size() && is_any_of(U" \t", text[end]));
    if (!parted) return std::nullopt;
    const bool tab = end < text.size() && text[end] == U'\t';
    end = skip_blanks(text, end);
    if (dated && text.substr(end, 2) == U"- ") end += 2;  // 15/04/2022, 09:05 - Lily: A1
    const std::size_t cell = tab ? text.find(U'\t', end) : std::u32string_view::npos;
    const std::size_t colon = std::min(text.find(U':', end), cell);
    if (colon == std::u32string_view::npos && dated && !bracket && end < text.size() &&
        text.size() - end <= 24)
        return LogLine{end, text.size(), std::u32string_view::npos};  // 2022-04-15 09:05:12 Lily
    if (colon == std::u32string_view::npos || colon == end || colon - end > 16) return std::nullopt;
    return LogLine{end, colon, colon + 1};
}

}  // namespace linli
