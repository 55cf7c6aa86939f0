#include "app/client/ui/time_words.h"

#include <algorithm>

#include "app/client/ui/text.h"

namespace linli {
namespace {

constexpr std::int32_t minutes_per_day = 1440;

bool chinese() {
    return language() == Language::Chinese;
}

// "8", "6:30" without am or pm.
std::string english_hour(std::int32_t minute) {
    const std::int32_t of_day = minute % minutes_per_day;
    const std::int32_t hour = of_day / 60 % 12 == 0 ? 12 : of_day / 60 % 12;
    const std::int32_t rest = of_day % 60;
    return rest == 0 ? std::to_string(hour) : std::to_string(hour) + ":" + two_digits(rest);
}

bool is_afternoon(std::int32_t minute) {
    return minute % minutes_per_day >= 12 * 60;
}

std::string half_day(std::int32_t minute) {
    return text(is_afternoon(minute) ? "time.pm" : "time.am");
}

std::string chinese_clock(std::int32_t minute) {
    const std::int32_t shown = minute > minutes_per_day ? minute % minutes_per_day : minute;
    return std::to_string(shown / 60) + ":" + two_digits(shown % 60);
}

}  // namespace

std::string two_digits(std::int32_t number) {
    return number < 10 ? "0" + std::to_string(number) : std::to_string(number);
}

std::string weekday_name(int weekday) {
    return text("time.weekday." + std::to_string(weekday));
}

std::string weekday_words(CivilDate date) {
    return weekday_name(weekday(date));
}

std::string month_words(int month) {
    return text("time.month." + std::to_string(month));
}

std::string date_words(CivilDate date) {
    return text("time.date",
                {{"weekday", weekday_words(date)}, {"month", month_words(date.month)}, {"day", date.day}});
}

std::string date_range_words(CivilDate first, CivilDate last) {
    return text("time.date_range", {{"from", date_words(first)}, {"until", date_words(last)}});
}

std::string date_year_words(CivilDate date) {
    return text("time.date_year", {{"year", date.year},
                                   {"weekday", weekday_words(date)},
                                   {"month", month_words(date.month)},
                                   {"day", date.day}});
}

std::string clock_words(std::int32_t minute) {
    if (chinese()) return chinese_clock(minute);
    return text("time.clock", {{"hour", english_hour(minute)}, {"half", half_day(minute)}});
}

std::string hour_words(std::int32_t hour) {
    if (chinese()) return std::to_string(hour);
    return hour == 24 ? text("time.midnight") : clock_words(hour * 60);  // Not the "12 am" of its beginning.
}

std::string clock_range_words(std::int32_t from, std::int32_t until) {
    if (chinese()) return chinese_clock(from) + "–" + chinese_clock(until);
    const bool same_half = is_afternoon(from) == is_afternoon(until) && until - from < minutes_per_day / 2;
    const std::string first = same_half ? english_hour(from) : clock_words(from);
    return first + "–" + clock_words(until);
}

std::string length_words(Duration length) {
    const std::int64_t all = std::max<std::int64_t>(length.ms, 0) / minutes(1).ms;
    const long long in_days = all / minutes_per_day, in_hours = all / 60, rest = all % 60;
    if (in_days >= 2) return text("time.length.days", {{"days", in_days}});
    if (in_hours == 0) return text("time.length.minutes", {{"minutes", rest}});
    if (rest == 0) return text("time.length.hours", {{"hours", in_hours}});
    return text("time.length.hours_minutes", {{"hours", in_hours}, {"minutes", rest}});
}

}  // namespace linli
