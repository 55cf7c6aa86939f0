#include "shared/buddies/audiences.h"

#include "shared/people/audiences.h"

namespace linli {
namespace {

// Everybody who looks after this person, and nobody else.
Audience circle_of(const State& state, PersonId person) {
    Audience audience{group::coordinators()};
    add_person_and_proxies(state, person, audience);
    if (const CheckPlan* plan = state.check_plans.find(person)) {
        if (plan->buddy) audience.add(group::person(*plan->buddy));
        if (plan->second) audience.add(group::person(*plan->second));
    }
    add_stewards_of(state, person, audience);
    return audience;
}

void mark_rounds(const State& state, PersonId person, Marked& marked) {
    for (const CheckRound* round : state.check_rounds.where<&CheckRound::person>(person))
        marked.add<CheckRound>(round->id);
}

void mark_steps(const State& state, CheckRoundId round, Marked& marked) {
    for (const CheckStep* step : state.check_steps.where<&CheckStep::round>(round))
        marked.add<CheckStep>(step->id);
}

void mark_all_steps(const State& state, PersonId person, Marked& marked) {
    for (const CheckRound* round : state.check_rounds.where<&CheckRound::person>(person))
        mark_steps(state, round->id, marked);
}

template <class Visit>
void for_each_behind(const State& state, const Household& household, Visit&& visit) {
    for (const Resident* resident : state.residents.where<&Resident::household>(household.id))
        visit(resident->id);
}

}  // namespace

Audience AudienceOf<CheckPlan>::of(const State& state, const CheckPlan& plan) {
    return circle_of(state, plan.id);
}

void AudienceOf<CheckPlan>::mark(const State&, const Resident& changed, Marked& marked) {
    marked.add<CheckPlan>(changed.id);
}

void AudienceOf<CheckPlan>::mark(const State& state, const Household& changed, Marked& marked) {
    for_each_behind(state, changed, [&](PersonId person) { marked.add<CheckPlan>(person); });
}

void AudienceOf<CheckPlan>::mark(const State&, const Proxy& changed, Marked& marked) {
    marked.add<CheckPlan>(changed.for_whom);
}

Audience AudienceOf<CheckRound>::of(const State& state, const CheckRound& round) {
    return circle_of(state, round.person);
}

void AudienceOf<CheckRound>::mark(const State& state, const CheckPlan& changed, Marked& marked) {
    mark_rounds(state, changed.id, marked);
}

void AudienceOf<CheckRound>::mark(const State& state, const Resident& changed, Marked& marked) {
    mark_rounds(state, changed.id, marked);
}

void AudienceOf<CheckRound>::mark(const State& state, const Household& changed, Marked& marked) {
    for_each_behind(state, changed, [&](PersonId person) { mark_rounds(state, person, marked); });
}

void AudienceOf<CheckRound>::mark(const State& state, const Proxy& changed, Marked& marked) {
    mark_rounds(state, changed.for_whom, marked);
}

Audience AudienceOf<CheckStep>::of(const State& state, const CheckStep& step) {
    const CheckRound* round = state.check_rounds.find(step.round);
    return round ? circle_of(state, round->person) : Audience{group::coordinators()};
}

void AudienceOf<CheckStep>::mark(const State& state, const CheckRound& changed, Marked& marked) {
    mark_steps(state, changed.id, marked);
}

void AudienceOf<CheckStep>::mark(const State& state, const CheckPlan& changed, Marked& marked) {
    mark_all_steps(state, changed.id, marked);
}

void AudienceOf<CheckStep>::mark(const State& state, const Resident& changed, Marked& marked) {
    mark_all_steps(state, changed.id, marked);
}

void AudienceOf<CheckStep>::mark(const State& state, const Household& changed, Marked& marked) {
    for_each_behind(state, changed, [&](PersonId person) { mark_all_steps(state, person, marked); });
}

void AudienceOf<CheckStep>::mark(const State& state, const Proxy& changed, Marked& marked) {
    mark_all_steps(state, changed.for_whom, marked);
}

}  // namespace linli
