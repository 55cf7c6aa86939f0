#include "shared/orders/bank/moment.h"

#include "shared/core/characters.h"
#include "shared/core/reading.h"
#include "shared/core/reading_date.h"

namespace linli::bank {
namespace {

using View = std::u32string_view;

std::optional<CivilDate> valid(CivilDate date) {
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

// The last year in which the day was, seen from tomorrow. 29 February may be up to eight years ago.
std::optional<CivilDate> without_year(std::int32_t month, std::int32_t day, CivilDate today) {
    const CivilDate latest = plus_days(today, 1);
    for (std::int32_t year = latest.year; year > latest.year - 2; --year) {
        const CivilDate date{year, month, day};
        if (is_valid(date) && date <= latest) return date;
    }
    return std::nullopt;
}

int value(View digits) {
    int sum = 0;
    for (const char32_t digit : digits) sum = sum * 10 + static_cast<int>(digit - U'0');
    return sum;
}

std::size_t digits_end(View text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

// 20220408
std::optional<FoundDay> eight_digits(View text, std::size_t at) {
    if (digits_end(text, at) != at + 8) return std::nullopt;
    const CivilDate date{value(text.substr(at, 4)), value(text.substr(at + 4, 2)),
                         value(text.substr(at + 6, 2))};
    if (date.year < 2000 || date.year > 2099) return std::nullopt;
    return FoundDay{valid(date), at + 8};
}

// 4-8, 04/08, 4.8: month, one sign, day, and nothing that goes on.
std::optional<FoundDay> two_numbers(View text, std::size_t at, CivilDate today) {
    const std::size_t sign = digits_end(text, at);
    if (sign == at || sign > at + 2 || sign >= text.size() || !is_any_of(U"-/.", text[sign]))
        return std::nullopt;
    const std::size_t end = digits_end(text, sign + 1);
    if (end == sign + 1 || end > sign + 3) return std::nullopt;
    if (end < text.size() && is_any_of(U"-/.#号栋楼室座幢元块%", text[end])) return std::nullopt;
    const int month = value(text.substr(at, sign - at));
    const int day = value(text.substr(sign + 1, end - sign - 1));
    if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    return FoundDay{without_year(month, day, today), end, text[sign] == U'.', text[sign] == U'-'};
}

// 2022-04-08, also one that does not exist.
std::optional<FoundDay> with_year(View text, std::size_t at) {
    const std::size_t sign = digits_end(text, at);
    if (sign != at + 4 || sign >= text.size() || !is_any_of(U"-/.年", text[sign])) return std::nullopt;
    const std::size_t month_end = digits_end(text, sign + 1);
    if (month_end == sign + 1 || month_end > sign + 3 || month_end >= text.size()) return std::nullopt;
    if (text[month_end] != (text[sign] == U'年' ? U'月' : text[sign])) return std::nullopt;
    std::size_t end = digits_end(text, month_end + 1);
    if (end == month_end + 1 || end > month_end + 3) return std::nullopt;
    const CivilDate date{value(text.substr(at, 4)), value(text.substr(sign + 1, month_end - sign - 1)),
                         value(text.substr(month_end + 1, end - month_end - 1))};
    if (date.year < 2000 || date.year > 2099) return std::nullopt;
    if (end < text.size() && text[sign] == U'年' && is_any_of(U"日号", text[end])) ++end;
    return FoundDay{valid(date), end};
}

// 4月8日, 今天, 8日
std::optional<FoundDay> in_words(View text, std::size_t at, CivilDate today) {
    if (text.substr(at, 2) == U"前天") return FoundDay{plus_days(today, -2), at + 2};
    const auto found = find_date(text, at);
    if (!found) return std::nullopt;
    const WrittenDate& date = found->value;
    if (date.kind == WrittenDate::Kind::Relative) {
        if (date.offset > 0) return std::nullopt;
        return FoundDay{plus_days(today, date.offset), found->end};
    }
    const bool spelled = text.substr(at, found->end - at).find(U'月') != View::npos;
    if (date.kind != WrittenDate::Kind::Absolute || !(spelled || is_latin(text[at]))) return std::nullopt;
    return FoundDay{without_year(date.month, date.day, today), found->end};
}

}  // namespace

std::optional<FoundDay> day_at(View text, std::size_t at, CivilDate today) {
    if (at >= text.size()) return std::nullopt;
    if (at > 0 && is_digit(text[at]) && (is_digit(text[at - 1]) || is_any_of(U".-/", text[at - 1])))
        return std::nullopt;
    if (is_digit(text[at])) {
        if (auto found = with_year(text, at)) return found;
        if (auto found = eight_digits(text, at)) return found;
        if (auto found = two_numbers(text, at, today)) return found;
    }
    return in_words(text, at, today);
}

std::optional<FoundMinute> minute_at(View text, std::size_t at) {
    const auto part = find_day_part(text, at);
    const std::size_t place = part ? skip_blanks(text, part->end) : at;
    if (place >= text.size() || !is_digit(text[place])) return std::nullopt;
    if (place > 0 && (is_digit(text[place - 1]) || text[place - 1] == U':')) return std::nullopt;
    const auto clock = find_clock(text, place);
    if (!clock || !clock->value.marked) return std::nullopt;
    const View written = text.substr(place, clock->end - place);
    if (written.find(U':') == View::npos && written.find(U'点') == View::npos) return std::nullopt;
    std::size_t end = clock->end;
    std::int32_t minute = clock->value.minute;
    // 12点3分: one digit.
    if (minute == 0 && written.back() == U'点') {
        const std::size_t digits = digits_end(text, end);
        if (digits > end && digits <= end + 2 && digits < text.size() && text[digits] == U'分') {
            minute = value(text.substr(end, digits - end));
            end = digits + 1;
        }
    }
    std::int32_t hour = clock->value.hour % 24;
    const bool later = part && (part->value == DayPart::Afternoon || part->value == DayPart::Evening);
    if (later && hour < 12) hour += 12;
    if (minute > 59) return std::nullopt;
    return FoundMinute{hour * 60 + minute, end};
}

CellMoment moment_of_cell(View text, CivilDate today) {
    CellMoment moment;
    // 120322: a time column of its own.
    if (text.size() == 6 && digits_end(text, 0) == 6) {
        const int hour = value(text.substr(0, 2)), minute = value(text.substr(2, 2));
        if (hour < 24 && minute < 60) moment.minute_of_day = hour * 60 + minute;
        return moment;
    }
    std::size_t at = 0;
    if (const auto day = day_at(text, 0, today)) {
        moment.date = day->date;
        moment.bad_date = !day->date;
        at = day->end;
        if (at < text.size() && text[at] == U't') ++at;  // 2022-04-08T12:03:22
    }
    at = skip_blanks(text, at);
    if (const auto minute = minute_at(text, at)) moment.minute_of_day = minute->minute_of_day;
    return moment;
}

}  // namespace linli::bank
