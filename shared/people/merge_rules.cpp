#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "shared/buddies/check_book.h"
#include "shared/errands/commands.h"
#include "shared/errands/infection_book.h"
#include "shared/helpers/keys.h"
#include "shared/people/commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/availability.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"

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

// Of records between two people: none with oneself, and none twice.
template <auto One, auto Other, class Table>
void drop_doubled(Table& table, PersonId keep) {
    std::set<std::pair<PersonId, PersonId>> seen;
    std::vector<const typename Table::Record*> records = table.template where<One>(keep);
    const auto others = table.template where<Other>(keep);
    records.insert(records.end(), others.begin(), others.end());
    std::vector<typename Table::Key> gone;
    std::set<typename Table::Key> looked_at;
    for (const auto* record : records) {
        if (!looked_at.insert(record->id).second) continue;
        const bool oneself = record->*One == record->*Other;
        if (oneself || !seen.insert({record->*One, record->*Other}).second) gone.push_back(record->id);
    }
    for (const auto& id : gone) table.erase(id);
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

// Whom a notice is about keeps their name in it.
void rename_in_notices(State& state, PersonId duplicate, PersonId keep) {
    std::vector<NoticeId> about_them;
    for (const auto& [id, row] : state.notices.rows()) {
        if (row.record.about == ref(duplicate)) about_them.push_back(id);
    }
    for (const NoticeId id : about_them) state.notices.edit(id).about = ref(keep);
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
    rename_person<&ErrandSeries::asked_for>(state.errand_series, duplicate, keep);
    rename_person<&ErrandSeries::asked_by>(state.errand_series, duplicate, keep);
    rename_person<&ErrandAsk::helper>(state.errand_asks, duplicate, keep);
    rename_person<&ErrandPhoto::by>(state.errand_photos, duplicate, keep);
    rename_person<&TillReceipt::by>(state.till_receipts, duplicate, keep);
    rename_person<&Vetting::by>(state.vettings, duplicate, keep);
    move_or_drop(state.vettings, duplicate, keep);
}

void merge_drivers(State& state, PersonId duplicate, PersonId keep) {
    std::vector<VehicleId> driven;
    for (const auto& [id, row] : state.vehicles.rows()) {
        if (row.record.driver == duplicate) driven.push_back(id);
    }
    for (const VehicleId vehicle : driven) state.vehicles.edit(vehicle).driver = keep;
}

// Nobody has the key to one door twice.
void drop_doubled_keys(State& state, PersonId keep) {
    std::set<HouseholdId> doors;
    for (const KeyHeld* key : state.keys_held.where<&KeyHeld::holder>(keep)) {
        if (!doors.insert(key->door).second) state.keys_held.erase(key->id);
    }
}

// Pairs and blocks between the two entries say nothing any more, and none stands there twice.
void merge_helpers(State& state, PersonId duplicate, PersonId keep) {
    move_or_drop(state.offers, duplicate, keep);
    move_or_drop(state.speaks, duplicate, keep);
    const bool said_where = !state.offered_buildings.where<&OfferedBuilding::helper>(keep).empty();
    for (const OfferedBuilding* one : state.offered_buildings.where<&OfferedBuilding::helper>(duplicate)) {
        if (said_where)
            state.offered_buildings.erase(one->id);
        else
            state.offered_buildings.edit(one->id).helper = keep;
    }
    rename_person<&FixedPair::helper>(state.fixed_pairs, duplicate, keep);
    rename_person<&FixedPair::person>(state.fixed_pairs, duplicate, keep);
    rename_person<&Block::by>(state.blocks, duplicate, keep);
    rename_person<&Block::whom>(state.blocks, duplicate, keep);
    rename_person<&Report::by>(state.reports, duplicate, keep);
    rename_person<&Report::about>(state.reports, duplicate, keep);
    rename_person<&KeyHeld::holder>(state.keys_held, duplicate, keep);
    rename_person<&KeyHeld::given_by>(state.keys_held, duplicate, keep);
    drop_doubled_keys(state, keep);
    drop_doubled<&FixedPair::helper, &FixedPair::person>(state.fixed_pairs, keep);
    drop_doubled<&Block::by, &Block::whom>(state.blocks, keep);
}

void close_silently(State& state, const CheckRound& known) {
    CheckRound& round = state.check_rounds.edit(known.id);
    round.state = CheckState::Closed;
    round.asked = std::nullopt;
    round.next_step = std::nullopt;
    for (const Grant* grant : state.grants.where<&Grant::about>(round.person)) {
        if (grant->because == ref(round.id) && !grant->over) state.grants.edit(grant->id).over = true;
    }
}

// Both entries may have been checked: the round that has climbed higher goes on, and nobody checks
// themselves.
void mend_rounds(State& state, PersonId keep) {
    const CheckRound* going_on = nullptr;
    for (const CheckRound* round : state.check_rounds.where<&CheckRound::person>(keep)) {
        if (round->asked == keep) state.check_rounds.edit(round->id).asked = std::nullopt;
        if (!is_unanswered(*round)) continue;
        const bool higher = !going_on || round->rung > going_on->rung;
        if (going_on) close_silently(state, higher ? *going_on : *round);
        if (higher) going_on = round;
    }
}

void mend_plan(State& state, PersonId id) {
    CheckPlan plan = state.check_plans.at(id);
    if (plan.buddy == id) plan.buddy = std::nullopt;
    if (plan.second == id || plan.second == plan.buddy) plan.second = std::nullopt;
    state.check_plans.edit(id) = plan;
}

void merge_checks(State& state, PersonId duplicate, PersonId keep) {
    rename_person<&CheckRound::person>(state.check_rounds, duplicate, keep);
    rename_person<&CheckRound::asked>(state.check_rounds, duplicate, keep);
    rename_person<&CheckRound::answered_by>(state.check_rounds, duplicate, keep);
    rename_person<&CheckStep::asked>(state.check_steps, duplicate, keep);
    rename_person<&CheckStep::answered_by>(state.check_steps, duplicate, keep);
    rename_person<&CheckPlan::buddy>(state.check_plans, duplicate, keep);
    rename_person<&CheckPlan::second>(state.check_plans, duplicate, keep);
    move_or_drop(state.check_plans, duplicate, keep);
    for (const CheckPlan* plan : state.check_plans.where<&CheckPlan::buddy>(keep)) mend_plan(state, plan->id);
    for (const CheckPlan* plan : state.check_plans.where<&CheckPlan::second>(keep))
        mend_plan(state, plan->id);
    mend_rounds(state, keep);
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

// Of a table without an index by person: merging is rare.
template <auto Member, class Table>
void rename_everywhere(Table& table, PersonId duplicate, PersonId keep) {
    std::vector<typename Table::Key> theirs;
    for (const auto& [id, row] : table.rows()) {
        if (row.record.*Member == duplicate) theirs.push_back(id);
    }
    for (const auto& id : theirs) table.edit(id).*Member = keep;
}

// Who leads a campaign does not also help with it.
void merge_campaign_members(State& state, PersonId duplicate, PersonId keep) {
    rename_person<&CampaignMember::person>(state.campaign_members, duplicate, keep);
    std::map<CampaignId, const CampaignMember*> kept;
    std::vector<CampaignMemberId> doubled;
    for (const CampaignMember* member : state.campaign_members.where<&CampaignMember::person>(keep)) {
        const auto [other, is_new] = kept.emplace(member->campaign, member);
        if (is_new) continue;
        const bool leads = member->part == CampaignPart::Leader;
        doubled.push_back(leads ? other->second->id : member->id);
        if (leads) other->second = member;
    }
    for (const CampaignMemberId id : doubled) state.campaign_members.erase(id);
}

void merge_orders(State& state, PersonId duplicate, PersonId keep) {
    merge_campaign_members(state, duplicate, keep);
    rename_everywhere<&DoorPriority::by>(state.door_priorities, duplicate, keep);
    rename_everywhere<&Order::for_person>(state.orders, duplicate, keep);
    rename_everywhere<&Order::placed_by>(state.orders, duplicate, keep);
    rename_everywhere<&LedgerEntry::by>(state.ledger_entries, duplicate, keep);
    rename_everywhere<&PaymentReminder::by>(state.payment_reminders, duplicate, keep);
    rename_everywhere<&HandOutEvent::by>(state.hand_out_events, duplicate, keep);
    rename_everywhere<&CampaignPhoto::by>(state.campaign_photos, duplicate, keep);
}

// What keeps others from harm holds whichever of the two entries says so.
void merge_cares(State& state, PersonId duplicate, PersonId keep) {
    const Care* known = state.cares.find(duplicate);
    if (known && state.cares.find(keep)) {
        const Care other = *known;
        Care& care = state.cares.edit(keep);
        care.isolated = care.isolated || other.isolated;
        care.infectious = care.infectious || other.infectious;
        care.pregnant = care.pregnant || other.pregnant;
        care.dialysis = care.dialysis || other.dialysis;
    }
    move_or_drop(state.cares, duplicate, keep);
}

// Nobody has a training twice, waits twice for one shift, comes always twice or says their hours twice.
void drop_doubled_in_roster(State& state, PersonId keep) {
    std::set<TrainingId> trainings;
    for (const TrainingHeld* held : state.trainings_held.where<&TrainingHeld::person>(keep)) {
        if (!trainings.insert(held->training).second) state.trainings_held.erase(held->id);
    }
    std::set<ShiftId> waited_for;
    for (const WaitingPlace* one : state.waiting_places.where<&WaitingPlace::person>(keep)) {
        const bool stands = seat_of(state, one->shift, keep) != nullptr;
        if (stands || !waited_for.insert(one->shift).second) state.waiting_places.erase(one->id);
    }
    std::set<std::tuple<PostId, std::int32_t, std::int32_t, std::int32_t>> always;
    for (const StandingSignUp* one : state.standing_sign_ups.where<&StandingSignUp::person>(keep)) {
        if (!always.insert({one->post, one->days, one->from_minute, one->minutes_long}).second)
            state.standing_sign_ups.erase(one->id);
    }
    std::vector<const ShiftHours*> said;
    for (const ShiftHours* one : state.shift_hours.where<&ShiftHours::person>(keep)) {
        const auto same = [&](const ShiftHours* other) { return says_the_same(*one, *other); };
        if (std::any_of(said.begin(), said.end(), same))
            state.shift_hours.erase(one->id);
        else
            said.push_back(one);
    }
}

// What both did together may be more than one may do: it is marked, and nobody loses a place by it.
void merge_roster(State& state, PersonId duplicate, PersonId keep) {
    for (const Seat* seat : state.seats.where<&Seat::person>(duplicate))
        state.seats.edit(seat->id).person = keep;
    rename_person<&TrainingHeld::person>(state.trainings_held, duplicate, keep);
    rename_person<&WaitingPlace::person>(state.waiting_places, duplicate, keep);
    rename_person<&StandingSignUp::person>(state.standing_sign_ups, duplicate, keep);
    rename_person<&ShiftHours::person>(state.shift_hours, duplicate, keep);
    rename_everywhere<&ShiftHours::said_by>(state.shift_hours, duplicate, keep);
    rename_person<&StandInAsk::person>(state.stand_in_asks, duplicate, keep);
    std::vector<RosterRulesId> named;
    for (const auto& [id, row] : state.roster_rules.rows()) {
        if (row.record.alarm_person == duplicate) named.push_back(id);
    }
    for (const RosterRulesId id : named) state.roster_rules.edit(id).alarm_person = keep;
    drop_doubled_in_roster(state, keep);
    waive_broken(state, keep, Waiver::Merged);
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

void change(State& state, const Stamp& by, const MergePersons& command) {
    IdSource ids(by);
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
    rename_in_notices(state, duplicate, keep);
    move_or_drop(state.reminder_wishes, duplicate, keep);
    rename_everywhere<&SeatReminder::person>(state.seat_reminders, duplicate, keep);
    merge_roster(state, duplicate, keep);
    merge_errands(state, duplicate, keep);
    merge_helpers(state, duplicate, keep);
    merge_drivers(state, duplicate, keep);
    merge_checks(state, duplicate, keep);
    merge_medicines(state, duplicate, keep);
    merge_orders(state, duplicate, keep);
    move_or_drop(state.public_names, duplicate, keep);
    const Resident* doubled = state.residents.find(duplicate);
    const auto left = doubled ? std::optional(doubled->household) : std::nullopt;
    move_or_drop(state.residents, duplicate, keep);
    mend_keys(state, by, ids, keep, left);
    follow_home(state, by, ids, keep);
    move_or_drop(state.contacts, duplicate, keep);
    merge_cares(state, duplicate, keep);
    move_up_where_waiting(state, by, ids, keep);
    keep_apart(state, by, ids, keep);
    state.merged_persons.insert({.id = duplicate, .kept = keep});
}

}  // namespace linli
