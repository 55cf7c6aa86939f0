#pragma once

#include "shared/core/random.h"
#include "shared/people/demo.h"

// The steps of make_demo, in their order. Each uses what the ones before it made.

namespace linli::demo {

void build_houses(DemoScale scale, SeededRandom& random, DemoCommunity& community);
void move_people_in(const DemoCounts& counts, SeededRandom& random, DemoCommunity& community);
void give_care(const DemoCounts& counts, SeededRandom& random, DemoCommunity& community);
void give_roles(const DemoCounts& counts, SeededRandom& random, DemoCommunity& community);
void plan_shifts(const DemoCounts& counts, Instant now, UtcOffset offset, SeededRandom& random,
                 DemoCommunity& community);

std::string invented_surname(SeededRandom& random);
std::string invented_given_name(SeededRandom& random, bool woman, bool old);

}  // namespace linli::demo
