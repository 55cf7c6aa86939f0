#include "shared/shifts/stand_in.h"

#include <algorithm>
#include <array>
#include <set>

#include "shared/errands/infection_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/reminders/reminders.h"
#include "shared/shifts/roster.h"

namespace linli {
namespace {

constexpr std::array<std::size_t, 3> step_sizes{3, 5, 8};
constexpr Duration remembered = days(60);  // Who stood at this post so lately knows it.

// Volunteers, and who stood at the same post lately.
std::set<PersonId> who_might(const State& state, const Shift& shift) {
    const auto people = volunteers(state);
    std::set<PersonId> might(people.begin(), people.end());
    for (const Shift* past : state.shifts.where<&Shift::post>(shift.post)) {
        if (past->window.from >= shift.window.from || past->window.from < shift.window.from - remembered)
            continue;
        for (const Seat* seat : state.seats.where<&Seat::shift>(past->id)) {
            if (seat->person && seat->state == SeatState::Held) might.insert(*seat->person);
        }
    }
    return might;
}

// "Ask me at most so often in a week", and not at all for a while.
bool wants_no_ask(const State& state, PersonId person, Instant now) {
    const Offer offer = offer_of(state, person);
    if (offer.paused) return true;
    const auto asks = state.stand_in_asks.where<&StandInAsk::person>(person);
    const auto lately = std::count_if(asks.begin(), asks.end(),
                                      [&](const StandInAsk* ask) { return ask->at > now - days(7); });
    return lately >= offer.asks_a_week;
}

std::optional<Instant> last_asked(const State& state, PersonId person) {
    std::optional<Instant> last;
    for (const StandInAsk* ask : state.stand_in_asks.where<&StandInAsk::person>(person)) {
        if (!last || *last < ask->at) last = ask->at;
    }
    return last;
}

bool was_asked(const State& state, SeatId seat, PersonId person) {
    const StandInSearch* search = state.stand_in_searches.find(seat);
    const auto asks = state.stand_in_asks.where<&StandInAsk::seat>(seat);
    return std::any_of(asks.begin(), asks.end(), [&](const StandInAsk* ask) {
        return ask->person == person && (!search || ask->at >= search->since);
    });
}

std::int32_t minutes_in_week(const State& state, PersonId person, const TimeRange& window) {
    const UtcOffset offset = utc_offset(state);
    const std::int64_t monday = monday_of(day_of(window.from, offset));
    std::int64_t worked = 0;
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (seat->state != SeatState::Held || !shift || shift->state != ShiftState::Planned) continue;
        worked += minutes_within(shift->window, monday, monday + 7, offset);
    }
    return static_cast<std::int32_t>(worked);
}

}  // namespace

std::vector<PersonId> volunteers(const State& state) {
    std::vector<PersonId> people;
    for (const RoleHeld* held : state.roles.where<&RoleHeld::role>(Role::Volunteer))
        people.push_back(held->person);
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
}

std::size_t asked_in_step(std::int32_t step) {
    const auto last = static_cast<std::int32_t>(step_sizes.size()) - 1;
    return step_sizes[static_cast<std::size_t>(std::clamp(step, 0, last))];
}

Instant next_asking(const State& state, const TimeRange& window, Instant asked) {
    const QuietHours quiet = reminder_rules(state).quiet;
    const auto heard = [&](Instant at) {
        const Instant aloud = after_quiet(quiet, at, utc_offset(state));
        return aloud < window.from ? aloud : at;
    };
    const Instant from = heard(asked);
    const Duration sixth{(window.from - from).ms / 6};
    return heard(from + std::clamp(sixth, shortest_step, longest_step));
}

SeatId empty_place_of(ShiftId shift) {
    return SeatId{shift.bits};
}

Instant asked_until(const State& state, const Shift& shift) {
    const ShiftStatus* status = state.shift_statuses.find(shift.id);
    return status && status->emergency ? shift.window.until : shift.window.from;
}

const Shift* shift_sought(const State& state, SeatId sought) {
    const Seat* seat = state.seats.find(sought);
    return state.shifts.find(seat ? seat->shift : ShiftId{sought.bits});
}

std::vector<PersonId> who_may_be_asked(const State& state, const Shift& shift, Instant now) {
    std::vector<PersonId> people;
    for (const PersonId person : who_might(state, shift)) {
        if (!wants_no_ask(state, person, now) && !stays_home(state, person)) people.push_back(person);
    }
    return people;
}

std::vector<StandIn> stand_ins(const State& state, SeatId id, Instant now) {
    std::vector<StandIn> found;
    const Seat* seat = state.seats.find(id);
    const Shift* shift = shift_sought(state, id);
    if (!shift || (seat && seat->state != SeatState::Held)) return found;
    const std::vector<SeatId> freed = seat ? std::vector{id} : std::vector<SeatId>{};
    for (const PersonId person : who_may_be_asked(state, *shift, now)) {
        if ((seat && person == seat->person) || was_asked(state, id, person)) continue;
        const SignUpState place =
            SignUpBook(state, person, now, freed).place_on(shift->id, Opening::DoesNotMatter);
        const SaidOf said = said_of(state, person, shift->window);
        if (place.is != SignUp::Free || said == SaidOf::Cannot) continue;
        found.push_back(
            {person, last_asked(state, person), minutes_in_week(state, person, shift->window), said});
    }
    // Least recently asked is the rule; only who would rather not comes after all others.
    const auto last = [](const StandIn& one) { return reluctance(one.said) > reluctance(SaidOf::Can); };
    std::stable_sort(found.begin(), found.end(), [&](const StandIn& a, const StandIn& b) {
        if (last(a) != last(b)) return last(b);
        return a.asked_at != b.asked_at ? a.asked_at < b.asked_at : a.minutes_in_week < b.minutes_in_week;
    });
    return found;
}

}  // namespace linli
