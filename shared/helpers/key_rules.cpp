#include <algorithm>

#include "shared/helpers/commands.h"
#include "shared/helpers/helper_book.h"
#include "shared/helpers/keys.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"

// Who has the key to whose door.

namespace linli {
namespace {

// The person themselves, a proxy, the steward or a coordinator, of anybody who lives there.
bool may_act_for_door(const State& state, const Stamp& by, HouseholdId door) {
    const auto people = state.residents.where<&Resident::household>(door);
    return may_coordinate(state, by) || std::any_of(people.begin(), people.end(), [&](const Resident* one) {
               return may_act_for(state, by, one->id);
           });
}

void tell_of_key(State& state, const Stamp& by, IdSource& ids, HouseholdId door, PersonId holder,
                 NoticeKind kind) {
    notify(state, by, ids.next<NoticeId>(), holder, kind, ref(holder));
    for (const Resident* one : state.residents.where<&Resident::household>(door))
        notify(state, by, ids.next<NoticeId>(), one->id, kind, ref(holder));
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const GiveKey& command) {
    if (!may_act_for(state, by, by.for_person)) return Rejected{Reason::NotForOthers};
    const Resident* at_home = state.residents.find(by.for_person);
    if (!at_home) return missing(state, Reason::PersonUnknown);
    if (!state.public_names.find(command.holder)) return missing(state, Reason::PersonUnknown);
    if (!may_know_of(state, by, command.holder)) return Rejected{Reason::PersonUnknown};
    const Resident* holder = state.residents.find(command.holder);
    const bool lives_there = holder && holder->household == at_home->household;
    if (lives_there || key_held(state, at_home->household, command.holder))
        return Rejected{Reason::KeyHeldAlready};
    return check_key_holder(state, by.for_person, command.holder);
}

void change(State& state, const Stamp& by, const GiveKey& command) {
    const Resident* at_home = state.residents.find(by.for_person);
    if (!at_home) return;
    IdSource ids(by);
    const HouseholdId door = at_home->household;
    state.keys_held.insert({.id = ids.next<KeyHeldId>(),
                            .door = door,
                            .holder = command.holder,
                            .given_by = by.person,
                            .since = by.at});
    tell_of_key(state, by, ids, door, command.holder, NoticeKind::KeyGiven);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const TakeBackKey& command) {
    const KeyHeld* key = state.keys_held.find(command.key);
    if (!key) return missing(state, Reason::KeyUnknown);
    if (by.person == key->holder || may_act_for_door(state, by, key->door)) return std::nullopt;
    return Rejected{Reason::KeyUnknown};
}

void change(State& state, const Stamp& by, const TakeBackKey& command) {
    const KeyHeld* known = state.keys_held.find(command.key);
    if (!known) return;
    IdSource ids(by);
    const KeyHeld key = *known;
    state.keys_held.erase(key.id);
    tell_of_key(state, by, ids, key.door, key.holder, NoticeKind::KeyTakenBack);
}

void mend_keys(State& state, const Stamp& by, IdSource& ids, PersonId moved,
               std::optional<HouseholdId> left) {
    const Resident* resident = state.residents.find(moved);
    const KeyHeld* own = resident ? key_held(state, resident->household, moved) : nullptr;
    if (own) state.keys_held.erase(own->id);
    if (!left || !state.residents.where<&Resident::household>(*left).empty()) return;
    for (const KeyHeld* key : state.keys_held.where<&KeyHeld::door>(*left)) {
        notify(state, by, ids.next<NoticeId>(), key->holder, NoticeKind::KeyTakenBack, ref(key->holder));
        state.keys_held.erase(key->id);
    }
}

}  // namespace linli
