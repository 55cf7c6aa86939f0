#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "app/client/ui/headless.h"
#include "app/client/ui/ui.h"

// Houses with lit windows, and the day of vehicles.

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

TEST_CASE("houses stand side by side, each one button that says who waits, large enough for a finger") {
    std::vector<ui::House> street;
    for (int i = 0; i < 7; ++i)
        street.push_back({.key = i,
                          .label = std::to_string(i + 1) + "号楼",
                          .note = "没有",
                          .windows = {{i, ui::Icon::Pill}},
                          .spoken = std::to_string(i + 1) + "号楼"});
    for (const float scale : {1.0f, 2.0f}) {
        ui::Headless screen;
        screen.kit().set_preferences({.type_scale = scale});
        std::optional<std::size_t> pressed;
        screen.show([&] {
            const ui::Page page({.title = "谁家在等"});
            if (const auto house = ui::houses("谁家在等", street)) pressed = house;
        });
        const auto buttons = nodes_of(screen, ui::Role::Button);
        REQUIRE(buttons.size() == 7);
        for (const ui::Node* button : buttons) {
            CHECK(button->rect.width >= 48);
            CHECK(button->rect.height >= 48);
            CHECK(button->rect.x >= 0);
            CHECK(button->rect.x + button->rect.width <= 360);
        }
        CHECK(nodes_of(screen, ui::Role::ListItem).size() == 7);
        screen.kit().press(buttons[4]->id);
        screen.draw_again();
        CHECK(pressed == 4U);
    }
}

TEST_CASE("every door has a window, lower floors below, and no place is outside of the house") {
    std::set<int> places;
    for (int floor = 1; floor <= 33; ++floor) {
        for (int door = 1; door <= 12; ++door) {
            const int place = ui::place_of_window(floor, 33, door, 12);
            CHECK(place >= 0);
            CHECK(place < 30);
            places.insert(place);
            if (floor > 1) CHECK(place >= ui::place_of_window(floor - 1, 33, door, 12));
        }
    }
    CHECK(places.size() == 30);
    CHECK(ui::place_of_window(1, 1, 1, 1) == 0);
    CHECK(ui::place_of_window(0, 0, 0, 0) >= 0);
    CHECK(ui::place_of_window(99, 6, 99, 4) < 30);
}

TEST_CASE("the day of a vehicle: its bars stand in the order and at the place of their times") {
    const ui::TimelineRow rows[] = {
        {.key = 1,
         .label = "一号车",
         .second = "邱师傅",
         .spoken = "一号车 邱师傅",
         .bars =
             {{.key = 1, .from = 420, .until = 480, .label = "去", .spoken = "七点去", .route = "/errands/1"},
              {.key = 2,
               .from = 600,
               .until = 660,
               .label = "回",
               .spoken = "十点回",
               .route = "/errands/1"}}},
        {.key = 2, .label = "二号车", .spoken = "二号车"}};
    ui::Headless screen;
    screen.kit().set_screen({.width = 1280, .height = 800});
    screen.show([&] {
        const ui::Page page({.title = "接送"});
        ui::timeline(
            "车",
            {.from = 360, .until = 720, .clock = [](int minute) { return std::to_string(minute / 60); }},
            rows);
    });
    const auto links = nodes_of(screen, ui::Role::Link);
    REQUIRE(links.size() == 2);
    CHECK(links[0]->name == "七点去");
    CHECK(links[0]->rect.x + links[0]->rect.width <= links[1]->rect.x);
    CHECK(links[0]->rect.height >= 48);
    CHECK(nodes_of(screen, ui::Role::ListItem).size() == 2);
}

TEST_CASE("a short bar is as wide as a finger only where there is room, and none leaves its row") {
    std::vector<ui::TimelineRow> rows = {
        {.key = 1,
         .label = "一号车",
         .spoken = "一号车",
         .bars = {{.key = 1, .from = 400, .until = 405, .spoken = "甲", .route = "/a"},
                  {.key = 2, .from = 410, .until = 500, .spoken = "乙", .route = "/b"},
                  {.key = 3, .from = 600, .until = 605, .spoken = "丙", .route = "/c"},
                  {.key = 4, .from = 710, .until = 720, .spoken = "丁", .route = "/d"}}}};
    ui::Headless screen;
    screen.kit().set_screen({.width = 1280, .height = 800});
    screen.show([&] {
        const ui::Page page({.title = "接送"});
        ui::timeline(
            "车",
            {.from = 360, .until = 720, .clock = [](int minute) { return std::to_string(minute / 60); }},
            rows);
    });
    const auto links = nodes_of(screen, ui::Role::Link);
    REQUIRE(links.size() == 4);
    for (std::size_t i = 1; i < links.size(); ++i) CHECK(links[i - 1]->rect.right() <= links[i]->rect.x);
    CHECK(links[2]->rect.width > 50);
    CHECK(links[3]->rect.width > 50);
    CHECK(links[3]->rect.right() <= nodes_of(screen, ui::Role::ListItem)[0]->rect.right());
    const ui::NodeId last = links[3]->id;
    rows[0].bars.erase(rows[0].bars.begin());
    screen.kit().mark_dirty();
    screen.draw_again();
    CHECK(nodes_of(screen, ui::Role::Link)[2]->id == last);
}
