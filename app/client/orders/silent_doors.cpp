#include "app/client/orders/silent_doors.h"

#include <algorithm>
#include <optional>
#include <set>

#include "shared/people/households.h"

namespace linli::client {
namespace {

constexpr Duration regular_for = days(60);

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

// Who has ordered in a campaign; also those who were written down without the register.
class Ordered {
public:
    Ordered(const State& state, CampaignId campaign) {
        for (const Order* order : standing_orders(state, campaign)) {
            if (order->household) households_.insert(*order->household);
            doors_.push_back(order->door);
        }
        std::sort(doors_.begin(), doors_.end(), is_before);
    }
    bool has(std::optional<HouseholdId> household, const Door& door) const {
        return (household && households_.contains(*household)) ||
               std::binary_search(doors_.begin(), doors_.end(), door, is_before);
    }

private:
    std::set<HouseholdId> households_;
    std::vector<Door> doors_;
};

void add_of_register(const State& state, const Viewer& me, CampaignId campaign, const Ordered& ordered,
                     SilentDoors& silent) {
    for (const BuildingId building : buildings_of(state, me, campaign)) {
        for (const Household* home : state.households.where<&Household::building>(building)) {
            silent.are_known = true;
            const Door door = door_of(state, *home);
            if (!ordered.has(home->id, door)) silent.doors.push_back({door, {}});
        }
    }
}

void add_regulars(const State& state, const Stamp& mine, CampaignId campaign, const Ordered& ordered,
                  SilentDoors& silent) {
    const auto leader = leader_of(state, campaign);
    for (const auto& [id, row] : state.campaigns.rows()) {
        const bool recent = row.record.opened_at + regular_for > mine.at;
        if (id == campaign || !recent || leader_of(state, id) != leader || !is_in_team(state, mine, id))
            continue;
        for (const Order* order : standing_orders(state, id)) {
            const bool has_door = !order->door.building.empty() && !order->door.room.empty();
            if (has_door && !ordered.has(order->household, order->door))
                silent.doors.push_back({order->door, order->name});
        }
    }
}

}  // namespace

SilentDoors silent_doors(const State& state, const Viewer& me, Instant now, CampaignId campaign) {
    const Ordered ordered(state, campaign);
    SilentDoors silent;
    add_of_register(state, me, campaign, ordered, silent);
    add_regulars(state, me.stamp(now), campaign, ordered, silent);
    std::stable_sort(silent.doors.begin(), silent.doors.end(),
                     [](const SilentDoor& a, const SilentDoor& b) { return is_before(a.door, b.door); });
    const auto same = [](const SilentDoor& a, const SilentDoor& b) { return a.door == b.door; };
    silent.doors.erase(std::unique(silent.doors.begin(), silent.doors.end(), same), silent.doors.end());
    return silent;
}

}  // namespace linli::client
