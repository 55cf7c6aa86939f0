#include <doctest/doctest.h>

#include <span>
#include <vector>

#include "app/client/ui/headless.h"
#include "app/client/ui/ui.h"

using namespace linli;

namespace {

std::vector<const ui::Node*> nodes_of(ui::Headless& screen, ui::Role role) {
    std::vector<const ui::Node*> found;
    for (const ui::Node& node : screen.kit().nodes()) {
        if (node.role == role) found.push_back(&node);
    }
    return found;
}

}  // namespace

TEST_CASE("a chart is a table with a row for every point, and stands where it is drawn") {
    const ui::ChartPoint points[] = {{.label = "周一", .value = 4, .words = "4 人"},
                                     {.label = "周二", .value = 0},
                                     {.label = "周三", .value = 9, .tone = ui::Tone::Need}};
    for (const auto chart : {ui::bar_chart, ui::line_chart}) {
        ui::Headless screen;
        screen.show([&] {
            const ui::Page page({.title = "图"});
            chart("每天来了几个人", std::span(points), {.label_title = "哪天", .value_title = "人数"}, {});
        });
        REQUIRE(nodes_of(screen, ui::Role::Table).size() == 1);
        CHECK(nodes_of(screen, ui::Role::Row).size() == 4);
        const auto cells = nodes_of(screen, ui::Role::Cell);
        REQUIRE(cells.size() == 6);
        CHECK(cells[1]->name == "4 人");
        CHECK(cells[3]->name == "0");
        CHECK(cells[5]->name == "9");
        CHECK(cells[4]->rect.x > cells[2]->rect.x);
    }
}

TEST_CASE("a chart without points, and one with a hundred, draw") {
    ui::Headless screen;
    std::vector<ui::ChartPoint> points;
    screen.show([&] {
        const ui::Page page({.title = "图"});
        ui::bar_chart("没有", points);
        ui::line_chart("没有", points);
    });
    for (int i = 0; i < 100; ++i) points.push_back({.label = std::to_string(i), .value = i * 1.0});
    screen.kit().mark_dirty();
    screen.draw_again();
    CHECK(nodes_of(screen, ui::Role::Cell).size() == 400);
}

TEST_CASE("a week is columns of days on the desk and a list by days on the phone") {
    const std::string days[] = {"周一 23", "周二 24"};
    const ui::CalendarEvent events[] = {{.key = 1,
                                         .day = 0,
                                         .from = 1080,
                                         .until = 1200,
                                         .times = "18:00–20:00",
                                         .title = "南门岗",
                                         .route = "/a"},
                                        {.key = 2,
                                         .day = 0,
                                         .from = 1140,
                                         .until = 1260,
                                         .times = "19:00–21:00",
                                         .title = "北门岗",
                                         .route = "/b"}};
    const auto widget = [&] {
        const ui::Page page({.title = "一周"});
        ui::week_calendar("班", days, events);
    };
    {
        ui::Headless desk({.width = 1280, .height = 800});
        desk.show(widget);
        const ui::Node* first = desk.find(ui::Role::Link, "18:00–20:00");
        const ui::Node* second = desk.find(ui::Role::Link, "19:00–21:00");
        REQUIRE(first);
        REQUIRE(second);
        CHECK(second->rect.x >= first->rect.right());  // They overlap in time, so they stand side by side.
        CHECK(second->rect.y > first->rect.y);
    }
    ui::Headless phone;
    phone.show(widget);
    REQUIRE(phone.find(ui::Role::Link, "19:00–21:00 北门岗"));
    CHECK(phone.find(ui::Role::Text, "没有安排") != nullptr);
    CHECK(phone.kit().duplicate_keys() == 0);
}

TEST_CASE("what goes on after midnight goes on in the next column, and a day without anything says so") {
    const std::string days[] = {"周一 23", "周二 24", "周三 25"};
    const ui::CalendarEvent events[] = {
        {.key = 1, .day = 0, .from = 22 * 60, .until = 26 * 60, .times = "22:00–02:00", .title = "夜班"}};
    ui::Headless screen({.width = 1280, .height = 800});
    screen.show([&] {
        const ui::Page page({.title = "一周"});
        ui::week_calendar("值班", days, events);
    });
    const auto items = nodes_of(screen, ui::Role::ListItem);
    REQUIRE(items.size() == 2);
    CHECK(items[0]->name == "22:00–02:00，夜班");
    CHECK(items[1]->name == "22:00–02:00，接前一天，夜班");
    CHECK(items[1]->rect.x > items[0]->rect.x);
    CHECK(items[1]->rect.y < items[0]->rect.y);
    CHECK(screen.find(ui::Role::Text, "没有安排")->rect.x > items[1]->rect.x);
    CHECK(screen.kit().duplicate_keys() == 0);
}

TEST_CASE("events share the width only where they overlap") {
    const std::string days[] = {"周一 23"};
    const ui::CalendarEvent events[] = {
        {.key = 1, .from = 8 * 60, .until = 10 * 60, .times = "08:00–10:00", .title = "甲"},
        {.key = 2, .from = 9 * 60, .until = 11 * 60, .times = "09:00–11:00", .title = "乙"},
        {.key = 3, .from = 14 * 60, .until = 16 * 60, .times = "14:00–16:00", .title = "丙"}};
    ui::Headless screen({.width = 1280, .height = 800});
    screen.show([&] {
        const ui::Page page({.title = "一天"});
        ui::week_calendar("值班", days, events);
    });
    const auto items = nodes_of(screen, ui::Role::ListItem);
    REQUIRE(items.size() == 3);
    CHECK(items[0]->rect.width == items[1]->rect.width);
    CHECK(items[1]->rect.x >= items[0]->rect.right());
    CHECK(items[2]->rect.width > 1.9f * items[0]->rect.width);
}

TEST_CASE("a week with three posts at one hour is shown in two bands, so that every time has room") {
    std::vector<std::string> days;
    std::vector<ui::CalendarEvent> events;
    for (int day = 0; day < 7; ++day) {
        days.push_back("周 " + std::to_string(day));
        for (int post = 0; post < 3; ++post)
            events.push_back({.key = day * 3 + post + 1,
                              .day = day,
                              .from = 20 * 60,
                              .until = 22 * 60,
                              .times = "20:00–22:00",
                              .title = "南门岗"});
    }
    ui::Headless screen({.width = 1280, .height = 800});
    screen.show([&] {
        const ui::Page page({.title = "一周"});
        ui::week_calendar("值班", days, events);
    });
    const auto items = nodes_of(screen, ui::Role::ListItem);
    REQUIRE(items.size() == 21);
    for (const ui::Node* item : items) CHECK(item->rect.width >= 55);  // "20:00–" takes 45 of it.
    CHECK(items.back()->rect.y > items.front()->rect.bottom());
    CHECK(screen.kit().duplicate_keys() == 0);
}
