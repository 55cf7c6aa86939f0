#pragma once

#include "shared/state/audience.h"

namespace linli {

template <>
struct AudienceOf<Notice> {
    static Audience of(const State& state, const Notice& notice) {
        Audience audience;
        add_person_and_proxies(state, notice.to, audience);
        return audience;
    }
    static void mark(const State& state, const Proxy& changed, Marked& marked) {
        for (const Notice* notice : state.notices.where<&Notice::to>(changed.for_whom))
            marked.add<Notice>(notice->id);
    }
};

}  // namespace linli
