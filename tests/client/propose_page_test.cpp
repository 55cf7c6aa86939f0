#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/shifts/roster_words.h"
#include "app/client/telling.h"
#include "app/client/waiting_page.h"
#include "tests/client/roster_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Lu Qing, Zhu and I are volunteers; somebody is missing tonight, after that and on Friday.
struct ShortTown : RosterTown {
    ShortTown() : RosterTown(true) { role(made<PersonId>(12), Role::Volunteer); }
    void show() {
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
    void search_to_its_end() {
        for (int frame = 0; frame < 200 && propose.search; ++frame) {
            screen.draw_again();
            screen.wait(0);
        }
        REQUIRE_FALSE(propose.search);
        screen.draw_again();
        screen.wait(0);
    }
};

struct ProposeTown : ShortTown {
    ProposeTown() { show(); }
};

// On Thursday somebody trained is missing, and Zhu, who alone is, stands elsewhere then.
struct MovingTown : ShortTown {
    MovingTown() {
        const Training training = protection();
        hard = shift(34, east, clock_at(8, 0, 26), clock_at(10, 0, 26), 1, 1);
        easy = shift(35, north, clock_at(8, 0, 26), clock_at(10, 0, 26), 1, 1);
        zhu_thursday = seat(44, easy, 12);
        add(PlaceNeed{made<PlaceNeedId>(61), std::nullopt, hard, training.id, 1});
        add(TrainingHeld{made<TrainingHeldId>(62), made<PersonId>(12), training.id, me, clock_at(8)});
        show();
        REQUIRE(screen.press(ui::Role::Check, text("propose.may_move")));
        screen.wait(0);
        find_proposal();
        REQUIRE(propose.moves.size() == 1);
    }

    ShiftId hard, easy;
    SeatId zhu_thursday;
};

// A roster was accepted here, but somebody was quicker.
struct RefusedTown : RosterTown {
    RefusedTown() : RosterTown(true) {
        Replica earlier(made<OutboxId>(1));
        earlier.load(kept);
        const AcceptRoster roster{{{friday, made<PersonId>(11)}, {after, made<PersonId>(11)}}};
        const auto number = earlier.press(roster, clock_at(17), clock_at(17));
        REQUIRE(number);
        OutboxRow row;
        row.outbox = made<OutboxId>(1);
        row.number = *number;
        row.bytes = earlier.pending().front().bytes;
        row.pressed_at = row.reported_at = clock_at(17);
        kept.refused.push_back({row, Outcome::Refused, Rejected{Reason::ShiftFull, friday}});
        kept.next_number = *number + 1;
        open();
        screen.show([this] { propose_page(known(), viewer(), now, propose, *this, *this); });
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
    REQUIRE(town.last<AcceptPlan>());
    CHECK(town.last<AcceptPlan>()->seats == seats);
    CHECK(town.screen.shows("会告诉每个人"));
}

TEST_CASE("while it is looked for the coordinator may have what was found so far, or stop") {
    ProposeTown town;
    REQUIRE(town.screen.press_only("排一份看看"));
    town.screen.draw_again();
    town.screen.wait(0);
    for (int frame = 0; frame < 200 && town.propose.search && !town.propose.search->has_first(); ++frame) {
        CHECK(town.screen.shows("还没排出来"));  // Why it cannot be pressed yet.
        town.screen.draw_again();
        town.screen.wait(0);
    }
    if (town.propose.search) REQUIRE(town.screen.press_only("够了，就看这份"));
    town.search_to_its_end();
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
    town.search_to_its_end();
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
    REQUIRE(town.last<AcceptPlan>());
    CHECK(town.last<AcceptPlan>()->seats.size() == seats.size() - 1);
}

TEST_CASE("who is pinned stays when it is proposed again, and a pin can be let go") {
    ProposeTown town;
    town.find_proposal();
    const PlannedSeat first = town.propose.seats.at(0);
    REQUIRE(town.press_part("定下"));
    REQUIRE(town.propose.asked->pinned == std::vector{first});
    CHECK(town.screen.shows("定下了"));
    REQUIRE(town.screen.press_only("再排一次"));
    town.search_to_its_end();
    REQUIRE(town.propose.asked);
    const auto& seats = town.propose.seats;
    CHECK(std::find(seats.begin(), seats.end(), first) != seats.end());
    REQUIRE(town.press_part("放开"));
    CHECK(town.propose.asked->pinned.empty());
}

TEST_CASE("a pin that could not be kept is let go with the next proposal") {
    ProposeTown town;
    town.find_proposal();
    const PlannedSeat first = town.propose.seats.at(0);
    REQUIRE(town.press_part("定下"));
    REQUIRE(town.propose.asked->pinned == std::vector{first});
    REQUIRE_FALSE(town.push(AssignSeat{first.shift, first.person, {}, {}}));
    REQUIRE(town.screen.press_only("再排一次"));
    town.search_to_its_end();
    REQUIRE(town.propose.asked);
    CHECK(town.propose.asked->pinned.empty());
}

TEST_CASE("another search that is stopped leaves the proposal as it was, with what was changed by hand") {
    ProposeTown town;
    town.find_proposal();
    const PlannedSeat first = town.propose.seats.at(0);
    REQUIRE(town.press_part("定下"));
    REQUIRE(town.press_part("拿掉"));
    const auto seats = town.propose.seats;
    REQUIRE(town.propose.asked);
    town.propose.search.emplace(town.replica.state(), *town.propose.asked, town.now);
    town.screen.draw_again();
    town.screen.wait(0);
    REQUIRE(town.screen.press_only("不排了"));
    CHECK_FALSE(town.propose.search);
    CHECK(town.propose.seats == seats);
    REQUIRE(town.propose.asked);
    CHECK(town.propose.asked->unwanted == std::vector{first});
    CHECK(town.screen.shows("再排一次"));
}

TEST_CASE("a place is given to somebody else by hand; of who cannot it says why") {
    ProposeTown town;
    town.find_proposal();
    const PlannedSeat first = town.propose.seats.at(0);
    const auto candidates =
        candidates_for(town.replica.state(), *town.propose.asked, first.shift, {}, town.now);
    REQUIRE(town.press_part("换人"));
    CHECK(town.propose.choosing->shift == first.shift);
    if (std::any_of(candidates.begin(), candidates.end(),
                    [](const PlaceCandidate& one) { return one.place.is != SignUp::Free; }))
        CHECK(town.screen.shows("来不了的人"));
    town.propose.choosing.reset();
    town.screen.draw_again();
    town.screen.wait(0);
    // Taken out, the place is a gap, and who could come is chosen for it.
    REQUIRE(town.press_part("拿掉"));
    REQUIRE(town.press_part("找人补上"));
    REQUIRE(town.propose.choosing);
    CHECK_FALSE(town.propose.choosing->leaving);
    const ShiftId gap = town.propose.choosing->shift;
    const auto could = candidates_for(town.replica.state(), *town.propose.asked, gap,
                                      {town.propose.seats, {}, {}}, town.now);
    REQUIRE_FALSE(could.empty());
    REQUIRE(could[0].place.is == SignUp::Free);
    const std::string hours = text("propose.has_hours", {{"hours", hours_number(could[0].load)}});
    REQUIRE(town.screen.press_only(name_of(town.replica.state(), could[0].person) + "，" + hours));
    CHECK_FALSE(town.propose.choosing);
    const PlannedSeat chosen{gap, could[0].person};
    CHECK(town.propose.seats.back() == chosen);
    CHECK(town.propose.asked->pinned == std::vector{chosen});
    CHECK(std::find(town.propose.asked->unwanted.begin(), town.propose.asked->unwanted.end(), chosen) ==
          town.propose.asked->unwanted.end());
}

TEST_CASE("a roster that came too late says why, that nothing of it was done, and is proposed again") {
    RefusedTown town;
    CHECK(town.screen.shows("这份排班没排成"));
    CHECK(town.screen.shows("照原样排不上"));
    CHECK(town.screen.shows("这份里一个人也没有排上"));
    REQUIRE(town.screen.press_only("再排一次"));
    for (int frame = 0; frame < 200 && town.propose.search; ++frame) {
        town.screen.draw_again();
        town.screen.wait(0);
    }
    town.screen.draw_again();
    town.screen.wait(0);
    REQUIRE(town.propose.asked);
    CHECK(town.propose.asked->known.size() == 2);
    CHECK(town.replica.refusals().empty());
    CHECK(town.screen.shows("就这样排"));
}

TEST_CASE("a roster that came too late can be let go") {
    RefusedTown town;
    REQUIRE(town.screen.press_only("知道了"));
    town.screen.draw_again();
    CHECK_FALSE(town.screen.shows("这份排班没排成"));
    CHECK(town.screen.shows("排一份看看"));
}

TEST_CASE("what was refused leads from the list of what waits to another proposal") {
    RefusedTown town;
    town.screen.show([&] { waiting_page(town.known(), town.viewer(), town.now, town); });
    CHECK(town.screen.shows("照原样排不上"));
    const ui::Node* again = town.screen.find(ui::Role::Link, "再排一次");
    REQUIRE(again);
    CHECK(again->route == "/propose");
}

TEST_CASE("who would have to move is shown person by person before anything is agreed to") {
    MovingTown town;
    CHECK(town.screen.shows("要调动的人"));
    CHECK(town.screen.shows(
        "从 " + begin_words(town.replica.state(), town.easy, town.viewer().saying(town.now)) + " 调到 "));
    CHECK(town.screen.shows("去接"));
    CHECK(town.pushed.empty());
    REQUIRE(town.screen.press_only("就这样排"));
    REQUIRE(town.last<AcceptPlan>());
    CHECK(town.last<AcceptPlan>()->leaves == std::vector{town.zhu_thursday});
    CHECK(is_in(town.last<AcceptPlan>()->seats, {town.hard, made<PersonId>(12)}));
}

TEST_CASE("who is not to move is taken out, and with them who would have come instead") {
    MovingTown town;
    const SeatMove move = town.propose.moves.front();
    REQUIRE(move.successor);
    town.propose.day = 3;
    town.screen.draw_again();
    town.screen.wait(0);
    CHECK(town.screen.shows("调来"));
    const std::string zhu = name_of(town.replica.state(), move.to.person);
    REQUIRE(town.press_part(joined("拿掉", zhu)));
    CHECK(town.propose.moves.empty());
    CHECK_FALSE(is_in(town.propose.seats, move.to));
    CHECK_FALSE(is_in(town.propose.seats, {town.easy, *move.successor}));
    CHECK_FALSE(town.screen.shows("要调动的人"));
}

TEST_CASE("shifts that are not public yet are filled where that is wished, and become public with it") {
    ShortTown town;
    ShiftStatus status;
    status.id = town.shift(36, town.east, clock_at(8, 0, 26), clock_at(10, 0, 26), 1, 1);
    status.publish_at = clock_at(8, 0, 25);
    town.add(status);
    town.show();
    CHECK(town.screen.shows("这些天还缺 4 人"));
    REQUIRE(town.screen.press(ui::Role::Check, text("propose.unpublished", {{"count", 1}})));
    town.screen.wait(0);
    CHECK(town.screen.shows("这些天还缺 5 人"));
    town.find_proposal();
    CHECK(town.screen.shows("排好就公布 1 个班"));
    REQUIRE(town.screen.press_only("就这样排"));
    REQUIRE(town.last<AcceptPlan>());
    CHECK(town.last<AcceptPlan>()->publish == std::vector{status.id});
}
