#include "shared/errands/audiences.h"

#include "shared/errands/errand_book.h"

namespace linli {
namespace {

void add_askers(const State& state, const ErrandDetail& detail, Audience& audience) {
    audience.add(group::coordinators());
    audience.add(group::person(detail.asked_by));
    add_person_and_proxies(state, detail.asked_for, audience);
}

// Everything whose audience is that of the errand's detail.
template <class Visit>
void for_each_asked_for(const State& state, PersonId person, Visit&& visit) {
    for (const ErrandDetail* detail : state.errand_details.where<&ErrandDetail::asked_for>(person))
        visit(detail->id);
}

// Who drives a way of it that is not done.
void add_drivers(const State& state, ErrandId errand, Audience& audience) {
    for (const RideLeg* leg : state.ride_legs.where<&RideLeg::errand>(errand)) {
        const Vehicle* vehicle = state.vehicles.find(leg->vehicle);
        if (leg->state != LegState::Done && vehicle && vehicle->driver)
            audience.add(group::person(*vehicle->driver));
    }
}

template <class Visit>
void for_each_driven(const State& state, VehicleId vehicle, Visit&& visit) {
    for (const RideLeg* leg : state.ride_legs.where<&RideLeg::vehicle>(vehicle)) visit(leg->errand);
}

}  // namespace

Audience AudienceOf<Errand>::of(const State& state, const Errand& errand) {
    Audience audience{group::coordinators()};
    if (errand.state == ErrandState::Open) audience.add(group::helpers());
    if (const auto helper = party_of(state, errand)) audience.add(group::person(*helper));
    add_drivers(state, errand.id, audience);
    if (const ErrandDetail* detail = state.errand_details.find(errand.id))
        add_askers(state, *detail, audience);
    return audience;
}

void AudienceOf<Errand>::mark(const State&, const ErrandDetail& changed, Marked& marked) {
    marked.add<Errand>(changed.id);
}

void AudienceOf<Errand>::mark(const State&, const ErrandResult& changed, Marked& marked) {
    marked.add<Errand>(changed.id);
}

void AudienceOf<Errand>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for_each_asked_for(state, changed.for_whom, [&](ErrandId errand) { marked.add<Errand>(errand); });
}

Audience AudienceOf<ErrandDetail>::of(const State& state, const ErrandDetail& detail) {
    Audience audience;
    add_askers(state, detail, audience);
    const Errand* errand = state.errands.find(detail.id);
    const auto helper = errand ? party_of(state, *errand) : std::nullopt;
    if (helper) audience.add(group::person(*helper));
    add_drivers(state, detail.id, audience);
    return audience;
}

void AudienceOf<ErrandDetail>::mark(const State&, const RideLeg& changed, Marked& marked) {
    marked.add<ErrandDetail>(changed.errand);
}

void AudienceOf<ErrandDetail>::mark(const State& state, const Vehicle& changed, Marked& marked) {
    for_each_driven(state, changed.id, [&](ErrandId errand) { marked.add<ErrandDetail>(errand); });
}

void AudienceOf<Errand>::mark(const State&, const RideLeg& changed, Marked& marked) {
    marked.add<Errand>(changed.errand);
}

void AudienceOf<Errand>::mark(const State& state, const Vehicle& changed, Marked& marked) {
    for_each_driven(state, changed.id, [&](ErrandId errand) { marked.add<Errand>(errand); });
}

void AudienceOf<ErrandDetail>::mark(const State&, const Errand& changed, Marked& marked) {
    marked.add<ErrandDetail>(changed.id);
}

void AudienceOf<ErrandDetail>::mark(const State&, const ErrandResult& changed, Marked& marked) {
    marked.add<ErrandDetail>(changed.id);
}

void AudienceOf<ErrandDetail>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for_each_asked_for(state, changed.for_whom, [&](ErrandId errand) { marked.add<ErrandDetail>(errand); });
}

Audience audience_of_detail(const State& state, ErrandId errand) {
    const ErrandDetail* detail = state.errand_details.find(errand);
    return detail ? AudienceOf<ErrandDetail>::of(state, *detail) : Audience{group::coordinators()};
}

Audience AudienceOf<ErrandResult>::of(const State& state, const ErrandResult& result) {
    Audience audience{group::coordinators(), group::person(result.helper)};
    add_person_and_proxies(state, result.asked_for, audience);
    return audience;
}

void AudienceOf<ErrandResult>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for (const ErrandResult* result : state.errand_results.where<&ErrandResult::asked_for>(changed.for_whom))
        marked.add<ErrandResult>(result->id);
}

Audience AudienceOf<ErrandSeries>::of(const State& state, const ErrandSeries& series) {
    Audience audience{group::coordinators(), group::person(series.asked_by)};
    add_person_and_proxies(state, series.asked_for, audience);
    return audience;
}

void AudienceOf<ErrandSeries>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for (const ErrandSeries* one : state.errand_series.where<&ErrandSeries::asked_for>(changed.for_whom))
        marked.add<ErrandSeries>(one->id);
}

// Who asked may know how far it has been asked around, but not who was asked.
Audience AudienceOf<ErrandSearch>::of(const State& state, const ErrandSearch& search) {
    Audience audience{group::coordinators()};
    if (const ErrandDetail* detail = state.errand_details.find(search.id))
        add_askers(state, *detail, audience);
    return audience;
}

void AudienceOf<ErrandSearch>::mark(const State&, const ErrandDetail& changed, Marked& marked) {
    marked.add<ErrandSearch>(changed.id);
}

void AudienceOf<ErrandSearch>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for_each_asked_for(state, changed.for_whom, [&](ErrandId errand) { marked.add<ErrandSearch>(errand); });
}

}  // namespace linli
