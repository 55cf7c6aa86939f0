#include <doctest/doctest.h>

#include "app/client/shifts/roster_words.h"
#include "shared/shifts/relays.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/stand_in.h"
#include "tests/client/roster_town.h"

// A coordinator's shift that nobody can take directly: who moves, who follows, and both are asked first.

using namespace linli;
using namespace linli::client;

namespace {

// Tonight the east gate needs somebody who is trained. Lu Qing is, and stands at the south gate at that hour;
// Zhu could take her place there.
struct RelayTown : RosterTown {
    explicit RelayTown(bool coordinates = true) : RosterTown(coordinates) {
        const Training training = protection();
        gap = shift(50, east, clock_at(20), clock_at(22), 1, 1);
        add(PlaceNeed{made<PlaceNeedId>(61), std::nullopt, gap, training.id, 1});
        add(TrainingHeld{made<TrainingHeldId>(62), lu, training.id, me, clock_at(8)});
        role(zhu, Role::Volunteer);
    }
    void draw() {
        screen.draw_again();
        screen.wait(0);
    }

    const PersonId lu = made<PersonId>(11), zhu = made<PersonId>(12);
    ShiftId gap;
};

constexpr const char* way = "问问看 · 陆青 · 从 今晚 20:00 南门岗 调到 今晚 20:00 东门岗";

}  // namespace

TEST_CASE("where nobody can come directly a coordinator sees who could move and who would follow") {
    RelayTown town;
    town.open();
    town.show_shift(town.gap);
    CHECK(town.screen.shows("没人能直接来，这样挪一下就够人"));
    CHECK(town.screen.shows("从 今晚 20:00 南门岗 调到 今晚 20:00 东门岗"));
    CHECK(town.screen.shows("由 祝春生 去接"));
    CHECK(town.pushed.empty());
    town.show_shift(town.after);  // There somebody can come.
    CHECK_FALSE(town.screen.shows("没人能直接来"));
}

TEST_CASE("who does not coordinate is not told who could move") {
    RelayTown town(false);
    town.open();
    town.show_shift(town.gap);
    CHECK_FALSE(town.screen.shows("没人能直接来"));
}

TEST_CASE("nobody moves before both have said yes, and then both move at once") {
    RelayTown town;
    town.add(Contact{.id = town.lu, .phone = "13800000011"});
    town.open();
    town.show_shift(town.gap);
    REQUIRE(town.screen.press_only(way));
    CHECK(town.screen.shows("先问好，再换"));
    CHECK(town.screen.find(ui::Role::Link, "打电话给陆青"));
    const ui::Node* entry = town.screen.find(ui::Role::Link, "祝春生的资料");
    REQUIRE(entry);
    CHECK(entry->route == route_to("people", town.zhu));
    CHECK(town.screen.shows("先问问陆青、祝春生"));
    CHECK_FALSE(town.screen.press_only("就这样换"));
    REQUIRE(town.screen.press_only("陆青答应了"));
    CHECK(town.screen.shows("先问问祝春生"));
    CHECK_FALSE(town.screen.press_only("就这样换"));
    CHECK(town.pushed.empty());
    REQUIRE(town.screen.press_only("祝春生答应了"));
    REQUIRE(town.screen.press_only("就这样换"));
    REQUIRE(town.last<AcceptPlan>());
    CHECK(town.last<AcceptPlan>()->leaves == std::vector{town.lu_tonight});
    town.draw();
    CHECK(seat_of(town.replica.state(), town.gap, town.lu));
    CHECK(seat_of(town.replica.state(), town.tonight, town.zhu));
    CHECK_FALSE(town.screen.shows("先问好，再换"));
    CHECK_FALSE(town.screen.shows("没人能直接来"));
}

TEST_CASE("a yes does not outlive the sheet in which it was noted") {
    RelayTown town;
    town.open();
    town.show_shift(town.gap);
    REQUIRE(town.screen.press_only(way));
    REQUIRE(town.screen.press_only("陆青答应了"));
    REQUIRE(town.screen.press_only("关上"));
    CHECK_FALSE(town.screen.shows("先问好，再换"));
    REQUIRE(town.screen.press_only(way));
    CHECK(town.screen.shows("先问问陆青、祝春生"));
}

TEST_CASE("while both are asked something else comes up: the button says why not, or the sheet is over") {
    RelayTown town;
    const ShiftId other = town.shift(52, town.north, clock_at(20), clock_at(22), 1, 1);
    town.open();
    town.show_shift(town.gap);
    REQUIRE(town.screen.press_only(way));
    const SeatMove move = town.shifts.relay.asked->move;
    REQUIRE(town.screen.press_only("陆青答应了"));
    REQUIRE(town.screen.press_only("祝春生答应了"));
    SUBCASE("who would follow stands elsewhere") {
        REQUIRE_FALSE(town.push(AssignSeat{other, town.zhu, {}, {}}));
        town.draw();
        const Known known = town.known();
        const Viewer viewer = town.viewer();
        const std::string why =
            why_not({known, viewer, town.now, town}, plan_of(known.state, empty_place_of(town.gap), move));
        REQUIRE_FALSE(why.empty());
        CHECK(town.screen.shows(why));
        CHECK_FALSE(town.screen.press_only("就这样换"));
    }
    SUBCASE("nobody is needed there any more") {
        REQUIRE_FALSE(town.push(CancelShift{town.gap, "停电"}));
        town.draw();
        CHECK_FALSE(town.screen.shows("先问好，再换"));
    }
    CHECK_FALSE(town.last<AcceptPlan>());
}

TEST_CASE("who cannot come and finds no stand-in is relieved the same way, as long as they look for one") {
    RelayTown town;
    const PersonId yan = made<PersonId>(13);
    const SeatId held = town.seat(51, town.gap, 13);
    StandInSearch search;
    search.id = held;
    search.since = clock_at(18);
    search.with_coordinators = true;
    town.add(search);
    town.open();
    town.show_shift(town.gap);
    CHECK(town.screen.shows("替严立安"));
    REQUIRE(town.screen.press_only(way));
    REQUIRE(town.screen.press_only("陆青答应了"));
    REQUIRE(town.screen.press_only("祝春生答应了"));
    SUBCASE("both have said yes") {
        REQUIRE(town.screen.press_only("就这样换"));
        town.draw();
        CHECK(seat_of(town.replica.state(), town.gap, town.lu));
        CHECK_FALSE(seat_of(town.replica.state(), town.gap, yan));
    }
    SUBCASE("they come after all") {
        REQUIRE_FALSE(town.push(CallOffStandIn{held}, yan));
        town.draw();
        CHECK_FALSE(town.screen.shows("先问好，再换"));
        CHECK_FALSE(town.screen.shows("没人能直接来"));
        CHECK(seat_of(town.replica.state(), town.gap, yan));
    }
}
