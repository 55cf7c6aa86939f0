#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/errands/rides/ride_planner.h"
#include "shared/rides/ride_day.h"

// Looks for a better plan of one day's rides: a bit at a time, so that a page that looks for it never stands
// still. Nothing is decided by it; see AcceptRides.

namespace linli {

// The same day and number of bits give the same legs everywhere.
class RideSearch {
public:
    // The day's problem must have passed check_ride_problem().
    explicit RideSearch(RideDay day);

    // One bit. Legs are told as they differ from what `state` has; with the last bit the search is done.
    void go_on(const State& state);
    // What was found so far is enough: the next bit is the last one.
    void stop() { stopped_ = true; }

    bool done() const { return done_; }
    std::uint32_t bits_done() const { return bits_done_; }
    static constexpr std::uint32_t bits_in_all() { return 100; }

    // The same rides, vehicles and plan as this day's; only the time of now may be another.
    bool is_about(const RideDay& day) const;

    // When it is done: what AcceptRides takes, nothing where there is no better plan.
    const std::vector<PlannedLeg>& legs() const { return legs_; }
    // When it is done: so much less driving, of all vehicles together, than in the day's own plan with what
    // could be added to it at once. Negative where drivers keep their people or more people are driven.
    Duration saved() const { return saved_; }

private:
    RideDay day_;
    RidePlanner planner_;
    std::int64_t first_cost_ = 0;  // Seconds of driving.
    std::uint32_t bits_done_ = 0;
    bool stopped_ = false, done_ = false;
    std::vector<PlannedLeg> legs_;
    Duration saved_;
};

// What a plan changes, in numbers that can be said in one line.
struct RidesChanged {
    std::size_t added = 0;  // Errands that nobody drove before.
    std::size_t moved = 0;  // Errands at another time or with another vehicle.
    int vehicles = 0;       // More that drive on that day; negative: fewer.
    friend bool operator==(const RidesChanged&, const RidesChanged&) = default;
};

// `legs` as AcceptRides takes them, before it is pressed; `day` from midnight to midnight.
RidesChanged changed_by(const State& state, const TimeRange& day, const std::vector<PlannedLeg>& legs);

}  // namespace linli
