#include "shared/shifts/skills.h"

#include <algorithm>

#include "shared/shifts/roster.h"

namespace linli {
namespace {

// Places by kind, and who has which: the last kind is open to anybody. Augmenting paths, as in H. W. Kuhn,
// "The Hungarian method for the assignment problem" (1955), with several places of a kind.
class Seating {
public:
    Seating(const std::vector<Skills>& people, std::vector<std::int32_t> places)
        : people_(people), places_(std::move(places)), at_(places_.size()) {}

    bool seat_all() {
        for (std::size_t person = 0; person < people_.size(); ++person) {
            std::vector<bool> tried(places_.size());
            if (!seat(person, tried)) return false;
        }
        return true;
    }

private:
    bool may_stand(std::size_t person, std::size_t kind) const {
        return kind + 1 == places_.size() || (people_[person] >> kind & 1) != 0;
    }

    bool seat(std::size_t person, std::vector<bool>& tried) {
        for (std::size_t kind = 0; kind < places_.size(); ++kind) {
            if (tried[kind] || !may_stand(person, kind)) continue;
            tried[kind] = true;
            if (static_cast<std::int32_t>(at_[kind].size()) < places_[kind]) {
                at_[kind].push_back(person);
                return true;
            }
            for (std::size_t& other : at_[kind]) {
                if (!seat(other, tried)) continue;
                other = person;
                return true;
            }
        }
        return false;
    }

    const std::vector<Skills>& people_;
    std::vector<std::int32_t> places_;
    std::vector<std::vector<std::size_t>> at_;
};

}  // namespace

bool fit(const std::vector<Skills>& people, const std::vector<std::int32_t>& kept, std::int32_t open) {
    if (static_cast<std::int64_t>(people.size()) <= open) return true;
    std::vector<std::int32_t> places = kept;
    places.push_back(std::max(0, open));
    return Seating(people, std::move(places)).seat_all();
}

bool has_training(const State& state, PersonId person, TrainingId training) {
    const auto held = state.trainings_held.where<&TrainingHeld::person>(person);
    return std::any_of(held.begin(), held.end(),
                       [&](const TrainingHeld* one) { return one->training == training; });
}

std::vector<const PlaceNeed*> needs_of(const State& state, ShiftId shift) {
    return state.place_needs.where<&PlaceNeed::shift>(shift);
}

std::vector<NeededTraining> needed_on(const State& state, ShiftId shift) {
    std::vector<NeededTraining> needed;
    for (const PlaceNeed* need : needs_of(state, shift)) needed.push_back({need->training, need->places});
    return needed;
}

ShiftPlaces::ShiftPlaces(const State& state, const Shift& shift, const std::vector<SeatId>& without)
    : state_(state), most_(shift.max_places), open_(shift.max_places) {
    for (const PlaceNeed* need : needs_of(state, shift.id)) {
        asked_.push_back(need->training);
        kept_.push_back(need->places);
        open_ -= need->places;
    }
    for (const Seat* seat : state.seats.where<&Seat::shift>(shift.id)) {
        if (seat->state != SeatState::Held) continue;
        if (std::find(without.begin(), without.end(), seat->id) != without.end()) continue;
        if (shares_place_of(state, seat->id)) continue;  // Counted with whose place it is.
        if (asked_.empty()) {
            people_.push_back(0);
            continue;
        }
        people_.push_back(is_waived(state, seat->id) ? every_skill : skills_on(*seat));
    }
}

void ShiftPlaces::add(PersonId person) {
    people_.push_back(skills_of(person));
}

Skills ShiftPlaces::skills_of(PersonId person) const {
    Skills skills = 0;
    for (const TrainingHeld* held : state_.trainings_held.where<&TrainingHeld::person>(person)) {
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            if (asked_[i] == held->training) skills |= Skills{1} << i;
        }
    }
    return skills;
}

// Of two on one place, what both have.
Skills ShiftPlaces::skills_on(const Seat& seat) const {
    const Skills skills = skills_of(seat.person.value_or(PersonId{}));
    const Seat* partner = partner_on_place(state_, seat.id);
    return partner ? skills & skills_of(partner->person.value_or(PersonId{})) : skills;
}

bool ShiftPlaces::fits_with(Skills skills) const {
    std::vector<Skills> people = people_;
    people.push_back(skills);
    return fit(people, kept_, open_);
}

bool ShiftPlaces::fits(PersonId person) const {
    if (full()) return false;
    return asked_.empty() || fits_with(skills_of(person));
}

bool ShiftPlaces::fits_without(PersonId person, TrainingId training) const {
    Skills skills = skills_of(person);
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        if (asked_[i] == training) skills &= ~(Skills{1} << i);
    }
    return fits_with(skills);
}

std::optional<TrainingId> ShiftPlaces::missing_for(PersonId person) const {
    const Skills skills = skills_of(person);
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        if ((skills >> i & 1) == 0 && fits_with(skills | Skills{1} << i)) return asked_[i];
    }
    return std::nullopt;
}

}  // namespace linli
