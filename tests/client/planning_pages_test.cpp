#include <doctest/doctest.h>

#include <functional>

#include "tests/client/roster_town.h"

// What the pages of planning say before anything is planned.

using namespace linli;
using namespace linli::client;

TEST_CASE("before people are called the page says how many hear of it, or that nobody can stand so long") {
    RosterTown town(true);
    town.role(made<PersonId>(13), Role::Volunteer);  // The others stand at the gate tonight.
    town.open();
    town.plan.part = 2;
    const auto show = [&] {
        town.screen.show([&] { plan_page(town.known(), town.viewer(), town.now, town.plan, town); });
    };
    show();
    CHECK(town.screen.shows("会通知 1 位能来的志愿者"));
    town.plan.hours = 9;
    show();
    CHECK(town.screen.shows("没有志愿者能来"));
    REQUIRE(town.screen.press_only("马上叫人"));
    CHECK(town.last<PlanShifts>()->emergency);
}

TEST_CASE("who plans more hours than anybody may stand in one go hears it, for a shift as for a pattern") {
    RosterTown town(true);
    town.open();
    const std::string words = "谁也不能连着站超过 8 小时";
    const auto says_so = [&](const std::function<void()>& page, int& from, int& until) {
        town.screen.show(page);
        CHECK_FALSE(town.screen.shows(words));
        from = 22 * 60;  // Into the next morning: two hours of the one day and seven of the other.
        until = 31 * 60;
        town.screen.show(page);
        return town.screen.shows(words);
    };
    PatternForm& pattern = town.patterns.form;
    CHECK(says_so([&] { pattern_page(town.known(), town.viewer(), town.now, {}, town.patterns, town, town); },
                  pattern.from, pattern.until));
    ShiftForm& shift = town.shifts.form;
    CHECK(says_so([&] { shift_form_page(town.known(), town.viewer(), town.now, town.shifts, town, town); },
                  shift.from, shift.until));
}
