#include <algorithm>

#include "shared/notices/commands.h"
#include "shared/people/commands.h"
#include "shared/people/roles.h"

// Roles, proxies, and looks at what is private.

namespace linli {
namespace {

// Coordinators give out the everyday roles; who may give out those above them is for administrators.
bool may_give(const State& state, const Stamp& by, Role role) {
    if (by.principal == Principal::Server) return true;
    if (role == Role::Coordinator || role == Role::Administrator)
        return holds_role(state, by.person, Role::Administrator);
    return may_coordinate(state, by);
}

bool holds_exactly(const State& state, PersonId person, Role role, std::optional<BuildingId> building) {
    const auto held = state.roles.where<&RoleHeld::person>(person);
    return std::any_of(held.begin(), held.end(),
                       [&](const RoleHeld* one) { return one->role == role && one->building == building; });
}

bool is_last_administrator(const State& state, const RoleHeld& held) {
    return held.role == Role::Administrator &&
           state.roles.where<&RoleHeld::role>(Role::Administrator).size() == 1;
}

void add_role(State& state, const Stamp& by, IdSource& ids, RoleHeld held) {
    held.id = ids.next<RoleHeldId>();
    held.since = by.at;
    notify(state, by, ids.next<NoticeId>(), held.person, NoticeKind::RoleGiven, ref(held.id));
    state.roles.insert(held);
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const GiveRole& command) {
    if (!may_give(state, by, command.role)) return Rejected{Reason::NotAllowed};
    if (!state.public_names.find(command.person)) return missing(state, Reason::PersonUnknown);
    if ((command.role == Role::Steward) != command.building.has_value())
        return Rejected{Reason::BuildingUnknown};
    if (command.building && !state.buildings.find(*command.building))
        return missing(state, Reason::BuildingUnknown);
    if (holds_exactly(state, command.person, command.role, command.building))
        return Rejected{Reason::RoleHeldAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const GiveRole& command) {
    IdSource ids(by);
    RoleHeld held;
    held.person = command.person;
    held.role = command.role;
    held.building = command.building;
    add_role(state, by, ids, held);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndRole& command) {
    const RoleHeld* held = state.roles.find(command.held);
    if (!held) return missing(state, Reason::RoleNotHeld);
    if (held->person != by.person && !may_give(state, by, held->role)) return Rejected{Reason::NotAllowed};
    if (is_last_administrator(state, *held)) return Rejected{Reason::LastAdministrator};
    return std::nullopt;
}

void change(State& state, const Stamp&, const EndRole& command) {
    state.roles.erase(command.held);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const HandOverRole& command) {
    const RoleHeld* held = state.roles.find(command.held);
    if (!held) return missing(state, Reason::RoleNotHeld);
    if (held->person != by.person && !may_give(state, by, held->role)) return Rejected{Reason::NotAllowed};
    if (command.to == held->person) return Rejected{Reason::SamePerson};
    if (!may_know_of(state, by, command.to)) return missing(state, Reason::PersonUnknown);
    if (holds_exactly(state, command.to, held->role, held->building))
        return Rejected{Reason::RoleHeldAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const HandOverRole& command) {
    IdSource ids(by);
    RoleHeld held = state.roles.at(command.held);
    state.roles.erase(command.held);
    held.person = command.to;
    add_role(state, by, ids, held);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AddProxy& command) {
    if (by.person != command.for_whom && !may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (command.for_whom == command.proxy) return Rejected{Reason::SamePerson};
    for (const PersonId person : {command.for_whom, command.proxy}) {
        if (!may_know_of(state, by, person)) return missing(state, Reason::PersonUnknown);
    }
    if (is_proxy_of(state, command.proxy, command.for_whom)) return Rejected{Reason::ProxyHeldAlready};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AddProxy& command) {
    state.proxies.insert(
        {.id = by.new_ids.make<ProxyId>(), .for_whom = command.for_whom, .proxy = command.proxy});
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndProxy& command) {
    const Proxy* proxy = state.proxies.find(command.proxy);
    const bool concerned =
        proxy && (by.person == proxy->for_whom || by.person == proxy->proxy || may_coordinate(state, by));
    if (!concerned) return missing(state, Reason::ProxyUnknown);
    return std::nullopt;
}

void change(State& state, const Stamp&, const EndProxy& command) {
    state.proxies.erase(command.proxy);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const Look& command) {
    if (command.people.empty()) return Rejected{Reason::NothingChosen};
    if (command.people.size() > max_looks_at_once) {
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_looks_at_once));
    }
    if (auto no = check_text(command.why, default_text_limit)) return no;
    for (const PersonId person : command.people) {
        if (!may_coordinate(state, by) && !is_steward_of(state, by.person, person))
            return Rejected{Reason::NotAllowed};
        if (!state.public_names.find(person)) return missing(state, Reason::PersonUnknown);
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const Look& command) {
    IdSource ids(by);
    std::vector<PersonId> people = command.people;
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    for (const PersonId person : people) {
        const auto grant = ids.next<GrantId>();
        state.grants.insert({.id = grant,
                             .about = person,
                             .to = by.person,
                             .what = command.what,
                             .why = command.why,
                             .because = {},
                             .window = {by.at, by.at + max_look},
                             .over = false});
        notify(state, by, ids.next<NoticeId>(), person, NoticeKind::SomebodyLooked, ref(grant));
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndLook& command) {
    const Grant* grant = state.grants.find(command.grant);
    const bool concerned = grant && (by.person == grant->to || may_act_for(state, by, grant->about));
    if (!concerned) return missing(state, Reason::GrantUnknown);  // Nobody else learns that there was a look.
    if (grant->over) return Rejected{Reason::GrantOver};
    return std::nullopt;
}

void change(State& state, const Stamp&, const EndLook& command) {
    state.grants.edit(command.grant).over = true;
}

}  // namespace linli
