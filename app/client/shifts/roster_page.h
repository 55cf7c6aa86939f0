#pragma once

#include <string>
#include <vector>

#include "app/client/remembered.h"
#include "app/client/shifts/roster_week_table.h"
#include "app/client/ui/calendar.h"

namespace linli::client {

// One shift of the roster in words.
struct RosterEntry {
    ShiftId shift;
    std::string when;   // 周四 21:00–23:00
    std::string times;  // 21:00–23:00
    std::string post;
    std::string who;  // 我、陆青，缺 1 人，重叠: how it stands for me, as the list of shifts says it
    ui::Tone tone = ui::Tone::Neutral;
};

// The shifts that begin in some days, in the order of time; worked out once for each version of the records,
// never in a frame.
struct RosterSpan {
    CivilDate first;
    std::vector<RosterEntry> entries;
    std::vector<std::size_t> begin_of_day;  // Where each day's entries begin, and at last their number.
    std::vector<ui::Day> days;
    std::vector<std::string> day_names;
    std::vector<ui::CalendarEvent> events;
};

enum class RosterPart : std::uint8_t { Agenda, Week, Month };

struct RosterInput {
    int part = 0;             // RosterPart
    int week = 0, month = 0;  // From this one on.
    int day = -1;             // Of the month that is shown; −1: all of it.
    bool by_hours = false;    // The week on a wide screen: else by posts.
    Remembered<RosterSpan> shown;
    WeekTableInput week_table;
};

// From `first` on, so many days. Cancelled shifts are no part of it.
RosterSpan roster_span(const Known& known, const Viewer& me, Instant now, CivilDate first, int days);

// /roster: who stands where, as a list from today on, a week by posts or by its hours, and a
// month. Where people are missing coordinators see who could come.
LINLI_LATER void roster_page(const Known& known, const Viewer& me, Instant now, RosterInput& input,
                             Outbox& outbox, Routes& routes);

}  // namespace linli::client
