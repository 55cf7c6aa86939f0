#include <doctest/doctest.h>

#include "app/client/errands/errands_page.h"
#include "app/client/rides/rides_page.h"
#include "app/client/ui/ui.h"
#include "shared/errands/errand_book.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// I drive Zhu Chunsheng (2-102) to hospital and home again; it is 18:20, the way there began at 18:05.
struct MyDrive : PressedTown, PressedServices {
    explicit MyDrive(bool planned) {
        role(me, Role::Driver);
        role(made<PersonId>(11), Role::Coordinator);
        Vehicle vehicle;
        vehicle.id = made<VehicleId>(60);
        vehicle.name = "一号车";
        vehicle.driver = me;
        vehicle.seats = 4;
        vehicle.days = every_day;
        vehicle.until_minute = 24 * 60;
        add(vehicle);
        Errand errand;
        errand.id = wanted;
        errand.kind = ErrandKind::Ride;
        errand.building = made<BuildingId>(2);
        errand.window = {clock_at(18), clock_at(19)};
        errand.asked_at = clock_at(17);
        errand.state = ErrandState::OnTheWay;
        errand.helper = me;
        add(errand);
        ErrandDetail detail;
        detail.id = wanted;
        detail.asked_by = detail.asked_for = made<PersonId>(12);
        detail.destination = "市一医院";
        detail.ride.minutes_there = 60;
        add(detail);
        if (planned) {
            leg(71, LegWay::There, 18);
            leg(72, LegWay::Back, 20);
        }
        open();
    }
    void leg(std::uint64_t number, LegWay way, int hour) {
        RideLeg leg;
        leg.id = made<RideLegId>(number);
        leg.errand = wanted;
        leg.vehicle = made<VehicleId>(60);
        leg.way = way;
        leg.window = {clock_at(hour, 5), clock_at(hour, 40)};
        add(leg);
    }
    void show_errand() {
        screen.show([&] { errands_page(known(), viewer(), now, wanted, errands, *this, *this); });
    }
    void show_drive() {
        screen.show([&] { drive_page(known(), viewer(), now, rides, *this); });
    }
    const ErrandId wanted = made<ErrandId>(70);
    PressedScreen screen;
    ErrandsInput errands;
    RidesInput rides;
};

}  // namespace

TEST_CASE("on the page of a planned ride the next step is pressed, and it is done after the last way") {
    MyDrive town(true);
    town.show_errand();
    for (const char* step : {"rides.on_board", "rides.arrived", "rides.on_board"}) {
        CHECK(!town.screen.find(ui::Role::Button, text("errand.finish")));
        REQUIRE(town.screen.press_only(text(step)));
    }
    CHECK(is_active(town.known().state.errands.at(town.wanted)));
    REQUIRE(town.screen.press_only(text("rides.home")));
    CHECK(town.known().state.errands.at(town.wanted).state == ErrandState::Done);
}

TEST_CASE("who drives a neighbour without a plan says that it is done") {
    MyDrive town(false);
    town.show_errand();
    CHECK(!town.screen.shows(text("rides.on_board")));
    CHECK(town.screen.find(ui::Role::Button, text("errand.finish")));
}

TEST_CASE("who stops a late car hears that the passengers still need another one") {
    MyDrive town(true);
    REQUIRE_FALSE(town.push(TellLeg{made<RideLegId>(71), LegState::OnBoard}));
    town.now = clock_at(18, 50);  // Ten minutes after they should have been there.
    town.show_drive();
    REQUIRE(town.screen.press_only(text("rides.broken", {{"vehicle", "一号车"}})));
    CHECK(town.screen.shows(text("rides.stop_second", {{"count", 2}})));
    REQUIRE(town.screen.press_only(text("rides.cannot_drive")));
    CHECK(town.known().state.errands.at(town.wanted).state == ErrandState::Open);
}

TEST_CASE("the map leads to the house and to the hospital, with a vehicle of the fleet and with one's own") {
    MyDrive town(true);
    SUBCASE("on the driving sheet") {
        town.show_drive();
    }
    SUBCASE("on the page of the errand") {
        town.show_errand();
    }
    const ui::Node* door = town.screen.find(ui::Role::Link, text("rides.map_door"));
    const ui::Node* there = town.screen.find(ui::Role::Link, text("rides.map_there"));
    REQUIRE(door);
    REQUIRE(there);
    CHECK(door->route.starts_with("geo:0,0?q=%E6%A1%82"));   // 桂, of the community's name.
    CHECK(door->route.ends_with("%E6%A5%BC"));               // 楼, and no room behind it.
    CHECK(there->route.starts_with("geo:0,0?q=%E5%B8%82"));  // 市, of the hospital's.
}

TEST_CASE("who pressed too early takes the step back, on the driving sheet and on the page of the ride") {
    MyDrive town(true);
    REQUIRE_FALSE(town.push(TellLeg{made<RideLegId>(71), LegState::OnBoard}));
    SUBCASE("on the driving sheet") {
        town.show_drive();
    }
    SUBCASE("on the page of the ride") {
        town.show_errand();
    }
    REQUIRE(town.screen.press_only(text("rides.not_on_board_yet")));
    CHECK(town.known().state.ride_legs.at(made<RideLegId>(71)).state == LegState::Planned);
    CHECK(!town.screen.shows(text("rides.not_on_board_yet")));
}
