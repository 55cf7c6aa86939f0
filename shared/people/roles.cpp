#include "shared/people/roles.h"

#include <algorithm>

#include "shared/core/characters.h"

namespace linli {

bool holds_role(const State& state, PersonId person, Role role) {
    const auto held = state.roles.where<&RoleHeld::person>(person);
    return std::any_of(held.begin(), held.end(), [&](const RoleHeld* one) { return one->role == role; });
}

bool is_coordinator(const State& state, PersonId person) {
    return holds_role(state, person, Role::Coordinator) || holds_role(state, person, Role::Administrator);
}

std::vector<PersonId> coordinators(const State& state) {
    std::vector<PersonId> people;
    for (const Role role : {Role::Coordinator, Role::Administrator}) {
        for (const RoleHeld* held : state.roles.where<&RoleHeld::role>(role)) people.push_back(held->person);
    }
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
}

bool is_steward_of(const State& state, PersonId steward, PersonId person) {
    const Resident* resident = state.residents.find(person);
    const Household* household = resident ? state.households.find(resident->household) : nullptr;
    if (!household) return false;
    const auto held = state.roles.where<&RoleHeld::person>(steward);
    return std::any_of(held.begin(), held.end(), [&](const RoleHeld* one) {
        return one->role == Role::Steward && one->building == household->building;
    });
}

bool is_proxy_of(const State& state, PersonId proxy, PersonId for_whom) {
    const auto proxies = state.proxies.where<&Proxy::for_whom>(for_whom);
    return std::any_of(proxies.begin(), proxies.end(), [&](const Proxy* one) { return one->proxy == proxy; });
}

bool may_coordinate(const State& state, const Stamp& by) {
    if (by.principal == Principal::Server) return true;
    return by.principal == Principal::Person && is_coordinator(state, by.person);
}

bool may_act_for(const State& state, const Stamp& by, PersonId person) {
    if (may_coordinate(state, by)) return true;
    if (by.principal != Principal::Person) return false;
    return by.person == person || is_proxy_of(state, by.person, person) ||
           is_steward_of(state, by.person, person);
}

bool is_known_to_all(const State& state, PersonId person) {
    return !state.roles.where<&RoleHeld::person>(person).empty() ||
           !state.seats.where<&Seat::person>(person).empty() ||
           !state.waiting_places.where<&WaitingPlace::person>(person).empty() ||
           !state.trainings_held.where<&TrainingHeld::person>(person).empty();
}

bool may_know_of(const State& state, const Stamp& by, PersonId person) {
    if (!state.public_names.find(person)) return false;
    return may_act_for(state, by, person) || is_known_to_all(state, person);
}

PersonId current_person(const State& state, PersonId person) {
    // The kept entry may have been merged in its turn. A merged one is never kept again, so this ends.
    while (const MergedPerson* merged = state.merged_persons.find(person)) person = merged->kept;
    return person;
}

bool is_sound_window(const TimeRange& window, Instant at, Duration farthest, Duration longest) {
    const bool near =
        at - farthest < window.from && window.from < window.until && window.until < at + farthest;
    return near && length(window) <= longest;
}

// What cannot be seen says nothing.
std::optional<Rejected> check_text(std::string_view text, std::size_t max_bytes) {
    if (trimmed(text).empty()) return Rejected{Reason::TextEmpty};
    if (text.size() > max_bytes)
        return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(max_bytes));
    return std::nullopt;
}

}  // namespace linli
