#pragma once

#include <cstdint>
#include <vector>

#include "shared/errands/rides/ride_problem.h"

// The problem as the planning needs it: stops as nodes with narrowed windows, loads packed into one word.

namespace linli::rides {

using Node = std::int32_t;  // Of ride r: 2r its pick-up, 2r + 1 its drop-off. Above: start and end places.

inline constexpr RideTime never = 1'000'000'000;
inline constexpr std::uint32_t nothing = static_cast<std::uint32_t>(-1);

inline bool is_pick_up(Node node) {
    return (node & 1) == 0;
}
inline std::uint32_t ride_of(Node node) {
    return static_cast<std::uint32_t>(node) / 2;
}

// Four counts of 15 bits in one word: seats, wheelchairs, stretchers, and the right to be alone. A bit above
// each count finds all overflows with one subtraction.
using PackedLoad = std::uint64_t;
PackedLoad packed(const RideLoad& load, std::int32_t alone);
inline bool fits(PackedLoad capacity, PackedLoad load) {
    constexpr PackedLoad guards = 0x8000'8000'8000'8000ULL;
    return (((capacity | guards) - load) & guards) == guards;
}

// A visit that cannot be changed any more.
struct FixedVisit {
    Node node = 0;
    RideTime begin = 0;
    RideTime depart = 0;
};

struct ModelVehicle {
    Node start = 0;
    Node end = 0;
    RideTime start_from = 0;
    RideTime start_to = 0;
    RideTime end_to = 0;
    RideTime longest_tour = 0;
    PackedLoad capacity = 0;
    bool in_service = true;
    std::uint32_t kind = 0;  // Vehicles of one kind can change places in a plan.
    std::vector<FixedVisit> fixed;
};

class RideModel {
public:
    // Checks nothing: the problem has been checked. Of the plan the fixed visits count, and with a
    // change_cost who drives whom.
    RideModel(const RideProblem& problem, const RidePlan& plan);

    std::uint32_t rides() const { return rides_; }
    RideTime time(Node from, Node to) const { return times_[at(from, to)]; }
    std::int32_t cost(Node from, Node to) const {
        return costs_.empty() ? time(from, to) : costs_[at(from, to)];
    }
    std::int64_t change_cost(std::uint32_t ride, std::uint32_t vehicle) const;
    std::int32_t longest_leg() const { return longest_leg_; }

    // By node of a ride: when its service may begin, and how long the vehicle stays from then on.
    std::vector<RideTime> from;
    std::vector<RideTime> to;
    std::vector<RideTime> stay;
    // By ride.
    std::vector<PackedLoad> load;
    std::vector<RideTime> longest;      // From the beginning at the pick-up to the beginning at the drop-off.
    std::vector<std::uint32_t> pinned;  // The vehicle that it is in already, or `nothing`.
    std::vector<std::uint32_t> driven_by;  // In the plan, or `nothing`.

    std::vector<ModelVehicle> vehicles;
    std::uint32_t vehicle_kinds = 0;
    RideTime now = 0;

private:
    std::size_t at(Node from, Node to) const {
        return static_cast<std::size_t>(from) * nodes_ + static_cast<std::size_t>(to);
    }
    void add_nodes(const RideProblem& problem);
    void fill_table(const RideProblem& problem);
    void take_fixed(const RidePlan& plan);
    void part_from_returns(const RideProblem& problem);
    void narrow_windows();
    void forgive_late(const RidePlan& plan);
    void find_kinds();

    std::uint32_t rides_ = 0;
    std::size_t nodes_ = 0;
    std::int32_t change_cost_ = 0;
    std::int32_t longest_leg_ = 0;
    std::vector<std::uint32_t> place_of_;
    std::vector<RideTime> times_;
    std::vector<std::int32_t> costs_;
};

}  // namespace linli::rides
