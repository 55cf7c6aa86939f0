#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/id.h"
#include "shared/people/door.h"

// Bags at doors: the lists by which they are packed, carried and ticked off.

namespace linli {

struct BagItem {
    std::uint32_t item = 0;  // The caller's number of the item.
    std::int32_t packs = 0;
};

// What one order gets at one door. Several bags may go to the same door.
struct HandoutBag {
    Bits128 order;
    Door door;
    std::vector<BagItem> items;
};

// ---- by building -> unit -> floor -> door

struct HandoutDoor {
    Door door;
    std::vector<std::uint32_t> bags;  // Places in the list of bags, by id of their order.
    std::int64_t packs = 0;
};

struct HandoutFloor {
    std::int32_t floor = 0;  // 0: not known from the room.
    std::vector<HandoutDoor> doors;
};

struct HandoutUnit {
    std::string unit;  // Empty where the building has none.
    std::vector<HandoutFloor> floors;
};

struct HandoutBuilding {
    std::string compound;
    std::string building;
    std::vector<HandoutUnit> units;
    std::int32_t doors = 0;
    std::int32_t bags = 0;
    std::int64_t packs = 0;
};

struct HandoutPlan {
    std::vector<HandoutBuilding> buildings;
    std::int32_t doors = 0;
    std::int32_t bags = 0;
    std::int64_t packs = 0;
};

// In natural order (see compare_doors), floors from below, unknown ones first. A function of the bags, not of
// their order in the list.
HandoutPlan plan_handout(const std::vector<HandoutBag>& bags);

// The floor that a room number tells: 3 of 301 and 301A, 11 of 1101, 12 of 12A03; 0 of 12, A1 and 门卫室. All
// digits but the last two of the first number with three or four digits.
std::int32_t floor_of_room(std::string_view room);

// ---- packing

// Packed item by item: how many of it at which door, in the order of the plan.
struct PackingDoor {
    Door door;
    std::int32_t packs = 0;
};
struct PackingItem {
    std::uint32_t item = 0;
    std::int64_t packs = 0;
    std::vector<PackingDoor> doors;
};
std::vector<PackingItem> pack_by_item(const std::vector<HandoutBag>& bags, const HandoutPlan& plan);

// Packed door by door: everything that goes there, over all of its bags; items by number.
struct DoorPacking {
    Door door;
    std::vector<std::uint32_t> bags;
    std::vector<BagItem> items;
};
std::vector<DoorPacking> pack_by_door(const std::vector<HandoutBag>& bags, const HandoutPlan& plan);

// ---- rounds for volunteers

inline constexpr std::int32_t max_rounds = 200;

// Doors [first_door, end_door) of the plan, counted through from 0 in its order.
struct HandoutRound {
    std::int32_t first_door = 0;
    std::int32_t end_door = 0;
    std::int64_t load = 0;
    std::vector<std::string> buildings;  // 凤凰里 3, or 3 where there is one compound only.
    friend bool operator==(const HandoutRound&, const HandoutRound&) = default;
};

// How much work it is: every door counts like so many packs.
inline constexpr std::int64_t door_load_packs = 2;

// Cuts the plan into at most `rounds` rounds (1..max_rounds) of neighbouring doors. Buildings are kept
// together; only one that alone is more than a fair share is cut between units, a unit that is between
// floors, a floor that is between doors. The largest round is as small as it can be with these pieces (the
// linear partition problem, solved by bisection over the greatest load); within that the rounds are about
// equal. Fewer rounds where there are fewer pieces, none where there is nothing to hand out.
std::vector<HandoutRound> split_rounds(const HandoutPlan& plan, std::int32_t rounds);

}  // namespace linli
