#include <algorithm>
#include <array>

#include "shared/people/demo_parts.h"

namespace linli::demo {
namespace {

struct Compound {
    const char* name;
    std::int32_t households;
    std::int32_t floors;
    std::int32_t flats_a_floor;
    std::int32_t units;            // 0: a tower whose flats are numbered through.
    std::int32_t east_m, north_m;  // Its first building.
};

// Invented names. The households add up to 8,216.
constexpr std::array compounds = {
    Compound{"凤凰苑", 1900, 18, 4, 2, 40, 60},    Compound{"桂花园", 1500, 11, 2, 3, -420, 50},
    Compound{"银杏里", 1300, 6, 2, 5, 60, 420},    Compound{"荷塘新村", 1100, 6, 3, 4, -460, 380},
    Compound{"清溪家园", 960, 26, 4, 0, 520, 80},  Compound{"东篱小区", 800, 7, 2, 4, 560, 400},
    Compound{"望湖公寓", 656, 33, 6, 0, 80, -260},
};
constexpr Compound small_compound = {"", 300, 6, 2, 4, 20, 30};

// Buildings stand in rows, from west to east and from south to north.
constexpr std::int32_t buildings_a_row = 6, apart_m = 60, rows_apart_m = 45;

void build(const Compound& compound, SeededRandom& random, DemoCommunity& community) {
    std::int32_t left = compound.households;
    for (std::int32_t number = 1; left > 0; ++number) {
        const std::int32_t column = (number - 1) % buildings_a_row, row = (number - 1) / buildings_a_row;
        community.buildings.push_back({compound.name, std::to_string(number),
                                       compound.east_m + column * apart_m,
                                       compound.north_m + row * rows_apart_m});
        // Buildings of one compound are alike, but some are a floor lower.
        const std::int32_t floors = compound.floors - (random.chance(300) ? 1 : 0);
        for (std::int32_t unit = 1; unit <= std::max(compound.units, 1); ++unit) {
            for (std::int32_t floor = 1; floor <= floors; ++floor) {
                for (std::int32_t flat = 1; flat <= compound.flats_a_floor && left > 0; ++flat) {
                    if (random.chance(40)) continue;  // Nobody lives there.
                    community.households.push_back(
                        {community.buildings.size() - 1,
                         compound.units == 0 ? std::string() : std::to_string(unit),
                         std::to_string(floor * 100 + flat)});
                    --left;
                }
            }
        }
    }
}

}  // namespace

void build_houses(DemoScale scale, SeededRandom& random, DemoCommunity& community) {
    if (scale == DemoScale::Small) return build(small_compound, random, community);
    for (const Compound& compound : compounds) build(compound, random, community);
}

}  // namespace linli::demo
