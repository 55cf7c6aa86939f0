#include "shared/people/households.h"

#include "shared/people/roles.h"

namespace linli {

std::optional<Rejected> check_door(const Door& door) {
    if (door.building.empty() || door.room.empty()) return Rejected{Reason::DoorInvalid};
    for (const std::string* part : {&door.compound, &door.building, &door.unit, &door.room}) {
        if (part->size() > max_name_bytes) return Rejected{Reason::DoorInvalid};
    }
    return std::nullopt;
}

Door door_of(const State& state, const Household& household) {
    const Building* building = state.buildings.find(household.building);
    if (!building) return {"", "", household.unit, household.room};
    return {building->compound, building->name, household.unit, household.room};
}

DoorBook::DoorBook(const State& state) {
    for (const auto& [id, row] : state.buildings.rows())
        buildings_[{row.record.compound, row.record.name}] = id;
    for (const auto& [id, row] : state.households.rows()) {
        households_[{row.record.building, {row.record.unit, row.record.room}}] = id;
    }
}

std::optional<HouseholdId> DoorBook::find(const Door& door) const {
    const auto building = buildings_.find({door.compound, door.building});
    if (building == buildings_.end()) return std::nullopt;
    const auto household = households_.find({building->second, {door.unit, door.room}});
    return household == households_.end() ? std::nullopt : std::optional(household->second);
}

bool DoorBook::has_building(const Door& door) const {
    return buildings_.contains({door.compound, door.building});
}

HouseholdId DoorBook::find_or_make(State& state, const Door& door, IdSource& ids) {
    BuildingId& building = buildings_[{door.compound, door.building}];
    if (!building) {
        building = ids.next<BuildingId>();
        state.buildings.insert({.id = building, .compound = door.compound, .name = door.building});
    }
    HouseholdId& household = households_[{building, {door.unit, door.room}}];
    if (!household) {
        household = ids.next<HouseholdId>();
        state.households.insert(
            {.id = household, .building = building, .unit = door.unit, .room = door.room});
    }
    return household;
}

}  // namespace linli
