#pragma once

#include "shared/state/audience.h"

// Who may hold what about medicines (DESIGN §3): as the errand's detail, so the helper only while it is
// theirs. A receipt stays with both sides that it names, for it is theirs; it says no medicine.

namespace linli {

// What has the audience of its errand's detail, and perhaps somebody besides.
template <class Record, auto Rows>
struct FollowsErrand {
    static void mark_errand(const State& state, ErrandId errand, Marked& marked) {
        for (const Record* one : (state.*Rows).template where<&Record::errand>(errand))
            marked.add<Record>(one->id);
    }
    static void mark(const State& state, const Errand& changed, Marked& marked) {
        mark_errand(state, changed.id, marked);
    }
    static void mark(const State& state, const ErrandDetail& changed, Marked& marked) {
        mark_errand(state, changed.id, marked);
    }
    static void mark(const State& state, const ErrandResult& changed, Marked& marked) {
        mark_errand(state, changed.id, marked);
    }
    static void mark(const State& state, const RideLeg& changed, Marked& marked) {
        mark_errand(state, changed.errand, marked);
    }
    static void mark(const State& state, const Vehicle& changed, Marked& marked) {
        for (const RideLeg* leg : state.ride_legs.where<&RideLeg::vehicle>(changed.id))
            mark_errand(state, leg->errand, marked);
    }
    static void mark(const State& state, const Proxy& changed, Marked& marked) {
        for (const ErrandDetail* one : state.errand_details.where<&ErrandDetail::asked_for>(changed.for_whom))
            mark_errand(state, one->id, marked);
    }
};

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
