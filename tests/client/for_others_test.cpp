#include <doctest/doctest.h>

#include "shared/shifts/roster.h"
#include "tests/client/roster_town.h"

using namespace linli;
using namespace linli::client;

namespace {

const PersonId lu = made<PersonId>(11);

// Lu Qing has no telephone; I act for them.
struct ProxyTown : RosterTown {
    ProxyTown() {
        add(Proxy{made<ProxyId>(90), lu, me});
        open();
    }
};

}  // namespace

TEST_CASE("who acts for somebody says for them that they cannot come") {
    ProxyTown town;
    town.show_shift(town.tonight);
    REQUIRE(town.screen.press_only("来不了 · 陆青"));
    CHECK(town.screen.shows("陆青来不了？"));
    REQUIRE(town.screen.press_only("来不了"));
    REQUIRE(town.last<GiveBackShift>());
    CHECK(town.last<GiveBackShift>()->seat == town.lu_tonight);
    CHECK_FALSE(seat_of(town.known().state, town.tonight, lu));
    // Nobody else is theirs to take off.
    town.show_shift(town.friday);
    CHECK_FALSE(town.screen.press_only("来不了 · 祝春生"));
}

TEST_CASE("who acts for somebody waits for a place for them, and waits no longer") {
    ProxyTown town;
    town.show_shift(town.full);
    REQUIRE(town.screen.press_only("替家人邻居报名"));
    CHECK(town.screen.shows("位置满了，现在报的是候补"));
    REQUIRE(town.press_part("陆青"));
    REQUIRE(town.last<JoinWaiting>());
    CHECK(town.last<JoinWaiting>()->shift == town.full);
    CHECK(town.known().state.waiting_places.where<&WaitingPlace::person>(lu).size() == 1);
    town.show_shift(town.full);
    REQUIRE(town.screen.press_only("不等了 · 陆青"));
    CHECK(town.screen.shows("陆青不等了？"));
    REQUIRE(town.screen.press_only("接着等"));
    CHECK_FALSE(town.screen.shows("陆青不等了？"));
    CHECK_FALSE(town.last<LeaveWaiting>());
    REQUIRE(town.screen.press_only("不等了 · 陆青"));
    REQUIRE(town.screen.press_only("不等了"));
    CHECK(town.last<LeaveWaiting>());
    CHECK(town.known().state.waiting_places.where<&WaitingPlace::person>(lu).empty());
}

TEST_CASE("who stands there says for others that they have left, also for who is known by name only") {
    RosterTown town;
    Seat guest;
    guest.id = made<SeatId>(91);
    guest.shift = town.tonight;
    guest.guest_name = "小郭";
    town.add(guest);
    for (const SeatId seat : {town.lu_tonight, guest.id}) {
        SeatStatus status;
        status.id = seat;
        status.arrived_at = clock_at(20);
        town.add(status);
    }
    town.now = clock_at(21);
    town.open();
    town.show_shift(town.tonight);
    REQUIRE(town.screen.press_only("走了 · 小郭"));
    REQUIRE(town.last<CheckOut>());
    CHECK(town.last<CheckOut>()->seat == guest.id);
    REQUIRE(town.screen.press_only("走了 · 陆青"));
    CHECK(town.last<CheckOut>()->seat == town.lu_tonight);
    CHECK_FALSE(town.screen.press_only("走了 · 陆青"));
}
