#include "app/client/refusal_words.h"

#include "app/client/telling.h"
#include "app/client/ui/text.h"

namespace linli::client {

std::optional<AcceptPlan> accepted_plan(const Command& command) {
    if (const auto* plan = std::get_if<AcceptPlan>(&command)) return *plan;
    if (const auto* roster = std::get_if<AcceptRoster>(&command)) return AcceptPlan{{}, {}, roster->seats};
    return std::nullopt;
}

std::string refusal_words(const Known& known, const Viewer& me, Instant now, const Refusal& refusal) {
    if (refusal.outcome == Outcome::Unreadable || !refusal.rejected) return text("refused.unreadable");
    const auto about = refusal.rejected->about;
    const bool roster = accepted_plan(refusal.command).has_value();
    if (const Shift* shift = roster && about ? known.state.shifts.find({about->id}) : nullptr)
        return text("refused.roster_why", {{"shift", shift_words(known.state, *shift, me.saying(now))}});
    return reason_words(known.state, *refusal.rejected, refusal.for_person, me, me.saying(now));
}

}  // namespace linli::client
