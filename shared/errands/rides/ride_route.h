#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "shared/errands/rides/ride_model.h"

// One vehicle's sequence of stops, and whether times exist for it.
//
// Windows, ways, longest times on board and the longest tour are all of the form "b is at least so much after
// a". So there is an earliest schedule, in which every stop is as early as in any possible one, and a latest
// one. They are found by repeated passes over the route: forward over the ways, backward over the limits
// (which delay a pick-up when its drop-off has to wait), until nothing moves. Without a window missed the
// schedule is possible, so this test is exact; the "eight steps" of Cordeau and Laporte, "A tabu search
// heuristic for the static multi-vehicle dial-a-ride problem" (2003), with their forward time slack, look for
// the same delays. The system of differences is that of Firat and Woeginger, "Analysis of the dial-a-ride
// problem of Hunsaker and Savelsbergh" (2011). A pass is linear; few are needed, as delays never come back to
// the stop that caused them if each ride is short enough without waiting.

namespace linli::rides {

struct Route {
    std::uint32_t vehicle = 0;
    std::size_t fixed = 1;           // So many stops at the front cannot be changed, with the start place.
    std::vector<Node> stops;         // With the start and the end place.
    std::vector<RideTime> earliest;  // Beginning of service.
    std::vector<RideTime> latest;
    std::vector<RideTime> leg;     // From the beginning here to the arrival at the next, without waiting.
    std::vector<RideTime> away;    // From the beginning here to the departure.
    std::vector<PackedLoad> load;  // After the stop.
    std::int64_t cost = 0;         // With change costs.
    std::uint64_t hash = 0;        // Of the kind of vehicle and the stops.
};

// Where a ride goes: the pick-up behind the stop `pick_up`, the drop-off behind the stop `drop_off`, counted
// in the route before.
struct Insertion {
    std::int64_t cost = std::numeric_limits<std::int64_t>::max();  // More than before; this: impossible.
    std::uint16_t pick_up = 0;
    std::uint16_t drop_off = 0;
    bool possible() const { return cost != std::numeric_limits<std::int64_t>::max(); }
};

class RouteScheduler {
public:
    explicit RouteScheduler(const RideModel& model) : model_(model), place_(2 * model.rides()) {}

    // The fixed visits only.
    Route empty_route(std::uint32_t vehicle) const;

    // Fills everything that follows from vehicle and stops. False: no times are possible.
    bool refresh(Route& route);

    // The cheapest possible place for the ride that costs less than `limit`; the first of equal ones.
    // With bits in `skipped` the pick-up does not go behind the stops of these numbers, modulo 64.
    Insertion best_insertion(const Route& route, std::uint32_t ride, std::int64_t limit,
                             std::uint64_t skipped = 0);

    // Changes only the stops: refresh() must follow.
    static void insert(Route& route, std::uint32_t ride, const Insertion& where);
    static void remove(Route& route, std::uint32_t ride);

    // The times to drive by: as in the earliest schedule, but the tour begins late and nobody is picked up
    // only to wait on board. The route must be possible.
    std::vector<RideTime> service_times(const Route& route);

private:
    bool fill_legs(Route& route);
    bool find_earliest(Route& route);
    bool find_latest(Route& route);
    bool raise(Route& route, std::size_t& lowest);
    bool lower(Route& route, std::size_t& highest);
    bool is_possible(const Route& route, std::uint32_t ride, std::size_t up, std::size_t down);
    void build_trial(const Route& route, std::uint32_t ride, std::size_t up, std::size_t down);
    bool settle_trial(const ModelVehicle& vehicle, std::size_t fixed, std::size_t first, std::size_t highest);
    void delay_from(const Route& route, std::size_t from, std::vector<RideTime>& begin) const;
    std::int64_t behind_pick_up(const Route& route, std::uint32_t ride, std::size_t up, Insertion& best,
                                std::int64_t limit);

    const RideModel& model_;
    std::vector<std::int32_t> place_;  // By node: its index in the route that is looked at.
    // The route with the ride that is tried.
    std::vector<Node> trial_stops_;
    std::vector<RideTime> trial_begin_;
    std::vector<RideTime> trial_latest_;
    std::vector<RideTime> trial_leg_;
};

}  // namespace linli::rides
