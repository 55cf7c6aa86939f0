#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/time.h"
#include "shared/people/records.h"

// An invented community for trying out, tests and measurements (FACTS.md, "Demo community"). Nobody in it
// exists. Pure: the same scale, seed and moment give the same community on every machine.

namespace linli {

// Small: 1 compound, 300 households, ready at once. Full: 7 compounds, 8,216 households, 14,500 residents.
enum class DemoScale : std::uint8_t { Small = 1, Full = 2 };

struct DemoCounts {
    std::int32_t compounds = 0;
    std::int32_t households = 0;
    std::int32_t residents = 0;
    std::int32_t aged_65_or_more = 0;          // 18 % of the residents.
    std::int32_t living_alone_over_70 = 0;     // 6 %
    std::int32_t wheelchair_or_bedridden = 0;  // 2 %
    std::int32_t dialysis = 0;                 // 0.1 %
    std::int32_t staff = 0;                    // Coordinators; the first one is administrator too.
    std::int32_t stewards = 0;                 // Each looks after one building or several.
    std::int32_t checkpoint_volunteers = 0;
    std::int32_t other_volunteers = 0;
    std::int32_t vehicles = 0;  // Each with its driver.
    std::int32_t wheelchair_vehicles = 0;
    std::int32_t posts = 0;
    std::int32_t buy_leaders = 0;
};

DemoCounts demo_counts(DemoScale scale);

// People, buildings and so on are named by their place in the lists of DemoCommunity.
struct DemoBuilding {
    std::string compound;  // Empty in the small community, which has one compound only.
    std::string name;
    std::int32_t east_m = 0, north_m = 0;  // Of the gate.
};

struct DemoHousehold {
    std::size_t building = 0;
    std::string unit;  // Empty in towers.
    std::string room;
};

struct DemoRole {
    Role role = Role::Volunteer;
    std::optional<std::size_t>
        building;  // Of a steward; one with several buildings holds the role several times.
};

struct DemoPerson {
    std::size_t household = 0;
    std::string full_name;
    std::string public_name;
    std::int32_t age = 0;  // Years; only the band is for the records.
    std::string phone;     // Canonical, or empty. All begin with 154, see demo_phone.
    Care care;             // Without id.
    std::vector<DemoRole> roles;
    bool stands_at_checkpoints = false;  // One of the volunteers who take most of the shifts.
};

struct DemoVehicle {
    std::size_t driver = 0;
    bool takes_wheelchair = false;
    std::int32_t seats = 4;
};

struct DemoShift {
    std::size_t post = 0;
    TimeRange window;
    std::int32_t min_places = 1;
    std::int32_t max_places = 1;
    std::vector<std::size_t> people;  // On it, in the order in which they signed up.
};

struct DemoCommunity {
    std::string name;
    std::vector<DemoBuilding> buildings;
    std::vector<DemoHousehold> households;  // By compound, building, unit and floor.
    std::vector<DemoPerson> people;         // By household; in each the one who answers the door first.
    std::vector<DemoVehicle> vehicles;
    std::vector<std::string> posts;
    std::vector<DemoShift> shifts;  // By time, then post.
};

// The fortnight of shifts runs from six days before the day of `now` to seven days after it. What is over is
// nearly full; tonight has full shifts, free places, and at least one shift with exactly one place left.
// Nobody stands twice within twelve hours.
DemoCommunity make_demo(DemoScale scale, std::uint64_t seed, Instant now, UtcOffset offset = {});

// 154xxxxxxxx, another one for each number below ten million. The regulator has given 154 to no operator, so
// none of these can ring at anybody's, and they are still well-formed mobile numbers.
std::string demo_phone(std::uint32_t number);

}  // namespace linli
