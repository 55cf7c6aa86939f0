#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shared/reminders/quiet_hours.h"
#include "shared/state/state.h"

// What the robot of the group chat says and when. Chats are no place for what is private: posts, times and
// the names by which neighbours call each other, nothing else.

namespace linli {

inline constexpr Duration chat_pause = minutes(10);  // Between two looks at what became short late.
inline constexpr Duration roster_at_most_late = hours(2);
inline constexpr Duration roster_ahead = hours(12);

// When there is next something to look at; nothing where it has nothing to do.
std::optional<Instant> next_chat(const State& state, const ChatRobot& robot);

// The shifts that the chat is to be told of now, by their beginning: short of people, soon enough, not told
// of yet.
std::vector<const Shift*> shifts_to_call(const State& state, const ChatRobot& robot, Instant now);
// The shifts of the coming evening and night that are published, by their beginning.
std::vector<const Shift*> shifts_of_evening(const State& state, Instant now);

// The newest day whose roster should have been said by now.
std::int64_t last_roster_day(const State& state, std::int32_t roster_minute, Instant now);
Instant roster_moment(const State& state, std::int32_t roster_minute, std::int64_t day);

// --- Words

// 今晚 20:00–22:00, 明早 6:00–8:00, 11月25日 周三 20:00–22:00 / tonight 20:00–22:00, Wed 25 Nov 20:00–22:00
std::string spoken_range(const TimeRange& window, Instant now, UtcOffset offset, Speech speech);
// 今晚 20:00
std::string spoken_moment(Instant at, Instant now, UtcOffset offset, Speech speech);

std::string missing_words(const State& state, const ChatRobot& robot, const std::vector<const Shift*>& shifts,
                          Instant now);
std::string roster_words(const State& state, const ChatRobot& robot, const std::vector<const Shift*>& shifts,
                         Instant now);

// {name} becomes its value; braces around any other word stay as they are.
using TemplateValues = std::vector<std::pair<std::string_view, std::string>>;
std::string filled_template(std::string_view words, const TemplateValues& values);
// Whether every {word} is one of these, and no brace is left open.
bool is_sound_template(std::string_view words, const std::vector<std::string_view>& names);

// What stands there until a coordinator writes something else.
std::string usual_missing_line(Speech speech);
std::string usual_roster_text(Speech speech);

}  // namespace linli
