#include "shared/shifts/rostering/roster_model.h"

#include <algorithm>
#include <numeric>

namespace linli::rostering {
namespace {

bool are_alike(const RosterModel& model, std::uint32_t one, std::uint32_t other) {
    if (model.minutes[one] != model.minutes[other]) return false;
    for (std::uint32_t kind = 0; kind < model.kinds; ++kind) {
        if (model.may_follow(one, kind) != model.may_follow(other, kind)) return false;
        if (model.may_follow(kind, one) != model.may_follow(kind, other)) return false;
    }
    return true;
}

// By kind, the first one that is alike.
std::vector<std::uint32_t> first_alike(const RosterModel& model) {
    std::vector<std::uint32_t> first(model.kinds);
    for (std::uint32_t kind = 0; kind < model.kinds; ++kind) {
        first[kind] = kind;
        for (std::uint32_t other = 0; other < kind; ++other) {
            if (first[other] == other && are_alike(model, other, kind)) {
                first[kind] = other;
                break;
            }
        }
    }
    return first;
}

void group_kinds(const std::vector<std::uint32_t>& first, PersonModel& person) {
    std::vector<std::size_t> group_of(first.size(), first.size());
    for (std::uint32_t kind = 0; kind < first.size(); ++kind) {
        if (most_of_kind(person.rules, kind) == 0) continue;
        std::size_t& group = group_of[first[kind]];
        if (group == first.size()) {
            group = person.groups.size();
            person.groups.emplace_back();
        }
        person.groups[group].push_back(kind);
    }
}

void add_person(const RosterProblem& problem, const std::vector<std::uint32_t>& first, RosterModel& model) {
    PersonModel& person = model.people.emplace_back();
    person.rules = problem.people[model.people.size() - 1];
    person.may_work.assign(std::size_t{model.days} * model.kinds, 1);
    person.may_rest.assign(model.days, 1);
    person.wish_cost.assign(std::size_t{model.days} * model.kinds, 0);
    for (std::uint32_t kind = 0; kind < model.kinds; ++kind) {
        if (most_of_kind(person.rules, kind) > 0) continue;
        for (std::uint32_t day = 0; day < model.days; ++day) person.may_work[model.cell(day, kind)] = 0;
    }
    for (const std::uint32_t day : person.rules.days_off)
        std::fill_n(person.may_work.begin() + model.cell(day, 0), model.kinds, std::uint8_t{0});
    group_kinds(first, person);
}

void add_wishes(const RosterProblem& problem, RosterModel& model) {
    for (const RosterWish& wish : problem.wishes) {
        PersonModel& person = model.people[wish.person];
        const bool work = wish.wish == WishKind::Work;
        person.wish_cost[model.cell(wish.day, wish.kind)] += work ? -wish.weight : wish.weight;
        if (work) person.base_cost += wish.weight;
    }
    if (problem.known.kinds.empty()) return;
    for (std::size_t i = 0; i < model.people.size(); ++i) {
        PersonModel& person = model.people[i];
        for (std::uint32_t day = 0; day < model.days; ++day) {
            const ShiftKind known = problem.known.at(i, day);
            if (known != day_off) {
                person.base_cost += problem.change_cost;
                person.wish_cost[model.cell(day, static_cast<std::uint32_t>(known))] -= problem.change_cost;
                continue;
            }
            for (std::uint32_t kind = 0; kind < model.kinds; ++kind)
                person.wish_cost[model.cell(day, kind)] += problem.change_cost;
        }
    }
}

void add_fixed(const RosterProblem& problem, RosterModel& model) {
    for (const RosterFixed& fixed : problem.fixed) {
        PersonModel& person = model.people[fixed.person];
        for (std::uint32_t kind = 0; kind < model.kinds; ++kind) {
            if (static_cast<ShiftKind>(kind) != fixed.kind) person.may_work[model.cell(fixed.day, kind)] = 0;
        }
        if (fixed.kind != day_off) person.may_rest[fixed.day] = 0;
    }
}

}  // namespace

RosterModel::RosterModel(const RosterProblem& problem)
    : days(problem.days),
      kinds(static_cast<std::uint32_t>(problem.kinds.size())),
      follows(problem.kinds.size() * problem.kinds.size(), 1),
      minute_unit(0),
      wanted(std::size_t{days} * kinds, 0),
      too_few(wanted),
      too_many(wanted) {
    for (std::uint32_t day = 0; day < days; ++day) {
        saturday.push_back(is_saturday(problem, day) ? 1 : 0);
        sunday.push_back(is_sunday(problem, day) ? 1 : 0);
    }
    for (std::uint32_t kind = 0; kind < kinds; ++kind) {
        minutes.push_back(problem.kinds[kind].minutes);
        minute_unit = std::gcd(minute_unit, minutes.back());
        for (const std::uint32_t next : problem.kinds[kind].not_the_day_after)
            follows[kind * kinds + next] = 0;
    }
    minute_unit = std::max(minute_unit, 1);
    for (const RosterNeed& need : problem.needs) {
        const std::uint32_t index = cell(need.day, need.kind);
        wanted[index] = need.wanted;
        too_few[index] = need.too_few;
        too_many[index] = need.too_many;
    }
    const std::vector<std::uint32_t> first = first_alike(*this);
    for (std::size_t i = 0; i < problem.people.size(); ++i) add_person(problem, first, *this);
    add_wishes(problem, *this);
    add_fixed(problem, *this);
}

}  // namespace linli::rostering
