#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/client/action.h"
#include "app/client/shifts/place_choice.h"

namespace linli::client {

// A week as posts by days: whether people are missing is seen at a glance, also where many posts have their
// shifts at one hour. Worked out once for each version of the records.
struct WeekTable {
    std::vector<std::string> heads;  // 周一 23
    std::vector<ui::CoverageRow> rows;
    std::vector<std::vector<ShiftId>> shifts;  // By row and day; none: there is no shift.
    std::vector<ShiftId> gaps;                 // Published, not over and short of people, by time.
    std::int32_t missing = 0;
};

struct WeekTableInput {
    ShiftId gap;  // Of the sheet: who could come?
    PlaceChoiceInput choice;
    Remembered<WeekTable> table;
};

// Seven days from a Monday. Cancelled shifts are no part of it.
WeekTable week_table(const State& state, const Viewer& me, Instant now, CivilDate monday);

// The gaps first, then the table. A gap says who could come to coordinators, and leads others to its shift.
void draw_week_table(const Acting& by, CivilDate monday, WeekTableInput& input, Routes& routes);

}  // namespace linli::client
