#include "shared/rides/ride_search.h"

#include <algorithm>
#include <set>
#include <utility>

#include "shared/rides/ride_book.h"

namespace linli {
namespace {

constexpr std::uint64_t seed = 1;
constexpr std::uint32_t steps_a_bit = 30;  // Few, so that a frame stays short; not measured on a phone.

}  // namespace

RideSearch::RideSearch(RideDay day)
    : day_(std::move(day)), planner_(day_.problem, seed, day_.plan), first_cost_(planner_.best().cost) {}

void RideSearch::go_on(const State& state) {
    if (done_) return;
    if (!stopped_) {
        planner_.improve(steps_a_bit);
        ++bits_done_;
    }
    if (!stopped_ && bits_done_ < bits_in_all()) return;
    const RidePlan best = planner_.best();
    legs_ = legs_of_plan(state, day_, brought_forward(day_, best));
    saved_ = seconds(first_cost_ - best.cost);
    done_ = true;
}

bool RideSearch::is_about(const RideDay& day) const {
    const RideProblem &known = day_.problem, &other = day.problem;
    return day_.midnight == day.midnight && day_.vehicles == day.vehicles && day_.ways == day.ways &&
           day_.plan == day.plan && known.rides == other.rides && known.vehicles == other.vehicles &&
           known.travel == other.travel;
}

RidesChanged changed_by(const State& state, const TimeRange& day, const std::vector<PlannedLeg>& legs) {
    RidesChanged changed;
    std::set<ErrandId> errands;
    std::set<VehicleId> before, after;
    for (const PlannedLeg& leg : legs) {
        after.insert(leg.vehicle);
        if (!errands.insert(leg.errand).second) continue;
        ++(legs_of(state, leg.errand).empty() ? changed.added : changed.moved);
    }
    const auto is_replaced = [&](const RideLeg& leg) {
        return std::any_of(legs.begin(), legs.end(), [&](const PlannedLeg& planned) {
            return planned.errand == leg.errand && planned.way == leg.way;
        });
    };
    for (const Vehicle* vehicle : vehicles_in_use(state)) {
        for (const RideLeg* leg : legs_of_vehicle(state, vehicle->id, day)) {
            before.insert(vehicle->id);
            if (!is_replaced(*leg)) after.insert(vehicle->id);
        }
    }
    changed.vehicles = static_cast<int>(after.size()) - static_cast<int>(before.size());
    return changed;
}

}  // namespace linli
