#pragma once

#include <string>

#include "app/client/ui/ui.h"
#include "app/client/words.h"
#include "shared/core/time.h"

namespace linli::client {

inline constexpr int days_a_week = 7;
// So far the weeks of the roster are turned; what is longer past is in the hours.
inline constexpr int most_weeks_back = 4, most_weeks_ahead = 26;

// What a turning says: where one is, and what its two buttons do (keys of words).
struct Turning {
    std::string title;
    const char *before, *after;
    int least, most;
    ui::TextSize size = ui::TextSize::Heading;
};

// Days in a row, short: "11月23日到29日". Their weekdays stand beneath, or it is a week.
std::string days_words(CivilDate first, CivilDate last);
// What a turning of weeks says: the days of this one.
std::string week_words(CivilDate monday);
// The same week within a sentence: 这周, 下周, 上周, 12月7日那周 / this week, in the week of 7 Dec.
std::string which_week_words(CivilDate monday, const Saying& saying);
// The Monday so many weeks after the one of this week; less than nothing: before it.
CivilDate monday_after(int weeks, const Saying& saying);

// A number that is turned back or on by one, such as the week of a roster. True when it was turned.
bool turning(const Turning& options, int& number);
// The week of the roster that is shown, counted from this one. True when it was turned.
bool turning_weeks(CivilDate monday, int& week);

}  // namespace linli::client
