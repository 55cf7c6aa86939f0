#include "shared/people/commands.h"
#include "shared/people/roles.h"
#include "shared/state/state.h"

// Where buildings stand. How near a helper lives and how long a car takes follow from it.

namespace linli {
namespace {

bool is_near(std::int32_t metres) {
    return -farthest_from_gate_m <= metres && metres <= farthest_from_gate_m;
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const PlaceBuilding& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (!state.buildings.find(command.place.id)) return missing(state, Reason::BuildingUnknown);
    if (!is_near(command.place.east_m) || !is_near(command.place.north_m))
        return Rejected::with_limit(Reason::AmountInvalid, farthest_from_gate_m);
    return std::nullopt;
}

void change(State& state, const Stamp&, const PlaceBuilding& command) {
    if (state.building_places.find(command.place.id))
        state.building_places.edit(command.place.id) = command.place;
    else
        state.building_places.insert(command.place);
}

}  // namespace linli
