#include <doctest/doctest.h>

#include "app/client/reminders/reminders_part.h"
#include "app/client/reminders/robot_page.h"
#include "app/client/ui/ui.h"
#include "shared/reminders/chat.h"
#include "tests/client/roster_town.h"

using namespace linli;
using namespace linli::client;

namespace {

struct RemindersTown : RosterTown {
    using RosterTown::RosterTown;
    void show_reminders() {
        screen.show([this] {
            const ui::Page page({.title = "我的", .key = "me"});
            reminders_part(known(), viewer(), now, reminders, *this, *this);
        });
    }
    void show_robot() {
        screen.show([this] { robot_page(known(), viewer(), now, robot, *this); });
    }
    RemindersInput reminders;
    RobotInput robot;
};

ChatRobot known_robot() {
    ChatRobot robot;
    robot.id = made<ChatRobotId>(80);
    robot.address = "https://qyapi.example.org/send?key=1";
    robot.missing_line = usual_missing_line(Speech::Chinese);
    robot.roster_text = usual_roster_text(Speech::Chinese);
    return robot;
}

ChatMessage failed_message() {
    ChatMessage message;
    message.id = made<ChatMessageId>(81);
    message.kind = ChatMessageKind::Trial;
    message.at = clock_at(18);
    message.words = "邻里试一下";
    message.state = ChatMessageState::Failed;
    message.fault = ChatFault::Refused;
    message.status = 404;
    message.answer = "nobody";
    return message;
}

}  // namespace

TEST_CASE("reminders are on without being asked for, and each choice counts at once") {
    RemindersTown town;
    town.open();
    town.show_reminders();
    CHECK(town.screen.shows(text("reminders.community_quiet", {{"when", "22:00 到 7:00"}})));
    REQUIRE(town.press_part(text("reminders.evening")));
    REQUIRE(town.last<SetReminders>());
    CHECK_FALSE(town.last<SetReminders>()->wish.evening_before);
    CHECK(town.last<SetReminders>()->wish.minutes_before == 60);
    REQUIRE(town.press_part(text("reminders.own_quiet")));
    CHECK(town.last<SetReminders>()->wish.own_quiet == QuietHours{});
    REQUIRE(town.press_part(text("reminders.urgent")));
    CHECK(town.last<SetReminders>()->wish.urgent_passes);
    CHECK_FALSE(town.last<SetReminders>()->wish.evening_before);  // What was chosen before stays.
}

TEST_CASE("a phone is turned on by a button that explains, tried, and turned off") {
    RemindersTown town;
    town.open();
    town.show_reminders();
    CHECK(town.screen.shows(text("push.privacy")));
    REQUIRE(town.screen.press_only(text("push.turn_on")));
    CHECK(town.screen.shows(text("push.on")));
    REQUIRE(town.screen.press_only(text("push.try")));
    CHECK(town.screen.shows(text("push.tried")));
    REQUIRE(town.screen.press_only(text("push.turn_off")));
    CHECK(town.screen.shows(text("push.turn_on")));
}

TEST_CASE("a browser that cannot and a person who said no are told what to do") {
    RemindersTown town;
    SUBCASE("cannot") {
        town.browser = PushState::Impossible;
        town.open();
        town.show_reminders();
        CHECK(town.screen.shows(text("push.impossible")));
    }
    SUBCASE("said no before") {
        town.browser = PushState::Forbidden;
        town.open();
        town.show_reminders();
        CHECK(town.screen.shows(text("push.forbidden")));
    }
    SUBCASE("says no now") {
        town.answers = PushState::Forbidden;
        town.open();
        town.show_reminders();
        REQUIRE(town.screen.press_only(text("push.turn_on")));
        CHECK(town.screen.shows(text("push.forbidden")));
    }
    CHECK_FALSE(town.screen.press_only(text("push.turn_on")));
    CHECK_FALSE(town.screen.shows(text("push.on")));
}

TEST_CASE("without a network the phone's part waits") {
    RemindersTown town;
    town.link.link = Link::Offline;
    town.open();
    town.show_reminders();
    CHECK(town.screen.shows(text("push.offline")));
    CHECK_FALSE(town.screen.press_only(text("push.turn_on")));
}

TEST_CASE("a coordinator sets the robot by its address and sees why words cannot be") {
    RemindersTown town(true);
    town.open();
    town.show_robot();
    CHECK(town.screen.shows(text("robot.address_missing")));
    REQUIRE(town.screen.write(text("robot.address"), "qyapi.example.org"));
    CHECK(town.screen.shows(text("reason.152")));
    REQUIRE(town.screen.write(text("robot.address"), "https://qyapi.example.org/send?key=1"));
    REQUIRE(town.screen.write(text("robot.missing_line"), "{door}"));
    CHECK(town.screen.shows(text("reason.153")));
    REQUIRE(town.screen.write(text("robot.missing_line"), "{when} {post}"));
    REQUIRE(town.screen.press_only(text("robot.save")));
    REQUIRE(town.last<SetChatRobot>());
    CHECK(town.last<SetChatRobot>()->missing_line == "{when} {post}");
    CHECK(town.last<SetChatRobot>()->roster_text == usual_roster_text(Speech::Chinese));
}

TEST_CASE("a trial is sent, what came of the last one is said in plain words, and the robot can be ended") {
    RemindersTown town(true);
    town.add(known_robot());
    town.add(failed_message());
    town.open();
    town.show_robot();
    CHECK(town.screen.shows(text("robot.fault.4", {{"status", 404}})));
    CHECK(town.screen.shows(text("robot.answer", {{"words", "nobody"}})));
    REQUIRE(town.screen.press_only(text("robot.try")));
    REQUIRE(town.last<TryChatRobot>());
    REQUIRE(town.screen.press_only(text("robot.end")));
    CHECK(town.screen.shows(text("robot.end_second")));
    REQUIRE(town.screen.press_only(text("robot.end_really")));
    CHECK(town.last<EndChatRobot>());
}

TEST_CASE("the community's quiet hours are a coordinator's to set") {
    RemindersTown town(true);
    ReminderRules rules;
    rules.id = made<ReminderRulesId>(82);
    rules.quiet = {21 * 60, 8 * 60};
    town.add(rules);
    town.open();
    town.show_reminders();
    CHECK(town.screen.shows(text("reminders.community_quiet", {{"when", "21:00 到 8:00"}})));
}
