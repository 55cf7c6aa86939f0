#pragma once

#include <limits>
#include <span>
#include <string>
#include <vector>

#include "app/client/page.h"
#include "app/client/ui/widgets.h"

// A shift as somebody sees it, and the parts of pages that show it. Shared by today, the list and the detail.

namespace linli::client {

struct ShiftView {
    const Shift* shift = nullptr;
    const Seat* mine = nullptr;  // The seat that I hold or asked for.
    bool asked = false;          // Mine, but not confirmed yet.
    std::int32_t missing = 0;    // People that are still needed.
    std::int32_t free = 0;       // Places that are free.
    std::optional<Rejected> no;  // Why I may not take a place.
    bool may_take() const { return !mine && (!no || no->reason == Reason::NotKnownHere); }
};

ShiftView shift_view(const Known& known, const Viewer& me, Instant now, const Shift& shift);

// Shifts that begin on `day`, in the order of a list: mine, what I may take soonest first, then what I may
// not.
std::vector<ShiftView> shifts_on(const Known& known, const Viewer& me, Instant now, CivilDate day);
// Planned shifts that are not over and begin before `until`, by their start.
std::vector<const Shift*> coming_shifts(const State& state, Instant now, Instant until);
// Those of them that begin at `from` or later, however far ahead.
std::vector<const Shift*> shifts_beginning(const State& state, Instant now, Instant from);
// Mine that are not over, soonest first.
std::vector<ShiftView> my_shifts(const Known& known, const Viewer& me, Instant now);
// What this person could take instead, best first: what is missing people, soonest first; at most `limit`.
std::vector<ShiftView> others_to_take(const Known& known, const Viewer& me, Instant now, ShiftId except,
                                      std::size_t limit = std::numeric_limits<std::size_t>::max());

// Those of them that miss people.
std::vector<ShiftView> shifts_in_need(const Known& known, const Viewer& me, Instant now);

// The circles of a shift: me first, then who holds a place, then the missing ones.
std::vector<ui::Seat> circles(const Known& known, const ShiftView& view);
// The same as a sentence: 我、陆青、祝春生，还缺 1 人
std::string seats_sentence(const Known& known, const ShiftView& view);

// 我的班, 缺 2 人, 重叠, 已满, 取消了, 站完
void shift_chip(const ShiftView& view, Instant now);
// A shift in a list, with its button; the card leads to the detail.
void shift_card(const Known& known, const Viewer& me, Instant now, const ShiftView& view, bool selected,
                Outbox& outbox);
// The sheet behind 我来不了. `leaving` is the seat that is asked about; none when nothing is open.
void leave_sheet(const Known& known, const Viewer& me, Instant now, SeatId& leaving, Outbox& outbox);

}  // namespace linli::client
