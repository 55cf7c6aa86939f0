#pragma once

#include "app/client/action.h"
#include "app/client/shifts/shift_view.h"
#include "app/client/shifts/shifts_page.h"

// What a shift's own page is made of.

namespace linli::client {

// Who stands there, who would share a place, who waits for one, and what is missing (shift_people.cpp).
void draw_people(const Acting& by, const ShiftView& view, ShiftsInput& input);

// What I can say about my own place: sharing it, staying on, coming every week (shift_mine.cpp).
void draw_my_place(const Acting& by, const ShiftView& view);

// A place for somebody without a phone whom I act for; the record says who did it.
void draw_for_others(const Acting& by, const ShiftView& view, ShiftsInput& input);

// Putting people on it and taking them off, by coordinators (shift_assign.cpp).
void draw_coordinator(const Acting& by, const ShiftView& view, ShiftsInput& input);
// Who could move to it and who comes to where they stood, where nobody can come directly (shift_relays.cpp).
void draw_relays(const Acting& by, const Shift& shift, RelayInput& input);
// What a coordinator may do with one seat, in its row.
void draw_seat_actions(const Acting& by, const Seat& seat, ShiftsInput& input);

// While people may be there (at_post.cpp): coming and going, counting, notes, equipment.
bool is_at_post(const Acting& by, const Shift& shift);
void draw_at_post(const Acting& by, const ShiftView& view, PostInput& input);
// 晚点到, 20:04 到岗, 走了; empty where nothing was said.
std::string presence_words(const State& state, const Seat& seat, const Viewer& viewer);

}  // namespace linli::client
