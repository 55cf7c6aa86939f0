#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/rides/commands.h"
#include "shared/state/state.h"

// Questions about rides. Rules and pages ask the same ones.

namespace linli {

// Could this vehicle, empty, take who is to be driven, with those who come along?
bool has_places_for(const State& state, const Vehicle& vehicle, const Errand& errand);

// Could this helper drive them without a plan: with a vehicle that is theirs to drive, or with the one that
// they offer?
bool can_drive(const State& state, PersonId helper, const Errand& errand);

// Has it a driver who helps and goes out at present?
bool can_be_driven(const State& state, const Vehicle& vehicle);

// Is it driven on that day, from then until then?
bool is_in_shift(const State& state, const Vehicle& vehicle, const TimeRange& window);

// Would so many be on board at the same time as one of these legs, with what else is planned, that they do
// not fit? Who rides alone fills any vehicle, and longer: until it is aired.
inline constexpr Duration airing_after_alone = minutes(30);
bool overfills(const State& state, const std::vector<PlannedLeg>& legs);

// Is it planned together with what it may not, or does not fit together with any more? So it is when somebody
// falls ill, or a smaller vehicle is used, after the planning.
bool is_crowded(const State& state, ErrandId errand);

// A neighbour took it from the list: they drive both ways, or what is left where a vehicle drove one way, and
// say themselves when it is over.
bool is_driven_without_plan(const State& state, const Errand& errand);

// The first way that nobody drives yet.
std::optional<LegWay> way_without_vehicle(const State& state, const Errand& errand);

std::optional<PersonId> driver_of(const State& state, const RideLeg& leg);
// Who has it, and who drives a way of it that is not done.
std::set<PersonId> drivers_of(const State& state, ErrandId id);
// May they say how it goes with this vehicle? Its driver may, or a coordinator who has them on the telephone.
bool may_speak_for(const State& state, const Stamp& by, const Vehicle& vehicle);

// Of a ride: is every way that is wanted and planned driven to its end? Before that the ride is not over.
bool is_all_driven(const State& state, const Errand& errand);

bool has_leg(const State& state, const PlannedLeg& leg);  // Planned just so already.

std::vector<const RideLeg*> legs_of(const State& state, ErrandId errand);  // There first.
std::vector<const RideLeg*> legs_of_vehicle(const State& state, VehicleId vehicle, const TimeRange& during);
// What it has still to drive, however late: ways that are not done, of rides that somebody has.
std::vector<const RideLeg*> legs_to_drive(const State& state, VehicleId vehicle);
std::vector<const Vehicle*> vehicles_of(const State& state, PersonId driver);
std::vector<const Vehicle*> vehicles_in_use(const State& state);  // By name.

// Rides wanted on a day: errands that are not over, by their time.
std::vector<const Errand*> rides_on(const State& state, const TimeRange& day);

// How long it takes by car; the usual where nobody has said.
inline constexpr std::int32_t usual_minutes = 25;
std::int32_t minutes_to(const State& state, const std::string& destination);

// When to be fetched so as to be there in time: no earlier than a ride may last, and no later than it takes
// to help somebody in.
inline constexpr Duration longest_getting_in = minutes(15), longest_detour = minutes(30);
TimeRange time_to_be_fetched(const State& state, const std::string& destination, const TimeRange& arrive);

}  // namespace linli
