#pragma once

#include "shared/state/audience.h"

// The roster is for everybody; what somebody wrote about themselves is not.

namespace linli {

template <>
struct AudienceOf<Post> {
    static Audience of(const State&, const Post&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<Shift> {
    static Audience of(const State&, const Shift&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<Seat> {
    static Audience of(const State&, const Seat&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<SeatNote> {
    static Audience of(const State& state, const SeatNote& note);
    static void mark(const State& state, const Seat& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

}  // namespace linli
