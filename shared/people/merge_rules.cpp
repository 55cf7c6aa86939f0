#include <set>

#include "shared/people/commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/roster.h"

namespace linli {
namespace {

// Everything in `table` whose `Member` names the duplicate names the kept person from now on.
template <auto Member, class Table>
void rename_person(Table& table, PersonId duplicate, PersonId keep) {
    for (const auto* record : table.template where<Member>(duplicate)) table.edit(record->id).*Member = keep;
}

template <class Table>
void move_or_drop(Table& table, PersonId duplicate, PersonId keep) {
    const auto* record = table.find(duplicate);
    if (!record) return;
    auto moved = *record;
    table.erase(duplicate);
    if (table.find(keep)) return;
    moved.id = keep;
    table.insert(std::move(moved));
}

// What both entries had would stand there twice: ending one of the two would end nothing.
void drop_pointless_proxies(State& state, PersonId keep) {
    std::set<PersonId> proxies, wards;
    for (const Proxy* one : state.proxies.where<&Proxy::for_whom>(keep)) {
        if (one->proxy == keep || !proxies.insert(one->proxy).second) state.proxies.erase(one->id);
    }
    for (const Proxy* one : state.proxies.where<&Proxy::proxy>(keep)) {
        if (!wards.insert(one->for_whom).second) state.proxies.erase(one->id);
    }
}

void drop_doubled_roles(State& state, PersonId keep) {
    std::set<std::pair<Role, std::optional<BuildingId>>> held;
    for (const RoleHeld* one : state.roles.where<&RoleHeld::person>(keep)) {
        if (!held.insert({one->role, one->building}).second) state.roles.erase(one->id);
    }
}

// Keeps who asked, who helped and who is trusted; only one of two vettings is left.
void merge_errands(State& state, PersonId duplicate, PersonId keep) {
    for (const Errand* errand : state.errands.where<&Errand::helper>(duplicate))
        state.errands.edit(errand->id).helper = keep;
    rename_person<&ErrandDetail::asked_for>(state.errand_details, duplicate, keep);
    rename_person<&ErrandDetail::asked_by>(state.errand_details, duplicate, keep);
    rename_person<&ErrandResult::asked_for>(state.errand_results, duplicate, keep);
    rename_person<&ErrandResult::helper>(state.errand_results, duplicate, keep);
    rename_person<&ErrandTurned::by>(state.errands_turned, duplicate, keep);
    rename_person<&NumberBlock::person>(state.number_blocks, duplicate, keep);
    rename_person<&Vetting::by>(state.vettings, duplicate, keep);
    move_or_drop(state.vettings, duplicate, keep);
}

// Every receipt keeps its two sides, so nothing changes hands by a merge.
void merge_medicines(State& state, PersonId duplicate, PersonId keep) {
    for (const MedicineLine* line : state.medicine_lines.where<&MedicineLine::answered_by>(duplicate))
        state.medicine_lines.edit(line->id).answered_by = keep;
    for (const Handover* one : state.handovers.where<&Handover::from>(duplicate))
        state.handovers.edit(one->id).from = keep;
    for (const Handover* one : state.handovers.where<&Handover::to>(duplicate))
        state.handovers.edit(one->id).to = keep;
    for (const Handover* one : state.handovers.where<&Handover::confirmed_by>(duplicate))
        state.handovers.edit(one->id).confirmed_by = keep;
    rename_person<&Handover::entered_by>(state.handovers, duplicate, keep);
    rename_person<&ReturnCheck::by>(state.return_checks, duplicate, keep);
    rename_person<&ReturnCheck::holder>(state.return_checks, duplicate, keep);
    rename_person<&HospitalTrip::helper>(state.hospital_trips, duplicate, keep);
}

// Merging must not be a way to a role or to what is private: the devices of the duplicate become the kept
// person's. So it takes an administrator where either entry holds a key, and nobody merges themselves.
bool may_merge(const State& state, const Stamp& by, const MergePersons& command) {
    if (!may_coordinate(state, by)) return false;
    if (by.person == command.keep || by.person == command.duplicate) return false;
    const bool holds_key = is_coordinator(state, command.keep) || is_coordinator(state, command.duplicate);
    return !holds_key || holds_role(state, by.person, Role::Administrator);
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const MergePersons& command) {
    if (!may_merge(state, by, command)) return Rejected{Reason::NotAllowed};
    if (command.keep == command.duplicate) return Rejected{Reason::SamePerson};
    for (const PersonId person : {command.keep, command.duplicate}) {
        if (!state.public_names.find(person)) return missing(state, Reason::PersonUnknown);
    }
    // Two places on one shift cannot become one person's: one of them has to be given back first.
    for (const Seat* seat : state.seats.where<&Seat::person>(command.duplicate)) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (seat->state != SeatState::Held || !shift) continue;
        if (const Shift* other = shift_during(state, command.keep, shift->window)) {
            return Rejected{Reason::TimesOverlap, other->id};
        }
    }
    return std::nullopt;
}

void change(State& state, const Stamp&, const MergePersons& command) {
    const PersonId keep = command.keep;
    const PersonId duplicate = command.duplicate;
    rename_person<&RoleHeld::person>(state.roles, duplicate, keep);
    drop_doubled_roles(state, keep);
    rename_person<&Proxy::for_whom>(state.proxies, duplicate, keep);
    rename_person<&Proxy::proxy>(state.proxies, duplicate, keep);
    drop_pointless_proxies(state, keep);
    rename_person<&Grant::about>(state.grants, duplicate, keep);
    rename_person<&Grant::to>(state.grants, duplicate, keep);
    rename_person<&Notice::to>(state.notices, duplicate, keep);
    for (const Seat* seat : state.seats.where<&Seat::person>(duplicate))
        state.seats.edit(seat->id).person = keep;
    merge_errands(state, duplicate, keep);
    merge_medicines(state, duplicate, keep);
    move_or_drop(state.public_names, duplicate, keep);
    move_or_drop(state.residents, duplicate, keep);
    move_or_drop(state.contacts, duplicate, keep);
    move_or_drop(state.cares, duplicate, keep);
    state.merged_persons.insert({.id = duplicate, .kept = keep});
}

}  // namespace linli
