#include "shared/notices/commands.h"
#include "shared/people/roles.h"

namespace linli {

std::optional<Rejected> check(const State& state, const Stamp& by, const SeeNotice& command) {
    const Notice* notice = state.notices.find(command.notice);
    if (!notice) return missing(state, Reason::NoticeUnknown);
    if (by.person != notice->to && !is_proxy_of(state, by.person, notice->to))
        return Rejected{Reason::NoticeUnknown};
    return std::nullopt;
}

void change(State& state, const Stamp&, const SeeNotice& command) {
    if (!state.notices.at(command.notice).seen) state.notices.edit(command.notice).seen = true;
}

void notify(State& state, const Stamp& by, NoticeId id, PersonId to, NoticeKind kind, RecordRef about) {
    if (to == by.person) return;
    state.notices.insert({.id = id, .to = to, .kind = kind, .about = about, .at = by.at, .seen = false});
}

}  // namespace linli
