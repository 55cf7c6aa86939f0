#pragma once

#include "app/client/simple/simple_parts.h"

// Asking for help in simple mode, one question a page: what the questions have in common (simple_ask.cpp),
// and those about a ride (simple_ride.cpp).

namespace linli::client {

void go_to(const SimplePage& page, SimpleStep step);
bool is_ride(const SimplePage& page);
bool is_change(const SimplePage& page);  // Of something that was asked for before.

// Back is one question back, so that nothing that was written is lost.
void draw_ask_foot(const SimplePage& page);
// On to the next question; `missing`: this one is still to be answered, and the press says so.
void draw_next(const SimplePage& page, bool missing, SimpleStep next);

void draw_ride_where(const SimplePage& page);
void draw_ride_days(const SimplePage& page);
void draw_ride_other_day(const SimplePage& page);
void draw_ride_hours(const SimplePage& page);
void draw_ride_arrival(const SimplePage& page);
void draw_ride_back(const SimplePage& page);

}  // namespace linli::client
