#include <doctest/doctest.h>

#include "app/client/shifts/shift_hours_page.h"
#include "tests/client/roster_town.h"

using namespace linli;
using namespace linli::client;

namespace {

struct HoursTown : RosterTown {
    explicit HoursTown(bool coordinates = false) : RosterTown(coordinates) {}

    void show(PersonId person) {
        screen.show([this, person] { shift_hours_page(known(), viewer(), now, person, said, *this); });
    }
    void say(Availability is, std::optional<std::int64_t> day = {}, PersonId person = {}) {
        ShiftHours hours;
        hours.id = made<ShiftHoursId>(90);
        hours.person = person ? person : me;
        hours.is = is;
        hours.first_day = hours.last_day = day;
        hours.from_minute = 18 * 60;
        hours.minutes_long = 120;
        add(hours);
    }

    ShiftHoursInput said;
};

}  // namespace

TEST_CASE("who says when they can presses how it is, the days and once more") {
    HoursTown town;
    town.open();
    town.show(town.me);
    CHECK(town.screen.shows("还没说过"));
    REQUIRE(town.screen.press_only("很乐意"));
    REQUIRE(town.screen.press_only("周一"));
    REQUIRE(town.screen.press_only("就这样说"));
    REQUIRE(town.last<SayShiftHours>());
    const ShiftHours hours = town.last<SayShiftHours>()->hours;
    CHECK(hours.is == Availability::Gladly);
    CHECK(hours.days == (every_day & ~1));
    CHECK(hours.from_minute == 18 * 60);
    CHECK_FALSE(hours.first_day);
    CHECK(town.said.is == static_cast<int>(Availability::Can));  // The next word begins anew.
}

TEST_CASE("days on which somebody is away are said whole") {
    HoursTown town;
    town.open();
    town.show(town.me);
    REQUIRE(town.screen.press_only("不行"));
    REQUIRE(town.press_part("只是这几天"));
    REQUIRE(town.press_part("全天"));
    REQUIRE(town.screen.press_only("就这样说"));
    REQUIRE(town.last<SayShiftHours>());
    const ShiftHours hours = town.last<SayShiftHours>()->hours;
    CHECK(hours.minutes_long == 24 * 60);
    CHECK(hours.first_day);
    CHECK(hours.first_day == hours.last_day);
}

TEST_CASE("what was said stands there and is taken back") {
    HoursTown town;
    town.say(Availability::Cannot);
    town.open();
    town.show(town.me);
    CHECK(town.screen.shows("不行"));
    CHECK(town.screen.shows("18:00–20:00"));
    REQUIRE(town.press_part("不算了"));
    CHECK(town.last<TakeBackShiftHours>());
}

TEST_CASE("a coordinator sees somebody else's hours under their name; who may not is led to their own") {
    for (const bool coordinates : {true, false}) {
        HoursTown town(coordinates);
        town.open();
        town.show(made<PersonId>(11));
        CHECK(town.screen.shows("陆青") == coordinates);
        CHECK(town.screen.shows("我什么时候能站") == !coordinates);
        REQUIRE(town.screen.press_only("就这样说"));
        CHECK(town.said.person == (coordinates ? made<PersonId>(11) : town.me));
    }
}

TEST_CASE("a steward sees the hours of who lives in their house, says them for them and goes back to them") {
    HoursTown town;
    const PersonId lu = made<PersonId>(11);
    town.add(RoleHeld{made<RoleHeldId>(600), town.me, Role::Steward, made<BuildingId>(2), clock_at(8)});
    town.say(Availability::Cannot, {}, lu);
    town.open();
    town.show(lu);
    CHECK(town.screen.shows("18:00–20:00"));
    CHECK(town.screen.shows("回到住户"));
    REQUIRE(town.screen.press_only("就这样说"));
    REQUIRE(town.last<SayShiftHours>());
    town.screen.draw_again();
    CHECK(said_hours(town.replica.state(), lu, town.now).size() == 2);
}

TEST_CASE("a word without a day says why it cannot be said") {
    HoursTown town;
    town.said.days = 0;
    town.said.person = town.me;
    town.open();
    town.show(town.me);
    CHECK_FALSE(town.screen.press_only("就这样说"));
    CHECK(town.screen.shows("这样的时间没有"));
}

TEST_CASE("what is being said outlives a reload") {
    ShiftHoursInput typed, again;
    typed.is = static_cast<int>(Availability::RatherNot);
    typed.days = 5;
    typed.some_days = true;
    typed.first = CivilDate{2026, 12, 1};
    typed.whole_day = true;
    REQUIRE(read_drafts(drafts_of(again), "me", write_drafts(drafts_of(typed), "me")));
    CHECK(again.is == typed.is);
    CHECK(again.days == typed.days);
    CHECK(again.some_days);
    CHECK(again.first == typed.first);
    CHECK(again.whole_day);
}
