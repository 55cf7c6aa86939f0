#pragma once

#include "shared/errands/audiences.h"

// Who may hold what about medicines (DESIGN §3): as the errand's detail, so the helper only while it is
// theirs. A receipt stays with both sides that it names, for it is theirs; it says no medicine.

namespace linli {

template <>
struct AudienceOf<MedicineLine> : FollowsErrand<MedicineLine, &State::medicine_lines> {
    static Audience of(const State& state, const MedicineLine& line);
};

template <>
struct AudienceOf<Handover> : FollowsErrand<Handover, &State::handovers> {
    static Audience of(const State& state, const Handover& receipt);
};

// Who was asked to look sees their own look: no name, no door, no medicine.
template <>
struct AudienceOf<ReturnCheck> : FollowsErrand<ReturnCheck, &State::return_checks> {
    static Audience of(const State& state, const ReturnCheck& look);
};

template <>
struct AudienceOf<HospitalTrip> {
    static Audience of(const State&, const HospitalTrip& trip) {
        return {group::coordinators(), group::person(trip.helper)};
    }
};

template <>
struct AudienceOf<TripStop> {
    static Audience of(const State& state, const TripStop& stop);
    static void mark(const State& state, const HospitalTrip& changed, Marked& marked) {
        for (const TripStop* stop : state.trip_stops.where<&TripStop::trip>(changed.id))
            marked.add<TripStop>(stop->id);
    }
};

}  // namespace linli
