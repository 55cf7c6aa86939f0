#include "shared/orders/handout.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>

namespace linli {
namespace {

// The places of texts in natural order, so that doors are compared by numbers.
class Ranks {
public:
    void add(const std::string& text) { texts_.push_back(text); }
    void settle() {
        std::sort(texts_.begin(), texts_.end());
        texts_.erase(std::unique(texts_.begin(), texts_.end()), texts_.end());
        std::sort(texts_.begin(), texts_.end(),
                  [](std::string_view a, std::string_view b) { return compare_natural(a, b) < 0; });
        for (std::size_t i = 0; i < texts_.size(); ++i) ranks_.emplace(texts_[i], i);
    }
    std::size_t of(const std::string& text) const { return ranks_.at(text); }

private:
    std::vector<std::string_view> texts_;
    std::unordered_map<std::string_view, std::size_t> ranks_;
};

// By compound and building, unit, floor, room, then the id of the order.
std::vector<std::uint32_t> by_place(const std::vector<HandoutBag>& bags) {
    Ranks compounds, buildings, units, rooms;
    for (const HandoutBag& bag : bags) {
        compounds.add(bag.door.compound);
        buildings.add(bag.door.building);
        units.add(bag.door.unit);
        rooms.add(bag.door.room);
    }
    for (Ranks* ranks : {&compounds, &buildings, &units, &rooms}) ranks->settle();

    struct Place {
        std::array<std::size_t, 5> ranks;
        Bits128 order;
        std::uint32_t bag = 0;
    };
    std::vector<Place> places;
    places.reserve(bags.size());
    for (const HandoutBag& bag : bags) {
        const Door& door = bag.door;
        const auto floor = static_cast<std::size_t>(floor_of_room(door.room));
        places.push_back({{compounds.of(door.compound), buildings.of(door.building), units.of(door.unit),
                           floor, rooms.of(door.room)},
                          bag.order,
                          static_cast<std::uint32_t>(places.size())});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::tie(a.ranks, a.order, a.bag) < std::tie(b.ranks, b.order, b.bag);
    });
    std::vector<std::uint32_t> order;
    order.reserve(places.size());
    for (const Place& place : places) order.push_back(place.bag);
    return order;
}

std::int64_t packs_in(const HandoutBag& bag) {
    std::int64_t packs = 0;
    for (const BagItem& item : bag.items) packs += item.packs;
    return packs;
}

template <class List>
auto& last_or_new(List& list, bool is_new) {
    if (is_new || list.empty()) list.emplace_back();
    return list.back();
}

template <class Visit>
void for_each_door(const HandoutPlan& plan, Visit&& visit) {
    for (const HandoutBuilding& building : plan.buildings) {
        for (const HandoutUnit& unit : building.units) {
            for (const HandoutFloor& floor : unit.floors) {
                for (const HandoutDoor& door : floor.doors) visit(door);
            }
        }
    }
}

// The items of a door over all its bags, by number.
std::map<std::uint32_t, std::int64_t> items_at(const std::vector<HandoutBag>& bags, const HandoutDoor& door) {
    std::map<std::uint32_t, std::int64_t> packs;
    for (const std::uint32_t bag : door.bags) {
        for (const BagItem& item : bags[bag].items) packs[item.item] += item.packs;
    }
    return packs;
}

}  // namespace

std::int32_t floor_of_room(std::string_view room) {
    constexpr std::string_view digits = "0123456789";
    for (std::size_t at = room.find_first_of(digits); at != std::string_view::npos;
         at = room.find_first_of(digits, at)) {
        const std::size_t end = std::min(room.find_first_not_of(digits, at), room.size());
        if (end - at == 3 || end - at == 4) {
            std::int32_t floor = 0;
            for (const char digit : room.substr(at, end - at - 2)) floor = floor * 10 + (digit - '0');
            return floor;
        }
        at = end;
    }
    return 0;
}

HandoutPlan plan_handout(const std::vector<HandoutBag>& bags) {
    HandoutPlan plan;
    const Door* last = nullptr;
    for (const std::uint32_t place : by_place(bags)) {
        const HandoutBag& bag = bags[place];
        const Door& door = bag.door;
        const bool other_building =
            !last || last->compound != door.compound || last->building != door.building;
        const bool other_unit = other_building || last->unit != door.unit;
        const std::int32_t floor_number = floor_of_room(door.room);
        const bool other_floor = other_unit || floor_of_room(last->room) != floor_number;
        const bool other_door = other_floor || last->room != door.room;

        HandoutBuilding& building = last_or_new(plan.buildings, other_building);
        HandoutUnit& unit = last_or_new(building.units, other_unit);
        HandoutFloor& floor = last_or_new(unit.floors, other_floor);
        HandoutDoor& stop = last_or_new(floor.doors, other_door);
        building.compound = door.compound;
        building.building = door.building;
        unit.unit = door.unit;
        floor.floor = floor_number;
        stop.door = door;
        stop.bags.push_back(place);
        const std::int64_t packs = packs_in(bag);
        stop.packs += packs, building.packs += packs, plan.packs += packs;
        ++building.bags, ++plan.bags;
        building.doors += other_door ? 1 : 0;
        plan.doors += other_door ? 1 : 0;
        last = &door;
    }
    return plan;
}

std::vector<PackingItem> pack_by_item(const std::vector<HandoutBag>& bags, const HandoutPlan& plan) {
    std::map<std::uint32_t, PackingItem> items;
    for_each_door(plan, [&](const HandoutDoor& door) {
        for (const auto& [number, packs] : items_at(bags, door)) {
            if (packs == 0) continue;
            PackingItem& item = items[number];
            item.item = number;
            item.packs += packs;
            item.doors.push_back({door.door, static_cast<std::int32_t>(packs)});
        }
    });
    std::vector<PackingItem> list;
    for (auto& [number, item] : items) list.push_back(std::move(item));
    return list;
}

std::vector<DoorPacking> pack_by_door(const std::vector<HandoutBag>& bags, const HandoutPlan& plan) {
    std::vector<DoorPacking> list;
    list.reserve(static_cast<std::size_t>(plan.doors));
    for_each_door(plan, [&](const HandoutDoor& door) {
        DoorPacking& packing = list.emplace_back(DoorPacking{door.door, door.bags, {}});
        for (const auto& [number, packs] : items_at(bags, door)) {
            if (packs != 0) packing.items.push_back({number, static_cast<std::int32_t>(packs)});
        }
    });
    return list;
}

}  // namespace linli
