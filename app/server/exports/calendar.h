#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/core/time.h"

// A calendar on its way to people's own programs. Whoever makes one knows nothing of its lines.

namespace linli::server {

struct CalendarEvent {
    std::string uid;             // For ever the same for the same thing.
    std::uint64_t sequence = 0;  // Rises whenever anything about it changes.
    TimeRange window;
    std::string summary;
    std::string location;
    bool cancelled = false;
};

struct Calendar {
    std::string name;
    std::vector<CalendarEvent> events;
};

// By RFC 5545, to be asked for again each hour. `made` is now.
std::string ics_of(const Calendar& calendar, Instant made);

}  // namespace linli::server
