#pragma once
// What happens when: a week with an hour scale on wide screens, a list by days elsewhere; a month as weeks.

#include "app/client/ui/widgets.h"

#include <span>
#include <string>
#include <string_view>

namespace linli::ui {

struct CalendarEvent {
    Key key = {};
    int day = 0;              // index of its day
    int from = 0, until = 0;  // minutes since that day's midnight; until may reach past 1440
    std::string times = {};   // 20:00–22:00
    std::string title = {};
    std::string second = {};
    Tone tone = Tone::Neutral;
    std::string route = {};
};

// By day and time, each event a row that leads to its route; days without any say so.
void agenda(std::string_view spoken, std::span<const std::string> days, std::span<const CalendarEvent> events,
            Here here = {});
// Days as columns, hours as lines. On phones, in large type and on the plain page it is the agenda.
void week_calendar(std::string_view spoken, std::span<const std::string> days,
                   std::span<const CalendarEvent> events, Here here = {});

// A month as rows of seven days, one of them chosen or none (−1): a radio group, so that arrow keys go
// through it; in large type, on the plain page and where it is narrow, a list that opens. `first_weekday` is
// that of the first day, 1 Monday to 7. Returns true when another day was chosen. Where a note does not fit
// beneath its number, the number is marked; the day's spoken words have it all.
bool month_calendar(std::string_view spoken, int first_weekday, std::span<const Day> days, int& current,
                    Here here = {});

}  // namespace linli::ui
