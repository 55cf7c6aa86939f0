#include "shared/errands/rides/ride_insertion.h"

#include <algorithm>
#include <limits>

#include "shared/errands/rides/ride_solution.h"

namespace linli {

using namespace rides;

std::optional<RideOffer> insert_ride(const RideProblem& problem, const RidePlan& plan, std::uint32_t ride) {
    const RideModel model(problem, plan);
    RouteScheduler scheduler(model);
    Solution solution = solution_of(model, scheduler, plan);
    const std::uint32_t pinned = model.pinned[ride];
    if (pinned != nothing) return RideOffer{pinned, 0, plan_of(model, scheduler, solution)};
    take_out(model, scheduler, solution, {ride});
    Insertion best;
    std::uint32_t chosen = nothing;
    for (const Route& route : solution.routes) {
        const Insertion own = scheduler.best_insertion(route, ride, best.cost);
        if (own.cost >= best.cost) continue;
        best = own;
        chosen = route.vehicle;
    }
    if (chosen == nothing || !place(scheduler, solution, chosen, ride, best)) return std::nullopt;
    std::erase(solution.open, ride);
    RideOffer offer{chosen, best.cost - model.change_cost(ride, chosen), plan_of(model, scheduler, solution)};
    return offer;
}

}  // namespace linli
