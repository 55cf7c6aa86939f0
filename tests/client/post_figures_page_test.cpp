#include <doctest/doctest.h>

#include "tests/client/roster_town.h"

// The coordinators' view of all posts: who passed, and what is out. Monday 2026-11-23, 18:20.

using namespace linli;
using namespace linli::client;

namespace {

struct FiguresTown : RosterTown {
    FiguresTown() : RosterTown(true) {
        counted(full, 12, 3);  // On Wednesday; a clock that runs ahead may have counted early.
        counted(shift(60, south, clock_at(8), clock_at(10), 1, 1), 30, 5);
        counted(shift(61, north, clock_at(8, 0, 18), clock_at(10, 0, 18), 1, 1), 7, 0);  // The week before.
        PostEntry radio;
        radio.id = made<PostEntryId>(70);
        radio.kind = PostEntryKind::HandedOut;
        radio.post = south;
        radio.shift = tonight;
        radio.seat = lu_tonight;
        radio.words = "对讲机";
        radio.count = 2;
        radio.by = me;
        radio.at = clock_at(18);
        add(radio);
        open();
        screen.show([this] { post_figures_page(known(), viewer(), now, figures, *this); });
    }
    void counted(ShiftId shift, std::int32_t people, std::int32_t vehicles) {
        ShiftStatus status;
        status.id = shift;
        status.people_passed = people;
        status.vehicles_passed = vehicles;
        add(status);
    }
};

}  // namespace

TEST_CASE("who passed the posts stands day by day, for one post too, and week by week") {
    FiguresTown town;
    CHECK(town.screen.shows("共过 42 人、8 辆车"));
    CHECK(town.screen.shows("过岗的人"));
    REQUIRE(town.screen.press_only("东门岗"));
    CHECK(town.screen.shows("共过 12 人、3 辆车"));
    REQUIRE(town.screen.press_only("北门岗"));
    CHECK(town.screen.shows("这段时间岗上没有数过"));
    REQUIRE(town.screen.press_only("上一周"));
    CHECK(town.screen.shows("共过 7 人、0 辆车"));
    town.figures = {};
    town.figures.part = 1;
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(town.screen.shows("共过 49 人、8 辆车"));
}

TEST_CASE("what is still out is taken back where it is seen, and then stands among what came back") {
    FiguresTown town;
    town.figures.part = 2;
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(town.screen.shows("这七天没有还回来的东西"));
    REQUIRE(town.press_part("收回"));
    REQUIRE(town.last<TakeBackEquipment>());
    CHECK(town.last<TakeBackEquipment>()->entry == made<PostEntryId>(70));
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(town.screen.shows("东西都还回来了"));
    CHECK_FALSE(town.screen.shows("这七天没有还回来的东西"));
}
