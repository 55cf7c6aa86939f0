#include "shared/helpers/audiences.h"

#include "shared/people/audiences.h"
#include "shared/people/roles.h"

namespace linli {
namespace {

void mark_keys_to(const State& state, HouseholdId door, Marked& marked) {
    for (const KeyHeld* key : state.keys_held.where<&KeyHeld::door>(door)) marked.add<KeyHeld>(key->id);
}

}  // namespace

Audience AudienceOf<Speaks>::of(const State& state, const Speaks& speaks) {
    const Resident* resident = state.residents.find(speaks.id);
    return resident ? AudienceOf<Resident>::of(state, *resident) : Audience{group::coordinators()};
}

void AudienceOf<Speaks>::mark(const State&, const Resident& changed, Marked& marked) {
    marked.add<Speaks>(changed.id);
}

void AudienceOf<Speaks>::mark(const State& state, const Household& changed, Marked& marked) {
    for (const Resident* resident : state.residents.where<&Resident::household>(changed.id))
        marked.add<Speaks>(resident->id);
}

void AudienceOf<Speaks>::mark(const State&, const Grant& changed, Marked& marked) {
    marked.add<Speaks>(changed.about);
}

void AudienceOf<Speaks>::mark(const State&, const Proxy& changed, Marked& marked) {
    marked.add<Speaks>(changed.for_whom);
}

// The helper knows by this that there is this person, and no more: the door comes with an errand.
Audience AudienceOf<FixedPair>::of(const State& state, const FixedPair& pair) {
    Audience audience{group::coordinators(), group::person(pair.helper)};
    add_person_and_proxies(state, pair.person, audience);
    return audience;
}

void AudienceOf<FixedPair>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for (const FixedPair* pair : state.fixed_pairs.where<&FixedPair::person>(changed.for_whom))
        marked.add<FixedPair>(pair->id);
}

Audience AudienceOf<KeyHeld>::of(const State& state, const KeyHeld& key) {
    Audience audience{group::coordinators(), group::person(key.holder)};
    if (const Household* door = state.households.find(key.door))
        audience.add(group::stewards(door->building));
    for (const Resident* one : state.residents.where<&Resident::household>(key.door))
        add_person_and_proxies(state, one->id, audience);
    return audience;
}

void AudienceOf<KeyHeld>::mark(const State& state, const Resident& changed, Marked& marked) {
    mark_keys_to(state, changed.household, marked);
}

void AudienceOf<KeyHeld>::mark(const State& state, const Household& changed, Marked& marked) {
    mark_keys_to(state, changed.id, marked);
}

void AudienceOf<KeyHeld>::mark(const State& state, const Proxy& changed, Marked& marked) {
    const Resident* one = state.residents.find(changed.for_whom);
    if (one) mark_keys_to(state, one->household, marked);
}

Audience AudienceOf<Block>::of(const State& state, const Block& block) {
    Audience audience{group::coordinators()};
    add_person_and_proxies(state, block.by, audience);
    return audience;
}

void AudienceOf<Block>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for (const Block* block : state.blocks.where<&Block::by>(changed.for_whom)) marked.add<Block>(block->id);
}

// Who coordinates, but not who is reported: else nobody could say anything about a coordinator.
Audience AudienceOf<Report>::of(const State& state, const Report& report) {
    Audience audience{group::person(report.by)};
    for (const PersonId person : coordinators(state)) {
        if (person != report.about) audience.add(group::person(person));
    }
    return audience;
}

void AudienceOf<Report>::mark(const State& state, const RoleHeld&, Marked& marked) {
    for (const auto& [id, row] : state.reports.rows()) marked.add<Report>(id);
}

}  // namespace linli
