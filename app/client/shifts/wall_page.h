#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/client/qr.h"
#include "app/client/remembered.h"
#include "app/client/services.h"

namespace linli::client {

// A week as it hangs on the wall: a row a post and time, a cell a day from Monday.
struct WallRow {
    PostId post;
    std::string name;
    std::int32_t from_minute = 0;  // Of the day on which the shift begins.
    std::int32_t minutes_long = 0;
    std::vector<std::string> cells;  // Seven; empty: no shift.
};
struct WallWeek {
    CivilDate monday;
    std::vector<WallRow> rows;
};
// Of what neighbours may see: their public names, and no shift that is not published.
WallWeek wall_week(const State& state, CivilDate monday, UtcOffset offset);

struct WallInput {
    int week = 0;  // From the one of now.
    Remembered<WallWeek> shown;
    std::optional<QrCode> code;  // To the shifts.
};

// /wall, for coordinators: the roster of a week on A4 paper. A screen shows the same day by day, so that no
// word is cut.
LINLI_LATER void wall_page(const Known& known, const Viewer& me, Instant now, WallInput& input,
                           Services& services);

}  // namespace linli::client
