#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/people/commands.h"
#include "shared/state/state.h"

namespace linli {

std::optional<Rejected> check_door(const Door& door);  // A building and a room at least.
Door door_of(const State& state, const Household& household);

// Finds households and buildings by their door and makes what is missing. Built once for a whole register.
class DoorBook {
public:
    explicit DoorBook(const State& state);
    std::optional<HouseholdId> find(const Door& door) const;
    bool has_building(const Door& door) const;
    HouseholdId find_or_make(State& state, const Door& door, IdSource& ids);

private:
    using BuildingKey = std::pair<std::string, std::string>;
    using HouseholdKey = std::pair<BuildingId, std::pair<std::string, std::string>>;
    std::map<BuildingKey, BuildingId> buildings_;
    std::map<HouseholdKey, HouseholdId> households_;
};

}  // namespace linli
