#include "shared/shifts/roster_search.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "shared/shifts/roster.h"
#include "shared/shifts/roster_book.h"
#include "shared/shifts/work_rules.h"

namespace linli {
namespace {

// So much is done in one bit; few, so that a frame stays short.
constexpr std::uint32_t people_a_bit = 12, steps_a_bit = 12, shifts_a_bit = 4;
constexpr std::uint32_t rounds_of_all = 4'000, least_rounds = 8, most_rounds = 40;
constexpr std::uint64_t seed = 1;

bool was_left(const State& state, const PlannedSeat& seat) {
    const auto seats = state.seats.where<&Seat::person>(seat.person);
    return std::any_of(seats.begin(), seats.end(), [&](const Seat* one) {
        return one->shift == seat.shift && one->state != SeatState::Held;
    });
}

std::int64_t minutes_of(const State& state, ShiftId shift) {
    const Shift* known = state.shifts.find(shift);
    return known ? length(known->window).ms / minutes(1).ms : 0;
}

std::map<PersonId, std::int64_t> added_minutes(const State& state, const std::vector<PlannedSeat>& seats) {
    std::map<PersonId, std::int64_t> added;
    for (const PlannedSeat& seat : seats) added[seat.person] += minutes_of(state, seat.shift);
    return added;
}

// Everybody who may be asked and is not there, with what is in the way of one more place; by id.
std::vector<PlaceCandidate> places_for(const State& state, ShiftId shift,
                                       const std::vector<PlannedSeat>& seats, Instant now) {
    RosterBook book(state, now);
    possible_seats(book, state, seats);
    const Shift* known = state.shifts.find(shift);
    std::vector<PlaceCandidate> candidates;
    for (const PersonId person : people_to_ask(state)) {
        const SignUpState place = book.place_on({shift, person});
        if (place.is == SignUp::Mine) continue;
        const SaidOf said = known ? hours_said(state, person, known->window, now) : SaidOf::Nothing;
        candidates.push_back({person, place, said, 0});
    }
    return candidates;
}

bool has_gaps(const RosterProblem& problem, const Roster& roster) {
    std::map<std::pair<std::uint32_t, ShiftKind>, std::int32_t> present;
    for (std::size_t person = 0; person < problem.people.size(); ++person) {
        for (std::uint32_t day = 0; day < problem.days; ++day) ++present[{day, roster.at(person, day)}];
    }
    return std::any_of(problem.needs.begin(), problem.needs.end(), [&](const RosterNeed& need) {
        return present[{need.day, static_cast<ShiftKind>(need.kind)}] < need.wanted;
    });
}

}  // namespace

RosterSearch::RosterSearch(const State& state, RosterAsk ask, Instant now)
    : week_(state, std::move(ask), now) {
    seats_ = week_.pinned();
    if (week_.missing() == 0) stage_ = Stage::Done;
    too_large_ = !check_roster_problem(week_.problem());
    if (too_large_) stage_ = Stage::Done;
}

// Fewer where there are many people: who gets a shift is then one of many in any case.
std::uint32_t RosterSearch::rounds() const {
    const auto people = static_cast<std::uint32_t>(week_.people().size());
    return std::clamp(rounds_of_all / std::max(people, 1U), least_rounds, most_rounds);
}

// The first rows, and the whole of a cycle.
std::uint32_t RosterSearch::bits_of_planning() const {
    const auto people = static_cast<std::uint32_t>(week_.people().size());
    return (2 + 2 * rounds()) * people / steps_a_bit + 1;
}

bool RosterSearch::has_first() const {
    return planner_ && planner_->steps() >= 2 * week_.people().size();
}

std::uint32_t RosterSearch::bits_in_all() const {
    const auto people = static_cast<std::uint32_t>(week_.people().size());
    const std::uint32_t planning = (stage_ == Stage::Uneven ? 2 : 1) * bits_of_planning();
    return std::max(bits_done_, people / people_a_bit + 1 + planning);
}

void RosterSearch::go_on(const State& state, Instant now) {
    if (done()) return;
    ++bits_done_;
    switch (stage_) {
        case Stage::People:
            for (std::uint32_t i = 0; i < people_a_bit; ++i) {
                if (!week_.weigh_next(state, now)) return begin_planning(Stage::Even, week_.evened());
            }
            return;
        case Stage::Even:
        case Stage::Uneven:
            return plan_on();
        case Stage::Filling:
            return fill_on(state, now);
        case Stage::Done:
            return;
    }
}

void RosterSearch::begin_planning(Stage stage, const RosterProblem& problem) {
    too_large_ = !check_roster_problem(problem);
    stage_ = too_large_ ? Stage::Done : stage;
    planned_bits_ = 0;
    if (!too_large_)
        planner_ = std::make_unique<RosterPlanner>(
            problem, seed, RosterPlanner::Pace{RosterPlanner::FirstRows::InSteps, rounds()});
}

void RosterSearch::plan_on() {
    planner_->improve(steps_a_bit);
    if (++planned_bits_ < bits_of_planning()) return;
    if (stage_ == Stage::Uneven || !has_gaps(week_.problem(), planner_->best())) return begin_filling();
    // What is even already stays as it is, as far as that fills no gap.
    RosterProblem uneven = week_.problem();
    uneven.known = planner_->best();
    uneven.change_cost = std::max(uneven.change_cost, 1);
    begin_planning(Stage::Uneven, uneven);
}

void RosterSearch::stop() {
    if (stage_ == Stage::People || stage_ == Stage::Even || stage_ == Stage::Uneven) begin_filling();
}

void RosterSearch::begin_filling() {
    if (planner_) seats_ = week_.seats_of(planner_->best());
    planner_.reset();
    stage_ = Stage::Filling;
    unfilled_ = week_.shifts();
    std::reverse(unfilled_.begin(), unfilled_.end());
}

// The book is made anew each time: the state may have changed.
void RosterSearch::fill_on(const State& state, Instant now) {
    RosterBook book(state, now);
    seats_ = possible_seats(book, state, seats_);
    for (std::uint32_t looked_at = 0; looked_at < shifts_a_bit && !unfilled_.empty();) {
        const Shift* shift = state.shifts.find(unfilled_.back());
        const bool open = shift && seats_.size() < max_planned_seats && book.missing(*shift) > 0;
        if (open) ++looked_at;
        const auto person = open ? best_for(state, now, book, *shift) : std::nullopt;
        if (!person) {
            unfilled_.pop_back();
            continue;
        }
        book.take({shift->id, *person});
        seats_.push_back({shift->id, *person});
    }
    if (!unfilled_.empty()) return;
    std::stable_sort(seats_.begin(), seats_.end(), [&](const PlannedSeat& a, const PlannedSeat& b) {
        const Shift &one = state.shifts.at(a.shift), &other = state.shifts.at(b.shift);
        return std::tie(one.window.from, one.post, one.id) <
               std::tie(other.window.from, other.post, other.id);
    });
    stage_ = Stage::Done;
}

std::optional<PersonId> RosterSearch::best_for(const State& state, Instant now, RosterBook& book,
                                               const Shift& shift) const {
    const auto added = added_minutes(state, seats_);
    std::optional<PersonId> best;
    std::pair<int, std::int64_t> least;
    for (const PersonId person : week_.people()) {
        const PlannedSeat seat{shift.id, person};
        if (book.place_on(seat).is != SignUp::Free) continue;
        if (week_.is_unwanted(seat) || was_left(state, seat)) continue;
        const auto more = added.find(person);
        const std::int64_t load =
            load_minutes(state, person, ask()) + (more == added.end() ? 0 : more->second);
        const SaidOf said = hours_said(state, person, shift.window, now);
        if (said == SaidOf::Cannot) continue;
        const std::pair weight(reluctance(said), load);
        if (best && weight >= least) continue;
        best = person;
        least = weight;
    }
    return best;
}

std::vector<PlannedSeat> proposed_roster(const State& state, const RosterAsk& ask, Instant now) {
    RosterSearch search(state, ask, now);
    while (!search.done()) search.go_on(state, now);
    return search.seats();
}

std::vector<OpenShift> still_open(const State& state, const RosterAsk& ask,
                                  const std::vector<PlannedSeat>& seats, Instant now) {
    RosterBook book(state, now);
    possible_seats(book, state, seats);
    std::vector<OpenShift> open;
    for (const Shift* shift : shifts_to_fill(state, ask, now)) {
        if (const std::int32_t missing = book.missing(*shift); missing > 0)
            open.push_back({shift->id, missing});
    }
    return open;
}

std::vector<OpenReason> reasons_of(const State& state, ShiftId shift, const std::vector<PlannedSeat>& seats,
                                   Instant now) {
    return reasons_among(places_for(state, shift, seats, now));
}

std::vector<OpenReason> reasons_among(const std::vector<PlaceCandidate>& candidates) {
    std::map<std::pair<SignUp, bool>, std::int32_t> counted;
    for (const PlaceCandidate& one : candidates)
        ++counted[{one.place.is, one.place.is == SignUp::Free && one.said == SaidOf::Cannot}];
    std::vector<OpenReason> reasons;
    for (const auto& [reason, people] : counted) reasons.push_back({reason.first, people, reason.second});
    return reasons;
}

std::vector<PlaceCandidate> candidates_for(const State& state, const RosterAsk& ask, ShiftId shift,
                                           const std::vector<PlannedSeat>& seats, Instant now) {
    const auto added = added_minutes(state, seats);
    std::vector<PlaceCandidate> candidates = places_for(state, shift, seats, now);
    for (PlaceCandidate& one : candidates) {
        const auto more = added.find(one.person);
        one.load = load_minutes(state, one.person, ask) + (more == added.end() ? 0 : more->second);
    }
    std::sort(candidates.begin(), candidates.end(), [](const PlaceCandidate& a, const PlaceCandidate& b) {
        return std::tuple(a.place.is, reluctance(a.said), a.load, a.person) <
               std::tuple(b.place.is, reluctance(b.said), b.load, b.person);
    });
    return candidates;
}

std::vector<LoadLine> loads_with(const State& state, const RosterAsk& ask,
                                 const std::vector<PlannedSeat>& seats) {
    std::map<PersonId, std::int64_t> added = added_minutes(state, seats);
    for (const PersonId person : people_to_ask(state)) added.try_emplace(person, 0);
    std::vector<LoadLine> lines;
    for (const auto& [person, more] : added) {
        const std::int64_t before = load_minutes(state, person, ask);
        if (before + more > 0) lines.push_back({person, before, before + more});
    }
    return lines;
}

}  // namespace linli
