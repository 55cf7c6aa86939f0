#include "shared/helpers/audiences.h"

#include "shared/people/audiences.h"
#include "shared/people/roles.h"

namespace linli {

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
