#include <doctest/doctest.h>

#include "tests/client/roster_town.h"

using namespace linli;
using namespace linli::client;

TEST_CASE("before a post is closed it is said what becomes of its shifts, and it can be opened again") {
    RosterTown town(true);
    town.open();
    town.screen.show([&] { posts_page(town.known(), town.viewer(), town.now, town.shifts, town); });
    REQUIRE(town.screen.press_only("撤掉南门岗"));
    CHECK(town.screen.shows("撤掉南门岗？"));
    CHECK(town.screen.shows("还有 2 个"));
    CHECK(town.pushed.empty());
    REQUIRE(town.screen.press_only("不撤"));
    CHECK(town.pushed.empty());
    REQUIRE(town.screen.press_only("撤掉南门岗"));
    REQUIRE(town.screen.press_only("撤掉"));
    REQUIRE(town.last<ChangePost>());
    CHECK(town.last<ChangePost>()->post == town.south);
    CHECK(town.last<ChangePost>()->closed);
    CHECK_FALSE(town.screen.shows("撤掉南门岗"));
    REQUIRE(town.screen.press_only("重新开南门岗"));
    CHECK_FALSE(town.last<ChangePost>()->closed);
    CHECK(town.last<ChangePost>()->instructions == "到岗先领口罩、手套和防护衣");
    CHECK(town.screen.shows("撤掉南门岗"));
    CHECK(town.screen.kit().duplicate_keys() == 0);
}

TEST_CASE("a pattern of a closed post pauses, and is not moved to another post by looking at it") {
    RosterTown town(true);
    ShiftPattern pattern;
    pattern.id = made<ShiftPatternId>(80);
    pattern.post = town.south;
    pattern.first_day = day_number({2026, 11, 23});
    pattern.from_minute = 20 * 60;
    pattern.minutes_long = 120;
    town.add(pattern);
    town.open();
    REQUIRE_FALSE(town.push(ChangePost{town.south, "南门岗", "", true}));
    town.screen.show([&] { patterns_page(town.known(), town.viewer(), town.now, town.patterns, town); });
    CHECK(town.screen.shows("岗撤掉了，先停着"));
    town.screen.show(
        [&] { pattern_page(town.known(), town.viewer(), town.now, pattern.id, town.patterns, town, town); });
    CHECK_FALSE(town.screen.press_only("改好了"));
    CHECK_FALSE(town.last<ChangePattern>());
    REQUIRE(town.screen.press_only("北门岗"));  // It goes on there.
    REQUIRE(town.screen.press_only("改好了"));
    REQUIRE(town.last<ChangePattern>());
    CHECK(town.last<ChangePattern>()->pattern.post == town.north);
}
