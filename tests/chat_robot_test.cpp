#include <doctest/doctest.h>

#include <algorithm>

#include "shared/reminders/chat.h"
#include "shared/reminders/commands.h"
#include "tests/roster_town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

SetChatRobot usual_robot(std::optional<std::int32_t> roster_minute = std::nullopt) {
    SetChatRobot robot;
    robot.address = "https://qyapi.example.org/send?key=1";
    robot.missing_line = "{when} {post} 缺 {missing}";
    robot.roster_text = "{day}\n{roster}";
    robot.roster_minute = roster_minute;
    return robot;
}

struct ChatTown : RosterTown {
    void set(const SetChatRobot& robot) { REQUIRE(run(coordinator, robot) == allowed); }
    ChatRobotId robot() const { return state.chat_robots.rows().begin()->first; }
    std::vector<std::string> said(ChatMessageKind kind) const {
        std::vector<std::pair<Instant, std::string>> all;
        for (const auto& [id, row] : state.chat_messages.rows()) {
            if (row.record.kind == kind) all.emplace_back(row.record.at, row.record.words);
        }
        std::sort(all.begin(), all.end());
        std::vector<std::string> words;
        for (const auto& [at, one] : all) words.push_back(one);
        return words;
    }
    std::vector<std::string> missing() const { return said(ChatMessageKind::Missing); }
};

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("an address and a template that cannot be are refused with a reason") {
    ChatTown town;
    const auto with = [](auto change) {
        SetChatRobot robot = usual_robot();
        change(robot);
        return robot;
    };
    const auto address = [&](const char* words) {
        return town.reason(town.coordinator, with([&](SetChatRobot& robot) { robot.address = words; }));
    };
    const auto line = [&](const char* words) {
        return town.reason(town.coordinator, with([&](SetChatRobot& robot) { robot.missing_line = words; }));
    };
    CHECK(town.reason(town.lu, usual_robot()) == Reason::NotAllowed);
    for (const char* wrong : {"qyapi.example.org", "http://qyapi.example.org/", "https://", "https:///x",
                              "https://me@example.org/", "https://example.org/ x", "https://example.org/\"x",
                              "ftp://example.org/", "http://127.0.0.1@example.org:80/"})
        CHECK_MESSAGE(address(wrong) == Reason::ChatAddressInvalid, wrong);
    CHECK(address("") == Reason::TextEmpty);
    CHECK(address("https://example.org/hook?key=a&b=c") == std::nullopt);
    CHECK(address("http://127.0.0.1:8080/hook") == std::nullopt);
    for (const char* wrong : {"", "{door}", "{when", "when}", "{{when}}", "{}"})
        CHECK_MESSAGE(line(wrong) == Reason::ChatTemplateInvalid, wrong);
    CHECK(line("没有别的") == std::nullopt);
    CHECK(town.reason(town.coordinator, with([](SetChatRobot& robot) { robot.hours_ahead = 73; })) ==
          Reason::RemindersInvalid);
    CHECK(town.reason(town.coordinator, usual_robot(1440)) == Reason::RemindersInvalid);
    CHECK(town.reason(town.coordinator, TryChatRobot{}) == Reason::ChatRobotUnknown);
}

TEST_CASE("what is short of people is said some hours ahead, once, all shifts in one message") {
    ChatTown town;
    town.set(usual_robot());
    const PostId east = town.another_post("东门岗");
    town.at(18 + 24, 2, 2);           // Tomorrow at 18:00.
    town.at(18 + 24, 2, 3, east, 2);  // Two are needed there.
    const ShiftId full = town.at(18 + 24, 1, 1, town.another_post("北门岗"));
    town.takes(town.lu, full);
    town.pass(hours(20));
    CHECK(town.missing().empty());
    town.pass(hours(1));
    CHECK(town.missing() == Words{"今晚 18:00–20:00 东门岗 缺 2\n今晚 18:00–20:00 南门岗 缺 1"});
    town.pass(hours(10));
    CHECK(town.missing().size() == 1);
}

TEST_CASE("what would be said in the quiet hours is said before them") {
    ChatTown town;
    town.set(usual_robot());
    town.at(18 + 12, 2, 1);  // Tomorrow at six.
    town.pass(hours(3));
    CHECK(town.missing().empty());
    town.pass(minutes(45));
    CHECK(town.missing() == Words{"明早 6:00–8:00 南门岗 缺 1"});
}

TEST_CASE("what becomes short late is said soon, but not at night") {
    ChatTown town;
    town.set(usual_robot());
    const ShiftId morning = town.at(18 + 14, 2, 1);  // Tomorrow at eight.
    const SeatId seat = town.takes(town.lu, morning);
    town.pass(hours(6));  // Midnight.
    REQUIRE(town.run(town.lu, GiveBackShift{seat}) == allowed);
    town.pass(hours(6));
    CHECK(town.missing().empty());
    town.pass(minutes(70));
    CHECK(town.missing() == Words{"今早 8:00–10:00 南门岗 缺 1"});
}

TEST_CASE("a shift that moves is said anew, and one that was cancelled is not") {
    ChatTown town;
    town.set(usual_robot());
    const ShiftId shift = town.at(18 + 24, 2, 2);
    town.pass(minutes(21 * 60 + 1));
    REQUIRE(town.missing().size() == 1);
    const Instant later = Town::evening + hours(26);
    REQUIRE(town.run(town.coordinator, ChangeShift{shift, {later, later + hours(1)}, 1, 2}) == allowed);
    town.pass(hours(2));
    CHECK(town.missing().size() == 2);
    const ShiftId other = town.at(18 + 29, 1, 1);
    REQUIRE(town.run(town.coordinator, CancelShift{other, "下雨"}) == allowed);
    town.pass(hours(4));
    CHECK(town.missing().size() == 2);
}

TEST_CASE("the evening's roster is said once a day, with the names that neighbours use") {
    ChatTown town;
    town.set(usual_robot(17 * 60));  // It is 18:00 now: from tomorrow on.
    const ShiftId evening = town.at(18 + 24 + 2, 2, 3, {}, 2);
    town.takes(town.lu, evening);
    town.at(18 + 24 * 3, 2, 1);  // Beyond that evening.
    CHECK(town.said(ChatMessageKind::Roster).empty());
    town.pass(hours(23));
    const auto rosters = town.said(ChatMessageKind::Roster);
    REQUIRE(rosters.size() == 1);
    const std::string name = town.state.public_names.at(town.lu).shown;
    CHECK(rosters.front() == "11月24日 周二\n今晚 20:00–22:00 南门岗：" + name + "（缺 1 人）");
    CHECK(rosters.front().find("302") == std::string::npos);
    town.pass(hours(24));  // An evening without a shift.
    CHECK(town.said(ChatMessageKind::Roster).size() == 1);
}

TEST_CASE("a roster that comes hours too late is not said") {
    ChatTown town;
    town.set(usual_robot(17 * 60));
    town.takes(town.lu, town.at(18 + 24 + 3, 2, 1));
    town.now = town.now + hours(26);  // The server was away from 17:00 to 20:00.
    town.pass(minutes(30));
    CHECK(town.said(ChatMessageKind::Roster).empty());
}

TEST_CASE("a trial is said at once, what came of it stands there, and only the newest stay") {
    ChatTown town;
    town.set(usual_robot());
    for (int i = 0; i < 25; ++i) {
        town.now = town.now + seconds(1);
        REQUIRE(town.run(town.coordinator, TryChatRobot{town.robot()}) == allowed);
    }
    CHECK(town.state.chat_messages.size() == chat_messages_kept);
    const ChatMessageId newest = town.made<ChatMessageId>();
    NoteChatAnswer note;
    note.message = newest;
    note.state = ChatMessageState::Failed;
    note.fault = ChatFault::Refused;
    note.status = 404;
    CHECK(town.reason(town.coordinator, note) == Reason::NotAllowed);
    REQUIRE(town.run({}, Principal::Server, note) == allowed);
    CHECK(town.state.chat_messages.at(newest).status == 404);
    CHECK(town.reason(town.lu, EndChatRobot{town.robot()}) == Reason::NotAllowed);
    REQUIRE(town.run(town.coordinator, EndChatRobot{town.robot()}) == allowed);
    CHECK(town.state.chat_messages.size() == 0);
    CHECK(town.state.chat_robots.size() == 0);
}

TEST_CASE("placeholders are filled once, and what they bring is not read again") {
    CHECK(filled_template("{post}在{when}", {{"post", "{when}"}, {"when", "今晚"}}) == "{when}在今晚");
    CHECK(filled_template("{other} {", {{"post", "x"}}) == "{other} {");
}

TEST_CASE("times are said as a chat says them, in both languages") {
    const UtcOffset china{};
    const auto at = [&](int day, int hour) { return instant_of({2026, 11, day}, hour * 60, china); };
    const Instant now = at(23, 18);
    CHECK(spoken_moment(at(23, 20), now, china, Speech::Chinese) == "今晚 20:00");
    CHECK(spoken_moment(at(24, 6), now, china, Speech::Chinese) == "明早 6:00");
    CHECK(spoken_moment(at(26, 20), now, china, Speech::Chinese) == "11月26日 周四 20:00");
    CHECK(spoken_moment(at(23, 20), now, china, Speech::English) == "tonight 20:00");
    CHECK(spoken_moment(at(24, 14), now, china, Speech::English) == "tomorrow 14:00");
    CHECK(spoken_moment(at(26, 20), now, china, Speech::English) == "Thu 26 Nov 20:00");
    CHECK(spoken_range({at(23, 22), at(24, 0)}, now, china, Speech::Chinese) == "今晚 22:00–24:00");
}
