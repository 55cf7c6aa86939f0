#include "shared/errands/rides/ride_explanation.h"

#include <algorithm>
#include <array>
#include <limits>

#include "shared/errands/rides/ride_insertion.h"
#include "shared/errands/rides/ride_solution.h"

namespace linli {

using namespace rides;

namespace {

constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max();

bool fits_in(RouteScheduler& scheduler, Route route, std::uint32_t ride) {
    return scheduler.refresh(route) && scheduler.best_insertion(route, ride, unlimited).possible();
}

// Looks at the ride in one vehicle with a limit lifted. The model is as before afterwards.
class Barriers {
public:
    Barriers(RideModel& model, const RideProblem& problem, std::uint32_t ride)
        : model_(model), asked_(problem.rides[ride]), ride_(ride), scheduler_(model) {}

    RideBarrier find(const Route& route) {
        const ModelVehicle& vehicle = model_.vehicles[route.vehicle];
        if (!vehicle.in_service) return RideBarrier::OutOfService;
        if (!fits(vehicle.capacity, model_.load[ride_])) return RideBarrier::NoPlaces;
        const Route idle = emptied(route);
        if (!fits_in(scheduler_, idle, ride_)) {
            if (fits_with_longer_shift(idle)) return RideBarrier::ShiftEnds;
            return fits_with_longer_ride(idle) ? RideBarrier::TooLongOnBoard : RideBarrier::NotInTime;
        }
        if (fits_with_longer_shift(route)) return RideBarrier::ShiftEnds;
        return fits_with_longer_ride(route) ? RideBarrier::TooLongOnBoard : RideBarrier::OtherRides;
    }

private:
    // Without the rides that can still be taken out.
    Route emptied(Route route) const {
        std::erase_if(route.stops, [&](Node node) {
            return node < static_cast<Node>(2 * model_.rides()) && model_.pinned[ride_of(node)] == nothing;
        });
        return route;
    }

    bool fits_with_longer_shift(const Route& route) {
        ModelVehicle& vehicle = model_.vehicles[route.vehicle];
        const ModelVehicle before = vehicle;
        vehicle.end_to = vehicle.longest_tour = never;
        if (route.fixed == 1) vehicle.start_to = never;
        const bool result = fits_in(scheduler_, route, ride_);
        vehicle = before;
        return result;
    }

    // Also with the windows that were asked for: the model has narrowed them by the time on board.
    bool fits_with_longer_ride(const Route& route) {
        const std::size_t up = std::size_t{2} * ride_;
        const std::array before{model_.from[up], model_.to[up], model_.from[up + 1], model_.to[up + 1],
                                model_.longest[ride_]};
        model_.longest[ride_] = never;
        model_.from[up] = std::max(asked_.pick_up.from, model_.now);
        model_.to[up] = asked_.pick_up.to;
        model_.from[up + 1] = asked_.drop_off.from;
        model_.to[up + 1] = asked_.drop_off.to;
        const bool result = fits_in(scheduler_, route, ride_);
        model_.from[up] = before[0];
        model_.to[up] = before[1];
        model_.from[up + 1] = before[2];
        model_.to[up + 1] = before[3];
        model_.longest[ride_] = before[4];
        return result;
    }

    RideModel& model_;
    const Ride& asked_;
    std::uint32_t ride_;
    RouteScheduler scheduler_;
};

// The smallest shift in one direction with which the ride fits.
void try_shifts(RideProblem& problem, const RidePlan& plan, std::uint32_t ride,
                const ExplanationLimits& limits, RideHelpKind kind, std::vector<RideHelp>& helps) {
    const Ride asked = problem.rides[ride];
    for (RideTime by = limits.step; by > 0 && by <= limits.longest_shift; by += limits.step) {
        const RideTime shift = kind == RideHelpKind::Earlier ? -by : by;
        problem.rides[ride] = shifted(asked, shift);
        if (!check_ride_problem(problem)) break;
        const auto offer = insert_ride(problem, plan, ride);
        if (!offer) continue;
        helps.push_back({kind, shift, offer->vehicle, 0, offer->extra_cost, std::nullopt});
        break;
    }
    problem.rides[ride] = asked;
}

bool is_alike(const RideVehicle& one, const RideVehicle& other) {
    return one.start_place == other.start_place && one.end_place == other.end_place &&
           one.places == other.places && one.shift == other.shift && one.longest_tour == other.longest_tour;
}

bool has_places(const RideLoad& places, const RideLoad& load) {
    return places.seats >= load.seats && places.wheelchairs >= load.wheelchairs &&
           places.stretchers >= load.stretchers;
}

// One more vehicle of each sort there is; if none of them has the places, with the places.
void try_vehicles(RideProblem& problem, const RidePlan& plan, std::uint32_t ride,
                  std::vector<RideHelp>& helps) {
    const std::size_t count = problem.vehicles.size();
    const RideLoad load = problem.rides[ride].load;
    RidePlan longer = plan;
    longer.routes.resize(count + 1);
    std::vector<RideHelp> found;
    for (std::uint32_t vehicle = 0; vehicle < count; ++vehicle) {
        const RideVehicle& like = problem.vehicles[vehicle];
        const auto same = [&](const RideVehicle& other) { return is_alike(other, like); };
        if (std::any_of(problem.vehicles.begin(), problem.vehicles.begin() + vehicle, same)) continue;
        RideVehicle extra = like;
        extra.out_of_service = false;
        const bool fitting = has_places(extra.places, load);
        if (!fitting)
            extra.places = {std::max(extra.places.seats, load.seats),
                            std::max(extra.places.wheelchairs, load.wheelchairs),
                            std::max(extra.places.stretchers, load.stretchers)};
        problem.vehicles.push_back(extra);
        const auto offer = insert_ride(problem, longer, ride);
        problem.vehicles.pop_back();
        if (!offer || offer->vehicle != count) continue;
        const RideHelpKind kind = fitting ? RideHelpKind::ExtraVehicle : RideHelpKind::FittingVehicle;
        found.push_back({kind, 0, vehicle, 0, offer->extra_cost, std::nullopt});
    }
    const bool any_fitting = std::any_of(found.begin(), found.end(), [](const RideHelp& help) {
        return help.kind == RideHelpKind::ExtraVehicle;
    });
    if (any_fitting)
        std::erase_if(found, [](const RideHelp& help) { return help.kind == RideHelpKind::FittingVehicle; });
    std::stable_sort(found.begin(), found.end(), [](const RideHelp& one, const RideHelp& other) {
        return one.extra_cost < other.extra_cost;
    });
    helps.insert(helps.end(), found.begin(), found.end());
}

// The ride takes the place of another one in its vehicle, and that one goes where it is cheapest.
std::optional<RideHelp> try_move(const RideModel& model, RouteScheduler& scheduler, Solution solution,
                                 std::uint32_t ride, std::uint32_t other) {
    const std::uint32_t vehicle = solution.vehicle_of[other];
    const std::int64_t before = solution.cost();
    take_out(model, scheduler, solution, {other});
    const Insertion own = scheduler.best_insertion(solution.routes[vehicle], ride, unlimited);
    if (!own.possible() || !place(scheduler, solution, vehicle, ride, own)) return std::nullopt;
    Insertion best;
    std::uint32_t chosen = nothing;
    for (const Route& route : solution.routes) {
        const Insertion where = scheduler.best_insertion(route, other, best.cost);
        if (where.cost >= best.cost) continue;
        best = where;
        chosen = route.vehicle;
    }
    if (chosen == nothing || !place(scheduler, solution, chosen, other, best)) return std::nullopt;
    std::erase(solution.open, ride);
    std::erase(solution.open, other);
    const std::int64_t more = solution.cost() - before;
    return RideHelp{RideHelpKind::MoveOther, 0, vehicle, other, more, plan_of(model, scheduler, solution)};
}

void try_moves(const RideModel& model, RouteScheduler& scheduler, const Solution& solution,
               std::uint32_t ride, std::size_t most, std::vector<RideHelp>& helps) {
    std::vector<RideHelp> found;
    for (std::uint32_t other = 0; other < model.rides() && most > 0; ++other) {
        if (other == ride || solution.vehicle_of[other] == nothing || model.pinned[other] != nothing)
            continue;
        auto help = try_move(model, scheduler, solution, ride, other);
        if (!help) continue;
        const auto behind = std::upper_bound(
            found.begin(), found.end(), *help,
            [](const RideHelp& one, const RideHelp& next) { return one.extra_cost < next.extra_cost; });
        found.insert(behind, std::move(*help));
        if (found.size() > most) found.pop_back();
    }
    helps.insert(helps.end(), found.begin(), found.end());
}

}  // namespace

Ride shifted(Ride ride, RideTime by) {
    for (RideWindow* window : {&ride.pick_up, &ride.drop_off}) {
        window->from = std::clamp(window->from + by, 0, max_ride_time);
        window->to = std::clamp(window->to + by, 0, max_ride_time);
    }
    return ride;
}

RideExplanation explain_ride(const RideProblem& problem, const RidePlan& plan, std::uint32_t ride,
                             const ExplanationLimits& limits) {
    RideExplanation result;
    if (insert_ride(problem, plan, ride)) {
        result.fits = true;
        return result;
    }
    RideModel model(problem, plan);
    RouteScheduler scheduler(model);
    Solution solution = solution_of(model, scheduler, plan);
    take_out(model, scheduler, solution, {ride});
    Barriers barriers(model, problem, ride);
    for (const Route& route : solution.routes)
        result.barriers.push_back({route.vehicle, barriers.find(route)});
    RideProblem changed = problem;
    try_shifts(changed, plan, ride, limits, RideHelpKind::Earlier, result.helps);
    try_shifts(changed, plan, ride, limits, RideHelpKind::Later, result.helps);
    try_vehicles(changed, plan, ride, result.helps);
    try_moves(model, scheduler, solution, ride, limits.most_moves, result.helps);
    return result;
}

}  // namespace linli
