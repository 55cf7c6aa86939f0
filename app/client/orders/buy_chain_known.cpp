#include "app/client/orders/buy_chain_known.h"

#include <algorithm>

#include "shared/people/names.h"

namespace linli::client {
namespace {

constexpr std::size_t most_doors = 8;

bool contains(const std::string& one, const std::string& other) {
    return !one.empty() && !other.empty() &&
           (one.find(other) != std::string::npos || other.find(one) != std::string::npos);
}

// How sure it is that the chain's item is this one; 0: not at all.
int likeness(const GroupBuyItem& written, const ItemFacts& facts) {
    const std::string name = name_key(written.name), known = name_key(facts.name);
    const bool same_code =
        written.code && !facts.code.empty() && name_key(*written.code) == name_key(facts.code);
    const bool same_price = written.price_cents && *written.price_cents == facts.price_cents;
    if (name == known) return 4;
    if (contains(name, known)) return same_code || same_price ? 3 : 2;
    return same_code && same_price ? 1 : 0;
}

}  // namespace

ChainItemMatch match_item(const std::vector<const CampaignItem*>& items, const GroupBuyItem& written,
                          const ChainAnswers& answers) {
    ChainItemMatch match{written, answers.item(written.name), false};
    if (!match.item) {
        int best = 0;
        bool several = false;
        for (const CampaignItem* item : items) {
            const int like = item->withdrawn ? 0 : likeness(written, item->facts);
            if (like < best || like == 0) continue;
            several = like == best;
            best = like;
            match.item = item->id;
        }
        if (several) match.item.reset();
    }
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&](const CampaignItem* item) { return match.item == item->id; });
    if (found != items.end() && written.price_cents)
        match.other_price = *written.price_cents != (*found)->facts.price_cents;
    return match;
}

KnownDoors::KnownDoors(const State& state, CampaignId campaign) {
    for (const auto& [id, row] : state.households.rows()) {
        const Building* building = state.buildings.find(row.record.building);
        if (building) add({building->compound, building->name, row.record.unit, row.record.room});
    }
    for (const Order* order : state.orders.where<&Order::campaign>(campaign)) add(order->door);
}

std::vector<Door> KnownDoors::meant(const Door& written) const {
    std::vector<Door> doors;
    const auto found = by_room_.find(written.room);
    if (found == by_room_.end()) return doors;
    const auto fits = [](const std::string& part, const std::string& known) {
        return part.empty() || part == known;
    };
    for (const Door& door : found->second) {
        if (door == written) return {door};
        if (doors.size() < most_doors && fits(written.compound, door.compound) &&
            fits(written.building, door.building) && fits(written.unit, door.unit))
            doors.push_back(door);
    }
    return doors;
}

void KnownDoors::add(const Door& door) {
    if (door.room.empty()) return;
    std::vector<Door>& doors = by_room_[door.room];
    if (std::find(doors.begin(), doors.end(), door) == doors.end()) doors.push_back(door);
}

}  // namespace linli::client
