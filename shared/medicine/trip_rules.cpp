#include <algorithm>

#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/medicine/commands.h"
#include "shared/medicine/medicine_book.h"
#include "shared/people/roles.h"

// One way to a hospital for many doors.

namespace linli {
namespace {

constexpr Duration longest_trip = days(1);
constexpr Duration farthest_ahead = days(90);

// Only what this helper has taken on. What others have, or whether there is such an errand, is not told.
std::optional<Rejected> check_stop(const State& state, ErrandId id, PersonId helper) {
    const Errand* errand = state.errands.find(id);
    if (!errand) return missing(state, Reason::ErrandNotYours);
    if (errand->helper != helper) return Rejected{Reason::ErrandNotYours};
    if (!is_underway(*errand)) return Rejected{Reason::ErrandOver};
    if (stop_on_trip(state, id)) return Rejected{Reason::OnTripAlready};
    return std::nullopt;
}

std::optional<Rejected> check_trip(const State& state, const Stamp& by, HospitalTripId id) {
    const HospitalTrip* trip = state.hospital_trips.find(id);
    if (!trip) return missing(state, Reason::TripUnknown);
    if (trip->helper != by.person && !may_coordinate(state, by)) return Rejected{Reason::TripUnknown};
    if (trip->state == TripState::Over) return Rejected{Reason::TripOver};
    return std::nullopt;
}

void add_stop(State& state, TripStopId id, HospitalTripId trip, ErrandId errand) {
    const auto stops = stops_of(state, trip);
    const std::int32_t place = stops.empty() ? 0 : stops.back()->place + 1;
    state.trip_stops.insert({.id = id, .trip = trip, .errand = errand, .place = place});
}

}  // namespace

void leave_trips(State& state, ErrandId errand) {
    while (const TripStop* stop = stop_on_trip(state, errand)) state.trip_stops.erase(stop->id);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const PlanTrip& command) {
    const PersonId helper = by.for_person;
    if (by.person != helper && !may_coordinate(state, by)) return Rejected{Reason::NotForOthers};
    if (!is_helper(state, helper)) return Rejected{Reason::NotAHelper};
    if (auto no = check_text(command.place, max_name_bytes)) return no;
    const TimeRange& window = command.window;
    if (!is_sound_window(window, by.at, farthest_ahead, longest_trip) || window.until <= by.at)
        return Rejected{Reason::TimesInvalid};
    if (command.errands.size() > max_trip_stops)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_trip_stops));
    for (auto it = command.errands.begin(); it != command.errands.end(); ++it) {
        if (std::find(command.errands.begin(), it, *it) != it) return Rejected{Reason::OnTripAlready};
        if (auto no = check_stop(state, *it, helper)) return no;
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const PlanTrip& command) {
    IdSource ids(by);
    const auto trip = ids.next<HospitalTripId>();
    state.hospital_trips.insert({.id = trip,
                                 .helper = by.for_person,
                                 .place = command.place,
                                 .window = command.window,
                                 .state = TripState::Planned});
    for (const ErrandId errand : command.errands) add_stop(state, ids.next<TripStopId>(), trip, errand);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const JoinTrip& command) {
    if (auto no = check_trip(state, by, command.trip)) return no;
    if (stops_of(state, command.trip).size() >= max_trip_stops)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_trip_stops));
    return check_stop(state, command.errand, state.hospital_trips.at(command.trip).helper);
}

void change(State& state, const Stamp& by, const JoinTrip& command) {
    const HospitalTrip* trip = state.hospital_trips.find(command.trip);
    if (!trip) return;
    add_stop(state, by.new_ids.make<TripStopId>(), command.trip, command.errand);
    if (trip->state == TripState::OnTheWay) set_out(state, command.errand, by.at);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const LeaveTrip& command) {
    if (auto no = check_trip(state, by, command.trip)) return no;
    for (const TripStop* stop : stops_of(state, command.trip)) {
        if (stop->errand == command.errand) return std::nullopt;
    }
    return missing(state, Reason::NotOnTrip);
}

void change(State& state, const Stamp&, const LeaveTrip& command) {
    for (const TripStop* stop : stops_of(state, command.trip)) {
        if (stop->errand == command.errand) state.trip_stops.erase(stop->id);
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const StartTrip& command) {
    return check_trip(state, by, command.trip);
}

void change(State& state, const Stamp& by, const StartTrip& command) {
    if (!state.hospital_trips.find(command.trip)) return;
    state.hospital_trips.edit(command.trip).state = TripState::OnTheWay;
    for (const TripStop* stop : stops_of(state, command.trip)) set_out(state, stop->errand, by.at);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndTrip& command) {
    return check_trip(state, by, command.trip);
}

void change(State& state, const Stamp&, const EndTrip& command) {
    if (state.hospital_trips.find(command.trip))
        state.hospital_trips.edit(command.trip).state = TripState::Over;
}

}  // namespace linli
