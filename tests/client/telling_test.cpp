#include "app/client/telling.h"

#include <doctest/doctest.h>

#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

TEST_CASE("a look can be ended as soon as it is known here, also by a clock that is a moment behind") {
    PressedTown town;
    Grant look;
    look.id = made<GrantId>(60);
    look.about = town.me;
    look.to = made<PersonId>(11);
    look.window = {town.now + seconds(1), town.now + hours(1)};
    town.add(look);
    town.open();
    CHECK(is_going_on(look, town.now));
    REQUIRE(look_at(town.replica.state(), town.me, look.to, town.now));
    CHECK(look_at(town.replica.state(), town.me, look.to, town.now)->id == look.id);
    CHECK_FALSE(is_going_on(look, look.window.until));
    CHECK_FALSE(look_at(town.replica.state(), town.me, made<PersonId>(12), town.now));
}
