#include <algorithm>

#include "shared/people/roles.h"
#include "shared/reminders/chat.h"
#include "shared/reminders/commands.h"
#include "shared/reminders/reminders.h"

// The robot of the group chat.

namespace linli {
namespace {

constexpr std::int32_t most_hours_ahead = 72;

bool begins_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

// Whether it can be an address at all. Where the server really goes it decides itself when it has looked
// the name up; http is only for a robot on the server's own machine, on which it is tried out.
bool is_address(std::string_view address) {
    const bool secure = begins_with(address, "https://");
    if (!secure && !begins_with(address, "http://127.0.0.1:")) return false;
    const std::string_view rest = address.substr(address.find("://") + 3);
    const std::string_view host = rest.substr(0, rest.find_first_of("/?"));
    const bool plain = std::all_of(address.begin(), address.end(), [](char one) {
        return one > ' ' && one < 0x7F && one != '"' && one != '\\' && one != '#' && one != '<' && one != '>';
    });
    return plain && !host.empty() && host.find('@') == host.npos && address.size() <= max_address_bytes;
}

std::optional<Rejected> check_robot(const State& state, const Stamp& by, ChatRobotId robot) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (!state.chat_robots.find(robot)) return missing(state, Reason::ChatRobotUnknown);
    return std::nullopt;
}

void say(State& state, const Stamp& by, IdSource& ids, ChatMessageKind kind, std::string words) {
    ChatMessage message;
    message.id = ids.next<ChatMessageId>();
    message.kind = kind;
    message.at = by.at;
    message.words = std::move(words);
    state.chat_messages.insert(message);
    std::vector<std::pair<Instant, ChatMessageId>> known;
    for (const auto& [id, row] : state.chat_messages.rows()) known.emplace_back(row.record.at, id);
    std::sort(known.begin(), known.end());
    for (std::size_t left = known.size(); left > chat_messages_kept; --left)
        state.chat_messages.erase(known[known.size() - left].second);
}

void call_missing(State& state, const Stamp& by, IdSource& ids, const ChatRobot& robot) {
    const std::vector<const Shift*> shifts = shifts_to_call(state, robot, by.at);
    if (shifts.empty()) return;
    for (const Shift* shift : shifts) {
        if (state.shift_calls.find(shift->id))
            state.shift_calls.edit(shift->id).begins = shift->window.from;
        else
            state.shift_calls.insert({.id = shift->id, .begins = shift->window.from});
    }
    say(state, by, ids, ChatMessageKind::Missing, missing_words(state, robot, shifts, by.at));
}

// One that comes too late is passed over: the evening is half gone.
void say_roster(State& state, const Stamp& by, IdSource& ids, const ChatRobot& robot, std::int64_t day) {
    const bool late = by.at - roster_moment(state, *robot.roster_minute, day) > roster_at_most_late;
    const std::vector<const Shift*> shifts = shifts_of_evening(state, by.at);
    if (late || shifts.empty()) return;
    say(state, by, ids, ChatMessageKind::Roster, roster_words(state, robot, shifts, by.at));
}

const char* trial_words(Speech speech) {
    return speech == Speech::Chinese ? "邻里试一下：这个机器人能用了。"
                                     : "Linli is trying: this robot works.";
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const SetChatRobot& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (command.address.empty()) return Rejected{Reason::TextEmpty};
    if (!is_address(command.address)) return Rejected{Reason::ChatAddressInvalid};
    if (!is_sound_template(command.missing_line, {"when", "post", "missing", "have"}) ||
        !is_sound_template(command.roster_text, {"day", "roster"}))
        return Rejected{Reason::ChatTemplateInvalid};
    if (command.hours_ahead < 0 || command.hours_ahead > most_hours_ahead)
        return Rejected{Reason::RemindersInvalid};
    const std::int32_t minute = command.roster_minute.value_or(0);
    if (minute < 0 || minute >= minutes_of_day) return Rejected{Reason::RemindersInvalid};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetChatRobot& command) {
    IdSource ids(by);
    const auto& rows = state.chat_robots.rows();
    const ChatRobotId id = rows.empty() ? ids.next<ChatRobotId>() : rows.begin()->first;
    ChatRobot robot = rows.empty() ? ChatRobot{} : rows.begin()->second.record;
    robot.id = id;
    robot.address = command.address;
    robot.form = command.form;
    robot.speech = command.speech;
    robot.hours_ahead = command.hours_ahead;
    robot.missing_line = command.missing_line;
    robot.roster_minute = command.roster_minute;
    robot.roster_text = command.roster_text;
    robot.looked_at = by.at;
    // Today's is not said after its time because somebody changed a word.
    if (robot.roster_minute) robot.rostered_day = last_roster_day(state, *robot.roster_minute, by.at);
    if (rows.empty())
        state.chat_robots.insert(robot);
    else
        state.chat_robots.edit(id) = robot;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndChatRobot& command) {
    return check_robot(state, by, command.robot);
}

void change(State& state, const Stamp&, const EndChatRobot& command) {
    if (!state.chat_robots.find(command.robot)) return;
    state.chat_robots.erase(command.robot);
    while (state.chat_messages.size() > 0)
        state.chat_messages.erase(state.chat_messages.rows().begin()->first);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const TryChatRobot& command) {
    return check_robot(state, by, command.robot);
}

void change(State& state, const Stamp& by, const TryChatRobot& command) {
    const ChatRobot* robot = state.chat_robots.find(command.robot);
    if (!robot) return;
    IdSource ids(by);
    say(state, by, ids, ChatMessageKind::Trial, trial_words(robot->speech));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SpeakInChat& command) {
    if (by.principal != Principal::Server) return Rejected{Reason::NotAllowed};
    return check_robot(state, by, command.robot);
}

void change(State& state, const Stamp& by, const SpeakInChat& command) {
    const ChatRobot* known = state.chat_robots.find(command.robot);
    if (!known) return;
    const ChatRobot robot = *known;
    IdSource ids(by);
    ChatRobot& kept = state.chat_robots.edit(command.robot);
    kept.looked_at = by.at;
    const std::int64_t day =
        robot.roster_minute ? last_roster_day(state, *robot.roster_minute, by.at) : robot.rostered_day;
    kept.rostered_day = std::max(robot.rostered_day, day);
    if (quiet_around(reminder_rules(state).quiet, by.at, utc_offset(state))) return;
    call_missing(state, by, ids, robot);
    if (day > robot.rostered_day) say_roster(state, by, ids, robot, day);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const NoteChatAnswer& command) {
    if (by.principal != Principal::Server) return Rejected{Reason::NotAllowed};
    if (!state.chat_messages.find(command.message)) return missing(state, Reason::ChatRobotUnknown);
    return std::nullopt;
}

void change(State& state, const Stamp&, const NoteChatAnswer& command) {
    if (!state.chat_messages.find(command.message)) return;
    ChatMessage& message = state.chat_messages.edit(command.message);
    message.state = command.state;
    message.fault = command.fault;
    message.status = command.status;
    message.answer = command.answer;
}

}  // namespace linli
