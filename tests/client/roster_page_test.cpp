#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/shifts/roster_page.h"
#include "app/client/shifts/shift_view.h"
#include "tests/client/roster_town.h"

// The roster as a list, a week and a month. Monday 2026-11-23, 18:20.

using namespace linli;
using namespace linli::client;

namespace {

struct RosterViews : RosterTown {
    explicit RosterViews(float width = 360, bool coordinates = false) : RosterTown(coordinates) {
        screen.kit().set_screen({.width = width, .height = 740});
    }
    void show_roster(RosterPart part) {
        input.part = static_cast<int>(part);
        screen.show([this] { roster_page(known(), viewer(), now, input, *this, *this); });
    }
    std::size_t links_to_shifts() {
        const auto& nodes = screen.kit().nodes();
        return static_cast<std::size_t>(std::count_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
            return node.role == ui::Role::Link && node.route.rfind("/shifts/", 0) == 0;
        }));
    }
    RosterInput input;
};

}  // namespace

TEST_CASE("the list goes from today on, and says when, where, who and what is missing") {
    RosterViews town;
    town.shift(60, town.east, clock_at(8, 0, 22), clock_at(10, 0, 22), 1, 1);  // Yesterday.
    town.open();
    town.show_roster(RosterPart::Agenda);
    CHECK(town.links_to_shifts() == 4);
    CHECK(town.screen.shows("今天 · 20:00–22:00 · 南门岗 · 我、陆青 · 缺 1 人"));
    CHECK(town.screen.shows("周五 · 19:00–21:00 · 北门岗 · 祝春生 · 缺 1 人"));
}

TEST_CASE("a week stands by hours on a desk and as a list on a phone, and can be turned") {
    for (const float width : {360.0F, 1280.0F}) {
        RosterViews town(width);
        town.open();
        town.show_roster(RosterPart::Week);
        if (width > 1000) REQUIRE(town.screen.press_only("按钟点看"));
        CHECK(town.links_to_shifts() == 4);
        REQUIRE(town.screen.press_only("下一周"));
        CHECK(town.screen.shows("没有班"));
        REQUIRE(town.screen.press_only("上一周"));
        CHECK(town.links_to_shifts() == 4);
        if (width > 1000) CHECK(town.screen.shows("20:00–22:00，南门岗，我、陆青 · 缺 1 人"));
    }
}

TEST_CASE("a month says of each day how many shifts and how many people are missing, and one day is chosen") {
    RosterViews town;
    town.open();
    town.show_roster(RosterPart::Month);
    CHECK(town.screen.find(ui::Role::Radio, "11月23日 周一 · 2 个班 · 缺 3 人"));
    CHECK(town.screen.find(ui::Role::Radio, "11月25日 周三 · 1 个班 · 都齐了"));
    CHECK(town.screen.find(ui::Role::Radio, "11月24日 周二 · 没有班"));
    CHECK(town.links_to_shifts() == 4);
    REQUIRE(town.screen.press_only("11月25日 周三 · 1 个班 · 都齐了"));
    CHECK(town.links_to_shifts() == 1);
    REQUIRE(town.screen.press_only("整个月"));
    CHECK(town.links_to_shifts() == 4);
    REQUIRE(town.screen.press_only("下个月"));
    CHECK(town.screen.shows("2026年12月"));
    CHECK(town.screen.find(ui::Role::Radio, "12月31日 周四 · 没有班"));
    CHECK(town.links_to_shifts() == 0);
}

TEST_CASE("what is past is not said to be missing people") {
    RosterViews town;
    town.shift(60, town.east, clock_at(8, 0, 22), clock_at(10, 0, 22), 2, 2);
    town.open();
    const RosterSpan span = roster_span(town.known(), town.viewer(), town.now, {2026, 11, 22}, 2);
    REQUIRE(span.entries.size() == 3);
    CHECK(span.begin_of_day == std::vector<std::size_t>{0, 1, 3});
    CHECK_FALSE(span.days[0].needs);
    CHECK(span.entries[0].tone == ui::Tone::Neutral);
    CHECK(span.days[1].needs);
}

TEST_CASE("of a month of 1,000 shifts only what is in sight is drawn") {
    RosterViews town;
    for (std::uint64_t i = 0; i < 1000; ++i) {
        const Instant from = clock_at(0, 0, 1) + minutes(static_cast<std::int64_t>(i) * 40);
        town.shift(5000 + i, i % 2 == 0 ? town.south : town.east, from, from + hours(2), 2, 3);
    }
    town.open();
    town.show_roster(RosterPart::Month);
    CHECK(town.links_to_shifts() > 3);
    CHECK(town.links_to_shifts() < 60);
    CHECK(town.screen.kit().duplicate_keys() == 0);
}

TEST_CASE("the roster says of each shift what the list of shifts says: whether I may take it, and why not") {
    RosterViews town;
    const ShiftId overlaps = town.shift(61, town.north, clock_at(21), clock_at(23), 1, 2);
    town.open();
    town.show_roster(RosterPart::Agenda);
    CHECK(town.screen.shows("今天 · 21:00–23:00 · 北门岗 · 缺 1 人 · 重叠"));
    CHECK(town.screen.shows("周三 · 8:00–10:00 · 东门岗 · 严立安 · 已满"));
    const SignUpBook book(town.replica.state(), town.me, town.now);
    for (const RosterEntry& entry :
         roster_span(town.known(), town.viewer(), town.now, {2026, 11, 23}, 30).entries) {
        const Shift& shift = town.replica.state().shifts.at(entry.shift);
        const ShiftView view = shift_view(town.known(), town.viewer(), town.now, shift);
        CHECK(view.sign_up == book.of(entry.shift));
        const StateWord word = state_word(view, town.now);
        CHECK((word.tone == ui::Tone::Mine || entry.who.find(word.words) != std::string::npos));
    }
    CHECK(book.of(overlaps).is == SignUp::Overlaps);
}

TEST_CASE(
    "on a wide screen the week stands by posts, gaps first, and three posts at one hour are all there") {
    RosterViews town(1280);
    for (std::uint64_t i = 0; i < 3; ++i) {
        const PostId posts[] = {town.south, town.north, town.east};
        town.shift(60 + i, posts[i], clock_at(14, 0, 26), clock_at(16, 0, 26), 2, 2);
    }
    town.open();
    const WeekTable table = week_table(town.replica.state(), town.viewer(), town.now, {2026, 11, 23});
    CHECK(table.heads.size() == 7);
    CHECK(table.rows.size() == 7);  // Four places of the town and these three.
    CHECK(table.missing == 1 + 2 + 1 + 3 * 2);
    REQUIRE(table.gaps.size() == 6);
    CHECK(table.gaps.front() == town.tonight);
    town.show_roster(RosterPart::Week);
    CHECK(town.screen.shows("这周缺 10 人"));
    for (const char* post : {"南门岗 14:00–16:00", "北门岗 14:00–16:00", "东门岗 14:00–16:00"})
        CHECK(town.screen.shows(post));
    REQUIRE(town.press_part("14:00–16:00 北门岗：至少 2 人，有 0 人"));
    CHECK(town.gone == route_to("shifts", made<ShiftId>(61)));
}

TEST_CASE("a coordinator presses a gap, sees who could come and who not, and places somebody") {
    RosterViews town(1280, true);
    town.open();
    town.show_roster(RosterPart::Week);
    REQUIRE(town.press_part("19:00–21:00 北门岗：至少 2 人，有 1 人"));
    CHECK(town.input.week_table.gap == town.friday);
    CHECK(town.screen.shows("谁来补这个位置"));
    CHECK(town.screen.shows("能来的人"));
    REQUIRE(town.screen.press_only("陆青，共 2 小时"));
    REQUIRE(town.last<AssignSeat>());
    CHECK(town.last<AssignSeat>()->shift == town.friday);
    CHECK(town.last<AssignSeat>()->person == made<PersonId>(11));
    CHECK_FALSE(town.input.week_table.gap);
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(town.screen.shows("19:00–21:00 北门岗：至少 2 人，有 2 人"));
}

TEST_CASE("what is not published is no gap of the week, for nobody can be put there yet") {
    RosterViews town(1280, true);
    ShiftStatus status;
    status.id = town.friday;
    status.publish_at = clock_at(8, 0, 25);
    town.add(status);
    town.open();
    const WeekTable table = week_table(town.replica.state(), town.viewer(), town.now, {2026, 11, 23});
    CHECK(std::find(table.gaps.begin(), table.gaps.end(), town.friday) == table.gaps.end());
    CHECK(table.missing == 1 + 2);
    town.show_roster(RosterPart::Week);
    REQUIRE(town.press_part("19:00–21:00 北门岗：至少 2 人，有 1 人"));
    CHECK(town.gone == route_to("shifts", town.friday));
}

TEST_CASE("what is not published is no gap of the month or the list either, and says that it is not open") {
    RosterViews town(360, true);
    ShiftStatus status;
    status.id = town.friday;
    status.publish_at = clock_at(8, 0, 25);
    town.add(status);
    town.open();
    const RosterSpan span = roster_span(town.known(), town.viewer(), town.now, {2026, 11, 27}, 1);
    REQUIRE(span.entries.size() == 1);
    CHECK(span.entries.front().tone != ui::Tone::Need);
    CHECK(span.entries.front().who.find("缺") == std::string::npos);
    const ShiftView view =
        shift_view(town.known(), town.viewer(), town.now, town.replica.state().shifts.at(town.friday));
    CHECK(span.entries.front().who.find(state_word(view, town.now).words) != std::string::npos);
    CHECK_FALSE(span.days.front().needs);
}

TEST_CASE("a shift that is cancelled while somebody is chosen for it asks for nobody any more") {
    RosterViews town(1280, true);
    town.open();
    town.show_roster(RosterPart::Week);
    REQUIRE(town.press_part("19:00–21:00 北门岗：至少 2 人，有 1 人"));
    REQUIRE(town.input.week_table.gap == town.friday);
    REQUIRE_FALSE(town.push(CancelShift{town.friday, "下大雨"}));
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK_FALSE(town.input.week_table.gap);
    CHECK_FALSE(town.screen.shows("谁来补这个位置"));
}

TEST_CASE("two shifts of one post at one time are two rows, and what is past is no gap") {
    RosterViews town(1280);
    town.shift(60, town.south, clock_at(8), clock_at(10), 2, 2);
    town.shift(61, town.south, clock_at(8, 0, 27), clock_at(10, 0, 27), 1, 1);
    town.shift(62, town.south, clock_at(8, 0, 27), clock_at(10, 0, 27), 1, 1);
    town.open();
    const WeekTable table = week_table(town.replica.state(), town.viewer(), town.now, {2026, 11, 23});
    std::size_t mornings = 0;
    for (const ui::CoverageRow& row : table.rows) mornings += row.label == "南门岗 8:00–10:00" ? 1U : 0U;
    CHECK(mornings == 2);
    CHECK(std::find(table.gaps.begin(), table.gaps.end(), made<ShiftId>(60)) == table.gaps.end());
}

TEST_CASE("how many are missing is said of the week that is shown, and of one that has passed nothing") {
    RosterViews town(1280);
    town.shift(60, town.south, clock_at(8, 0, 20), clock_at(10, 0, 20), 2, 2);
    const Instant next_week = clock_at(8) + days(8);
    town.shift(61, town.south, next_week, next_week + hours(2), 3, 3);
    const Instant in_three = clock_at(8) + days(23), in_four = clock_at(8) + days(30);
    town.shift(62, town.south, in_three, in_three + hours(2), 1, 1);
    town.seat(63, town.shift(64, town.south, in_four, in_four + hours(2), 1, 1), 11);
    town.open();
    town.show_roster(RosterPart::Week);
    const std::pair<int, const char*> said[] = {
        {0, "这周缺 4 人"}, {1, "下周缺 3 人"}, {3, "12月14日那周缺 1 人"}, {4, "12月21日那周都齐了"}};
    for (const auto& [week, words] : said) {
        town.input.week = week;
        town.screen.draw_again();
        town.screen.wait(0);
        CHECK_MESSAGE(town.screen.shows(words), words);
    }
    town.input.week = -1;
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(town.screen.shows("南门岗 8:00–10:00"));
    CHECK_FALSE(town.screen.shows("上周都齐了"));
    CHECK_FALSE(town.screen.shows("上周缺"));
}

TEST_CASE("a coordinator saves the week that is shown as a table, also one to come") {
    const auto route_of = [](const RosterViews& town) {
        const ui::Node* link = town.screen.find(ui::Role::Link, "班表（CSV）");
        return link ? link->route : std::string();
    };
    RosterViews town(360, true);
    town.open();
    town.show_roster(RosterPart::Week);
    CHECK(route_of(town) == "/api/export/roster/2026-11-23/2026-11-30/roster.csv");
    REQUIRE(town.screen.press_only("下一周"));
    CHECK(route_of(town) == "/api/export/roster/2026-11-30/2026-12-07/roster.csv");
}

TEST_CASE("who does not coordinate is offered no table of the week") {
    RosterViews town;
    town.open();
    town.show_roster(RosterPart::Week);
    CHECK_FALSE(town.screen.find(ui::Role::Link, "班表（CSV）"));
}
