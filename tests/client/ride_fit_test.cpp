#include <doctest/doctest.h>

#include "app/client/errands/errands_page.h"
#include "app/client/rides/rides_page.h"
#include "app/client/ui/ui.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Zhu Chunsheng has to go to hospital; Lu Qing drives the only car, which takes no wheelchair.
struct Hospital : PressedTown, PressedServices {
    explicit Hospital(bool wheelchair) {
        role(me, Role::Coordinator);
        role(made<PersonId>(11), Role::Driver);
        Errand errand;
        errand.id = wanted;
        errand.kind = ErrandKind::Ride;
        errand.urgency = Urgency::Now;
        errand.building = made<BuildingId>(2);
        errand.window = {clock_at(19), clock_at(20)};
        errand.asked_at = clock_at(18);
        errand.needs.wheelchair = wheelchair;
        add(errand);
        ErrandDetail detail;
        detail.id = wanted;
        detail.asked_by = detail.asked_for = made<PersonId>(12);
        detail.destination = "市一医院";
        add(detail);
        Vehicle vehicle;
        vehicle.id = made<VehicleId>(60);
        vehicle.name = "一号车";
        vehicle.driver = made<PersonId>(11);
        vehicle.seats = 4;
        vehicle.days = every_day;
        vehicle.until_minute = 24 * 60;
        add(vehicle);
        open();
    }
    const ErrandId wanted = made<ErrandId>(70);
    PressedScreen screen;
    ErrandsInput errands;
    RidesInput rides;
};

}  // namespace

TEST_CASE("an urgent ride is put in by one press, on its own page and on the day's") {
    Hospital town(false);
    SUBCASE("its own page") {
        town.screen.show([&] {
            errands_page(town.known(), town.viewer(), town.now, town.wanted, town.errands, town, town);
        });
    }
    SUBCASE("the page of the day") {
        town.screen.show([&] { rides_page(town.known(), town.viewer(), town.now, town.rides, town, town); });
    }
    CHECK(town.screen.shows(text("rides.moves_nobody")));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    REQUIRE(town.screen.press_only(text("rides.fit_in")));
    const auto* accepted = town.last<AcceptRides>();
    REQUIRE(accepted);
    REQUIRE(accepted->legs.size() == 1);
    CHECK(accepted->legs.front().errand == town.wanted);
    CHECK(town.known().state.errands.at(town.wanted).helper == made<PersonId>(11));
}

TEST_CASE("what does not fit says why, and what would help can be pressed") {
    Hospital town(true);
    town.screen.show(
        [&] { errands_page(town.known(), town.viewer(), town.now, town.wanted, town.errands, town, town); });
    CHECK(town.screen.shows(text("rides.why")));
    CHECK(!town.screen.shows(text("rides.fit_in")));
    CHECK(town.screen.shows(text("rides.add_vehicle")));
}
