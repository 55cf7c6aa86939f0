#include "shared/commands/timers.h"

#include "shared/medicine/medicine_book.h"

namespace linli {
namespace {

std::optional<Due> due_of(const Grant& grant) {
    if (grant.over) return std::nullopt;
    return Due{grant.window.until, EndLook{grant.id}};
}

std::optional<Due> due_of(const ErrandSearch& search) {
    if (!search.look_again_at) return std::nullopt;
    return Due{*search.look_again_at, WidenSearch{search.id}};
}

std::optional<Due> due_of(const ErrandSeries& series) {
    if (!series.next) return std::nullopt;
    return Due{*series.next - asked_again_ahead, AskAgain{series.id}};
}

std::optional<Due> due_of(const CheckPlan& plan) {
    if (!plan.next_due) return std::nullopt;
    return Due{*plan.next_due, OpenCheck{plan.id, *plan.next_due}};
}

std::optional<Due> due_of(const CheckRound& round) {
    if (round.state != CheckState::Open || !round.next_step) return std::nullopt;
    return Due{*round.next_step, RaiseCheck{round.id, round.rung}};
}

// Three days left, then one day left: each threshold once.
std::optional<Due> due_of(const MedicineLine& line) {
    if (!line.facts.runs_out_on || line.raised == Urgency::Now) return std::nullopt;
    const bool first = line.raised == Urgency::Whenever;
    const std::int64_t left = first ? days_left_for_today : days_left_for_now;
    const Urgency to = first ? Urgency::Today : Urgency::Now;
    return Due{*line.facts.runs_out_on - days(left), RaiseMedicineUrgency{line.id, to}};
}

std::optional<Due> due_of(const Campaign& campaign) {
    if (campaign.state != CampaignState::Open || !campaign.facts.closes_at) return std::nullopt;
    return Due{*campaign.facts.closes_at, CloseCampaign{campaign.id}};
}

std::optional<Due> due_of(const OfferedRound& round) {
    if (!round.ends_at) return std::nullopt;
    return Due{*round.ends_at, EndRound{round.id}};
}

std::optional<Due> due_of(const ShiftPattern& pattern) {
    if (!pattern.next_making) return std::nullopt;
    return Due{*pattern.next_making, MakeShifts{pattern.id}};
}

// Nobody comes to a shift of which nobody knows: it is looked at once it is published.
std::optional<Due> due_of(const ShiftStatus& status) {
    if (status.publish_at) return Due{*status.publish_at, PublishShift{status.id}};
    if (!status.next_look) return std::nullopt;
    return Due{*status.next_look, LookAtCover{status.id}};
}

std::optional<Due> due_of(const StandInSearch& search) {
    if (!search.next_step) return std::nullopt;
    return Due{*search.next_step, AskStandIns{search.id}};
}

std::optional<Due> due_of(const Swap& swap) {
    if (!swap.ends_at) return std::nullopt;
    return Due{*swap.ends_at, EndSwap{swap.id}};
}

}  // namespace

std::optional<Due> due_of(const State& state, const RecordRef& record) {
    std::optional<Due> due;
    with_table(state, record.type, [&](const auto& table) {
        using Record = RecordOf<decltype(table)>;
        if constexpr (requires(const Record& one) { due_of(one); }) {
            if (const Record* found = table.find({record.id})) due = due_of(*found);
        }
    });
    return due;
}

}  // namespace linli
