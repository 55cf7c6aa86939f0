#pragma once

#include <cstdint>
#include <optional>

#include "shared/core/time.h"

namespace linli::client {

// Days of the week to be switched on and off; bits as in every_day (shared/core/time.h).
void day_chips(std::int32_t& days);

// A box, and where it is ticked a day from today to `until`. `label`: a text key.
void optional_day(const char* label, CivilDate today, CivilDate until, std::optional<CivilDate>& day);

}  // namespace linli::client
