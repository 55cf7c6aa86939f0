#include <doctest/doctest.h>

#include <algorithm>

#include "tests/client/roster_town.h"

// Shifts where no Linli is: in the calendar of one's own phone, and on the wall.

using namespace linli;
using namespace linli::client;

namespace {

struct OutsideTown : RosterTown {
    explicit OutsideTown(bool coordinates = false) : RosterTown(coordinates) {}
    void show_calendar() {
        screen.show([this] { calendar_page(known(), viewer(), now, calendar, *this); });
    }
    void show_wall() {
        screen.show([this] { wall_page(known(), viewer(), now, wall, *this); });
    }
    void put_on_paper() {
        ui::Preferences paper = screen.kit().preferences();
        paper.plain = true;
        screen.kit().set_preferences(paper);
        screen.draw_again();
    }
    std::vector<std::string> named(ui::Role role) {
        std::vector<std::string> names;
        for (const ui::Node& node : screen.kit().nodes()) {
            if (node.role == role) names.push_back(node.name);
        }
        return names;
    }
};

const WallRow* row_called(const WallWeek& week, const std::string& name) {
    const auto found = std::find_if(week.rows.begin(), week.rows.end(),
                                    [&](const WallRow& row) { return row.name == name; });
    return found == week.rows.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("my calendar's link is made, copied while it is shown, and made invalid") {
    OutsideTown town;
    town.open();
    town.show_calendar();
    CHECK(town.screen.shows("谁拿到链接，谁就看得到时间和地点，别发到群里。"));
    REQUIRE(town.screen.press_only("做一个日历链接"));
    REQUIRE(town.screen.find("日历链接"));
    CHECK(town.screen.find("日历链接")->value == "https://linli.example.org/calendar/0123.ics");
    REQUIRE(town.screen.press_only("复制链接"));
    CHECK(town.copied == "https://linli.example.org/calendar/0123.ics");
    REQUIRE(town.screen.press_only("好了"));
    CHECK_FALSE(town.screen.shows("复制链接"));
    REQUIRE(town.screen.press_only("让链接失效"));
    CHECK(town.screen.shows("做一个日历链接"));
}

TEST_CASE("without a network no link is made; when it is back the page asks again") {
    OutsideTown town;
    town.open();
    town.link.link = Link::Offline;
    town.show_calendar();
    CHECK(town.screen.shows("连上网才能做"));
    CHECK_FALSE(town.screen.press_only("做一个日历链接"));
    town.link.link = Link::Online;
    town.screen.wait(0);
    CHECK(town.screen.press_only("做一个日历链接"));
}

TEST_CASE("a post has a calendar of its own") {
    OutsideTown town(true);
    town.open();
    town.screen.show([&] {
        post_page(town.known(), town.viewer(), town.now, town.replica.state().posts.at(town.south), town.post,
                  town, town);
    });
    REQUIRE(town.screen.press_only("做一个日历链接"));
    REQUIRE(town.account().new_calendar);
    CHECK(town.account().new_calendar->post == town.south);
    town.show_calendar();
    CHECK(town.screen.shows("做一个日历链接"));  // Mine is another one.
}

TEST_CASE("on the wall stand public names, free places and what was cancelled, at the right day") {
    OutsideTown town(true);
    Shift cancelled;
    cancelled.id = made<ShiftId>(95);
    cancelled.post = town.east;
    cancelled.window = {clock_at(22, 0, 29), clock_at(2, 0, 30)};
    cancelled.state = ShiftState::Cancelled;
    town.add(cancelled);
    const ShiftId secret = town.shift(96, town.north, clock_at(6), clock_at(8), 1, 1);
    ShiftStatus hidden;
    hidden.id = secret;
    hidden.publish_at = clock_at(8, 0, 24);
    town.add(hidden);
    Seat guest;
    guest.id = made<SeatId>(97);
    guest.shift = town.friday;
    guest.guest_name = "小李";
    guest.since = clock_at(9);
    town.add(guest);
    town.open();
    const WallWeek week = wall_week(town.replica.state(), {2026, 11, 23}, UtcOffset{});
    REQUIRE(week.rows.size() == 5);
    const WallRow* north = row_called(week, "北门岗");
    REQUIRE(north);
    CHECK(north->cells == std::vector<std::string>{"", "", "", "", "祝、小李", "", ""});
    std::vector<std::string> cells;
    for (const WallRow& row : week.rows) cells.insert(cells.end(), row.cells.begin(), row.cells.end());
    const auto has = [&](const std::string& words) {
        return std::find(cells.begin(), cells.end(), words) != cells.end();
    };
    CHECK(has("小禾、陆 · 空 2"));
    CHECK(has("取消了"));
    CHECK(row_called(week, "东门岗"));
    CHECK(wall_week(town.replica.state(), {2026, 11, 30}, UtcOffset{}).rows.empty());
}

TEST_CASE("the week is chosen and printed; a screen shows it by day, and paper as a table with a code") {
    OutsideTown town(true);
    town.open();
    town.show_wall();
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.shows("11月23日 周一"));
    CHECK(town.named(ui::Role::Table).empty());
    REQUIRE(town.screen.press_only("打印这一周"));
    CHECK(town.printed == 1);
    town.put_on_paper();
    CHECK(town.named(ui::Role::Table).size() == 1);
    CHECK(town.named(ui::Role::Image) == std::vector<std::string>{"扫一扫报名"});
    const std::vector<std::string> head = town.named(ui::Role::ColumnHeader);
    REQUIRE(head.size() == 8);
    CHECK(head[1] == "周一\n11/23");
    const std::vector<std::string> cells = town.named(ui::Role::Cell);
    CHECK(cells.size() % 8 == 0);
    CHECK(std::find(cells.begin(), cells.end(), "南门岗\n20:00–22:00") != cells.end());
    REQUIRE(town.screen.press_only("下一周"));
    CHECK(town.screen.shows("这一周没有班"));
}

TEST_CASE("the week for the wall can be saved as a table, too") {
    OutsideTown town(true);
    town.shift(34, town.south, clock_at(20, 0, 30), clock_at(22, 0, 30), 3, 4);
    town.open();
    town.show_wall();
    REQUIRE(town.screen.press_only("下一周"));
    const ui::Node* link = town.screen.find(ui::Role::Link, "班表（Excel）");
    REQUIRE(link);
    CHECK(link->route == "/api/export/roster/2026-11-30/2026-12-07/roster.xlsx");
}
