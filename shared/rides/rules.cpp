#include <algorithm>
#include <map>
#include <set>

#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/rides/commands.h"
#include "shared/rides/ride_book.h"

namespace linli {
namespace {

constexpr std::int32_t most_places = 60, whole_day = 24 * 60, longest_way = 12 * 60;

bool within(std::int32_t value, std::int32_t least, std::int32_t most) {
    return value >= least && value <= most;
}

bool is_sound(const Vehicle& vehicle) {
    const bool places = within(vehicle.seats, 0, most_places) &&
                        within(vehicle.wheelchairs, 0, most_places) &&
                        within(vehicle.stretchers, 0, most_places) &&
                        vehicle.seats + vehicle.wheelchairs + vehicle.stretchers > 0;
    const bool times = within(vehicle.from_minute, 0, whole_day) &&
                       within(vehicle.until_minute, 0, whole_day) &&
                       vehicle.from_minute < vehicle.until_minute && within(vehicle.days, 1, every_day);
    return places && times;
}

std::optional<Rejected> check_leg(const State& state, const PlannedLeg& leg, Instant at) {
    const Errand* errand = state.errands.find(leg.errand);
    if (!errand || errand->kind != ErrandKind::Ride) return missing(state, Reason::ErrandUnknown);
    if (!is_active(*errand)) return Rejected{Reason::ErrandOver};
    if (is_driven_without_plan(state, *errand)) return Rejected{Reason::ErrandTaken};
    const Vehicle* vehicle = state.vehicles.find(leg.vehicle);
    if (!vehicle || vehicle->retired) return missing(state, Reason::VehicleUnknown);
    if (vehicle->off_since) return Rejected{Reason::VehicleOff, leg.vehicle};
    if (!vehicle->driver || !is_helper(state, *vehicle->driver))
        return Rejected{Reason::VehicleWithoutDriver, leg.vehicle};
    if (!has_places_for(state, *vehicle, *errand)) return Rejected{Reason::VehicleTooSmall, leg.vehicle};
    if (!is_sound_window(leg.window, at, days(366), hours(12)) || leg.window.until <= at)
        return Rejected{Reason::TimesInvalid};
    if (!is_in_shift(state, *vehicle, leg.window)) return Rejected{Reason::VehicleOff, leg.vehicle};
    const ErrandDetail* detail = state.errand_details.find(leg.errand);
    if (detail && detail->asked_for == *vehicle->driver) return Rejected{Reason::OwnErrand};
    const bool blocked = detail && is_blocked(state, detail->asked_for, *vehicle->driver);
    if (blocked || !can_be_driven(state, *vehicle)) return Rejected{Reason::ErrandNotPossible};
    for (const RideLeg* old : state.ride_legs.where<&RideLeg::errand>(leg.errand)) {
        if (old->way == leg.way && old->state != LegState::Planned)
            return Rejected{Reason::LegBegun, old->id};
    }
    return std::nullopt;
}

// They no longer have the numbers, and are told.
void let_go(State& state, const Stamp& by, IdSource& ids, ErrandId errand, PersonId driver, NoticeKind why) {
    end_party(state, errand, driver);
    notify(state, by, ids.next<NoticeId>(), driver, why, ref(errand));
}

void let_go_who_drives_no_more(State& state, const Stamp& by, IdSource& ids, ErrandId errand,
                               const std::set<PersonId>& before, NoticeKind why) {
    const std::set<PersonId> now = drivers_of(state, errand);
    for (const PersonId driver : before) {
        if (!now.contains(driver)) let_go(state, by, ids, errand, driver, why);
    }
}

// Who drives the way there has the errand, who drives only the way back meets them all the same.
void give_to_driver(State& state, const Stamp& by, IdSource& ids, const PlannedLeg& leg, PersonId driver,
                    bool met) {
    const Errand* errand = state.errands.find(leg.errand);
    if (errand->helper == driver && errand->state != ErrandState::Open) return;
    const bool only_back = leg.way == LegWay::Back && errand->state != ErrandState::Open;
    if (met && only_back) return;
    if (met) end_party(state, leg.errand, driver);  // They meet again as who has it.
    if (only_back) return let_meet(state, by, ids, leg.errand, driver);
    make_party(state, by, ids, leg.errand, driver);
}

// The way back may be planned anew while the patient is there.
void erase_planned(State& state, ErrandId errand, LegWay way) {
    for (const RideLeg* leg : state.ride_legs.where<&RideLeg::errand>(errand)) {
        if (leg->way == way && leg->state == LegState::Planned) state.ride_legs.erase(leg->id);
    }
}

// The errand waits for another vehicle.
void reopen(State& state, const Stamp& by, IdSource& ids, ErrandId id) {
    const std::optional<PersonId> helper = state.errands.at(id).helper;
    if (helper) let_go(state, by, ids, id, *helper, NoticeKind::ErrandHandedBack);
    erase_till_receipt(state, id);
    Errand& errand = state.errands.edit(id);
    errand.helper = std::nullopt;
    errand.on_the_way_at = std::nullopt;
    errand.state = ErrandState::Open;
    start_search(state, by, ids, id);
    tell_askers(state, by, ids, id, NoticeKind::RideUnplanned);
}

// Who is on board already is fetched by another vehicle, too.
void get_out(State& state, ErrandId errand, VehicleId vehicle) {
    for (const RideLeg* leg : state.ride_legs.where<&RideLeg::errand>(errand)) {
        if (leg->vehicle == vehicle && leg->state == LegState::OnBoard)
            state.ride_legs.edit(leg->id).state = LegState::Planned;
    }
}

std::set<ErrandId> errands_of(const std::vector<const RideLeg*>& legs) {
    std::set<ErrandId> errands;
    for (const RideLeg* leg : legs) errands.insert(leg->errand);
    return errands;
}

// Whoever was to be driven waits for another vehicle; who sits in one is driven on. `driver` of the one that
// does not come is told, too.
void wait_for_another(State& state, const Stamp& by, IdSource& ids, ErrandId errand,
                      std::optional<PersonId> driver) {
    std::set<PersonId> before = drivers_of(state, errand);
    if (driver) before.insert(*driver);
    erase_planned(state, errand, LegWay::There);
    erase_planned(state, errand, LegWay::Back);
    let_go_who_drives_no_more(state, by, ids, errand, before, NoticeKind::ErrandHandedBack);
    const auto legs = state.ride_legs.where<&RideLeg::errand>(errand);
    const bool on_board = std::any_of(legs.begin(), legs.end(),
                                      [](const RideLeg* leg) { return leg->state == LegState::OnBoard; });
    if (on_board) return tell_askers(state, by, ids, errand, NoticeKind::RideUnplanned);
    reopen(state, by, ids, errand);
}

// With other days and hours it does not drive any more when it was to fetch them.
void leave_days(State& state, const Stamp& by, IdSource& ids, const Vehicle& before, const Vehicle& now) {
    std::vector<const RideLeg*> legs = legs_to_drive(state, before.id);
    std::erase_if(legs, [&](const RideLeg* leg) {
        const bool left = is_in_shift(state, before, leg->window) && !is_in_shift(state, now, leg->window);
        return leg->state != LegState::Planned || !left;
    });
    for (const ErrandId errand : errands_of(legs)) wait_for_another(state, by, ids, errand, before.driver);
}

// Somebody else drives: the rides that are planned are theirs; without anybody they wait again.
void change_driver(State& state, const Stamp& by, IdSource& ids, VehicleId vehicle,
                   std::optional<PersonId> before, std::optional<PersonId> now) {
    for (const ErrandId id : errands_of(legs_to_drive(state, vehicle))) {
        if (!now) {
            get_out(state, id, vehicle);
            wait_for_another(state, by, ids, id, before);
            continue;
        }
        if (state.errands.at(id).helper == before)
            make_party(state, by, ids, id, *now);
        else
            let_meet(state, by, ids, id, *now);
        if (before) let_go_who_drives_no_more(state, by, ids, id, {*before}, NoticeKind::ErrandHandedBack);
        notify(state, by, ids.next<NoticeId>(), *now, NoticeKind::ErrandGiven, ref(id));
        tell_askers(state, by, ids, id, NoticeKind::RidePlanned);
    }
}

}  // namespace

void drop_planned_legs(State& state, const Stamp& by, IdSource& ids, ErrandId errand, NoticeKind why) {
    const std::set<PersonId> before = drivers_of(state, errand);
    erase_planned(state, errand, LegWay::There);
    erase_planned(state, errand, LegWay::Back);
    let_go_who_drives_no_more(state, by, ids, errand, before, why);
}

std::optional<PersonId> leave_vehicles_of(State& state, ErrandId errand, PersonId driver) {
    std::optional<PersonId> other;
    for (const RideLeg* leg : state.ride_legs.where<&RideLeg::errand>(errand)) {
        if (leg->state != LegState::OnBoard) continue;
        if (driver_of(state, *leg) == driver)
            get_out(state, errand, leg->vehicle);
        else
            other = driver_of(state, *leg);
    }
    return other;
}

void plan_anew(State& state, const Stamp& by, IdSource& ids, ErrandId id) {
    const auto legs = state.ride_legs.where<&RideLeg::errand>(id);
    const bool only_planned = std::all_of(legs.begin(), legs.end(),
                                          [](const RideLeg* leg) { return leg->state == LegState::Planned; });
    drop_planned_legs(state, by, ids, id, NoticeKind::ErrandHandedBack);
    if (!legs.empty() && only_planned && is_underway(state.errands.at(id))) reopen(state, by, ids, id);
}

void stop_driving(State& state, const Stamp& by, IdSource& ids, PersonId driver) {
    std::vector<VehicleId> vehicles;
    for (const auto& [id, row] : state.vehicles.rows()) {
        if (row.record.driver == driver) vehicles.push_back(id);
    }
    for (const VehicleId vehicle : vehicles) change_driver(state, by, ids, vehicle, driver, std::nullopt);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetVehicle& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const Vehicle& vehicle = command.vehicle;
    if (!command.is_new && !state.vehicles.find(vehicle.id)) return missing(state, Reason::VehicleUnknown);
    if (auto no = check_text(vehicle.name, max_name_bytes)) return no;
    if (vehicle.plate.size() > 40) return Rejected{Reason::TextTooLong};
    if (!is_sound(vehicle)) return Rejected{Reason::VehicleInvalid};
    if (vehicle.driver && !is_helper(state, *vehicle.driver)) return Rejected{Reason::NotAHelper};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetVehicle& command) {
    Vehicle vehicle = command.vehicle;
    if (command.is_new) {
        vehicle.id = by.new_ids.make<VehicleId>();
        vehicle.off_since = std::nullopt;
        state.vehicles.insert(vehicle);
        return;
    }
    const Vehicle* known = state.vehicles.find(vehicle.id);
    if (!known) return;
    vehicle.off_since = known->off_since;
    const Vehicle before = *known;
    IdSource ids(by);
    leave_days(state, by, ids, before, vehicle);
    state.vehicles.edit(vehicle.id) = vehicle;
    const bool driven = !vehicle.retired && can_be_driven(state, vehicle);
    const std::optional<PersonId> drives = driven ? vehicle.driver : std::nullopt;
    if (drives != before.driver) change_driver(state, by, ids, vehicle.id, before.driver, drives);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetVehicleOff& command) {
    const Vehicle* vehicle = state.vehicles.find(command.vehicle);
    if (!vehicle) return missing(state, Reason::VehicleUnknown);
    if (!may_speak_for(state, by, *vehicle)) return Rejected{Reason::NotAllowed};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetVehicleOff& command) {
    const Vehicle* known = state.vehicles.find(command.vehicle);
    if (!known) return;
    const std::optional<PersonId> driver = known->driver;
    IdSource ids(by);
    state.vehicles.edit(command.vehicle).off_since = command.off ? std::optional(by.at) : std::nullopt;
    if (!command.off) return;
    const std::set<ErrandId> waiting = errands_of(legs_to_drive(state, command.vehicle));
    for (const ErrandId errand : waiting) {
        get_out(state, errand, command.vehicle);
        wait_for_another(state, by, ids, errand, driver);
    }
    if (waiting.empty()) return;
    for (const PersonId person : coordinators(state))
        notify(state, by, ids.next<NoticeId>(), person, NoticeKind::VehicleOff, ref(command.vehicle));
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetDestination& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const Destination& destination = command.destination;
    if (!command.is_new && !state.destinations.find(destination.id))
        return missing(state, Reason::DestinationUnknown);
    if (auto no = check_text(destination.name, max_name_bytes)) return no;
    if (!within(destination.minutes, 1, longest_way))
        return Rejected::with_limit(Reason::DestinationInvalid, longest_way);
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetDestination& command) {
    Destination destination = command.destination;
    if (command.is_new) {
        destination.id = by.new_ids.make<DestinationId>();
        state.destinations.insert(destination);
    } else if (state.destinations.find(destination.id)) {
        state.destinations.edit(destination.id) = destination;
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AcceptRides& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (command.legs.empty()) return Rejected{Reason::NothingChosen};
    std::set<std::pair<ErrandId, LegWay>> ways;
    for (const PlannedLeg& leg : command.legs) {
        if (!ways.insert({leg.errand, leg.way}).second) return Rejected{Reason::TooMany};
        if (auto no = check_leg(state, leg, by.at)) return no;
    }
    if (!state.partial && overfills(state, command.legs)) return Rejected{Reason::VehicleTooSmall};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AcceptRides& command) {
    IdSource ids(by);
    std::map<ErrandId, std::set<PersonId>> before, given;
    for (const PlannedLeg& leg : command.legs) {
        const Vehicle* vehicle = state.vehicles.find(leg.vehicle);
        if (!state.errands.find(leg.errand) || !vehicle || !vehicle->driver) continue;
        if (has_leg(state, leg)) continue;
        const PersonId driver = *vehicle->driver;
        const auto drove = before.try_emplace(leg.errand, drivers_of(state, leg.errand)).first;
        const bool met = drove->second.contains(driver) || given[leg.errand].contains(driver);
        erase_planned(state, leg.errand, leg.way);
        give_to_driver(state, by, ids, leg, driver, met);
        state.ride_legs.insert({.id = ids.next<RideLegId>(),
                                .errand = leg.errand,
                                .vehicle = leg.vehicle,
                                .way = leg.way,
                                .window = leg.window,
                                .state = LegState::Planned});
        given[leg.errand].insert(driver);
    }
    for (const auto& [errand, drove] : before) {
        let_go_who_drives_no_more(state, by, ids, errand, drove, NoticeKind::ErrandHandedBack);
        end_search(state, errand);
        tell_askers(state, by, ids, errand, NoticeKind::RidePlanned);
        for (const PersonId driver : given.at(errand))
            notify(state, by, ids.next<NoticeId>(), driver, NoticeKind::ErrandGiven, ref(errand));
    }
}

}  // namespace linli
