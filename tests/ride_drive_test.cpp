#include <doctest/doctest.h>

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
