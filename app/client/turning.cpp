#include "app/client/turning.h"

#include "app/client/telling.h"

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

}  // namespace linli::client
