#include "shared/core/reading_date.h"

#include "shared/core/characters.h"
#include "shared/core/reading.h"

#include <array>

namespace linli {
namespace {

struct RelativeDay {
    int offset;
    DayPart part;
};

const Words<RelativeDay>& relative_days() {
    static const Words<RelativeDay> words = {
        {{0, DayPart::None}, U"今天|今日|today"},
        {{0, DayPart::Evening}, U"今晚|今夜|tonight"},
        {{0, DayPart::Morning}, U"今早"},
        {{1, DayPart::None}, U"明天|明日|明儿|听日|tomorrow|tmr"},
        {{1, DayPart::Evening}, U"明晚"},
        {{1, DayPart::Morning}, U"明早"},
        {{2, DayPart::None}, U"后天|后日|the day after tomorrow"},
        {{2, DayPart::Evening}, U"后晚"},
        {{3, DayPart::None}, U"大后天"},
        {{-1, DayPart::None}, U"昨天"},
        {{-1, DayPart::Evening}, U"昨晚"},
    };
    return words;
}

const Words<int>& weekdays() {
    static const Words<int> words = {
        {1, U"monday|mon"}, {2, U"tuesday|tue|tues"}, {3, U"wednesday|wed"}, {4, U"thursday|thu|thur|thurs"},
        {5, U"friday|fri"}, {6, U"saturday|sat"},     {7, U"sunday|sun"},
    };
    return words;
}

const Words<int>& months() {
    static const Words<int> words = {
        {1, U"january|jan"},  {2, U"february|feb"},  {3, U"march|mar"},
        {4, U"april|apr"},    {5, U"may"},           {6, U"june|jun"},
        {7, U"july|jul"},     {8, U"august|aug"},    {9, U"september|sep|sept"},
        {10, U"october|oct"}, {11, U"november|nov"}, {12, U"december|dec"},
    };
    return words;
}

FoundIn<WrittenDate> absolute(int year, int month, int day, std::size_t end) {
    WrittenDate date;
    date.kind = WrittenDate::Kind::Absolute;
    date.year = year;
    date.month = month;
    date.day = day;
    return {date, end};
}

int chinese_weekday(char32_t character) {
    constexpr std::u32string_view days = U"一二三四五六";
    if (character == U'日' || character == U'天') return 7;
    const std::size_t at = days.find(character);
    if (at != std::u32string_view::npos) return static_cast<int>(at) + 1;
    return character >= U'1' && character <= U'7' ? static_cast<int>(character - U'0') : 0;
}

std::optional<FoundIn<WrittenDate>> find_weekday(std::u32string_view text, std::size_t at) {
    WrittenDate date;
    date.kind = WrittenDate::Kind::Weekday;
    if (const auto* word = weekdays().at(text, at)) {
        date.weekday = word->meaning;
        return FoundIn<WrittenDate>{date, at + word->word.size()};
    }
    std::size_t place = at;
    for (const std::u32string_view lead : {U"这", U"本"}) {
        if (text.substr(place, 1) == lead) ++place;
    }
    std::size_t end = place;
    if (text.substr(place, 2) == U"星期" || text.substr(place, 2) == U"礼拜") end = place + 2;
    if (text.substr(place, 1) == U"周") end = place + 1;
    if (end == place || end >= text.size()) return std::nullopt;
    date.weekday = chinese_weekday(text[end]);
    if (date.weekday == 0) return std::nullopt;
    // 周3 may be the beginning of another number, 周天 the one of a name.
    if (is_digit(text[end]) && end + 1 < text.size() && is_digit(text[end + 1])) return std::nullopt;
    return FoundIn<WrittenDate>{date, end + 1};
}

std::optional<FoundIn<WrittenDate>> find_english(std::u32string_view text, std::size_t at) {
    std::size_t place = at;
    int day = -1;
    if (is_digit(text[place])) {
        const std::size_t digits = numeral_end(text, place);
        day = number_of(text.substr(place, digits - place), 31);
        place = skip_blanks(text, digits);
    }
    if (place >= text.size() || !is_latin(text[place])) return std::nullopt;
    const auto* month = months().at(text, place);
    // `may` without a day in front is a name or a verb more often than a month.
    if (!month) return std::nullopt;
    std::size_t end = place + month->word.size();
    if (day < 0) {
        if (end < text.size() && text[end] == U'.') ++end;
        end = skip_blanks(text, end);
        const std::size_t digits = end < text.size() && is_digit(text[end]) ? numeral_end(text, end) : end;
        if (digits == end || digits - end > 2) return std::nullopt;
        day = number_of(text.substr(end, digits - end), 31);
        end = digits;
        // May 5-302 and Jan 3栋501 are people.
        constexpr std::u32string_view door_marks = U"-#号栋幢座单弄室点时:";
        if (end < text.size() && door_marks.find(text[end]) != std::u32string_view::npos) return std::nullopt;
        for (const std::u32string_view ordinal : {U"st", U"nd", U"rd", U"th"}) {
            if (text.substr(end, 2) == ordinal) end += 2;
        }
    }
    if (day < 1) return std::nullopt;
    return absolute(0, month->meaning, day, end);
}

// 2022-04-15, 2022年4月15日, 4月9日, 4月9, 4/9, 4.9; not 12/301.
std::optional<FoundIn<WrittenDate>> find_numeric(std::u32string_view text, std::size_t at) {
    int year = 0;
    std::size_t place = at;
    std::size_t end = numeral_end(text, place);
    if (end - place == 4 && is_digit(text[place]) && end + 1 < text.size() &&
        std::u32string_view(U"年-/.").find(text[end]) != std::u32string_view::npos) {
        year = number_of(text.substr(place, 4));
        if (year < 2000 || year > 2100) return std::nullopt;
        place = skip_blanks(text, end + 1);
        end = numeral_end(text, place);
    }
    if (end == place || end >= text.size() || end - place > 3) return std::nullopt;
    const int month = number_of(text.substr(place, end - place), 12);
    const char32_t mark = text[end];
    const bool spelled = mark == U'月';
    const bool sign = mark == U'/' || mark == U'.' || (mark == U'-' && year > 0);
    if (month < 1 || !(spelled || sign)) return std::nullopt;
    place = spelled ? skip_blanks(text, end + 1) : end + 1;
    end = numeral_end(text, place);
    if (end == place || (!spelled && !is_digit(text[place]))) return std::nullopt;
    const int day = number_of(text.substr(place, end - place), 31);
    if (day < 1 || end - place > 3) return std::nullopt;
    if (end < text.size()) {
        const char32_t next = text[end];
        if (next == U'日' || next == U'号') {
            const bool building = next == U'号' && end + 1 < text.size() && text[end + 1] == U'楼';
            return building ? std::nullopt : std::optional(absolute(year, month, day, end + 1));
        }
        constexpr std::u32string_view not_dates = U"/#栋幢座单弄室:人点";
        if (!spelled && not_dates.find(next) != std::u32string_view::npos) return std::nullopt;
        // 4.9.2022 is a day, 3.2.501 a door.
        const std::size_t behind = next == U'.' ? numeral_end(text, end + 1) : end + 1;
        const bool year_behind = behind == end + 5 && text[end + 1] == U'2' && text[end + 2] == U'0';
        if (!spelled && behind >= end + 4 && !year_behind) return std::nullopt;
        const bool number_goes_on = next == U'-' && end + 1 < text.size() && is_digit(text[end + 1]);
        if (number_goes_on && !spelled) {
            // 4.9-4.11 and 4/9-11 are dates, 3/2-501 is a door.
            const std::size_t other = numeral_end(text, end + 1);
            const bool small = other - end - 1 <= 2;
            if (!small) return std::nullopt;
        }
    }
    return absolute(year, month, day, end);
}

std::optional<FoundIn<WrittenDate>> find_day_of_month(std::u32string_view text, std::size_t at);

// 12、13日, 16、17号: whether another, later day stands behind a number and a sign that parts a list.
bool day_list_goes_on(std::u32string_view text, std::size_t end, int day) {
    constexpr std::u32string_view parting = U"、和&及";
    if (end >= text.size() || parting.find(text[end]) == std::u32string_view::npos) return false;
    const std::size_t next = end + 1, next_end = numeral_end(text, next);
    if (next_end == next || next_end >= text.size()) return false;
    const int later = number_of(text.substr(next, next_end - next), 31);
    if (later <= day) return false;
    return find_day_of_month(text, next).has_value();
}

// 16号1班, 16号19-21点: what stands behind the day is a shift or an hour, and no room.
bool names_shift_or_hour(std::u32string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && (is_numeral(text[end]) || is_any_of(U"-:~", text[end]))) ++end;
    return end > at && end < text.size() && is_any_of(U"班点时场更", text[end]);
}

// 9号 and 9日, but not 9号楼 or 9号302.
std::optional<FoundIn<WrittenDate>> find_day_of_month(std::u32string_view text, std::size_t at) {
    const std::size_t end = numeral_end(text, at);
    if (end == at || end >= text.size()) return std::nullopt;
    const int day = number_of(text.substr(at, end - at), 31);
    if (day < 1) return std::nullopt;
    if (day_list_goes_on(text, end, day)) {
        WrittenDate date;
        date.kind = WrittenDate::Kind::DayOfMonth;
        date.day = day;
        return FoundIn<WrittenDate>{date, end};
    }
    if (text[end] != U'号' && text[end] != U'日') return std::nullopt;
    const std::size_t next = end + 1;
    constexpr std::u32string_view not_days = U"楼栋幢院库门口岗卡位亭台线机车桌棚点区组站通入出";
    if (next < text.size()) {
        if (is_numeral(text[next]) && text[end] == U'号' && !names_shift_or_hour(text, next))
            return std::nullopt;
        const std::size_t room = skip_blanks(text, next);
        const std::size_t room_end = numeral_end(text, room);
        const bool room_follows = room_end - room >= 3 && is_digit(text[room]);
        if (room_follows && text[end] == U'号') return std::nullopt;  // 12号 302
        if (not_days.find(text[next]) != std::u32string_view::npos) return std::nullopt;
        if (text[next] == U'-' && text[end] == U'号') {
            const std::size_t digits = numeral_end(text, next + 1);
            if (digits - next - 1 >= 3) return std::nullopt;
        }
    }
    WrittenDate date;
    date.kind = WrittenDate::Kind::DayOfMonth;
    date.day = day;
    return FoundIn<WrittenDate>{date, next};
}

// 5栋3025月10号: three or four digits of a room, and then the month.
bool is_month_behind_room(std::u32string_view text, std::size_t at) {
    std::size_t begin = at;
    while (begin > 0 && is_digit(text[begin - 1])) --begin;
    const std::size_t end = numeral_end(text, at);
    const bool two = end - at == 2 && text[at] == U'1' && text[at + 1] <= U'2';
    return end < text.size() && text[end] == U'月' && (two || end - at == 1) && at - begin >= 3 &&
           at - begin <= 4;
}

}  // namespace

std::optional<FoundIn<WrittenDate>> find_date(std::u32string_view text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    if (const auto* word = relative_days().at(text, at)) {
        WrittenDate date;
        date.kind = WrittenDate::Kind::Relative;
        date.offset = word->meaning.offset;
        date.part = word->meaning.part;
        return FoundIn<WrittenDate>{date, at + word->word.size()};
    }
    if (auto found = find_weekday(text, at)) return found;
    const bool inside_number = at > 0 && is_digit(text[at]) && is_digit(text[at - 1]);
    if (inside_number && !is_month_behind_room(text, at)) return std::nullopt;
    if (is_digit(text[at]) || is_latin(text[at])) {
        if (auto found = find_english(text, at)) return found;
    }
    if (!is_numeral(text[at])) return std::nullopt;
    if (auto found = find_numeric(text, at)) return found;
    return find_day_of_month(text, at);
}

static int month_length(int year, int month) {
    constexpr std::array<int, 12> lengths = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year != 0 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

MonthDay days_later(MonthDay date, int days) {
    date.day += days;
    while (date.day > month_length(date.year, date.month)) {
        date.day -= month_length(date.year, date.month);
        if (++date.month > 12) {
            date.month = 1;
            if (date.year != 0) ++date.year;
        }
    }
    while (date.day < 1) {
        if (--date.month < 1) {
            date.month = 12;
            if (date.year != 0) --date.year;
        }
        date.day += month_length(date.year, date.month);
    }
    return date;
}

int weekday_of(const MonthDay& date) {
    if (date.year == 0) return 0;
    // Sakamoto's rule: Sunday is 0.
    constexpr std::array<int, 12> offsets = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    const int year = date.month < 3 ? date.year - 1 : date.year;
    const int day = (year + year / 4 - year / 100 + year / 400 +
                     offsets[static_cast<std::size_t>(date.month - 1)] + date.day) %
                    7;
    return day == 0 ? 7 : day;
}

std::string month_day_text(const MonthDay& date) {
    std::string text = "00-00";
    text[0] = static_cast<char>('0' + date.month / 10 % 10);
    text[1] = static_cast<char>('0' + date.month % 10);
    text[3] = static_cast<char>('0' + date.day / 10 % 10);
    text[4] = static_cast<char>('0' + date.day % 10);
    return text;
}

}  // namespace linli
