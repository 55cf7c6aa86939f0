#include "shared/buddies/check_book.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "shared/errands/infection_book.h"
#include "shared/people/households.h"
#include "shared/people/roles.h"

namespace linli {
namespace {

constexpr std::array rungs_in_order{CheckRung::Buddy, CheckRung::Second, CheckRung::Steward,
                                    CheckRung::Coordinator};

bool was_asked(const State& state, CheckRoundId round, PersonId person) {
    const auto steps = state.check_steps.where<&CheckStep::round>(round);
    return std::any_of(steps.begin(), steps.end(),
                       [&](const CheckStep* step) { return step->asked == person; });
}

std::vector<PersonId> stewards_of(const State& state, PersonId person) {
    std::vector<PersonId> stewards;
    for (const RoleHeld* held : state.roles.where<&RoleHeld::role>(Role::Steward)) {
        if (is_steward_of(state, held->person, person)) stewards.push_back(held->person);
    }
    return stewards;
}

std::vector<PersonId> people_on(const State& state, PersonId person, CheckRung rung) {
    if (rung == CheckRung::Steward) return stewards_of(state, person);
    const CheckPlan* plan = plan_of(state, person);
    if (!plan) return {};
    if (rung == CheckRung::Buddy && plan->buddy) return {*plan->buddy};
    if (rung == CheckRung::Second && plan->second) return {*plan->second};
    return {};
}

void sort_by_due(std::vector<const CheckRound*>& rounds) {
    std::sort(rounds.begin(), rounds.end(), [](const CheckRound* a, const CheckRound* b) {
        return std::tuple(a->due, a->id) < std::tuple(b->due, b->id);
    });
}

Door door_of_person(const State& state, PersonId person) {
    const Resident* resident = state.residents.find(person);
    const Household* household = resident ? state.households.find(resident->household) : nullptr;
    return household ? door_of(state, *household) : Door{};
}

SheetState sheet_state(CheckState state) {
    switch (state) {
        case CheckState::Open:
            return SheetState::Open;
        case CheckState::Well:
            return SheetState::Well;
        case CheckState::Help:
            return SheetState::Help;
        case CheckState::Missed:
            return SheetState::Missed;
        case CheckState::Closed:
            return SheetState::Closed;
    }
    return SheetState::Open;
}

// What a plan without a round says of this due time; nothing where it did not want a check then.
std::optional<SheetState> planned_state(const CheckPlan& plan, Instant due, Instant now) {
    if (due < plan.since) return std::nullopt;
    if (is_paused(plan, due)) return SheetState::Paused;
    if (plan.next_due && due >= *plan.next_due) return SheetState::Planned;
    return due < now ? SheetState::NotHeld : SheetState::Planned;
}

}  // namespace

bool is_paused(const CheckPlan& plan, Instant at) {
    return plan.paused && (!plan.pause.until || at < *plan.pause.until);
}

bool is_unanswered(const CheckRound& round) {
    return round.state == CheckState::Open || round.state == CheckState::Missed;
}

bool needs_somebody(const CheckRound& round) {
    return is_unanswered(round) || round.state == CheckState::Help;
}

std::optional<Instant> next_due_after(const CheckPlan& plan, Instant after, UtcOffset offset) {
    if ((plan.rhythm.days & every_day) == 0) return std::nullopt;
    if (is_paused(plan, after)) {
        if (!plan.pause.until) return std::nullopt;
        after = std::max(after, *plan.pause.until - milliseconds(1));  // At its end it may be due again.
    }
    CivilDate date = civil_time(after, offset).date;
    while (true) {
        const Instant due = instant_of(date, plan.rhythm.minute_of_day, offset);
        if (due > after && is_on(plan.rhythm.days, date)) return due;
        date = plus_days(date, 1);
    }
}

std::optional<Instant> first_due_from(const State& state, const CheckPlan& plan, Instant at) {
    const UtcOffset offset = utc_offset(state);
    const CivilDate today = civil_time(at, offset).date;
    const auto rounds = state.check_rounds.where<&CheckRound::person>(plan.id);
    const bool checked_today = std::any_of(rounds.begin(), rounds.end(), [&](const CheckRound* round) {
        return round->state != CheckState::Closed && civil_time(round->due, offset).date >= today;
    });
    const Instant tomorrow = instant_of(plus_days(today, 1), 0, offset);
    return next_due_after(plan, checked_today ? tomorrow - milliseconds(1) : at, offset);
}

const CheckPlan* plan_of(const State& state, PersonId person) {
    return state.check_plans.find(person);
}

const CheckRound* unanswered_round_of(const State& state, PersonId person) {
    for (const CheckState open : {CheckState::Open, CheckState::Missed}) {
        for (const CheckRound* round : state.check_rounds.where<&CheckRound::state>(open)) {
            if (round->person == person) return round;
        }
    }
    return nullptr;
}

std::vector<const CheckStep*> steps_of(const State& state, CheckRoundId round) {
    auto steps = state.check_steps.where<&CheckStep::round>(round);
    std::sort(steps.begin(), steps.end(), [](const CheckStep* a, const CheckStep* b) {
        return std::tuple(a->rung, a->id) < std::tuple(b->rung, b->id);
    });
    return steps;
}

const CheckStep* step_on(const State& state, CheckRoundId round, CheckRung rung) {
    for (const CheckStep* step : state.check_steps.where<&CheckStep::round>(round)) {
        if (step->rung == rung) return step;
    }
    return nullptr;
}

std::vector<const CheckPlan*> plans_with(const State& state, PersonId buddy) {
    auto plans = state.check_plans.where<&CheckPlan::buddy>(buddy);
    const auto as_second = state.check_plans.where<&CheckPlan::second>(buddy);
    plans.insert(plans.end(), as_second.begin(), as_second.end());
    std::sort(plans.begin(), plans.end(), [](const CheckPlan* a, const CheckPlan* b) {
        const auto key = [](const CheckPlan* plan) {
            return std::tuple(!plan->next_due, plan->next_due, plan->id);
        };
        return key(a) < key(b);
    });
    return plans;
}

std::vector<const CheckRound*> rounds_asking(const State& state, PersonId person) {
    auto rounds = state.check_rounds.where<&CheckRound::asked>(person);
    std::erase_if(rounds, [](const CheckRound* round) { return round->state != CheckState::Open; });
    sort_by_due(rounds);
    return rounds;
}

std::vector<const CheckRound*> rounds_needing(const State& state, PersonId person) {
    auto rounds = state.check_rounds.where<&CheckRound::person>(person);
    std::erase_if(rounds, [](const CheckRound* round) { return !needs_somebody(*round); });
    sort_by_due(rounds);
    return rounds;
}

std::vector<const CheckRound*> rounds_in_need(const State& state) {
    auto rounds = state.check_rounds.where<&CheckRound::state>(CheckState::Help);
    sort_by_due(rounds);
    auto missed = state.check_rounds.where<&CheckRound::state>(CheckState::Missed);
    sort_by_due(missed);
    rounds.insert(rounds.end(), missed.begin(), missed.end());
    return rounds;
}

std::optional<PersonId> person_to_ask(const State& state, const CheckRound& round, CheckRung rung) {
    for (const PersonId person : people_on(state, round.person, rung)) {
        if (person == round.person || was_asked(state, round.id, person)) continue;
        if (!stays_home(state, person)) return person;
    }
    return std::nullopt;
}

CheckRung next_rung(const State& state, const CheckRound& round) {
    for (const CheckRung rung : rungs_in_order) {
        if (rung > round.rung && person_to_ask(state, round, rung)) return rung;
    }
    return CheckRung::Coordinator;
}

bool is_checker_of(const State& state, PersonId checker, PersonId person) {
    const CheckPlan* plan = plan_of(state, person);
    return plan && (plan->buddy == checker || plan->second == checker);
}

std::vector<SheetLine> call_sheet(const State& state, CivilDate date, Instant now) {
    const UtcOffset offset = utc_offset(state);
    const auto is_left_over = [&](const CheckRound& round) {
        return civil_time(round.due, offset).date < date && needs_somebody(round);
    };
    std::vector<SheetLine> lines;
    std::set<PersonId> has_round;
    for (const auto& [id, row] : state.check_rounds.rows()) {
        const CheckRound& round = row.record;
        const bool of_that_day = civil_time(round.due, offset).date == date;
        if (!of_that_day && !is_left_over(round)) continue;
        lines.push_back({round.person, round.due, sheet_state(round.state), &round});
        if (of_that_day) has_round.insert(round.person);
    }
    for (const auto& [person, row] : state.check_plans.rows()) {
        const CheckPlan& plan = row.record;
        if (has_round.contains(person) || !is_on(plan.rhythm.days, date)) continue;
        const Instant due = instant_of(date, plan.rhythm.minute_of_day, offset);
        if (const auto planned = planned_state(plan, due, now))
            lines.push_back({person, due, *planned, nullptr});
    }
    std::map<PersonId, Door> doors;
    for (const SheetLine& line : lines) doors[line.person] = door_of_person(state, line.person);
    std::sort(lines.begin(), lines.end(), [&](const SheetLine& a, const SheetLine& b) {
        if (a.due != b.due) return a.due < b.due;
        const int by_door = compare_doors(doors.at(a.person), doors.at(b.person));
        return by_door != 0 ? by_door < 0 : a.person < b.person;
    });
    return lines;
}

}  // namespace linli
