#include "app/client/silent_doors.h"

#include <algorithm>
#include <set>

#include "shared/people/households.h"

namespace linli::client {
namespace {

void add_stewarded(const State& state, PersonId steward, std::set<BuildingId>& buildings) {
    for (const RoleHeld* held : state.roles.where<&RoleHeld::person>(steward)) {
        if (held->role == Role::Steward && held->building) buildings.insert(*held->building);
    }
}

std::set<BuildingId> buildings_of(const State& state, const Viewer& me, CampaignId campaign) {
    std::set<BuildingId> mine;
    add_stewarded(state, me.me, mine);
    const auto leader = leader_of(state, campaign);
    if (!me.coordinator || !leader) return mine;
    add_stewarded(state, *leader, mine);
    const Resident* resident = state.residents.find(*leader);
    const Household* home = resident ? state.households.find(resident->household) : nullptr;
    if (home) mine.insert(home->building);
    return mine;
}

bool is_before(const Door& one, const Door& other) {
    return compare_doors(one, other) < 0;
}

}  // namespace

SilentDoors silent_doors(const State& state, const Viewer& me, CampaignId campaign) {
    std::set<HouseholdId> households;
    std::vector<Door> ordered;  // Of those that were written down without the register.
    for (const Order* order : standing_orders(state, campaign)) {
        if (order->household) households.insert(*order->household);
        ordered.push_back(order->door);
    }
    std::sort(ordered.begin(), ordered.end(), is_before);
    SilentDoors silent;
    for (const BuildingId building : buildings_of(state, me, campaign)) {
        for (const Household* home : state.households.where<&Household::building>(building)) {
            silent.are_known = true;
            const Door door = door_of(state, *home);
            const bool has = households.contains(home->id) ||
                             std::binary_search(ordered.begin(), ordered.end(), door, is_before);
            if (!has) silent.doors.push_back(door);
        }
    }
    std::sort(silent.doors.begin(), silent.doors.end(), is_before);
    return silent;
}

}  // namespace linli::client
