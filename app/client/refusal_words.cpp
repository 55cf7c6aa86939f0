#include "app/client/refusal_words.h"

#include "app/client/telling.h"
#include "app/client/ui/text.h"

namespace linli::client {

std::string refusal_words(const Known& known, const Viewer& me, Instant now, const Refusal& refusal) {
    if (refusal.outcome == Outcome::Unreadable || !refusal.rejected) return text("refused.unreadable");
    const auto about = refusal.rejected->about;
    const bool roster = std::holds_alternative<AcceptRoster>(refusal.command);
    if (const Shift* shift = roster && about ? known.state.shifts.find({about->id}) : nullptr)
        return text("refused.roster_why", {{"shift", shift_words(known.state, *shift, me.saying(now))}});
    return reason_words(known.state, *refusal.rejected, refusal.for_person, me, me.saying(now));
}

}  // namespace linli::client
