#include "shared/shifts/rostering/roster_explanation.h"

#include <algorithm>
#include <array>

#include "shared/shifts/rostering/roster_start.h"
#include "shared/shifts/rostering/roster_state.h"

namespace linli {
using namespace rostering;

namespace {

// The person's limit is lifted, and with it what it stands for.
void lift(RosterRule rule, RosterPerson& person) {
    switch (rule) {
        case RosterRule::DayOff:
            person.days_off.clear();
            break;
        case RosterRule::NotQualified:
            for (std::int32_t& most : person.most_of_kind) most = most == 0 ? no_roster_limit : most;
            break;
        case RosterRule::MostOfKind:
            for (std::int32_t& most : person.most_of_kind) most = most == 0 ? 0 : no_roster_limit;
            break;
        case RosterRule::MostMinutes:
            person.most_minutes = no_roster_limit;
            break;
        case RosterRule::LeastMinutes:
            person.least_minutes = 0;
            break;
        case RosterRule::MostInARow:
            person.most_in_a_row = no_roster_limit;
            break;
        case RosterRule::LeastInARow:
            person.least_in_a_row = 1;
            break;
        case RosterRule::LeastDaysOff:
            person.least_days_off = 1;
            break;
        case RosterRule::MostWeekends:
            person.most_weekends = no_roster_limit;
            break;
        case RosterRule::NotAfterKind:
        case RosterRule::Fixed:
            break;  // Not of the person: see only_person().
    }
}

// The same problem for one person alone, who gets number 0.
RosterProblem only_person(const RosterProblem& problem, std::uint32_t person) {
    RosterProblem alone;
    alone.days = problem.days;
    alone.first_weekday = problem.first_weekday;
    alone.kinds = problem.kinds;
    alone.people.push_back(problem.people[person]);
    for (RosterFixed fixed : problem.fixed) {
        if (fixed.person != person) continue;
        fixed.person = 0;
        alone.fixed.push_back(fixed);
    }
    return alone;
}

bool is_possible(const RosterProblem& alone) {
    const RosterModel model(alone);
    std::vector<ShiftKind> row(alone.days, day_off);
    return RosterStart(model).find(0, row.data());
}

std::vector<RosterRule> rules_in_the_way(const RosterProblem& alone) {
    constexpr std::array<RosterRule, 11> all{
        RosterRule::DayOff,       RosterRule::NotQualified, RosterRule::NotAfterKind, RosterRule::MostOfKind,
        RosterRule::MostMinutes,  RosterRule::LeastMinutes, RosterRule::MostInARow,   RosterRule::LeastInARow,
        RosterRule::LeastDaysOff, RosterRule::MostWeekends, RosterRule::Fixed};
    std::vector<RosterRule> rules;
    for (const RosterRule rule : all) {
        RosterProblem changed = alone;
        lift(rule, changed.people[0]);
        if (rule == RosterRule::Fixed) changed.fixed.clear();
        if (rule == RosterRule::NotAfterKind) {
            for (RosterKind& kind : changed.kinds) kind.not_the_day_after.clear();
        }
        if (is_possible(changed)) rules.push_back(rule);
    }
    return rules;
}

GapPerson gap_person(const RosterProblem& problem, const RosterState& state, Roster& roster,
                     std::uint32_t person, const RosterGap& gap) {
    GapPerson result;
    result.person = person;
    ShiftKind& place = roster.at(person, gap.day);
    result.instead_of = place;
    place = static_cast<ShiftKind>(gap.kind);
    const std::vector<RosterFault> faults = roster_faults(problem, roster, person);
    if (!faults.empty()) {
        result.rule = faults.front().rule;
    } else {
        result.extra_cost = state.change(person, gap.day, gap.day + 1, &place);
    }
    place = result.instead_of;
    return result;
}

}  // namespace

std::vector<RosterGap> explain_gaps(const RosterProblem& problem, const Roster& roster) {
    const RosterModel model(problem);
    RosterState state(model);
    for (std::uint32_t person = 0; person < model.people.size(); ++person)
        state.set_row(person, 0, model.days, &roster.kinds[std::size_t{person} * model.days]);
    Roster tried = roster;
    std::vector<RosterGap> gaps;
    for (std::uint32_t day = 0; day < model.days; ++day) {
        for (std::uint32_t kind = 0; kind < model.kinds; ++kind) {
            const std::uint32_t cell = model.cell(day, kind);
            const std::int32_t missing = model.wanted[cell] - state.present(cell);
            if (missing <= 0 || model.too_few[cell] == 0) continue;
            RosterGap& gap = gaps.emplace_back(RosterGap{day, kind, missing, {}});
            for (std::uint32_t person = 0; person < model.people.size(); ++person) {
                if (roster.at(person, day) != static_cast<ShiftKind>(kind))
                    gap.people.push_back(gap_person(problem, state, tried, person, gap));
            }
        }
    }
    return gaps;
}

std::vector<ImpossiblePerson> explain_impossible(const RosterProblem& problem) {
    const RosterModel model(problem);
    RosterStart start(model);
    std::vector<ShiftKind> row(problem.days, day_off);
    std::vector<ImpossiblePerson> found;
    for (std::uint32_t person = 0; person < problem.people.size(); ++person) {
        if (!start.find(person, row.data()))
            found.push_back({person, rules_in_the_way(only_person(problem, person))});
    }
    return found;
}

}  // namespace linli
