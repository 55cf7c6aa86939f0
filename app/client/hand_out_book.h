#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/orders/handout.h"
#include "shared/orders/order_book.h"

// All bags of a campaign by building, unit, floor and door, and how far they are. Worked out once for each
// change of what is known.

namespace linli::client {

enum class BagFilter : std::uint8_t { All, Open, NobodyHome, WrongDoor, Given };

struct BagEntry {
    const Order* order = nullptr;
    Bag bag;
    std::int32_t packs = 0;
};

struct BagCount {
    int all = 0, given = 0, packed = 0, nobody_home = 0, wrong_door = 0;
    void add(const Bag& bag);
};

struct BagFloor {
    std::int32_t floor = 0;  // 0: not known.
    std::vector<std::uint32_t> bags;
};
struct BagUnit {
    std::string unit;
    std::vector<BagFloor> floors;
    BagCount count;
};
struct BagBuilding {
    std::string compound, building;
    std::vector<BagUnit> units;
    BagCount count;
    std::string key() const { return compound + "/" + building; }
};

struct HandOutBook {
    std::vector<BagEntry> bags;       // In the order of the plan.
    std::vector<HandoutBag> packing;  // The same ones, as packing needs them; items by their place below.
    std::vector<const CampaignItem*> items;
    HandoutPlan plan;  // Of `packing`.
    std::vector<PackingItem> by_item;
    std::vector<BagBuilding> buildings;
    BagCount count;
    std::vector<const HandOutEvent*> complaints;  // Those without an answer first.
    std::size_t open_complaints = 0;

    const BagBuilding* building(const std::string& key) const;
};

// Bags that hold nothing are left out: there is nothing to bring.
HandOutBook hand_out_book(const State& state, CampaignId campaign);

bool belongs(const Bag& bag, BagFilter filter);
// By number, door, name or who fetches it; or by what a label's code says.
bool is_found(const Order& order, std::string_view search);

// The doors of one round of a plan in its order (see split_rounds) as places among the book's bags.
std::vector<std::uint32_t> bags_of_round(const HandOutBook& book, const HandoutRound& round);

}  // namespace linli::client
