#include "shared/core/reading_lines.h"

#include "shared/core/characters.h"
#include "shared/core/reading_clock.h"
#include "shared/core/reading_date.h"

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

NumberedText without_list_number(const ReadText& text) {
    NumberedText line;
    std::size_t begin = 0;
    while (begin < text.plain.size() && is_any_of(U"·*-_#+> ", text.plain[begin])) {
        // Bullets; +1 and -3 are not.
        const bool number_follows = begin + 1 < text.plain.size() && is_digit(text.plain[begin + 1]);
        if (text.plain[begin] == U'+' && number_follows) break;
        ++begin;
    }
    const std::u32string_view rest = std::u32string_view(text.plain).substr(begin);
    const std::size_t length = begins_with_dates(rest) ? 0 : list_number_length(rest);
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
