#pragma once

#include "app/server/exports/sheet.h"
#include "shared/state/state.h"

// The roster and the hours, for coordinators; and for everybody what they did themselves.

namespace linli::server {

// A row somebody who stood: what shared/shifts/hours.h adds up, by name.
Sheet hours_sheet(const State& state, const TimeRange& during, Instant now, ExportLanguage language);
// A row a shift that somebody stood: when it was, when they came and went as far as that was told, and the
// minutes that count. Of everybody, by name, or of one person.
Sheet service_sheet(const State& state, const TimeRange& during, Instant now, ExportLanguage language);
Sheet service_sheet_of(const State& state, PersonId person, const TimeRange& during, Instant now,
                       ExportLanguage language);
// A row a place of every shift that begins then, by time; an empty one where somebody is missing. Who gave
// theirs back and whose shift was cancelled do not stand there.
Sheet roster_sheet(const State& state, const TimeRange& during, ExportLanguage language);

}  // namespace linli::server
