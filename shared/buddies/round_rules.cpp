#include <algorithm>

#include "shared/buddies/commands.h"
#include "shared/buddies/round_steps.h"
#include "shared/people/roles.h"

// A round: how it opens and climbs by itself, and how it is answered.

namespace linli {
namespace {

bool is_today(const State& state, Instant due, Instant now) {
    const UtcOffset offset = utc_offset(state);
    return civil_time(due, offset).date == civil_time(now, offset).date;
}

bool is_due_today(const State& state, const CheckPlan& plan, Instant now) {
    return plan.next_due && is_today(state, *plan.next_due, now);
}

CheckRoundId add_round(State& state, const Stamp& by, IdSource& ids, PersonId person, Instant due) {
    CheckRound round;
    round.id = ids.next<CheckRoundId>();
    round.person = person;
    round.due = due;
    round.opened_at = by.at;
    state.check_rounds.insert(round);
    return round.id;
}

// Whoever may hold the round.
bool is_in_circle(const State& state, const Stamp& by, PersonId person) {
    if (may_act_for(state, by, person)) return true;
    return by.principal == Principal::Person && is_checker_of(state, by.person, person);
}

const CheckStep* own_step(const State& state, CheckRoundId round, PersonId person) {
    for (const CheckStep* step : state.check_steps.where<&CheckStep::round>(round)) {
        if (step->asked == person) return step;
    }
    return nullptr;
}

bool may_answer(const State& state, const Stamp& by, const CheckRound& round) {
    if (by.person == round.person) return false;  // They say that they are well; no more can be said alone.
    return may_coordinate(state, by) || is_steward_of(state, by.person, round.person) ||
           own_step(state, round.id, by.person);
}

// The step to which an answer belongs: their own, else that of whoever is asked now.
const CheckStep* answered_step(const State& state, const CheckRound& round, PersonId person) {
    const CheckStep* own = own_step(state, round.id, person);
    return own ? own : step_on(state, round.id, round.rung);
}

constexpr Duration taken_back_within = minutes(10);

// No answer where there is one takes it back: "well" was pressed by mistake, by the very person, just now.
std::optional<Rejected> check_taking_back(const State& state, const Stamp& by, const CheckRound& round) {
    if (round.state != CheckState::Well || by.person != round.answered_by)
        return Rejected{Reason::CheckNotYours};
    const auto steps = state.check_steps.where<&CheckStep::round>(round.id);
    const bool help_was_needed = std::any_of(steps.begin(), steps.end(), [](const CheckStep* step) {
        return step->answer == CheckAnswer::NeedsHelp;
    });
    const CheckPlan* plan = plan_of(state, round.person);
    const bool too_late = !round.answered_at || by.at > *round.answered_at + taken_back_within;
    const bool another = unanswered_round_of(state, round.person) != nullptr && by.at >= round.due;
    if (too_late || help_was_needed || another || !plan || is_paused(*plan, by.at))
        return Rejected{Reason::CheckOver};
    return std::nullopt;
}

void write_answer(State& state, const Stamp& by, IdSource& ids, const CheckRound& round, CheckRung rung,
                  const AnswerCheck& command) {
    const CheckStep* known = rung == CheckRung::Coordinator ? step_on(state, round.id, rung)
                                                            : answered_step(state, round, by.person);
    CheckStep step = known ? *known : CheckStep{};
    if (!known) {
        step.id = ids.next<CheckStepId>();
        step.round = round.id;
        step.rung = rung;
        step.at = by.at;
        if (rung != CheckRung::Coordinator) step.asked = by.person;
    }
    step.answer = command.answer;
    step.answered_by = by.person;
    step.answered_at = by.at;
    step.note = command.note;
    if (known)
        state.check_steps.edit(step.id) = step;
    else
        state.check_steps.insert(step);
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const SayWell& command) {
    const CheckPlan* plan = plan_of(state, command.plan);
    if (!plan) return missing(state, Reason::CheckPlanUnknown);
    const bool theirs = by.person == command.plan || is_proxy_of(state, by.person, command.plan);
    if (by.principal != Principal::Person || !theirs) return Rejected{Reason::CheckPlanUnknown};
    if (!unanswered_round_of(state, command.plan) && !is_due_today(state, *plan, by.at))
        return Rejected{Reason::CheckNotDue};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SayWell& command) {
    const CheckPlan* plan = plan_of(state, command.plan);
    if (!plan) return;
    IdSource ids(by);
    const auto answer = [&](CheckRoundId id) {
        state.check_rounds.edit(id).how = CheckWay::Tap;
        end_round(state, by, ids, id, CheckState::Well);
    };
    if (const CheckRound* open = unanswered_round_of(state, command.plan)) answer(open->id);
    if (!is_due_today(state, *plan, by.at)) return;
    const Instant due = *plan->next_due;
    const auto next = next_due_after(*plan, due, utc_offset(state));
    state.check_plans.edit(command.plan).next_due = next;
    answer(add_round(state, by, ids, command.plan, due));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AnswerCheck& command) {
    const CheckRound* round = state.check_rounds.find(command.round);
    if (!round) return missing(state, Reason::CheckUnknown);
    if (!is_in_circle(state, by, round->person)) return Rejected{Reason::CheckUnknown};
    if (command.answer == CheckAnswer::None && !is_unanswered(*round))
        return check_taking_back(state, by, *round);
    if (!may_answer(state, by, *round)) return Rejected{Reason::CheckNotYours};
    if (command.answer == CheckAnswer::None) return Rejected{Reason::NothingChosen};
    if (command.note.size() > max_note_bytes)
        return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(max_note_bytes));
    if (round->state == CheckState::Help) {
        const bool seen_to = command.answer == CheckAnswer::Well && may_coordinate(state, by);
        return seen_to ? std::nullopt : std::optional(Rejected{Reason::CheckOver});
    }
    if (!is_unanswered(*round)) return Rejected{Reason::CheckOver};
    if (command.answer != CheckAnswer::NotReached) return std::nullopt;
    const CheckStep* step = answered_step(state, *round, by.person);
    const bool said = step && step->answer != CheckAnswer::None && step->rung != CheckRung::Coordinator;
    if (said) return Rejected{Reason::CheckSaidAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AnswerCheck& command) {
    const CheckRound* known = state.check_rounds.find(command.round);
    if (!known) return;
    IdSource ids(by);
    const CheckRound round = *known;
    if (command.answer == CheckAnswer::None) return reopen_round(state, by, ids, round.id);
    if (round.state == CheckState::Help) {
        // What was found stays written in the round; how it was seen to stands on the coordinators' rung.
        write_answer(state, by, ids, round, CheckRung::Coordinator, command);
        return end_round(state, by, ids, round.id, CheckState::Well);
    }
    const CheckStep* step = answered_step(state, round, by.person);
    const bool asked_now = !step || step->rung == round.rung;
    write_answer(state, by, ids, round, round.rung, command);
    if (command.answer == CheckAnswer::NotReached) {
        if (asked_now && round.state == CheckState::Open) ask_next(state, by, ids, round.id);
        return;
    }
    CheckRound& answered = state.check_rounds.edit(round.id);
    answered.how = command.how;
    answered.note = command.note;
    end_round(state, by, ids, round.id,
              command.answer == CheckAnswer::Well ? CheckState::Well : CheckState::Help);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const OpenCheck& command) {
    if (by.principal != Principal::Server) return Rejected{Reason::NotAllowed};
    const CheckPlan* plan = plan_of(state, command.plan);
    if (!plan) return Rejected{Reason::CheckPlanUnknown};
    if (plan->next_due != command.due) return Rejected{Reason::CheckOver};
    if (by.at < command.due) return Rejected{Reason::CheckNotDue};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const OpenCheck& command) {
    IdSource ids(by);
    const UtcOffset offset = utc_offset(state);
    CheckPlan& plan = state.check_plans.edit(command.plan);
    if (plan.paused && !is_paused(plan, by.at)) {
        plan.since = std::max(plan.since, plan.pause.until.value_or(plan.since));
        plan.paused = false;
        plan.pause = {};
    }
    Instant due = command.due;
    std::int32_t not_held = 0;
    std::optional<Instant> next = next_due_after(plan, due, offset);
    for (; next && *next <= by.at; next = next_due_after(plan, due, offset)) {
        due = *next;
        ++not_held;
    }
    plan.next_due = next;
    const CheckRhythm rhythm = plan.rhythm;
    if (const CheckRound* open = unanswered_round_of(state, command.plan)) {
        const CheckRoundId still = open->id;
        state.check_rounds.edit(still).not_held += not_held + 1;
        return tell_still_missed(state, by, ids, still);
    }
    const CheckRoundId id = add_round(state, by, ids, command.plan, due);
    state.check_rounds.edit(id).not_held = not_held;
    if (rhythm.how == CheckWay::Tap)
        notify(state, by, ids.next<NoticeId>(), command.plan, NoticeKind::CheckDue, ref(id));
    if (rhythm.patience_minutes == 0) return ask_next(state, by, ids, id);
    state.check_rounds.edit(id).next_step = by.at + minutes(rhythm.patience_minutes);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const RaiseCheck& command) {
    if (by.principal != Principal::Server) return Rejected{Reason::NotAllowed};
    const CheckRound* round = state.check_rounds.find(command.round);
    if (!round) return Rejected{Reason::CheckUnknown};
    if (round->state != CheckState::Open || round->rung != command.rung) return Rejected{Reason::CheckOver};
    if (!round->next_step || by.at < *round->next_step) return Rejected{Reason::CheckNotDue};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const RaiseCheck& command) {
    IdSource ids(by);
    ask_next(state, by, ids, command.round);
}

}  // namespace linli
