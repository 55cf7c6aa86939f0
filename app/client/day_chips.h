#pragma once

#include <cstdint>

namespace linli::client {

// Days of the week to be switched on and off; bits as in every_day (shared/core/time.h).
void day_chips(std::int32_t& days);

}  // namespace linli::client
