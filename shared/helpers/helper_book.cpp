#include "shared/helpers/helper_book.h"

#include <algorithm>

#include "shared/errands/records.h"
#include "shared/people/roles.h"

namespace linli {
namespace {

constexpr std::int32_t seats_of_a_car = 4;

bool blocks(const State& state, PersonId by, PersonId whom) {
    const auto blocked = state.blocks.where<&Block::by>(by);
    return std::any_of(blocked.begin(), blocked.end(),
                       [&](const Block* block) { return block->whom == whom; });
}

}  // namespace

bool is_helper(const State& state, PersonId person) {
    return !state.roles.where<&RoleHeld::person>(person).empty();
}

Offer default_offer(const State& state, PersonId person) {
    Offer offer;
    offer.id = person;
    for (const ErrandKind kind : Members<ErrandKind>::values) {
        if (kind != ErrandKind::Ride) offer.kinds |= kind_bit(kind);
    }
    offer.days = every_day;
    offer.from_minute = daytime_from;
    offer.until_minute = daytime_until;
    offer.languages = 1 << static_cast<int>(SpokenLanguage::Mandarin);
    if (!holds_role(state, person, Role::Driver)) return offer;
    offer.kinds |= kind_bit(ErrandKind::Ride);
    offer.seats = seats_of_a_car;
    return offer;
}

Offer offer_of(const State& state, PersonId person) {
    const Offer* said = state.offers.find(person);
    return said ? *said : default_offer(state, person);
}

std::vector<BuildingId> offered_buildings(const State& state, PersonId helper) {
    std::vector<BuildingId> buildings;
    for (const OfferedBuilding* one : state.offered_buildings.where<&OfferedBuilding::helper>(helper))
        buildings.push_back(one->building);
    return buildings;
}

bool stands_at(const Offer& offer, Instant at) {
    return !offer.paused && (!offer.until || at < *offer.until);
}

std::vector<PersonId> helpers(const State& state) {
    std::vector<PersonId> people;
    for (const auto& [id, row] : state.roles.rows()) people.push_back(row.record.person);
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
}

std::vector<PersonId> waiting_to_help(const State& state, Instant at) {
    std::vector<PersonId> people;
    for (const auto& [person, row] : state.offers.rows()) {
        if (stands_at(row.record, at) && !is_helper(state, person)) people.push_back(person);
    }
    return people;
}

bool is_blocked(const State& state, PersonId one, PersonId other) {
    return blocks(state, one, other) || blocks(state, other, one);
}

std::optional<Rejected> check_key_holder(const State& state, PersonId at_home, PersonId holder) {
    if (!is_helper(state, holder) || is_blocked(state, at_home, holder)) return Rejected{Reason::NotAHelper};
    const Vetting* vetting = state.vettings.find(holder);
    if (!vetting || !vetting->inside) return Rejected{Reason::NotVetted};
    return std::nullopt;
}

const KeyHeld* key_held(const State& state, HouseholdId door, PersonId holder) {
    for (const KeyHeld* key : state.keys_held.where<&KeyHeld::holder>(holder)) {
        if (key->door == door) return key;
    }
    return nullptr;
}

std::vector<const Report*> open_reports(const State& state) {
    std::vector<const Report*> reports;
    for (const auto& [id, row] : state.reports.rows()) {
        if (!row.record.settled_by) reports.push_back(&row.record);
    }
    std::sort(reports.begin(), reports.end(), [](const Report* a, const Report* b) { return a->at < b->at; });
    return reports;
}

}  // namespace linli
