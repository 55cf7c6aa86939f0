#include <algorithm>

#include "shared/core/characters.h"
#include "shared/reminders/chat.h"
#include "shared/shifts/roster.h"

// What the robot says, and how times are said outside of the pages.

namespace linli {
namespace {

constexpr const char* chinese_days[] = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
constexpr const char* english_days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr const char* english_months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int32_t evening_begins = 18 * 60, day_begins = 12 * 60;

std::string clock(std::int32_t minute) {
    const std::string minutes = std::to_string(minute % 60);
    return std::to_string(minute / 60) + (minutes.size() < 2 ? ":0" : ":") + minutes;
}

std::string near_day(std::int64_t ahead, std::int32_t minute, bool chinese) {
    const std::size_t part = minute >= evening_begins ? 2 : minute >= day_begins ? 1 : 0;
    static constexpr const char* words[2][2][3] = {
        {{"今早", "今天", "今晚"}, {"明早", "明天", "明晚"}},
        {{"this morning", "today", "tonight"}, {"tomorrow morning", "tomorrow", "tomorrow evening"}}};
    return words[chinese ? 0 : 1][ahead][part];
}

std::string spoken_day(const CivilTime& time, Instant now, UtcOffset offset, Speech speech) {
    const bool chinese = speech == Speech::Chinese;
    const std::int64_t ahead = day_number(time.date) - day_number(civil_time(now, offset).date);
    if (ahead == 0 || ahead == 1) return near_day(ahead, time.minute_of_day, chinese);
    const auto weekday_at = static_cast<std::size_t>(weekday(time.date) - 1);
    const auto month_at = static_cast<std::size_t>(time.date.month - 1);
    const std::string day = std::to_string(time.date.day);
    if (chinese) return std::to_string(time.date.month) + "月" + day + "日 " + chinese_days[weekday_at];
    return std::string(english_days[weekday_at]) + " " + day + " " + english_months[month_at];
}

std::string post_of(const State& state, const Shift& shift) {
    const Post* post = state.posts.find(shift.post);
    return post ? post->name : std::string();
}

// As neighbours call them; who is known by name only, by that.
std::string names_on(const State& state, const Shift& shift, bool chinese) {
    std::string names;
    for (const Seat* seat : held_seats(state, shift.id)) {
        const PublicName* name = seat->person ? state.public_names.find(*seat->person) : nullptr;
        const std::string& one = name ? name->shown : seat->guest_name;
        if (one.empty()) continue;
        names += (names.empty() ? "" : chinese ? "、" : ", ") + one;
    }
    return names;
}

// Whole lines as far as they fit, and then how many more there are.
std::string fitting_lines(const std::vector<std::string>& lines, std::size_t most_bytes) {
    std::string words;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t room_for_rest = 16;
        if (words.size() + lines[i].size() + room_for_rest > most_bytes)
            return words + "\n… +" + std::to_string(lines.size() - i);
        words += (words.empty() ? "" : "\n") + lines[i];
    }
    return words;
}

std::string roster_line(const State& state, const Shift& shift, Instant now, Speech speech) {
    const bool chinese = speech == Speech::Chinese;
    std::string line = spoken_range(shift.window, now, utc_offset(state), speech) + " " +
                       post_of(state, shift) + (chinese ? "：" : ": ");
    const std::string names = names_on(state, shift, chinese);
    line += names.empty() ? (chinese ? "还没人" : "nobody yet") : names;
    const std::int32_t missing = missing_people(state, shift);
    if (missing == 0) return line;
    return line + (chinese ? "（缺 " : " (") + std::to_string(missing) + (chinese ? " 人）" : " missing)");
}

}  // namespace

std::string spoken_moment(Instant at, Instant now, UtcOffset offset, Speech speech) {
    const CivilTime time = civil_time(at, offset);
    return spoken_day(time, now, offset, speech) + " " + clock(time.minute_of_day);
}

std::string spoken_range(const TimeRange& window, Instant now, UtcOffset offset, Speech speech) {
    const std::int32_t until = civil_time(window.until, offset).minute_of_day;
    return spoken_moment(window.from, now, offset, speech) + "–" + clock(until == 0 ? minutes_of_day : until);
}

std::string missing_words(const State& state, const ChatRobot& robot, const std::vector<const Shift*>& shifts,
                          Instant now) {
    std::vector<std::string> lines;
    for (const Shift* shift : shifts) {
        lines.push_back(filled_template(
            robot.missing_line, {{"when", spoken_range(shift->window, now, utc_offset(state), robot.speech)},
                                 {"post", post_of(state, *shift)},
                                 {"missing", std::to_string(missing_people(state, *shift))},
                                 {"have", std::to_string(places_taken(state, shift->id))}}));
    }
    return fitting_lines(lines, max_chat_bytes);
}

std::string roster_words(const State& state, const ChatRobot& robot, const std::vector<const Shift*>& shifts,
                         Instant now) {
    std::vector<std::string> lines;
    for (const Shift* shift : shifts) lines.push_back(roster_line(state, *shift, now, robot.speech));
    const UtcOffset offset = utc_offset(state);
    const CivilTime today = civil_time(now, offset);
    const std::string day = spoken_day(today, now - days(7), offset, robot.speech);  // With its date.
    const std::size_t around = std::min(max_chat_bytes, robot.roster_text.size() + day.size());
    return filled_template(robot.roster_text,
                           {{"day", day}, {"roster", fitting_lines(lines, max_chat_bytes - around)}});
}

std::string filled_template(std::string_view words, const TemplateValues& values) {
    std::string filled;
    while (!words.empty()) {
        const std::size_t open = words.find('{'), close = words.find('}', std::min(open, words.size()));
        if (open == words.npos || close == words.npos) break;
        const std::string_view name = words.substr(open + 1, close - open - 1);
        const auto value =
            std::find_if(values.begin(), values.end(), [&](const auto& one) { return one.first == name; });
        filled += words.substr(0, open);
        filled += value == values.end() ? std::string(words.substr(open, close - open + 1)) : value->second;
        words.remove_prefix(close + 1);
    }
    return filled.append(words);
}

bool is_sound_template(std::string_view words, const std::vector<std::string_view>& names) {
    if (words.empty() || words.size() > default_text_limit) return false;
    for (std::size_t at = words.find_first_of("{}"); at != words.npos; at = words.find_first_of("{}")) {
        const std::size_t close = words.find_first_of("{}", at + 1);
        if (words[at] == '}' || close == words.npos || words[close] == '{') return false;
        const std::string_view name = words.substr(at + 1, close - at - 1);
        if (std::find(names.begin(), names.end(), name) == names.end()) return false;
        words.remove_prefix(close + 1);
    }
    return true;
}

std::string usual_missing_line(Speech speech) {
    return speech == Speech::Chinese ? "【缺人】{when} {post} 还缺 {missing} 人，能来的请报名"
                                     : "Help wanted: {when} {post}, {missing} more needed";
}

std::string usual_roster_text(Speech speech) {
    return speech == Speech::Chinese ? "{day} 值班：\n{roster}" : "{day}, on duty:\n{roster}";
}

}  // namespace linli
