#include <doctest/doctest.h>

#include <sodium.h>

#include <algorithm>

#include "app/server/tools/demo_community.h"
#include "shared/medicine/medicine_book.h"
#include "tests/server/test_folder.h"

// What a visitor of the demo finds, as it lies in the database.

using namespace linli;
using namespace linli::server;

TEST_CASE("in the demo a driver has a trip to the hospital, cards in hand, a question and a bag to look at") {
    REQUIRE(sodium_init() >= 0);
    const tests::TestFolder folder;
    auto data = DataFolder::open(folder.path("data"));
    REQUIRE(data);
    const Instant now = instant_of({2026, 11, 23}, 16 * 60, UtcOffset{});
    const auto made = make_demo_community(*data, DemoScale::Small, now);
    if (!made) FAIL(made.error().detail);
    auto community = open_community(*data, now);
    REQUIRE(community);
    const State& state = community->intake->state();
    REQUIRE(state.hospital_trips.size() == 1);
    const HospitalTrip& trip = state.hospital_trips.rows().begin()->second.record;
    CHECK(state.trip_stops.where<&TripStop::trip>(trip.id).size() == 2);
    CHECK(state.medicine_lines.size() == 6);
    std::size_t confirmed = 0, unconfirmed = 0, asked = 0;
    for (const auto& [id, row] : state.handovers.rows())
        ++(row.record.confirmed_at ? confirmed : unconfirmed);
    for (const auto& [id, row] : state.medicine_lines.rows())
        asked += row.record.substitution == Substitution::Asked;
    CHECK(confirmed >= 2);
    CHECK(unconfirmed == 1);
    CHECK(asked == 1);
    REQUIRE(state.return_checks.size() == 1);
    CHECK(state.return_checks.rows().begin()->second.record.state == LookState::Asked);
    // Whoever signs in as the driver finds it.
    const auto guests = invite_to_demo(*community, now);
    REQUIRE(guests);
    CHECK(std::any_of(guests->begin(), guests->end(), [&](const DemoGuest& guest) {
        const PublicName* name = state.public_names.find(trip.helper);
        return guest.role == "driver" && name && guest.name == name->shown;
    }));
}
