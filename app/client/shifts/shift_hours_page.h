#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/page.h"
#include "shared/shifts/availability.h"

namespace linli::client {

// What is about to be said of one's hours.
struct ShiftHoursInput {
    PersonId person;  // Whose they are.
    int is = static_cast<int>(Availability::Can);
    std::int32_t days = every_day;
    bool some_days = false;  // Not always, but from one day to another.
    std::optional<CivilDate> first, last;
    bool whole_day = false;
    int from = 18 * 60, until = 22 * 60;
};

// planning_drafts.cpp
std::vector<Draft> drafts_of(ShiftHoursInput& input);

// 很乐意 · 周一到周五 18:00–22:00; with the days on which it holds.
std::string shift_hours_words(const ShiftHours& hours);
// What somebody said about the time of a shift; empty where they said nothing about it.
std::string said_words(SaidOf said);

// /shift-hours: when I can stand, would like to or cannot. /shift-hours/<person>: the same of somebody else,
// for coordinators and who may act for them; others are led to their own.
LINLI_LATER void shift_hours_page(const Known& known, const Viewer& me, Instant now, PersonId asked,
                                  ShiftHoursInput& input, Outbox& outbox);

}  // namespace linli::client
