#pragma once

#include "app/server/exports/calendar.h"
#include "app/server/exports/sheet.h"
#include "shared/state/state.h"

// What stands in the calendars that people's own programs read. Such a calendar is somebody else's cloud: it
// says when and at which post or building, and never who, which door or what exactly. What is not published
// yet is in none.

namespace linli::server {

inline constexpr Duration calendar_past = days(30);

// The person's shifts since calendar_past, and the errands that they have taken.
Calendar person_calendar(const State& state, CommunityId community, PersonId person, Instant now,
                         ExportLanguage language);
// The post's shifts since then, with how many of their places are taken.
Calendar post_calendar(const State& state, CommunityId community, PostId post, Instant now,
                       ExportLanguage language);

}  // namespace linli::server
