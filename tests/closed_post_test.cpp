#include <doctest/doctest.h>

#include "shared/shifts/pattern.h"
#include "tests/roster_town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

std::size_t planned(const RosterTown& town) {
    return town.state.shifts.where<&Shift::post>(town.gate).size();
}

}  // namespace

TEST_CASE("the patterns of a closed post pause, and go on from the day on which it is opened again") {
    RosterTown town;
    ShiftPattern nightly;
    nightly.post = town.gate;
    nightly.first_day = day_of(town.now, utc_offset(town.state));
    nightly.from_minute = 21 * 60;
    nightly.minutes_long = 120;
    nightly.days_ahead = 6;
    REQUIRE(town.run(town.coordinator, AddPatterns{{nightly}}) == allowed);
    CHECK(planned(town) == 7);
    REQUIRE(town.run(town.coordinator, ChangePost{town.gate, "南门岗", "", true}) == allowed);
    town.pass(days(10));
    CHECK(planned(town) == 7);  // What was planned stays; nothing comes to it.
    REQUIRE(town.run(town.coordinator, ChangePost{town.gate, "南门岗", "", false}) == allowed);
    CHECK(planned(town) == 14);
    town.pass(days(1));
    CHECK(planned(town) == 15);
}

TEST_CASE("a post that stays open while its words change makes no shift twice") {
    RosterTown town;
    ShiftPattern nightly;
    nightly.post = town.gate;
    nightly.first_day = day_of(town.now, utc_offset(town.state));
    nightly.from_minute = 21 * 60;
    nightly.minutes_long = 120;
    REQUIRE(town.run(town.coordinator, AddPatterns{{nightly}}) == allowed);
    const std::size_t before = planned(town);
    const auto first = town.state.shifts.where<&Shift::post>(town.gate).front()->id;
    REQUIRE(town.run(town.coordinator, CancelShift{first, "停电"}) == allowed);
    REQUIRE(town.run(town.coordinator, ChangePost{town.gate, "南门", "", false}) == allowed);
    CHECK(planned(town) == before);
}

TEST_CASE("a closed post is not opened again while another one has its name") {
    RosterTown town;
    REQUIRE(town.run(town.coordinator, ChangePost{town.gate, "南门岗", "", true}) == allowed);
    town.another_post("南门岗");
    CHECK(town.reason(town.coordinator, ChangePost{town.gate, "南门岗", "", false}) == Reason::PostExists);
}
