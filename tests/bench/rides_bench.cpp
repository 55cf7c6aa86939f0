// How long one urgent ride takes to find its place in a running plan.

#include "shared/core/random.h"
#include "shared/errands/rides/ride_insertion.h"
#include "shared/errands/rides/ride_planner.h"
#include "tests/bench/measures.h"

namespace linli::bench {
namespace {

constexpr std::uint32_t planned_rides = 200, vehicles = 12, urgent_rides = 40;
constexpr RideTime minute = 60;

// A day of a large neighbourhood: the houses within two kilometres, five clinics around them, from 7 to 19 h.
RideProblem large_day(std::uint64_t seed) {
    SeededRandom random(seed);
    RideProblem problem;
    std::vector<RidePoint> points{{0, 0}};
    const auto place = [&](std::int32_t from_m, std::int32_t to_m) {
        const auto side = [&] { return random.between(from_m, to_m) * (random.chance(500) ? 1 : -1); };
        points.push_back({side(), side()});
        return static_cast<std::uint32_t>(points.size() - 1);
    };
    std::vector<std::uint32_t> clinics;
    for (int i = 0; i < 5; ++i) clinics.push_back(place(2000, 9000));
    for (std::uint32_t i = 0; i < planned_rides + urgent_rides; ++i) {
        Ride ride;
        ride.from_place = place(0, 2000);
        ride.to_place = clinics[random.below(5)];
        const RideTime from = minute * random.between(7 * 60, 18 * 60);
        ride.pick_up = {from, from + 45 * minute};
        ride.pick_up_service = ride.drop_off_service = 3 * minute;
        ride.load.seats = random.chance(800) ? 1 + random.between(0, 1) : 0;
        ride.load.wheelchairs = ride.load.seats == 0 ? 1 : 0;
        ride.longest_on_board = 60 * minute;
        ride.infectious = random.chance(50);
        ride.cleaning = ride.infectious ? 20 * minute : 0;
        problem.rides.push_back(ride);
    }
    RideVehicle vehicle;
    vehicle.places = {4, 1, 0};
    vehicle.shift = {7 * 60 * minute, 20 * 60 * minute};
    problem.vehicles.assign(vehicles, vehicle);
    problem.travel = straight_line_table(points, 130, 400);
    return problem;
}

}  // namespace

bool measure_rides() {
    RideProblem day = large_day(1);
    std::vector<Ride> urgent(day.rides.begin() + planned_rides, day.rides.end());
    day.rides.resize(planned_rides);
    RidePlanner planner(day, 1);
    planner.improve(400);
    RidePlan plan = planner.best();
    std::vector<double> samples;
    std::size_t fits = 0;
    for (const Ride& ride : urgent) {
        RideProblem with = day;
        with.rides.push_back(ride);
        RidePlan running = plan;
        running.unplanned.push_back(planned_rides);
        samples.push_back(
            milliseconds_of([&] { fits += insert_ride(with, running, planned_rides).has_value(); }));
    }
    const bool holds = percentile(samples, 0.95) <= 20 && fits > 0;
    const std::string what = "urgent ride into 200 rides, 12 vehicles (" + std::to_string(fits) + " of " +
                             std::to_string(urgent_rides) + " fit), ms";
    return print({what, "at most 20", holds, 2}, samples);
}

}  // namespace linli::bench
