#include "shared/shifts/roster_week.h"

#include <algorithm>
#include <tuple>

#include "shared/errands/infection_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/roster_book.h"
#include "shared/shifts/skills.h"
#include "shared/shifts/stand_in.h"
#include "shared/shifts/work_rules.h"

namespace linli {
namespace {

// In one unit: what a missing person costs, and what is put up with to have one.
constexpr std::int32_t missing_cost = 1000, spare_cost = 100;
constexpr std::int32_t not_to_be = 3000;        // Costs more than anybody is worth: so it is never proposed.
constexpr std::int32_t said_other_hours = 200;  // They can, but not then.
constexpr std::int32_t said_rather_not = 60;
constexpr std::int32_t said_gladly = 60;
constexpr std::int32_t declined_before = 40;  // Said no when asked to stand in there.
constexpr std::int32_t comes_always = 80;     // Signed up for every week.
constexpr std::int32_t stood_before = 20;
constexpr std::int32_t changed_cost = 20;  // Of a proposal that is known already.
constexpr Duration remembered = days(60);
constexpr std::int64_t load_days = 28;
constexpr std::int32_t day_minutes = 24 * 60;

std::int32_t minutes_long(const TimeRange& window) {
    return static_cast<std::int32_t>(length(window).ms / minutes(1).ms);
}

bool is_planned_and_held(const Seat& seat, const Shift* shift) {
    return seat.state == SeatState::Held && shift && shift->state == ShiftState::Planned;
}

// Places for trained people that nobody who is on the shift, or is pinned there, fills yet.
std::vector<std::pair<TrainingId, std::int32_t>> kept_places(const State& state, ShiftId shift,
                                                             const std::vector<PlannedSeat>& pinned) {
    std::vector<std::pair<TrainingId, std::int32_t>> kept;
    for (const PlaceNeed* need : needs_of(state, shift)) kept.emplace_back(need->training, need->places);
    const auto fill = [&](PersonId person) {
        const auto fills = std::find_if(kept.begin(), kept.end(), [&](const auto& one) {
            return one.second > 0 && has_training(state, person, one.first);
        });
        if (fills != kept.end()) --fills->second;
    };
    for (const Seat* seat : held_seats(state, shift)) {
        if (seat->person && !shares_place_of(state, seat->id)) fill(*seat->person);
    }
    for (const PlannedSeat& seat : pinned) {
        if (seat.shift == shift) fill(seat.person);
    }
    return kept;
}

bool always_comes(const State& state, PersonId person, PostId post, const TimeRange& window,
                  UtcOffset offset) {
    const CivilTime begins = civil_time(window.from, offset);
    const auto standing = state.standing_sign_ups.where<&StandingSignUp::person>(person);
    return std::any_of(standing.begin(), standing.end(), [&](const StandingSignUp* one) {
        return one->post == post && is_on(one->days, begins.date) &&
               one->from_minute == begins.minute_of_day && one->minutes_long == minutes_long(window);
    });
}

// On some day; so many minutes after its midnight, without an offset.
TimeRange window_on(std::int64_t day, std::int32_t from_minute, std::int32_t minutes_long) {
    const Instant from = Instant{} + minutes(day * day_minutes + from_minute);
    return {from, from + minutes(minutes_long)};
}

// Of two shifts, one on a day and one on the next: what the rules say of the two alone.
bool may_follow(RosterRules rules, const TimeRange& first, const TimeRange& next) {
    rules.hours_a_week = 0;
    rules.nights_in_a_row = 0;
    return !overlap(first, next) && !strain_of(rules, {Work{first, ShiftId{}}}, next, UtcOffset{0});
}

// The least level to which all can be filled up so that `needed` fits in; `room` limits each.
std::int64_t even_level(const std::vector<std::int64_t>& loads, const std::vector<std::int64_t>& room,
                        std::int64_t needed) {
    const auto fits = [&](std::int64_t level) {
        std::int64_t filled = 0;
        for (std::size_t i = 0; i < loads.size(); ++i)
            filled += std::clamp<std::int64_t>(level - loads[i], 0, room[i]);
        return filled >= needed;
    };
    std::int64_t least = 0, most = 0;
    for (std::size_t i = 0; i < loads.size(); ++i) most = std::max(most, loads[i] + room[i]);
    while (least < most) {
        const std::int64_t middle = least + (most - least) / 2;
        if (fits(middle))
            most = middle;
        else
            least = middle + 1;
    }
    return least;
}

}  // namespace

std::vector<const Shift*> shifts_to_fill(const State& state, const RosterAsk& ask, Instant now) {
    const UtcOffset offset = utc_offset(state);
    std::vector<const Shift*> shifts;
    for (const auto& [id, row] : state.shifts.rows()) {
        const Shift& shift = row.record;
        const std::int64_t day = day_of(shift.window.from, offset);
        if (day < ask.first_day || day >= ask.first_day + ask.days) continue;
        if (shift.state != ShiftState::Planned || shift.window.from <= now) continue;
        if (!ask.unpublished && !is_published(state, id)) continue;
        shifts.push_back(&shift);
    }
    std::sort(shifts.begin(), shifts.end(), [](const Shift* a, const Shift* b) {
        return std::tie(a->window.from, a->post, a->id) < std::tie(b->window.from, b->post, b->id);
    });
    return shifts;
}

std::vector<ShiftId> to_publish(const State& state, const RosterAsk& ask, Instant now) {
    std::vector<ShiftId> unpublished;
    if (!ask.unpublished) return unpublished;
    for (const Shift* shift : shifts_to_fill(state, ask, now)) {
        if (!is_published(state, shift->id)) unpublished.push_back(shift->id);
    }
    return unpublished;
}

std::vector<PersonId> people_to_ask(const State& state) {
    std::vector<PersonId> people = volunteers(state);
    std::erase_if(people, [&](PersonId person) {
        return stays_home(state, person) || offer_of(state, person).paused ||
               !state.public_names.find(person);
    });
    return people;
}

SaidOf hours_said(const State& state, PersonId person, const TimeRange& window, Instant now) {
    const SaidOf said = said_of(state, person, window);
    const Offer* offer = state.offers.find(person);
    if (said != SaidOf::Nothing || !offer || !stands_at(*offer, now)) return said;
    const CivilTime begins = civil_time(window.from, utc_offset(state));
    const bool offered = is_on(offer->days, begins.date) && offer->from_minute <= begins.minute_of_day &&
                         begins.minute_of_day + minutes_long(window) <= offer->until_minute;
    return offered ? SaidOf::Can : SaidOf::OtherHours;
}

std::int64_t load_minutes(const State& state, PersonId person, const RosterAsk& ask) {
    const UtcOffset offset = utc_offset(state);
    std::int64_t load = 0;
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (!is_planned_and_held(*seat, shift)) continue;
        load += minutes_within(shift->window, ask.first_day - load_days, ask.first_day + ask.days, offset);
    }
    return load;
}

RosterWeek::RosterWeek(const State& state, RosterAsk ask, Instant now)
    : ask_(std::move(ask)), offset_(utc_offset(state)), rules_(roster_rules(state)) {
    ask_.days = std::clamp(ask_.days, 1, most_proposed_days);
    problem_.days = static_cast<std::uint32_t>(ask_.days);
    problem_.first_weekday = static_cast<std::uint32_t>(weekday(civil_from_days(ask_.first_day)) - 1);
    RosterBook book(state, now, to_publish(state, ask_, now));
    pinned_ = possible_seats(book, state, ask_.pinned);
    for (const Shift* shift : shifts_to_fill(state, ask_, now))
        add_slots(state, *shift, book.missing(*shift));
    add_kinds();
    add_needs();
    if (missing_ == 0) return;
    people_ = people_to_ask(state);
    problem_.people.resize(people_.size());
    loads_.resize(people_.size());
    add_known(state);
}

void RosterWeek::add_slots(const State& state, const Shift& shift, std::int32_t missing) {
    const CivilTime begins = civil_time(shift.window.from, offset_);
    const auto here = std::count_if(pinned_.begin(), pinned_.end(),
                                    [&](const PlannedSeat& seat) { return seat.shift == shift.id; });
    std::int32_t room = free_places(state, shift) - static_cast<std::int32_t>(here);
    missing_ += missing;
    const auto add = [&](std::optional<TrainingId> training, std::int32_t places) {
        Slot slot;
        slot.day = static_cast<std::uint32_t>(day_number(begins.date) - ask_.first_day);
        slot.kind = {shift.post, begins.minute_of_day, minutes_long(shift.window), training, 0};
        slot.shift = shift.id;
        slot.window = shift.window;
        slot.wanted = std::min(missing, places);
        slot.more_fit = places > slot.wanted;
        room -= places;
        missing -= slot.wanted;
        const auto is_same = [&](const Slot& one) { return one.day == slot.day && one.kind == slot.kind; };
        while (std::any_of(slots_.begin(), slots_.end(), is_same)) ++slot.kind.copy;
        if (slot.wanted > 0) slots_.push_back(slot);
    };
    for (const auto& [training, places] : kept_places(state, shift.id, pinned_)) add(training, places);
    add(std::nullopt, room);
}

void RosterWeek::add_kinds() {
    for (const Slot& slot : slots_) kinds_.try_emplace(slot.kind, 0);
    std::uint32_t number = 0;
    for (auto& [kind, index] : kinds_) {
        index = number++;
        problem_.kinds.push_back({kind.minutes_long, {}});
        const bool ends_at_night = kind.from_minute + kind.minutes_long > day_minutes;
        nights_only_ = nights_only_ && (ends_at_night || kind.from_minute < night_until_minute);
    }
    for (const auto& [kind, index] : kinds_) {
        for (const auto& [next, next_index] : kinds_) {
            const TimeRange first = window_on(0, kind.from_minute, kind.minutes_long);
            if (!may_follow(rules_, first, window_on(1, next.from_minute, next.minutes_long)))
                problem_.kinds[index].not_the_day_after.push_back(next_index);
        }
    }
}

void RosterWeek::add_needs() {
    for (const Slot& slot : slots_) {
        RosterNeed need;
        need.day = slot.day;
        need.kind = kind_of(slot);
        need.wanted = slot.wanted;
        need.too_few = missing_cost;
        need.too_many = slot.more_fit ? spare_cost : max_roster_weight;
        problem_.needs.push_back(need);
    }
}

void RosterWeek::add_known(const State& state) {
    if (ask_.known.empty()) return;
    problem_.known = empty_roster(problem_);
    problem_.change_cost = changed_cost;
    for (const PlannedSeat& seat : ask_.known) {
        if (std::find(pinned_.begin(), pinned_.end(), seat) != pinned_.end()) continue;
        const auto person = std::lower_bound(people_.begin(), people_.end(), seat.person);
        const auto slot = std::find_if(slots_.begin(), slots_.end(), [&](const Slot& one) {
            const auto& training = one.kind.training;
            return one.shift == seat.shift && (!training || has_training(state, seat.person, *training));
        });
        if (person == people_.end() || *person != seat.person || slot == slots_.end()) continue;
        const auto row = static_cast<std::size_t>(person - people_.begin());
        problem_.known.at(row, slot->day) = static_cast<ShiftKind>(kind_of(*slot));
    }
}

bool RosterWeek::weigh_next(const State& state, Instant now) {
    if (weighed_ == people_.size()) return false;
    weigh(state, now, weighed_++);
    return true;
}

// What one may do by the rules alone, beside what one does already, is asked for each shift; what comes of
// several new ones together, the planner counts.
void RosterWeek::weigh(const State& state, Instant now, std::uint32_t person) {
    const PersonId who = people_[person];
    loads_[person] = load_minutes(state, who, ask_);
    RosterPerson& limits = problem_.people[person];
    limits.most_of_kind.assign(kinds_.size(), no_roster_limit);
    for (const auto& [kind, index] : kinds_) {
        if (kind.training && !has_training(state, who, *kind.training)) limits.most_of_kind[index] = 0;
    }
    limit_minutes(state, person);
    if (nights_only_ && rules_.nights_in_a_row > 0) limits.most_in_a_row = rules_.nights_in_a_row;
    const Habits habits = habits_of(state, who);
    SignUpBook book(state, who, now);
    for (const Shift* shift : pinned_shifts(state, who)) {
        book.stand_on(*shift);
        loads_[person] += minutes_long(shift->window);
    }
    for (const Slot& slot : slots_) {
        const std::pair place(slot.kind.post, slot.kind.from_minute);
        const bool left = habits.left.contains(slot.shift) || is_unwanted({slot.shift, who});
        std::int32_t against = 0;
        const SaidOf said = hours_said(state, who, slot.window, now);
        const bool cannot = said == SaidOf::Cannot || book.work_during(slot.window);
        if (left || cannot || book.strain_at(slot.window)) against += not_to_be;
        if (said == SaidOf::OtherHours) against += said_other_hours;
        if (said == SaidOf::RatherNot) against += said_rather_not;
        if (habits.declined.contains(place)) against += declined_before;
        add_wish(person, slot, against, WishKind::Avoid);
        std::int32_t gladly = habits.stood.contains(place) ? stood_before : 0;
        if (said == SaidOf::Gladly) gladly += said_gladly;
        if (always_comes(state, who, slot.kind.post, slot.window, offset_)) gladly += comes_always;
        add_wish(person, slot, gladly, WishKind::Work);
    }
}

void RosterWeek::add_wish(std::uint32_t person, const Slot& slot, std::int32_t weight, WishKind wish) {
    if (weight > 0) problem_.wishes.push_back({person, slot.day, kind_of(slot), weight, wish});
}

std::vector<const Shift*> RosterWeek::pinned_shifts(const State& state, PersonId person) const {
    std::vector<const Shift*> shifts;
    for (const PlannedSeat& seat : pinned_) {
        const Shift* shift = seat.person == person ? state.shifts.find(seat.shift) : nullptr;
        if (shift) shifts.push_back(shift);
    }
    return shifts;
}

// What the weeks leave beside what is held or pinned in them, and no day on which there is a shift already.
void RosterWeek::limit_minutes(const State& state, std::uint32_t person) {
    RosterPerson& limits = problem_.people[person];
    std::map<std::int64_t, std::int64_t> left;  // Minutes, by Monday.
    for (std::int64_t day = ask_.first_day; day < last_day(); ++day)
        left.try_emplace(monday_of(day), std::int64_t{rules_.hours_a_week} * 60);
    std::vector<const Shift*> standing = pinned_shifts(state, people_[person]);
    for (const Seat* seat : state.seats.where<&Seat::person>(people_[person])) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (is_planned_and_held(*seat, shift)) standing.push_back(shift);
    }
    for (const Shift* shift : standing) {
        for (auto& [monday, rest] : left) rest -= minutes_within(shift->window, monday, monday + 7, offset_);
        const std::int64_t day = day_of(shift->window.from, offset_);
        if (day >= ask_.first_day && day < last_day())
            limits.days_off.push_back(static_cast<std::uint32_t>(day - ask_.first_day));
    }
    if (rules_.hours_a_week == 0) return;
    std::int64_t most = 0;
    for (const auto& [monday, rest] : left) most += std::max<std::int64_t>(0, rest);
    limits.most_minutes = static_cast<std::int32_t>(std::min<std::int64_t>(most, no_roster_limit));
}

RosterWeek::Habits RosterWeek::habits_of(const State& state, PersonId person) const {
    const Instant since = instant_of(civil_from_days(ask_.first_day), 0, offset_) - remembered;
    const auto place_of = [&](const Shift& shift) {
        return std::pair(shift.post, civil_time(shift.window.from, offset_).minute_of_day);
    };
    Habits habits;
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (!shift || shift->window.from < since) continue;
        if (seat->state != SeatState::Held)
            habits.left.insert(shift->id);
        else if (shift->state == ShiftState::Planned)
            habits.stood.insert(place_of(*shift));
    }
    for (const StandInAsk* ask : state.stand_in_asks.where<&StandInAsk::person>(person)) {
        const Shift* shift = shift_sought(state, ask->seat);
        if (!shift || ask->at < since) continue;
        if (ask->answer == StandInAnswer::No) habits.declined.insert(place_of(*shift));
        if (ask->answer == StandInAnswer::Yes) habits.stood.insert(place_of(*shift));
    }
    return habits;
}

bool RosterWeek::is_unwanted(const PlannedSeat& seat) const {
    return std::find(ask_.unwanted.begin(), ask_.unwanted.end(), seat) != ask_.unwanted.end();
}

RosterProblem RosterWeek::evened() const {
    RosterProblem evened = problem_;
    std::int64_t needed = 0, longest = 1;
    for (const Slot& slot : slots_) {
        needed += std::int64_t{slot.wanted} * slot.kind.minutes_long;
        longest = std::max<std::int64_t>(longest, slot.kind.minutes_long);
    }
    std::vector<std::int64_t> room;
    for (const RosterPerson& person : problem_.people)
        room.push_back(std::min<std::int64_t>(person.most_minutes, longest * ask_.days));
    const std::int64_t level = even_level(loads_, room, needed);
    for (std::size_t i = 0; i < evened.people.size(); ++i) {
        const std::int64_t below = std::max<std::int64_t>(0, level - loads_[i]);
        const std::int64_t whole_shifts = (below + longest - 1) / longest * longest;
        std::int32_t& most = evened.people[i].most_minutes;
        most = static_cast<std::int32_t>(std::min<std::int64_t>(most, whole_shifts));
    }
    return evened;
}

std::vector<ShiftId> RosterWeek::shifts() const {
    std::vector<ShiftId> shifts;
    for (const Slot& slot : slots_) {
        if (shifts.empty() || shifts.back() != slot.shift) shifts.push_back(slot.shift);
    }
    return shifts;
}

std::vector<PlannedSeat> RosterWeek::seats_of(const Roster& roster) const {
    std::vector<PlannedSeat> seats = pinned_;
    for (const Slot& slot : slots_) {
        for (std::size_t person = 0; person < people_.size(); ++person) {
            if (roster.at(person, slot.day) == static_cast<ShiftKind>(kind_of(slot)))
                seats.push_back({slot.shift, people_[person]});
        }
    }
    return seats;
}

}  // namespace linli
