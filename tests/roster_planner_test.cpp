#include <algorithm>
#include <limits>

#include <doctest/doctest.h>

#include "shared/core/random.h"
#include "shared/shifts/rostering/roster_explanation.h"
#include "shared/shifts/rostering/roster_planner.h"
#include "shared/shifts/rostering/roster_row.h"
#include "shared/shifts/rostering/roster_start.h"
#include "shared/shifts/rostering/roster_state.h"

using namespace linli;
using namespace linli::rostering;

namespace {

// Up to three kinds on five to seven days: few enough rows to try them all.
RosterPerson random_person(SeededRandom& random, std::size_t kinds) {
    RosterPerson person;
    for (std::size_t kind = 0; kind < kinds; ++kind)
        person.most_of_kind.push_back(random.chance(400) ? random.between(0, 3) : no_roster_limit);
    if (random.chance(500)) person.least_minutes = random.between(0, 8) * 120;
    if (random.chance(500)) person.most_minutes = person.least_minutes + random.between(0, 6) * 120;
    if (random.chance(500)) person.most_in_a_row = random.between(1, 5);
    if (random.chance(500)) person.least_in_a_row = random.between(1, 3);
    if (random.chance(500)) person.least_days_off = random.between(1, 3);
    if (random.chance(500)) person.most_weekends = random.between(0, 1);
    return person;
}

RosterProblem random_problem(SeededRandom& random, std::uint32_t people) {
    RosterProblem problem;
    problem.days = 5 + random.below(3);
    problem.first_weekday = random.below(7);
    const std::uint32_t kinds = 1 + random.below(3);
    for (std::uint32_t kind = 0; kind < kinds; ++kind) {
        RosterKind& added = problem.kinds.emplace_back();
        added.minutes = 120 * random.between(1, 3);
        for (std::uint32_t next = 0; next < kinds; ++next) {
            if (random.chance(300)) added.not_the_day_after.push_back(next);
        }
    }
    for (std::uint32_t person = 0; person < people; ++person) {
        problem.people.push_back(random_person(random, kinds));
        if (random.chance(300)) problem.people.back().days_off.push_back(random.below(problem.days));
        if (random.chance(300)) {
            const std::uint32_t day = random.below(problem.days);
            problem.fixed.push_back({person, day, random.between(-1, static_cast<std::int32_t>(kinds) - 1)});
        }
        for (std::uint32_t wish = 0; wish < 4; ++wish)
            problem.wishes.push_back({person, random.below(problem.days), random.below(kinds),
                                      random.between(1, 5),
                                      random.chance(500) ? WishKind::Work : WishKind::Avoid});
    }
    for (std::uint32_t day = 0; day < problem.days; ++day) {
        for (std::uint32_t kind = 0; kind < kinds; ++kind)
            problem.needs.push_back(
                {day, kind, random.between(0, 2), random.between(0, 50), random.between(0, 5)});
    }
    return problem;
}

// The least cost of all rows that differ from `roster` only within the window; nothing: none is possible.
std::optional<std::int32_t> cheapest_row(const RosterProblem& problem, Roster roster,
                                         const std::vector<std::int32_t>& costs, RowWindow window,
                                         std::uint32_t day) {
    if (day == window.to) {
        if (!roster_faults(problem, roster, 0).empty()) return std::nullopt;
        std::int32_t sum = 0;
        for (std::uint32_t other = window.from; other < window.to; ++other) {
            const ShiftKind kind = roster.at(0, other);
            if (kind != day_off) sum += costs[other * problem.kinds.size() + static_cast<std::size_t>(kind)];
        }
        return sum;
    }
    std::optional<std::int32_t> best;
    for (ShiftKind kind = day_off; kind < static_cast<ShiftKind>(problem.kinds.size()); ++kind) {
        roster.at(0, day) = kind;
        const auto found = cheapest_row(problem, roster, costs, window, day + 1);
        if (found && (!best || *found < *best)) best = found;
    }
    return best;
}

std::vector<std::int32_t> random_costs(SeededRandom& random, const RosterProblem& problem) {
    std::vector<std::int32_t> costs(problem.days * problem.kinds.size());
    for (std::int32_t& cost : costs) cost = random.between(-20, 10);
    return costs;
}

// A week at two checkpoints with an early and a late shift; nobody works early after late.
RosterProblem checkpoint_week(std::uint32_t people) {
    RosterProblem problem;
    problem.days = 7;
    problem.kinds = {{240, {}}, {240, {0, 2}}, {240, {}}, {240, {0, 2}}};
    for (std::uint32_t person = 0; person < people; ++person) {
        RosterPerson& added = problem.people.emplace_back();
        added.most_minutes = 960;
        added.most_in_a_row = 3;
        added.days_off = {person % 7};
        problem.wishes.push_back({person, (person + 2) % 7, person % 4, 2, WishKind::Work});
    }
    for (std::uint32_t day = 0; day < 7; ++day) {
        for (std::uint32_t kind = 0; kind < 4; ++kind) problem.needs.push_back({day, kind, 2, 100, 1});
    }
    return problem;
}

void check_all_rules(const RosterProblem& problem, const Roster& roster) {
    for (std::uint32_t person = 0; person < problem.people.size(); ++person)
        CHECK(roster_faults(problem, roster, person).empty());
}

}  // namespace

TEST_CASE("the best row of one person is the best of all rows, whatever rules there are") {
    SeededRandom random(1);
    std::uint32_t possible = 0;
    for (std::uint32_t round = 0; round < 400; ++round) {
        CAPTURE(round);
        const RosterProblem problem = random_problem(random, 1);
        REQUIRE(check_roster_problem(problem));
        const RosterModel model(problem);
        RowOptimizer optimizer(model);
        const std::vector<std::int32_t> costs = random_costs(random, problem);
        Roster roster = empty_roster(problem);
        const RowWindow all{0, problem.days};
        const auto expected = cheapest_row(problem, roster, costs, all, 0);
        const auto found = optimizer.improve(0, costs, all, roster.kinds.data());
        CHECK(found == expected);
        CHECK(RosterStart(model).find(0, Roster(roster).kinds.data()) == expected.has_value());
        if (!expected) continue;
        ++possible;
        CHECK(roster_faults(problem, roster, 0).empty());
        // And so is the best part of a row with what is before and behind it.
        const std::uint32_t from = random.below(problem.days);
        const RowWindow part{from, from + 1 + random.below(problem.days - from)};
        const std::vector<std::int32_t> other_costs = random_costs(random, problem);
        const auto expected_part = cheapest_row(problem, roster, other_costs, part, part.from);
        CHECK(optimizer.improve(0, other_costs, part, roster.kinds.data()) == expected_part);
        CHECK(roster_faults(problem, roster, 0).empty());
    }
    CHECK(possible > 200);
}

TEST_CASE("sums of minutes that no row has are out of reach, whatever was searched before") {
    SeededRandom random(4);
    std::uint32_t possible = 0, impossible = 0;
    for (std::uint32_t round = 0; round < 400; ++round) {
        CAPTURE(round);
        RosterProblem problem = random_problem(random, 1);
        for (RosterKind& kind : problem.kinds) kind.minutes = 60 * random.between(1, 40);
        RosterPerson& person = problem.people[0];
        person.least_minutes = 60 * random.between(0, 100);
        person.most_minutes = person.least_minutes + 60 * random.between(0, 10);
        REQUIRE(check_roster_problem(problem));
        const RosterModel model(problem);
        RowOptimizer optimizer(model);
        for (std::uint32_t again = 0; again < 3; ++again) {
            const std::vector<std::int32_t> costs = random_costs(random, problem);
            Roster roster = empty_roster(problem);
            const RowWindow all{0, problem.days};
            const auto expected = cheapest_row(problem, roster, costs, all, 0);
            CHECK(optimizer.improve(0, costs, all, roster.kinds.data()) == expected);
            ++(expected ? possible : impossible);
        }
    }
    CHECK(possible > 50);
    CHECK(impossible > 50);
}

TEST_CASE("a row found with prices breaks no rule and is never dearer than the row before") {
    SeededRandom random(2);
    for (std::uint32_t round = 0; round < 300; ++round) {
        CAPTURE(round);
        const RosterProblem problem = random_problem(random, 1);
        const RosterModel model(problem);
        RowOptimizer optimizer(model, 1'000'000, 0);
        Roster roster = empty_roster(problem);
        const RowWindow all{0, problem.days};
        if (!RosterStart(model).find(0, roster.kinds.data())) continue;
        for (std::uint32_t again = 0; again < 5; ++again) {
            const std::vector<std::int32_t> costs = random_costs(random, problem);
            const auto cost_of_row = cheapest_row(problem, roster, costs, {0, 0}, 0);
            REQUIRE(cost_of_row);
            std::int32_t before = 0;
            for (std::uint32_t day = 0; day < problem.days; ++day) {
                const ShiftKind kind = roster.at(0, day);
                if (kind != day_off) before += costs[model.cell(day, static_cast<std::uint32_t>(kind))];
            }
            const auto found = optimizer.improve_quickly(0, costs, all, roster.kinds.data());
            REQUIRE(found);
            CHECK(*found <= before);
            CHECK(roster_faults(problem, roster, 0).empty());
        }
    }
}

TEST_CASE("a row that would need too many numbers is refused and stays") {
    const RosterProblem problem = checkpoint_week(1);
    const RosterModel model(problem);
    RowOptimizer optimizer(model, 10);
    std::vector<ShiftKind> row(7, day_off);
    row[3] = 1;
    const std::vector<ShiftKind> before = row;
    const std::vector<std::int32_t> costs(28, -1);
    CHECK_FALSE(optimizer.improve(0, costs, {0, 7}, row.data()));
    CHECK(optimizer.refused());
    CHECK(row == before);
}

TEST_CASE("the cost that follows each change is the cost computed from scratch") {
    SeededRandom random(3);
    for (std::uint32_t round = 0; round < 30; ++round) {
        CAPTURE(round);
        RosterProblem problem = random_problem(random, 4);
        const auto any_kind = [&] {
            return random.between(-1, static_cast<std::int32_t>(problem.kinds.size()) - 1);
        };
        problem.known = empty_roster(problem);
        for (ShiftKind& kind : problem.known.kinds) kind = any_kind();
        problem.change_cost = random.between(0, 7);
        REQUIRE(check_roster_problem(problem));
        const RosterModel model(problem);
        RosterState state(model);
        for (std::uint32_t change = 0; change < 40; ++change) {
            const std::uint32_t person = random.below(4);
            const std::uint32_t from = random.below(problem.days);
            const std::uint32_t to = from + random.below(problem.days - from + 1);
            std::vector<ShiftKind> row(problem.days);
            for (ShiftKind& kind : row) kind = any_kind();
            const std::int64_t expected = state.cost() + state.change(person, from, to, row.data());
            state.set_row(person, from, to, row.data());
            CHECK(state.cost() == expected);
            CHECK(state.cost() == roster_cost(problem, state.roster()));
        }
    }
}

TEST_CASE("planning costs what is best, where one can try all rosters of two people") {
    SeededRandom random(4);
    for (std::uint32_t round = 0; round < 20; ++round) {
        CAPTURE(round);
        RosterProblem problem = random_problem(random, 2);
        problem.days = 4;
        const auto later = [](const auto& one) { return one.day >= 4; };
        std::erase_if(problem.wishes, later);
        std::erase_if(problem.needs, later);
        std::erase_if(problem.fixed, later);
        for (RosterPerson& person : problem.people)
            std::erase_if(person.days_off, [](std::uint32_t day) { return day >= 4; });
        REQUIRE(check_roster_problem(problem));
        RosterPlanner planner(problem, 1);
        if (!planner.impossible().empty()) continue;
        planner.improve(400);
        std::int64_t best = std::numeric_limits<std::int64_t>::max();
        Roster roster = empty_roster(problem);
        std::fill(roster.kinds.begin(), roster.kinds.end(), day_off);
        for (std::size_t digit = 0; digit < roster.kinds.size();) {
            if (roster_faults(problem, roster, 0).empty() && roster_faults(problem, roster, 1).empty())
                best = std::min(best, roster_cost(problem, roster));
            for (digit = 0; digit < roster.kinds.size(); ++digit) {
                if (++roster.kinds[digit] < static_cast<ShiftKind>(problem.kinds.size())) break;
                roster.kinds[digit] = day_off;
            }
        }
        CHECK(planner.best_cost() == best);
    }
}

TEST_CASE("the same seed and the same number of steps give the same roster, however they are cut") {
    const RosterProblem problem = checkpoint_week(16);
    RosterPlanner at_once(problem, 5);
    at_once.improve(700);
    RosterPlanner step_by_step(problem, 5);
    for (std::uint32_t step = 0; step < 700; ++step) step_by_step.improve(1);
    CHECK(at_once.best() == step_by_step.best());
    CHECK(at_once.steps() == 700);
}

TEST_CASE("the roster breaks no rule at any time and never gets worse") {
    const RosterProblem problem = checkpoint_week(16);
    RosterPlanner planner(problem, 6);
    std::int64_t cost = planner.best_cost();
    for (std::uint32_t part = 0; part < 30; ++part) {
        check_all_rules(problem, planner.best());
        CHECK(planner.best_cost() == roster_cost(problem, planner.best()));
        CHECK(planner.best_cost() <= cost);
        cost = planner.best_cost();
        planner.improve(40);
    }
    CHECK(explain_gaps(problem, planner.best()).empty());
}

TEST_CASE("what is fixed stays, and a repaired roster changes little") {
    RosterProblem problem = checkpoint_week(20);
    RosterPlanner planner(problem, 7);
    planner.improve(1'000);
    problem.known = planner.best();
    problem.change_cost = 20;
    // The week runs: three days are over, and on the fourth somebody falls ill for the rest of the week.
    std::uint32_t ill = 0;
    while (problem.known.at(ill, 4) == day_off) ++ill;
    for (std::uint32_t person = 0; person < 20; ++person) {
        for (std::uint32_t day = 0; day < 3; ++day)
            problem.fixed.push_back({person, day, problem.known.at(person, day)});
    }
    for (std::uint32_t day = 3; day < 7; ++day) problem.fixed.push_back({ill, day, day_off});
    REQUIRE(check_roster_problem(problem));
    RosterPlanner repair(problem, 8);
    repair.improve(1'000);
    check_all_rules(problem, repair.best());
    CHECK(explain_gaps(problem, repair.best()).empty());
    std::uint32_t changes = 0;
    for (std::uint32_t person = 0; person < 20; ++person) {
        for (std::uint32_t day = 0; day < 7; ++day) {
            if (person != ill && repair.best().at(person, day) != problem.known.at(person, day)) ++changes;
        }
    }
    CHECK(changes <= 8);
}

TEST_CASE(
    "a person without any possible row is named, with the rules in the way, and the others are planned") {
    RosterProblem problem = checkpoint_week(10);
    problem.people[3].least_minutes = 1'200;
    problem.people[3].most_minutes = 2'000;
    problem.people[3].most_in_a_row = 1;
    problem.people[3].least_days_off = 2;
    problem.people[5].least_minutes = 2'000;
    RosterPlanner planner(problem, 9);
    planner.improve(200);
    CHECK(planner.impossible() == std::vector<std::uint32_t>{3, 5});
    const std::vector<ImpossiblePerson> people = explain_impossible(problem);
    REQUIRE(people.size() == 2);
    CHECK(people[0].person == 3);
    CHECK(people[0].rules == std::vector{RosterRule::LeastMinutes, RosterRule::MostInARow});
    CHECK(people[1].person == 5);
    CHECK(people[1].rules == std::vector{RosterRule::LeastMinutes});
    CHECK(roster_faults(problem, planner.best(), 0).empty());
    CHECK(planner.best().at(3, 0) == day_off);
}

TEST_CASE("a gap tells who could come and which rule stops whom") {
    RosterProblem problem;
    problem.days = 3;
    problem.kinds = {{240, {}}, {240, {0}}};
    problem.people.resize(6);
    problem.people[0].days_off = {1};
    problem.people[1].most_of_kind = {0};
    problem.people[3].most_minutes = 240;
    problem.people[4].most_in_a_row = 1;
    problem.needs = {{1, 0, 2, 100, 1}};
    problem.wishes = {{5, 1, 0, 3, WishKind::Avoid}};
    Roster roster = empty_roster(problem);
    roster.at(2, 0) = 1;
    roster.at(3, 2) = 0;
    roster.at(4, 2) = 0;
    roster.at(5, 1) = 1;
    const std::vector<RosterGap> gaps = explain_gaps(problem, roster);
    REQUIRE(gaps.size() == 1);
    CHECK(gaps[0].day == 1);
    CHECK(gaps[0].missing == 2);
    const std::vector<GapPerson> expected{
        {0, RosterRule::DayOff, day_off, 0},       {1, RosterRule::NotQualified, day_off, 0},
        {2, RosterRule::NotAfterKind, day_off, 0}, {3, RosterRule::MostMinutes, day_off, 0},
        {4, RosterRule::MostInARow, day_off, 0},   {5, std::nullopt, 1, 3 - 100}};
    CHECK(gaps[0].people == expected);
}

TEST_CASE("what cannot be planned with is named") {
    const auto answer = [](const RosterProblem& problem) {
        const auto checked = check_roster_problem(problem);
        return checked ? std::string() : checked.error().detail;
    };
    const RosterProblem good = checkpoint_week(2);
    CHECK(answer(good).empty());
    RosterProblem problem = good;
    problem.kinds[1].not_the_day_after.push_back(4);
    CHECK(answer(problem) == "kind 1: a kind that may not follow does not exist");
    problem = good;
    problem.people[1].days_off = {7};
    CHECK(answer(problem) == "person 1: a day off is out of range");
    problem = good;
    problem.needs.push_back(problem.needs[0]);
    CHECK(answer(problem) == "a kind has two needs on one day");
    problem = good;
    problem.wishes[0].weight = max_roster_weight + 1;
    CHECK(answer(problem) == "the weight of a wish is out of range");
    problem = good;
    problem.known.days = 7;
    problem.known.kinds = {0};
    CHECK(answer(problem) == "the known roster has another size");
}

TEST_CASE("a whole year with many limits is planned week by week") {
    RosterProblem problem;
    problem.days = 364;
    problem.kinds = {{480, {}}, {465, {0}}, {720, {0, 1}}};
    problem.people.resize(2);
    for (RosterPerson& person : problem.people) {
        person.most_of_kind = {no_roster_limit, 100, 40};
        person.least_minutes = 90'000;
        person.most_minutes = 110'000;
        person.most_in_a_row = 5;
        person.least_in_a_row = 2;
        person.least_days_off = 2;
        person.most_weekends = 26;
    }
    for (std::uint32_t day = 0; day < problem.days; ++day) problem.needs.push_back({day, day % 3, 1, 100, 1});
    REQUIRE(check_roster_problem(problem));
    RosterPlanner planner(problem, 10);
    CHECK(planner.impossible().empty());
    const std::int64_t first = planner.best_cost();
    planner.improve(200);
    check_all_rules(problem, planner.best());
    CHECK(planner.best_cost() < first);
}
