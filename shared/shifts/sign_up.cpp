#include "shared/shifts/sign_up.h"

#include <algorithm>

#include "shared/shifts/roster.h"
#include "shared/shifts/skills.h"

namespace linli {
namespace {

SignUpState about_shift(SignUp is, ShiftId shift) {
    return {is, ref(shift), 0, 0};
}

Reason reason_of(SignUp state) {
    switch (state) {
        case SignUp::Mine:
            return Reason::OnShiftAlready;
        case SignUp::Overlaps:
            return Reason::TimesOverlap;
        case SignUp::RestTooShort:
            return Reason::RestTooShort;
        case SignUp::DailyCap:
            return Reason::DayFull;
        case SignUp::WeeklyCap:
            return Reason::WeekFull;
        case SignUp::NightsInARow:
            return Reason::TooManyNights;
        case SignUp::TrainingMissing:
            return Reason::TrainingMissing;
        case SignUp::NotOpenYet:
            return Reason::NotOpenYet;
        case SignUp::Over:
            return Reason::ShiftOver;
        case SignUp::Cancelled:
            return Reason::ShiftCancelled;
        case SignUp::WaitingList:
            return Reason::WaitingAlready;
        default:
            return Reason::ShiftFull;
    }
}

}  // namespace

SignUpState sign_up_of(const StrainFound& found) {
    SignUpState state;
    state.limit = found.limit;
    if (found.near) state.about = ref(*found.near);
    switch (found.strain) {
        case Strain::RestTooShort:
            state.is = SignUp::RestTooShort;
            break;
        case Strain::DailyCap:
            state.is = SignUp::DailyCap;
            break;
        case Strain::WeeklyCap:
            state.is = SignUp::WeeklyCap;
            break;
        case Strain::NightsInARow:
            state.is = SignUp::NightsInARow;
            break;
    }
    return state;
}

RosterRules roster_rules(const State& state) {
    const auto& rows = state.roster_rules.rows();
    return rows.empty() ? RosterRules{} : rows.begin()->second.record;
}

std::vector<const WaitingPlace*> waiting_for(const State& state, ShiftId shift) {
    auto waiting = state.waiting_places.where<&WaitingPlace::shift>(shift);
    std::stable_sort(waiting.begin(), waiting.end(), [](const WaitingPlace* a, const WaitingPlace* b) {
        return a->since != b->since ? a->since < b->since : a->id < b->id;
    });
    return waiting;
}

const WaitingPlace* waiting_place_of(const State& state, ShiftId shift, PersonId person) {
    for (const WaitingPlace* waiting : state.waiting_places.where<&WaitingPlace::shift>(shift)) {
        if (waiting->person == person) return waiting;
    }
    return nullptr;
}

bool is_published(const State& state, ShiftId shift) {
    const ShiftStatus* status = state.shift_statuses.find(shift);
    return !status || !status->publish_at;
}

SignUpBook::SignUpBook(const State& state, PersonId person, Instant now, std::vector<SeatId> without)
    : state_(state),
      person_(person),
      now_(now),
      offset_(utc_offset(state)),
      rules_(roster_rules(state)),
      without_(std::move(without)) {
    if (!person) return;
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        if (seat->state != SeatState::Held) continue;
        if (std::find(without_.begin(), without_.end(), seat->id) != without_.end()) continue;
        mine_.push_back({seat->shift, seat->id});
        const Shift* shift = state.shifts.find(seat->shift);
        if (shift && shift->state == ShiftState::Planned) works_.push_back({shift->window, shift->id});
    }
    std::sort(mine_.begin(), mine_.end());
    std::sort(works_.begin(), works_.end(),
              [](const Work& a, const Work& b) { return a.window.from < b.window.from; });
}

const Work* SignUpBook::work_during(const TimeRange& window) const {
    // They do not overlap one another, so what begins first ends first, too.
    const auto found = std::lower_bound(works_.begin(), works_.end(), window.from,
                                        [](const Work& work, Instant at) { return work.window.until <= at; });
    return found != works_.end() && overlap(found->window, window) ? &*found : nullptr;
}

std::optional<SignUpState> SignUpBook::strain_at(const TimeRange& window) const {
    const auto found = strain_of(rules_, works_, window, offset_);
    return found ? std::optional(sign_up_of(*found)) : std::nullopt;
}

SignUpState SignUpBook::place_among(const ShiftPlaces& places, const Shift& shift) const {
    if (places.fits(person_)) return about_shift(SignUp::Free, shift.id);
    const auto missing = places.full() ? std::nullopt : places.missing_for(person_);
    if (missing) return {SignUp::TrainingMissing, ref(*missing), 0, 0};
    return {SignUp::Full, ref(shift.id), shift.max_places, 0};
}

void SignUpBook::stand_on(const Shift& shift) {
    const std::pair mine(shift.id, SeatId{});
    mine_.insert(std::lower_bound(mine_.begin(), mine_.end(), mine), mine);
    const Work work{shift.window, shift.id};
    works_.insert(
        std::upper_bound(works_.begin(), works_.end(), work,
                         [](const Work& a, const Work& b) { return a.window.from < b.window.from; }),
        work);
}

std::optional<SignUpState> SignUpBook::hindrance(ShiftId id, Opening opening) const {
    const Shift* shift = state_.shifts.find(id);
    if (!shift) return about_shift(SignUp::Unknown, id);
    if (shift->state == ShiftState::Cancelled) return about_shift(SignUp::Cancelled, id);
    if (shift->window.until <= now_) return about_shift(SignUp::Over, id);
    const auto mine = std::lower_bound(mine_.begin(), mine_.end(), std::pair(id, SeatId{}));
    if (mine != mine_.end() && mine->first == id) return SignUpState{SignUp::Mine, ref(mine->second), 0, 0};
    const ShiftStatus* status = state_.shift_statuses.find(id);
    const bool closed = status && status->opens_at && now_ < *status->opens_at;
    if (status && status->publish_at && opening != Opening::PublishedWithIt)
        return about_shift(SignUp::NotOpenYet, id);
    if (closed && opening == Opening::Counts) return about_shift(SignUp::NotOpenYet, id);
    if (const Work* other = work_during(shift->window)) return about_shift(SignUp::Overlaps, other->shift);
    return person_ ? strain_at(shift->window) : std::nullopt;
}

SignUpState SignUpBook::place_on(ShiftId id, Opening opening) const {
    if (auto no = hindrance(id, opening)) return *no;
    const Shift& shift = state_.shifts.at(id);
    return place_among(ShiftPlaces(state_, shift, without_), shift);
}

SignUpState SignUpBook::place_on(ShiftId id, const ShiftPlaces& places, Opening opening) const {
    if (auto no = hindrance(id, opening)) return *no;
    return place_among(places, state_.shifts.at(id));
}

SignUpState SignUpBook::of(ShiftId shift) const {
    const SignUpState place = place_on(shift);
    const bool settled = place.is == SignUp::Free || place.is == SignUp::Mine || place.is == SignUp::Over ||
                         place.is == SignUp::Cancelled || place.is == SignUp::Unknown;
    if (settled || !person_ || !waiting_place_of(state_, shift, person_)) return place;
    std::int32_t position = 0;
    for (const WaitingPlace* waiting : waiting_for(state_, shift)) {
        ++position;
        if (waiting->person == person_) return {SignUp::WaitingList, ref(waiting->id), 0, position};
    }
    return place;
}

SignUpState sign_up_state(const State& state, PersonId person, ShiftId shift, Instant now) {
    return SignUpBook(state, person, now).of(shift);
}

bool may_be_waived(SignUp state) {
    return state == SignUp::RestTooShort || state == SignUp::DailyCap || state == SignUp::WeeklyCap ||
           state == SignUp::NightsInARow || state == SignUp::TrainingMissing;
}

std::optional<Rejected> rejected_for(const State& state, ShiftId shift, const SignUpState& sign_up,
                                     Opening opening) {
    if (sign_up.is == SignUp::Free) return std::nullopt;
    if (sign_up.is == SignUp::Unknown) return missing(state, Reason::ShiftUnknown);
    if (opening != Opening::PublishedWithIt && !is_published(state, shift))
        return Rejected{Reason::ShiftUnknown};  // Nobody learns that there is one.
    Rejected rejected(reason_of(sign_up.is));
    rejected.about = sign_up.about;
    rejected.limit = sign_up.limit;
    return rejected;
}

}  // namespace linli
