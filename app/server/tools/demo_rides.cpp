#include "app/server/tools/demo_rides.h"

#include <optional>

#include "app/server/tools/demo_presser.h"
#include "shared/errands/rides/ride_planner.h"
#include "shared/people/roles.h"
#include "shared/rides/ride_day.h"

namespace linli::server {
namespace {

constexpr std::size_t rides = 200;
constexpr int first_minute = 7 * 60, minutes_of_the_day = 11 * 60, apart_minutes = 37;
constexpr std::uint64_t seed = 1;
constexpr std::uint32_t steps = 400;

// The rules decide; what they refuse is no fault of the demo.
Result<void> decide(DemoPresser& presser) {
    auto done = presser.decide();
    if (!done && done.error().kind == FailureKind::Mismatch) return {};
    return done;
}

bool goes_by_themselves(const Care& care) {
    return !care.isolated && !care.infectious && !care.bedridden;
}

// Spread over the houses; nobody whom a visitor of the demo can be.
std::vector<std::size_t> patients(const DemoCommunity& demo) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < demo.people.size() && found.size() < rides; i += 7) {
        const DemoPerson& person = demo.people[i];
        const bool fits = person.age >= 50 && person.age < 70 && person.roles.empty();
        if (fits && goes_by_themselves(person.care)) found.push_back(i);
    }
    return found;
}

AskForHelp ride_of(const DemoPerson& person, std::size_t number, CivilDate day, UtcOffset offset) {
    static constexpr const char* hospitals[] = {"区中心医院", "市三院", "市儿童医院"};
    const int minute = first_minute + static_cast<int>(number) * apart_minutes % minutes_of_the_day;
    AskForHelp ask;
    ask.asked.kind = ErrandKind::Ride;
    ask.asked.window = {instant_of(day, minute, offset), instant_of(day, minute + 45, offset)};
    ask.asked.destination = hospitals[number % std::size(hospitals)];
    ask.asked.needs.wheelchair = person.care.wheelchair;
    return ask;
}

}  // namespace

Result<void> press_demo_rides(const DemoCommunity& demo, Intake& intake, const std::vector<PersonId>& persons,
                              Instant now) {
    DemoPresser presser(intake, now, 4);
    const State& state = presser.state();
    const UtcOffset offset = utc_offset(state);
    const CivilDate tomorrow = plus_days(civil_time(now, offset).date, 1);
    const std::vector<PersonId> desk = coordinators(state);
    if (desk.empty()) return {};
    if (auto known = presser.begin(); !known) return known;
    std::size_t number = 0;
    for (const std::size_t one : patients(demo))
        presser.press(persons[one], ride_of(demo.people[one], number++, tomorrow, offset));
    if (auto done = decide(presser); !done) return done;
    const RideDay day = ride_day(state, tomorrow, now);
    if (!check_ride_problem(day.problem)) return {};
    RidePlanner planner(day.problem, seed, day.plan);
    planner.improve(steps);
    const std::vector<PlannedLeg> legs = legs_of_plan(state, day, brought_forward(day, planner.best()));
    if (!legs.empty()) presser.press(desk.front(), AcceptRides{legs});
    return decide(presser);
}

}  // namespace linli::server
