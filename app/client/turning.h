#pragma once

#include <string>

#include "app/client/ui/ui.h"
#include "shared/core/time.h"

namespace linli::client {

inline constexpr int days_a_week = 7;

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

// A number that is turned back or on by one, such as the week of a roster. True when it was turned.
bool turning(const Turning& options, int& number);

}  // namespace linli::client
