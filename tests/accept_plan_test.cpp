#include <doctest/doctest.h>

#include <algorithm>

#include "shared/helpers/commands.h"
#include "shared/shifts/roster_search.h"
#include "shared/shifts/work_rules.h"
#include "shared/state/audience.h"
#include "tests/roster_town.h"

// A proposal that also moves people or publishes shifts, and its acceptance: all of it, or nothing.

using namespace linli;

namespace {

constexpr std::nullopt_t allowed = std::nullopt;

AcceptPlan accepting(const RosterPlan& plan) {
    return {plan.publish, leaves_of(plan), plan.seats};
}

// Tomorrow at ten one person is missing at the east gate, where only Wen, who is trained, may stand; she
// stands at the gate then.
struct MovingTown : RosterTown {
    MovingTown() {
        east = another_post("东门岗");
        protection = training("防护");
        train(wen, protection);
        easy = at(24 + 10, 2, 2);
        hard = at(24 + 10, 2, 1, east);
        REQUIRE(run(coordinator, SetNeeds{{}, hard, {{protection, 1}}}) == allowed);
        held = takes(wen, easy);
    }
    RosterAsk week(bool may_move) const {
        RosterAsk ask;
        ask.first_day = day_of(now, utc_offset(state));
        ask.may_move = may_move;
        return ask;
    }
    RosterPlan mended() const { return proposed_plan(state, week(true), now); }

    PostId east;
    TrainingId protection;
    ShiftId easy, hard;
    SeatId held;
};

// A shift that is not public yet, in two days.
struct HiddenTown : RosterTown {
    HiddenTown() {
        const Instant from = evening + days(2);
        PlanShifts later;
        later.shifts = {{gate, {from, from + hours(2)}, 1, 2}};
        later.publish_at = now + days(1);
        REQUIRE(run(coordinator, later) == allowed);
        hidden = find_shift(state, gate, later.shifts.front().window)->id;
        ask.first_day = day_of(now, utc_offset(state));
        ask.unpublished = true;
    }

    ShiftId hidden;
    RosterAsk ask;
};

}  // namespace

// --- Moving people

TEST_CASE("who alone can fill a gap is moved to it, and somebody else comes to where they stood") {
    MovingTown town;
    CHECK(proposed_roster(town.state, town.week(false), town.now).empty());
    const RosterPlan plan = town.mended();
    REQUIRE(plan.moves.size() == 1);
    const SeatMove move = plan.moves.front();
    CHECK(move.from == town.held);
    CHECK(move.to == PlannedSeat{town.hard, town.wen});
    REQUIRE(move.successor);
    CHECK(plan.seats.size() == 2);
    CHECK(still_open(town.state, town.week(true), plan, town.now).empty());
    // Two more hours, and two hours less: the same as before.
    for (const LoadLine& line : loads_with(town.state, town.week(true), plan)) {
        if (line.person == town.wen) CHECK(line.before == line.after);
    }
    REQUIRE(town.run(town.coordinator, accepting(plan)) == allowed);
    CHECK(town.on(town.wen, town.hard));
    CHECK_FALSE(town.on(town.wen, town.easy));
    CHECK(town.on(*move.successor, town.easy));
    CHECK(town.told(town.wen, NoticeKind::TakenOffShift) == 1);
    CHECK(town.told(town.wen, NoticeKind::PutOnShift) == 1);
    CHECK(town.told(*move.successor, NoticeKind::PutOnShift) == 1);
    CHECK(town.broken().empty());
}

TEST_CASE("who waits for the place that is left comes to it before anybody else is asked") {
    for (const bool lu_waits : {true, false}) {
        CAPTURE(lu_waits);
        MovingTown town;
        const PersonId waits = lu_waits ? town.lu : town.qin;
        const ShiftId small = town.at(48 + 10, 2, 1), hard = town.at(48 + 10, 2, 1, town.east);
        REQUIRE(town.run(town.coordinator, SetNeeds{{}, hard, {{town.protection, 1}}}) == allowed);
        REQUIRE(town.run(town.coordinator, CancelShift{town.hard, "停电"}) == allowed);
        town.takes(town.wen, small);
        REQUIRE(town.run(waits, JoinWaiting{small}) == allowed);
        const RosterPlan plan = town.mended();
        REQUIRE(plan.moves.size() == 1);
        CHECK(plan.moves.front().successor == waits);
    }
}

TEST_CASE("where enough people stay, nobody has to come instead, and the others keep their places") {
    MovingTown town;
    town.takes(town.lu, town.easy);
    const RosterPlan plan = town.mended();
    REQUIRE(plan.moves.size() == 1);
    CHECK(plan.moves.front().successor == std::nullopt);
    CHECK(plan.seats == std::vector{PlannedSeat{town.hard, town.wen}});
    REQUIRE(town.run(town.coordinator, accepting(plan)) == allowed);
    CHECK(town.on(town.lu, town.easy));
    CHECK(town.told(town.lu, NoticeKind::PutOnShift) == 0);
}

TEST_CASE("nobody is moved where somebody who is free can come") {
    MovingTown town;
    town.train(town.qin, town.protection);
    const RosterPlan plan = town.mended();
    CHECK(plan.moves.empty());
    CHECK(plan.seats == std::vector{PlannedSeat{town.hard, town.qin}});
}

TEST_CASE("nobody is moved where that would only open another gap, or to where they were taken out by hand") {
    MovingTown town;
    RosterAsk ask = town.week(true);
    ask.unwanted = {{town.hard, town.wen}};
    CHECK(proposed_plan(town.state, ask, town.now).moves.empty());
    for (const PersonId person : {town.lu, town.qin}) REQUIRE(town.run(person, PauseOffer{true}) == allowed);
    CHECK(town.mended().moves.empty());
    CHECK(town.on(town.wen, town.easy));
}

TEST_CASE("whoever has what is needed and is at their hours leaves a shift that others can do") {
    MovingTown town;
    REQUIRE(town.run(town.coordinator, CancelShift{town.hard, "停电"}) == allowed);
    RosterRules rules;
    rules.hours_a_week = 2;
    REQUIRE(town.run(town.coordinator, SetRosterRules{rules}) == allowed);
    const ShiftId later = town.at(48 + 10, 2, 1, town.east);
    REQUIRE(town.run(town.coordinator, SetNeeds{{}, later, {{town.protection, 1}}}) == allowed);
    const RosterPlan plan = town.mended();
    REQUIRE(plan.moves.size() == 1);
    CHECK(plan.moves.front().to == PlannedSeat{later, town.wen});
    REQUIRE(town.run(town.coordinator, accepting(plan)) == allowed);
    CHECK(town.broken().empty());
}

TEST_CASE("a part of a plan that is not possible any more leaves who was to move where they are") {
    MovingTown town;
    const RosterPlan plan = town.mended();
    town.train(town.lu, town.protection);
    town.takes(town.lu, town.hard);
    const RosterPlan possible = possible_part(town.state, town.now, plan);
    CHECK(possible.moves.empty());
    CHECK(possible.seats.empty());  // Who stays needs nobody in their stead.
}

TEST_CASE("of two coordinators who mend the same roster the second hears which shift it is about") {
    MovingTown town;
    const PersonId second = town.enter("3", "503", "许文");
    town.give(second, Role::Coordinator);
    const RosterPlan plan = town.mended();
    const PersonId successor = plan.moves.front().successor.value();
    REQUIRE(town.run(town.coordinator, RemoveSeat{town.held}) == allowed);
    const auto no = town.run(second, accepting(plan));
    REQUIRE(no);
    CHECK(no->reason == Reason::SeatGivenBack);
    CHECK(no->about == ref(town.easy));
    CHECK_FALSE(town.on(town.wen, town.hard));
    CHECK_FALSE(town.on(successor, town.easy));
    CHECK(town.told(successor, NoticeKind::PutOnShift) == 0);
}

TEST_CASE("only coordinators move people, and only from a place that somebody holds alone and to come") {
    MovingTown town;
    const auto reason = [&](std::vector<SeatId> leaves, std::vector<PlannedSeat> seats = {}) {
        return town.reason(town.coordinator, AcceptPlan{{}, std::move(leaves), std::move(seats)});
    };
    const PlannedSeat goal{town.hard, town.wen};
    CHECK(town.reason(town.lu, AcceptPlan{{}, {town.held}, {goal}}) == Reason::NotAllowed);
    CHECK(reason({}) == Reason::NothingChosen);
    CHECK(reason(std::vector<SeatId>(max_planned_seats + 1, town.held)) == Reason::TooMany);
    CHECK(reason({SeatId{{9, 9}}}) == Reason::SeatUnknown);
    CHECK(reason({town.held, town.held}, {goal}) == Reason::SeatGivenBack);
    CHECK(reason({}, {goal}) == Reason::TimesOverlap);  // She has not left.
    CHECK(reason({town.held}, {{town.hard, town.lu}}) == Reason::TrainingMissing);
    const SeatId tonight = town.takes(town.qin, town.at(19, 2, 1));
    CHECK(reason({tonight}) == allowed);
    town.pass(hours(2));
    CHECK(reason({tonight}) == Reason::ShiftBegun);
    REQUIRE(town.run(town.wen, SetSharing{town.held, true}) == allowed);
    REQUIRE(town.run(town.lu, SharePlace{town.held}) == allowed);
    CHECK(reason({town.held}, {goal}) == Reason::SharedPlace);
}

TEST_CASE("who waits moves up to a place that is left, but for who was given it") {
    MovingTown town;
    const ShiftId small = town.at(48 + 10, 2, 1), other = town.at(72 + 10, 2, 1, town.east);
    const SeatId seat = town.takes(town.wen, small);
    REQUIRE(town.run(town.qin, JoinWaiting{small}) == allowed);
    REQUIRE(town.run(town.coordinator, AcceptPlan{{}, {seat}, {{other, town.wen}}}) == allowed);
    CHECK(town.on(town.qin, small));
    CHECK(town.told(town.qin, NoticeKind::MovedUp) == 1);
    CHECK(town.broken().empty());
}

// --- Publishing

TEST_CASE("what is not public is filled only where it is asked for, and holds nobody before it is accepted") {
    HiddenTown town;
    RosterAsk without = town.ask;
    without.unpublished = false;
    CHECK(shifts_to_fill(town.state, without, town.now).empty());
    const RosterPlan plan = proposed_plan(town.state, town.ask, town.now);
    REQUIRE(plan.seats.size() == 1);
    CHECK(plan.seats.front().shift == town.hidden);
    CHECK(plan.publish == std::vector{town.hidden});
    CHECK(held_seats(town.state, town.hidden).empty());
    CHECK(town.reason(town.coordinator, AcceptRoster{plan.seats}) == Reason::ShiftUnknown);
}

TEST_CASE("a roster that is accepted before it is public becomes public with it, and those on it are told") {
    HiddenTown town;
    const RosterPlan plan = proposed_plan(town.state, town.ask, town.now);
    REQUIRE(plan.seats.size() == 1);
    const PersonId chosen = plan.seats.front().person;
    const PersonId always = chosen == town.lu ? town.qin : town.lu;
    REQUIRE(town.run(always, SignUpAlways{town.gate, every_day, 18 * 60, 120}) == allowed);
    REQUIRE(town.run(town.coordinator, accepting(plan)) == allowed);
    CHECK(audience_of(town.state, ref(town.hidden)) == Audience{group::everyone()});
    CHECK(town.on(chosen, town.hidden));
    CHECK(town.told(chosen, NoticeKind::PutOnShift) == 1);
    CHECK(town.on(always, town.hidden));  // After the coordinator's word.
    town.pass(days(1));                   // Nothing is left to be published when it would have been time.
    CHECK(town.broken().empty());
}

TEST_CASE(
    "a roster whose shift was made public meanwhile is accepted all the same; one that cannot be is not") {
    HiddenTown town;
    const RosterPlan plan = proposed_plan(town.state, town.ask, town.now);
    REQUIRE(plan.seats.size() == 1);
    const PersonId chosen = plan.seats.front().person;
    // Refused as a whole: it does not become public either.
    AcceptPlan twice = accepting(plan);
    twice.seats.push_back(twice.seats.front());
    CHECK(town.run(town.coordinator, twice) == Rejected{Reason::OnShiftAlready, town.hidden});
    CHECK_FALSE(is_published(town.state, town.hidden));
    CHECK(town.reason(town.coordinator, AcceptPlan{{ShiftId{{9, 9}}}, {}, plan.seats}) ==
          Reason::ShiftUnknown);
    REQUIRE(town.run(town.coordinator, PublishShift{town.hidden}) == allowed);
    REQUIRE(town.run(town.coordinator, accepting(plan)) == allowed);
    CHECK(town.on(chosen, town.hidden));
}
