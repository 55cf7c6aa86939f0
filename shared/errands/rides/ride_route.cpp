#include "shared/errands/rides/ride_route.h"

#include <algorithm>

namespace linli::rides {

Route RouteScheduler::empty_route(std::uint32_t vehicle) const {
    const ModelVehicle& own = model_.vehicles[vehicle];
    Route route;
    route.vehicle = vehicle;
    route.stops.push_back(own.start);
    for (const FixedVisit& visit : own.fixed) route.stops.push_back(visit.node);
    route.fixed = route.stops.size();
    route.stops.push_back(own.end);
    return route;
}

void RouteScheduler::insert(Route& route, std::uint32_t ride, const Insertion& where) {
    const Node up = static_cast<Node>(2 * ride);
    route.stops.insert(route.stops.begin() + where.drop_off + 1, up + 1);
    route.stops.insert(route.stops.begin() + where.pick_up + 1, up);
}

void RouteScheduler::remove(Route& route, std::uint32_t ride) {
    const Node up = static_cast<Node>(2 * ride);
    std::erase_if(route.stops, [up](Node node) { return node == up || node == up + 1; });
}

// Sequence, legs, loads, cost and hash. False: too many on board.
bool RouteScheduler::fill_legs(Route& route) {
    const std::size_t count = route.stops.size();
    const ModelVehicle& vehicle = model_.vehicles[route.vehicle];
    route.leg.resize(count);
    route.away.resize(count);
    route.load.resize(count);
    route.cost = 0;
    route.hash = 0x9E3779B97F4A7C15ULL * (vehicle.kind + 1);
    PackedLoad load = 0;
    bool fit = true;
    for (std::size_t k = 0; k < count; ++k) {
        const Node node = route.stops[k];
        const bool inside = k > 0 && k + 1 < count;
        route.away[k] = inside ? model_.stay[static_cast<std::size_t>(node)] : 0;
        if (inside) {
            place_[static_cast<std::size_t>(node)] = static_cast<std::int32_t>(k);
            const std::uint32_t ride = ride_of(node);
            load = is_pick_up(node) ? load + model_.load[ride] : load - model_.load[ride];
            fit = fit && (fits(vehicle.capacity, load) || k < route.fixed);
            if (is_pick_up(node)) route.cost += model_.change_cost(ride, route.vehicle);
        }
        route.load[k] = load;
        route.hash = (route.hash ^ static_cast<std::uint64_t>(node)) * 0xBF58476D1CE4E5B9ULL;
        route.hash ^= route.hash >> 29;
    }
    if (route.fixed > 1) {
        const FixedVisit& last = vehicle.fixed.back();
        route.away[route.fixed - 1] = std::max(last.depart, model_.now) - last.begin;
    }
    // A vehicle that stays where it is costs nothing.
    if (count == 2) {
        route.leg[0] = 0;
        return true;
    }
    for (std::size_t k = 0; k + 1 < count; ++k) {
        route.leg[k] = route.away[k] + model_.time(route.stops[k], route.stops[k + 1]);
        route.cost += model_.cost(route.stops[k], route.stops[k + 1]);
    }
    return fit;
}

// Delays pick-ups whose drop-off is later than they allow, and the start if the tour is too long. `lowest` is
// the first stop that moved, or the end.
bool RouteScheduler::raise(Route& route, std::size_t& lowest) {
    const std::size_t last = route.stops.size() - 1;
    const ModelVehicle& vehicle = model_.vehicles[route.vehicle];
    std::vector<RideTime>& begin = route.earliest;
    lowest = last;
    for (std::size_t k = last; k-- > route.fixed;) {
        const Node node = route.stops[k];
        if (is_pick_up(node)) continue;
        const auto up = static_cast<std::size_t>(place_[static_cast<std::size_t>(node - 1)]);
        const RideTime least = begin[k] - model_.longest[ride_of(node)];
        if (begin[up] >= least) continue;
        if (up < route.fixed || least > model_.to[static_cast<std::size_t>(node - 1)]) return false;
        begin[up] = least;
        lowest = std::min(lowest, up);
    }
    const RideTime start = begin[last] - vehicle.longest_tour;
    if (begin[0] < start) {
        if (start > vehicle.start_to) return false;
        begin[0] = start;
        lowest = 0;
    }
    return true;
}

bool RouteScheduler::find_earliest(Route& route) {
    const std::size_t last = route.stops.size() - 1;
    const ModelVehicle& vehicle = model_.vehicles[route.vehicle];
    std::vector<RideTime>& begin = route.earliest;
    begin.resize(last + 1);
    begin[0] = vehicle.start_from;
    if (begin[0] > vehicle.start_to) return false;
    for (std::size_t k = 1; k < route.fixed; ++k) begin[k] = vehicle.fixed[k - 1].begin;
    for (std::size_t k = route.fixed; k < last; ++k)
        begin[k] = model_.from[static_cast<std::size_t>(route.stops[k])];
    begin[last] = 0;
    std::size_t lowest = route.fixed - 1;
    do {
        for (std::size_t k = std::max(lowest + 1, route.fixed); k <= last; ++k) {
            begin[k] = std::max(begin[k], begin[k - 1] + route.leg[k - 1]);
            const RideTime to =
                k == last ? vehicle.end_to : model_.to[static_cast<std::size_t>(route.stops[k])];
            if (begin[k] > to) return false;
        }
        if (!raise(route, lowest)) return false;
    } while (lowest < last);
    return true;
}

// The mirror of raise(): a drop-off cannot be later than its pick-up allows, nor the end than the start.
bool RouteScheduler::lower(Route& route, std::size_t& highest) {
    const std::size_t last = route.stops.size() - 1;
    std::vector<RideTime>& begin = route.latest;
    highest = 0;
    for (std::size_t k = route.fixed; k < last; ++k) {
        const Node node = route.stops[k];
        if (is_pick_up(node)) continue;
        const auto up = static_cast<std::size_t>(place_[static_cast<std::size_t>(node - 1)]);
        const RideTime most = begin[up] + model_.longest[ride_of(node)];
        if (begin[k] <= most) continue;
        begin[k] = most;
        highest = k;
    }
    const std::int64_t back = std::int64_t{begin[0]} + model_.vehicles[route.vehicle].longest_tour;
    if (begin[last] > back) {
        begin[last] = static_cast<RideTime>(back);
        highest = last;
    }
    return true;
}

bool RouteScheduler::find_latest(Route& route) {
    const std::size_t last = route.stops.size() - 1;
    const ModelVehicle& vehicle = model_.vehicles[route.vehicle];
    std::vector<RideTime>& begin = route.latest;
    begin.resize(last + 1);
    begin[0] = vehicle.start_to;
    for (std::size_t k = 1; k < route.fixed; ++k) begin[k] = vehicle.fixed[k - 1].begin;
    for (std::size_t k = route.fixed; k < last; ++k)
        begin[k] = model_.to[static_cast<std::size_t>(route.stops[k])];
    begin[last] = vehicle.end_to;
    std::size_t highest = last;
    do {
        for (std::size_t k = highest; k-- > route.fixed;) {
            begin[k] = std::min(begin[k], begin[k + 1] - route.leg[k]);
        }
        if (route.fixed == 1) begin[0] = std::min(begin[0], begin[1] - route.leg[0]);
        lower(route, highest);
    } while (highest > 0);
    return true;
}

bool RouteScheduler::refresh(Route& route) {
    const bool fit = fill_legs(route);
    if (!fit || !find_earliest(route)) return false;
    return find_latest(route);
}

void RouteScheduler::build_trial(const Route& route, std::uint32_t ride, std::size_t up, std::size_t down) {
    const std::size_t count = route.stops.size() + 2;
    const Node node = static_cast<Node>(2 * ride);
    const auto index = static_cast<std::size_t>(node);
    trial_stops_.resize(count);
    trial_begin_.resize(count);
    trial_latest_.resize(count);
    trial_leg_.resize(count);
    const auto spread = [&](const auto& old, auto& trial, auto at_up, auto at_down) {
        std::copy(old.begin(), old.begin() + static_cast<std::ptrdiff_t>(up) + 1, trial.begin());
        trial[up + 1] = at_up;
        std::copy(old.begin() + static_cast<std::ptrdiff_t>(up) + 1,
                  old.begin() + static_cast<std::ptrdiff_t>(down) + 1,
                  trial.begin() + static_cast<std::ptrdiff_t>(up) + 2);
        trial[down + 2] = at_down;
        std::copy(old.begin() + static_cast<std::ptrdiff_t>(down) + 1, old.end(),
                  trial.begin() + static_cast<std::ptrdiff_t>(down) + 3);
    };
    spread(route.stops, trial_stops_, node, node + 1);
    spread(route.earliest, trial_begin_, model_.from[index], model_.from[index + 1]);
    spread(route.latest, trial_latest_, model_.to[index], model_.to[index + 1]);
    spread(route.leg, trial_leg_, model_.stay[index], model_.stay[index + 1]);
    const auto set_leg = [&](std::size_t k, RideTime away) {
        trial_leg_[k] = away + model_.time(trial_stops_[k], trial_stops_[k + 1]);
    };
    set_leg(up, route.away[up]);
    set_leg(up + 1, model_.stay[index]);
    if (down > up) set_leg(down + 1, route.away[down]);
    set_leg(down + 2, model_.stay[index + 1]);
}

// As find_earliest(), but only from the first to the last stop that the ride delays.
bool RouteScheduler::settle_trial(const ModelVehicle& vehicle, std::size_t fixed, std::size_t first,
                                  std::size_t highest) {
    const std::size_t last = trial_stops_.size() - 1;
    RideTime* begin = trial_begin_.data();
    std::size_t lowest = first;
    do {
        std::size_t k = std::max(lowest + 1, fixed);
        for (; k <= last; ++k) {
            const RideTime soonest = begin[k - 1] + trial_leg_[k - 1];
            if (soonest <= begin[k]) {
                if (k > highest) break;
                continue;
            }
            if (soonest > trial_latest_[k]) return false;
            begin[k] = soonest;
        }
        lowest = last;
        highest = 0;
        if (k > last && begin[last] - vehicle.longest_tour > begin[0]) {
            begin[0] = begin[last] - vehicle.longest_tour;
            if (begin[0] > trial_latest_[0]) return false;
            lowest = 0;
        }
        for (k = std::min(k, last); k-- > fixed;) {
            const Node node = trial_stops_[k];
            if (is_pick_up(node)) continue;
            const auto up = static_cast<std::size_t>(place_[static_cast<std::size_t>(node - 1)]);
            const RideTime least = begin[k] - model_.longest[ride_of(node)];
            if (begin[up] >= least) continue;
            if (least > trial_latest_[up]) return false;
            begin[up] = least;
            lowest = std::min(lowest, up);
            highest = std::max(highest, up);
        }
    } while (lowest < last);
    return true;
}

bool RouteScheduler::is_possible(const Route& route, std::uint32_t ride, std::size_t up, std::size_t down) {
    build_trial(route, ride, up, down);
    for (std::size_t k = 1; k + 1 < trial_stops_.size(); ++k)
        place_[static_cast<std::size_t>(trial_stops_[k])] = static_cast<std::int32_t>(k);
    return settle_trial(model_.vehicles[route.vehicle], route.fixed, up, down + 2);
}

// Tries all places for the drop-off, the pick-up being behind stop `up`. Before the exact test what follows
// from the earliest and latest schedule is looked at; both bound every schedule with more stops, too.
std::int64_t RouteScheduler::behind_pick_up(const Route& route, std::uint32_t ride, std::size_t up,
                                            Insertion& best, std::int64_t limit) {
    const Node p = static_cast<Node>(2 * ride);
    const Node d = p + 1;
    const auto index = static_cast<std::size_t>(p);
    const std::size_t last = route.stops.size() - 1;
    const PackedLoad capacity = model_.vehicles[route.vehicle].capacity;
    const RideTime to_d = model_.to[index + 1];
    const Node before = route.stops[up];
    const Node after = route.stops[up + 1];
    const RideTime soonest =
        std::max(model_.from[index], route.earliest[up] + route.away[up] + model_.time(before, p));
    const bool stands = last == 1;  // The vehicle has not been needed before.
    const std::int64_t old_leg = stands ? 0 : model_.cost(before, after);
    std::int64_t cost = model_.cost(before, p) - old_leg;
    if (const RideTime down =
            std::max(model_.from[index + 1], soonest + model_.stay[index] + model_.time(p, d));
        down <= to_d && down + model_.stay[index + 1] + model_.time(d, after) <= route.latest[up + 1]) {
        const std::int64_t own = cost + model_.cost(p, d) + model_.cost(d, after);
        if (own < limit && is_possible(route, ride, up, up)) {
            best = {own, static_cast<std::uint16_t>(up), static_cast<std::uint16_t>(up)};
            limit = own;
        }
    }
    if (up + 1 == last) return limit;
    cost += model_.cost(p, after);
    const RideTime leg_p = model_.stay[index] + model_.time(p, after);
    const RideTime latest_p = std::min(model_.to[index], route.latest[up + 1] - leg_p);
    if (soonest > latest_p) return limit;
    const RideTime latest_d =
        static_cast<RideTime>(std::min<std::int64_t>(to_d, std::int64_t{latest_p} + model_.longest[ride]));
    RideTime begin = std::max(route.earliest[up + 1], soonest + leg_p);
    for (std::size_t k = up + 1; k < last; ++k) {
        if (!fits(capacity, route.load[k] + model_.load[ride])) break;
        if (begin + route.away[k] > latest_d) break;
        const RideTime down =
            std::max(model_.from[index + 1], begin + route.away[k] + model_.time(route.stops[k], d));
        if (down <= latest_d &&
            down + model_.stay[index + 1] + model_.time(d, route.stops[k + 1]) <= route.latest[k + 1]) {
            const std::int64_t own = cost + model_.cost(route.stops[k], d) +
                                     model_.cost(d, route.stops[k + 1]) -
                                     model_.cost(route.stops[k], route.stops[k + 1]);
            if (own < limit && is_possible(route, ride, up, k)) {
                best = {own, static_cast<std::uint16_t>(up), static_cast<std::uint16_t>(k)};
                limit = own;
            }
        }
        begin = std::max(route.earliest[k + 1], begin + route.leg[k]);
        if (begin > route.latest[k + 1]) break;
    }
    return limit;
}

Insertion RouteScheduler::best_insertion(const Route& route, std::uint32_t ride, std::int64_t limit,
                                         std::uint64_t skipped) {
    Insertion best;
    const ModelVehicle& vehicle = model_.vehicles[route.vehicle];
    const auto index = static_cast<std::size_t>(2 * ride);
    const PackedLoad load = model_.load[ride];
    if (!vehicle.in_service || !fits(vehicle.capacity, load)) return best;
    if (model_.from[index] > model_.to[index] || model_.from[index + 1] > model_.to[index + 1]) return best;
    const std::int64_t change = model_.change_cost(ride, route.vehicle);
    if (limit != best.cost) limit -= change;
    for (std::size_t up = route.fixed - 1; up + 1 < route.stops.size(); ++up) {
        const RideTime departs = route.earliest[up] + route.away[up];
        if (departs > model_.to[index]) break;
        if ((skipped >> (up % 64) & 1) != 0) continue;
        if (route.latest[up + 1] < model_.from[index] + model_.stay[index]) continue;
        if (!fits(vehicle.capacity, route.load[up] + load)) continue;
        if (departs + model_.time(route.stops[up], static_cast<Node>(index)) > model_.to[index]) continue;
        limit = behind_pick_up(route, ride, up, best, limit);
    }
    if (best.possible()) best.cost += change;
    return best;
}

// Delays a stop and those behind it that follow without waiting, as long as more people get in later than
// stay on board longer. At most up to the next stop that waits, so that nothing behind it moves.
void RouteScheduler::delay_from(const Route& route, std::size_t from, std::vector<RideTime>& begin) const {
    const std::size_t last = route.stops.size() - 1;
    RideTime possible = never;
    RideTime delay = 0;
    std::size_t to = from;
    std::int32_t gain = 0;
    for (std::size_t k = from; k < last && possible > 0; ++k) {
        const Node node = route.stops[k];
        RideTime most =
            k == 0 ? model_.vehicles[route.vehicle].start_to : model_.to[static_cast<std::size_t>(node)];
        const bool gets_out = k > 0 && !is_pick_up(node);
        gain += gets_out ? -1 : 1;
        if (gets_out) {
            const auto up = static_cast<std::size_t>(place_[static_cast<std::size_t>(node - 1)]);
            if (up < from) most = std::min(most, begin[up] + model_.longest[ride_of(node)]);
        }
        possible = std::min(possible, most - begin[k]);
        const RideTime wait = begin[k + 1] - begin[k] - route.leg[k];
        if (gain > 0 && std::min(possible, wait) > delay) {
            delay = std::min(possible, wait);
            to = k;
        }
        if (wait > 0) break;
    }
    for (std::size_t k = from; delay > 0 && k <= to; ++k) begin[k] += delay;
}

std::vector<RideTime> RouteScheduler::service_times(const Route& route) {
    std::vector<RideTime> begin = route.earliest;
    for (std::size_t k = 1; k + 1 < route.stops.size(); ++k)
        place_[static_cast<std::size_t>(route.stops[k])] = static_cast<std::int32_t>(k);
    const std::size_t first = route.fixed == 1 ? 0 : route.fixed;
    for (std::size_t k = route.stops.size() - 1; k-- > first;) delay_from(route, k, begin);
    return begin;
}

}  // namespace linli::rides
