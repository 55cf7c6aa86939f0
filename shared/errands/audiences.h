#pragma once

#include "shared/state/audience.h"

// Who may hold what about errands (DESIGN §3).

namespace linli {

// What has the audience of its errand's detail, and perhaps somebody besides.
template <class Record, auto Rows>
struct FollowsErrand {
    static void mark_errand(const State& state, ErrandId errand, Marked& marked) {
        if constexpr (requires(const Record& record) { record.errand; }) {
            for (const Record* one : (state.*Rows).template where<&Record::errand>(errand))
                marked.add<Record>(one->id);
        } else {
            marked.add<Record>(errand);  // It has the errand's key.
        }
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
Audience audience_of_detail(const State& state, ErrandId errand);

// Helpers see what is open; who asked sees it always; the helper while it is theirs.
template <>
struct AudienceOf<Errand> {
    static Audience of(const State& state, const Errand& errand);
    static void mark(const State& state, const ErrandDetail& changed, Marked& marked);
    static void mark(const State& state, const ErrandResult& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
    static void mark(const State& state, const RideLeg& changed, Marked& marked);
    static void mark(const State& state, const Vehicle& changed, Marked& marked);
};

template <>
struct AudienceOf<ErrandDetail> {
    static Audience of(const State& state, const ErrandDetail& detail);
    static void mark(const State& state, const Errand& changed, Marked& marked);
    static void mark(const State& state, const ErrandResult& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
    static void mark(const State& state, const RideLeg& changed, Marked& marked);
    static void mark(const State& state, const Vehicle& changed, Marked& marked);
};

template <>
struct AudienceOf<RideAppointment> : FollowsErrand<RideAppointment, &State::ride_appointments> {
    static Audience of(const State& state, const RideAppointment& appointment) {
        return audience_of_detail(state, appointment.id);
    }
};

template <>
struct AudienceOf<ErrandItem> : FollowsErrand<ErrandItem, &State::errand_items> {
    static Audience of(const State& state, const ErrandItem& item) {
        return audience_of_detail(state, item.errand);
    }
};

template <>
struct AudienceOf<ErrandPhoto> : FollowsErrand<ErrandPhoto, &State::errand_photos> {
    static Audience of(const State& state, const ErrandPhoto& photo) {
        return audience_of_detail(state, photo.errand);
    }
};

template <>
struct AudienceOf<TillReceipt> : FollowsErrand<TillReceipt, &State::till_receipts> {
    static Audience of(const State& state, const TillReceipt& receipt) {
        return audience_of_detail(state, receipt.errand);
    }
};

template <>
struct AudienceOf<ErrandResult> {
    static Audience of(const State& state, const ErrandResult& result);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<ErrandTurned> {
    static Audience of(const State&, const ErrandTurned& turned) {
        return {group::coordinators(), group::person(turned.by)};
    }
};

template <>
struct AudienceOf<ErrandSeries> {
    static Audience of(const State& state, const ErrandSeries& series);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

// Who was asked what is between them and the coordinators.
template <>
struct AudienceOf<ErrandAsk> {
    static Audience of(const State&, const ErrandAsk& ask) {
        return {group::coordinators(), group::person(ask.helper)};
    }
};

template <>
struct AudienceOf<ErrandSearch> {
    static Audience of(const State& state, const ErrandSearch& search);
    static void mark(const State& state, const ErrandDetail& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<NumberBlock> {
    static Audience of(const State&, const NumberBlock& block) { return {group::person(block.person)}; }
};

template <>
struct AudienceOf<Vetting> {
    static Audience of(const State&, const Vetting&) { return {group::everyone()}; }
};

}  // namespace linli
