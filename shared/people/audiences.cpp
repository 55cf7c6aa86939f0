#include "shared/people/audiences.h"

#include "shared/people/roles.h"

namespace linli {

void add_stewards_of(const State& state, PersonId person, Audience& audience) {
    const Resident* resident = state.residents.find(person);
    const Household* household = resident ? state.households.find(resident->household) : nullptr;
    if (household) audience.add(group::stewards(household->building));
}

namespace {

// What is private about a person: themselves, their proxies, and whoever looks at it just now.
Audience audience_of_private(const State& state, PersonId about, bool care) {
    Audience audience;
    add_person_and_proxies(state, about, audience);
    for (const Grant* grant : state.grants.where<&Grant::about>(about)) {
        const bool covered = !care || grant->what == LookAt::ContactAndCare;
        if (!grant->over && covered) audience.add(group::person(grant->to));
    }
    return audience;
}

// Who goes to a door by an errand knows it while the errand is theirs.
void add_visitors(const State& state, PersonId about, Audience& audience) {
    for (const Grant* grant : state.grants.where<&Grant::about>(about)) {
        if (!grant->over && grant->what == LookAt::DoorAndContact) audience.add(group::person(grant->to));
    }
}

// Who is checked and who checks on them know each other's names, and so do those who act for the former.
void add_check_circle(const State& state, PersonId person, Audience& audience) {
    for (const CheckPlan* plan : state.check_plans.where<&CheckPlan::buddy>(person))
        add_person_and_proxies(state, plan->id, audience);
    for (const CheckPlan* plan : state.check_plans.where<&CheckPlan::second>(person))
        add_person_and_proxies(state, plan->id, audience);
    const CheckPlan* own = state.check_plans.find(person);
    if (own && own->buddy) audience.add(group::person(*own->buddy));
    if (own && own->second) audience.add(group::person(*own->second));
}

void mark_checkers(const CheckPlan& plan, Marked& marked) {
    if (plan.buddy) marked.add<PublicName>(*plan.buddy);
    if (plan.second) marked.add<PublicName>(*plan.second);
}

void mark_door_of(const State& state, PersonId person, Marked& marked) {
    if (const Resident* resident = state.residents.find(person)) marked.add<Household>(resident->household);
}

}  // namespace

Audience AudienceOf<Household>::of(const State& state, const Household& household) {
    Audience audience{group::coordinators(), group::stewards(household.building)};
    for (const Resident* resident : state.residents.where<&Resident::household>(household.id)) {
        add_person_and_proxies(state, resident->id, audience);
        add_visitors(state, resident->id, audience);
    }
    for (const KeyHeld* key : state.keys_held.where<&KeyHeld::door>(household.id))
        audience.add(group::person(key->holder));
    return audience;
}

void AudienceOf<Household>::mark(const State&, const Resident& changed, Marked& marked) {
    marked.add<Household>(changed.household);
}

void AudienceOf<Household>::mark(const State& state, const Proxy& changed, Marked& marked) {
    mark_door_of(state, changed.for_whom, marked);
}

void AudienceOf<Household>::mark(const State& state, const Grant& changed, Marked& marked) {
    mark_door_of(state, changed.about, marked);
}

void AudienceOf<Household>::mark(const State&, const KeyHeld& changed, Marked& marked) {
    marked.add<Household>(changed.door);
}

Audience AudienceOf<PublicName>::of(const State& state, const PublicName& name) {
    if (is_known_to_all(state, name.id)) return {group::everyone()};
    Audience audience{group::coordinators()};
    add_person_and_proxies(state, name.id, audience);
    add_stewards_of(state, name.id, audience);
    for (const Proxy* proxy : state.proxies.where<&Proxy::proxy>(name.id))
        audience.add(group::person(proxy->for_whom));
    for (const Grant* grant : state.grants.where<&Grant::to>(name.id))
        audience.add(group::person(grant->about));
    add_visitors(state, name.id, audience);
    add_check_circle(state, name.id, audience);
    return audience;
}

void AudienceOf<PublicName>::mark(const State&, const Resident& changed, Marked& marked) {
    marked.add<PublicName>(changed.id);
}

void AudienceOf<PublicName>::mark(const State&, const RoleHeld& changed, Marked& marked) {
    marked.add<PublicName>(changed.person);
}

void AudienceOf<PublicName>::mark(const State&, const Seat& changed, Marked& marked) {
    if (changed.person) marked.add<PublicName>(*changed.person);
}

void AudienceOf<PublicName>::mark(const State&, const WaitingPlace& changed, Marked& marked) {
    marked.add<PublicName>(changed.person);
}

void AudienceOf<PublicName>::mark(const State&, const TrainingHeld& changed, Marked& marked) {
    marked.add<PublicName>(changed.person);
}

void AudienceOf<PublicName>::mark(const State& state, const Proxy& changed, Marked& marked) {
    marked.add<PublicName>(changed.for_whom);
    marked.add<PublicName>(changed.proxy);
    if (const CheckPlan* plan = state.check_plans.find(changed.for_whom)) mark_checkers(*plan, marked);
}

void AudienceOf<PublicName>::mark(const State&, const CheckPlan& changed, Marked& marked) {
    marked.add<PublicName>(changed.id);
    mark_checkers(changed, marked);
}

void AudienceOf<PublicName>::mark(const State&, const Grant& changed, Marked& marked) {
    marked.add<PublicName>(changed.to);
    marked.add<PublicName>(changed.about);
}

Audience AudienceOf<Resident>::of(const State& state, const Resident& resident) {
    Audience audience{group::coordinators()};
    add_person_and_proxies(state, resident.id, audience);
    add_stewards_of(state, resident.id, audience);
    add_visitors(state, resident.id, audience);
    return audience;
}

void AudienceOf<Resident>::mark(const State&, const Grant& changed, Marked& marked) {
    marked.add<Resident>(changed.about);
}

void AudienceOf<Resident>::mark(const State& state, const Household& changed, Marked& marked) {
    for (const Resident* resident : state.residents.where<&Resident::household>(changed.id)) {
        marked.add<Resident>(resident->id);
        marked.add<PublicName>(resident->id);
    }
}

void AudienceOf<Resident>::mark(const State&, const Proxy& changed, Marked& marked) {
    marked.add<Resident>(changed.for_whom);
}

Audience AudienceOf<Contact>::of(const State& state, const Contact& contact) {
    return audience_of_private(state, contact.id, false);
}

void AudienceOf<Contact>::mark(const State&, const Proxy& changed, Marked& marked) {
    marked.add<Contact>(changed.for_whom);
}

void AudienceOf<Contact>::mark(const State&, const Grant& changed, Marked& marked) {
    marked.add<Contact>(changed.about);
}

Audience AudienceOf<Care>::of(const State& state, const Care& care) {
    return audience_of_private(state, care.id, true);
}

void AudienceOf<Care>::mark(const State&, const Proxy& changed, Marked& marked) {
    marked.add<Care>(changed.for_whom);
}

void AudienceOf<Care>::mark(const State&, const Grant& changed, Marked& marked) {
    marked.add<Care>(changed.about);
}

Audience AudienceOf<Grant>::of(const State& state, const Grant& grant) {
    Audience audience{group::person(grant.to)};
    add_person_and_proxies(state, grant.about, audience);
    return audience;
}

void AudienceOf<Grant>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for (const Grant* grant : state.grants.where<&Grant::about>(changed.for_whom))
        marked.add<Grant>(grant->id);
}

}  // namespace linli
