#pragma once

#include <limits>
#include <span>
#include <string>
#include <vector>

#include "app/client/action.h"
#include "app/client/page.h"
#include "app/client/ui/widgets.h"
#include "shared/shifts/sign_up.h"

// A shift as somebody sees it, and the parts of pages that show it. Shared by today, the list and the detail.

namespace linli::client {

struct ShiftView {
    const Shift* shift = nullptr;
    const Seat* mine = nullptr;  // The seat that I hold or asked for.
    bool asked = false;          // Mine, but not confirmed yet.
    std::int32_t missing = 0;    // People that are still needed.
    std::int32_t free = 0;       // Places that are free.
    SignUpState sign_up;         // May I take a place, and what else could I do?
    std::int32_t waiting = 0;    // People on the waiting list.
    bool waits_asked = false;    // I am on it, but that is not confirmed yet.
    std::optional<Rejected> no;  // Why I may not take a place.
    bool may_take() const { return !mine && (!no || no->reason == Reason::NotKnownHere); }
};

ShiftView shift_view(const Known& known, const Viewer& me, Instant now, const Shift& shift);
// The same where many are looked at: `mine` is the book of my own answers.
ShiftView shift_view(const Known& known, const SignUpBook& mine, const Viewer& me, Instant now,
                     const Shift& shift);

// Whether it belongs to the list of `day`: it begins then, or goes on since an earlier day and that is today.
bool is_of_day(const Shift& shift, CivilDate day, const Viewer& me, Instant now);
// Shifts of `day`, in the order of a list: mine, what I may take soonest first, then what I may
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

// How the shift stands for me, in a word: 我的班, 缺 2 人, 重叠, 没歇够, 已满, 候补第 2 位, 取消了, 站完.
// Chips, lists and calendars say the same.
struct StateWord {
    std::string words;
    ui::Tone tone = ui::Tone::Neutral;
    ui::Icon icon = ui::Icon::None;
};
StateWord state_word(const ShiftView& view, Instant now);
void shift_chip(const ShiftView& view, Instant now);
// A shift in a list, with its button; the card leads to the detail.
void shift_card(const Known& known, const Viewer& me, Instant now, const ShiftView& view, bool selected,
                Outbox& outbox);
// The one button of a shift that is not mine: take a place, wait for one, or wait no longer; greyed with its
// reason where nothing can be done and `says_why`.
void sign_up_button(const Acting& by, const ShiftView& view, bool says_why);

}  // namespace linli::client
