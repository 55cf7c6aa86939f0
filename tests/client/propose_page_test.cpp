#include <doctest/doctest.h>

#include <algorithm>

#include "tests/client/roster_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Lu Qing, Zhu and I are volunteers; somebody is missing tonight, after that and on Friday.
struct ProposeTown : RosterTown {
    ProposeTown() : RosterTown(true) {
        role(made<PersonId>(12), Role::Volunteer);
        open();
        screen.show([this] { propose_page(known(), viewer(), now, propose, *this, *this); });
    }
    void find_proposal() {
        REQUIRE(screen.press_only("排一份看看"));
        for (int frame = 0; frame < 200 && !screen.shows("就这样排"); ++frame) {
            screen.draw_again();
            screen.wait(0);
        }
        REQUIRE(screen.shows("就这样排"));
    }
};

}  // namespace

TEST_CASE("a coordinator lets a week be proposed and accepts it with one press") {
    ProposeTown town;
    CHECK(town.screen.shows("这些天还缺 4 人"));
    town.find_proposal();
    CHECK(town.pushed.empty());
    const auto seats = town.propose.seats;
    REQUIRE(!seats.empty());
    REQUIRE(town.screen.press_only("就这样排"));
    REQUIRE(town.last<AcceptRoster>());
    CHECK(town.last<AcceptRoster>()->seats == seats);
    CHECK(town.screen.shows("会告诉每个人"));
}

TEST_CASE("while it is looked for the coordinator may have what was found so far, or stop") {
    ProposeTown town;
    REQUIRE(town.screen.press_only("排一份看看"));
    if (town.screen.press_only("够了，就看这份")) {
        for (int frame = 0; frame < 20; ++frame) town.screen.draw_again();
    }
    town.screen.wait(0);
    CHECK(town.screen.shows("就这样排"));
    REQUIRE(town.screen.press_only("先不排"));
    CHECK(town.screen.shows("排一份看看"));
    CHECK(town.pushed.empty());
}

TEST_CASE("who is taken out leaves a gap that says who could come") {
    ProposeTown town;
    town.find_proposal();
    const auto seats = town.propose.seats;
    REQUIRE(town.screen.press("拿掉"));
    town.screen.wait(0);
    CHECK(town.propose.seats.size() == seats.size() - 1);
    REQUIRE(town.propose.asked);
    CHECK(town.propose.asked->unwanted.size() == 1);
    town.screen.draw_again();
    CHECK(town.screen.shows("人有空，可以问问"));
    REQUIRE(town.screen.press_only("再排一次"));
    for (int frame = 0; frame < 200 && !town.propose.asked; ++frame) town.screen.wait(0);
    REQUIRE(town.propose.asked);
    const auto again = town.propose.seats;
    for (const PlannedSeat& left : town.propose.asked->unwanted)
        CHECK(std::find(again.begin(), again.end(), left) == again.end());
}

TEST_CASE("a place in a proposal that is taken meanwhile is left out and said so") {
    ProposeTown town;
    town.find_proposal();
    const std::vector<PlannedSeat> seats = town.propose.seats;
    REQUIRE(seats.size() >= 2);
    REQUIRE_FALSE(town.push(AssignSeat{seats[0].shift, seats[0].person, {}, {}}));
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(town.screen.shows("现在不行了"));
    REQUIRE(town.screen.press_only("就这样排"));
    REQUIRE(town.last<AcceptRoster>());
    CHECK(town.last<AcceptRoster>()->seats.size() == seats.size() - 1);
}
