#include "shared/people/demo.h"

#include <algorithm>

#include "shared/core/assert.h"
#include "shared/people/demo_parts.h"

namespace linli {
namespace {

// Rounded half up, at least 1.
constexpr std::int32_t per_thousand(std::int32_t residents, std::int32_t share) {
    return std::max(1, (residents * share + 500) / 1000);
}

DemoCounts with_shares(DemoCounts counts) {
    counts.aged_65_or_more = per_thousand(counts.residents, 180);
    counts.living_alone_over_70 = per_thousand(counts.residents, 60);
    counts.wheelchair_or_bedridden = per_thousand(counts.residents, 20);
    counts.dialysis = per_thousand(counts.residents, 1);
    return counts;
}

}  // namespace

DemoCounts demo_counts(DemoScale scale) {
    DemoCounts counts;
    if (scale == DemoScale::Full) {
        counts.compounds = 7;
        counts.households = 8216;
        counts.residents = 14500;
        counts.staff = 7;
        counts.stewards = 33;
        counts.checkpoint_volunteers = 28;
        counts.other_volunteers = 300;
        counts.vehicles = 12;
        counts.wheelchair_vehicles = 2;
        counts.posts = 5;
        counts.buy_leaders = 6;
    } else {
        counts.compounds = 1;
        counts.households = 300;
        counts.residents = 530;
        counts.staff = 2;
        counts.stewards = 4;
        counts.checkpoint_volunteers = 28;
        counts.other_volunteers = 40;
        counts.vehicles = 3;
        counts.wheelchair_vehicles = 1;
        counts.posts = 3;
        counts.buy_leaders = 2;
    }
    return with_shares(counts);
}

DemoCommunity make_demo(DemoScale scale, std::uint64_t seed, Instant now, UtcOffset offset) {
    SeededRandom random(seed);
    const DemoCounts counts = demo_counts(scale);
    DemoCommunity community;
    community.name = "凤凰社区";
    demo::build_houses(scale, random, community);
    demo::move_people_in(counts, random, community);
    demo::give_care(counts, random, community);
    demo::give_roles(counts, random, community);
    demo::plan_shifts(counts, now, offset, random, community);
    return community;
}

std::string demo_phone(std::uint32_t number) {
    constexpr std::uint32_t range = 10'000'000;
    LINLI_ASSERT(number < range);
    // 7,368,787 has no factor in common with the range, so every number comes once and neighbours do not
    // count up.
    const std::uint64_t mixed = (std::uint64_t{number} * 7'368'787 + 1'234'567) % range;
    const std::string digits = std::to_string(mixed);
    return "1540" + std::string(7 - digits.size(), '0') + digits;
}

}  // namespace linli
