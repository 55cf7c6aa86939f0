#include <doctest/doctest.h>

#include <algorithm>

#include "shared/errands/errand_book.h"
#include "shared/errands/rides/ride_explanation.h"
#include "shared/helpers/helper_book.h"
#include "shared/rides/ride_book.h"
#include "shared/rides/ride_day.h"
#include "shared/rides/ride_fit.h"
#include "shared/rides/ride_search.h"
#include "tests/rides_town.h"

// Rides from the request to the door: planned, driven, broken down, planned again.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

}  // namespace

TEST_CASE("a vehicle has a name, places, days and a driver who helps; destinations have a way") {
    Rides town;
    SetVehicle set;
    set.vehicle.name = "三号车";
    set.vehicle.seats = 4;
    set.vehicle.days = 1;
    set.vehicle.until_minute = 60;
    const auto answer = [&] { return town.reason(town.coordinator, set); };
    CHECK(answer() == allowed);
    CHECK(town.reason(town.lu, set) == Reason::NotAllowed);
    set.vehicle.name.clear();
    CHECK(answer() == Reason::TextEmpty);
    set.vehicle.name = "三号车";
    set.vehicle.seats = 0;
    CHECK(answer() == Reason::VehicleInvalid);
    set.vehicle.seats = 4;
    set.vehicle.until_minute = 0;
    CHECK(answer() == Reason::VehicleInvalid);
    set.vehicle.until_minute = 60;
    set.vehicle.driver = town.qin;
    CHECK(answer() == Reason::NotAHelper);
    set.is_new = false;
    CHECK(answer() == Reason::VehicleUnknown);
    CHECK(town.reason(town.coordinator, SetDestination{true, {{}, "", 5}}) == Reason::TextEmpty);
    CHECK(town.reason(town.coordinator, SetDestination{true, {{}, "市一院", 0}}) ==
          Reason::DestinationInvalid);
    CHECK(minutes_to(town.state, "市三院 透析中心") == 20);
    CHECK(minutes_to(town.state, "别处") == usual_minutes);
}

TEST_CASE("what a coordinator accepts is checked once more") {
    Rides town;
    const ErrandId ride = town.ride(town.qin, 8, true);
    const auto answer = [&](std::vector<PlannedLeg> legs) {
        return town.reason(town.coordinator, AcceptRides{std::move(legs)});
    };
    CHECK(answer({town.leg(ride, town.one, 8)}) == allowed);
    CHECK(town.reason(town.lu, AcceptRides{{town.leg(ride, town.one, 8)}}) == Reason::NotAllowed);
    CHECK(answer({}) == Reason::NothingChosen);
    CHECK(answer({town.leg(ride, town.two, 8)}) == Reason::VehicleTooSmall);
    CHECK(answer({town.leg(ride, VehicleId{{9, 9}}, 8)}) == Reason::VehicleUnknown);
    CHECK(answer({town.leg(ride, town.one, 8), town.leg(ride, town.one, 9)}) == Reason::TooMany);
    CHECK(answer({{ride, town.one, LegWay::There, {town.tomorrow(9), town.tomorrow(8)}}}) ==
          Reason::TimesInvalid);
    SUBCASE("two wheelchairs do not fit into one place at the same time, one after the other do") {
        const ErrandId other = town.ride(town.coordinator, 8, true);
        CHECK(answer({town.leg(ride, town.one, 8), town.leg(other, town.one, 8)}) == Reason::VehicleTooSmall);
        CHECK(answer({town.leg(ride, town.one, 8), town.leg(other, town.one, 9)}) == allowed);
    }
    SUBCASE("a vehicle without a driver, or off the road, drives nobody") {
        const VehicleId none = town.vehicle("空车", std::nullopt, 4, 1);
        CHECK(answer({town.leg(ride, none, 8)}) == Reason::VehicleWithoutDriver);
        REQUIRE(town.run(town.lu, SetVehicleOff{town.one, true}) == allowed);
        CHECK(answer({town.leg(ride, town.one, 8)}) == Reason::VehicleOff);
    }
}

TEST_CASE("a ride is taken from the list only by who has the places for it; all others are planned") {
    Rides town;
    const PersonId helper = town.enter("2", "501", "何平");
    town.give(helper, Role::Volunteer);
    const ErrandId seat = town.ride(town.qin, 8), chair = town.ride(town.qin, 11, true);
    const auto answer = [&](PersonId by, ErrandId ride) { return town.reason(by, ClaimErrand{ride}); };
    CHECK(answer(helper, seat) == Reason::VehicleTooSmall);  // On foot.
    CHECK(answer(town.lu, chair) == allowed);                // The first vehicle takes a wheelchair.
    CHECK(answer(town.wen, seat) == allowed);
    CHECK(answer(town.wen, chair) == Reason::VehicleTooSmall);
    CHECK(town.reason(town.coordinator, AskHelpers{chair, {town.wen}}) == Reason::VehicleTooSmall);
    SUBCASE("one who offers a car takes who fits into it") {
        Offer offer = default_offer(town.state, helper);
        offer.kinds |= kind_bit(ErrandKind::Ride);
        offer.seats = 1;
        REQUIRE(town.run(helper, SetOffer{offer, {}}) == allowed);
        CHECK(answer(helper, seat) == allowed);
        CHECK(answer(helper, chair) == Reason::VehicleTooSmall);
        offer.wheelchair = true;
        REQUIRE(town.run(helper, SetOffer{offer, {}}) == allowed);
        CHECK(answer(helper, chair) == allowed);
    }
    SUBCASE("a vehicle that is off the road takes nobody") {
        REQUIRE(town.run(town.lu, SetVehicleOff{town.one, true}) == allowed);
        CHECK(answer(town.lu, chair) == Reason::VehicleTooSmall);
        CHECK(answer(town.lu, seat) == allowed);  // With their own.
    }
}

TEST_CASE("from the plan to the door: driver and patient meet, live state, the last way ends it") {
    Rides town;
    const ErrandId ride = town.ride(town.qin, 8, true, 120);
    CHECK(!town.reaches(town.lu, town.qin));
    REQUIRE(town.plan() == 0);
    CHECK(town.told(town.qin, NoticeKind::RidePlanned));
    CHECK(town.state.errands.at(ride).helper == town.lu);  // Only this vehicle takes a wheelchair.
    CHECK(town.reaches(town.lu, town.qin));
    CHECK(town.reaches(town.qin, town.lu));
    const auto legs = legs_of(town.state, ride);
    REQUIRE(legs.size() == 2);
    CHECK(legs[1]->window.from >= legs[0]->window.until + hours(2));
    CHECK(legs[1]->window.from <= legs[0]->window.until + hours(2) + minutes(20));  // Nobody waits for long.
    const RideLegId there = legs[0]->id, back = legs[1]->id;
    CHECK(town.reason(town.wen, TellLeg{there, LegState::OnBoard}) == Reason::LegUnknown);
    town.now = town.tomorrow(8);
    REQUIRE(town.run(town.lu, TellLeg{there, LegState::OnBoard}) == allowed);
    CHECK(town.state.errands.at(ride).state == ErrandState::OnTheWay);
    CHECK(town.state.errands.at(ride).on_the_way_at == town.tomorrow(8));
    REQUIRE(town.run(town.lu, TellLeg{there, LegState::Done}) == allowed);
    CHECK(is_active(town.state.errands.at(ride)));
    CHECK(town.reason(town.coordinator, AcceptRides{{town.leg(ride, town.one, 9)}}) == Reason::LegBegun);
    REQUIRE(town.run(town.lu, TellLeg{back, LegState::OnBoard}) == allowed);
    REQUIRE(town.run(town.lu, TellLeg{back, LegState::Done}) == allowed);
    CHECK(town.state.errands.at(ride).state == ErrandState::Done);
    CHECK(!town.reaches(town.lu, town.qin));
}

TEST_CASE("a broken-down vehicle: who was not fetched waits, is told, and goes with another") {
    Rides town;
    const ErrandId ride = town.ride(town.qin, 8);
    REQUIRE(town.run(town.coordinator, AcceptRides{{town.leg(ride, town.one, 8)}}) == allowed);
    CHECK(town.reason(town.wen, SetVehicleOff{town.one, true}) == Reason::NotAllowed);
    REQUIRE(town.run(town.lu, SetVehicleOff{town.one, true}) == allowed);
    CHECK(town.state.errands.at(ride).state == ErrandState::Open);
    CHECK(legs_of(town.state, ride).empty());
    CHECK(!town.reaches(town.lu, town.qin));
    CHECK(town.told(town.qin, NoticeKind::RideUnplanned));
    CHECK(town.told(town.coordinator, NoticeKind::VehicleOff));
    REQUIRE(town.plan() == 0);
    CHECK(town.state.errands.at(ride).helper == town.wen);
    CHECK(town.reaches(town.wen, town.qin));
    SUBCASE("and nobody else's ride was touched") {
        const ErrandId other = town.ride(town.coordinator, 11);
        REQUIRE(town.plan() == 0);
        const auto before = legs_of(town.state, ride).front()->window;
        REQUIRE(town.run(town.lu, SetVehicleOff{town.one, false}) == allowed);
        REQUIRE(town.plan() == 0);
        CHECK(legs_of(town.state, ride).front()->window == before);
        CHECK(town.state.errands.at(ride).helper == town.wen);
        CHECK(town.state.errands.at(other).helper == town.wen);
    }
}

TEST_CASE("a planned ride that is changed waits for another plan; who is on the way is driven all the same") {
    Rides town;
    const ErrandId ride = town.ride(town.qin, 8, false, 120);
    const PlannedLeg back{ride, town.two, LegWay::Back, {town.tomorrow(12), town.tomorrow(13)}};
    REQUIRE(town.run(town.coordinator, AcceptRides{{town.leg(ride, town.one, 8), back}}) == allowed);
    CHECK_FALSE(way_without_vehicle(town.state, town.state.errands.at(ride)));
    Asked later;
    later.kind = ErrandKind::Ride;
    later.window = {town.tomorrow(10), town.tomorrow(10) + minutes(30)};
    later.destination = "市三院";
    later.ride.minutes_there = 120;
    SUBCASE("not begun: neither driver has it any more, and all are told") {
        REQUIRE(town.run(town.qin, ChangeErrand{ride, later}) == allowed);
        CHECK(town.state.errands.at(ride).state == ErrandState::Open);
        CHECK_FALSE(town.state.errands.at(ride).helper);
        CHECK(legs_of(town.state, ride).empty());
        CHECK_FALSE(town.reaches(town.lu, town.qin));
        CHECK_FALSE(town.reaches(town.wen, town.qin));
        CHECK(town.told(town.lu, NoticeKind::ErrandChanged));
        const auto notices = town.state.notices.where<&Notice::to>(town.coordinator);
        CHECK(std::count_if(notices.begin(), notices.end(), [](const Notice* notice) {
                  return notice->kind == NoticeKind::ErrandNeedsYou;
              }) == 2);  // When it was asked for, and now.
        CHECK(way_without_vehicle(town.state, town.state.errands.at(ride)) == LegWay::There);
        CHECK(town.plan() == 0);
        CHECK(town.state.errands.at(ride).state == ErrandState::Claimed);
    }
    SUBCASE("begun: who drives them there keeps them, only the way back is planned anew") {
        town.now = town.tomorrow(8);
        const RideLegId there = legs_of(town.state, ride).front()->id;
        REQUIRE(town.run(town.lu, TellLeg{there, LegState::OnBoard}) == allowed);
        REQUIRE(town.run(town.qin, ChangeErrand{ride, later}) == allowed);
        CHECK(town.state.errands.at(ride).state == ErrandState::OnTheWay);
        CHECK(town.state.errands.at(ride).helper == town.lu);
        CHECK(town.reaches(town.lu, town.qin));
        CHECK_FALSE(town.reaches(town.wen, town.qin));
        CHECK(way_without_vehicle(town.state, town.state.errands.at(ride)) == LegWay::Back);
    }
}

TEST_CASE("another driver for the same vehicle, somebody else for the way back, and giving back") {
    Rides town;
    const ErrandId ride = town.ride(town.qin, 8, false, 120);
    const PlannedLeg back{ride, town.two, LegWay::Back, {town.tomorrow(12), town.tomorrow(13)}};
    REQUIRE(town.run(town.coordinator, AcceptRides{{town.leg(ride, town.one, 8), back}}) == allowed);
    CHECK(town.state.errands.at(ride).helper == town.lu);
    CHECK(town.reaches(town.wen, town.qin));  // The way back.
    SUBCASE("the new driver has it, the old one no longer the number") {
        Vehicle vehicle = town.state.vehicles.at(town.one);
        vehicle.driver = town.coordinator;
        REQUIRE(town.run(town.coordinator, SetVehicle{false, vehicle}) == allowed);
        CHECK(town.state.errands.at(ride).helper == town.coordinator);
        CHECK(!town.reaches(town.lu, town.qin));
        CHECK(town.reaches(town.wen, town.qin));
    }
    SUBCASE("withdrawn: nobody drives, nobody has the number") {
        REQUIRE(town.run(town.qin, WithdrawErrand{ride, ""}) == allowed);
        CHECK(legs_of(town.state, ride).empty());
        CHECK(!town.reaches(town.lu, town.qin));
        CHECK(!town.reaches(town.wen, town.qin));
    }
    SUBCASE("handed back: it waits again, without half a plan") {
        REQUIRE(town.run(town.lu, HandBackErrand{ride, "发烧"}) == allowed);
        CHECK(legs_of(town.state, ride).empty());
        CHECK(!town.reaches(town.wen, town.qin));
    }
}

TEST_CASE("a ride that no vehicle can take is explained, and what is proposed helps") {
    Rides town;
    REQUIRE(town.run(town.coordinator, SetVehicleOff{town.two, true}) == allowed);
    const ErrandId first = town.ride(town.qin, 8, true), second = town.ride(town.coordinator, 8, true);
    CHECK(town.plan() == 1);
    const ErrandId left = legs_of(town.state, first).empty() ? first : second;
    const RideDay day = ride_day(town.state, town.day, town.now);
    const RideExplanation why = explain_ride(day.problem, day.plan, *day.ride_of(left, LegWay::There), {});
    CHECK(!why.fits);
    CHECK(why.barriers.size() == 2);
    const auto later = std::find_if(why.helps.begin(), why.helps.end(),
                                    [](const RideHelp& help) { return help.kind == RideHelpKind::Later; });
    REQUIRE(later != why.helps.end());
    const Errand errand = town.state.errands.at(left);
    const ErrandDetail detail = town.state.errand_details.at(left);
    const Asked asked{
        .kind = errand.kind,
        .urgency = errand.urgency,
        .window = {errand.window.from + seconds(later->shift), errand.window.until + seconds(later->shift)},
        .needs = errand.needs,
        .what = detail.what,
        .destination = detail.destination,
        .items = {},
        .ride = detail.ride};
    REQUIRE(town.run(town.coordinator, ChangeErrand{left, asked}) == allowed);
    CHECK(town.plan() == 0);
}

TEST_CASE("who has a fever rides alone, and the vehicle is aired before the next one") {
    Rides town;
    REQUIRE(town.run(town.coordinator, SetVehicleOff{town.two, true}) == allowed);
    const auto ask = [&](PersonId person, Duration long_, bool alone) {
        Asked asked;
        asked.kind = ErrandKind::Ride;
        asked.window = {town.tomorrow(8), town.tomorrow(8) + long_};
        asked.what = "看病";
        asked.destination = "市三院";
        asked.needs.alone = alone;
        REQUIRE(town.run(person, AskForHelp{asked, 0, {}}) == allowed);
    };
    ask(town.qin, minutes(10), true);  // So early that the other one can only come after it.
    ask(town.coordinator, hours(3), false);
    REQUIRE(town.plan() == 0);
    const auto legs = legs_of_vehicle(town.state, town.one, {town.tomorrow(0), town.tomorrow(24)});
    REQUIRE(legs.size() == 2);
    REQUIRE(town.state.errands.at(legs[0]->errand).needs.alone);
    CHECK(legs[1]->window.from >= legs[0]->window.until + minutes(30));
}

TEST_CASE("a way is told step by step, and not before its day") {
    Rides town;
    const ErrandId ride = town.ride(town.qin, 8);
    REQUIRE(town.run(town.coordinator, AcceptRides{{town.leg(ride, town.one, 8)}}) == allowed);
    const RideLegId leg = legs_of(town.state, ride).front()->id;
    CHECK(town.reason(town.lu, TellLeg{leg, LegState::OnBoard}) == Reason::LegNotToday);
    town.now = town.tomorrow(8);
    CHECK(town.reason(town.lu, TellLeg{leg, LegState::Planned}) == Reason::LegBegun);
    CHECK(town.reason(town.lu, TellLeg{leg, LegState::Done}) == Reason::LegBegun);
    REQUIRE(town.run(town.lu, TellLeg{leg, LegState::OnBoard}) == allowed);
    CHECK(town.reason(town.lu, TellLeg{leg, LegState::OnBoard}) == Reason::LegBegun);
    REQUIRE(town.run(town.lu, TellLeg{leg, LegState::Done}) == allowed);
    CHECK(town.state.errands.at(ride).state == ErrandState::Done);
}

TEST_CASE("a ride is overdue when nobody came to fetch them, not while they are driven or treated") {
    Rides town;
    const ErrandId ride = town.ride(town.qin, 8, false, 120);
    REQUIRE(town.run(town.coordinator, AcceptRides{{town.leg(ride, town.one, 8),
                                                    town.leg(ride, town.one, 12, LegWay::Back)}}) == allowed);
    const auto overdue = [&] { return is_overdue(town.state, town.state.errands.at(ride), town.now); };
    town.now = town.tomorrow(8) + minutes(40);
    CHECK_FALSE(overdue());  // The vehicle was to be there later than was asked for.
    town.now = town.tomorrow(9);
    CHECK(overdue());
    const RideLegId there = legs_of(town.state, ride).front()->id;
    REQUIRE(town.run(town.lu, TellLeg{there, LegState::OnBoard}) == allowed);
    CHECK_FALSE(overdue());
    REQUIRE(town.run(town.lu, TellLeg{there, LegState::Done}) == allowed);
    CHECK_FALSE(overdue());
    CHECK(town.reason(town.qin, HandBackErrand{ride, "没有人来"}) == Reason::ErrandNotYours);
}

TEST_CASE("an urgent ride is put into the day by one press, and it is said who is moved") {
    Rides town;
    const auto fitted = [&](ErrandId errand) {
        return fit_in(town.state, ride_day(town.state, town.day, town.now), errand);
    };
    const ErrandId planned = town.ride(town.qin, 8, true);
    REQUIRE(town.plan() == 0);
    SUBCASE("there and back, and what it says is what can be accepted") {
        const ErrandId urgent = town.ride(town.coordinator, 8, false, 120);
        const RideFit fit = fitted(urgent);
        CHECK(!fit.fails);
        REQUIRE(fit.own.size() == 2);
        CHECK(fit.own[0].way == LegWay::There);
        CHECK(fit.own[1].way == LegWay::Back);
        for (const MovedRide& moved : fit.moved) {
            CHECK(moved.errand == planned);
            CHECK(moved.later.ms != 0);
        }
        CHECK(fit.all.size() >= fit.own.size() + fit.moved.size());
        REQUIRE(town.run(town.coordinator, AcceptRides{fit.all}) == allowed);
        CHECK(legs_of(town.state, urgent).size() == 2);
        CHECK(legs_of(town.state, planned).size() == 1);
        CHECK(fitted(urgent).own.empty());  // It is in.
    }
    SUBCASE("the only place for a wheelchair is taken: it does not fit, and another time would help") {
        const ErrandId urgent = town.ride(town.coordinator, 8, true);
        const RideFit fit = fitted(urgent);
        CHECK(fit.own.empty());
        REQUIRE(fit.fails);
        const RideDay day = ride_day(town.state, town.day, town.now);
        CHECK(day.ways.at(*fit.fails).errand == urgent);
        const RideExplanation why = explain_ride(day.problem, fit.plan, *fit.fails, {});
        CHECK(!why.fits);
        CHECK(!why.helps.empty());
    }
    SUBCASE("what nobody drives yet is not planned by the way, and what is of another day does not fit") {
        const ErrandId waits = town.ride(town.wen, 10), urgent = town.ride(town.coordinator, 12);
        const RideFit fit = fitted(urgent);
        CHECK(std::none_of(fit.all.begin(), fit.all.end(),
                           [&](const PlannedLeg& leg) { return leg.errand == waits; }));
        const ErrandId later = town.ride(town.wen, 8 + 24);
        CHECK(fitted(later).own.empty());
        CHECK(!fitted(later).fails);
    }
}

TEST_CASE("a better plan is found bit by bit, the same everywhere, and is told in numbers") {
    Rides town;
    const ErrandId first = town.ride(town.qin, 8), second = town.ride(town.coordinator, 8);
    const std::vector<PlannedLeg> apart{town.leg(first, town.one, 8), town.leg(second, town.two, 8)};
    const TimeRange day{town.tomorrow(0), town.tomorrow(24)};
    CHECK(changed_by(town.state, day, apart) == RidesChanged{.added = 2, .moved = 0, .vehicles = 2});
    REQUIRE(town.run(town.coordinator, AcceptRides{apart}) == allowed);
    const RideDay wasteful = ride_day(town.state, town.day, town.now);
    RideSearch search(wasteful), again(wasteful), stopped(wasteful);
    for (std::uint32_t bit = 1; bit < RideSearch::bits_in_all(); ++bit) {
        search.go_on(town.state);
        again.go_on(town.state);
        REQUIRE(!search.done());
    }
    search.go_on(town.state);
    again.go_on(town.state);
    REQUIRE(search.done());
    CHECK(search.saved() == minutes(40));  // One car, 20 minutes there and 20 back, instead of two.
    REQUIRE(!search.legs().empty());
    REQUIRE(search.legs().size() == again.legs().size());
    for (std::size_t i = 0; i < search.legs().size(); ++i) {
        CHECK(search.legs()[i].vehicle == again.legs()[i].vehicle);
        CHECK(search.legs()[i].window == again.legs()[i].window);
    }
    CHECK(changed_by(town.state, day, search.legs()).vehicles == -1);
    stopped.stop();
    stopped.go_on(town.state);
    CHECK(stopped.done());
    CHECK(stopped.saved() == Duration{});  // It had not begun.
    CHECK(search.is_about(ride_day(town.state, town.day, town.now + minutes(30))));
    REQUIRE(town.run(town.coordinator, AcceptRides{search.legs()}) == allowed);
    const RideDay better = ride_day(town.state, town.day, town.now);
    CHECK(!search.is_about(better));
    RideSearch next(better);
    while (!next.done()) next.go_on(town.state);
    CHECK(next.saved() == Duration{});
}

TEST_CASE("who must be there in time is fetched so that they are, neither late nor hours before") {
    Rides town;
    const TimeRange arrive{town.tomorrow(9) + minutes(30), town.tomorrow(10)};
    const TimeRange fetched = time_to_be_fetched(town.state, "市三院 透析中心", arrive);
    CHECK(fetched == TimeRange{town.tomorrow(8) + minutes(25), town.tomorrow(9) + minutes(25)});
    const ErrandId narrow = town.appointment(town.qin, fetched, arrive);
    const ErrandId wide = town.appointment(town.admin, {town.tomorrow(7), town.tomorrow(12)}, arrive);
    REQUIRE(town.plan() == 0);
    for (const ErrandId ride : {narrow, wide}) {
        const auto legs = legs_of(town.state, ride);
        REQUIRE(legs.size() == 1);
        CHECK(legs.front()->window.until >= arrive.from);
        CHECK(legs.front()->window.until <= arrive.until);
    }
}

TEST_CASE("when to be there is said by who asks, of a ride, and after being fetched") {
    Rides town;
    const ErrandId ride = town.ride(town.qin, 8);
    const TimeRange good{town.tomorrow(9), town.tomorrow(9) + minutes(30)};
    const auto answer = [&](PersonId by, std::optional<TimeRange> arrive) {
        return town.reason(by, SetAppointment{ride, arrive});
    };
    CHECK(answer(town.qin, good) == allowed);
    CHECK(answer(town.coordinator, good) == allowed);
    CHECK(answer(town.qin, std::nullopt) == allowed);
    CHECK(answer(town.lu, good) == Reason::ErrandUnknown);
    CHECK(answer(town.qin, TimeRange{good.until, good.from}) == Reason::TimesInvalid);
    CHECK(answer(town.qin, TimeRange{town.tomorrow(7), good.until}) == Reason::TimesInvalid);
    CHECK(answer(town.qin, TimeRange{good.from, good.from + days(3)}) == Reason::TimesInvalid);
    Asked rubbish;
    rubbish.kind = ErrandKind::Rubbish;
    rubbish.window = {town.tomorrow(8), town.tomorrow(9)};
    rubbish.what = "旧书";
    const std::uint64_t asking = town.number;
    REQUIRE(town.run(town.qin, AskForHelp{rubbish, 0, {}}) == allowed);
    const auto other = NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
    CHECK(town.reason(town.qin, SetAppointment{other, good}) == Reason::ErrandUnknown);
    REQUIRE(town.run(town.qin, WithdrawErrand{ride, ""}) == allowed);
    CHECK(answer(town.qin, good) == Reason::ErrandOver);
}

TEST_CASE("another time to be there is planned anew, the same time again is not") {
    Rides town;
    const TimeRange arrive{town.tomorrow(9), town.tomorrow(9) + minutes(30)};
    const ErrandId ride = town.appointment(town.qin, {town.tomorrow(8), town.tomorrow(9)}, arrive);
    REQUIRE(town.plan() == 0);
    REQUIRE(town.run(town.qin, SetAppointment{ride, arrive}) == allowed);
    CHECK(legs_of(town.state, ride).size() == 1);
    const TimeRange later{town.tomorrow(10), town.tomorrow(10) + minutes(30)};
    REQUIRE(town.run(town.qin, SetAppointment{ride, later}) == allowed);
    CHECK(legs_of(town.state, ride).empty());
    CHECK(town.state.errands.at(ride).state == ErrandState::Open);
    CHECK(town.state.ride_appointments.at(ride).arrive == later);
    REQUIRE(town.run(town.qin, SetAppointment{ride, std::nullopt}) == allowed);
    CHECK(!town.state.ride_appointments.find(ride));
}

TEST_CASE("what repeats has the appointment, too, where it was made before anybody said so") {
    Rides town;
    const TimeRange arrive{town.tomorrow(9), town.tomorrow(9) + minutes(30)};
    const ErrandId ride = town.ride_from(town.qin, {town.tomorrow(8), town.tomorrow(9)}, {every_day, {}});
    const ErrandId next = town.next_time(ride);
    REQUIRE(town.run(town.qin, SetAppointment{ride, arrive}) == allowed);
    CHECK(town.state.ride_appointments.at(next).arrive ==
          TimeRange{arrive.from + days(1), arrive.until + days(1)});
    REQUIRE(town.run(town.qin, SetAppointment{ride, std::nullopt}) == allowed);
    CHECK_FALSE(town.state.ride_appointments.find(next));
}

TEST_CASE("an appointment moves with the ride, comes again with it, and goes with it") {
    Rides town;
    const TimeRange arrive{town.tomorrow(9), town.tomorrow(9) + minutes(30)};
    const ErrandId ride =
        town.appointment(town.qin, {town.tomorrow(8), town.tomorrow(9)}, arrive, {every_day, {}});
    Asked asked;
    asked.kind = ErrandKind::Ride;
    asked.window = {town.tomorrow(8), town.tomorrow(9)};
    asked.destination = "市三院";
    SUBCASE("a day later") {
        asked.window = {town.tomorrow(24 + 8), town.tomorrow(24 + 9)};
        REQUIRE(town.run(town.qin, ChangeErrand{ride, asked}) == allowed);
        CHECK(town.state.ride_appointments.at(ride).arrive ==
              TimeRange{arrive.from + days(1), arrive.until + days(1)});
    }
    SUBCASE("it is no ride any more") {
        asked.kind = ErrandKind::Other;
        asked.what = "不去了";
        REQUIRE(town.run(town.qin, ChangeErrand{ride, asked}) == allowed);
        CHECK(!town.state.ride_appointments.find(ride));
    }
    SUBCASE("the next day's is as much later") {
        const ErrandId next = town.next_time(ride);
        REQUIRE(next != ride);
        CHECK(town.state.ride_appointments.at(next).arrive ==
              TimeRange{arrive.from + days(1), arrive.until + days(1)});
        CHECK(town.state.ride_appointments.at(ride).arrive == arrive);
    }
}

TEST_CASE("a house far from the gate is a longer way, and from house to house nobody drives by the gate") {
    Rides town;
    const auto place = [&](PersonId person, std::int32_t east_m, std::int32_t north_m) {
        const BuildingId building =
            town.state.households.at(town.state.residents.at(person).household).building;
        REQUIRE(town.run(town.coordinator, PlaceBuilding{{building, east_m, north_m}}) == allowed);
    };
    place(town.qin, 2500, 0);
    place(town.admin, 2500, 500);
    const ErrandId first = town.ride(town.qin, 8), second = town.ride(town.admin, 8);
    const RideDay day = ride_day(town.state, town.day, town.now);
    REQUIRE(check_ride_problem(day.problem));
    const Ride& a = day.problem.rides[*day.ride_of(first, LegWay::There)];
    const Ride& b = day.problem.rides[*day.ride_of(second, LegWay::There)];
    const auto time = [&](std::uint32_t from, std::uint32_t to) {
        return day.problem.travel.times[from * day.problem.travel.places + to];
    };
    constexpr RideTime minute = 60;
    CHECK(time(day.problem.vehicles.front().start_place, a.from_place) == 13 * minute);
    CHECK(time(a.from_place, a.to_place) == (13 + 20) * minute);
    CHECK(time(a.from_place, b.from_place) == 156);  // 650 metres of streets.
    CHECK(a.to_place == b.to_place);
    REQUIRE(town.plan() == 0);
    const TimeRange driven = legs_of(town.state, first).front()->window;
    CHECK(driven.until - driven.from >= minutes(33));
}
