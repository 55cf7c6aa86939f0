#pragma once

#include "shared/state/audience.h"

// Who may hold what about helpers (DESIGN §3).

namespace linli {

// Whoever holds the person's own entry, visitors included.
template <>
struct AudienceOf<Speaks> {
    static Audience of(const State& state, const Speaks& speaks);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Household& changed, Marked& marked);
    static void mark(const State& state, const Grant& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<Offer> {
    static Audience of(const State&, const Offer& offer) {
        return {group::coordinators(), group::person(offer.id)};
    }
};

template <>
struct AudienceOf<OfferedBuilding> {
    static Audience of(const State&, const OfferedBuilding& offered) {
        return {group::coordinators(), group::person(offered.helper)};
    }
};

template <>
struct AudienceOf<FixedPair> {
    static Audience of(const State& state, const FixedPair& pair);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

// Those behind the door, who looks after the house, and who has the key.
template <>
struct AudienceOf<KeyHeld> {
    static Audience of(const State& state, const KeyHeld& key);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Household& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<Block> {
    static Audience of(const State& state, const Block& block);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<Report> {
    static Audience of(const State& state, const Report& report);
    static void mark(const State& state, const RoleHeld& changed, Marked& marked);
};

}  // namespace linli
