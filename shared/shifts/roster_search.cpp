#include "shared/shifts/roster_search.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/work_rules.h"

namespace linli {
namespace {

// So much is done in one bit; few, so that a frame stays short.
constexpr std::uint32_t people_a_bit = 12, steps_a_bit = 12, shifts_a_bit = 4, movers_a_bit = 4;
constexpr std::uint32_t rounds_of_all = 4'000, least_rounds = 8, most_rounds = 40;
constexpr std::uint64_t seed = 1;

std::int64_t minutes_of(const State& state, ShiftId shift) {
    const Shift* known = state.shifts.find(shift);
    return known ? length(known->window).ms / minutes(1).ms : 0;
}

// By person; less than nothing where somebody is moved to a shorter shift.
std::map<PersonId, std::int64_t> added_minutes(const State& state, const RosterPlan& plan) {
    std::map<PersonId, std::int64_t> added;
    for (const PlannedSeat& seat : plan.seats) added[seat.person] += minutes_of(state, seat.shift);
    for (const SeatMove& move : plan.moves) {
        if (const Seat* left = state.seats.find(move.from))
            added[move.to.person] -= minutes_of(state, left->shift);
    }
    return added;
}

// With what is added; see load_minutes().
std::int64_t load_with(const State& state, PersonId person, const RosterAsk& ask,
                       const std::map<PersonId, std::int64_t>& added) {
    const auto more = added.find(person);
    return load_minutes(state, person, ask) + (more == added.end() ? 0 : more->second);
}

bool leaves_it(const State& state, const RosterPlan& plan, const PlannedSeat& place) {
    return std::any_of(plan.moves.begin(), plan.moves.end(), [&](const SeatMove& move) {
        const Seat* left = state.seats.find(move.from);
        return move.to.person == place.person && left && left->shift == place.shift;
    });
}

// Everybody who may be asked and is not there, with what is in the way of one more place; by id.
std::vector<PlaceCandidate> places_for(const State& state, ShiftId shift, const RosterPlan& plan,
                                       Instant now) {
    RosterBook book = book_after(state, now, possible_part(state, now, plan));
    const Shift* known = state.shifts.find(shift);
    std::vector<PlaceCandidate> candidates;
    for (const PersonId person : people_to_ask(state)) {
        const SignUpState place = book.place_on({shift, person});
        if (place.is == SignUp::Mine || leaves_it(state, plan, {shift, person})) continue;
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
    plan_.seats = week_.pinned();
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

bool RosterSearch::planned_once() const {
    return planner_ && planner_->steps() >= 2 * week_.people().size();
}

bool RosterSearch::has_first() const {
    return stage_ != Stage::People && (stage_ != Stage::Even || planned_once());
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
        case Stage::Moving:
            return move_on(state, now);
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
    // What is even already stays as it is, as far as that fills no gap. Stopped early, it is what was found.
    plan_.seats = week_.seats_of(planner_->best());
    RosterProblem uneven = week_.problem();
    uneven.known = planner_->best();
    uneven.change_cost = std::max(uneven.change_cost, 1);
    begin_planning(Stage::Uneven, uneven);
}

void RosterSearch::stop() {
    stopped_ = true;
    if (stage_ == Stage::People || stage_ == Stage::Even || stage_ == Stage::Uneven) begin_filling();
    if (stage_ != Stage::Moving) return;
    unfilled_.clear();
    movers_.reset();
}

void RosterSearch::begin_filling() {
    if (stage_ == Stage::Even || planned_once()) plan_.seats = week_.seats_of(planner_->best());
    planner_.reset();
    stage_ = Stage::Filling;
    unfilled_ = week_.shifts();
    std::reverse(unfilled_.begin(), unfilled_.end());
}

// The book is made anew each time: the state may have changed.
void RosterSearch::fill_on(const State& state, Instant now) {
    plan_.publish = to_publish(state, ask(), now);
    RosterBook book(state, now, plan_.publish);
    plan_.seats = possible_seats(book, state, plan_.seats);
    const PlaceAsked place_on = [&](const PlannedSeat& seat) { return book.place_on(seat); };
    for (std::uint32_t looked_at = 0; looked_at < shifts_a_bit && !unfilled_.empty();) {
        const Shift* shift = state.shifts.find(unfilled_.back());
        const bool open = shift && plan_.seats.size() < max_planned_seats && book.missing(*shift) > 0;
        if (open) ++looked_at;
        const auto person = open ? best_for(state, now, *shift, place_on) : std::nullopt;
        if (!person) {
            unfilled_.pop_back();
            continue;
        }
        book.take({shift->id, *person});
        plan_.seats.push_back({shift->id, *person});
    }
    if (!unfilled_.empty()) return;
    if (!ask().may_move || stopped_) return finish(state, now);
    stage_ = Stage::Moving;
    unfilled_ = week_.shifts();
    std::reverse(unfilled_.begin(), unfilled_.end());
}

// One gap after the other; a path of one who moves and, if need be, one who comes to where they stood.
void RosterSearch::move_on(const State& state, Instant now) {
    plan_.publish = to_publish(state, ask(), now);
    plan_ = possible_part(state, now, plan_);
    RosterBook book = book_after(state, now, plan_);
    if (!movers_) return begin_gap(state, now, book);
    for (std::uint32_t looked_at = 0; looked_at < movers_a_bit && !movers_->empty(); ++looked_at) {
        const Mover mover = movers_->back();
        movers_->pop_back();
        if (!move_to(state, now, book, mover)) continue;
        movers_.reset();  // Perhaps another one is missing there.
        return;
    }
    if (!movers_->empty()) return;
    movers_.reset();
    unfilled_.pop_back();
}

// The next one on which somebody is still missing, with who could come there.
void RosterSearch::begin_gap(const State& state, Instant now, RosterBook& book) {
    for (; !unfilled_.empty(); unfilled_.pop_back()) {
        const Shift* gap = state.shifts.find(unfilled_.back());
        if (!gap || plan_.seats.size() + 2 > max_planned_seats || book.missing(*gap) == 0) continue;
        movers_ = movers_to(state, now, book, *gap);
        return;
    }
    finish(state, now);
}

std::vector<RosterSearch::Mover> RosterSearch::movers_to(const State& state, Instant now, RosterBook& book,
                                                         const Shift& gap) const {
    const auto added = added_minutes(state, plan_);
    const std::vector<SeatId> leaves = leaves_of(plan_);
    std::vector<Mover> movers;
    for (const Shift* shift : shifts_to_fill(state, ask(), now)) {
        if (shift->id == gap.id) continue;
        for (const Seat* seat : held_seats(state, shift->id)) {
            if (check_moving(state, seat->id, now) || is_waived(state, seat->id)) continue;
            if (std::find(leaves.begin(), leaves.end(), seat->id) != leaves.end()) continue;
            const PlannedSeat place{gap.id, *seat->person};
            const auto& people = week_.people();
            if (!std::binary_search(people.begin(), people.end(), place.person)) continue;
            if (week_.is_unwanted(place) || was_left(state, place)) continue;
            const SaidOf said = hours_said(state, place.person, gap.window, now);
            if (said == SaidOf::Cannot || book.place_without(place, *seat).is != SignUp::Free) continue;
            movers.push_back({seat->id, book.spare(*shift) <= 0, reluctance(said),
                              load_with(state, place.person, ask(), added)});
        }
    }
    std::sort(movers.begin(), movers.end(), [](const Mover& a, const Mover& b) {
        return std::tie(b.needs_successor, b.reluctance, b.load, b.from) <
               std::tie(a.needs_successor, a.reluctance, a.load, a.from);
    });
    return movers;
}

// False: nobody could come to where they stand, or they do not stand there any more.
bool RosterSearch::move_to(const State& state, Instant now, RosterBook& book, const Mover& mover) {
    const ShiftId gap = unfilled_.back();
    if (check_moving(state, mover.from, now)) return false;
    const Seat& seat = state.seats.at(mover.from);
    const PlannedSeat place{gap, *seat.person};
    if (book.place_without(place, seat).is != SignUp::Free) return false;
    SeatMove move{seat.id, place, std::nullopt};
    if (mover.needs_successor) {
        const PlaceAsked place_on = [&](const PlannedSeat& other) {
            const bool same = other.person == place.person;
            return same ? SignUpState{SignUp::Mine, ref(seat.id), 0, 0} : book.place_without(other, seat);
        };
        move.successor = first_waiting(state, seat.shift, place_on);
        if (!move.successor) move.successor = best_for(state, now, state.shifts.at(seat.shift), place_on);
        if (!move.successor) return false;
    }
    plan_.seats.push_back(place);
    if (move.successor) plan_.seats.push_back({seat.shift, *move.successor});
    plan_.moves.push_back(move);
    return true;
}

// By time, unless one place can only be taken after another one: two shifts that follow one upon another are
// one stretch only once both are there.
void RosterSearch::finish(const State& state, Instant now) {
    RosterPlan sorted = plan_;
    std::stable_sort(sorted.seats.begin(), sorted.seats.end(),
                     [&](const PlannedSeat& a, const PlannedSeat& b) {
                         const Shift &one = state.shifts.at(a.shift), &other = state.shifts.at(b.shift);
                         return std::tie(one.window.from, one.post, one.id) <
                                std::tie(other.window.from, other.post, other.id);
                     });
    if (possible_part(state, now, sorted).seats.size() == plan_.seats.size()) plan_ = std::move(sorted);
    stage_ = Stage::Done;
}

std::optional<PersonId> RosterSearch::best_for(const State& state, Instant now, const Shift& shift,
                                               const PlaceAsked& place_on) const {
    const auto added = added_minutes(state, plan_);
    std::optional<PersonId> best;
    std::pair<int, std::int64_t> least;
    for (const PersonId person : week_.people()) {
        const PlannedSeat seat{shift.id, person};
        if (place_on(seat).is != SignUp::Free) continue;
        if (week_.is_unwanted(seat) || was_left(state, seat)) continue;
        const SaidOf said = hours_said(state, person, shift.window, now);
        if (said == SaidOf::Cannot) continue;
        const std::pair weight(reluctance(said), load_with(state, person, ask(), added));
        if (best && weight >= least) continue;
        best = person;
        least = weight;
    }
    return best;
}

RosterPlan proposed_plan(const State& state, const RosterAsk& ask, Instant now) {
    RosterSearch search(state, ask, now);
    while (!search.done()) search.go_on(state, now);
    return search.plan();
}

std::vector<PlannedSeat> proposed_roster(const State& state, const RosterAsk& ask, Instant now) {
    return proposed_plan(state, ask, now).seats;
}

std::vector<OpenShift> still_open(const State& state, const RosterAsk& ask, const RosterPlan& plan,
                                  Instant now) {
    RosterBook book = book_after(state, now, possible_part(state, now, plan));
    std::vector<OpenShift> open;
    for (const Shift* shift : shifts_to_fill(state, ask, now)) {
        if (const std::int32_t missing = book.missing(*shift); missing > 0)
            open.push_back({shift->id, missing});
    }
    return open;
}

std::vector<OpenReason> reasons_of(const State& state, ShiftId shift, const RosterPlan& plan, Instant now) {
    return reasons_among(places_for(state, shift, plan, now));
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
                                           const RosterPlan& plan, Instant now) {
    const auto added = added_minutes(state, plan);
    std::vector<PlaceCandidate> candidates = places_for(state, shift, plan, now);
    for (PlaceCandidate& one : candidates) one.load = load_with(state, one.person, ask, added);
    std::sort(candidates.begin(), candidates.end(), [](const PlaceCandidate& a, const PlaceCandidate& b) {
        return std::tuple(a.place.is, reluctance(a.said), a.load, a.person) <
               std::tuple(b.place.is, reluctance(b.said), b.load, b.person);
    });
    return candidates;
}

std::vector<LoadLine> loads_with(const State& state, const RosterAsk& ask, const RosterPlan& plan) {
    std::map<PersonId, std::int64_t> added = added_minutes(state, plan);
    for (const PersonId person : people_to_ask(state)) added.try_emplace(person, 0);
    std::vector<LoadLine> lines;
    for (const auto& [person, more] : added) {
        const std::int64_t before = load_minutes(state, person, ask);
        if (before > 0 || more > 0) lines.push_back({person, before, before + more});
    }
    return lines;
}

}  // namespace linli
