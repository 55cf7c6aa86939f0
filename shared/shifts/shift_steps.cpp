#include <algorithm>
#include <map>
#include <set>

#include "shared/errands/infection_book.h"
#include "shared/notices/commands.h"
#include "shared/people/roles.h"
#include "shared/shifts/cover_alarm.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/skills.h"
#include "shared/shifts/stand_in.h"
#include "shared/shifts/training_commands.h"

// How shifts are made, moved and cancelled.

namespace linli {
namespace {

std::optional<Rejected> check_places(std::int32_t min, std::int32_t max) {
    if (min >= 1 && max >= min && max <= max_places) return std::nullopt;
    return Rejected::with_limit(Reason::PlacesInvalid, max_places);
}

std::vector<NeededTraining> no_more_than(std::int32_t places, std::vector<NeededTraining> needs) {
    for (NeededTraining& need : needs) {
        need.places = std::min(places, need.places);
        places -= need.places;
    }
    std::erase_if(needs, [](const NeededTraining& need) { return need.places == 0; });
    return needs;
}

std::vector<PersonId> people_on(const State& state, ShiftId shift) {
    std::vector<PersonId> people;
    for (const Seat* seat : held_seats(state, shift)) {
        if (seat->person) people.push_back(*seat->person);
    }
    return people;
}

// Overlaps and strain of one person, with the changed times in place of what they are now.
class TimesAfter {
public:
    TimesAfter(const State& state, const std::vector<ShiftChange>& changes) : state_(state) {
        for (const ShiftChange& change : changes) changed_[change.shift] = &change;
    }

    // Which of the changed shifts cannot be where they would be then, and why.
    std::vector<std::pair<ShiftId, Rejected>> refused() const {
        std::set<PersonId> people;
        for (const auto& [shift, change] : changed_) {
            const Shift* known = state_.shifts.find(shift);
            if (change->cancel || !known || known->window == change->window) continue;
            for (const PersonId person : people_on(state_, shift)) people.insert(person);
        }
        std::vector<std::pair<ShiftId, Rejected>> found;
        for (const PersonId person : people) {
            const std::vector<SeatThen> seats = seats_then(person);
            for (const SeatThen& seat : seats) {
                if (!seat.moved) continue;
                if (const auto no = check_seat(seats, seat)) found.emplace_back(seat.work.shift, *no);
            }
        }
        return found;
    }

private:
    struct SeatThen {
        SeatId seat;
        Work work;
        bool moved = false;
    };

    std::vector<SeatThen> seats_then(PersonId person) const {
        std::vector<SeatThen> seats;
        for (const Seat* seat : state_.seats.where<&Seat::person>(person)) {
            const Shift* shift = state_.shifts.find(seat->shift);
            if (seat->state != SeatState::Held || !shift || shift->state == ShiftState::Cancelled) continue;
            const auto found = changed_.find(shift->id);
            if (found == changed_.end()) {
                seats.push_back({seat->id, {shift->window, shift->id}, false});
            } else if (!found->second->cancel) {
                const TimeRange& window = found->second->window;
                seats.push_back({seat->id, {window, shift->id}, window != shift->window});
            }
        }
        std::sort(seats.begin(), seats.end(), [](const SeatThen& a, const SeatThen& b) {
            return a.work.window.from < b.work.window.from;
        });
        return seats;
    }

    // Beside the person's other seats.
    std::optional<Rejected> check_seat(const std::vector<SeatThen>& seats, const SeatThen& seat) const {
        std::vector<Work> others;
        for (const SeatThen& other : seats) {
            if (other.seat == seat.seat) continue;
            if (overlap(other.work.window, seat.work.window))
                return Rejected{Reason::TimesOverlap, other.work.shift};
            others.push_back(other.work);
        }
        if (is_waived(state_, seat.seat)) return std::nullopt;
        const auto strain = strain_of(roster_rules(state_), others, seat.work.window, utc_offset(state_));
        return strain ? rejected_for(state_, seat.work.shift, sign_up_of(*strain)) : std::nullopt;
    }

    const State& state_;
    std::map<ShiftId, const ShiftChange*> changed_;
};

// What is still to come keeps its distance from the beginning: an earlier shift is known and open earlier.
// What is open already stays so.
void move_opening(ShiftStatus& status, Duration later, Instant now) {
    for (std::optional<Instant>* ahead : {&status.publish_at, &status.opens_at}) {
        if (*ahead && **ahead > now) *ahead = **ahead + later;
    }
}

// Writes it down only; who is concerned is told and moves up when all changes are made.
void rewrite(State& state, const Stamp& by, const ShiftChange& change, const std::string& why) {
    Shift& shift = state.shifts.edit(change.shift);
    const bool moved = shift.window != change.window;
    const Duration later = change.window.from - shift.window.from;
    ShiftStatus* status =
        state.shift_statuses.find(change.shift) ? &state.shift_statuses.edit(change.shift) : nullptr;
    if (change.cancel) {
        shift.state = ShiftState::Cancelled;
        shift.cancelled_why = why;
        if (status) status->next_look = std::nullopt;
        return;
    }
    shift.window = change.window;
    shift.min_places = change.min_places;
    shift.max_places = change.max_places;
    if (!moved || !status) return;
    move_opening(*status, later, by.at);
    status->alarm = CoverAlarm::None;
    status->next_look = next_look_after(state, *status, change.window, by.at);
}

// Nobody comes to what does not take place.
void clear_cancelled(State& state, const Stamp& by, IdSource& ids, ShiftId id) {
    for (const Seat* seat : held_seats(state, id)) {
        end_search(state, by, ids, seat->id, std::nullopt);
        end_swaps_of(state, by, ids, seat->id);
    }
    end_search(state, by, ids, empty_place_of(id), std::nullopt);
    std::vector<WaitingPlaceId> waiting;
    for (const WaitingPlace* one : waiting_for(state, id)) {
        waiting.push_back(one->id);
        notify(state, by, ids.next<NoticeId>(), one->person, NoticeKind::ShiftCancelled, ref(id));
    }
    for (const WaitingPlaceId one : waiting) state.waiting_places.erase(one);
}

bool comes_always(const StandingSignUp& standing, const TimeRange& window, UtcOffset offset) {
    const CivilTime begins = civil_time(window.from, offset);
    return is_on(standing.days, begins.date) && standing.from_minute == begins.minute_of_day &&
           minutes(standing.minutes_long) == length(window);
}

}  // namespace

std::vector<NeededTraining> needs_of_new(const State& state, const Shift& shift,
                                         std::optional<ShiftPatternId> pattern) {
    std::vector<NeededTraining> needs;
    if (pattern) {
        for (const PatternNeed* need : state.pattern_needs.where<&PatternNeed::pattern>(*pattern))
            needs.push_back({need->training, need->places});
    }
    if (!needs.empty()) return no_more_than(shift.max_places, needs);
    for (const PlaceNeed* need : state.place_needs.where<&PlaceNeed::post>(shift.post))
        needs.push_back({need->training, need->places});
    return no_more_than(shift.max_places, needs);
}

void add_needs(State& state, IdSource& ids, ShiftId shift, const std::vector<NeededTraining>& needs) {
    for (const NeededTraining& need : needs) {
        state.place_needs.insert({.id = ids.next<PlaceNeedId>(),
                                  .post = std::nullopt,
                                  .shift = shift,
                                  .training = need.training,
                                  .places = need.places});
    }
}

std::optional<Rejected> check_planned(const State& state, const PlannedShift& shift, Instant at) {
    const Post* post = state.posts.find(shift.post);
    if (!post) return missing(state, Reason::PostUnknown);
    if (post->closed) return Rejected{Reason::PostClosed, post->id};
    if (auto no = check_window(shift.window, at)) return no;
    if (auto no = check_places(shift.min_places, shift.max_places)) return no;
    if (const Shift* same = find_shift(state, shift.post, shift.window))
        return Rejected{Reason::ShiftExists, same->id};
    return std::nullopt;
}

ShiftId add_shift(State& state, const Stamp& by, IdSource& ids, const NewShift& added) {
    const auto id = ids.next<ShiftId>();
    const PlannedShift& planned = added.planned;
    state.shifts.insert({.id = id,
                         .post = planned.post,
                         .window = planned.window,
                         .min_places = planned.min_places,
                         .max_places = planned.max_places,
                         .state = ShiftState::Planned,
                         .cancelled_why = {}});
    ShiftStatus status;
    status.id = id;
    status.pattern = added.pattern;
    if (added.publish_at && *added.publish_at > by.at) status.publish_at = added.publish_at;
    if (added.opens_at && *added.opens_at > by.at) status.opens_at = added.opens_at;
    status.emergency = added.emergency;
    status.next_look = next_look_after(state, status, planned.window, by.at);
    state.shift_statuses.insert(status);
    add_needs(state, ids, id,
              added.needs ? *added.needs : needs_of_new(state, state.shifts.at(id), added.pattern));
    if (!status.publish_at && added.standing_first) seat_standing(state, by, ids, id);
    return id;
}

void publish(State& state, const Stamp& by, ShiftId id) {
    const Shift* shift = state.shifts.find(id);
    if (!shift || is_published(state, id)) return;
    ShiftStatus& status = state.shift_statuses.edit(id);
    status.publish_at = std::nullopt;
    // Nobody could come yet, so nobody is to blame that it is short.
    if (status.next_look) status.next_look = next_look_after(state, status, shift->window, by.at);
}

void seat_standing(State& state, const Stamp& by, IdSource& ids, ShiftId id) {
    const Shift* shift = state.shifts.find(id);
    if (!shift) return;
    auto standing = state.standing_sign_ups.where<&StandingSignUp::post>(shift->post);
    const UtcOffset offset = utc_offset(state);
    std::erase_if(standing, [&](const auto* one) {
        return !comes_always(*one, shift->window, offset) || stays_home(state, one->person);
    });
    std::stable_sort(standing.begin(), standing.end(),
                     [](const auto* a, const auto* b) { return a->since < b->since; });
    for (const StandingSignUp* one : standing) {
        const SignUpBook book(state, one->person, by.at);
        const SignUpState place = book.place_on(id, Opening::DoesNotMatter);
        if (place.is == SignUp::Free) put_on(state, by, ids, id, one->person, one->placed_by);
        if (place.is != SignUp::Full || waiting_place_of(state, id, one->person)) continue;
        state.waiting_places.insert({.id = ids.next<WaitingPlaceId>(),
                                     .shift = id,
                                     .person = one->person,
                                     .placed_by = one->placed_by,
                                     .since = by.at});
    }
}

std::optional<Rejected> check_to_come(const State& state, ShiftId id, Instant at) {
    const Shift* shift = state.shifts.find(id);
    if (!shift) return missing(state, Reason::ShiftUnknown);
    if (shift->state == ShiftState::Cancelled) return Rejected{Reason::ShiftCancelled, id};
    if (shift->window.until <= at) return Rejected{Reason::ShiftOver, id};
    return std::nullopt;
}

namespace {

// Of one change by itself: its times and places.
std::optional<Rejected> check_alone(const State& state, const ShiftChange& change, Instant at) {
    if (auto no = check_to_come(state, change.shift, at)) return no;
    if (change.cancel) return std::nullopt;
    if (auto no = check_window(change.window, at)) return no;
    if (auto no = check_places(change.min_places, change.max_places)) return no;
    const std::int32_t taken = places_taken(state, change.shift);
    if (taken > change.max_places) return Rejected::with_limit(Reason::PlacesTaken, taken);
    std::int32_t kept = 0;
    for (const PlaceNeed* need : needs_of(state, change.shift)) kept += need->places;
    if (kept > change.max_places) return Rejected{Reason::NeedsInvalid};
    Shift moved = state.shifts.at(change.shift);
    moved.max_places = change.max_places;
    if (!ShiftPlaces(state, moved).all_fit()) return Rejected{Reason::NeedsNotMet, moved.id};
    return std::nullopt;
}

}  // namespace

std::optional<Rejected> check_changes(const State& state, const std::vector<ShiftChange>& changes,
                                      Instant at) {
    for (const ShiftChange& change : changes) {
        if (auto no = check_alone(state, change, at)) return no;
    }
    const auto refused = TimesAfter(state, changes).refused();
    return refused.empty() ? std::nullopt : std::optional(refused.front().second);
}

std::map<ShiftId, Rejected> left_out(const State& state, std::vector<ShiftChange> changes, Instant at) {
    std::map<ShiftId, Rejected> out;
    for (const ShiftChange& change : changes) {
        if (const auto no = check_alone(state, change, at)) out.emplace(change.shift, *no);
    }
    // What stays where it is may be in the way of another.
    for (bool more = true; more;) {
        std::erase_if(changes, [&](const ShiftChange& change) { return out.contains(change.shift); });
        more = false;
        for (const auto& [shift, no] : TimesAfter(state, changes).refused())
            more = out.emplace(shift, no).second || more;
    }
    return out;
}

void change_shifts(State& state, const Stamp& by, IdSource& ids, const std::vector<ShiftChange>& changes,
                   const std::string& why) {
    std::vector<const ShiftChange*> known;
    std::set<ShiftId> moved;
    for (const ShiftChange& change : changes) {
        const Shift* shift = state.shifts.find(change.shift);
        if (!shift) continue;
        known.push_back(&change);
        if (!change.cancel && shift->window != change.window) moved.insert(change.shift);
        rewrite(state, by, change, why);
    }
    std::set<PersonId> people;
    for (const ShiftChange* change : known) {
        if (change->cancel) clear_cancelled(state, by, ids, change->shift);
        if (!change->cancel && !moved.contains(change->shift)) continue;
        const NoticeKind kind = change->cancel ? NoticeKind::ShiftCancelled : NoticeKind::ShiftMoved;
        tell_all_on(state, by, ids, change->shift, kind);
        for (const PersonId person : people_on(state, change->shift)) people.insert(person);
    }
    // What people wait for elsewhere may be free for them now.
    for (const PersonId person : people) waive_broken(state, person, Waiver::GapOpened);
    for (const PersonId person : people) move_up_where_waiting(state, by, ids, person);
    for (const ShiftChange* change : known) {
        move_up(state, by, ids, change->shift);
        stop_asking_if_met(state, by, ids, change->shift);
    }
}

}  // namespace linli
