#include "shared/rides/ride_book.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "shared/errands/errand_book.h"
#include "shared/errands/infection_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/people/roles.h"

namespace linli {
namespace {

struct Load {
    std::int32_t seats = 0, wheelchairs = 0, stretchers = 0;

    Load& operator+=(const Load& other) {
        seats += other.seats;
        wheelchairs += other.wheelchairs;
        stretchers += other.stretchers;
        return *this;
    }
};

Load load_of(const State& state, const Errand& errand) {
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    Load load;
    load.seats = detail ? detail->ride.escorts : 0;
    if (errand.needs.stretcher)
        load.stretchers = 1;
    else if (errand.needs.wheelchair)
        load.wheelchairs = 1;
    else
        load.seats += 1;
    return load;
}

bool fits(const Load& load, const Vehicle& vehicle) {
    return load.seats <= vehicle.seats && load.wheelchairs <= vehicle.wheelchairs &&
           load.stretchers <= vehicle.stretchers;
}

bool is_named(const PlannedLeg& planned, const RideLeg& leg) {
    return planned.errand == leg.errand && planned.way == leg.way;
}

struct Aboard {
    ErrandId errand;
    TimeRange window;
    Load load;
    bool alone = false;

    bool is_on(Instant moment) const { return window.from <= moment && moment < window.until; }
    // Nobody else gets in: on board, or the vehicle is still aired afterwards.
    bool keeps_others_out(Instant moment) const {
        return alone && window.from <= moment && moment < window.until + airing_after_alone;
    }
};

// What is on board of a vehicle, with what stays as it is.
std::vector<Aboard> aboard(const State& state, const std::vector<PlannedLeg>& legs, VehicleId vehicle) {
    std::vector<Aboard> all;
    const auto add = [&](ErrandId errand, const TimeRange& window) {
        if (const Errand* known = state.errands.find(errand))
            all.push_back({errand, window, load_of(state, *known), rides_alone(state, *known)});
    };
    for (const PlannedLeg& leg : legs) {
        if (leg.vehicle == vehicle) add(leg.errand, leg.window);
    }
    for (const RideLeg* leg : state.ride_legs.where<&RideLeg::vehicle>(vehicle)) {
        const bool replaced = std::any_of(legs.begin(), legs.end(),
                                          [&](const PlannedLeg& planned) { return is_named(planned, *leg); });
        if (leg->state != LegState::Done && !replaced) add(leg->errand, leg->window);
    }
    return all;
}

// Both ways of one errand are the same people.
bool may_not_meet(const Aboard& one, const Aboard& other) {
    if (one.errand == other.errand) return false;
    const auto boards_beside = [](const Aboard& boards, const Aboard& sits) {
        const Instant moment = boards.window.from;
        return sits.keeps_others_out(moment) || (boards.alone && sits.is_on(moment));
    };
    return boards_beside(one, other) || boards_beside(other, one);
}

// The fullest moment of a leg is when another one begins, or itself.
bool is_too_much(const std::vector<Aboard>& near, const Aboard& leg, const Vehicle& vehicle) {
    return std::any_of(near.begin(), near.end(), [&](const Aboard& begun) {
        const Instant moment = begun.window.from;
        if (!leg.is_on(moment)) return false;
        Load together;
        for (const Aboard& one : near) {
            if (one.is_on(moment)) together += one.load;
        }
        return !fits(together, vehicle);
    });
}

// What is on board of other hours says nothing about this leg.
bool is_full(const std::vector<Aboard>& all, const Aboard& leg, const Vehicle& vehicle) {
    std::vector<Aboard> near;
    std::copy_if(all.begin(), all.end(), std::back_inserter(near), [&](const Aboard& one) {
        return one.window.from < leg.window.until + airing_after_alone &&
               leg.window.from < one.window.until + airing_after_alone;
    });
    return is_too_much(near, leg, vehicle) ||
           std::any_of(near.begin(), near.end(), [&](const Aboard& one) { return may_not_meet(one, leg); });
}

}  // namespace

bool can_be_driven(const State& state, const Vehicle& vehicle) {
    return vehicle.driver && is_helper(state, *vehicle.driver) && !stays_home(state, *vehicle.driver);
}

bool is_in_shift(const State& state, const Vehicle& vehicle, const TimeRange& window) {
    const UtcOffset offset = utc_offset(state);
    const CivilDate day = civil_time(window.from, offset).date;
    const Instant midnight = instant_of(day, 0, offset);
    return is_on(vehicle.days, day) && window.from >= midnight + minutes(vehicle.from_minute) &&
           window.until <= midnight + minutes(vehicle.until_minute);
}

bool has_places_for(const State& state, const Vehicle& vehicle, const Errand& errand) {
    return fits(load_of(state, errand), vehicle);
}

bool can_drive(const State& state, PersonId helper, const Errand& errand) {
    const Offer offer = offer_of(state, helper);
    Vehicle own;
    own.seats = offer.seats;
    own.wheelchairs = offer.wheelchair ? 1 : 0;
    own.stretchers = offer.stretcher ? 1 : 0;
    const bool offers_rides = (offer.kinds & kind_bit(ErrandKind::Ride)) != 0;
    if (offers_rides && has_places_for(state, own, errand)) return true;
    const auto vehicles = vehicles_of(state, helper);
    return std::any_of(vehicles.begin(), vehicles.end(), [&](const Vehicle* vehicle) {
        return !vehicle->off_since && has_places_for(state, *vehicle, errand);
    });
}

bool overfills(const State& state, const std::vector<PlannedLeg>& legs) {
    std::map<VehicleId, std::vector<Aboard>> vehicles;
    for (const PlannedLeg& leg : legs) {
        if (!vehicles.contains(leg.vehicle)) vehicles[leg.vehicle] = aboard(state, legs, leg.vehicle);
    }
    return std::any_of(legs.begin(), legs.end(), [&](const PlannedLeg& leg) {
        const Vehicle* vehicle = state.vehicles.find(leg.vehicle);
        const std::vector<Aboard>& all = vehicles.at(leg.vehicle);
        const auto own = std::find_if(all.begin(), all.end(), [&](const Aboard& one) {
            return one.errand == leg.errand && one.window == leg.window;
        });
        return vehicle && own != all.end() && is_full(all, *own, *vehicle);
    });
}

bool is_crowded(const State& state, ErrandId errand) {
    const auto legs = state.ride_legs.where<&RideLeg::errand>(errand);
    return std::any_of(legs.begin(), legs.end(), [&](const RideLeg* leg) {
        const PlannedLeg same{leg->errand, leg->vehicle, leg->way, leg->window};
        return leg->state == LegState::Planned && overfills(state, {same});
    });
}

bool is_driven_without_plan(const State& state, const Errand& errand) {
    if (errand.kind != ErrandKind::Ride || !is_underway(errand)) return false;
    const auto legs = state.ride_legs.where<&RideLeg::errand>(errand.id);
    return std::all_of(legs.begin(), legs.end(), [&](const RideLeg* leg) {
        const std::optional<PersonId> driver = driver_of(state, *leg);
        return leg->state == LegState::Done && driver && driver != errand.helper;
    });
}

std::optional<LegWay> way_without_vehicle(const State& state, const Errand& errand) {
    if (errand.kind != ErrandKind::Ride || is_driven_without_plan(state, errand)) return std::nullopt;
    const auto legs = legs_of(state, errand.id);
    const auto has = [&](LegWay way) {
        return std::any_of(legs.begin(), legs.end(), [&](const RideLeg* leg) { return leg->way == way; });
    };
    if (!has(LegWay::There)) return LegWay::There;
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    if (detail && detail->ride.minutes_there > 0 && !has(LegWay::Back)) return LegWay::Back;
    return std::nullopt;
}

std::optional<PersonId> driver_of(const State& state, const RideLeg& leg) {
    const Vehicle* vehicle = state.vehicles.find(leg.vehicle);
    return vehicle ? vehicle->driver : std::nullopt;
}

std::set<PersonId> drivers_of(const State& state, ErrandId id) {
    std::set<PersonId> drivers;
    const Errand* errand = state.errands.find(id);
    if (errand && errand->helper && is_underway(*errand)) drivers.insert(*errand->helper);
    for (const RideLeg* leg : state.ride_legs.where<&RideLeg::errand>(id)) {
        const auto driver = driver_of(state, *leg);
        if (driver && leg->state != LegState::Done) drivers.insert(*driver);
    }
    return drivers;
}

bool may_speak_for(const State& state, const Stamp& by, const Vehicle& vehicle) {
    return (vehicle.driver && by.person == *vehicle.driver) || may_coordinate(state, by);
}

bool is_all_driven(const State& state, const Errand& errand) {
    const auto legs = state.ride_legs.where<&RideLeg::errand>(errand.id);
    return !way_without_vehicle(state, errand) &&
           std::all_of(legs.begin(), legs.end(),
                       [](const RideLeg* leg) { return leg->state == LegState::Done; });
}

bool has_leg(const State& state, const PlannedLeg& leg) {
    const auto legs = state.ride_legs.where<&RideLeg::errand>(leg.errand);
    return std::any_of(legs.begin(), legs.end(), [&](const RideLeg* known) {
        return is_named(leg, *known) && known->vehicle == leg.vehicle && known->window == leg.window;
    });
}

std::vector<const RideLeg*> legs_of(const State& state, ErrandId errand) {
    auto legs = state.ride_legs.where<&RideLeg::errand>(errand);
    std::sort(legs.begin(), legs.end(), [](const RideLeg* a, const RideLeg* b) { return a->way < b->way; });
    return legs;
}

std::vector<const RideLeg*> legs_of_vehicle(const State& state, VehicleId vehicle, const TimeRange& during) {
    auto legs = state.ride_legs.where<&RideLeg::vehicle>(vehicle);
    std::erase_if(legs, [&](const RideLeg* leg) { return !overlap(leg->window, during); });
    std::sort(legs.begin(), legs.end(), [](const RideLeg* a, const RideLeg* b) {
        return a->window.from != b->window.from ? a->window.from < b->window.from : a->id < b->id;
    });
    return legs;
}

std::vector<const RideLeg*> legs_to_drive(const State& state, VehicleId vehicle) {
    auto legs = state.ride_legs.where<&RideLeg::vehicle>(vehicle);
    std::erase_if(legs, [&](const RideLeg* leg) {
        const Errand* errand = state.errands.find(leg->errand);
        return leg->state == LegState::Done || !errand || !is_underway(*errand);
    });
    return legs;
}

std::vector<const Vehicle*> vehicles_of(const State& state, PersonId driver) {
    std::vector<const Vehicle*> vehicles = vehicles_in_use(state);
    std::erase_if(vehicles, [&](const Vehicle* vehicle) { return vehicle->driver != driver; });
    return vehicles;
}

std::vector<const Vehicle*> vehicles_in_use(const State& state) {
    std::vector<const Vehicle*> vehicles;
    for (const auto& [id, row] : state.vehicles.rows()) {
        if (!row.record.retired) vehicles.push_back(&row.record);
    }
    std::sort(vehicles.begin(), vehicles.end(), [](const Vehicle* a, const Vehicle* b) {
        return a->name != b->name ? a->name < b->name : a->id < b->id;
    });
    return vehicles;
}

std::vector<const Errand*> rides_on(const State& state, const TimeRange& day) {
    std::vector<const Errand*> rides;
    for (const auto& [id, row] : state.errands.rows()) {
        const Errand& errand = row.record;
        const bool that_day = errand.window.from >= day.from && errand.window.from < day.until;
        if (errand.kind == ErrandKind::Ride && is_active(errand) && that_day) rides.push_back(&errand);
    }
    std::sort(rides.begin(), rides.end(), [](const Errand* a, const Errand* b) {
        return a->window.from != b->window.from ? a->window.from < b->window.from : a->id < b->id;
    });
    return rides;
}

// People write more than the name: 市三院 透析中心.
std::int32_t minutes_to(const State& state, const std::string& destination) {
    std::size_t longest = 0;
    std::int32_t minutes = usual_minutes;
    for (const auto& [id, row] : state.destinations.rows()) {
        const std::string& name = row.record.name;
        if (name.size() <= longest || destination.find(name) == std::string::npos) continue;
        longest = name.size();
        minutes = row.record.minutes;
    }
    return minutes;
}

TimeRange time_to_be_fetched(const State& state, const std::string& destination, const TimeRange& arrive) {
    const Duration way = minutes(minutes_to(state, destination));
    const Instant earliest = arrive.from - way - longest_getting_in - longest_detour;
    return {earliest, arrive.until - way - longest_getting_in};
}

}  // namespace linli
