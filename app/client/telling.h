#pragma once

#include <string>

#include "app/client/page.h"
#include "app/client/ui/icons.h"

// Records, reasons and commands in a neighbour's words. What is not known here is said so, never made up.

namespace linli::client {

// The full name where the viewer may know it, else what neighbours call them; a word for "somebody" where
// neither is known.
std::string name_of(const State& state, PersonId person);
// As neighbours call them; a bare surname would sound like a roll call.
std::string called_name(const State& state, PersonId person);
std::string seat_name(const State& state, const Seat& seat);
Door door_of_person(const State& state, PersonId person);  // Empty where not known here.
std::string role_words(Role role);
std::string held_words(const State& state, const RoleHeld& held);     // 2号楼楼长
std::string highest_role_words(const State& state, PersonId person);  // Empty for a resident.
std::string roles_words(const State& state, PersonId person);  // "楼长 · 志愿者"; empty for a resident.
std::string age_words(AgeBand band);
std::string community_name(const State& state);

std::string post_name(const State& state, const Shift& shift);  // With its round, where it is one.
// 今晚 20:00–22:00 南门岗
std::string shift_words(const State& state, const Shift& shift, const Saying& saying);
// 20:00 的南门岗 / your 8 pm South gate: how a reason names a shift.
std::string short_shift_words(const State& state, const Shift& shift, const Saying& saying);

// Why a rule says no, in one line, with the thing that it collides with. `person`: whom it is about.
std::string reason_words(const State& state, const Rejected& rejected, PersonId person, const Viewer& viewer,
                         const Saying& saying);
// The same for a button: empty when nothing stands against it, or when only the server can know.
std::string reason_if(const State& state, const std::optional<Rejected>& rejected, const Viewer& viewer,
                      const Saying& saying);

// A pressed command as a line of the waiting list.
struct PressedWords {
    std::string title;   // 报名 周四 8:00
    std::string second;  // 东门岗
    ui::Icon icon;
};
PressedWords pressed_words(const State& state, const Command& command, const Saying& saying);
// The heading of a refusal: 这个班没报上
std::string refused_title(const Command& command);

struct NoticeWords {
    std::string title;
    std::string second;
    std::string route;  // Where to look; empty when there is nothing to see.
    ui::Icon icon;
};
NoticeWords notice_words(const State& state, const Notice& notice, const Saying& saying);

// Whether a look goes on now. It has begun when it is known here, even where this device's clock is a moment
// behind the server's. And mine at somebody, the latest where there are several.
bool is_going_on(const Grant& look, Instant now);
std::string look_reason(const Grant& look);  // Their own words, or what the look follows from.
const Grant* look_at(const State& state, PersonId about, PersonId to, Instant now);

}  // namespace linli::client
