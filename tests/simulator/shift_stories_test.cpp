#include <doctest/doctest.h>

#include "shared/shifts/absence_commands.h"
#include "shared/shifts/planning_commands.h"
#include "shared/shifts/roster.h"
#include "tests/simulator/scenario.h"

using namespace linli;
using namespace linli::simulator;
using Names = std::vector<std::string>;

TEST_CASE("two neighbours share one evening roster") {
    Scenario town(1);
    const ShiftId gate = town.shift(4);
    town.device("Ada").takes(gate);
    town.device("Ben").takes(gate);
    CHECK(town.on(gate) == Names{"Ada", "Ben"});
    CHECK(seat_of(town.device("Ada").sees(), gate, town.person("Ben")) != nullptr);
    CHECK(free_places(town.device("Ben").sees(), town.state().shifts.at(gate)) == 2);
    CHECK(town.devices_agree());
}

TEST_CASE("the last place goes to whose press reaches the server first, the other is told why") {
    Scenario town(2);
    const ShiftId gate = town.shift(1);
    town.device("Ben").goes_offline().takes(gate);
    CHECK(seat_of(town.device("Ben").sees(), gate, town.person("Ben")) != nullptr);  // Shown as asked.
    town.device("Ada").takes(gate);
    town.device("Ben").comes_online();
    Rejected full{Reason::ShiftFull, gate};
    full.limit = 1;
    CHECK(town.on(gate) == Names{"Ada"});
    CHECK(town.refusals_of("Ben") == std::vector{full});
    CHECK(town.refusals_of("Ada").empty());
    CHECK(town.devices_agree());
}

TEST_CASE("a place that is given back can be taken again") {
    Scenario town(3);
    const ShiftId gate = town.shift(1);
    town.device("Ada").takes(gate).gives_back(gate);
    CHECK(town.on(gate).empty());
    town.device("Ben").takes(gate);
    CHECK(town.on(gate) == Names{"Ben"});
    town.device("Ben").gives_back(gate);
    town.device("Ada").takes(gate);
    CHECK(town.on(gate) == Names{"Ada"});
    CHECK(town.devices_agree());
}

TEST_CASE("a cancelled shift tells everybody who stood on it") {
    Scenario town(4);
    const ShiftId gate = town.shift(3);
    town.device("Ada").takes(gate);
    town.device("Ben").takes(gate);
    town.device("Cem");
    town.device("Cora").cancels(gate, "暴雨");
    CHECK(town.notices_for("Ada") == std::vector{NoticeKind::ShiftCancelled});
    CHECK(town.notices_for("Ben") == std::vector{NoticeKind::ShiftCancelled});
    CHECK(town.notices_for("Cem").empty());
    CHECK(town.device("Ada").sees().shifts.at(gate).cancelled_why == "暴雨");
    CHECK(town.devices_agree());
}

TEST_CASE("the coordinator puts a neighbour on a shift and takes them off again") {
    Scenario town(5);
    const ShiftId gate = town.shift(2);
    town.device("Dora");
    town.device("Cora").assigns(gate, "Dora");
    CHECK(town.on(gate) == Names{"Dora"});
    town.device("Cora").removes(gate, "Dora");
    CHECK(town.on(gate).empty());
    CHECK(town.notices_for("Dora").size() == 2);
    town.device("Ada").assigns(gate, "Dora");
    CHECK(town.refusals_of("Ada") == std::vector{Rejected{Reason::NotAllowed}});
    CHECK(town.devices_agree());
}

TEST_CASE("an accepted chain is on all devices, and the same chain again adds nothing") {
    Scenario town(6);
    town.device("Ada");
    AcceptChain chain;
    chain.new_shifts.push_back({{}, "北门岗", {town.evening + hours(2), town.evening + hours(4)}, 3});
    chain.seats.push_back({{}, 0, town.person("Ada"), "", ""});
    chain.seats.push_back({{}, 0, {}, "隔壁老王", "膝盖不好"});
    town.device("Cora").presses(chain);
    const State& seen = town.device("Ada").sees();
    const Post* post = find_post(seen, "北门岗");
    REQUIRE(post);
    const Shift* shift = find_shift(seen, post->id, chain.new_shifts[0].window);
    REQUIRE(shift);
    CHECK(town.on(shift->id) == Names{"Ada", "隔壁老王"});
    CHECK(seen.seat_notes.size() == 0);
    CHECK(town.device("Cora").sees().seat_notes.size() == 1);

    AcceptChain again;
    again.seats.push_back({shift->id, 0, town.person("Ada"), "", ""});
    again.seats.push_back({shift->id, 0, {}, "隔壁老王", "膝盖不好"});
    town.device("Cora").presses(again);
    CHECK(town.on(shift->id) == Names{"Ada", "隔壁老王"});
    CHECK(town.refusals_of("Cora").empty());
    CHECK(town.devices_agree());
}

TEST_CASE("nobody stands at two posts at once") {
    Scenario town(7);
    const ShiftId early = town.shift(2, 20, 2);
    const ShiftId late = town.shift(2, 21, 2);
    town.device("Ada").takes(early).takes(late);
    CHECK(town.on(late).empty());
    CHECK(town.refusals_of("Ada") == std::vector{Rejected{Reason::TimesOverlap, early}});
    // Nor when the device could not know: the other place was taken for her while she was offline.
    town.device("Ben").goes_offline().takes(late);
    town.device("Cora").assigns(early, "Ben");
    town.device("Ben").comes_online();
    CHECK(town.on(late).empty());
    CHECK(town.refusals_of("Ben") == std::vector{Rejected{Reason::TimesOverlap, early}});
    CHECK(town.devices_agree());
}

TEST_CASE("who came without an account is the coordinators' question, also after they open the page again") {
    Scenario town(28);
    const ShiftId gate = town.shift(3);
    town.device("Dora");
    town.device("Cora").presses(SignUpByName{gate, "Guo"}).closes_the_tab();
    REQUIRE(town.state().guest_visits.size() == 1);
    town.device("Cora").opens_the_tab();
    CHECK(town.device("Cora").sees().guest_visits.size() == 1);
    CHECK(town.device("Dora").sees().guest_visits.size() == 0);
    CHECK(town.devices_agree());
    const SeatId seat = town.state().guest_visits.rows().begin()->first;
    town.device("Cora").presses(NameGuest{seat, town.person("Cem")});
    CHECK(town.on(gate) == std::vector<std::string>{"Cem"});
    CHECK(town.device("Cora").sees().guest_visits.size() == 0);
    CHECK(town.devices_agree());
}

TEST_CASE("what was pressed by the code without a network is decided by the code that hung there then") {
    Scenario town(29);
    const ShiftId gate = town.shift(3);
    const PostId post = town.state().shifts.at(gate).post;
    const std::string first(post_code_digits, 'a'), second(post_code_digits, 'b');
    town.device("Cora").presses(RenewPostCode{post, first});
    town.device("Ada").takes(gate);
    town.device("Ben").takes(gate);
    const auto seat = [&](const char* name) { return seat_of(town.state(), gate, town.person(name))->id; };
    town.pass(town.state().shifts.at(gate).window.from - town.events.now());
    CHECK(town.device("Ada").sees().post_codes.size() == 0);
    town.device("Ada").goes_offline().presses(ScanIn{seat("Ada"), first});
    CHECK(town.device("Ada").sees().seat_statuses.at(seat("Ada")).arrived_at);
    town.pass(minutes(10));
    town.device("Cora").presses(RenewPostCode{post, second});
    town.device("Ben").presses(ScanIn{seat("Ben"), first});
    CHECK(town.refusals_of("Ben") == std::vector{Rejected{Reason::PostCodeOver}});
    town.device("Ada").comes_online();
    CHECK(town.refusals_of("Ada").empty());
    CHECK(town.state().seat_statuses.at(seat("Ada")).arrived_at);
    CHECK_FALSE(town.state().seat_scans.find(seat("Ada")));
    CHECK_FALSE(town.state().seat_statuses.find(seat("Ben")));
    town.device("Ben").presses(ScanIn{seat("Ben"), second});
    CHECK(town.device("Ben").sees().seat_scans.at(seat("Ben")).came);
    CHECK(town.devices_agree());
}

TEST_CASE("of two coordinators who accept two rosters at once the second hears why, and goes on from there") {
    Scenario town(31);
    town.device("Adam").presses(GiveRole{town.person("Ada"), Role::Coordinator, {}});
    for (const char* name : {"Ben", "Cem", "Dora"}) town.device(name);
    const ShiftId early = town.shift(1, 20, 1), late = town.shift(1, 22, 1);
    const PlannedSeat ben{early, town.person("Ben")}, cem{late, town.person("Cem")},
        dora{late, town.person("Dora")};
    town.device("Ada").goes_offline().presses(AcceptRoster{{ben, dora}});
    town.device("Cora").presses(AcceptRoster{{cem}});
    town.device("Ada").comes_online();
    Rejected full{Reason::ShiftFull, late};
    full.limit = 1;
    CHECK(town.refusals_of("Ada") == std::vector{full});
    CHECK(town.on(early).empty());
    CHECK(town.on(late) == Names{"Cem"});
    CHECK(town.notices_for("Ben").empty());
    town.device("Ada").presses(AcceptRoster{{ben}});
    CHECK(town.on(early) == Names{"Ben"});
    CHECK(town.notices_for("Ben") == std::vector{NoticeKind::PutOnShift});
    CHECK(town.devices_agree());
}

TEST_CASE("who is moved by a plan and gave the place back meanwhile: nothing of the plan is done") {
    Scenario town(32);
    town.device("Adam").presses(GiveRole{town.person("Ada"), Role::Coordinator, {}});
    for (const char* name : {"Ben", "Cem"}) town.device(name);
    const ShiftId early = town.shift(1, 20, 1), late = town.shift(1, 22, 1);
    town.device("Ben").presses(TakeShift{early});
    const SeatId held = seat_of(town.state(), early, town.person("Ben"))->id;
    const AcceptPlan plan{{}, {held}, {{late, town.person("Ben")}, {early, town.person("Cem")}}};
    town.device("Ada").goes_offline().presses(plan);
    CHECK(seat_of(town.device("Ada").sees(), late, town.person("Ben")));
    town.device("Ben").presses(GiveBackShift{held});
    town.device("Ada").comes_online();
    CHECK(town.refusals_of("Ada") == std::vector{Rejected{Reason::SeatGivenBack, early}});
    CHECK(town.on(early).empty());
    CHECK(town.on(late).empty());
    CHECK(town.notices_for("Cem").empty());
    CHECK(town.devices_agree());
}

TEST_CASE("a plan moves one and seats the other at once, and both hear of it") {
    Scenario town(33);
    for (const char* name : {"Ben", "Cem"}) town.device(name);
    const ShiftId early = town.shift(1, 20, 1), late = town.shift(1, 22, 1);
    town.device("Ben").presses(TakeShift{early});
    const SeatId held = seat_of(town.state(), early, town.person("Ben"))->id;
    town.device("Cora").presses(
        AcceptPlan{{}, {held}, {{late, town.person("Ben")}, {early, town.person("Cem")}}});
    CHECK(town.on(early) == Names{"Cem"});
    CHECK(town.on(late) == Names{"Ben"});
    CHECK(town.notices_for("Ben").size() == 2);  // Off the one, on the other.
    CHECK(town.notices_for("Cem") == std::vector{NoticeKind::PutOnShift});
    CHECK(town.devices_agree());
}

namespace {

// Ada, Ben and Cem stand on a shift each, and Ada asks for a change round the circle.
struct CircleOfThree : Scenario {
    explicit CircleOfThree(std::uint64_t seed) : Scenario(seed) {
        std::vector<SeatId> seats;
        for (const char* name : {"Ada", "Ben", "Cem"}) {
            shifts.push_back(shift(1, 19 + static_cast<int>(shifts.size()), 1));
            device(name).takes(shifts.back());
            seats.push_back(seat_of(state(), shifts.back(), person(name))->id);
        }
        device("Ada").presses(OfferSwap{seats});
        swap = state().swaps.rows().begin()->first;
    }
    std::vector<Names> standing() { return {on(shifts[0]), on(shifts[1]), on(shifts[2])}; }
    const std::vector<Names> before{{"Ada"}, {"Ben"}, {"Cem"}}, changed{{"Cem"}, {"Ada"}, {"Ben"}};
    std::vector<ShiftId> shifts;
    SwapId swap;
};

}  // namespace

TEST_CASE("three neighbours change shifts when the last has said yes, also one without a network") {
    CircleOfThree town(32);
    town.device("Ben").goes_offline().presses(AgreeToSwap{town.swap});
    town.device("Cem").presses(AgreeToSwap{town.swap});
    CHECK(town.standing() == town.before);
    town.device("Ben").comes_online();
    CHECK(town.standing() == town.changed);
    CHECK(town.refusals_of("Ben").empty());
    CHECK(town.devices_agree());
}

TEST_CASE("a coordinator says yes for who is ill, and the circle of three is changed") {
    CircleOfThree town(33);
    town.device("Cora").presses(AgreeToSwap{town.swap}, "Cem");
    town.device("Ben").presses(AgreeToSwap{town.swap});
    CHECK(town.standing() == town.changed);
    CHECK(town.devices_agree());
}

TEST_CASE("a circle of three that one has left meanwhile changes nobody, and a late yes is answered") {
    CircleOfThree town(34);
    town.device("Ben").goes_offline().presses(AgreeToSwap{town.swap});
    town.device("Cem").gives_back(town.shifts[2]);
    town.device("Ben").comes_online();
    CHECK(town.standing() == std::vector<Names>{{"Ada"}, {"Ben"}, {}});
    REQUIRE(town.refusals_of("Ben").size() == 1);
    CHECK(town.refusals_of("Ben").front().reason == Reason::SwapOver);
    CHECK(town.devices_agree());
}
