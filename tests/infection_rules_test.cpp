#include <doctest/doctest.h>

#include <algorithm>

#include "shared/buddies/check_book.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/infection_book.h"
#include "shared/errands/match_book.h"
#include "shared/errands/rides/ride_planner.h"
#include "shared/rides/ride_book.h"
#include "shared/rides/ride_day.h"
#include "tests/town.h"

// Isolation and infection are one hard rule, whichever way a helper and a home come together.

using namespace linli;

namespace {

constexpr auto allowed = std::nullopt;

// Qin Guizhi (3-101) asks, He Ping is 70 or older, Lu Qing helps, Wen Li looks after building 2.
struct Apart : Town {
    Apart() {
        give(lu, Role::Volunteer);
        he = enter("3", "302", "何平");
        isolates(lu, false);
    }
    void isolates(PersonId person, bool isolated) {
        Care care;
        care.id = person;
        care.isolated = isolated;
        REQUIRE(run(person, MendCare{care}) == allowed);
    }
    void is_pregnant(PersonId person) {
        Care care;
        care.id = person;
        care.pregnant = true;
        REQUIRE(run(person, MendCare{care}) == allowed);
    }
    void consents(PersonId helper) {
        Offer offer = offer_of_default(helper);
        offer.helps_isolated = true;
        REQUIRE(run(helper, SetOffer{offer, {}}) == allowed);
    }
    Offer offer_of_default(PersonId helper) const {
        Offer offer;
        offer.id = helper;
        offer.kinds = kind_bit(ErrandKind::Other);
        offer.days = every_day;
        offer.until_minute = 24 * 60;
        offer.languages = 1 << static_cast<int>(SpokenLanguage::Mandarin);
        return offer;
    }
    VehicleId drives(PersonId driver, const char* name) {
        give(driver, Role::Driver);
        SetVehicle set;
        set.vehicle.name = name;
        set.vehicle.driver = driver;
        set.vehicle.seats = 4;
        set.vehicle.days = every_day;
        set.vehicle.until_minute = 24 * 60;
        const std::uint64_t setting = number;
        REQUIRE(run(coordinator, set) == allowed);
        return NewIds(7, OutboxId{{1, 1}}, setting).make<VehicleId>();
    }
    // By a coordinator, who does not know how somebody's health is.
    ErrandId asks(PersonId person, ErrandNeeds needs = {}, ErrandKind kind = ErrandKind::Other) {
        Asked asked;
        asked.kind = kind;
        asked.what = "送东西";
        asked.destination = "市三院";
        asked.needs = needs;
        asked.window = {now, now + hours(4)};
        const std::uint64_t asking = number;
        REQUIRE(run(coordinator, AskForHelp{asked, 0, {}}, person) == allowed);
        return NewIds(7, OutboxId{{1, 1}}, asking).make<ErrandId>();
    }
    // The same answer by every way that leads a helper to a door.
    std::optional<Reason> every_way(PersonId helper, ErrandId errand) const {
        const auto takes = reason(helper, ClaimErrand{errand});
        const auto agreed = reason(coordinator, ClaimErrand{errand}, helper);
        const auto asked = reason(coordinator, AskHelpers{errand, {helper}});
        CHECK(agreed == asked);
        CHECK((takes == allowed) == (agreed == allowed));
        const auto standing = standing_of(state, state.errands.at(errand), helper, now);
        REQUIRE(standing);
        CHECK(standing->why_not.empty() == (agreed == allowed));
        return agreed;
    }
    PersonId he;
};

}  // namespace

TEST_CASE("the rule itself: each thing that keeps a helper from a home, one a row") {
    struct Row {
        const char* title;
        HomeExposure home;
        HelperExposure helper;
        Barriers broken;
    };
    const HomeExposure usual, isolated{Health::Isolated, Meeting::None, 0},
        entered{Health::Infectious, Meeting::Indoors, 0},
        frail{Health::Usual, Meeting::AtDoor, vulnerable::dialysis};
    const HelperExposure well, ill{.health = Health::Infectious}, willing{.consents = true},
        came_from_there{.served_infectious_today = true},
        promised{.consents = true, .serves_vulnerable_later_today = true};
    const Row rows[] = {
        {"nothing is the matter", usual, well, 0},
        {"who is infectious goes nowhere", usual, ill, barrier_bit(Barrier::HelperIsolated)},
        {"who did not agree to it is not sent", isolated, well, barrier_bit(Barrier::NoConsentToInfection)},
        {"who agreed goes to the door", isolated, willing, 0},
        {"nobody goes inside", entered, willing, barrier_bit(Barrier::IndoorsAtInfection)},
        {"from an infection nobody goes to the frail", frail, came_from_there,
         barrier_bit(Barrier::ServedInfectiousToday)},
        {"to others they do", usual, came_from_there, 0},
        {"who has promised the frail does not go there first", isolated, promised,
         barrier_bit(Barrier::VulnerableLaterToday)},
    };
    for (const Row& row : rows) {
        CAPTURE(row.title);
        CHECK(infection_barriers(row.home, row.helper) == row.broken);
    }
}

TEST_CASE("taking, asking and agreeing by telephone go by the same rule as the proposal") {
    Apart town;
    SUBCASE("nobody is isolated") {
        CHECK(town.every_way(town.lu, town.asks(town.qin)) == allowed);
    }
    SUBCASE("the helper is") {
        const ErrandId errand = town.asks(town.qin);
        town.isolates(town.lu, true);
        CHECK(town.every_way(town.lu, errand) == Reason::ErrandNotPossible);
        town.isolates(town.lu, false);
        CHECK(town.every_way(town.lu, errand) == allowed);
    }
    SUBCASE("the home is: only who agreed to such homes") {
        town.isolates(town.qin, true);
        const ErrandId errand = town.asks(town.qin);
        CHECK(town.every_way(town.lu, errand) == Reason::ErrandNotPossible);
        town.consents(town.lu);
        CHECK(town.every_way(town.lu, errand) == allowed);
    }
    SUBCASE("who goes to an isolated home does not go to a pregnant neighbour on that day") {
        town.consents(town.lu);
        town.isolates(town.qin, true);
        town.is_pregnant(town.he);
        const ErrandId isolated = town.asks(town.qin), pregnant = town.asks(town.he);
        SUBCASE("first there") {
            REQUIRE(town.run(town.lu, ClaimErrand{isolated}) == allowed);
            CHECK(town.reason(town.lu, ClaimErrand{pregnant}) == Reason::ErrandNotPossible);
            REQUIRE(town.run(town.lu, FinishErrand{isolated, 0, {}}) == allowed);
            CHECK(town.reason(town.lu, ClaimErrand{pregnant}) == Reason::ErrandNotPossible);
            town.now = town.now + days(1);
            const ErrandId tomorrow = town.asks(town.he);
            CHECK(town.reason(town.lu, ClaimErrand{tomorrow}) == allowed);
        }
        SUBCASE("first promised to her") {
            REQUIRE(town.run(town.lu, ClaimErrand{pregnant}) == allowed);
            CHECK(town.reason(town.lu, ClaimErrand{isolated}) == Reason::ErrandNotPossible);
        }
    }
}

TEST_CASE("what is asked for somebody isolated is done at the door, also when the isolation begins later") {
    Apart town;
    const auto at_the_door = [&](ErrandId errand) {
        const ErrandNeeds& needs = town.state.errands.at(errand).needs;
        return needs.without_touch && !needs.inside;
    };
    const ErrandId before = town.asks(town.qin, {.inside = true});
    CHECK(!at_the_door(before));
    town.isolates(town.qin, true);
    CHECK(at_the_door(before));
    CHECK(at_the_door(town.asks(town.qin, {.inside = true})));
    CHECK(!at_the_door(town.asks(town.he, {.inside = true})));
}

TEST_CASE("a helper who is isolated hands back what they had taken, and others can take it") {
    Apart town;
    const ErrandId one = town.asks(town.qin), other = town.asks(town.he);
    REQUIRE(town.run(town.lu, ClaimErrand{one}) == allowed);
    REQUIRE(town.run(town.lu, ClaimErrand{other}) == allowed);
    REQUIRE(town.run(town.lu, StartErrand{other}) == allowed);
    town.isolates(town.lu, true);
    for (const ErrandId errand : {one, other}) {
        CHECK(town.state.errands.at(errand).state == ErrandState::Open);
        CHECK(!town.state.errands.at(errand).helper);
        CHECK(town.reason(town.wen, ClaimErrand{errand}) == allowed);
    }
    const auto grants = town.state.grants.where<&Grant::to>(town.lu);
    CHECK(std::all_of(grants.begin(), grants.end(), [](const Grant* grant) { return grant->over; }));
    const auto turns = town.state.errands_turned.where<&ErrandTurned::errand>(one);
    REQUIRE(turns.size() == 1);
    CHECK(turns.front()->why.empty());  // Why, is nobody's business.
    CHECK(turns.front()->by == town.lu);
    town.isolates(town.lu, true);  // Said once more, nothing more happens.
    CHECK(town.state.errands_turned.where<&ErrandTurned::errand>(one).size() == 1);
}

TEST_CASE("a helper's illness is written down by somebody else, and nothing shows who") {
    Apart town;
    const ErrandId errand = town.asks(town.qin);
    REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
    Care care;
    care.id = town.lu;
    care.isolated = true;
    REQUIRE(town.run(town.coordinator, MendCare{care}) == allowed);
    const auto turns = town.state.errands_turned.where<&ErrandTurned::errand>(errand);
    REQUIRE(turns.size() == 1);
    CHECK(turns.front()->by == town.lu);
}

TEST_CASE(
    "who had promised to come to a home that is isolated now is relieved, unless they agreed to such homes") {
    Apart town;
    const ErrandId errand = town.asks(town.qin);
    const auto relieved = [&] { return !town.state.errands.at(errand).helper; };
    SUBCASE("not agreed") {
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
        town.isolates(town.qin, true);
        CHECK(relieved());
        const auto notices = town.state.notices.where<&Notice::to>(town.lu);
        CHECK(std::any_of(notices.begin(), notices.end(),
                          [](const Notice* notice) { return notice->kind == NoticeKind::ErrandHandedBack; }));
    }
    SUBCASE("agreed") {
        town.consents(town.lu);
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
        town.isolates(town.qin, true);
        CHECK(!relieved());
    }
    SUBCASE("agreed, and expected by a pregnant neighbour on that day") {
        town.consents(town.lu);
        town.is_pregnant(town.he);
        const ErrandId pregnant = town.asks(town.he);
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
        REQUIRE(town.run(town.lu, ClaimErrand{pregnant}) == allowed);
        town.isolates(town.qin, true);
        CHECK(relieved());
        CHECK(town.state.errands.at(pregnant).helper == town.lu);
    }
    SUBCASE("a neighbour is pregnant now, and the helper comes from an isolated home") {
        town.consents(town.lu);
        town.isolates(town.qin, true);
        const ErrandId other = town.asks(town.he);
        REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
        REQUIRE(town.run(town.lu, ClaimErrand{other}) == allowed);
        town.is_pregnant(town.he);
        CHECK(!town.state.errands.at(other).helper);
        CHECK(!relieved());
    }
}

TEST_CASE("of two entries of one person that become one, either says that they are isolated") {
    Apart town;
    const PersonId again = town.enter("2", "302", "陆小青");
    town.isolates(again, true);
    const ErrandId errand = town.asks(town.qin);
    REQUIRE(town.run(town.lu, ClaimErrand{errand}) == allowed);
    REQUIRE(town.run(town.coordinator, MergePersons{town.lu, again}) == allowed);
    CHECK(stays_home(town.state, town.lu));
    CHECK(town.state.errands.at(errand).state == ErrandState::Open);
}

TEST_CASE("who is isolated is not asked to look after somebody") {
    Apart town;
    SetCheckPlan plan;
    plan.plan = town.qin;
    plan.buddy = town.lu;
    plan.second = town.wen;
    REQUIRE(town.run(town.qin, plan) == allowed);
    CheckRound round;
    round.person = town.qin;
    CHECK(person_to_ask(town.state, round, CheckRung::Buddy) == town.lu);
    town.isolates(town.lu, true);
    CHECK(!person_to_ask(town.state, round, CheckRung::Buddy));
    round.rung = CheckRung::None;
    CHECK(next_rung(town.state, round) == CheckRung::Second);
}

TEST_CASE("an isolated patient shares no vehicle, and an isolated driver drives nobody") {
    Apart town;
    const VehicleId car = town.drives(town.lu, "一号车");
    const ErrandId one = town.asks(town.qin, {}, ErrandKind::Ride);
    const ErrandId other = town.asks(town.he, {}, ErrandKind::Ride);
    const auto leg = [&](ErrandId errand, int from, int until) {
        return PlannedLeg{errand, car, LegWay::There, {town.now + minutes(from), town.now + minutes(until)}};
    };
    const auto answer = [&](std::vector<PlannedLeg> legs) {
        return town.reason(town.coordinator, AcceptRides{std::move(legs)});
    };
    CHECK(answer({leg(one, 30, 60), leg(other, 40, 70)}) == allowed);
    REQUIRE(town.run(town.coordinator, AcceptRides{{leg(one, 30, 60), leg(other, 40, 70)}}) == allowed);
    CHECK(!is_crowded(town.state, one));
    town.isolates(town.qin, true);
    CHECK(town.state.errands.at(one).needs.alone);
    CHECK(is_crowded(town.state, one));  // Until it is planned anew.
    CHECK(is_crowded(town.state, other));
    CHECK(answer({leg(one, 30, 60), leg(other, 40, 70)}) == Reason::VehicleTooSmall);
    CHECK(answer({leg(one, 30, 60), leg(other, 70, 100)}) == Reason::VehicleTooSmall);  // It is aired first.
    CHECK(answer({leg(one, 30, 60), leg(other, 90, 120)}) == allowed);
    const RideDay day = ride_day(town.state, civil_time(town.now, utc_offset(town.state)).date, town.now);
    CHECK(day.problem.rides.at(*day.ride_of(one, LegWay::There)).infectious);
    CHECK(!day.problem.rides.at(*day.ride_of(other, LegWay::There)).infectious);
    town.isolates(town.lu, true);
    CHECK(answer({leg(other, 90, 120)}) == Reason::ErrandNotPossible);  // No other words than elsewhere.
    const RideDay without = ride_day(town.state, civil_time(town.now, utc_offset(town.state)).date, town.now);
    CHECK(without.problem.vehicles.at(0).out_of_service);
}

TEST_CASE("two who can no longer ride together say nothing about who rides at another hour") {
    Apart town;
    const VehicleId car = town.drives(town.lu, "一号车");
    const ErrandId one = town.asks(town.qin, {}, ErrandKind::Ride);
    const ErrandId other = town.asks(town.he, {}, ErrandKind::Ride);
    const ErrandId later = town.asks(town.wen, {}, ErrandKind::Ride);
    const ErrandId last = town.asks(town.coordinator, {}, ErrandKind::Ride);
    const auto leg = [&](ErrandId errand, int from, int until) {
        return PlannedLeg{errand, car, LegWay::There, {town.now + minutes(from), town.now + minutes(until)}};
    };
    const AcceptRides together{{leg(one, 30, 60), leg(other, 40, 70), leg(later, 150, 180)}};
    REQUIRE(town.run(town.coordinator, together) == allowed);
    town.isolates(town.qin, true);
    CHECK(is_crowded(town.state, one));
    CHECK(!is_crowded(town.state, later));
    CHECK(town.reason(town.coordinator, AcceptRides{{leg(last, 190, 220)}}) == allowed);
}

TEST_CASE("a driver who is isolated has no ride left, also where only the way back was theirs") {
    Apart town;
    const VehicleId first = town.drives(town.lu, "一号车"), second = town.drives(town.he, "二号车");
    const ErrandId ride = town.asks(town.qin, {}, ErrandKind::Ride);
    const auto leg = [&](VehicleId car, LegWay way, int from) {
        return PlannedLeg{ride, car, way, {town.now + minutes(from), town.now + minutes(from + 30)}};
    };
    const AcceptRides both{{leg(first, LegWay::There, 30), leg(second, LegWay::Back, 120)}};
    REQUIRE(town.run(town.coordinator, both) == allowed);
    REQUIRE(town.state.errands.at(ride).helper == town.lu);
    town.isolates(town.he, true);
    CHECK(town.state.ride_legs.where<&RideLeg::vehicle>(second).empty());
    CHECK(town.state.errands.at(ride).state == ErrandState::Open);
    const auto grants = town.state.grants.where<&Grant::to>(town.he);
    CHECK(std::all_of(grants.begin(), grants.end(), [](const Grant* grant) { return grant->over; }));
}

TEST_CASE("who helps no longer drives nobody either") {
    Apart town;
    town.give(town.he, Role::Driver);
    Vehicle vehicle;
    vehicle.driver = town.he;
    CHECK(can_be_driven(town.state, vehicle));
    const auto held = town.state.roles.where<&RoleHeld::person>(town.he);
    REQUIRE(town.run(town.admin, EndRole{held.front()->id}) == allowed);
    CHECK(!can_be_driven(town.state, vehicle));
}
