#pragma once

#include "shared/state/audience.h"

// Who may hold what about errands (DESIGN §3).

namespace linli {

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
struct AudienceOf<ErrandItem> {
    static Audience of(const State& state, const ErrandItem& item);
    static void mark(const State& state, const Errand& changed, Marked& marked);
    static void mark(const State& state, const ErrandDetail& changed, Marked& marked);
    static void mark(const State& state, const ErrandResult& changed, Marked& marked);
    static void mark(const State& state, const Proxy& changed, Marked& marked);
    static void mark(const State& state, const RideLeg& changed, Marked& marked);
    static void mark(const State& state, const Vehicle& changed, Marked& marked);
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
