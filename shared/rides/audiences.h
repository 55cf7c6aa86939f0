#pragma once

#include "shared/state/audience.h"

// Who may hold what about rides (DESIGN §3).

namespace linli {

template <>
struct AudienceOf<Vehicle> {
    static Audience of(const State&, const Vehicle&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<Destination> {
    static Audience of(const State&, const Destination&) { return {group::everyone()}; }
};

// Who is driven, who asked for it, who drives, and the coordinators.
template <>
struct AudienceOf<RideLeg> {
    static Audience of(const State& state, const RideLeg& leg);
    static void mark(const State& state, const Vehicle& changed, Marked& marked);
    static void mark(const State& state, const ErrandDetail& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

}  // namespace linli
