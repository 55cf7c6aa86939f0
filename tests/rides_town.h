#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/errands/rides/ride_planner.h"
#include "shared/rides/ride_book.h"
#include "shared/rides/ride_day.h"
#include "tests/town.h"

namespace linli {

// Qin Guizhi (3-101) and her neighbours go to hospital; Lu Qing and Wen Li drive.
struct Rides : Town {
    Rides() {
        give(lu, Role::Driver);
        give(wen, Role::Driver);
        one = vehicle("一号车", lu, 4, 1);
        two = vehicle("二号车", wen, 4, 0);
        run(coordinator, SetDestination{true, {{}, "市三院", 20}});
        day = civil_time(tomorrow(0), utc_offset(state)).date;
    }
    Instant tomorrow(int hour) const { return evening + hours(6 + hour); }  // Midnight and so many hours.
    VehicleId vehicle(const std::string& name, std::optional<PersonId> driver, int seats, int wheelchairs) {
        SetVehicle set;
        set.vehicle.name = name;
        set.vehicle.driver = driver;
        set.vehicle.seats = seats;
        set.vehicle.wheelchairs = wheelchairs;
        set.vehicle.days = 0x7f;
        set.vehicle.from_minute = 6 * 60;
        set.vehicle.until_minute = 20 * 60;
        const std::uint64_t making = number;
        REQUIRE(run(coordinator, set) == std::nullopt);
        return NewIds(7, OutboxId{{1, 1}}, making).make<VehicleId>();
    }
    ErrandId ride(PersonId person, int hour, bool wheelchair = false, std::int32_t minutes_there = 0) {
        Asked asked;
        asked.kind = ErrandKind::Ride;
        asked.window = {tomorrow(hour), tomorrow(hour) + minutes(30)};
        asked.what = "透析";
        asked.destination = "市三院 透析中心";
        asked.needs.wheelchair = wheelchair;
        asked.ride.minutes_there = minutes_there;
        const std::uint64_t asking = number;
        REQUIRE(run(person, AskForHelp{asked, 0, {}}) == std::nullopt);
        return NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
    }
    ErrandId ride_from(PersonId person, const TimeRange& window, Repeats repeats) {
        Asked asked;
        asked.kind = ErrandKind::Ride;
        asked.window = window;
        asked.destination = "市三院 透析中心";
        const std::uint64_t asking = number;
        REQUIRE(run(person, AskForHelp{asked, 0, repeats}) == std::nullopt);
        return NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
    }
    // Somebody who must be there between these times.
    ErrandId appointment(PersonId person, const TimeRange& window, const TimeRange& arrive,
                         Repeats repeats = {}) {
        const ErrandId errand = ride_from(person, window, repeats);
        REQUIRE(run(person, SetAppointment{errand, arrive}) == std::nullopt);
        return errand;
    }
    ErrandId next_time(ErrandId errand) {
        const ErrandSeriesId series = *state.errand_details.at(errand).series;
        REQUIRE(run({}, Principal::Server, AskAgain{series}) == std::nullopt);
        return state.errand_series.at(series).newest;
    }
    PlannedLeg leg(ErrandId errand, VehicleId vehicle, int hour, LegWay way = LegWay::There) const {
        return {errand, vehicle, way, {tomorrow(hour) + minutes(10), tomorrow(hour) + minutes(50)}};
    }
    // Plans the day as a coordinator's page does it, and accepts.
    std::size_t plan(std::uint32_t steps = 300) {
        const RideDay known = ride_day(state, day, now);
        REQUIRE(check_ride_problem(known.problem));
        RidePlanner planner(known.problem, 1, known.plan);
        planner.improve(steps);
        const RidePlan best = brought_forward(known, planner.best());
        const std::vector<PlannedLeg> legs = legs_of_plan(state, known, best);
        if (!legs.empty()) REQUIRE(run(coordinator, AcceptRides{legs}) == std::nullopt);
        return best.unplanned.size();
    }
    bool reaches(PersonId viewer, PersonId about) const {
        const auto grants = state.grants.where<&Grant::about>(about);
        return std::any_of(grants.begin(), grants.end(),
                           [&](const Grant* grant) { return grant->to == viewer && !grant->over; });
    }
    bool told(PersonId person, NoticeKind kind) const {
        const auto notices = state.notices.where<&Notice::to>(person);
        return std::any_of(notices.begin(), notices.end(),
                           [&](const Notice* notice) { return notice->kind == kind; });
    }
    VehicleId one, two;
    CivilDate day;
};

}  // namespace linli
