#pragma once

#include "shared/state/audience.h"

// Who may hold what about people (DESIGN §3).

namespace linli {

// Who looks after the house in which the person lives. What asks this depends on Resident and Household.
void add_stewards_of(const State& state, PersonId person, Audience& audience);

template <>
struct AudienceOf<Community> {
    static Audience of(const State&, const Community&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<Building> {
    static Audience of(const State&, const Building&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<BuildingPlace> {
    static Audience of(const State&, const BuildingPlace&) { return {group::everyone()}; }
};

// A door: those behind it, their proxies, the building's stewards and the coordinators; and whoever has the
// key to it.
template <>
struct AudienceOf<Household> {
    static Audience of(const State& state, const Household& household);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
    static void mark(const State& state, const Grant& changed, Marked& marked);
    static void mark(const State& state, const KeyHeld& changed, Marked& marked);
};

// Neighbours see the names of those who do something for all; who only lives here is known to those who look
// after the house.
template <>
struct AudienceOf<PublicName> {
    static Audience of(const State& state, const PublicName& name);
    static void mark(const State& state, const WaitingPlace& changed, Marked& marked);
    static void mark(const State& state, const TrainingHeld& changed, Marked& marked);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const RoleHeld& changed, Marked& marked);
    static void mark(const State& state, const Seat& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
    static void mark(const State& state, const CheckPlan& changed, Marked& marked);
    static void mark(const State& state, const Grant& changed, Marked& marked);
};

template <>
struct AudienceOf<Resident> {
    static Audience of(const State& state, const Resident& resident);
    static void mark(const State& state, const Grant& changed, Marked& marked);
    static void mark(const State& state, const Household& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<Contact> {
    static Audience of(const State& state, const Contact& contact);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
    static void mark(const State& state, const Grant& changed, Marked& marked);
};

template <>
struct AudienceOf<Care> {
    static Audience of(const State& state, const Care& care);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
    static void mark(const State& state, const Grant& changed, Marked& marked);
};

template <>
struct AudienceOf<RoleHeld> {
    static Audience of(const State&, const RoleHeld&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<Proxy> {
    static Audience of(const State&, const Proxy& proxy) {
        return {group::person(proxy.for_whom), group::person(proxy.proxy), group::coordinators()};
    }
};

// Who looked: the person concerned, their proxies, and the one who looked.
template <>
struct AudienceOf<Grant> {
    static Audience of(const State& state, const Grant& grant);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<MergedPerson> {
    static Audience of(const State&, const MergedPerson& merged) {
        return {group::coordinators(), group::person(merged.id), group::person(merged.kept)};
    }
};

}  // namespace linli
