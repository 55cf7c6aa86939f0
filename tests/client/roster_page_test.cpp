#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/roster_page.h"
#include "tests/client/roster_town.h"

// The roster as a list, a week and a month. Monday 2026-11-23, 18:20.

using namespace linli;
using namespace linli::client;

namespace {

struct RosterViews : RosterTown {
    explicit RosterViews(float width = 360) { screen.kit().set_screen({.width = width, .height = 740}); }
    void show_roster(RosterPart part) {
        input.part = static_cast<int>(part);
        screen.show([this] { roster_page(known(), viewer(), now, input); });
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
    const RosterSpan span = roster_span(town.replica.state(), town.viewer(), town.now, {2026, 11, 22}, 2);
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
