#include "app/client/reminders/robot_page.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "app/client/action.h"
#include "app/client/ui/ui.h"
#include "shared/reminders/chat.h"
#include "shared/reminders/reminders.h"

namespace linli::client {
namespace {

constexpr std::int32_t usual_roster_minute = 17 * 60;

const ChatRobot* robot_of(const State& state) {
    const auto& rows = state.chat_robots.rows();
    return rows.empty() ? nullptr : &rows.begin()->second.record;
}

auto parts_of(const SetChatRobot& robot) {
    return std::tie(robot.address, robot.form, robot.speech, robot.hours_ahead, robot.missing_line,
                    robot.roster_minute, robot.roster_text);
}

SetChatRobot as_command(const ChatRobot* robot) {
    SetChatRobot command;
    if (robot)
        return {robot->address,      robot->form,          robot->speech,     robot->hours_ahead,
                robot->missing_line, robot->roster_minute, robot->roster_text};
    command.speech = language() == Language::English ? Speech::English : Speech::Chinese;
    command.missing_line = usual_missing_line(command.speech);
    command.roster_text = usual_roster_text(command.speech);
    command.roster_minute = usual_roster_minute;
    return command;
}

// What a colleague changed meanwhile comes in, unless something else is being typed here.
void fill(const State& state, RobotInput& input) {
    if (!is_changed(input)) input.robot = input.filled_from = as_command(robot_of(state));
    if (input.rules == input.rules_from) input.rules = input.rules_from = reminder_rules(state);
}

void choose_form(SetChatRobot& robot) {
    const ui::RadioGroup group(text("robot.form"));
    for (const ChatForm form : Members<ChatForm>::values) {
        const int number = static_cast<int>(form);
        if (ui::radio(text("robot.form." + std::to_string(number)), robot.form == form, {.key = number}))
            robot.form = form;
    }
}

// The usual words follow the language as long as nobody wrote others.
void choose_speech(SetChatRobot& robot) {
    const ui::RadioGroup group(text("robot.speech"));
    const ui::Columns columns(2);
    const auto speak = [&](Speech speech) {
        if (robot.missing_line == usual_missing_line(robot.speech))
            robot.missing_line = usual_missing_line(speech);
        if (robot.roster_text == usual_roster_text(robot.speech))
            robot.roster_text = usual_roster_text(speech);
        robot.speech = speech;
    };
    if (ui::radio(text("language.chinese"), robot.speech == Speech::Chinese, {.key = "zh"}))
        speak(Speech::Chinese);
    columns.next();
    if (ui::radio(text("language.english"), robot.speech == Speech::English, {.key = "en"}))
        speak(Speech::English);
}

void draw_missing(SetChatRobot& robot) {
    ui::heading(text("robot.missing"), {.icon = ui::Icon::UserPlus});
    int ahead = robot.hours_ahead;
    if (ui::stepper(text("robot.hours_ahead"), ahead, {.least = 0, .most = 72})) robot.hours_ahead = ahead;
    if (robot.hours_ahead == 0) ui::line(text("robot.never"), {.quiet = true});
    ui::text_area(text("robot.missing_line"), robot.missing_line,
                  {.help = text("robot.missing_help"), .max_length = 160, .lines = 2});
}

void draw_roster(SetChatRobot& robot) {
    ui::heading(text("robot.roster"), {.icon = ui::Icon::CalendarDays});
    bool says = robot.roster_minute.has_value();
    if (ui::check(text("robot.says_roster"), says, {.second = text("robot.roster_second")}))
        robot.roster_minute = says ? std::optional(usual_roster_minute) : std::nullopt;
    if (!robot.roster_minute) return;
    int minute = *robot.roster_minute;
    if (ui::time_picker(text("robot.roster_minute"), minute)) robot.roster_minute = minute;
    ui::text_area(text("robot.roster_text"), robot.roster_text,
                  {.help = text("robot.roster_help"), .max_length = 160, .lines = 2});
}

// How it would read, by shifts that there are.
void draw_preview(const Acting& by, const SetChatRobot& typed) {
    ChatRobot robot;
    robot.speech = typed.speech;
    robot.missing_line = typed.missing_line;
    std::vector<const Shift*> shifts = shifts_of_evening(by.known.state, by.now);
    if (shifts.empty()) return;
    shifts.resize(1);
    ui::note(ui::Icon::MessageSquareText, missing_words(by.known.state, robot, shifts, by.now));
}

std::string outcome_words(const ChatMessage& message) {
    const std::string state = "robot.state." + std::to_string(static_cast<int>(message.state));
    if (message.fault == ChatFault::None) return text(state);
    const std::string fault = "robot.fault." + std::to_string(static_cast<int>(message.fault));
    return joined(text(state), text(fault, {{"status", message.status}}));
}

void draw_said(const Acting& by) {
    std::vector<const ChatMessage*> messages;
    for (const auto& [id, row] : by.known.state.chat_messages.rows()) messages.push_back(&row.record);
    std::sort(messages.begin(), messages.end(),
              [](const ChatMessage* one, const ChatMessage* other) { return one->at > other->at; });
    ui::heading(text("robot.said"), {.icon = ui::Icon::MessageSquareText});
    if (messages.empty()) return ui::line(text("robot.said_nothing"), {.quiet = true});
    const ui::Card card("said");
    const ui::List list(text("robot.said"));
    for (const ChatMessage* message : messages) {
        const bool failed = message->state == ChatMessageState::Failed;
        const std::string answer =
            message->answer.empty() ? std::string() : text("robot.answer", {{"words", message->answer}});
        ui::row(message->id,
                {.title = message->words,
                 .second = joined(outcome_words(*message), past_words(message->at, by.me.saying(by.now))),
                 .third = answer,
                 .icon = failed ? ui::Icon::CircleAlert : ui::Icon::Send});
    }
}

void draw_end(const Acting& by, ChatRobotId robot, RobotInput& input) {
    if (ui::button(text("robot.end"), {.kind = ui::ButtonKind::Plain})) input.ending = true;
    if (!input.ending) return;
    const ui::Dialog sheet(
        {.title = text("robot.end_title"), .open = &input.ending, .close_label = text("action.close")});
    ui::line(text("robot.end_second"));
    if (action(by, text("robot.end_really"), EndChatRobot{robot}, {.kind = ui::ButtonKind::Danger})) {
        input.ending = false;
        input.robot = input.filled_from;
    }
}

void draw_robot(const Acting& by, RobotInput& input) {
    const ChatRobot* robot = robot_of(by.known.state);
    const ui::Card card("robot");
    ui::line(text("robot.how"), {.icon = ui::Icon::Info});
    ui::text_area(text("robot.address"), input.robot.address,
                  {.help = text("robot.address_help"), .max_length = 480, .lines = 2});
    choose_form(input.robot);
    choose_speech(input.robot);
    draw_missing(input.robot);
    draw_roster(input.robot);
    draw_preview(by, input.robot);
    const bool changed = is_changed(input);
    const char* missing = input.robot.address.empty() ? "robot.address_missing" : nullptr;
    if ((changed || !robot) &&
        action(by, text("robot.save"), input.robot, {.kind = ui::ButtonKind::Primary}, missing))
        input.filled_from = input.robot;
    if (!robot) return;
    const ChatRobotId id = robot->id;
    if (!changed) action(by, text("robot.try"), TryChatRobot{id}, {.icon = ui::Icon::Send});
    draw_end(by, id, input);
}

void draw_rules(const Acting& by, RobotInput& input) {
    ui::heading(text("robot.quiet"), {.icon = ui::Icon::Moon});
    const ui::Card card("rules");
    ui::line(text("robot.quiet_second"));
    ReminderRules& rules = input.rules;
    ui::time_picker(text("reminders.quiet_from"), rules.quiet.from_minute);
    ui::time_picker(text("reminders.quiet_until"), rules.quiet.until_minute);
    ui::time_picker(text("robot.evening"), rules.evening_minute);
    if (rules == input.rules_from) return;
    if (action(by, text("robot.save_quiet"), SetReminderRules{rules}, {.kind = ui::ButtonKind::Primary}))
        input.rules_from = rules;
}

}  // namespace

bool is_changed(const RobotInput& input) {
    return parts_of(input.robot) != parts_of(input.filled_from);
}

void robot_page(const Known& known, const Viewer& me, Instant now, RobotInput& input, Outbox& outbox) {
    fill(known.state, input);
    const Acting by{known, me, now, outbox};
    const ui::Page page({.title = text("robot.title"),
                         .second = text("robot.second"),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "chat-robot"});
    draw_robot(by, input);
    draw_said(by);
    draw_rules(by, input);
}

}  // namespace linli::client
