#include "shared/core/random.h"
#include "shared/errands/rides/ride_explanation.h"
#include "shared/errands/rides/ride_insertion.h"
#include "shared/errands/rides/ride_planner.h"
#include "shared/errands/rides/ride_route.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <array>
#include <limits>
#include <string>

using namespace linli;

namespace {

constexpr std::int64_t none = std::numeric_limits<std::int64_t>::max();

// ---- a checker that shares nothing with the planning ---------------------------------------------

// Walks along one vehicle's day. Says what is wrong, or nothing.
class DayChecker {
public:
    DayChecker(const RideProblem& problem, const RideVehicle& vehicle, const RideRoute& route)
        : problem_(problem), vehicle_(vehicle), route_(route) {}

    std::string wrong() {
        if (route_.visits.empty()) return "";
        if (route_.leave < vehicle_.shift.from || route_.back > vehicle_.shift.to) return "outside the shift";
        if (route_.back - route_.leave > vehicle_.longest_tour) return "the tour is too long";
        place_ = vehicle_.start_place;
        clock_ = route_.leave;
        for (const RideVisit& visit : route_.visits) {
            if (std::string what = wrong_visit(visit); !what.empty()) return what;
        }
        cost += problem_.travel.cost(place_, vehicle_.end_place);
        if (route_.visits.back().fixed) clock_ = std::max(clock_, problem_.now);
        if (clock_ + problem_.travel.time(place_, vehicle_.end_place) != route_.back) return "not back then";
        return on_board_.empty() ? "" : "somebody is still on board";
    }

    std::int64_t cost = 0;

private:
    std::string wrong_visit(const RideVisit& visit) {
        const Ride& ride = problem_.rides[visit.ride];
        const bool up = visit.stop == RideStop::PickUp;
        const std::uint32_t place = up ? ride.from_place : ride.to_place;
        const RideWindow& window = up ? ride.pick_up : ride.drop_off;
        if (visit.arrive != clock_ + problem_.travel.time(place_, place)) return "it cannot arrive then";
        if (visit.begin < visit.arrive) return "it begins before it is there";
        if (visit.begin < window.from || visit.begin > window.to) return "outside the window";
        const RideTime cleaning = !up && ride.infectious ? ride.cleaning : 0;
        const RideTime service = up ? ride.pick_up_service : ride.drop_off_service;
        if (visit.depart != visit.begin + service + cleaning) return "it departs too early or too late";
        cost += problem_.travel.cost(place_, place);
        place_ = place;
        clock_ = visit.depart;
        return up ? gets_in(visit) : gets_out(visit);
    }

    std::string gets_in(const RideVisit& visit) {
        on_board_.push_back(visit);
        RideLoad load;
        bool alone = false;
        for (const RideVisit& one : on_board_) {
            const Ride& ride = problem_.rides[one.ride];
            load.seats += ride.load.seats;
            load.wheelchairs += ride.load.wheelchairs;
            load.stretchers += ride.load.stretchers;
            alone = alone || ride.infectious;
        }
        if (alone && on_board_.size() > 1) return "not alone with an infection";
        const RideLoad& places = vehicle_.places;
        const bool fits = load.seats <= places.seats && load.wheelchairs <= places.wheelchairs &&
                          load.stretchers <= places.stretchers;
        return fits ? "" : "too many on board";
    }

    std::string gets_out(const RideVisit& visit) {
        const auto in = std::find_if(on_board_.begin(), on_board_.end(),
                                     [&](const RideVisit& one) { return one.ride == visit.ride; });
        if (in == on_board_.end()) return "gets out without having got in";
        if (visit.begin - in->depart > problem_.rides[visit.ride].longest_on_board)
            return "too long on board";
        on_board_.erase(in);
        return "";
    }

    const RideProblem& problem_;
    const RideVehicle& vehicle_;
    const RideRoute& route_;
    std::uint32_t place_ = 0;
    RideTime clock_ = 0;
    std::vector<RideVisit> on_board_;
};

const RideVisit* find_visit(const RidePlan& plan, std::uint32_t ride, RideStop stop) {
    for (const RideRoute& route : plan.routes) {
        for (const RideVisit& visit : route.visits) {
            if (visit.ride == ride && visit.stop == stop) return &visit;
        }
    }
    return nullptr;
}

std::uint32_t driver_of(const RidePlan& plan, std::uint32_t ride) {
    for (std::uint32_t vehicle = 0; vehicle < plan.routes.size(); ++vehicle) {
        for (const RideVisit& visit : plan.routes[vehicle].visits) {
            if (visit.ride == ride) return vehicle;
        }
    }
    return 9999;
}

std::string wrong_return(const RideProblem& problem, const RidePlan& plan, std::uint32_t ride) {
    const auto& link = problem.rides[ride].returns_after;
    if (!link) return "";
    const RideVisit* out = find_visit(plan, link->outward_ride, RideStop::DropOff);
    const RideVisit* back = find_visit(plan, ride, RideStop::PickUp);
    if (!out || !back) return "";
    const RideTime over = out->begin + problem.rides[link->outward_ride].drop_off_service + link->gap;
    return back->begin >= over ? "" : "fetched before the treatment is over";
}

std::string wrong_plan(const RideProblem& problem, const RidePlan& plan) {
    if (plan.routes.size() != problem.vehicles.size()) return "not one route a vehicle";
    std::vector<int> times(problem.rides.size(), 0);
    std::int64_t cost = 0;
    for (const std::uint32_t ride : plan.unplanned) times[ride] += 2;
    for (std::uint32_t vehicle = 0; vehicle < plan.routes.size(); ++vehicle) {
        DayChecker day(problem, problem.vehicles[vehicle], plan.routes[vehicle]);
        if (const std::string what = day.wrong(); !what.empty())
            return "vehicle " + std::to_string(vehicle) + ": " + what;
        cost += day.cost;
        for (const RideVisit& visit : plan.routes[vehicle].visits) ++times[visit.ride];
    }
    for (std::uint32_t ride = 0; ride < problem.rides.size(); ++ride) {
        if (times[ride] != 2) return "ride " + std::to_string(ride) + " is not there once";
        if (const std::string what = wrong_return(problem, plan, ride); !what.empty()) return what;
    }
    return cost == plan.cost ? "" : "the cost is another one";
}

// ---- an exact solver by trying everything --------------------------------------------------------

// Whether times exist for one vehicle and this order of stops (2r: ride r gets in, 2r + 1: it gets out):
// longest paths in the graph of "at least so much after" (Bellman and Ford).
class OrderChecker {
public:
    OrderChecker(const RideProblem& problem, const RideVehicle& vehicle)
        : problem_(problem), vehicle_(vehicle) {}

    bool is_possible(const std::vector<std::uint32_t>& order) {
        edges_.clear();
        const std::size_t last = order.size() + 1;
        const std::size_t origin = last + 1;
        bound(0, origin, vehicle_.shift);
        bound(last, origin, vehicle_.shift);
        std::uint32_t place = vehicle_.start_place;
        RideTime away = 0;
        for (std::size_t k = 1; k < last; ++k) {
            const Ride& ride = problem_.rides[order[k - 1] / 2];
            const bool up = order[k - 1] % 2 == 0;
            const std::uint32_t next = up ? ride.from_place : ride.to_place;
            edges_.push_back({k - 1, k, away + problem_.travel.time(place, next)});
            bound(k, origin, up ? ride.pick_up : ride.drop_off);
            place = next;
            away = up ? ride.pick_up_service : ride.drop_off_service + (ride.infectious ? ride.cleaning : 0);
            if (up) continue;
            const auto in = std::find(order.begin(), order.end(), order[k - 1] - 1) - order.begin() + 1;
            edges_.push_back(
                {k, static_cast<std::size_t>(in), -ride.longest_on_board - ride.pick_up_service});
        }
        edges_.push_back({last - 1, last, away + problem_.travel.time(place, vehicle_.end_place)});
        edges_.push_back({last, 0, -vehicle_.longest_tour});
        return has_times(origin);
    }

private:
    struct Edge {
        std::size_t from;
        std::size_t to;
        std::int64_t least;
    };

    void bound(std::size_t stop, std::size_t origin, const RideWindow& window) {
        edges_.push_back({origin, stop, window.from});
        edges_.push_back({stop, origin, -std::int64_t{window.to}});
    }

    bool has_times(std::size_t origin) const {
        std::vector<std::int64_t> time(origin + 1, -none / 2);
        time[origin] = 0;
        for (std::size_t round = 0; round <= origin + 1; ++round) {
            bool moved = false;
            for (const Edge& edge : edges_) {
                if (time[edge.from] + edge.least <= time[edge.to]) continue;
                time[edge.to] = time[edge.from] + edge.least;
                moved = true;
            }
            if (!moved) return true;
        }
        return false;
    }

    const RideProblem& problem_;
    const RideVehicle& vehicle_;
    std::vector<Edge> edges_;
};

// The least cost with which one vehicle can drive each set of rides.
class ExactVehicle {
public:
    ExactVehicle(const RideProblem& problem, const RideVehicle& vehicle)
        : problem_(problem), vehicle_(vehicle), times_(problem, vehicle) {
        for (std::uint32_t set = 0; set < (1U << problem.rides.size()); ++set) {
            best_ = set == 0 ? 0 : none;
            order_.clear();
            if (set != 0 && !vehicle.out_of_service) extend(set, 0, vehicle.start_place, 0);
            costs.push_back(best_);
        }
    }

    std::vector<std::int64_t> costs;

private:
    bool is_full(std::uint32_t on_board) const {
        RideLoad load;
        bool alone = false;
        int count = 0;
        for (std::uint32_t ride = 0; ride < problem_.rides.size(); ++ride) {
            if ((on_board >> ride & 1) == 0) continue;
            load.seats += problem_.rides[ride].load.seats;
            load.wheelchairs += problem_.rides[ride].load.wheelchairs;
            load.stretchers += problem_.rides[ride].load.stretchers;
            alone = alone || problem_.rides[ride].infectious;
            ++count;
        }
        return load.seats > vehicle_.places.seats || load.wheelchairs > vehicle_.places.wheelchairs ||
               load.stretchers > vehicle_.places.stretchers || (alone && count > 1);
    }

    void extend(std::uint32_t waiting, std::uint32_t on_board, std::uint32_t place, std::int64_t cost) {
        if (is_full(on_board)) return;
        if (waiting == 0 && on_board == 0) {
            cost += problem_.travel.cost(place, vehicle_.end_place);
            if (cost < best_ && times_.is_possible(order_)) best_ = cost;
            return;
        }
        for (std::uint32_t ride = 0; ride < problem_.rides.size(); ++ride) {
            const std::uint32_t bit = 1U << ride;
            if (((waiting | on_board) & bit) == 0) continue;
            const bool up = (waiting & bit) != 0;
            const std::uint32_t next = up ? problem_.rides[ride].from_place : problem_.rides[ride].to_place;
            order_.push_back(2 * ride + (up ? 0 : 1));
            extend(waiting & ~bit, up ? on_board | bit : on_board & ~bit, next,
                   cost + problem_.travel.cost(place, next));
            order_.pop_back();
        }
    }

    const RideProblem& problem_;
    const RideVehicle& vehicle_;
    OrderChecker times_;
    std::int64_t best_ = 0;
    std::vector<std::uint32_t> order_;
};

// Fewest rides left over, then the least cost.
std::pair<std::size_t, std::int64_t> best_by_trying(const RideProblem& problem) {
    const std::uint32_t sets = 1U << problem.rides.size();
    std::vector<std::int64_t> least(sets, none);
    least[0] = 0;
    for (const RideVehicle& vehicle : problem.vehicles) {
        const ExactVehicle exact(problem, vehicle);
        std::vector<std::int64_t> next = least;
        for (std::uint32_t done = 0; done < sets; ++done) {
            for (std::uint32_t set = 1; set < sets && least[done] != none; ++set) {
                if ((set & done) == 0 && exact.costs[set] != none)
                    next[done | set] = std::min(next[done | set], least[done] + exact.costs[set]);
            }
        }
        least = next;
    }
    std::pair<std::size_t, std::int64_t> best{problem.rides.size() + 1, none};
    for (std::uint32_t set = 0; set < sets; ++set) {
        if (least[set] == none) continue;
        std::size_t left = 0;
        for (std::uint32_t ride = 0; ride < problem.rides.size(); ++ride)
            left += (set >> ride & 1) == 0 ? 1 : 0;
        best = std::min(best, {left, least[set]});
    }
    return best;
}

// ---- problems ------------------------------------------------------------------------------------

constexpr RideTime minute = 60;

RideTime at(int hour, int minutes = 0) {
    return (hour * 60 + minutes) * minute;
}

RideProblem town(SeededRandom& random, std::uint32_t rides, std::uint32_t vehicles, int last_hour) {
    RideProblem problem;
    std::vector<RidePoint> points;
    for (std::uint32_t k = 0; k < 2 * rides + 2; ++k)
        points.push_back({random.between(-6000, 6000), random.between(-6000, 6000)});
    problem.travel = straight_line_table(points, 130, 500);
    for (std::uint32_t k = 0; k < vehicles; ++k) {
        RideVehicle& vehicle = problem.vehicles.emplace_back();
        vehicle.start_place = 2 * rides + random.below(2);
        vehicle.end_place = vehicle.start_place;
        vehicle.places = {random.between(2, 5), random.between(0, 2), random.between(0, 1)};
        vehicle.shift = {at(7), at(last_hour)};
        vehicle.longest_tour = at(last_hour - 8);
    }
    for (std::uint32_t k = 0; k < rides; ++k) {
        Ride& ride = problem.rides.emplace_back();
        ride.from_place = 2 * k;
        ride.to_place = 2 * k + 1;
        const RideTime when = at(8) + random.between(0, (last_hour - 9) * 60) * minute;
        const RideWindow narrow{when, when + random.between(5, 30) * minute};
        (random.chance(500) ? ride.pick_up : ride.drop_off) = narrow;
        ride.pick_up_service = random.between(1, 6) * minute;
        ride.drop_off_service = random.between(1, 6) * minute;
        ride.load.seats = random.between(0, 2);
        if (random.chance(300)) ride.load.wheelchairs = 1;
        if (random.chance(100)) ride.load.stretchers = 1;
        ride.longest_on_board =
            5 * minute + random.between(0, 25) * minute + problem.travel.time(ride.from_place, ride.to_place);
        ride.infectious = random.chance(150);
        ride.cleaning = 20 * minute;
    }
    return problem;
}

RidePlan planned(const RideProblem& problem, std::uint32_t steps, const RidePlan& start = {}) {
    RidePlanner planner(problem, 7, start);
    planner.improve(steps);
    return planner.best();
}

// A street with a hospital at its end: places 1 km and 2 minutes apart; place 0 is the garage.
RideProblem street(std::uint32_t places) {
    RideProblem problem;
    std::vector<RidePoint> points;
    for (std::uint32_t k = 0; k < places; ++k) points.push_back({static_cast<std::int32_t>(k) * 1000, 0});
    problem.travel = straight_line_table(points, 100, 500);
    RideVehicle vehicle;
    vehicle.places = {4, 0, 0};
    vehicle.shift = {at(7), at(18)};
    problem.vehicles.push_back(vehicle);
    return problem;
}

Ride ride_between(std::uint32_t from, std::uint32_t to, RideWindow pick_up) {
    Ride ride;
    ride.from_place = from;
    ride.to_place = to;
    ride.pick_up = pick_up;
    ride.load.seats = 1;
    return ride;
}

}  // namespace

TEST_CASE("a problem with a mistake is refused with the reason") {
    SeededRandom random(1);
    const RideProblem good = town(random, 3, 2, 12);
    CHECK(check_ride_problem(good));
    const auto reason = [&](auto change) {
        RideProblem problem = good;
        change(problem);
        const auto checked = check_ride_problem(problem);
        return checked ? std::string() : checked.error().detail;
    };
    CHECK(reason([](RideProblem& p) { p.rides[1].to_place = 99; }) == "ride 1: its place does not exist");
    CHECK(reason([](RideProblem& p) {
              p.rides[0].pick_up = {5, 4};
          }) == "ride 0: a window ends before it begins");
    CHECK(reason([](RideProblem& p) { p.rides[2].load.seats = -1; }) == "ride 2: its load is out of range");
    CHECK(reason([](RideProblem& p) {
              p.rides[0].returns_after = ReturnLink{7, 0};
          }) == "ride 0: its outward ride does not exist");
    CHECK(reason([](RideProblem& p) {
              p.rides[0].returns_after = ReturnLink{0, 0};
          }) == "ride 0: it returns after itself");
    CHECK(reason([](RideProblem& p) {
              p.vehicles[1].shift = {9, 8};
          }) == "vehicle 1: its shift ends before it begins");
    CHECK(reason([](RideProblem& p) { p.travel.times.pop_back(); }) == "travel times are no square table");
    CHECK(reason([](RideProblem& p) { p.travel.times[1] = -1; }) == "a travel time is out of range");
}

TEST_CASE("straight lines become ways and times, rounded up") {
    const TravelTable table = straight_line_table({{0, 0}, {300, 400}, {1, 1}}, 130, 500);
    CHECK(table.cost(0, 1) == 650);
    CHECK(table.time(0, 1) == 78);
    CHECK(table.cost(0, 2) == 3);
    CHECK(table.time(2, 2) == 0);
}

TEST_CASE("a day without rides or without vehicles is a plan") {
    RideProblem problem = street(3);
    CHECK(wrong_plan(problem, planned(problem, 50)) == "");
    problem.rides.push_back(ride_between(1, 2, {at(8), at(9)}));
    problem.vehicles.clear();
    const RidePlan plan = planned(problem, 50);
    CHECK(plan.unplanned == std::vector<std::uint32_t>{0});
    CHECK(explain_ride(problem, plan, 0, {}).helps.empty());
}

TEST_CASE("whether times exist for an order of stops is found exactly") {
    int possible = 0;
    int impossible = 0;
    for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
        SeededRandom random(seed);
        RideProblem roomy = town(random, 4, 1, 16);
        roomy.vehicles[0].places = {100, 100, 100};
        for (Ride& ride : roomy.rides) {
            ride.infectious = false;
            ride.longest_on_board += random.between(0, 90) * minute;
            if (random.chance(600)) ride.pick_up = ride.drop_off = {at(8), at(random.between(9, 14))};
        }
        const rides::RideModel model(roomy, {});
        rides::RouteScheduler scheduler(model);
        std::vector<std::uint32_t> order = {0, 0, 1, 1, 2, 2, 3, 3};
        if (random.chance(500)) order.resize(6);
        random.shuffle(order);
        std::array<bool, 4> in{};
        for (std::uint32_t& stop : order) stop = 2 * stop + (std::exchange(in[stop], true) ? 1 : 0);
        rides::Route route = scheduler.empty_route(0);
        for (const std::uint32_t stop : order)
            route.stops.insert(route.stops.end() - 1, static_cast<rides::Node>(stop));
        const bool expected = OrderChecker(roomy, roomy.vehicles[0]).is_possible(order);
        CAPTURE(seed);
        CHECK(scheduler.refresh(route) == expected);
        ++(expected ? possible : impossible);
    }
    CHECK(possible > 20);
    CHECK(impossible > 100);
}

TEST_CASE("small days are planned as well as by trying everything") {
    std::size_t left = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        SeededRandom random(seed);
        const RideProblem problem =
            town(random, 1 + random.below(4), 1 + random.below(3), 10 + random.between(0, 2));
        REQUIRE(check_ride_problem(problem));
        const auto [open, cost] = best_by_trying(problem);
        const RidePlan plan = planned(problem, 400);
        CAPTURE(seed);
        CHECK(wrong_plan(problem, plan) == "");
        CHECK(plan.unplanned.size() == open);
        CHECK(plan.cost == cost);
        left += open;
    }
    CHECK(left > 10);
}

TEST_CASE("the cheapest place for one more ride is found") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SeededRandom random(seed);
        const RideProblem problem = town(random, 8, 2, 14);
        RidePlan plan = planned(problem, 100);
        CAPTURE(seed);
        for (const std::uint32_t ride : plan.unplanned) CHECK(!insert_ride(problem, plan, ride));
        const std::uint32_t ride = random.below(8);
        if (driver_of(plan, ride) > 1) continue;
        const auto again = insert_ride(problem, plan, ride);
        REQUIRE(again);
        CHECK(wrong_plan(problem, again->plan) == "");
        CHECK(again->plan.cost <= plan.cost);
        CHECK(find_visit(again->plan, ride, RideStop::PickUp) != nullptr);
    }
}

TEST_CASE("the same problem and seed give the same plan, and more steps are never worse") {
    SeededRandom random(5);
    const RideProblem problem = town(random, 40, 5, 16);
    RidePlanner planner(problem, 3);
    RidePlanner twin(problem, 3);
    RidePlan before = planner.best();
    CHECK(wrong_plan(problem, before) == "");
    for (int round = 0; round < 12; ++round) {
        planner.improve(100);
        twin.improve(60);
        twin.improve(40);
        const RidePlan plan = planner.best();
        CHECK(wrong_plan(problem, plan) == "");
        CHECK(std::make_pair(plan.unplanned.size(), plan.cost) <=
              std::make_pair(before.unplanned.size(), before.cost));
        CHECK(plan == twin.best());
        before = plan;
    }
}

TEST_CASE("what has been driven stays where it is") {
    for (std::uint64_t seed = 1; seed <= 25; ++seed) {
        SeededRandom random(seed);
        RideProblem problem = town(random, 16, 3, 15);
        RidePlan plan = planned(problem, 150);
        problem.now = at(10);
        fix_until(plan, problem.now);
        const RidePlan later = planned(problem, 150, plan);
        CAPTURE(seed);
        CHECK(wrong_plan(problem, later) == "");
        CHECK(later.unplanned.size() <= plan.unplanned.size());
        for (const RidePlan* next : {&later}) {
            for (std::size_t vehicle = 0; vehicle < plan.routes.size(); ++vehicle) {
                const auto& old = plan.routes[vehicle].visits;
                const auto& visits = next->routes[vehicle].visits;
                for (std::size_t k = 0; k < old.size() && old[k].fixed; ++k) {
                    REQUIRE(k < visits.size());
                    CHECK(visits[k] == old[k]);
                }
                for (const RideVisit& visit : visits) CHECK((visit.fixed || visit.begin >= problem.now));
            }
        }
        for (const std::uint32_t ride : plan.unplanned) {
            const auto offer = insert_ride(problem, plan, ride);
            if (offer) CHECK(wrong_plan(problem, offer->plan) == "");
        }
    }
}

TEST_CASE("after an infectious ride the vehicle is cleaned, and nobody else is in it") {
    RideProblem problem = street(5);
    problem.rides.push_back(ride_between(1, 4, {at(8), at(8)}));
    problem.rides.push_back(ride_between(2, 4, {at(8, 2), at(8, 30)}));
    RidePlan together = planned(problem, 100);
    CHECK(together.unplanned.empty());
    CHECK(find_visit(together, 1, RideStop::PickUp)->begin == at(8, 2));
    problem.rides[0].infectious = true;
    problem.rides[0].cleaning = 15 * minute;
    const RidePlan apart = planned(problem, 100);
    CHECK(wrong_plan(problem, apart) == "");
    CHECK(find_visit(apart, 1, RideStop::PickUp)->begin ==
          at(8, 25));  // 6 minutes, cleaning, 4 minutes back.
    problem.rides[0].cleaning = 21 * minute;
    CHECK(planned(problem, 100).unplanned.size() == 1);
}

TEST_CASE("a wheelchair needs a place for a wheelchair, and the escort a seat") {
    RideProblem problem = street(4);
    problem.rides.push_back(ride_between(1, 3, {at(9), at(10)}));
    problem.rides[0].load = {1, 1, 0};
    const RidePlan nobody = planned(problem, 50);
    CHECK(nobody.unplanned.size() == 1);
    const RideExplanation why = explain_ride(problem, nobody, 0, {});
    CHECK(why.barriers == std::vector<VehicleBarrier>{{0, RideBarrier::NoPlaces}});
    REQUIRE(why.helps.size() == 1);
    CHECK(why.helps[0].kind == RideHelpKind::FittingVehicle);
    problem.vehicles[0].places = {0, 1, 0};
    CHECK(planned(problem, 50).unplanned.size() == 1);
    problem.vehicles[0].places = {1, 1, 0};
    CHECK(wrong_plan(problem, planned(problem, 50)) == "");
    CHECK(planned(problem, 50).unplanned.empty());
}

TEST_CASE("nobody is fetched before the treatment is over") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SeededRandom random(seed);
        RideProblem problem = town(random, 12, 3, 18);
        for (std::uint32_t out = 0; out + 1 < 12; out += 2) {
            Ride& back = problem.rides[out + 1];
            back.pick_up = back.drop_off = RideWindow{};
            back.from_place = problem.rides[out].to_place;
            back.to_place = problem.rides[out].from_place;
            back.longest_on_board = at(2);
            back.returns_after = ReturnLink{out, random.between(10, 120) * minute};
        }
        CAPTURE(seed);
        const RidePlan plan = planned(problem, 150);
        CHECK(wrong_plan(problem, plan) == "");
        CHECK(plan.unplanned.size() <= 4);
    }
}

TEST_CASE("nobody is picked up only to wait on board") {
    RideProblem problem = street(4);
    problem.rides.push_back(ride_between(1, 3, {at(8), at(12)}));
    problem.rides[0].drop_off = {at(11), at(11, 10)};
    const RidePlan plan = planned(problem, 20);
    CHECK(wrong_plan(problem, plan) == "");
    CHECK(plan.routes[0].visits[0].begin == at(10, 56));
    CHECK(plan.routes[0].leave == at(10, 54));
}

TEST_CASE("why a ride does not fit is said by vehicle") {
    RideProblem problem = street(8);
    problem.rides.push_back(ride_between(1, 7, {at(9), at(9)}));
    problem.rides[0].longest_on_board = 12 * minute;
    const auto barrier = [](const RideProblem& asked, const RidePlan& plan, std::uint32_t ride) {
        const RideExplanation why = explain_ride(asked, plan, ride, {});
        REQUIRE(why.barriers.size() == 1);
        return why.barriers[0].barrier;
    };
    CHECK(explain_ride(problem, empty_plan(problem), 0, {}).fits);
    const RidePlan nobody = empty_plan(problem);
    RideProblem changed = problem;
    changed.rides[0].longest_on_board = 11 * minute;
    CHECK(barrier(changed, nobody, 0) == RideBarrier::TooLongOnBoard);
    changed = problem;
    changed.rides[0].drop_off = {at(8), at(9, 5)};
    CHECK(barrier(changed, nobody, 0) == RideBarrier::NotInTime);
    changed = problem;
    changed.vehicles[0].shift.to = at(9, 20);
    CHECK(barrier(changed, nobody, 0) == RideBarrier::ShiftEnds);
    changed = problem;
    changed.vehicles[0].out_of_service = true;
    CHECK(barrier(changed, nobody, 0) == RideBarrier::OutOfService);
    changed = problem;
    changed.rides.push_back(ride_between(7, 1, {at(9), at(9)}));
    const RidePlan one = planned(changed, 20);
    REQUIRE(one.unplanned.size() == 1);
    CHECK(barrier(changed, one, one.unplanned[0]) == RideBarrier::OtherRides);
}

TEST_CASE("20 minutes later fits, it says, and then it does") {
    std::array<int, 6> tried{};
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SeededRandom random(seed);
        RideProblem problem = town(random, 14, 2, 13);
        if (seed % 4 != 0) {
            for (RideVehicle& vehicle : problem.vehicles) vehicle.places = {6, 3, 2};
        }
        const RidePlan plan = planned(problem, seed % 2 == 0 ? 60 : 0);
        CAPTURE(seed);
        for (const std::uint32_t ride : plan.unplanned) {
            const RideExplanation why = explain_ride(problem, plan, ride, {});
            CHECK(!why.fits);
            CHECK(why.barriers.size() == problem.vehicles.size());
            for (const RideHelp& help : why.helps) {
                ++tried[static_cast<std::size_t>(help.kind)];
                RideProblem changed = problem;
                RidePlan longer = plan;
                if (help.kind == RideHelpKind::MoveOther) {
                    REQUIRE(help.plan);
                    CHECK(wrong_plan(problem, *help.plan) == "");
                    CHECK(help.plan->unplanned.size() + 1 == plan.unplanned.size());
                    CHECK(help.plan->cost - plan.cost == help.extra_cost);
                    CHECK(driver_of(*help.plan, ride) == help.vehicle);
                    continue;
                }
                changed.rides[ride] = shifted(problem.rides[ride], help.shift);
                CHECK((help.shift < 0) == (help.kind == RideHelpKind::Earlier));
                CHECK((help.shift > 0) == (help.kind == RideHelpKind::Later));
                if (help.kind == RideHelpKind::ExtraVehicle || help.kind == RideHelpKind::FittingVehicle) {
                    changed.vehicles.push_back(problem.vehicles[help.vehicle]);
                    if (help.kind == RideHelpKind::FittingVehicle) changed.vehicles.back().places = {9, 9, 9};
                    longer.routes.emplace_back();
                }
                const auto offer = insert_ride(changed, longer, ride);
                REQUIRE(offer);
                CHECK(wrong_plan(changed, offer->plan) == "");
                CHECK(offer->extra_cost == help.extra_cost);
                if (help.kind != RideHelpKind::Later) continue;
                changed.rides[ride] = shifted(problem.rides[ride], help.shift - 5 * minute);
                CHECK(!insert_ride(changed, plan, ride));
            }
        }
    }
    for (std::size_t kind = 1; kind < tried.size(); ++kind) {
        CAPTURE(kind);
        CHECK(tried[kind] > 0);
    }
}

TEST_CASE("a vehicle breaks down: others take its rides over and keep most of theirs") {
    int moved = 0;
    int kept = 0;
    for (std::uint64_t seed = 1; seed <= 15; ++seed) {
        SeededRandom random(seed);
        RideProblem problem = town(random, 20, 4, 16);
        for (RideVehicle& vehicle : problem.vehicles) vehicle.places = {5, 2, 1};
        RidePlan plan = planned(problem, 300);
        problem.now = at(10);
        fix_until(plan, problem.now);
        const RidePlan before = plan;
        take_out_vehicle(plan, 0);
        problem.vehicles[0].out_of_service = true;
        problem.change_cost = 3000;
        for (const std::uint32_t ride : plan.unplanned) {
            // Who sat in it waits on the road.
            const RideVisit* in = find_visit(before, ride, RideStop::PickUp);
            if (in && in->fixed) {
                problem.rides[ride].pick_up = {problem.now, at(16)};
                problem.rides[ride].drop_off = RideWindow{};
            }
        }
        const RidePlan after = planned(problem, 300, plan);
        CAPTURE(seed);
        CHECK(wrong_plan(problem, after) == "");
        CHECK(after.unplanned.size() <= plan.unplanned.size());
        for (const RideVisit& visit : after.routes[0].visits) CHECK(visit.fixed);
        for (std::uint32_t ride = 0; ride < 20; ++ride) {
            const std::uint32_t driver = driver_of(before, ride);
            if (driver == 0 || driver > 3) continue;
            ++(driver_of(after, ride) == driver ? kept : moved);
        }
    }
    CHECK(kept > 4 * moved);
}
