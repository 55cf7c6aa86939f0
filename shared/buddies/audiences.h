#pragma once

#include "shared/state/audience.h"

// Who may hold what about checks (DESIGN §3): see records.h.

namespace linli {

template <>
struct AudienceOf<CheckPlan> {
    static Audience of(const State& state, const CheckPlan& plan);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Household& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<CheckRound> {
    static Audience of(const State& state, const CheckRound& round);
    static void mark(const State& state, const CheckPlan& changed, Marked& marked);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Household& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

template <>
struct AudienceOf<CheckStep> {
    static Audience of(const State& state, const CheckStep& step);
    static void mark(const State& state, const CheckRound& changed, Marked& marked);
    static void mark(const State& state, const CheckPlan& changed, Marked& marked);
    static void mark(const State& state, const Resident& changed, Marked& marked);
    static void mark(const State& state, const Household& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
};

}  // namespace linli
