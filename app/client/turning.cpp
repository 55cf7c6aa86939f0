#include "app/client/turning.h"

#include <initializer_list>
#include <utility>

#include "app/client/telling.h"
#include "shared/shifts/work_rules.h"

namespace linli::client {

std::string days_words(CivilDate first, CivilDate last) {
    const bool same_month = first.month == last.month && first.year == last.year;
    return text(same_month ? "time.days" : "time.days_of_two_months",
                {{"month", month_words(first.month)},
                 {"from", first.day},
                 {"last_month", month_words(last.month)},
                 {"until", last.day}});
}

std::string week_words(CivilDate monday) {
    return days_words(monday, plus_days(monday, days_a_week - 1));
}

std::string which_week_words(CivilDate monday, const Saying& saying) {
    for (const auto& [weeks, key] :
         {std::pair(-1, "time.week.last"), std::pair(0, "time.week.this"), std::pair(1, "time.week.next")}) {
        if (monday == monday_after(weeks, saying)) return text(key);
    }
    return text("time.week.of", {{"month", month_words(monday.month)}, {"day", monday.day}});
}

CivilDate monday_after(int weeks, const Saying& saying) {
    return civil_from_days(monday_of(day_number(today_of(saying))) + std::int64_t{days_a_week} * weeks);
}

bool turning(const Turning& options, int& number) {
    const ui::Scope scope(options.before);
    const int was = number;
    ui::beside([&] { ui::line(options.title, {.size = options.size, .bold = true}); },
               [&] {
                   if (number > options.least && ui::icon_button(ui::Icon::ChevronLeft, text(options.before)))
                       --number;
                   if (number < options.most && ui::icon_button(ui::Icon::ChevronRight, text(options.after)))
                       ++number;
               });
    return number != was;
}

bool turning_weeks(CivilDate monday, int& week) {
    return turning(
        {week_words(monday), "wall.week_before", "wall.week_after", -most_weeks_back, most_weeks_ahead},
        week);
}

}  // namespace linli::client
