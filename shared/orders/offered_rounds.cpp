#include "shared/orders/offered_rounds.h"

#include <algorithm>

#include "shared/orders/order_book.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"

namespace linli {
namespace {

// "凤凰里\t3", or "3" where there is no compound.
std::string line_of_building(const Door& door) {
    return door.compound.empty() ? door.building : door.compound + "\t" + door.building;
}

bool is_running(const OfferedRound& round) {
    return round.ends_at.has_value();
}

}  // namespace

std::vector<const OfferedRound*> rounds_of(const State& state, CampaignId campaign) {
    auto rounds = state.offered_rounds.where<&OfferedRound::campaign>(campaign);
    std::sort(rounds.begin(), rounds.end(), [](const OfferedRound* a, const OfferedRound* b) {
        return a->number != b->number ? a->number < b->number : a->id < b->id;
    });
    return rounds;
}

std::vector<const OfferedRound*> running_rounds(const State& state, CampaignId campaign) {
    auto rounds = rounds_of(state, campaign);
    std::erase_if(rounds, [](const OfferedRound* round) { return !is_running(*round); });
    return rounds;
}

bool is_open(const State& state, const OfferedRound& round) {
    const Campaign* campaign = state.campaigns.find(round.campaign);
    return is_running(round) && campaign && campaign->state == CampaignState::Arrived;
}

std::vector<PersonId> carriers_of(const State& state, const OfferedRound& round) {
    std::vector<PersonId> people;
    const Shift* shift = state.shifts.find(round.id);
    if (!shift || shift->state != ShiftState::Planned) return people;
    for (const Seat* seat : held_seats(state, round.id)) {
        if (seat->person) people.push_back(*seat->person);
    }
    return people;
}

bool is_carrier(const State& state, const Stamp& by, const OfferedRound& round) {
    if (by.principal != Principal::Person) return false;
    const auto people = carriers_of(state, round);
    return std::find(people.begin(), people.end(), by.person) != people.end();
}

std::vector<const OfferedRound*> open_rounds_of(const State& state, PersonId person, CampaignId campaign) {
    Stamp by;
    by.person = person;
    auto rounds = running_rounds(state, campaign);
    std::erase_if(rounds, [&](const OfferedRound* round) {
        return !is_open(state, *round) || !is_carrier(state, by, *round);
    });
    return rounds;
}

const OfferedRound* round_of(const State& state, OrderId order) {
    const RoundBag* bag = state.round_bags.find(order);
    return bag ? state.offered_rounds.find(bag->round) : nullptr;
}

bool has_bag(const State& state, const Order& order) {
    return order.state == OrderState::Standing && bag_packs(state, order.id) > 0;
}

bool carries_bag(const State& state, const Stamp& by, OrderId order) {
    const OfferedRound* round = round_of(state, order);
    return round && is_open(state, *round) && is_carrier(state, by, *round);
}

std::vector<const Order*> bags_in(const State& state, ShiftId round) {
    std::vector<const Order*> bags;
    for (const RoundBag* bag : state.round_bags.where<&RoundBag::round>(round)) {
        const Order* order = state.orders.find(bag->id);
        if (order && has_bag(state, *order)) bags.push_back(order);
    }
    return bags;
}

std::string round_buildings(const std::vector<const Order*>& bags) {
    std::vector<Door> buildings;
    for (const Order* order : bags) buildings.push_back({order->door.compound, order->door.building, {}, {}});
    std::stable_sort(buildings.begin(), buildings.end(),
                     [](const Door& a, const Door& b) { return compare_doors(a, b) < 0; });
    std::string lines;
    for (std::size_t i = 0; i < buildings.size(); ++i) {
        const std::string line = line_of_building(buildings[i]);
        if (line.empty() || (i > 0 && line == line_of_building(buildings[i - 1]))) continue;
        if (lines.size() + 1 + line.size() > max_note_bytes) return lines;
        lines += lines.empty() ? line : "\n" + line;
    }
    return lines;
}

std::vector<Door> buildings_in(const OfferedRound& round) {
    std::vector<Door> buildings;
    std::string_view left = round.buildings;
    while (!left.empty()) {
        const std::string_view line = left.substr(0, left.find('\n'));
        left.remove_prefix(std::min(left.size(), line.size() + 1));
        const std::size_t tab = line.find('\t');
        const bool has_compound = tab != std::string_view::npos;
        buildings.push_back({std::string(has_compound ? line.substr(0, tab) : std::string_view()),
                             std::string(has_compound ? line.substr(tab + 1) : line),
                             {},
                             {}});
    }
    return buildings;
}

void recount_round(State& state, ShiftId id) {
    const OfferedRound* known = state.offered_rounds.find(id);
    if (!known || state.partial) return;
    OfferedRound now = *known;
    const auto bags = bags_in(state, id);
    now.buildings = round_buildings(bags);
    now.bags = static_cast<std::int32_t>(bags.size());
    now.packs = 0;
    for (const Order* order : bags) now.packs += bag_packs(state, order->id);
    const bool same =
        now.buildings == known->buildings && now.bags == known->bags && now.packs == known->packs;
    if (!same) state.offered_rounds.edit(id) = now;
}

void recount_rounds(State& state, CampaignId campaign) {
    for (const OfferedRound* round : running_rounds(state, campaign)) recount_round(state, round->id);
}

void end_rounds(State& state, const Stamp& by, IdSource& ids, CampaignId campaign, const std::string& why) {
    std::vector<ShiftChange> cancelled;
    for (const OfferedRound* round : running_rounds(state, campaign)) {
        state.offered_rounds.edit(round->id).ends_at = std::nullopt;
        const Shift* shift = state.shifts.find(round->id);
        if (!shift || shift->state != ShiftState::Planned || shift->window.until <= by.at) continue;
        const bool begun = shift->window.from <= by.at && !held_seats(state, shift->id).empty();
        if (!begun) cancelled.push_back({shift->id, {}, 1, 1, true});
    }
    change_shifts(state, by, ids, cancelled, why);
}

}  // namespace linli
