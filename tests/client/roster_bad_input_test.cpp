#include <doctest/doctest.h>

#include "app/client/saved_line.h"
#include "app/client/shifts/chain_page.h"
#include "app/client/ui/time_words.h"
#include "tests/client/roster_town.h"

// What cannot be is said where it is typed, with its reason, and nothing leaves the device.

using namespace linli;
using namespace linli::client;

namespace {

bool greyed(RosterTown& town, std::string_view name) {
    for (const ui::Node& node : town.screen.kit().nodes()) {
        if (node.role == ui::Role::Button && node.name == name) return node.states & ui::StateDisabled;
    }
    return false;
}

}  // namespace

TEST_CASE("a pattern of which no shift comes says so twice: in what comes of it, and at the button") {
    RosterTown town(true);
    town.open();
    town.screen.show(
        [&] { pattern_page(town.known(), town.viewer(), town.now, {}, town.patterns, town, town); });
    CHECK_FALSE(greyed(town, "照这样排"));
    for (const char* day : {"周一", "周二", "周三", "周四", "周五", "周六", "周日"})
        REQUIRE(town.screen.press_only(day));
    CHECK(town.screen.shows("这样一个班也排不出来"));
    CHECK(town.screen.shows("按这个规律排不出班来"));
    CHECK(greyed(town, "照这样排"));
    CHECK_FALSE(town.screen.press_only("照这样排"));
    CHECK(town.pushed.empty());
}

TEST_CASE("a chain for a day that has passed is read, and every sign-up says that it is over") {
    RosterTown town(true);
    town.open();
    ChainInput input;
    town.screen.show([&] { chain_page(town.known(), town.viewer(), town.now, input, town, town); });
    town.screen.write("群里的接龙",
                      "#接龙\n2026年11月20日值守\n南门岗 20:00-22:00\n\n1. 陆青 南门岗 20:00-22:00\n");
    REQUIRE(town.screen.press_only("读一读"));
    REQUIRE(input.review);
    REQUIRE(input.review->proposals.size() == 1);
    REQUIRE(input.review->proposals[0].place);
    CHECK(input.review->proposals[0].place->window.from == clock_at(20, 0, 20));
    CHECK(town.screen.shows("这个班已经站完"));
    CHECK(town.screen.shows("还没有勾上的"));
    CHECK_FALSE(town.screen.press("收下 "));
    CHECK(town.pushed.empty());
}

TEST_CASE("a proposal that leaves gaps says how many people are still missing") {
    RosterTown town(true);
    town.open();
    town.screen.show([&] { propose_page(town.known(), town.viewer(), town.now, town.propose, town, town); });
    REQUIRE(town.screen.press_only("排一份看看"));
    for (int frame = 0; frame < 200 && !town.propose.asked; ++frame) {
        town.screen.draw_again();
        town.screen.wait(0);
    }
    REQUIRE(town.propose.asked);
    town.propose.seats.clear();  // Nobody is left in it.
    ++town.propose.changes;
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(town.screen.shows("按规定一个人也排不上，下面写着为什么"));
    CHECK_FALSE(town.screen.press_only("就这样排"));
    CHECK(town.pushed.empty());
}

TEST_CASE("a device whose clock is a day off says so, unless there is something worse to say") {
    LinkState link{.link = Link::Online};
    CHECK(banner_of(link).words.empty());
    link.clock_ahead = days(1);
    CHECK(banner_of(link).words == text("banner.clock_ahead", {{"by", length_words(days(1))}}));
    link.clock_ahead = Duration{-days(1).ms};
    CHECK(banner_of(link).words == text("banner.clock_behind", {{"by", length_words(days(1))}}));
    link.refused = 1;
    CHECK(banner_of(link).words == text("banner.refused", {{"count", 1}}));
}
