#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/orders/handout.h"
#include "shared/orders/offered_rounds.h"
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

// A door that got another number of packs of an item than stood when the campaign closed.
struct GivenOtherwise {
    const Order* order = nullptr;
    const CampaignItem* item = nullptr;
    std::int32_t packs = 0;  // By how many it differs.
    std::int32_t given = 0;
    bool in_hand = false;  // That part of it cannot be changed any more.
};

struct HandOutBook {
    std::vector<BagEntry> bags;       // In the order of the plan.
    std::vector<HandoutBag> packing;  // The same ones, as packing needs them; items by their place below.
    std::vector<const CampaignItem*> items;
    std::vector<const CampaignItem*> to_come;  // Ordered and not counted yet, while others are.
    HandoutPlan plan;                          // Of `packing`.
    std::vector<PackingItem> by_item;
    std::vector<BagBuilding> buildings;
    BagCount count;
    std::vector<GivenOtherwise> short_of;         // Who misses most first.
    std::vector<GivenOtherwise> extra;            // A left-over, or something else instead; by door.
    std::vector<const HandOutEvent*> complaints;  // Those without an answer first.
    std::size_t open_complaints = 0;

    const BagBuilding* building(const std::string& key) const;
};

// Bags that hold nothing are left out: there is nothing to bring.
HandOutBook hand_out_book(const State& state, CampaignId campaign);

bool belongs(const Bag& bag, BagFilter filter);
// By number, door, name or who fetches it; or by what a label's code says.
bool is_found(const Order& order, std::string_view search);

// Bags of neighbouring doors that one person carries, as places among the book's bags.
struct BagRound {
    std::vector<std::uint32_t> bags;
    int doors = 0;
    const OfferedRound* offered = nullptr;  // Nothing: it is only cut on this device.
};
// What is still to be brought, cut into at most so many rounds (see split_rounds). Who fetches it, or has it
// fetched by somebody else, is on nobody's way.
std::vector<BagRound> cut_into_rounds(const HandOutBook& book, const Campaign& campaign, std::int32_t rounds);
// Those that are offered, with what the book has of them.
std::vector<BagRound> offered_rounds(const State& state, const HandOutBook& book, CampaignId campaign);

}  // namespace linli::client
