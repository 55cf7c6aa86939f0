#include "app/client/day_chips.h"

#include <algorithm>

#include "app/client/ui/ui.h"
#include "app/client/words.h"

namespace linli::client {

void day_chips(std::int32_t& days) {
    const ui::Scope scope("days");
    const ui::Flow flow;
    for (int day = 1; day <= 7; ++day) {
        if (ui::filter_chip(weekday_name(day), (days & day_bit(day)) != 0, day)) days ^= day_bit(day);
    }
}

void optional_day(const char* label, CivilDate today, CivilDate until, std::optional<CivilDate>& day) {
    bool on = day.has_value();
    if (ui::check(text(label), on, {.key = label})) {
        if (on)
            day = today;
        else
            day.reset();
    }
    if (!day) return;
    const ui::Scope scope(label);
    // The day may have been chosen some days ago, or before another week was.
    const CivilDate last = std::max(today, until);
    CivilDate chosen = std::clamp(*day, today, last);
    ui::date_picker(text("form.day"), chosen, {today, today, last});
    day = chosen;
}

}  // namespace linli::client
