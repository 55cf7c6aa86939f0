#include "shared/core/time.h"

#include <array>

namespace linli {
namespace {

constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t minutes_per_day = 1440;

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

void append_padded(std::string& text, std::int32_t value, std::size_t width) {
    const std::string digits = std::to_string(value);
    if (digits.size() < width) text.append(width - digits.size(), '0');
    text += digits;
}

std::optional<std::int32_t> digits_value(std::string_view digits) {
    std::int32_t value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

}  // namespace

std::int64_t day_number(CivilDate date) {
    const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = floor_divide(year, 400);
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

CivilDate civil_from_days(std::int64_t day) {
    const std::int64_t shifted = day + 719468;
    const std::int64_t era = floor_divide(shifted, 146097);
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
    CivilDate date;
    date.day = static_cast<std::int32_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    date.month = static_cast<std::int32_t>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    date.year = static_cast<std::int32_t>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
    return date;
}

CivilDate plus_days(CivilDate date, std::int64_t count) {
    return civil_from_days(day_number(date) + count);
}

int weekday(CivilDate date) {
    const std::int64_t since_monday = day_number(date) + 3;  // 1970-01-01 was a Thursday.
    return static_cast<int>(since_monday - floor_divide(since_monday, 7) * 7) + 1;
}

bool is_on(std::int32_t days, CivilDate date) {
    return (days & day_bit(weekday(date))) != 0;
}

bool is_valid(CivilDate date) {
    if (date.month < 1 || date.month > 12 || date.day < 1) return false;
    return civil_from_days(day_number(date)) == date;
}

CivilTime civil_time(Instant instant, UtcOffset offset) {
    const std::int64_t local_minutes = floor_divide(instant.ms, ms_per_minute) + offset.minutes;
    const std::int64_t day = floor_divide(local_minutes, minutes_per_day);
    return {civil_from_days(day), static_cast<std::int32_t>(local_minutes - day * minutes_per_day)};
}

Instant instant_of(CivilDate date, std::int32_t minute_of_day, UtcOffset offset) {
    return {(day_number(date) * minutes_per_day + minute_of_day - offset.minutes) * ms_per_minute};
}

std::string iso_date(CivilDate date) {
    std::string text;
    append_padded(text, date.year, 4);
    text += '-';
    append_padded(text, date.month, 2);
    text += '-';
    append_padded(text, date.day, 2);
    return text;
}

std::optional<CivilDate> date_from_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits_value(text.substr(0, 4));
    const auto month = digits_value(text.substr(5, 2));
    const auto day = digits_value(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const CivilDate date{*year, *month, *day};
    return is_valid(date) ? std::optional(date) : std::nullopt;
}

}  // namespace linli
