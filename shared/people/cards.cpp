#include "shared/people/cards.h"

#include <algorithm>

#include "shared/people/roles.h"

namespace linli {
namespace {

bool stands_for_building(const State& state, PersonId person, BuildingId building) {
    const auto held = state.roles.where<&RoleHeld::person>(person);
    return std::any_of(held.begin(), held.end(), [&](const RoleHeld* one) {
        return one->role == Role::Steward && one->building == building;
    });
}

bool may_do_more(const State& state, PersonId person, PersonId than) {
    if (is_coordinator(state, person)) return true;
    const auto held = state.roles.where<&RoleHeld::person>(person);
    return std::any_of(held.begin(), held.end(), [&](const RoleHeld* one) {
        return one->role == Role::Steward && one->building &&
               !stands_for_building(state, than, *one->building);
    });
}

}  // namespace

std::optional<Rejected> check_card(const State& state, const Stamp& by, PersonId for_person) {
    if (by.principal != Principal::Person && by.principal != Principal::Server) {
        return Rejected{Reason::NotAllowed};
    }
    const bool known = state.public_names.find(for_person);
    if (may_coordinate(state, by) && !known) return missing(state, Reason::PersonUnknown);
    if (by.principal == Principal::Server || (known && by.person == for_person)) return std::nullopt;
    if (is_coordinator(state, by.person)) {
        const bool above = holds_role(state, for_person, Role::Administrator) &&
                           !holds_role(state, by.person, Role::Administrator);
        return above ? std::optional(Rejected{Reason::NotAllowed}) : std::nullopt;
    }
    if (!is_steward_of(state, by.person, for_person) || may_do_more(state, for_person, by.person)) {
        return Rejected{Reason::NotAllowed};
    }
    return std::nullopt;
}

}  // namespace linli
