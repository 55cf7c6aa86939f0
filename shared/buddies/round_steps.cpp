#include "shared/buddies/round_steps.h"

#include <algorithm>
#include <set>

#include "shared/people/roles.h"

namespace linli {
namespace {

constexpr Duration longest_visit = hours(24);  // Where nobody ever answers, door and number go by themselves.

using People = std::set<PersonId>;

People family_of(const State& state, PersonId person) {
    People family{person};
    for (const Proxy* proxy : state.proxies.where<&Proxy::for_whom>(person)) family.insert(proxy->proxy);
    return family;
}

void add_coordinators(const State& state, People& people) {
    for (const Role role : {Role::Coordinator, Role::Administrator}) {
        for (const RoleHeld* held : state.roles.where<&RoleHeld::role>(role)) people.insert(held->person);
    }
}

void tell(State& state, const Stamp& by, IdSource& ids, const People& people, NoticeKind kind,
          CheckRoundId round) {
    for (const PersonId person : people) notify(state, by, ids.next<NoticeId>(), person, kind, ref(round));
}

// Whoever may be on their way: was asked, and has not said that they reached nobody.
People on_their_way(const State& state, CheckRoundId round) {
    People people;
    for (const CheckStep* step : state.check_steps.where<&CheckStep::round>(round)) {
        if (step->asked && step->answer == CheckAnswer::None) people.insert(*step->asked);
    }
    return people;
}

void let_them_look(State& state, const Stamp& by, IdSource& ids, const CheckRound& round, PersonId asked) {
    state.grants.insert({.id = ids.next<GrantId>(),
                         .about = round.person,
                         .to = asked,
                         .what = LookAt::DoorAndContact,
                         .why = {},
                         .because = ref(round.id),
                         .window = {by.at, by.at + longest_visit},
                         .over = false});
}

void tell_missed(State& state, const Stamp& by, IdSource& ids, const CheckRound& round) {
    People people = family_of(state, round.person);
    add_coordinators(state, people);
    tell(state, by, ids, people, NoticeKind::CheckMissed, round.id);
}

// A steward whose role ended, a buddy who was let go: they have no part in this any more.
void end_looks_of_former(State& state, const CheckRound& round) {
    for (const CheckStep* step : state.check_steps.where<&CheckStep::round>(round.id)) {
        if (!step->asked) continue;
        const bool has_part = is_checker_of(state, *step->asked, round.person) ||
                              is_steward_of(state, *step->asked, round.person);
        if (!has_part) end_round_looks(state, round, step->asked);
    }
}

// What was said with the answer that ended the round.
void forget_answer(State& state, const CheckRound& round) {
    for (const CheckStep* step : state.check_steps.where<&CheckStep::round>(round.id)) {
        if (step->answer != CheckAnswer::Well || step->answered_by != round.answered_by) continue;
        CheckStep& asked = state.check_steps.edit(step->id);
        asked.answer = CheckAnswer::None;
        asked.answered_by = std::nullopt;
        asked.answered_at = std::nullopt;
        asked.note.clear();
        if (asked.rung == CheckRung::None)
            asked.asked = std::nullopt;  // They were not asked: they still can be.
    }
}

}  // namespace

void ask_next(State& state, const Stamp& by, IdSource& ids, CheckRoundId id) {
    const CheckRound* known = state.check_rounds.find(id);
    if (!known) return;
    const CheckPlan* plan = plan_of(state, known->person);
    const CheckRhythm rhythm = plan ? plan->rhythm : CheckRhythm{};
    const CheckRung rung = next_rung(state, *known);
    const std::optional<PersonId> asked = person_to_ask(state, *known, rung);
    CheckRound& round = state.check_rounds.edit(id);
    round.rung = rung;
    round.asked = asked;
    round.state = asked ? CheckState::Open : CheckState::Missed;
    round.next_step = asked ? std::optional(by.at + minutes(rhythm.rung_minutes)) : std::nullopt;
    const CheckRound now = round;
    end_looks_of_former(state, now);
    state.check_steps.insert({.id = ids.next<CheckStepId>(),
                              .round = id,
                              .rung = rung,
                              .asked = asked,
                              .at = by.at,
                              .answer = CheckAnswer::None,
                              .answered_by = std::nullopt,
                              .answered_at = std::nullopt,
                              .note = {}});
    if (!asked) return tell_missed(state, by, ids, now);
    let_them_look(state, by, ids, now, *asked);
    notify(state, by, ids.next<NoticeId>(), *asked, NoticeKind::CheckAsked, ref(id));
    People family = family_of(state, now.person);
    family.erase(*asked);
    tell(state, by, ids, family, NoticeKind::CheckComing, id);
}

void tell_still_missed(State& state, const Stamp& by, IdSource& ids, CheckRoundId id) {
    const CheckRound* known = state.check_rounds.find(id);
    if (known && known->state == CheckState::Missed) tell_missed(state, by, ids, CheckRound(*known));
}

void end_round_looks(State& state, const CheckRound& round, std::optional<PersonId> to) {
    for (const Grant* grant : state.grants.where<&Grant::about>(round.person)) {
        const bool of_round = grant->because == ref(round.id) && !grant->over;
        if (of_round && (!to || grant->to == *to)) state.grants.edit(grant->id).over = true;
    }
}

void end_round(State& state, const Stamp& by, IdSource& ids, CheckRoundId id, CheckState ends) {
    if (!state.check_rounds.find(id)) return;
    CheckRound& round = state.check_rounds.edit(id);
    const bool was_missed = round.state == CheckState::Missed;
    round.state = ends;
    round.asked = std::nullopt;
    round.next_step = std::nullopt;
    round.answered_by = by.person;
    round.answered_at = by.at;
    const CheckRound now = round;
    end_round_looks(state, now);
    People told;
    if (ends == CheckState::Help || (ends == CheckState::Well && !steps_of(state, id).empty()))
        told = family_of(state, now.person);
    if (ends == CheckState::Help || was_missed) add_coordinators(state, told);
    const NoticeKind kind = ends == CheckState::Help   ? NoticeKind::CheckHelp
                            : ends == CheckState::Well ? NoticeKind::CheckWell
                                                       : NoticeKind::CheckSettled;
    tell(state, by, ids, told, kind, id);
    People in_vain = on_their_way(state, id);
    std::erase_if(in_vain, [&](PersonId person) { return told.contains(person); });
    tell(state, by, ids, in_vain, NoticeKind::CheckSettled, id);
}

void reopen_round(State& state, const Stamp& by, IdSource& ids, CheckRoundId id) {
    const CheckRound* known = state.check_rounds.find(id);
    const CheckPlan* plan = known ? plan_of(state, known->person) : nullptr;
    if (!known || !plan) return;
    if (by.at < known->due) {
        const Instant due = known->due;
        state.check_plans.edit(plan->id).next_due = due;
        state.check_rounds.edit(id).state = CheckState::Closed;  // The check itself is still to come.
        return;
    }
    forget_answer(state, *known);
    const CheckRhythm rhythm = plan->rhythm;
    const CheckStep* step = step_on(state, id, known->rung);
    const std::optional<PersonId> asked = step ? step->asked : std::nullopt;
    const bool with_coordinators = known->rung == CheckRung::Coordinator;
    const bool before_anybody = known->rung == CheckRung::None;
    CheckRound& round = state.check_rounds.edit(id);
    round.state = with_coordinators ? CheckState::Missed : CheckState::Open;
    round.answered_by = std::nullopt;
    round.answered_at = std::nullopt;
    round.note.clear();
    const std::int32_t wait =
        before_anybody ? std::max(rhythm.patience_minutes, min_rung_minutes) : rhythm.rung_minutes;
    if (!with_coordinators) round.next_step = by.at + minutes(wait);
    const CheckRound now = round;
    if (with_coordinators) return tell_still_missed(state, by, ids, id);
    if (before_anybody) return;
    const bool has_part =
        asked && (is_checker_of(state, *asked, now.person) || is_steward_of(state, *asked, now.person));
    if (!has_part) return ask_next(state, by, ids, id);
    state.check_rounds.edit(id).asked = asked;
    let_them_look(state, by, ids, now, *asked);
    notify(state, by, ids.next<NoticeId>(), *asked, NoticeKind::CheckAsked, ref(id));
}

void close_round_of(State& state, const Stamp& by, IdSource& ids, PersonId person) {
    const CheckRound* round = unanswered_round_of(state, person);
    if (round) end_round(state, by, ids, round->id, CheckState::Closed);
}

}  // namespace linli
