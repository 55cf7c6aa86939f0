#pragma once

#include "shared/state/audience.h"

// The roster is for everybody; what somebody wrote about themselves is not.

namespace linli {

template <>
struct AudienceOf<Post> {
    static Audience of(const State&, const Post&) { return {group::everyone()}; }
};

// A shift that is not published is the coordinators' plan, and so is what belongs to it. Nobody stands on it.
template <>
struct AudienceOf<Shift> {
    static Audience of(const State& state, const Shift& shift);
    static void mark(const State& state, const ShiftStatus& changed, Marked& marked);
};

template <>
struct AudienceOf<ShiftStatus> {
    static Audience of(const State& state, const ShiftStatus& status);
};

template <>
struct AudienceOf<PlaceNeed> {
    static Audience of(const State& state, const PlaceNeed& need);
    static void mark(const State& state, const ShiftStatus& changed, Marked& marked);
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

template <>
struct AudienceOf<PostDetail> {
    static Audience of(const State&, const PostDetail&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<Training> {
    static Audience of(const State&, const Training&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<TrainingHeld> {
    static Audience of(const State&, const TrainingHeld&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<RosterRules> {
    static Audience of(const State&, const RosterRules&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<SeatStatus> {
    static Audience of(const State&, const SeatStatus&) { return {group::everyone()}; }
};

template <>
struct AudienceOf<WaitingPlace> {
    static Audience of(const State&, const WaitingPlace&) { return {group::everyone()}; }
};

// The reason of an override, "I stay on", and who did not come.
template <>
struct AudienceOf<SeatFile> {
    static Audience of(const State& state, const SeatFile& file);
    static void mark(const State& state, const Seat& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<StandingSignUp> {
    static Audience of(const State& state, const StandingSignUp& standing);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

// Whoever may say them for the person sees what was said.
template <>
struct AudienceOf<ShiftHours> {
    static Audience of(const State& state, const ShiftHours& hours);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Household& changed, Marked& marked);
};

template <>
struct AudienceOf<PatternNeed> {
    static Audience of(const State&, const PatternNeed&) { return {group::coordinators()}; }
};

template <>
struct AudienceOf<ShiftPattern> {
    static Audience of(const State&, const ShiftPattern&) { return {group::coordinators()}; }
};

template <>
struct AudienceOf<PatternException> {
    static Audience of(const State&, const PatternException&) { return {group::coordinators()}; }
};

// Who looks for a stand-in sees how far it went, never who was asked.
template <>
struct AudienceOf<StandInSearch> {
    static Audience of(const State& state, const StandInSearch& search);
    static void mark(const State& state, const Seat& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<StandInAsk> {
    static Audience of(const State& state, const StandInAsk& ask);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

// All sides of it.
template <>
struct AudienceOf<Swap> {
    static Audience of(const State& state, const Swap& swap);
    static void mark(const State& state, const Seat& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

// Who does not stand before the sheet does not have its code; coordinators print it.
template <>
struct AudienceOf<PostCode> {
    static Audience of(const State&, const PostCode&) { return {group::coordinators()}; }
};

template <>
struct AudienceOf<SeatScan> {
    static Audience of(const State& state, const SeatScan& scan);
    static void mark(const State& state, const Seat& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<GuestVisit> {
    static Audience of(const State&, const GuestVisit&) { return {group::coordinators()}; }
};

// Those who stand at the post, just before and just after.
template <>
struct AudienceOf<PostEntry> {
    static Audience of(const State& state, const PostEntry& entry);
    static void mark(const State& state, const Seat& changed, Marked& marked);
    static void mark(const State& state, const Shift& changed, Marked& marked);
};

}  // namespace linli
