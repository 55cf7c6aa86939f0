#include "shared/core/reading_clock.h"

#include "shared/core/characters.h"
#include "shared/core/reading.h"

#include <algorithm>

namespace linli {
namespace {

constexpr int day = 24 * 60;
constexpr int longest_shift = 14 * 60;

const Words<DayPart>& day_parts() {
    static const Words<DayPart> words = {
        {DayPart::Night, U"凌晨|半夜|深夜"},
        {DayPart::Morning, U"清晨|早晨|早上|上午|早间|朝早|上昼|早|morning"},
        {DayPart::Noon, U"中午|正午|午间|晏昼"},
        {DayPart::Afternoon, U"下午|午后|下昼|afternoon"},
        {DayPart::Evening, U"傍晚|晚上|晚间|夜里|夜间|夜晚|晚|夜|evening"},
    };
    return words;
}

// Words that stand for a time of day by themselves.
const Words<int>& named_hours() {
    static const Words<int> words = {
        {0, U"零点|零时"},
        {12, U"正午|noon"},
        {24, U"午夜|midnight"},
    };
    return words;
}

// In front of the end of a shift: the end lies behind its start anyway.
const Words<int>& next_days() {
    static const Words<int> words = {
        {1, U"次日|第二天|隔天|翌日|转天|明天|明|隔日|(次日)|next day|the next day|+1"},
    };
    return words;
}

bool word_at(std::u32string_view text, std::size_t at, std::u32string_view word) {
    return starts_with_word(text, at, word);
}

// 09:05:30 in a log; behind 10:30:8幢 and 10:30:12-301 stands a door.
bool seconds_follow(std::u32string_view text, std::size_t at) {
    if (at + 2 >= text.size() || text[at] != U':' || !is_digit(text[at + 1]) || !is_digit(text[at + 2]))
        return false;
    return at + 3 == text.size() || is_any_of(U" ,)]\t", text[at + 3]);
}

// `:30`, `.30`, `点半`, `点30分`, `点`, `时`. Gives where it ends, `at` if there is no mark.
std::size_t read_minutes(std::u32string_view text, std::size_t at, WrittenClock& clock) {
    if (at >= text.size()) return at;
    const char32_t mark = text[at];
    if (mark == U':' || mark == U'.') {
        if (at + 2 >= text.size() || !is_digit(text[at + 1]) || !is_digit(text[at + 2])) return at;
        std::size_t end = at + 3;
        if (end < text.size() && is_digit(text[end])) return at;
        const int minute = number_of(text.substr(at + 1, 2));
        if (minute > 59 || (mark == U'.' && minute % 15 != 0)) return at;
        clock.minute = minute;
        clock.marked = true;
        if (mark == U':' && seconds_follow(text, end)) end += 3;
        return end;
    }
    if (mark == U'h' && !(at + 1 < text.size() && is_latin(text[at + 1]))) {
        clock.marked = true;
        return at + 1;
    }
    if (mark != U'点' && mark != U'时') return at;
    if (mark == U'时' && at + 1 < text.size() && (text[at + 1] == U'间' || text[at + 1] == U'段')) return at;
    clock.marked = true;
    std::size_t end = at + 1;
    if (end < text.size() && text[end] == U'钟') return end + 1;
    if (end < text.size() && text[end] == U'整') return end + 1;
    if (end < text.size() && text[end] == U'半') {
        clock.minute = 30;
        return end + 1;
    }
    if (text.substr(end, 2) == U"一刻" || text.substr(end, 2) == U"三刻") {
        clock.minute = text[end] == U'一' ? 15 : 45;
        return end + 2;
    }
    const std::size_t digits = numeral_end(text, end);
    const int minute = number_of(text.substr(end, digits - end), 59);
    const bool minutes_follow = digits > end && minute >= 0 && digits < text.size() && text[digits] == U'分';
    const bool two_digits = digits == end + 2 && is_digit(text[end]) && minute % 5 == 0;
    if (minutes_follow || two_digits) {
        clock.minute = minute;
        return digits + (minutes_follow ? 1 : 0);
    }
    return end;
}

std::size_t read_half_day(std::u32string_view text, std::size_t at, WrittenClock& clock) {
    const std::size_t next = skip_blanks(text, at);
    struct Half {
        std::u32string_view word;
        bool afternoon;
    };
    constexpr Half halves[] = {{U"am", false}, {U"a.m.", false}, {U"pm", true}, {U"p.m.", true}};
    for (const Half& half : halves) {
        if (text.substr(next, half.word.size()) != half.word) continue;
        const std::size_t end = next + half.word.size();
        if (end < text.size() && is_latin(text[end])) continue;
        if (clock.hour > 12) return at;
        clock.hour = clock.hour % 12 + (half.afternoon ? 12 : 0);
        clock.certain = clock.marked = true;
        return end;
    }
    return at;
}

// A number with whatever belongs to it; a lone number counts as well (`certain` and `marked` tell).
std::optional<FoundIn<WrittenClock>> read_clock(std::u32string_view text, std::size_t at) {
    WrittenClock clock;
    std::size_t place = at;
    if (const auto* named = place < text.size() ? named_hours().at(text, place) : nullptr) {
        clock.hour = named->meaning;
        clock.certain = clock.marked = true;
        const std::size_t end = place + named->word.size();
        const bool number_follows = end < text.size() && is_numeral(text[end]);
        if (!number_follows) return FoundIn<WrittenClock>{clock, end};
    }
    if (const auto part = find_day_part(text, place)) {
        clock.part = part->value;
        place = part->end;
        while (place < text.size() && text[place] == U' ') ++place;  // A tab begins another cell.
        if (const auto* named = place < text.size() ? named_hours().at(text, place) : nullptr) {
            clock = {named->meaning, 0, DayPart::None, true, true};
            return FoundIn<WrittenClock>{clock, place + named->word.size()};
        }
    }
    const std::size_t digits = numeral_end(text, place);
    if (digits == place) return std::nullopt;
    const std::u32string_view numeral = text.substr(place, digits - place);
    const bool arabic = is_digit(numeral[0]);
    if (arabic && numeral.size() == 4) {
        clock.hour = number_of(numeral.substr(0, 2));
        clock.minute = number_of(numeral.substr(2));
        if (clock.hour > 24 || clock.minute > 59 || clock.minute % 15 != 0) return std::nullopt;
        clock.certain = clock.four_digits = true;
        return FoundIn<WrittenClock>{clock, digits};
    }
    clock.hour = number_of(numeral);
    if (clock.hour < 0 || clock.hour > 24 || numeral.size() > 3 || (arabic && numeral.size() > 2))
        return std::nullopt;
    std::size_t end = read_minutes(text, digits, clock);
    end = read_half_day(text, end, clock);
    if (!arabic && !clock.marked) return std::nullopt;
    const bool zero_in_front = arabic && numeral.size() == 2 && numeral[0] == U'0';
    clock.certain = clock.certain || clock.hour >= 13 || clock.hour == 0 || zero_in_front;
    if (clock.part != DayPart::None) clock.marked = true;
    return FoundIn<WrittenClock>{clock, end};
}

std::size_t read_until(std::u32string_view text, std::size_t at) {
    std::size_t place = skip_blanks(text, at);
    if (place >= text.size()) return at;
    const char32_t mark = text[place];
    if (mark == U'-' || mark == U'~' || mark == U'到' || mark == U'至' || mark == U'→') {
        ++place;
        while (place < text.size() && text[place] == mark && place < at + 6) ++place;
        return skip_blanks(text, place);
    }
    for (const std::u32string_view word : {U"to", U"till", U"until"}) {
        if (word_at(text, place, word)) return skip_blanks(text, place + word.size());
    }
    return at;
}

std::size_t skip_next_day(std::u32string_view text, std::size_t at) {
    const auto* word = at < text.size() ? next_days().at(text, at) : nullptr;
    if (word && word->word == U"+1") return at;
    if (word) return skip_blanks(text, at + word->word.size());
    // 4月13日23:00-4月14日6:00
    std::size_t month = numeral_end(text, at);
    if (month == at || month >= text.size() || (text[month] != U'月' && text[month] != U'/')) return at;
    std::size_t date = numeral_end(text, month + 1);
    if (date == month + 1) return at;
    if (date < text.size() && (text[date] == U'日' || text[date] == U'号')) ++date;
    return skip_blanks(text, date);
}

bool is_twelve(const WrittenClock& clock) {
    return clock.hour == 12;
}

int shifted_hour(int hour, DayPart part) {
    switch (part) {
        case DayPart::None:
            return hour;
        case DayPart::Night:
            return hour == 12 ? 0 : hour;
        case DayPart::Morning:
            return hour;
        case DayPart::Noon:
            return hour < 4 ? hour + 12 : hour;
        case DayPart::Afternoon:
            return hour < 12 ? hour + 12 : hour;
        case DayPart::Evening:
            if (hour == 12) return 24;
            return hour >= 4 && hour < 12 ? hour + 12 : hour;
    }
    return hour;
}

}  // namespace

std::optional<FoundIn<DayPart>> find_day_part(std::u32string_view text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    const auto* word = day_parts().at(text, at);
    if (!word) return std::nullopt;
    return FoundIn<DayPart>{word->meaning, at + word->word.size()};
}

std::optional<FoundIn<WrittenClock>> find_clock(std::u32string_view text, std::size_t at) {
    if (at > 0 && at < text.size() && is_digit(text[at]) && is_digit(text[at - 1])) return std::nullopt;
    return read_clock(text, at);
}

std::optional<FoundIn<WrittenRange>> find_range(std::u32string_view text, std::size_t at) {
    const auto first = find_clock(text, at);
    if (!first) return std::nullopt;
    const std::size_t until = read_until(text, first->end);
    if (until == first->end) return std::nullopt;
    std::size_t second_at = skip_next_day(text, until);
    auto second = find_clock(text, second_at);
    if (second_at != until && (!second || !second->value.marked)) {
        second_at = until;  // 8-10/3-502: what looked like a date was none.
        second = find_clock(text, second_at);
    }
    if (!second) return std::nullopt;
    WrittenRange range{first->value, second->value, false};
    range.bare = !range.from.marked && !range.to.marked && second_at == until;
    // 8-1000 is a door, 1900-2100 are times.
    if (range.from.four_digits != range.to.four_digits && range.bare) return std::nullopt;
    const std::size_t end = second->end;
    if (end < text.size() && is_digit(text[end])) return std::nullopt;
    // 3-1-302 is a door, also behind a word for a part of the day.
    const bool unmarked_end = !range.to.marked && second_at == until;
    if (unmarked_end && end + 1 < text.size() && text[end] == U'-' && is_numeral(text[end + 1]))
        return std::nullopt;
    constexpr std::u32string_view door_parts = U"号楼栋幢座单弄室房户层人个位名份元月日天#";
    if (!range.to.marked && end < text.size() && door_parts.find(text[end]) != std::u32string_view::npos)
        return std::nullopt;
    return FoundIn<WrittenRange>{range, end};
}

std::vector<int> possible_minutes(const WrittenClock& clock, DayPart hint) {
    const auto minutes = [&](int hour) { return hour * 60 + clock.minute; };
    if (clock.certain) return {minutes(clock.hour)};
    if (clock.part != DayPart::None) return {minutes(shifted_hour(clock.hour, clock.part))};
    if (hint != DayPart::None) return {minutes(shifted_hour(clock.hour, hint))};
    if (is_twelve(clock)) return {minutes(12), minutes(24)};
    return {minutes(clock.hour), minutes(clock.hour + 12)};
}

int length_of(const ClockRange& range) {
    return range.to > range.from ? range.to - range.from : range.to + day - range.from;
}

std::vector<ClockRange> possible_ranges(const WrittenRange& range, DayPart hint) {
    std::vector<ClockRange> found;
    WrittenClock from = range.from;
    // 7-9pm: what is said of the end holds for the start, if that makes it earlier.
    const bool end_in_afternoon =
        range.to.certain && !from.certain && from.part == DayPart::None && range.to.marked;
    for (const int start : possible_minutes(from, hint)) {
        ClockRange best{start % day, 0};
        int best_length = day + 1;
        for (const int raw_end : possible_minutes(range.to, DayPart::None)) {
            const int end = raw_end % day == 0 ? day : raw_end % day;
            const int length = length_of({best.from, end});
            if (length < best_length) {
                best_length = length;
                best.to = end;
            }
        }
        if (best_length <= longest_shift) found.push_back(best);
    }
    if (end_in_afternoon && found.size() == 2 && length_of(found[1]) < length_of(found[0]) &&
        range.to.hour < 24 && from.hour < range.to.hour - 12 + 1)
        std::swap(found[0], found[1]);
    return found;
}

bool holds_moment(const ClockRange& range, int minute) {
    const int length = length_of(range);
    const int offset = ((minute - range.from) % day + day) % day;
    return offset <= length;
}

bool holds(const ClockRange& outer, const ClockRange& inner) {
    const int start = ((inner.from - outer.from) % day + day) % day;
    return start + length_of(inner) <= length_of(outer);
}

}  // namespace linli
