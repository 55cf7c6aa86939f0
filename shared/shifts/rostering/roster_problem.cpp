#include "shared/shifts/rostering/roster_problem.h"

#include <algorithm>
#include <string>

namespace linli {
namespace {

bool is_within(std::int64_t value, std::int64_t least, std::int64_t most) {
    return value >= least && value <= most;
}

std::optional<std::string> wrong_kind(const RosterProblem& problem, const RosterKind& kind) {
    if (!is_within(kind.minutes, 1, max_roster_minutes)) return "its length is out of range";
    for (const std::uint32_t next : kind.not_the_day_after) {
        if (next >= problem.kinds.size()) return "a kind that may not follow does not exist";
    }
    return std::nullopt;
}

std::optional<std::string> wrong_person(const RosterProblem& problem, const RosterPerson& person) {
    if (person.most_of_kind.size() > problem.kinds.size()) return "a limit is for a kind that does not exist";
    const auto is_limit = [](std::int32_t limit) { return is_within(limit, 0, no_roster_limit); };
    if (!std::all_of(person.most_of_kind.begin(), person.most_of_kind.end(), is_limit))
        return "a limit for a kind is out of range";
    if (!is_limit(person.least_minutes) || !is_limit(person.most_minutes)) return "minutes are out of range";
    if (!is_limit(person.most_weekends)) return "the number of weekends is out of range";
    const auto is_run = [](std::int32_t run) { return is_within(run, 1, no_roster_limit); };
    if (!is_run(person.most_in_a_row) || !is_run(person.least_in_a_row) || !is_run(person.least_days_off))
        return "a number of days in a row is out of range";
    for (const std::uint32_t day : person.days_off) {
        if (day >= problem.days) return "a day off is out of range";
    }
    return std::nullopt;
}

std::optional<std::string> wrong_wishes(const RosterProblem& problem) {
    std::vector<std::int64_t> sums(problem.people.size() * problem.days * problem.kinds.size(), 0);
    for (const RosterWish& wish : problem.wishes) {
        if (wish.person >= problem.people.size() || wish.day >= problem.days ||
            wish.kind >= problem.kinds.size())
            return "a wish is for a person, day or kind that does not exist";
        const std::size_t day = std::size_t{wish.person} * problem.days + wish.day;
        std::int64_t& sum = sums[day * problem.kinds.size() + wish.kind];
        sum += wish.weight;
        if (!is_within(wish.weight, 0, max_roster_weight) || sum > max_roster_weight)
            return "the weight of a wish is out of range";
    }
    return std::nullopt;
}

std::optional<std::string> wrong_needs(const RosterProblem& problem) {
    std::vector<bool> seen(problem.days * problem.kinds.size(), false);
    for (const RosterNeed& need : problem.needs) {
        if (need.day >= problem.days || need.kind >= problem.kinds.size())
            return "a need is for a day or kind that does not exist";
        if (!is_within(need.wanted, 0, max_roster_wanted)) return "a number of people is out of range";
        if (!is_within(need.too_few, 0, max_roster_weight) || !is_within(need.too_many, 0, max_roster_weight))
            return "the weight of a need is out of range";
        const std::size_t cell = need.day * problem.kinds.size() + need.kind;
        if (seen[cell]) return "a kind has two needs on one day";
        seen[cell] = true;
    }
    return std::nullopt;
}

std::optional<std::string> wrong_rest(const RosterProblem& problem) {
    const auto is_kind = [&](ShiftKind kind) {
        return kind >= day_off && kind < static_cast<ShiftKind>(problem.kinds.size());
    };
    for (const RosterFixed& fixed : problem.fixed) {
        if (fixed.person >= problem.people.size() || fixed.day >= problem.days || !is_kind(fixed.kind))
            return "something fixed is for a person, day or kind that does not exist";
    }
    if (!is_within(problem.change_cost, 0, max_roster_weight)) return "the cost of a change is out of range";
    if (problem.known.kinds.empty()) return std::nullopt;
    if (problem.known.days != problem.days ||
        problem.known.kinds.size() != problem.people.size() * problem.days)
        return "the known roster has another size";
    if (!std::all_of(problem.known.kinds.begin(), problem.known.kinds.end(), is_kind))
        return "the known roster has a kind that does not exist";
    return std::nullopt;
}

std::optional<std::string> wrong_size(const RosterProblem& problem) {
    if (problem.days > max_roster_days) return "too many days";
    if (problem.first_weekday > 6) return "the first weekday is out of range";
    if (problem.kinds.size() > max_roster_kinds) return "too many kinds of shift";
    if (problem.people.size() > max_roster_people) return "too many people";
    if (problem.people.size() * problem.days * problem.kinds.size() > max_roster_cells)
        return "people, days and kinds are too many together";
    return std::nullopt;
}

// Collects each rule once.
class Faults {
public:
    void add(RosterRule rule, std::uint32_t day) {
        const auto same = [rule](const RosterFault& fault) { return fault.rule == rule; };
        if (!std::any_of(found_.begin(), found_.end(), same)) found_.push_back({rule, day});
    }
    std::vector<RosterFault> in_order() {
        std::sort(found_.begin(), found_.end(),
                  [](const RosterFault& one, const RosterFault& other) { return one.rule < other.rule; });
        return std::move(found_);
    }

private:
    std::vector<RosterFault> found_;
};

void add_run_faults(const RosterProblem& problem, const Roster& roster, std::uint32_t index, Faults& faults) {
    const RosterPerson& person = problem.people[index];
    for (std::uint32_t first = 0, next = 0; first < problem.days; first = next) {
        const bool works = roster.at(index, first) != day_off;
        while (next < problem.days && (roster.at(index, next) != day_off) == works) ++next;
        const auto length = static_cast<std::int32_t>(next - first);
        const bool goes_on = first == 0 || next == problem.days;
        if (works && length > person.most_in_a_row)
            faults.add(RosterRule::MostInARow, first + static_cast<std::uint32_t>(person.most_in_a_row));
        if (works && !goes_on && length < person.least_in_a_row) faults.add(RosterRule::LeastInARow, first);
        if (!works && !goes_on && length < person.least_days_off) faults.add(RosterRule::LeastDaysOff, first);
    }
}

void add_sum_faults(const RosterProblem& problem, const Roster& roster, std::uint32_t index, Faults& faults) {
    const RosterPerson& person = problem.people[index];
    std::vector<std::int32_t> counts(problem.kinds.size(), 0);
    std::int64_t minutes = 0;
    std::int32_t weekends = 0;
    for (std::uint32_t day = 0; day < problem.days; ++day) {
        const ShiftKind kind = roster.at(index, day);
        if (kind == day_off) continue;
        const auto number = static_cast<std::size_t>(kind);
        if (++counts[number] > most_of_kind(person, number))
            faults.add(most_of_kind(person, number) == 0 ? RosterRule::NotQualified : RosterRule::MostOfKind,
                       day);
        minutes += problem.kinds[number].minutes;
        if (minutes > person.most_minutes) faults.add(RosterRule::MostMinutes, day);
        const bool counted = is_sunday(problem, day) && day > 0 && roster.at(index, day - 1) != day_off;
        if ((is_saturday(problem, day) || is_sunday(problem, day)) && !counted &&
            ++weekends > person.most_weekends)
            faults.add(RosterRule::MostWeekends, day);
    }
    if (minutes < person.least_minutes && problem.days > 0) faults.add(RosterRule::LeastMinutes, 0);
}

}  // namespace

Result<void> check_roster_problem(const RosterProblem& problem) {
    const auto wrong = [](const std::string& what) { return failure(FailureKind::Malformed, what); };
    if (const auto size = wrong_size(problem)) return wrong(*size);
    for (std::size_t i = 0; i < problem.kinds.size(); ++i) {
        if (const auto kind = wrong_kind(problem, problem.kinds[i]))
            return wrong("kind " + std::to_string(i) + ": " + *kind);
    }
    for (std::size_t i = 0; i < problem.people.size(); ++i) {
        if (const auto person = wrong_person(problem, problem.people[i]))
            return wrong("person " + std::to_string(i) + ": " + *person);
    }
    if (const auto wishes = wrong_wishes(problem)) return wrong(*wishes);
    if (const auto needs = wrong_needs(problem)) return wrong(*needs);
    if (const auto rest = wrong_rest(problem)) return wrong(*rest);
    return {};
}

Roster empty_roster(const RosterProblem& problem) {
    return {problem.days, std::vector<ShiftKind>(problem.people.size() * problem.days, day_off)};
}

std::vector<RosterFault> roster_faults(const RosterProblem& problem, const Roster& roster,
                                       std::uint32_t person) {
    Faults faults;
    for (const std::uint32_t day : problem.people[person].days_off) {
        if (roster.at(person, day) != day_off) faults.add(RosterRule::DayOff, day);
    }
    for (std::uint32_t day = 1; day < problem.days; ++day) {
        const ShiftKind before = roster.at(person, day - 1);
        if (before == day_off || roster.at(person, day) == day_off) continue;
        const auto& forbidden = problem.kinds[static_cast<std::size_t>(before)].not_the_day_after;
        const auto kind = static_cast<std::uint32_t>(roster.at(person, day));
        if (std::find(forbidden.begin(), forbidden.end(), kind) != forbidden.end())
            faults.add(RosterRule::NotAfterKind, day);
    }
    add_sum_faults(problem, roster, person, faults);
    add_run_faults(problem, roster, person, faults);
    for (const RosterFixed& fixed : problem.fixed) {
        if (fixed.person == person && roster.at(person, fixed.day) != fixed.kind)
            faults.add(RosterRule::Fixed, fixed.day);
    }
    return faults.in_order();
}

std::int64_t roster_cost(const RosterProblem& problem, const Roster& roster) {
    std::int64_t cost = 0;
    for (const RosterWish& wish : problem.wishes) {
        const bool works = roster.at(wish.person, wish.day) == static_cast<ShiftKind>(wish.kind);
        if (works == (wish.wish == WishKind::Avoid)) cost += wish.weight;
    }
    for (const RosterNeed& need : problem.needs) {
        std::int64_t present = 0;
        for (std::size_t person = 0; person < problem.people.size(); ++person) {
            if (roster.at(person, need.day) == static_cast<ShiftKind>(need.kind)) ++present;
        }
        if (present < need.wanted) cost += (need.wanted - present) * need.too_few;
        if (present > need.wanted) cost += (present - need.wanted) * need.too_many;
    }
    for (std::size_t i = 0; i < problem.known.kinds.size(); ++i) {
        if (roster.kinds[i] != problem.known.kinds[i]) cost += problem.change_cost;
    }
    return cost;
}

std::int32_t most_of_kind(const RosterPerson& person, std::size_t kind) {
    return kind < person.most_of_kind.size() ? person.most_of_kind[kind] : no_roster_limit;
}

bool is_saturday(const RosterProblem& problem, std::uint32_t day) {
    return (day + problem.first_weekday) % 7 == 5;
}

bool is_sunday(const RosterProblem& problem, std::uint32_t day) {
    return (day + problem.first_weekday) % 7 == 6;
}

}  // namespace linli
