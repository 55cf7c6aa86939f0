#pragma once
// What happens when: a week with an hour scale on wide screens, a list by days elsewhere.

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

}  // namespace linli::ui
