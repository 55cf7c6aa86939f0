#pragma once

#include "shared/notices/records.h"
#include "shared/people/commands.h"

namespace linli {

struct SeeNotice {
    static constexpr std::uint16_t tag = 150;
    NoticeId notice;

    template <class Archive>
    void fields(Archive& ar) {
        ar(NAMED(notice));
    }
};

LINLI_RULES_OF(SeeNotice);

// Used by the rules of other features: tells a person, unless they did it themselves. `id` comes from the
// stamp.
void notify(State& state, const Stamp& by, NoticeId id, PersonId to, NoticeKind kind, RecordRef about);

}  // namespace linli
