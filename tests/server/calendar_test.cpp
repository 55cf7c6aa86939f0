#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "app/server/exports/calendar_feeds.h"
#include "shared/core/characters.h"
#include "shared/core/random.h"
#include "shared/shifts/commands.h"
#include "tests/roster_town.h"

using namespace linli;
using namespace linli::server;

namespace {

const CommunityId community{{1, 1}};
const Instant noon = instant_of({2026, 11, 23}, 12 * 60, UtcOffset{});

std::vector<std::string> lines_of(const std::string& ics) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    for (std::size_t end = ics.find("\r\n"); end != ics.npos; end = ics.find("\r\n", from)) {
        lines.push_back(ics.substr(from, end - from));
        from = end + 2;
    }
    CHECK(from == ics.size());
    return lines;
}

// As another program reads it: what was folded is one line again.
std::vector<std::string> unfolded(const std::string& ics) {
    std::vector<std::string> whole;
    for (const std::string& line : lines_of(ics)) {
        if (!line.empty() && line.front() == ' ')
            whole.back() += line.substr(1);
        else
            whole.push_back(line);
    }
    return whole;
}

std::string unescaped(const std::string& text) {
    std::string words;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escaped = text[i] == '\\' && i + 1 < text.size();
        if (escaped) ++i;
        words += escaped && text[i] == 'n' ? '\n' : text[i];
    }
    return words;
}

std::vector<std::string> values_of(const std::string& ics, const std::string& name) {
    std::vector<std::string> values;
    for (const std::string& line : unfolded(ics)) {
        if (line.rfind(name + ":", 0) == 0) values.push_back(line.substr(name.size() + 1));
    }
    return values;
}

CalendarEvent event_called(const std::string& summary) {
    CalendarEvent event;
    event.uid = "seat-1@2";
    event.window = {noon, noon + hours(2)};
    event.summary = summary;
    return event;
}

// Letters of one to four bytes, what is escaped, and line ends.
std::string chance_words(SeededRandom& random) {
    static constexpr std::array letters{U'a', U' ', U',', U';', U'\\', U'\n', U'é', U'南', U'门', U'😷'};
    std::string words;
    for (int left = random.between(0, 200); left > 0; --left) append_character(words, random.pick(letters));
    return words;
}

}  // namespace

TEST_CASE("an event has what other programs need, in UTC, and says when it was cancelled") {
    CalendarEvent event = event_called("南门岗; 到岗先领口罩, 手套\\防护衣\n谢谢");
    event.sequence = 1ull << 40;
    event.location = "南门";
    event.cancelled = true;
    const std::string ics = ics_of({"我的班", {event}}, noon + seconds(7));
    CHECK(unfolded(ics) == std::vector<std::string>{"BEGIN:VCALENDAR",
                                                    "VERSION:2.0",
                                                    "PRODID:-//Linli//Linli//EN",
                                                    "CALSCALE:GREGORIAN",
                                                    "METHOD:PUBLISH",
                                                    "NAME:我的班",
                                                    "X-WR-CALNAME:我的班",
                                                    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
                                                    "X-PUBLISHED-TTL:PT1H",
                                                    "BEGIN:VEVENT",
                                                    "UID:seat-1@2",
                                                    "DTSTAMP:20261123T040007Z",
                                                    "SEQUENCE:2147483647",
                                                    "DTSTART:20261123T040000Z",
                                                    "DTEND:20261123T060000Z",
                                                    "SUMMARY:南门岗\\; 到岗先领口罩\\, 手套\\\\防护衣\\n谢谢",
                                                    "LOCATION:南门",
                                                    "STATUS:CANCELLED",
                                                    "END:VEVENT",
                                                    "END:VCALENDAR"});
}

TEST_CASE("a calendar without events has a part all the same") {
    const std::vector<std::string> lines = unfolded(ics_of({"我的班", {}}, noon));
    CHECK(std::count(lines.begin(), lines.end(), "BEGIN:VTIMEZONE") == 1);
    CHECK(std::count(lines.begin(), lines.end(), "BEGIN:VEVENT") == 0);
}

TEST_CASE("control characters do not come out") {
    CHECK(values_of(ics_of({{}, {event_called("南\t门\r\n\x7F岗\x01")}}, noon), "SUMMARY").front() ==
          "南门\\n岗");
}

TEST_CASE("whatever is written, no line is too long, none ends within a character, and the words come back") {
    SeededRandom random(5);
    for (int round = 0; round < 500; ++round) {
        const std::string words = chance_words(random);
        CAPTURE(words);
        const std::string ics = ics_of({words, {event_called(words)}}, noon);
        for (const std::string& line : lines_of(ics)) {
            CHECK(line.size() <= 75);
            CHECK(is_valid_utf8(line));
        }
        CHECK(unescaped(values_of(ics, "SUMMARY").front()) == words);
        CHECK(unescaped(values_of(ics, "NAME").front()) == words);
    }
}

TEST_CASE("a person's calendar has their shifts and says no names; its numbers stay and rise") {
    RosterTown town;
    const ShiftId mine = town.at(20, 2, 4), others = town.at(22, 2, 4);
    const SeatId seat = town.takes(town.lu, mine);
    town.takes(town.wen, mine);
    town.takes(town.wen, others);
    const auto calendar = [&] {
        return person_calendar(town.state, community, town.lu, town.now, ExportLanguage::English);
    };
    REQUIRE(calendar().events.size() == 1);
    const CalendarEvent event = calendar().events.front();
    CHECK(event.uid == "seat-" + to_hex(seat.bits) + "@" + to_hex(community.bits));
    CHECK(event.window == town.state.shifts.at(mine).window);
    CHECK(event.summary == "On duty: " + town.state.posts.at(town.gate).name);
    CHECK_FALSE(event.cancelled);
    REQUIRE(town.run(town.coordinator, CancelShift{mine, "下雨"}) == std::nullopt);
    REQUIRE(calendar().events.size() == 1);
    CHECK(calendar().events.front().cancelled);
    CHECK(calendar().events.front().uid == event.uid);
    CHECK(calendar().events.front().summary.find("下雨") == std::string::npos);
    town.now = event.window.until + calendar_past;
    CHECK(calendar().events.empty());
}

TEST_CASE("who gave a place back has it in no calendar") {
    RosterTown town;
    const SeatId seat = town.takes(town.lu, town.at(20, 2, 4));
    REQUIRE(town.run(town.lu, GiveBackShift{seat}) == std::nullopt);
    CHECK(person_calendar(town.state, community, town.lu, town.now, ExportLanguage::Chinese).events.empty());
}

TEST_CASE("a post's calendar counts places and knows nothing of other posts, nor of what is not published") {
    RosterTown town;
    const PostId bridge = town.another_post("桥头");
    const ShiftId first = town.at(20, 2, 4);
    const ShiftId second = town.at(22, 2, 3);
    town.at(20, 2, 4, bridge);
    town.takes(town.lu, first);
    const auto calendar = [&] {
        return post_calendar(town.state, community, town.gate, town.now, ExportLanguage::Chinese);
    };
    REQUIRE(calendar().events.size() == 2);
    CHECK(calendar().events.front().summary == town.state.posts.at(town.gate).name + " 1/4 人");
    CHECK(calendar().events.back().summary == town.state.posts.at(town.gate).name + " 0/3 人");
    town.state.shift_statuses.edit(second).publish_at = town.now + days(1);
    CHECK(calendar().events.size() == 1);
}
