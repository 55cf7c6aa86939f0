#pragma once
// Clock, dates and lengths as a neighbour says them, in the language of now (text.h): the same words in the
// kit and on pages. Nothing here reads a clock.

#include "shared/core/time.h"

#include <string>

namespace linli {

// 周一 / Mon; 1 Monday … 7 Sunday.
std::string weekday_name(int weekday);
// 周三 / Wed
std::string weekday_words(CivilDate date);
// 11月 / Nov; 1 to 12.
std::string month_words(int month);
// 11月23日 周一 / Mon 23 Nov
std::string date_words(CivilDate date);
// 2026年11月23日 周一 / Mon 23 Nov 2026
std::string date_year_words(CivilDate date);
// 11月23日 周一 到 11月29日 周日 / Mon 23 Nov to Sun 29 Nov
std::string date_range_words(CivilDate first, CivilDate last);

// 20:00, 6:30 / 8 pm, 6:30 am. `minute` counts from midnight and may reach past the day's end: 24:00 only
// closes a day, behind it the clock starts again.
std::string clock_words(std::int32_t minute);
// 20 / 8 pm: an hour among others to choose from.
std::string hour_words(std::int32_t hour);
// 20:00–22:00, 22:00–24:00, 22:00–2:00 / 8–10 pm, 10 pm–12 am; minutes as in clock_words.
std::string clock_range_words(std::int32_t from, std::int32_t until);

// 1 小时 40 分, 3 小时, 2 天 / 1 h 40 min
std::string length_words(Duration length);

// 05
std::string two_digits(std::int32_t number);

}  // namespace linli
