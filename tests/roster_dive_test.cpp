#include <numeric>

#include <doctest/doctest.h>

#include "shared/core/random.h"
#include "shared/shifts/rostering/roster_dive.h"
#include "shared/shifts/rostering/roster_planner.h"

using namespace linli;
using namespace linli::rostering;

namespace {

// Two weeks with three kinds; too few people, so that gaps have to be weighed against wishes.
RosterProblem random_weeks(SeededRandom& random, std::uint32_t people) {
    RosterProblem problem;
    problem.days = 14;
    problem.kinds = {{480, {}}, {480, {0}}, {600, {0, 1}}};
    for (std::uint32_t person = 0; person < people; ++person) {
        RosterPerson& added = problem.people.emplace_back();
        added.most_of_kind = {no_roster_limit, no_roster_limit, random.between(0, 4)};
        added.most_minutes = 4'400;
        added.most_in_a_row = random.between(3, 5);
        added.least_in_a_row = 2;
        added.least_days_off = 2;
        added.most_weekends = 1;
        added.days_off = {random.below(14)};
        for (std::uint32_t wish = 0; wish < 6; ++wish)
            problem.wishes.push_back({person, random.below(14), random.below(3), random.between(1, 3),
                                      random.chance(500) ? WishKind::Work : WishKind::Avoid});
    }
    const auto most = static_cast<std::int32_t>(people) / 4 + 1;
    for (std::uint32_t day = 0; day < 14; ++day) {
        for (std::uint32_t kind = 0; kind < 3; ++kind)
            problem.needs.push_back({day, kind, random.between(1, most), 100, 1});
    }
    return problem;
}

std::vector<std::uint32_t> everybody(const RosterProblem& problem) {
    std::vector<std::uint32_t> people(problem.people.size());
    std::iota(people.begin(), people.end(), 0U);
    return people;
}

void check_all_rules(const RosterProblem& problem, const Roster& roster) {
    for (std::uint32_t person = 0; person < problem.people.size(); ++person)
        CHECK(roster_faults(problem, roster, person).empty());
}

}  // namespace

TEST_CASE("a dive gets from a roster in which nobody works to one that breaks no rule and costs less") {
    SeededRandom random(11);
    for (std::uint32_t round = 0; round < 10; ++round) {
        CAPTURE(round);
        const RosterProblem problem = random_weeks(random, 6 + random.below(6));
        REQUIRE(check_roster_problem(problem));
        const RosterModel model(problem);
        RowOptimizer optimizer(model);
        const RosterState nobody(model);
        RosterDive dive(model, everybody(problem), optimizer, random);
        dive.begin(nobody);
        while (dive.step()) {
        }
        REQUIRE(dive.found());
        const Roster& roster = dive.found()->roster();
        check_all_rules(problem, roster);
        CHECK(dive.found()->cost() == roster_cost(problem, roster));
        CHECK(dive.found()->cost() < nobody.cost());
    }
}

TEST_CASE("a mix of rows costs what its roster costs at first, and never more than any roster of its rows") {
    SeededRandom random(12);
    for (std::uint32_t round = 0; round < 10; ++round) {
        CAPTURE(round);
        const RosterProblem problem = random_weeks(random, 8);
        const RosterModel model(problem);
        RosterMix mix(model, everybody(problem), random);
        RosterState state(model);
        std::int64_t cheapest = state.cost();
        for (std::uint32_t seed = 1; seed <= 3; ++seed) {
            RosterPlanner planner(problem, seed);
            for (std::uint32_t person = 0; person < 8; ++person) {
                const ShiftKind* const row = &planner.best().kinds[std::size_t{person} * problem.days];
                mix.add(person, row);
                state.set_row(person, 0, problem.days, row);
            }
            cheapest = std::min(cheapest, planner.best_cost());
        }
        mix.begin(state);
        CHECK(mix.cost() == doctest::Approx(static_cast<double>(state.cost())).epsilon(0.001));
        while (mix.improve()) {
        }
        CHECK(mix.cost() < static_cast<double>(cheapest) + 0.1);
        for (std::uint32_t cell = 0; cell < model.wanted.size(); ++cell) {
            CHECK(mix.worth(cell) < model.too_few[cell] + 0.01);
            CHECK(mix.worth(cell) > -model.too_many[cell] - 0.01);
        }
    }
}

TEST_CASE("a planner that dives gives the same roster however its steps are cut, and breaks no rule") {
    SeededRandom random(13);
    const RosterProblem problem = random_weeks(random, 10);
    constexpr std::uint32_t steps = 6'000;  // The first dive begins after some 1,600.
    RosterPlanner at_once(problem, 3);
    at_once.improve(steps);
    RosterPlanner in_parts(problem, 3);
    std::int64_t cost = in_parts.best_cost();
    for (std::uint32_t done = 0; done < steps; done += 40) {
        in_parts.improve(40);
        CHECK(in_parts.best_cost() <= cost);
        cost = in_parts.best_cost();
        CHECK(cost == roster_cost(problem, in_parts.best()));
        check_all_rules(problem, in_parts.best());
    }
    CHECK(at_once.best() == in_parts.best());
}
