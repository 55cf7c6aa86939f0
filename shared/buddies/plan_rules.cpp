#include <algorithm>
#include <set>

#include "shared/buddies/commands.h"
#include "shared/buddies/round_steps.h"
#include "shared/people/roles.h"

// Arranging, pausing and ending checks. What happens in a round: round_rules.cpp.

namespace linli {
namespace {

constexpr Duration longest_pause = days(366);

std::optional<Rejected> check_rhythm(const CheckRhythm& rhythm) {
    if (rhythm.days <= 0 || rhythm.days > every_day) return Rejected{Reason::CheckDaysInvalid};
    if (rhythm.minute_of_day < 0 || rhythm.minute_of_day >= 24 * 60)
        return Rejected{Reason::CheckTimeInvalid};
    if (rhythm.patience_minutes < 0 || rhythm.patience_minutes > max_patience_minutes)
        return Rejected::with_limit(Reason::CheckMinutesInvalid, max_patience_minutes);
    if (rhythm.rung_minutes < min_rung_minutes || rhythm.rung_minutes > max_rung_minutes)
        return Rejected::with_limit(Reason::CheckMinutesInvalid, max_rung_minutes);
    return std::nullopt;
}

// Neighbours choose among those whom everybody knows; who looks after the house may know the others, too.
std::optional<Rejected> check_checkers(const State& state, const Stamp& by, const SetCheckPlan& command) {
    for (const std::optional<PersonId>& checker : {command.buddy, command.second}) {
        if (!checker) continue;
        if (*checker == command.plan) return Rejected{Reason::SamePerson};
        const bool stays = is_checker_of(state, *checker, command.plan);
        if (!stays && !may_know_of(state, by, *checker)) return missing(state, Reason::PersonUnknown);
    }
    if (command.buddy && command.buddy == command.second) return Rejected{Reason::SamePerson};
    return std::nullopt;
}

std::optional<Rejected> check_arranging(const State& state, const Stamp& by, PersonId person) {
    const CheckPlan* plan = plan_of(state, person);
    if (!plan) return missing(state, Reason::CheckPlanUnknown);
    if (!may_act_for(state, by, person)) return Rejected{Reason::CheckPlanUnknown};
    return std::nullopt;
}

std::set<PersonId> checkers_of(const CheckPlan* plan) {
    std::set<PersonId> checkers;
    if (plan && plan->buddy) checkers.insert(*plan->buddy);
    if (plan && plan->second) checkers.insert(*plan->second);
    return checkers;
}

// Who is new learns of it, who is let go learns of it; a round that asks somebody let go asks the next.
void tell_checkers(State& state, const Stamp& by, IdSource& ids, PersonId person,
                   const std::set<PersonId>& before) {
    const std::set<PersonId> now = checkers_of(plan_of(state, person));
    const auto tell = [&](const std::set<PersonId>& some, const std::set<PersonId>& others, NoticeKind kind) {
        for (const PersonId one : some) {
            if (others.contains(one)) continue;
            notify(state, by, ids.next<NoticeId>(), one, kind,
                   RecordRef{CheckPlan::record_type, person.bits});
        }
    };
    tell(now, before, NoticeKind::BuddyChosen);
    tell(before, now, NoticeKind::BuddyReleased);
}

void release_from_round(State& state, const Stamp& by, IdSource& ids, PersonId person,
                        const std::set<PersonId>& before) {
    const CheckRound* known = unanswered_round_of(state, person);
    if (!known) return;
    const CheckRound round = *known;
    const std::set<PersonId> now = checkers_of(plan_of(state, person));
    bool asks_somebody_released = false;
    for (const PersonId one : before) {
        if (now.contains(one)) continue;
        end_round_looks(state, round, one);
        asks_somebody_released |= round.asked == one;
    }
    if (asks_somebody_released) ask_next(state, by, ids, round.id);
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const SetCheckPlan& command) {
    if (!may_act_for(state, by, command.plan)) return Rejected{Reason::NotForOthers};
    if (!state.public_names.find(command.plan)) return missing(state, Reason::PersonUnknown);
    if (auto no = check_rhythm(command.rhythm)) return no;
    return check_checkers(state, by, command);
}

void change(State& state, const Stamp& by, const SetCheckPlan& command) {
    IdSource ids(by);
    const CheckPlan* known = plan_of(state, command.plan);
    const std::set<PersonId> before = checkers_of(known);
    const bool same_times = known && known->rhythm == command.rhythm;
    CheckPlan plan = known ? *known : CheckPlan{};
    plan.id = command.plan;
    plan.rhythm = command.rhythm;
    plan.buddy = command.buddy;
    plan.second = command.second;
    if (!same_times) {
        if (!is_paused(plan, by.at)) plan.since = by.at;
        plan.next_due = first_due_from(state, plan, by.at);
    }
    if (known)
        state.check_plans.edit(plan.id) = plan;
    else
        state.check_plans.insert(plan);
    tell_checkers(state, by, ids, command.plan, before);
    release_from_round(state, by, ids, command.plan, before);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndCheckPlan& command) {
    return check_arranging(state, by, command.plan);
}

void change(State& state, const Stamp& by, const EndCheckPlan& command) {
    const CheckPlan* plan = plan_of(state, command.plan);
    if (!plan) return;
    IdSource ids(by);
    close_round_of(state, by, ids, command.plan);
    const std::set<PersonId> before = checkers_of(plan);
    state.check_plans.erase(command.plan);
    tell_checkers(state, by, ids, command.plan, before);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const PauseChecks& command) {
    if (auto no = check_arranging(state, by, command.plan)) return no;
    if (auto no = check_text(command.pause.why, max_name_bytes)) return no;
    const auto& until = command.pause.until;
    if (until && (*until <= by.at || *until > by.at + longest_pause))
        return Rejected{Reason::CheckPauseInvalid};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const PauseChecks& command) {
    if (!plan_of(state, command.plan)) return;
    IdSource ids(by);
    close_round_of(state, by, ids, command.plan);
    CheckPlan& plan = state.check_plans.edit(command.plan);
    if (!is_paused(plan, by.at)) plan.since = by.at;
    plan.paused = true;
    plan.pause = command.pause;
    plan.next_due = next_due_after(plan, by.at, utc_offset(state));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ResumeChecks& command) {
    if (auto no = check_arranging(state, by, command.plan)) return no;
    if (!is_paused(*plan_of(state, command.plan), by.at)) return Rejected{Reason::ChecksNotPaused};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const ResumeChecks& command) {
    if (!plan_of(state, command.plan)) return;
    CheckPlan plan = *plan_of(state, command.plan);
    plan.paused = false;
    plan.pause = {};
    plan.since = by.at;
    plan.next_due = first_due_from(state, plan, by.at);
    state.check_plans.edit(command.plan) = plan;
}

}  // namespace linli
