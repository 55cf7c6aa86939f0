#pragma once

#include "shared/core/reading_clock.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace linli {

// Days as people write them. All texts are plain (see reading.h).

struct WrittenDate {
    enum class Kind : std::uint8_t {
        Absolute,    // 4月9日, 4/9, Apr 9: month and day
        DayOfMonth,  // 9号: day only
        Relative,    // 明天: `offset` days from the day of writing
        Weekday,     // 周三, Wed: `weekday`
    };
    Kind kind = Kind::Absolute;
    int year = 0;  // 0: not said.
    int month = 0;
    int day = 0;
    int offset = 0;
    int weekday = 0;               // 1 Monday … 7 Sunday.
    DayPart part = DayPart::None;  // 今晚 speaks of the evening.
};

std::optional<FoundIn<WrittenDate>> find_date(std::u32string_view text, std::size_t at);

// A day of some year; the year may be unknown.
struct MonthDay {
    int year = 0;
    int month = 0;
    int day = 0;
    friend bool operator==(const MonthDay&, const MonthDay&) = default;
};

MonthDay days_later(MonthDay date, int days);      // Of an unknown year February has 28 days.
int weekday_of(const MonthDay& date);              // 1 Monday … 7 Sunday; 0 if the year is unknown.
std::string month_day_text(const MonthDay& date);  // 04-09

}  // namespace linli
