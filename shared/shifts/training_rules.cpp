#include <algorithm>
#include <set>

#include "shared/people/roles.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/skills.h"
#include "shared/shifts/training_commands.h"

// Posts in detail, trainings, and the rules that protect people.

namespace linli {
namespace {

const Training* find_training(const State& state, const std::string& name) {
    for (const auto& [id, row] : state.trainings.rows()) {
        if (!row.record.closed && row.record.name == name) return &row.record;
    }
    return nullptr;
}

std::vector<const PlaceNeed*> needs_named(const State& state, const SetNeeds& command) {
    return command.shift ? needs_of(state, *command.shift)
                         : state.place_needs.where<&PlaceNeed::post>(*command.post);
}

bool asks_for(const State& state, ShiftId shift, const std::vector<NeededTraining>& needs) {
    const auto known = needs_of(state, shift);
    return std::equal(known.begin(), known.end(), needs.begin(), needs.end(),
                      [](const PlaceNeed* one, const NeededTraining& other) {
                          return one->training == other.training && one->places == other.places;
                      });
}

// Those that the pattern made, that ask for what it made them with, and on which nobody stands yet.
std::vector<ShiftId> untouched_shifts(const State& state, ShiftPatternId pattern, Instant at) {
    std::vector<ShiftId> shifts;
    for (const ShiftStatus* status : state.shift_statuses.where<&ShiftStatus::pattern>(pattern)) {
        const Shift* shift = state.shifts.find(status->id);
        if (!shift || shift->state == ShiftState::Cancelled || shift->window.from <= at) continue;
        if (held_seats(state, shift->id).empty() &&
            asks_for(state, shift->id, needs_of_new(state, *shift, pattern)))
            shifts.push_back(shift->id);
    }
    return shifts;
}

void write_needs(State& state, IdSource& ids, const SetNeeds& command) {
    std::vector<PlaceNeedId> old;
    for (const PlaceNeed* need : needs_named(state, command)) old.push_back(need->id);
    for (const PlaceNeedId need : old) state.place_needs.erase(need);
    if (command.shift) return add_needs(state, ids, *command.shift, command.needs);
    for (const NeededTraining& need : command.needs) {
        state.place_needs.insert({.id = ids.next<PlaceNeedId>(),
                                  .post = command.post,
                                  .shift = std::nullopt,
                                  .training = need.training,
                                  .places = need.places});
    }
}

// The same shift with other needs, on a copy of the few records that count.
bool would_all_fit(const State& state, const SetNeeds& command, const Shift& shift) {
    std::vector<std::int32_t> kept;
    std::int32_t open = shift.max_places;
    for (const NeededTraining& need : command.needs) {
        kept.push_back(need.places);
        open -= need.places;
    }
    std::vector<Skills> people;
    for (const Seat* seat : held_seats(state, shift.id)) {
        if (shares_place_of(state, seat->id)) continue;
        const Seat* partner = partner_on_place(state, seat->id);
        Skills skills = is_waived(state, seat->id) ? every_skill : 0;
        for (std::size_t i = 0; i < command.needs.size(); ++i) {
            const TrainingId training = command.needs[i].training;
            const auto has = [&](const Seat* one) {
                return one->person && has_training(state, *one->person, training);
            };
            if (has(seat) && (!partner || has(partner))) skills |= Skills{1} << i;
        }
        people.push_back(skills);
    }
    return fit(people, kept, open);
}

// A shift to come on which the person stands by this training.
std::optional<ShiftId> shift_that_needs(const State& state, const TrainingHeld& held, Instant at) {
    for (const Seat* seat : state.seats.where<&Seat::person>(held.person)) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (seat->state != SeatState::Held || !shift || shift->window.until <= at) continue;
        if (shift->state == ShiftState::Cancelled || is_waived(state, seat->id)) continue;
        const auto needs = needs_of(state, shift->id);
        const bool asked = std::any_of(needs.begin(), needs.end(), [&](const PlaceNeed* need) {
            return need->training == held.training;
        });
        if (!asked) continue;
        if (shares_place_of(state, seat->id) || partner_on_place(state, seat->id)) return shift->id;
        // Would everybody still fit if they came back without it?
        const ShiftPlaces others(state, *shift, {seat->id});
        if (!others.fits_without(held.person, held.training)) return shift->id;
    }
    return std::nullopt;
}

bool is_sound(const RosterRules& rules) {
    const auto within = [](std::int32_t value, std::int32_t most) { return value >= 0 && value <= most; };
    return within(rules.rest_hours, 48) && within(rules.hours_a_day, 24) &&
           within(rules.hours_a_week, 7 * 24) && within(rules.nights_in_a_row, 14) &&
           within(rules.alarm_hours, 72);
}

std::set<PersonId> people_on_shifts_to_come(const State& state, Instant at) {
    std::set<PersonId> people;
    for (const auto& [id, row] : state.shifts.rows()) {
        if (row.record.window.until <= at || row.record.state == ShiftState::Cancelled) continue;
        for (const Seat* seat : state.seats.where<&Seat::shift>(id)) {
            if (seat->person && seat->state == SeatState::Held) people.insert(*seat->person);
        }
    }
    return people;
}

}  // namespace

std::optional<Rejected> check_needs(const State& state, const std::vector<NeededTraining>& needs,
                                    std::int32_t most) {
    std::set<TrainingId> named;
    std::int64_t places = 0;
    if (needs.size() > max_needs) return Rejected{Reason::NeedsInvalid};
    for (const NeededTraining& need : needs) {
        if (!state.trainings.find(need.training)) return missing(state, Reason::TrainingUnknown);
        const bool sound = need.places >= 1 && need.places <= most;
        if (!sound || !named.insert(need.training).second) return Rejected{Reason::NeedsInvalid};
        places += need.places;
    }
    if (places > most) return Rejected{Reason::NeedsInvalid};
    return std::nullopt;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetPostDetail& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (!state.posts.find(command.detail.id)) return missing(state, Reason::PostUnknown);
    if (command.detail.place.size() > max_name_bytes)
        return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(max_name_bytes));
    if (command.detail.equipment.size() > max_note_bytes)
        return Rejected::with_limit(Reason::TextTooLong, static_cast<std::int64_t>(max_note_bytes));
    return std::nullopt;
}

void change(State& state, const Stamp&, const SetPostDetail& command) {
    if (state.post_details.find(command.detail.id))
        state.post_details.edit(command.detail.id) = command.detail;
    else
        state.post_details.insert(command.detail);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetNeeds& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (command.post.has_value() == command.shift.has_value()) return Rejected{Reason::NothingChosen};
    if (command.post) {
        if (!state.posts.find(*command.post)) return missing(state, Reason::PostUnknown);
        return check_needs(state, command.needs, max_places);
    }
    if (auto no = check_to_come(state, *command.shift, by.at)) return no;
    const Shift& shift = state.shifts.at(*command.shift);
    if (auto no = check_needs(state, command.needs, shift.max_places)) return no;
    if (!would_all_fit(state, command, shift)) return Rejected{Reason::NeedsNotMet, shift.id};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetNeeds& command) {
    if (!command.post && !command.shift) return;
    IdSource ids(by);
    write_needs(state, ids, command);
    if (command.shift) move_up(state, by, ids, *command.shift);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetPatternNeeds& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const ShiftPattern* pattern = state.shift_patterns.find(command.pattern);
    if (!pattern) return missing(state, Reason::PatternUnknown);
    return check_needs(state, command.needs, pattern->max_places);
}

// The shifts that it made follow as long as nobody has signed up for what they ask now.
void change(State& state, const Stamp& by, const SetPatternNeeds& command) {
    IdSource ids(by);
    const std::vector<ShiftId> following = untouched_shifts(state, command.pattern, by.at);
    std::vector<PatternNeedId> old;
    for (const PatternNeed* need : state.pattern_needs.where<&PatternNeed::pattern>(command.pattern))
        old.push_back(need->id);
    for (const PatternNeedId need : old) state.pattern_needs.erase(need);
    for (const NeededTraining& need : command.needs) {
        state.pattern_needs.insert({.id = ids.next<PatternNeedId>(),
                                    .pattern = command.pattern,
                                    .training = need.training,
                                    .places = need.places});
    }
    for (const ShiftId id : following) {
        const Shift& shift = state.shifts.at(id);
        write_needs(state, ids, SetNeeds{{}, id, needs_of_new(state, shift, command.pattern)});
        move_up(state, by, ids, id);
    }
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AddTraining& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (auto no = check_text(command.name, max_name_bytes)) return no;
    if (const Training* same = find_training(state, command.name))
        return Rejected{Reason::TrainingExists, same->id};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AddTraining& command) {
    state.trainings.insert({.id = by.new_ids.make<TrainingId>(), .name = command.name, .closed = false});
}

std::optional<Rejected> check(const State& state, const Stamp& by, const ChangeTraining& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (!state.trainings.find(command.training)) return missing(state, Reason::TrainingUnknown);
    if (auto no = check_text(command.name, max_name_bytes)) return no;
    const Training* same = find_training(state, command.name);
    if (same && same->id != command.training) return Rejected{Reason::TrainingExists, same->id};
    return std::nullopt;
}

void change(State& state, const Stamp&, const ChangeTraining& command) {
    if (!state.trainings.find(command.training)) return;
    Training& training = state.trainings.edit(command.training);
    training.name = command.name;
    training.closed = command.closed;
}

std::optional<Rejected> check(const State& state, const Stamp& by, const GiveTraining& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const Training* training = state.trainings.find(command.training);
    if (!training || training->closed) return missing(state, Reason::TrainingUnknown);
    if (!state.public_names.find(by.for_person)) return missing(state, Reason::PersonUnknown);
    for (const TrainingHeld* held : state.trainings_held.where<&TrainingHeld::person>(by.for_person)) {
        if (held->training == command.training) return Rejected{Reason::TrainingHeldAlready, held->id};
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const GiveTraining& command) {
    IdSource ids(by);
    state.trainings_held.insert({.id = ids.next<TrainingHeldId>(),
                                 .person = by.for_person,
                                 .training = command.training,
                                 .given_by = by.person,
                                 .since = by.at});
    move_up_where_waiting(state, by, ids, by.for_person);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const EndTraining& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    const TrainingHeld* held = state.trainings_held.find(command.held);
    if (!held) return missing(state, Reason::TrainingUnknown);
    if (const auto shift = shift_that_needs(state, *held, by.at))
        return Rejected{Reason::TrainingNeeded, *shift};
    return std::nullopt;
}

void change(State& state, const Stamp&, const EndTraining& command) {
    if (state.trainings_held.find(command.held)) state.trainings_held.erase(command.held);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const SetRosterRules& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (!is_sound(command.rules)) return Rejected{Reason::RosterRulesInvalid};
    const auto& person = command.rules.alarm_person;
    if (person && !may_know_of(state, by, *person)) return Rejected{Reason::PersonUnknown};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetRosterRules& command) {
    IdSource ids(by);
    RosterRules rules = command.rules;
    const auto& known = state.roster_rules.rows();
    if (known.empty()) {
        rules.id = ids.next<RosterRulesId>();
        state.roster_rules.insert(rules);
    } else {
        rules.id = known.begin()->first;
        state.roster_rules.edit(rules.id) = rules;
    }
    for (const PersonId person : people_on_shifts_to_come(state, by.at))
        waive_broken(state, person, Waiver::RulesChanged);
    std::set<ShiftId> waited_for;
    for (const auto& [id, row] : state.waiting_places.rows()) waited_for.insert(row.record.shift);
    for (const ShiftId shift : waited_for) move_up(state, by, ids, shift);
}

}  // namespace linli
