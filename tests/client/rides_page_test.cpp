#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/rides/ride_words.h"
#include "app/client/rides/rides_page.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

// Tonight people of house 2 have to go to hospital; Lu Qing and Yan Li'an drive a car each.
struct RidesDay : PressedTown, PressedServices {
    RidesDay() {
        role(me, Role::Coordinator);
        first = vehicle(60, "一号车", 11);
        second = vehicle(61, "二号车", 13);
        screen.kit().set_screen({.width = 1280, .height = 800});
    }
    VehicleId vehicle(std::uint64_t number, const std::string& name, std::uint64_t driver) {
        role(made<PersonId>(driver), Role::Driver);
        Vehicle vehicle;
        vehicle.id = made<VehicleId>(number);
        vehicle.name = name;
        vehicle.driver = made<PersonId>(driver);
        vehicle.seats = 4;
        vehicle.days = every_day;
        vehicle.from_minute = 18 * 60;
        vehicle.until_minute = 24 * 60;
        add(vehicle);
        return vehicle.id;
    }
    ErrandId ride(std::uint64_t number, std::uint64_t person, int hour, std::optional<PersonId> driver = {}) {
        Errand errand;
        errand.id = made<ErrandId>(number);
        errand.kind = ErrandKind::Ride;
        errand.building = made<BuildingId>(2);
        errand.window = {clock_at(hour), clock_at(hour + 1)};
        errand.asked_at = clock_at(17);
        errand.helper = driver;
        if (driver) errand.state = ErrandState::Claimed;
        add(errand);
        ErrandDetail detail;
        detail.id = errand.id;
        detail.asked_by = detail.asked_for = made<PersonId>(person);
        detail.what = "复查";
        detail.destination = "市一医院";
        add(detail);
        return errand.id;
    }
    void driven(std::uint64_t number, std::uint64_t person, VehicleId vehicle, std::uint64_t driver) {
        RideLeg leg;
        leg.id = made<RideLegId>(number);
        leg.errand = ride(number, person, 20, made<PersonId>(driver));
        leg.vehicle = vehicle;
        leg.window = {clock_at(20, 5), clock_at(20, 45)};
        add(leg);
    }
    void show() {
        open();
        screen.show([&] { rides_page(known(), viewer(), now, rides, *this, *this); });
    }
    // The page is looked at until nothing is looked for any more.
    void look_on() {
        for (std::uint32_t frame = 0; frame <= RideSearch::bits_in_all(); ++frame) {
            screen.draw_again();
            screen.wait(0);
        }
    }
    VehicleId first, second;
    PressedScreen screen;
    RidesInput rides;
};

// Each of two neighbours is driven by a car of their own, at the same time to the same hospital.
struct WastefulDay : RidesDay {
    WastefulDay() {
        driven(70, 10, first, 11);
        driven(71, 12, second, 13);
        show();
    }
};

// By car it is 25 minutes there and 25 back; together they need one car.
std::string could_save() {
    return text("rides.could_save", {{"length", length_words(minutes(50))}});
}

}  // namespace

TEST_CASE("while everybody is driven a better plan is looked for quietly, and changes nothing by itself") {
    WastefulDay town;
    CHECK(!town.screen.shows(could_save()));
    town.look_on();
    CHECK(town.screen.shows(could_save()));
    CHECK(!town.last<AcceptRides>());
    REQUIRE(town.screen.press_only(text("rides.see_how")));
    town.screen.draw_again();
    CHECK(town.screen.shows(text("rides.changed.fewer_vehicles", {{"count", 1}})));
    REQUIRE(town.screen.press_only(text("rides.accept")));
    const auto* accepted = town.last<AcceptRides>();
    REQUIRE(accepted);
    for (const PlannedLeg& leg : accepted->legs) CHECK(leg.vehicle == accepted->legs.front().vehicle);
    town.look_on();
    CHECK(!town.screen.shows(could_save()));
    CHECK(town.screen.shows(text("rides.changed.fewer_vehicles", {{"count", 1}})));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    town.now = town.now + minutes(6);  // It is no news any more.
    town.screen.wait(0);
    CHECK(!town.screen.shows(text("rides.changed.fewer_vehicles", {{"count", 1}})));
}

TEST_CASE("a plan that was asked for is looked for anew when a vehicle stops meanwhile") {
    WastefulDay town;
    REQUIRE(town.screen.press_only(text("rides.plan_better")));
    town.screen.draw_again();
    CHECK(town.rides.searching == Searching::Asked);
    REQUIRE_FALSE(town.push(SetVehicleOff{town.second, true}));
    town.screen.wait(0);
    REQUIRE(town.rides.search);
    CHECK(town.rides.searching == Searching::Asked);
    town.look_on();
    REQUIRE(town.screen.press_only(text("rides.accept")));
    const auto* accepted = town.last<AcceptRides>();
    REQUIRE(accepted);
    for (const PlannedLeg& leg : accepted->legs) CHECK(leg.vehicle == town.first);
}

TEST_CASE("a better plan that nobody wants is told no more, and can still be asked for") {
    WastefulDay town;
    town.look_on();
    REQUIRE(town.screen.press_only(text("rides.see_how")));
    town.screen.draw_again();
    REQUIRE(town.screen.press_only(text("rides.not_so")));
    town.look_on();
    CHECK(!town.screen.shows(could_save()));
    REQUIRE(town.screen.press_only(text("rides.plan_better")));
    town.screen.draw_again();
    CHECK(town.screen.shows(text("rides.accept")));
    CHECK(!town.last<AcceptRides>());
}

TEST_CASE(
    "nothing is looked for again while nothing changed; what is about another day's plan is forgotten") {
    WastefulDay town;
    town.look_on();
    REQUIRE(town.rides.search);
    town.now = clock_at(18, 25);
    town.screen.wait(0);
    REQUIRE(town.rides.search);
    CHECK(town.rides.search->done());
    REQUIRE_FALSE(town.push(SetVehicleOff{town.second, true}));
    town.screen.wait(0);
    town.screen.wait(0);
    CHECK(!town.rides.search);  // First who is not driven any more.
    CHECK(town.screen.shows(text("rides.plan_missing", {{"count", 1}})));
}

TEST_CASE("who has no vehicle stands above the vehicles, and where they could go is drawn as a proposal") {
    RidesDay town;
    town.ride(70, 12, 20);
    town.show();
    town.screen.draw_again();
    CHECK(town.screen.find(ui::Role::ListItem, text("rides.without_vehicle")));
    CHECK(town.screen.find(ui::Role::Link, "行吗"));
    CHECK(town.screen.shows(text("rides.proposed_bars")));
    CHECK(town.screen.kit().duplicate_keys() == 0);
    CHECK(town.screen.kit().unsaid_labels().empty());
    REQUIRE(town.screen.press_only(text("rides.fit_in")));
    town.screen.draw_again();
    CHECK(!town.screen.find(ui::Role::ListItem, text("rides.without_vehicle")));
    CHECK(!town.screen.shows(text("rides.proposed_bars")));
}

TEST_CASE("who would like to be driven at the same time stands beneath each other, up to four rows") {
    RidesDay town;
    for (std::uint64_t number = 70; number < 76; ++number) town.ride(number, 12, 20);
    town.show();
    const auto& nodes = town.screen.kit().nodes();
    const std::string six = text("rides.trips", {{"count", 6}});
    const auto rows = std::count_if(nodes.begin(), nodes.end(), [&](const ui::Node& node) {
        return node.role == ui::Role::ListItem && node.name == joined(text("rides.without_vehicle"), six);
    });
    CHECK(rows == 4);
    CHECK(town.screen.kit().duplicate_keys() == 0);
}

TEST_CASE("who fits only at another time is called, and what they agreed to is written down") {
    RidesDay town;
    const ErrandId late = town.ride(70, 12, 23);  // The cars would be back after midnight.
    town.show();
    town.screen.draw_again();
    CHECK(town.screen.shows(text("rides.why")));
    CHECK(town.screen.find(ui::Role::Link, "打电话问"));
    CHECK(town.screen.find(ui::Role::Link, "行吗"));
    REQUIRE(town.screen.press(ui::Role::Button, "说好了，改成"));
    const auto* changed = town.last<ChangeErrand>();
    REQUIRE(changed);
    CHECK(changed->errand == late);
    CHECK(changed->asked.window.from < clock_at(23));
}

TEST_CASE("what a plan changes is said in one line") {
    const RidesChanged more{.added = 2, .moved = 3, .vehicles = 1};
    CHECK(changed_words(more) == "新排上 2 趟、改 3 趟、多用 1 辆车");
    CHECK(changed_words({.added = 0, .moved = 1, .vehicles = -1}) == "改 1 趟、少用 1 辆车");
    CHECK(changed_words({.added = 1, .moved = 0, .vehicles = 0}) == "新排上 1 趟");
}

TEST_CASE("a ride that a neighbour drives with a car of their own stands among those that are planned") {
    RidesDay town;
    town.ride(70, 10, 20, made<PersonId>(13));
    town.show();
    CHECK(town.screen.shows(text("rides.own_car")));
    CHECK(!town.screen.shows(text("rides.plan_better")));  // No vehicle drives anybody.
    CHECK(!town.screen.shows(text("rides.fit_in")));
}
