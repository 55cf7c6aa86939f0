#include "shared/rides/audiences.h"

namespace linli {
namespace {

void mark_legs(const State& state, ErrandId errand, Marked& marked) {
    for (const RideLeg* leg : state.ride_legs.where<&RideLeg::errand>(errand)) marked.add<RideLeg>(leg->id);
}

}  // namespace

Audience AudienceOf<RideLeg>::of(const State& state, const RideLeg& leg) {
    Audience audience{group::coordinators()};
    if (const ErrandDetail* detail = state.errand_details.find(leg.errand)) {
        audience.add(group::person(detail->asked_by));
        add_person_and_proxies(state, detail->asked_for, audience);
    }
    const Vehicle* vehicle = state.vehicles.find(leg.vehicle);
    if (vehicle && vehicle->driver) audience.add(group::person(*vehicle->driver));
    return audience;
}

void AudienceOf<RideLeg>::mark(const State& state, const Vehicle& changed, Marked& marked) {
    for (const RideLeg* leg : state.ride_legs.where<&RideLeg::vehicle>(changed.id))
        marked.add<RideLeg>(leg->id);
}

void AudienceOf<RideLeg>::mark(const State& state, const ErrandDetail& changed, Marked& marked) {
    mark_legs(state, changed.id, marked);
}

void AudienceOf<RideLeg>::mark(const State& state, const Proxy& changed, Marked& marked) {
    for (const ErrandDetail* detail : state.errand_details.where<&ErrandDetail::asked_for>(changed.for_whom))
        mark_legs(state, detail->id, marked);
}

}  // namespace linli
