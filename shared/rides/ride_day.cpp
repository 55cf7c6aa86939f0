#include "shared/rides/ride_day.h"

#include <algorithm>
#include <map>
#include <set>

#include "shared/errands/infection_book.h"
#include "shared/errands/rides/ride_planner.h"
#include "shared/rides/ride_book.h"

namespace linli {
namespace {

constexpr RideTime minute_s = 60, day_s = 24 * 60 * minute_s;
constexpr RideTime getting_in = 10 * minute_s, getting_out = 5 * minute_s;  // On foot.
constexpr RideTime lifted_out = 10 * minute_s;                              // Wheelchair, stretcher.
constexpr auto lifted_in = static_cast<RideTime>(longest_getting_in.ms / 1000);
constexpr auto detour = static_cast<RideTime>(longest_detour.ms / 1000);  // Beyond the direct way.
constexpr auto airing = static_cast<RideTime>(airing_after_alone.ms / 1000);
constexpr RideTime back_within = 2 * 60 * minute_s;     // Nobody waits longer for the way back.
constexpr std::int32_t changed_driver = 10 * minute_s;  // Worth so much driving that people keep theirs.

// The gate, where the vehicles stand, and where every house is whose place nobody has said.
constexpr std::uint32_t home = 0;
constexpr std::int32_t street_percent = 130, speed_m_per_minute = 250;  // 15 km/h, between houses.

// Between two clinics of which only the ways from here are known: never shorter than the ways allow, and the
// way over a third one never shorter.
RideTime between(std::int32_t a_minutes, std::int32_t b_minutes) {
    const std::int32_t apart = std::abs(a_minutes - b_minutes), half = (a_minutes + b_minutes) / 2;
    return std::max(apart, half) * minute_s;
}

class Builder {
public:
    Builder(const State& state, CivilDate date, Instant now) : state_(state), date_(date), now_(now) {
        offset_ = utc_offset(state);
        day_.midnight = instant_of(date, 0, offset_);
    }

    RideDay build() {
        add_vehicles();
        for (const Errand* errand : rides_on(state_, {day_.midnight, day_.midnight + days(1)})) {
            if (!is_driven_without_plan(state_, *errand)) add_ride(*errand);
        }
        fill_table();
        day_.problem.now = std::clamp<RideTime>(time_of(now_), 0, 2 * day_s);
        day_.problem.change_cost = changed_driver;
        take_accepted();
        return std::move(day_);
    }

private:
    RideTime time_of(Instant instant) const {
        const std::int64_t seconds = (instant - day_.midnight).ms / 1000;
        return static_cast<RideTime>(std::clamp<std::int64_t>(seconds, -day_s, 3 * day_s));
    }

    void add_vehicles() {
        for (const Vehicle* vehicle : vehicles_in_use(state_)) {
            if (!vehicle->driver || !is_on(vehicle->days, date_)) continue;
            RideVehicle one;
            one.start_place = one.end_place = home;
            one.places = {vehicle->seats, vehicle->wheelchairs, vehicle->stretchers};
            one.shift = {vehicle->from_minute * minute_s, vehicle->until_minute * minute_s};
            one.out_of_service = vehicle->off_since || !can_be_driven(state_, *vehicle);
            day_.problem.vehicles.push_back(one);
            day_.vehicles.push_back(vehicle->id);
        }
    }

    std::uint32_t place_of(const std::string& destination) {
        const auto next = static_cast<std::uint32_t>(places_.size());
        const auto [found, is_new] = destinations_.try_emplace(destination, next);
        if (is_new) places_.push_back({minutes_to(state_, destination), {}});
        return found->second;
    }

    std::uint32_t place_of(std::optional<BuildingId> building) {
        const BuildingPlace* spot = building ? state_.building_places.find(*building) : nullptr;
        if (!spot) return home;
        const auto next = static_cast<std::uint32_t>(places_.size());
        const auto [found, is_new] = houses_.try_emplace(spot->id, next);
        if (is_new) places_.push_back({0, {spot->east_m, spot->north_m}});
        return found->second;
    }

    // Whoever leaves the neighbourhood does so by the gate.
    RideTime driving(std::uint32_t from, std::uint32_t to) const {
        if (from == to) return 0;
        const Place &a = places_[from], &b = places_[to];
        if (a.minutes_away > 0 && b.minutes_away > 0) return between(a.minutes_away, b.minutes_away);
        const RideTime outside = (a.minutes_away + b.minutes_away) * minute_s;
        return outside + straight_way(a.at, b.at, street_percent, speed_m_per_minute);
    }

    void add_ride(const Errand& errand) {
        const ErrandDetail* detail = state_.errand_details.find(errand.id);
        const bool lifted = errand.needs.wheelchair || errand.needs.stretcher;
        const RideWish wish = detail ? detail->ride : RideWish{};
        Ride there;
        there.from_place = place_of(errand.building);
        there.to_place = place_of(detail ? detail->destination : std::string());
        const RideTime way = driving(there.from_place, there.to_place);
        there.pick_up = {time_of(errand.window.from), time_of(errand.window.until)};
        there.drop_off = {there.pick_up.from, there.pick_up.to + way + detour + lifted_in};
        if (const RideAppointment* appointment = state_.ride_appointments.find(errand.id))
            there.drop_off = {time_of(appointment->arrive.from), time_of(appointment->arrive.until)};
        there.pick_up_service = lifted ? lifted_in : getting_in;
        there.drop_off_service = lifted ? lifted_out : getting_out;
        there.load = {wish.escorts + (lifted ? 0 : 1), errand.needs.wheelchair ? 1 : 0,
                      errand.needs.stretcher ? 1 : 0};
        there.longest_on_board = way + detour;
        there.infectious = rides_alone(state_, errand);
        there.cleaning = there.infectious ? airing : 0;
        const auto number = static_cast<std::uint32_t>(day_.problem.rides.size());
        day_.problem.rides.push_back(there);
        day_.ways.push_back({errand.id, LegWay::There});
        if (wish.minutes_there > 0) add_way_back(errand, there, number, wish.minutes_there * minute_s);
    }

    void add_way_back(const Errand& errand, const Ride& there, std::uint32_t number, RideTime gap) {
        Ride back = there;
        std::swap(back.from_place, back.to_place);
        const RideTime arrival = std::max(
            there.drop_off.from + there.drop_off_service,
            there.pick_up.from + there.pick_up_service + day_or_way(there.longest_on_board - detour));
        const RideTime soonest = arrival + gap;
        back.pick_up = {soonest, there.drop_off.to + there.drop_off_service + gap + back_within};
        back.drop_off = {soonest, back.pick_up.to + back.pick_up_service + back.longest_on_board};
        back.returns_after = ReturnLink{number, gap};
        day_.problem.rides.push_back(back);
        day_.ways.push_back({errand.id, LegWay::Back});
    }

    static RideTime day_or_way(RideTime way) { return std::min(way, day_s); }

    void fill_table() {
        TravelTable& table = day_.problem.travel;
        table.places = places_.size();
        table.times.resize(table.places * table.places);
        for (std::uint32_t from = 0; from < table.places; ++from) {
            for (std::uint32_t to = 0; to < table.places; ++to)
                table.times[from * table.places + to] = driving(from, to);
        }
    }

    // What is accepted stands in the plan in the order of its times; what the planner cannot keep (a window
    // that was changed since) is planned anew.
    void take_accepted() {
        day_.plan = empty_plan(day_.problem);
        struct Stop {
            RideTime at;
            std::uint32_t ride;
            RideStop stop;
            bool begun;
        };
        std::map<std::size_t, std::vector<Stop>> stops;
        std::set<std::uint32_t> planned;
        for (std::uint32_t ride = 0; ride < day_.ways.size(); ++ride) {
            for (const RideLeg* leg : legs_of(state_, day_.ways[ride].errand)) {
                if (leg->way != day_.ways[ride].way) continue;
                const auto vehicle = std::find(day_.vehicles.begin(), day_.vehicles.end(), leg->vehicle);
                if (vehicle == day_.vehicles.end()) continue;
                auto& of = stops[static_cast<std::size_t>(vehicle - day_.vehicles.begin())];
                of.push_back(
                    {time_of(leg->window.from), ride, RideStop::PickUp, leg->state != LegState::Planned});
                of.push_back(
                    {time_of(leg->window.until), ride, RideStop::DropOff, leg->state == LegState::Done});
                planned.insert(ride);
            }
        }
        for (auto& [vehicle, of] : stops) {
            std::stable_sort(of.begin(), of.end(), [](const Stop& a, const Stop& b) { return a.at < b.at; });
            for (const Stop& stop : of)
                day_.plan.routes[vehicle].visits.push_back(visit(stop.ride, stop.stop, stop.at, stop.begun));
        }
        std::erase_if(day_.plan.unplanned, [&](std::uint32_t ride) { return planned.contains(ride); });
    }

    RideVisit visit(std::uint32_t ride, RideStop stop, RideTime at, bool begun) const {
        const Ride& of = day_.problem.rides[ride];
        const RideTime service =
            stop == RideStop::PickUp ? of.pick_up_service : of.drop_off_service + of.cleaning;
        RideVisit visit;
        visit.ride = ride;
        visit.stop = stop;
        visit.arrive = visit.begin = at;
        visit.depart = at + service;
        visit.fixed = begun;
        return visit;
    }

    const State& state_;
    CivilDate date_;
    Instant now_;
    UtcOffset offset_;
    RideDay day_;
    struct Place {
        std::int32_t minutes_away = 0;  // Of a destination, from the gate; of a house 0.
        RidePoint at;                   // Of a house; whoever comes from outside comes in at the gate.
    };
    std::map<std::string, std::uint32_t> destinations_;
    std::map<BuildingId, std::uint32_t> houses_;
    std::vector<Place> places_{Place{}};
};

}  // namespace

std::optional<std::uint32_t> RideDay::ride_of(ErrandId errand, LegWay way) const {
    for (std::uint32_t ride = 0; ride < ways.size(); ++ride) {
        if (ways[ride].errand == errand && ways[ride].way == way) return ride;
    }
    return std::nullopt;
}

RideDay ride_day(const State& state, CivilDate day, Instant now) {
    return Builder(state, day, now).build();
}

TimeRange earliest_drive(const RideDay& day, const Ride& ride) {
    const RideTime from = ride.pick_up.from, way = day.problem.travel.time(ride.from_place, ride.to_place);
    const RideTime until = std::max(from + ride.pick_up_service + way, ride.drop_off.from);
    return {day.instant(from), day.instant(until)};
}

RidePlan brought_forward(const RideDay& day, const RidePlan& plan) {
    RideProblem problem = day.problem;
    std::map<std::uint32_t, RideTime> free_at;  // By outward ride.
    for (const RideRoute& route : plan.routes) {
        for (const RideVisit& visit : route.visits) {
            Ride& ride = problem.rides[visit.ride];
            if (ride.returns_after) continue;
            RideWindow& window = visit.stop == RideStop::PickUp ? ride.pick_up : ride.drop_off;
            window = {visit.begin, visit.begin};
            if (visit.stop == RideStop::DropOff) free_at[visit.ride] = visit.begin + ride.drop_off_service;
        }
    }
    for (Ride& ride : problem.rides) {
        const auto free = ride.returns_after ? free_at.find(ride.returns_after->outward_ride) : free_at.end();
        if (free == free_at.end()) continue;
        ride.pick_up.from = free->second + ride.returns_after->gap;
        ride.drop_off.from = ride.pick_up.from;
    }
    if (!check_ride_problem(problem)) return plan;
    RidePlan sooner = RidePlanner(problem, 1, plan).best();
    return sooner.unplanned == plan.unplanned ? sooner : plan;
}

std::vector<PlannedLeg> legs_of_plan(const State& state, const RideDay& day, const RidePlan& plan) {
    std::set<ErrandId> halved;
    for (const std::uint32_t ride : plan.unplanned) halved.insert(day.ways[ride].errand);
    std::vector<PlannedLeg> legs;
    for (std::size_t vehicle = 0; vehicle < plan.routes.size(); ++vehicle) {
        std::map<std::uint32_t, RideTime> picked_up;
        for (const RideVisit& visit : plan.routes[vehicle].visits) {
            if (visit.stop == RideStop::PickUp) {
                picked_up[visit.ride] = visit.begin;
                continue;
            }
            const RideDay::Way& way = day.ways[visit.ride];
            const PlannedLeg leg{way.errand,
                                 day.vehicles[vehicle],
                                 way.way,
                                 {day.instant(picked_up[visit.ride]), day.instant(visit.begin)}};
            if (!halved.contains(way.errand) && !has_leg(state, leg) && !visit.fixed) legs.push_back(leg);
        }
    }
    return legs;
}

}  // namespace linli
