#include <doctest/doctest.h>

#include "tests/roster_town.h"

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

}  // namespace

TEST_CASE("when a place is given back, who waits longest moves up and is told") {
    RosterTown town;
    const ShiftId tonight = town.at(20, 2, 1);
    const SeatId seat = town.takes(town.lu, tonight);
    CHECK(town.reason(town.lu, JoinWaiting{tonight}) == Reason::OnShiftAlready);
    REQUIRE(town.run(town.qin, JoinWaiting{tonight}) == allowed);
    CHECK(town.reason(town.qin, JoinWaiting{tonight}) == Reason::WaitingAlready);
    town.now = town.now + minutes(1);
    REQUIRE(town.run(town.wen, JoinWaiting{tonight}) == allowed);
    town.run(town.lu, GiveBackShift{seat});
    CHECK(town.on(town.qin, tonight));
    CHECK(town.told(town.qin, NoticeKind::MovedUp) == 1);
    CHECK(waiting_for(town.state, tonight).size() == 1);
    CHECK(waiting_for(town.state, tonight).front()->person == town.wen);
    CHECK(town.broken().empty());
}

TEST_CASE("nobody moves up to what they may not take; they keep their turn") {
    RosterTown town;
    const PostId east = town.another_post("东门岗");
    const ShiftId tonight = town.at(20, 2, 1), elsewhere = town.at(20, 2, 2, east);
    const SeatId seat = town.takes(town.lu, tonight);
    town.run(town.qin, JoinWaiting{tonight});
    const SeatId other = town.takes(town.qin, elsewhere);
    town.run(town.wen, JoinWaiting{tonight});
    town.run(town.lu, GiveBackShift{seat});
    CHECK(town.on(town.wen, tonight));
    CHECK(town.is(town.qin, tonight) == SignUp::WaitingList);
    town.run(town.wen, GiveBackShift{seat_of(town.state, tonight, town.wen)->id});
    CHECK_FALSE(town.on(town.qin, tonight));
    SUBCASE("what stood in the way is gone, and they have it at once, told although it was their own doing") {
        town.run(town.qin, GiveBackShift{other});
        CHECK(town.on(town.qin, tonight));
        CHECK(town.told(town.qin, NoticeKind::MovedUp) == 1);
    }
    SUBCASE("the other shift is cancelled") {
        town.run(town.coordinator, CancelShift{elsewhere, "停电"});
        CHECK(town.on(town.qin, tonight));
    }
    SUBCASE("the other shift is moved") {
        const TimeRange tomorrow{Town::evening + hours(26), Town::evening + hours(28)};
        REQUIRE(town.run(town.coordinator, ChangeShift{elsewhere, tomorrow, 1, 2}) == allowed);
        CHECK(town.on(town.qin, tonight));
    }
    CHECK(town.broken().empty());
}

TEST_CASE("a shift with more places takes in who waits") {
    RosterTown town;
    const ShiftId tonight = town.at(20, 2, 1);
    town.takes(town.lu, tonight);
    town.run(town.qin, JoinWaiting{tonight});
    town.run(town.wen, JoinWaiting{tonight});
    const TimeRange window = town.state.shifts.at(tonight).window;
    REQUIRE(town.run(town.coordinator, ChangeShift{tonight, window, 1, 2}) == allowed);
    CHECK(town.on(town.qin, tonight));
    CHECK_FALSE(town.on(town.wen, tonight));
}

TEST_CASE("who is trained meanwhile moves up to the place that was kept") {
    RosterTown town;
    const TrainingId protection = town.training("防护");
    const ShiftId tonight = town.at(20, 2, 1);
    const SeatId seat = town.takes(town.lu, tonight);
    town.run(town.qin, JoinWaiting{tonight});
    town.train(town.lu, protection);
    REQUIRE(town.run(town.coordinator, SetNeeds{{}, tonight, {{protection, 1}}}) == allowed);
    town.run(town.lu, GiveBackShift{seat});
    CHECK_FALSE(town.on(town.qin, tonight));
    town.train(town.qin, protection);
    CHECK(town.on(town.qin, tonight));
}

TEST_CASE("where there is a place, or no shift, nobody waits") {
    RosterTown town;
    const ShiftId tonight = town.at(20, 2, 1);
    CHECK(town.reason(town.qin, JoinWaiting{tonight}) == Reason::PlaceIsFree);
    CHECK(town.reason(town.qin, JoinWaiting{ShiftId{{9, 9}}}) == Reason::ShiftUnknown);
    CHECK(town.reason(town.lu, JoinWaiting{tonight}, town.qin) == Reason::NotForOthers);
    const SeatId seat = town.takes(town.lu, tonight);
    town.run(town.qin, JoinWaiting{tonight});
    const WaitingPlaceId waiting = waiting_for(town.state, tonight).front()->id;
    CHECK(town.reason(town.lu, LeaveWaiting{waiting}) == Reason::NotForOthers);
    CHECK(town.reason(town.qin, LeaveWaiting{WaitingPlaceId{{9, 9}}}) == Reason::WaitingUnknown);
    SUBCASE("who does not wait any more does not move up") {
        REQUIRE(town.run(town.qin, LeaveWaiting{waiting}) == allowed);
        town.run(town.lu, GiveBackShift{seat});
        CHECK(held_seats(town.state, tonight).empty());
    }
    SUBCASE("once it has begun, nobody is put on it who may be asleep") {
        town.now = Town::evening + hours(3);
        town.run(town.lu, GiveBackShift{seat});
        CHECK(held_seats(town.state, tonight).empty());
        CHECK(town.is(town.qin, tonight) == SignUp::Free);
        CHECK(town.reason(town.wen, JoinWaiting{tonight}) == Reason::PlaceIsFree);
    }
    SUBCASE("who waits for what is cancelled is told") {
        town.run(town.coordinator, CancelShift{tonight, "停电"});
        CHECK(town.told(town.qin, NoticeKind::ShiftCancelled) == 1);
        CHECK(waiting_for(town.state, tonight).empty());
    }
}

TEST_CASE("two people share a place, and count as one") {
    RosterTown town;
    const ShiftId tonight = town.at(20, 2, 1);
    const SeatId seat = town.takes(town.lu, tonight);
    CHECK(town.reason(town.qin, SharePlace{seat}) == Reason::PlaceNotShared);
    CHECK(town.reason(town.qin, SetSharing{seat, true}) == Reason::NotForOthers);
    REQUIRE(town.run(town.lu, SetSharing{seat, true}) == allowed);
    CHECK(town.reason(town.lu, SharePlace{seat}) == Reason::OnShiftAlready);
    REQUIRE(town.run(town.qin, SharePlace{seat}) == allowed);
    CHECK(held_seats(town.state, tonight).size() == 2);
    CHECK(places_taken(town.state, tonight) == 1);
    CHECK(town.reason(town.wen, SharePlace{seat}) == Reason::PlaceNotShared);
    CHECK(town.reason(town.lu, SetSharing{seat, false}) == Reason::SharedPlace);
    CHECK(town.reason(town.lu, FindStandIn{seat}) == Reason::SharedPlace);
    SUBCASE("when one leaves, the other has the place alone") {
        town.run(town.wen, JoinWaiting{tonight});
        town.run(town.lu, GiveBackShift{seat});
        CHECK(places_taken(town.state, tonight) == 1);
        CHECK_FALSE(town.on(town.wen, tonight));
        town.run(town.qin, GiveBackShift{seat_of(town.state, tonight, town.qin)->id});
        CHECK(town.on(town.wen, tonight));
    }
    SUBCASE("who comes along leaves, and the place is still taken") {
        town.run(town.qin, GiveBackShift{seat_of(town.state, tonight, town.qin)->id});
        CHECK(town.is(town.wen, tonight) == SignUp::Full);
    }
    CHECK(town.broken().empty());
}

TEST_CASE("who shares a place that asks for a training has it, too") {
    RosterTown town;
    const TrainingId protection = town.training("防护");
    town.train(town.lu, protection);
    const ShiftId tonight = town.at(20, 2, 1);
    town.run(town.coordinator, SetNeeds{{}, tonight, {{protection, 1}}});
    const SeatId seat = town.takes(town.lu, tonight);
    town.run(town.lu, SetSharing{seat, true});
    CHECK(town.reason(town.qin, SharePlace{seat}) == Reason::TrainingMissing);
    town.train(town.qin, protection);
    CHECK(town.run(town.qin, SharePlace{seat}) == allowed);
    const auto held = town.state.trainings_held.where<&TrainingHeld::person>(town.qin).front()->id;
    CHECK(town.reason(town.coordinator, EndTraining{held}) == Reason::TrainingNeeded);
}

TEST_CASE("who signs up for always has a place on every such shift, also on those to come") {
    RosterTown town;
    const ShiftId monday = town.at(20, 2, 1), tuesday = town.at(44, 2, 1),
                  next_monday = town.at(7 * 24 + 20, 2, 1);
    const SignUpAlways always{town.gate, day_bit(1), 20 * 60, 120};
    CHECK(town.reason(town.lu, SignUpAlways{town.gate, 0, 20 * 60, 120}) == Reason::StandingInvalid);
    CHECK(town.reason(town.lu, SignUpAlways{town.gate, 128, 20 * 60, 120}) == Reason::StandingInvalid);
    CHECK(town.reason(town.lu, SignUpAlways{town.gate, 1, 1440, 120}) == Reason::StandingInvalid);
    CHECK(town.reason(town.lu, SignUpAlways{PostId{{9, 9}}, 1, 0, 120}) == Reason::PostUnknown);
    CHECK(town.reason(town.lu, always, town.qin) == Reason::NotForOthers);
    town.takes(town.qin, next_monday);
    REQUIRE(town.run(town.lu, always) == allowed);
    CHECK(town.reason(town.lu, always) == Reason::StandingExists);
    CHECK(town.on(town.lu, monday));
    CHECK_FALSE(town.on(town.lu, tuesday));
    CHECK(town.is(town.lu, next_monday) == SignUp::WaitingList);
    const ShiftId in_two_weeks = town.at(14 * 24 + 20, 2, 1);
    CHECK(town.on(town.lu, in_two_weeks));
    CHECK_FALSE(town.on(town.lu, town.at(14 * 24 + 18, 1, 1)));  // At another time.

    const StandingSignUpId standing = town.state.standing_sign_ups.rows().begin()->first;
    CHECK(town.reason(town.qin, EndSignUpAlways{standing}) == Reason::StandingUnknown);
    REQUIRE(town.run(town.lu, EndSignUpAlways{standing}) == allowed);
    CHECK(town.on(town.lu, in_two_weeks));
    CHECK_FALSE(town.on(town.lu, town.at(21 * 24 + 20, 2, 1)));
    CHECK(town.broken().empty());
}

TEST_CASE("a name on a seat is found to be a neighbour") {
    RosterTown town;
    const ShiftId tonight = town.at(20, 2, 3), late = town.at(23, 2, 3);
    town.run(town.coordinator, AssignSeat{tonight, {}, "小郭", ""});
    town.run(town.coordinator, AssignSeat{late, {}, "小郭", ""});
    const SeatId seat = held_seats(town.state, tonight).front()->id,
                 second = held_seats(town.state, late).front()->id;
    CHECK(town.reason(town.lu, NameGuest{seat, town.lu}) == Reason::NotAllowed);
    CHECK(town.reason(town.coordinator, NameGuest{seat, PersonId{{9, 9}}}) == Reason::PersonUnknown);
    REQUIRE(town.run(town.coordinator, NameGuest{seat, town.qin}) == allowed);
    CHECK(town.on(town.qin, tonight));
    CHECK(town.told(town.qin, NoticeKind::PutOnShift) == 1);
    CHECK(town.reason(town.coordinator, NameGuest{seat, town.lu}) == Reason::SeatHasPerson);
    CHECK(town.reason(town.coordinator, NameGuest{second, town.qin}) == Reason::RestTooShort);
    town.now = Town::evening + hours(12);  // It happened, so it is written down, and marked.
    REQUIRE(town.run(town.coordinator, NameGuest{second, town.qin}) == allowed);
    CHECK(is_waived(town.state, second) != is_waived(town.state, seat));
    CHECK(town.broken().empty());
}

TEST_CASE("who comes to the checkpoint signs up by name at the desk") {
    RosterTown town;
    const ShiftId tonight = town.at(20, 2, 2), tomorrow = town.at(44, 2, 2);
    town.takes(town.lu, tonight);
    const SignUpByName sign_up{tonight, "小郭"};
    CHECK(town.reason(town.lu, sign_up) == Reason::NotAllowed);  // Not there yet.
    CHECK(check(town.state, town.stamp({}, {}, Principal::Guest), sign_up)
              .has_value());  // They need the post's code.
    CHECK_FALSE(check(town.state, town.stamp({}, {}, Principal::Desk), sign_up));
    town.now = Town::evening + hours(2);
    CHECK(town.reason(town.qin, sign_up) == Reason::NotAllowed);
    CHECK(town.reason(town.lu, SignUpByName{tomorrow, "小郭"}) == Reason::NotAllowed);
    CHECK(town.reason(town.lu, SignUpByName{tonight, ""}) == Reason::TextEmpty);
    REQUIRE(town.run(town.lu, sign_up) == allowed);
    CHECK(town.reason(town.lu, sign_up) == Reason::ShiftFull);
    CHECK(held_seats(town.state, tonight).back()->placed_by == town.lu);
}

TEST_CASE("two entries that were one person wait once, and what they did together is marked") {
    RosterTown town;
    const PersonId twin = town.enter("3", "103", "秦桂芝");
    const TrainingId protection = town.training("防护");
    for (const PersonId person : {town.qin, twin}) town.train(person, protection);
    const ShiftId early = town.at(18, 2, 2), late = town.at(23, 2, 2), full = town.at(44, 2, 1);
    town.takes(town.qin, early);
    town.run(town.coordinator, AssignSeat{late, twin, "", ""});
    town.takes(town.lu, full);
    town.run(town.qin, JoinWaiting{full});
    town.run(town.coordinator, JoinWaiting{full}, twin);
    REQUIRE(town.run(town.admin, MergePersons{town.qin, twin}) == allowed);
    CHECK(waiting_for(town.state, full).size() == 1);
    CHECK(town.state.trainings_held.where<&TrainingHeld::person>(town.qin).size() == 1);
    CHECK((is_waived(town.state, seat_of(town.state, early, town.qin)->id) ||
           is_waived(town.state, seat_of(town.state, late, town.qin)->id)));
    CHECK(town.broken().empty());
}
