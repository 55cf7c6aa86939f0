#include "shared/rides/ride_fit.h"

#include <algorithm>

#include "shared/errands/rides/ride_insertion.h"
#include "shared/rides/ride_book.h"

namespace linli {
namespace {

constexpr Duration worth_a_word = minutes(1);

std::int64_t size_of(Duration duration) {
    return duration.ms < 0 ? -duration.ms : duration.ms;
}

const RideLeg* accepted(const State& state, const PlannedLeg& leg) {
    for (const RideLeg* known : legs_of(state, leg.errand)) {
        if (known->way == leg.way) return known;
    }
    return nullptr;
}

void add_leg(const State& state, const PlannedLeg& leg, ErrandId errand, RideFit& fit) {
    fit.all.push_back(leg);
    if (leg.errand == errand) return fit.own.push_back(leg);
    const RideLeg* before = accepted(state, leg);
    if (!before) return;
    const Duration later = leg.window.from - before->window.from;
    if (size_of(later) >= worth_a_word.ms) fit.moved.push_back({leg.errand, leg.way, later});
}

bool is_planned_leg(const State& state, const PlannedLeg& leg) {
    return accepted(state, leg) != nullptr;
}

}  // namespace

RideFit fit_in(const State& state, const RideDay& day, ErrandId errand) {
    RideFit fit;
    fit.plan = day.plan;
    bool put_in = false;
    for (const LegWay way : {LegWay::There, LegWay::Back}) {
        const auto ride = day.ride_of(errand, way);
        if (!ride) continue;
        const auto& open = fit.plan.unplanned;
        if (std::find(open.begin(), open.end(), *ride) == open.end()) continue;
        auto offer = insert_ride(day.problem, fit.plan, *ride);
        if (!offer) {
            fit.fails = *ride;
            return fit;
        }
        fit.plan = std::move(offer->plan);
        put_in = true;
    }
    if (!put_in) return fit;
    // Other rides that nobody drives yet are not planned by the way.
    for (const PlannedLeg& leg : legs_of_plan(state, day, brought_forward(day, fit.plan))) {
        if (leg.errand == errand || is_planned_leg(state, leg)) add_leg(state, leg, errand, fit);
    }
    const auto by_way = [](const PlannedLeg& a, const PlannedLeg& b) { return a.way < b.way; };
    std::sort(fit.own.begin(), fit.own.end(), by_way);
    std::stable_sort(fit.moved.begin(), fit.moved.end(), [](const MovedRide& a, const MovedRide& b) {
        return size_of(a.later) > size_of(b.later);
    });
    return fit;
}

}  // namespace linli
