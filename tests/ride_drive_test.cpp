#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>

#include "shared/errands/errand_book.h"
#include "tests/rides_town.h"

// A ride is driven to its end: nobody is left on the way, whatever changes meanwhile.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

// Lu Qing takes Qin Guizhi to dialysis at eight; whoever is said takes her home at twelve.
struct ThereAndBack : Rides {
    ErrandId accepted(VehicleId back_with) {
        const ErrandId errand = ride(qin, 8, false, 120);
        const PlannedLeg back{errand, back_with, LegWay::Back, {tomorrow(12), tomorrow(13)}};
        REQUIRE(run(coordinator, AcceptRides{{leg(errand, one, 8), back}}) == allowed);
        return errand;
    }
    std::optional<Rejected> tell(PersonId driver, ErrandId errand, LegWay way, LegState state_now) {
        for (const RideLeg* leg : legs_of(state, errand)) {
            if (leg->way == way) return run(driver, TellLeg{leg->id, state_now});
        }
        return Rejected{Reason::LegUnknown};
    }
    // On board, and there.
    void drive(PersonId driver, ErrandId errand, LegWay way) {
        REQUIRE(tell(driver, errand, way, LegState::OnBoard) == allowed);
        REQUIRE(tell(driver, errand, way, LegState::Done) == allowed);
    }
    // How often they were told this about that ride.
    std::ptrdiff_t told_of(ErrandId errand, PersonId person, NoticeKind kind) const {
        const auto notices = state.notices.where<&Notice::to>(person);
        return std::count_if(notices.begin(), notices.end(), [&](const Notice* notice) {
            return notice->kind == kind && notice->about == ref(errand);
        });
    }
    const Errand& of(ErrandId errand) const { return state.errands.at(errand); }
};

}  // namespace

TEST_CASE(
    "a ride with a plan is not over before its last way: whoever says so leaves nobody at the hospital") {
    ThereAndBack town;
    const ErrandId ride = town.accepted(town.two);
    const auto done = [&](PersonId by) { return town.reason(by, FinishErrand{ride, 0, {}}); };
    town.now = town.tomorrow(8);
    CHECK(done(town.lu) == Reason::LegBegun);
    REQUIRE(town.tell(town.lu, ride, LegWay::There, LegState::OnBoard) == allowed);
    CHECK(done(town.lu) == Reason::LegBegun);
    CHECK(done(town.coordinator) == Reason::LegBegun);
    REQUIRE(town.tell(town.lu, ride, LegWay::There, LegState::Done) == allowed);
    CHECK(done(town.lu) == Reason::LegBegun);
    CHECK(is_active(town.of(ride)));
    CHECK(town.reaches(town.wen, town.qin));
    town.drive(town.wen, ride, LegWay::Back);
    CHECK(town.of(ride).state == ErrandState::Done);
    CHECK(!town.reaches(town.lu, town.qin));
    CHECK(!town.reaches(town.wen, town.qin));  // Who drove only the way back.
    CHECK(done(town.lu) == Reason::ErrandOver);
}

TEST_CASE("a way back that has to be planned anew keeps the ride open until somebody has driven it") {
    ThereAndBack town;
    const ErrandId ride = town.accepted(town.two);
    town.now = town.tomorrow(8);
    REQUIRE(town.tell(town.lu, ride, LegWay::There, LegState::OnBoard) == allowed);
    Asked later;
    later.kind = ErrandKind::Ride;
    later.window = town.of(ride).window;
    later.destination = "市三院 住院部";
    later.ride.minutes_there = 180;
    REQUIRE(town.run(town.qin, ChangeErrand{ride, later}) == allowed);
    REQUIRE(town.tell(town.lu, ride, LegWay::There, LegState::Done) == allowed);
    CHECK(is_active(town.of(ride)));
    CHECK(way_without_vehicle(town.state, town.of(ride)) == LegWay::Back);
    CHECK(town.reason(town.lu, FinishErrand{ride, 0, {}}) == Reason::LegBegun);
    const PlannedLeg back{ride, town.two, LegWay::Back, {town.tomorrow(13), town.tomorrow(14)}};
    REQUIRE(town.run(town.coordinator, AcceptRides{{back}}) == allowed);
    town.drive(town.wen, ride, LegWay::Back);
    CHECK(town.of(ride).state == ErrandState::Done);
}

TEST_CASE("a neighbour who took a ride from the list drives both ways and says themselves when it is over") {
    ThereAndBack town;
    const ErrandId ride = town.ride(town.qin, 8, false, 120);
    REQUIRE(town.run(town.lu, ClaimErrand{ride}) == allowed);
    town.now = town.tomorrow(12);
    REQUIRE(town.run(town.lu, FinishErrand{ride, 0, {}}) == allowed);
    CHECK(town.of(ride).state == ErrandState::Done);
}

TEST_CASE("a neighbour who brings somebody home whose car has broken down says themselves when it is over") {
    ThereAndBack town;
    const ErrandId ride = town.accepted(town.one);
    town.now = town.tomorrow(8);
    town.drive(town.lu, ride, LegWay::There);
    REQUIRE(town.run(town.lu, SetVehicleOff{town.one, true}) == allowed);
    CHECK(way_without_vehicle(town.state, town.of(ride)) == LegWay::Back);
    REQUIRE(town.run(town.wen, ClaimErrand{ride}) == allowed);
    CHECK(!way_without_vehicle(town.state, town.of(ride)));
    REQUIRE(town.run(town.wen, FinishErrand{ride, 0, {}}) == allowed);
    CHECK(town.of(ride).state == ErrandState::Done);
}

TEST_CASE("who drives only the way back, and is not to be met any more, does not drive it") {
    ThereAndBack town;
    const ErrandId ride = town.accepted(town.two);
    REQUIRE(town.run(town.qin, BlockPerson{town.wen}) == allowed);
    CHECK(!town.reaches(town.wen, town.qin));
    CHECK(town.told_of(ride, town.wen, NoticeKind::ErrandHandedBack) == 1);
    CHECK(legs_of(town.state, ride).empty());
    CHECK(town.of(ride).state == ErrandState::Open);
}

TEST_CASE("a ride that is given back on the way leaves nobody in the car: another one fetches them") {
    ThereAndBack town;
    const ErrandId ride = town.accepted(town.one);
    town.now = town.tomorrow(8);
    REQUIRE(town.tell(town.lu, ride, LegWay::There, LegState::OnBoard) == allowed);
    SUBCASE("the driver cannot go on") {
        REQUIRE(town.run(town.lu, HandBackErrand{ride, "车坏了"}) == allowed);
    }
    SUBCASE("who is driven does not want to meet the driver any more") {
        REQUIRE(town.run(town.qin, BlockPerson{town.lu}) == allowed);
    }
    CHECK(town.of(ride).state == ErrandState::Open);
    CHECK(legs_of(town.state, ride).empty());
    REQUIRE(town.run(town.coordinator, AcceptRides{{town.leg(ride, town.two, 9)}}) == allowed);
    CHECK(town.of(ride).helper == town.wen);
}

TEST_CASE("who gives a ride back while another drives the way home leaves it to that driver") {
    ThereAndBack town;
    const ErrandId ride = town.accepted(town.two);
    town.now = town.tomorrow(8);
    town.drive(town.lu, ride, LegWay::There);
    town.now = town.tomorrow(12);
    REQUIRE(town.tell(town.wen, ride, LegWay::Back, LegState::OnBoard) == allowed);
    REQUIRE(town.run(town.lu, HandBackErrand{ride, "有事"}) == allowed);
    CHECK(town.of(ride).helper == town.wen);
    CHECK(town.told_of(ride, town.wen, NoticeKind::ErrandGiven) == 2);  // The way back, and now all of it.
    CHECK(!town.reaches(town.lu, town.qin));
    CHECK(town.reaches(town.wen, town.qin));
    REQUIRE(town.tell(town.wen, ride, LegWay::Back, LegState::Done) == allowed);
    CHECK(town.of(ride).state == ErrandState::Done);
    CHECK(!town.reaches(town.wen, town.qin));
}

TEST_CASE("a late car that breaks down: who is on board, and who still waits for it, is looked after") {
    ThereAndBack town;
    const ErrandId aboard = town.accepted(town.one), waits = town.ride(town.admin, 8);
    REQUIRE(town.run(town.coordinator, AcceptRides{{town.leg(waits, town.one, 8)}}) == allowed);
    town.now = town.tomorrow(8) + minutes(40);
    REQUIRE(town.tell(town.lu, aboard, LegWay::There, LegState::OnBoard) == allowed);
    town.now = town.tomorrow(9) + minutes(30);  // Both should have been there at 8:50.
    CHECK(legs_to_drive(town.state, town.one).size() == 3);
    REQUIRE(town.run(town.lu, SetVehicleOff{town.one, true}) == allowed);
    for (const ErrandId ride : {aboard, waits}) {
        CHECK(town.of(ride).state == ErrandState::Open);
        CHECK(legs_of(town.state, ride).empty());
    }
    CHECK(town.told(town.qin, NoticeKind::RideUnplanned));
    CHECK(town.told(town.admin, NoticeKind::RideUnplanned));
    CHECK(town.told(town.coordinator, NoticeKind::VehicleOff));
    CHECK(!town.reaches(town.lu, town.qin));
    CHECK(legs_to_drive(town.state, town.one).empty());
}

TEST_CASE("each driver is told what is theirs to drive, and what no longer is") {
    ThereAndBack town;
    const ErrandId ride = town.accepted(town.two);
    const auto given = [&](PersonId person) { return town.told_of(ride, person, NoticeKind::ErrandGiven); };
    const auto taken = [&](PersonId person) {
        return town.told_of(ride, person, NoticeKind::ErrandHandedBack);
    };
    CHECK(given(town.lu) == 1);
    CHECK(given(town.wen) == 1);  // Only the way back.
    SUBCASE("the same vehicle at another time: nobody loses it") {
        const PlannedLeg later{ride, town.two, LegWay::Back, {town.tomorrow(13), town.tomorrow(14)}};
        REQUIRE(town.run(town.coordinator, AcceptRides{{later}}) == allowed);
        CHECK(given(town.wen) == 2);
        CHECK(taken(town.wen) == 0);
        CHECK(town.reaches(town.wen, town.qin));
    }
    SUBCASE("the way there goes to who drives the way back") {
        REQUIRE(town.run(town.coordinator, AcceptRides{{town.leg(ride, town.two, 8)}}) == allowed);
        CHECK(taken(town.lu) == 1);
        CHECK(!town.reaches(town.lu, town.qin));
        CHECK(town.of(ride).helper == town.wen);
        CHECK(town.reaches(town.wen, town.qin));
    }
    SUBCASE("who still drives the way back keeps the door and the number") {
        const PlannedLeg back{ride, town.one, LegWay::Back, {town.tomorrow(12), town.tomorrow(13)}};
        REQUIRE(town.run(town.coordinator, AcceptRides{{town.leg(ride, town.two, 8), back}}) == allowed);
        CHECK(town.of(ride).helper == town.wen);
        CHECK(taken(town.lu) == 0);
        CHECK(taken(town.wen) == 0);
        CHECK(town.reaches(town.lu, town.qin));
        CHECK(town.reaches(town.wen, town.qin));
    }
    SUBCASE("somebody else drives the vehicle") {
        Vehicle vehicle = town.state.vehicles.at(town.one);
        vehicle.driver = town.wen;
        REQUIRE(town.run(town.coordinator, SetVehicle{false, vehicle}) == allowed);
        CHECK(taken(town.lu) == 1);
        CHECK(given(town.wen) == 2);
    }
    SUBCASE("nobody drives the vehicle of the way back any more") {
        Vehicle vehicle = town.state.vehicles.at(town.two);
        vehicle.driver = std::nullopt;
        REQUIRE(town.run(town.coordinator, SetVehicle{false, vehicle}) == allowed);
        CHECK(taken(town.lu) == 1);
        CHECK(taken(town.wen) == 1);
        CHECK(!town.reaches(town.wen, town.qin));
    }
    SUBCASE("it is no longer wanted: both hear it") {
        REQUIRE(town.run(town.qin, WithdrawErrand{ride, ""}) == allowed);
        CHECK(town.told_of(ride, town.lu, NoticeKind::ErrandWithdrawn) == 1);
        CHECK(town.told_of(ride, town.wen, NoticeKind::ErrandWithdrawn) == 1);
        CHECK(taken(town.wen) == 0);
    }
}

TEST_CASE("a ride that a neighbour has taken is not missing a vehicle, and no plan takes it from them") {
    ThereAndBack town;
    const ErrandId ride = town.ride(town.qin, 8, false, 120);
    CHECK(way_without_vehicle(town.state, town.of(ride)) == LegWay::There);
    REQUIRE(town.run(town.lu, ClaimErrand{ride}) == allowed);
    CHECK(!way_without_vehicle(town.state, town.of(ride)));
    CHECK(ride_day(town.state, town.day, town.now).ways.empty());
    CHECK(town.reason(town.coordinator, AcceptRides{{town.leg(ride, town.two, 8)}}) == Reason::ErrandTaken);
    REQUIRE(town.run(town.lu, HandBackErrand{ride, "车坏了"}) == allowed);
    CHECK(town.plan() == 0);
    CHECK(legs_of(town.state, ride).size() == 2);
}

TEST_CASE("who sits in one vehicle is driven on when the one for the way back breaks down") {
    ThereAndBack town;
    const ErrandId ride = town.accepted(town.two);
    town.now = town.tomorrow(8);
    REQUIRE(town.tell(town.lu, ride, LegWay::There, LegState::OnBoard) == allowed);
    REQUIRE(town.run(town.wen, SetVehicleOff{town.two, true}) == allowed);
    CHECK(town.of(ride).helper == town.lu);
    CHECK(town.reaches(town.lu, town.qin));
    CHECK(!town.reaches(town.wen, town.qin));
    CHECK(town.told(town.qin, NoticeKind::RideUnplanned));
    CHECK(way_without_vehicle(town.state, town.of(ride)) == LegWay::Back);
}

TEST_CASE("a vehicle that no longer drives on that day, or at that hour, leaves its rides to another one") {
    ThereAndBack town;
    const ErrandId ride = town.accepted(town.one);
    Vehicle vehicle = town.state.vehicles.at(town.one);
    Reason refused = Reason::VehicleOff;
    SUBCASE("another day") {
        vehicle.days = 1;  // Mondays; tomorrow is Tuesday.
    }
    SUBCASE("other hours") {
        vehicle.until_minute = 12 * 60 + 30;  // They would be home at one.
    }
    SUBCASE("no day at all, although somebody would drive it") {
        vehicle.retired = true;
        refused = Reason::VehicleUnknown;
    }
    REQUIRE(town.run(town.coordinator, SetVehicle{false, vehicle}) == allowed);
    CHECK(town.of(ride).state == ErrandState::Open);
    CHECK(legs_of(town.state, ride).empty());
    CHECK(town.told(town.qin, NoticeKind::RideUnplanned));
    CHECK(town.told_of(ride, town.lu, NoticeKind::ErrandHandedBack) == 1);
    CHECK(town.plan() == 0);
    CHECK(legs_of(town.state, ride).size() == 2);
    const PlannedLeg before{ride, town.one, LegWay::Back, {town.tomorrow(12), town.tomorrow(13)}};
    CHECK(town.reason(town.coordinator, AcceptRides{{before}}) == refused);  // A plan from before.
    for (const RideLeg* leg : legs_of(town.state, ride)) {
        const Vehicle& used = town.state.vehicles.at(leg->vehicle);
        CHECK(!used.retired);
        CHECK(is_in_shift(town.state, used, leg->window));
    }
}

TEST_CASE("a vehicle with other days or another name keeps the rides that it still drives") {
    ThereAndBack town;
    const ErrandId ride = town.accepted(town.one);
    Vehicle vehicle = town.state.vehicles.at(town.one);
    vehicle.name = "大车";
    vehicle.days = 2;  // Tuesdays.
    REQUIRE(town.run(town.coordinator, SetVehicle{false, vehicle}) == allowed);
    CHECK(town.of(ride).helper == town.lu);
    CHECK(legs_of(town.state, ride).size() == 2);
}

TEST_CASE("a step that was told by mistake is taken back on its day, also the one that ended the ride") {
    ThereAndBack town;
    const ErrandId ride = town.accepted(town.two);
    town.now = town.tomorrow(8);
    REQUIRE(town.tell(town.lu, ride, LegWay::There, LegState::OnBoard) == allowed);
    REQUIRE(town.tell(town.lu, ride, LegWay::There, LegState::Planned) == allowed);
    town.drive(town.lu, ride, LegWay::There);
    REQUIRE(town.tell(town.lu, ride, LegWay::There, LegState::OnBoard) == allowed);
    REQUIRE(town.tell(town.lu, ride, LegWay::There, LegState::Done) == allowed);
    town.now = town.tomorrow(13);
    REQUIRE(town.tell(town.wen, ride, LegWay::Back, LegState::OnBoard) == allowed);
    const auto there = [&](LegState told) {
        return town.reason(town.lu, TellLeg{legs_of(town.state, ride).front()->id, told});
    };
    CHECK(there(LegState::OnBoard) == Reason::LegBegun);  // They are on the way home.
    REQUIRE(town.tell(town.wen, ride, LegWay::Back, LegState::Done) == allowed);
    REQUIRE(town.of(ride).state == ErrandState::Done);
    const RideLegId back = legs_of(town.state, ride).back()->id;
    const auto not_yet = [&](PersonId by) { return town.reason(by, TellLeg{back, LegState::OnBoard}); };
    CHECK(not_yet(town.lu) == Reason::LegUnknown);
    SUBCASE("the ride goes on, and ends as it would have") {
        REQUIRE(town.run(town.wen, TellLeg{back, LegState::OnBoard}) == allowed);
        CHECK(town.of(ride).state == ErrandState::OnTheWay);
        CHECK(town.of(ride).helper == town.lu);
        CHECK(town.reaches(town.wen, town.qin));
        CHECK(!town.state.errand_results.find(ride));
        REQUIRE(town.run(town.wen, TellLeg{back, LegState::Done}) == allowed);
        CHECK(town.of(ride).state == ErrandState::Done);
        CHECK(!town.reaches(town.wen, town.qin));
    }
    SUBCASE("not when there were thanks for it") {
        REQUIRE(town.run(town.qin, ThankHelper{ride, "谢谢"}) == allowed);
        CHECK(not_yet(town.wen) == Reason::ErrandOver);
    }
    SUBCASE("not by who drives the vehicle only since then") {
        Vehicle vehicle = town.state.vehicles.at(town.two);
        vehicle.driver = town.coordinator;
        REQUIRE(town.run(town.coordinator, SetVehicle{false, vehicle}) == allowed);
        CHECK(not_yet(town.coordinator) == Reason::ErrandOver);
        CHECK(not_yet(town.wen) == Reason::LegUnknown);
    }
    SUBCASE("not on another day") {
        town.now = town.tomorrow(24 + 8);
        CHECK(not_yet(town.wen) == Reason::LegNotToday);
    }
}
