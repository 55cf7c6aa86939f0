#include "shared/core/random.h"
#include "shared/orders/handout.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <map>

using namespace linli;

namespace {

HandoutBag bag(std::uint64_t id, Door door, std::vector<BagItem> items) {
    return {{0, id}, std::move(door), std::move(items)};
}

std::vector<std::string> doors(const HandoutPlan& plan) {
    std::vector<std::string> list;
    for (const HandoutBuilding& building : plan.buildings) {
        for (const HandoutUnit& unit : building.units) {
            for (const HandoutFloor& floor : unit.floors) {
                for (const HandoutDoor& door : floor.doors) list.push_back(short_door(door.door));
            }
        }
    }
    return list;
}

std::vector<HandoutBag> chance_bags(SeededRandom& random, std::int32_t buildings, std::uint32_t bags) {
    std::vector<HandoutBag> list;
    for (std::uint32_t i = 0; i < bags; ++i) {
        Door door;
        door.compound = random.chance(800) ? "凤凰里" : "南园";
        door.building = std::to_string(random.between(1, buildings));
        door.unit = random.chance(300) ? "" : std::to_string(random.between(1, 3));
        door.room = std::to_string(random.between(1, 12)) + "0" + std::to_string(random.between(1, 4));
        if (random.chance(30)) door.room = "门卫室";
        std::vector<BagItem> items;
        const std::uint32_t count = random.below(4);
        for (std::uint32_t k = 0; k < count; ++k) items.push_back({random.below(5), random.between(0, 4)});
        list.push_back({{random.next(), random.next()}, door, items});
    }
    return list;
}

// The load of every building, and of every door, in the order of the plan.
std::vector<std::int64_t> building_loads(const HandoutPlan& plan) {
    std::vector<std::int64_t> loads;
    for (const HandoutBuilding& building : plan.buildings)
        loads.push_back(building.packs + door_load_packs * building.doors);
    return loads;
}

// Every way to cut a list into neighbours: the smallest greatest part.
std::int64_t least_by_trying(const std::vector<std::int64_t>& loads, std::size_t at, std::int32_t rounds) {
    if (at == loads.size()) return 0;
    if (rounds == 0) return 1'000'000'000;
    std::int64_t best = 1'000'000'000, load = 0;
    for (std::size_t end = at; end < loads.size(); ++end) {
        load += loads[end];
        best = std::min(best, std::max(load, least_by_trying(loads, end + 1, rounds - 1)));
    }
    return best;
}

}  // namespace

TEST_CASE("doors stand in the order in which somebody walks them") {
    const std::vector<HandoutBag> bags{
        bag(1, {"", "10", "", "201"}, {{0, 1}}),  bag(2, {"", "2", "1", "1001"}, {{0, 1}}),
        bag(3, {"", "2", "1", "301"}, {{0, 2}}),  bag(4, {"", "2", "", "101"}, {{0, 1}}),
        bag(5, {"", "2", "1", "301A"}, {{0, 1}}), bag(6, {"", "2", "2", "102"}, {{1, 1}}),
        bag(7, {"", "2", "1", "301"}, {{1, 3}}),
    };
    const HandoutPlan plan = plan_handout(bags);
    CHECK(doors(plan) ==
          std::vector<std::string>{"2-101", "2-1-301", "2-1-301A", "2-1-1001", "2-2-102", "10-201"});
    CHECK(plan.doors == 6);
    CHECK(plan.bags == 7);
    CHECK(plan.packs == 10);
    REQUIRE(plan.buildings.size() == 2);
    const HandoutUnit& unit = plan.buildings[0].units[1];
    REQUIRE(unit.floors.size() == 2);
    CHECK(unit.floors[0].floor == 3);
    CHECK(unit.floors[0].doors[0].bags == std::vector<std::uint32_t>{2, 6});
    CHECK(unit.floors[0].doors[0].packs == 5);
    CHECK(unit.floors[1].floor == 10);
    CHECK(plan.buildings[0].doors == 5);
    CHECK(plan_handout({}).buildings.empty());
}

TEST_CASE("the floor that a room tells") {
    struct Row {
        const char* room;
        std::int32_t floor;
    };
    const Row rows[] = {{"301", 3},    {"1101", 11}, {"301A", 3},  {"A301", 3}, {"12", 0},     {"", 0},
                        {"门卫室", 0}, {"A1", 0},    {"12345", 0}, {"001", 0},  {"B1-203", 2}, {"2703", 27}};
    for (const Row& row : rows) {
        CAPTURE(std::string(row.room));
        CHECK(floor_of_room(row.room) == row.floor);
    }
}

TEST_CASE("packing by item and by door") {
    const std::vector<HandoutBag> bags{bag(1, {"", "1", "", "101"}, {{7, 2}, {3, 1}}),
                                       bag(2, {"", "1", "", "101"}, {{7, 1}}),
                                       bag(3, {"", "1", "", "201"}, {{7, 4}, {3, 0}})};
    const HandoutPlan plan = plan_handout(bags);
    const std::vector<PackingItem> items = pack_by_item(bags, plan);
    REQUIRE(items.size() == 2);
    CHECK(items[0].item == 3);
    CHECK(items[0].packs == 1);
    CHECK(items[1].packs == 7);
    REQUIRE(items[1].doors.size() == 2);
    CHECK(items[1].doors[0].packs == 3);
    const std::vector<DoorPacking> packing = pack_by_door(bags, plan);
    REQUIRE(packing.size() == 2);
    CHECK(packing[0].bags == std::vector<std::uint32_t>{0, 1});
    REQUIRE(packing[0].items.size() == 2);
    CHECK(packing[0].items[1].packs == 3);
    CHECK(packing[1].items.size() == 1);
}

TEST_CASE("every bag is on the list once, every pack is packed once, whatever the order of the bags") {
    SeededRandom random(1);
    for (int round = 0; round < 300; ++round) {
        CAPTURE(round);
        std::vector<HandoutBag> bags = chance_bags(random, 12, random.below(120));
        const HandoutPlan plan = plan_handout(bags);
        std::vector<int> seen(bags.size());
        std::int32_t door_count = 0;
        for (const DoorPacking& packing : pack_by_door(bags, plan)) {
            ++door_count;
            std::map<std::uint32_t, std::int64_t> packs;
            for (const std::uint32_t place : packing.bags) {
                ++seen[place];
                CHECK(bags[place].door == packing.door);
                for (const BagItem& item : bags[place].items) packs[item.item] += item.packs;
            }
            for (const BagItem& item : packing.items) packs[item.item] -= item.packs;
            for (const auto& [number, left] : packs) CHECK(left == 0);
        }
        CHECK(std::count(seen.begin(), seen.end(), 1) == static_cast<std::ptrdiff_t>(bags.size()));
        CHECK(door_count == plan.doors);
        std::int64_t packed = 0;
        for (const PackingItem& item : pack_by_item(bags, plan)) packed += item.packs;
        CHECK(packed == plan.packs);
        const std::vector<std::string> before = doors(plan);
        random.shuffle(bags);
        CHECK(doors(plan_handout(bags)) == before);
    }
}

TEST_CASE("rounds keep buildings together, and only a building that is too large is cut") {
    std::vector<HandoutBag> bags;
    std::uint64_t id = 0;
    const auto fill = [&](const std::string& building, const std::string& unit, int count) {
        for (int i = 0; i < count; ++i)
            bags.push_back(bag(++id, {"", building, unit, std::to_string(101 + i)}, {{0, 1}}));
    };
    fill("1", "", 4), fill("2", "", 5), fill("3", "", 3), fill("4", "1", 9), fill("4", "2", 3);
    // 24 doors with 3 each: a fair share of three is 24, and the fourth building is 36.
    const std::vector<HandoutRound> rounds = split_rounds(plan_handout(bags), 3);
    REQUIRE(rounds.size() == 3);
    CHECK(rounds[0] == HandoutRound{0, 9, 27, {"1", "2"}});
    CHECK(rounds[1] == HandoutRound{9, 21, 36, {"3", "4"}});
    CHECK(rounds[2] == HandoutRound{21, 24, 9, {"4"}});
    CHECK(split_rounds(plan_handout(bags), 1).size() == 1);
    CHECK(split_rounds(plan_handout({}), 4).empty());
    CHECK(split_rounds(plan_handout({bags[0]}), 4).size() == 1);
}

TEST_CASE("rounds cover every door once, and the largest is as small as it can be") {
    SeededRandom random(2);
    int whole_buildings = 0, several = 0;
    for (int round = 0; round < 1500; ++round) {
        CAPTURE(round);
        const std::vector<HandoutBag> bags =
            chance_bags(random, random.between(1, 9), random.below(random.chance(300) ? 10 : 80));
        const HandoutPlan plan = plan_handout(bags);
        const std::int32_t wanted = random.between(1, 7);
        const std::vector<HandoutRound> rounds = split_rounds(plan, wanted);
        CHECK(rounds.size() <= static_cast<std::size_t>(wanted));
        std::int32_t door = 0;
        std::int64_t load = 0, greatest = 0;
        for (const HandoutRound& one : rounds) {
            CHECK(one.first_door == door);
            CHECK(one.end_door > one.first_door);
            CHECK(!one.buildings.empty());
            door = one.end_door;
            load += one.load;
            greatest = std::max(greatest, one.load);
        }
        CHECK(door == plan.doors);
        const std::vector<std::int64_t> loads = building_loads(plan);
        std::int64_t total = 0, largest = 0;
        for (const std::int64_t one : loads) total += one, largest = std::max(largest, one);
        CHECK(load == total);
        const std::int64_t fair = (total + wanted - 1) / wanted;
        const std::int64_t largest_piece = fair + fair / 4;
        // No piece is larger, unless it is a single door.
        std::int64_t heaviest_door = 0;
        for (const DoorPacking& packing : pack_by_door(bags, plan)) {
            std::int64_t packs = door_load_packs;
            for (const BagItem& item : packing.items) packs += item.packs;
            heaviest_door = std::max(heaviest_door, packs);
        }
        if (total > 0) CHECK(greatest < fair + std::max(largest_piece, heaviest_door));
        if (largest <= largest_piece && !loads.empty()) {
            CHECK(greatest == least_by_trying(loads, 0, wanted));
            ++whole_buildings;
        }
        several += rounds.size() > 1;
    }
    CHECK(whole_buildings > 200);
    CHECK(several > 800);
}
