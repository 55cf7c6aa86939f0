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
    std::int32_t units;  // 0: a tower whose flats are numbered through.
};

// Invented names. The households add up to 8,216.
constexpr std::array compounds = {
    Compound{"凤凰苑", 1900, 18, 4, 2},  Compound{"桂花园", 1500, 11, 2, 3},
    Compound{"银杏里", 1300, 6, 2, 5},   Compound{"荷塘新村", 1100, 6, 3, 4},
    Compound{"清溪家园", 960, 26, 4, 0}, Compound{"东篱小区", 800, 7, 2, 4},
    Compound{"望湖公寓", 656, 33, 6, 0},
};
constexpr Compound small_compound = {"", 300, 6, 2, 4};

void build(const Compound& compound, SeededRandom& random, DemoCommunity& community) {
    std::int32_t left = compound.households;
    for (std::int32_t number = 1; left > 0; ++number) {
        community.buildings.push_back({compound.name, std::to_string(number)});
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
