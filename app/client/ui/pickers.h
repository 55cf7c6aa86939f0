#pragma once
// Choosing without typing: a button that looks like a field and opens a sheet. What is chosen counts at once;
// closing the sheet by any way keeps it.

#include "app/client/ui/icons.h"
#include "app/client/ui/key.h"
#include "shared/core/time.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace linli::ui {

// One of several; more than a screen of them can be searched. `chosen` is an index, −1 for none yet. Returns
// true when another was chosen.
bool choice_list(std::string_view label, std::span<const std::string> choices, int& chosen, Here here = {});

struct DateLimits {
    CivilDate today;        // the kit knows no clock
    CivilDate first, last;  // both may be chosen; other days are greyed
};
// A month at a time; today and tomorrow stand before it. Arrow keys go from day to day and from week to week,
// PageUp and PageDown from month to month, with Shift from year to year.
bool date_picker(std::string_view label, CivilDate& date, const DateLimits& limits, Here here = {});

// Minutes since midnight, 0 to 1439, in steps of `step` minutes (a divisor of 60), or typed ("19:30",
// "1930", "7:30 pm").
bool time_picker(std::string_view label, int& minute, int step = 15, Here here = {});

// Where a range ends.
enum class RangeEnd : std::uint8_t {
    MayBeNextDay,  // `until` reaches past 1440 then; a range whose ends are equal lasts a whole day
    SameDay,       // from < until ≤ 1440: only later times are offered, 24:00 among them
};
// Two times and how long it is, which is never nothing. When `from` moves past the end of a range that stays
// within its day, the end moves along.
bool time_range_picker(std::string_view from_label, std::string_view until_label, int& from, int& until,
                       RangeEnd end = RangeEnd::MayBeNextDay, int step = 15, Here here = {});

// 19:30, 19：30, 1930, 19点半, 7, 7:30 pm; 24:00 is 1440. Nothing when it is no time.
std::optional<int> minute_from_text(std::string_view typed);

struct MenuItem {
    Icon icon = Icon::None;
    std::string label = {};
    std::string second = {};
};
// An icon button that opens a sheet of actions. Returns which one was pressed.
std::optional<std::size_t> menu(std::string_view spoken, std::span<const MenuItem> items, Here here = {});

// Parts of one page, one shown at a time. One stop of the Tab key; arrows, Home and End go through them.
// Returns true when another was chosen.
bool tabs(std::string_view spoken, std::span<const std::string> labels, int& current, Here here = {});

}  // namespace linli::ui
