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
// A month at a time; today and tomorrow stand before it. Arrow keys go from day to day and from week to week.
bool date_picker(std::string_view label, CivilDate& date, const DateLimits& limits, Here here = {});

// Minutes since midnight, 0 to 1439, in steps of `step` minutes (a divisor of 60), or typed ("19:30",
// "1930").
bool time_picker(std::string_view label, int& minute, int step = 15, Here here = {});

// Two times and how long it is. `until` reaches past 1440 where the range ends on the next day; it is never
// empty: a range whose ends are equal lasts a whole day.
bool time_range_picker(std::string_view from_label, std::string_view until_label, int& from, int& until,
                       int step = 15, Here here = {});

// 19:30, 19：30, 1930, 19点半, 7; nothing when it is no time.
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
