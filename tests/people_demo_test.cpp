#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "shared/people/demo.h"
#include "shared/people/door.h"
#include "shared/people/phone.h"

using namespace linli;

namespace {

constexpr std::uint64_t seed = 2022;
const Instant now = instant_of({2026, 11, 23}, 16 * 60, UtcOffset{});

Door door_of_person(const DemoCommunity& community, const DemoPerson& person) {
    const DemoHousehold& household = community.households[person.household];
    const DemoBuilding& building = community.buildings[household.building];
    return {building.compound, building.name, household.unit, household.room};
}

template <class Fits>
int count_people(const DemoCommunity& community, Fits fits) {
    return static_cast<int>(std::count_if(community.people.begin(), community.people.end(), fits));
}

int holders(const DemoCommunity& community, Role role) {
    return count_people(community, [&](const DemoPerson& person) {
        return std::any_of(person.roles.begin(), person.roles.end(),
                           [&](const DemoRole& held) { return held.role == role; });
    });
}

// Everything as text, to compare two communities.
std::string written(const DemoCommunity& community) {
    std::string text;
    for (const DemoPerson& person : community.people) {
        text += short_door(door_of_person(community, person)) + person.full_name + person.public_name +
                std::to_string(person.age) + person.phone + person.care.note +
                std::to_string(person.roles.size());
    }
    for (const DemoShift& shift : community.shifts) {
        text += std::to_string(shift.window.from.ms) + "@" + std::to_string(shift.post);
        for (const std::size_t person : shift.people) text += "," + std::to_string(person);
    }
    return text;
}

void check_counts(const DemoCommunity& community, const DemoCounts& counts) {
    std::set<std::string> compounds;
    for (const DemoBuilding& building : community.buildings) compounds.insert(building.compound);
    CHECK(static_cast<int>(compounds.size()) == counts.compounds);
    std::set<std::pair<std::int32_t, std::int32_t>> places;
    for (const DemoBuilding& building : community.buildings)
        places.insert({building.east_m, building.north_m});
    CHECK(places.size() == community.buildings.size());
    CHECK(static_cast<int>(community.households.size()) == counts.households);
    CHECK(static_cast<int>(community.people.size()) == counts.residents);
    CHECK(count_people(community, [](const DemoPerson& p) { return p.age >= 65; }) == counts.aged_65_or_more);
    CHECK(count_people(community, [](const DemoPerson& p) { return p.care.lives_alone && p.age > 70; }) ==
          counts.living_alone_over_70);
    CHECK(count_people(community, [](const DemoPerson& p) {
              return p.care.wheelchair || p.care.bedridden;
          }) == counts.wheelchair_or_bedridden);
    CHECK(count_people(community, [](const DemoPerson& p) { return p.care.dialysis; }) == counts.dialysis);
    CHECK(holders(community, Role::Coordinator) == counts.staff);
    CHECK(holders(community, Role::Administrator) == 1);
    CHECK(holders(community, Role::Steward) == counts.stewards);
    CHECK(holders(community, Role::Volunteer) == counts.checkpoint_volunteers + counts.other_volunteers);
    CHECK(count_people(community, [](const DemoPerson& p) { return p.stands_at_checkpoints; }) ==
          counts.checkpoint_volunteers);
    CHECK(holders(community, Role::Driver) == counts.vehicles);
    CHECK(holders(community, Role::BuyLeader) == counts.buy_leaders);
    CHECK(static_cast<int>(community.vehicles.size()) == counts.vehicles);
    CHECK(std::count_if(community.vehicles.begin(), community.vehicles.end(), [](const DemoVehicle& vehicle) {
              return vehicle.takes_wheelchair;
          }) == counts.wheelchair_vehicles);
    CHECK(static_cast<int>(community.posts.size()) == counts.posts);
}

void check_people(const DemoCommunity& community) {
    std::set<std::string> phones;
    std::set<std::string> doors;
    std::set<std::string> names_behind_doors;
    std::map<std::size_t, int> in_household;
    for (const DemoPerson& person : community.people) {
        ++in_household[person.household];
        const Door door = door_of_person(community, person);
        doors.insert(door.compound + short_door(door));
        CHECK(parse_door(door.compound + short_door(door)) == door);
        CHECK(names_behind_doors.insert(door.compound + short_door(door) + person.full_name).second);
        CHECK_FALSE(person.full_name.empty());
        CHECK_FALSE(person.public_name.empty());
        CHECK((person.age >= 0 && person.age <= 95));
        if (person.phone.empty()) continue;
        CHECK(phones.insert(person.phone).second);
        CHECK(canonical_phone(person.phone) == person.phone);
        CHECK(person.phone.substr(0, 3) == "154");
    }
    CHECK(doors.size() == community.households.size());
    CHECK(in_household.size() == community.households.size());
    for (const DemoPerson& person : community.people) {
        if (person.care.lives_alone) CHECK(in_household[person.household] == 1);
    }
}

void check_shifts(const DemoCommunity& community) {
    std::map<std::size_t, Instant> free_from;
    int free_places = 0;
    int one_place_left = 0;
    for (const DemoShift& shift : community.shifts) {
        const auto on_it = static_cast<std::int32_t>(shift.people.size());
        CHECK(length(shift.window) == hours(2));
        CHECK((shift.min_places >= 1 && shift.min_places <= shift.max_places));
        CHECK((shift.max_places >= 2 && shift.max_places <= 4));
        CHECK(on_it <= shift.max_places);
        CHECK(shift.post < community.posts.size());
        for (const std::size_t person : shift.people) {
            CHECK(free_from[person] <= shift.window.from);
            free_from[person] = shift.window.until + hours(12);
        }
        if (shift.window.from <= now) continue;
        free_places += shift.max_places - on_it;
        const bool tonight = shift.window.from < now + hours(14);
        if (tonight && on_it + 1 == shift.max_places) ++one_place_left;
    }
    CHECK(free_places > 50);
    CHECK(one_place_left >= 1);
    CHECK(community.shifts.front().window.from == instant_of({2026, 11, 17}, 7 * 60, UtcOffset{}));
    CHECK(community.shifts.back().window.until == instant_of({2026, 12, 1}, 6 * 60, UtcOffset{}));
}

}  // namespace

TEST_CASE("the full demo community has exactly the people, houses and helpers that are written down") {
    const DemoCounts counts = demo_counts(DemoScale::Full);
    CHECK(counts.aged_65_or_more == 2610);
    CHECK(counts.living_alone_over_70 == 870);
    CHECK(counts.wheelchair_or_bedridden == 290);
    CHECK(counts.dialysis == 15);
    const DemoCommunity community = make_demo(DemoScale::Full, seed, now);
    check_counts(community, counts);
    check_people(community);
    check_shifts(community);
}

TEST_CASE("the small demo community is one compound with everybody one needs for trying out") {
    for (std::uint64_t other_seed = 1; other_seed <= 20; ++other_seed) {
        const DemoCommunity community = make_demo(DemoScale::Small, other_seed, now);
        check_counts(community, demo_counts(DemoScale::Small));
        check_people(community);
        check_shifts(community);
    }
}

TEST_CASE("a steward lives in the buildings that are looked after, and every building has one") {
    const DemoCommunity community = make_demo(DemoScale::Full, seed, now);
    std::set<std::size_t> looked_after;
    for (const DemoPerson& person : community.people) {
        bool lives_there = false;
        bool steward = false;
        for (const DemoRole& held : person.roles) {
            if (held.role != Role::Steward) continue;
            REQUIRE(held.building);
            steward = true;
            CHECK(looked_after.insert(*held.building).second);
            lives_there = lives_there || community.households[person.household].building == *held.building;
        }
        CHECK(lives_there == steward);
    }
    CHECK(looked_after.size() == community.buildings.size());
}

TEST_CASE("the same seed makes the same community, another seed another one") {
    const std::string first = written(make_demo(DemoScale::Small, seed, now));
    CHECK(first == written(make_demo(DemoScale::Small, seed, now)));
    CHECK(first != written(make_demo(DemoScale::Small, seed + 1, now)));
}

TEST_CASE("no telephone number of the demo is given twice") {
    std::set<std::string> seen;
    for (std::uint32_t i = 0; i < 20'000; ++i) CHECK(seen.insert(demo_phone(i)).second);
    CHECK(demo_phone(9'999'999).size() == 11);
}
