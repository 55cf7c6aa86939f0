#include "shared/shifts/relays.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <tuple>

#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"
#include "shared/shifts/stand_in.h"

namespace linli {
namespace {

constexpr std::size_t most_tried = 12;  // So many places are looked at for somebody who would take them.

// The place that is to be filled.
struct Gap {
    const Shift& shift;
    SeatId sought;
    std::vector<SeatId> freed;       // The seat itself, where it is one.
    std::optional<PersonId> holder;  // Who cannot come; nobody: it is empty.
};

struct Mover {
    const Seat* from = nullptr;
    bool needs_successor = false;
    int reluctance = 0;
    std::int64_t apart_ms = 0;  // Between what they leave and where they come.
};

// Nothing: it is not open, or it begins now.
std::optional<Gap> gap_of(const State& state, SeatId sought, Instant now) {
    const Shift* shift = shift_sought(state, sought);
    if (!shift || check_to_come(state, shift->id, now) || shift->window.from <= now) return std::nullopt;
    if (!is_published(state, shift->id)) return std::nullopt;
    const Seat* seat = state.seats.find(sought);
    if (seat) {
        if (check_moving(state, sought, now)) return std::nullopt;
        return Gap{*shift, sought, {sought}, seat->person};
    }
    if (missing_people(state, *shift) == 0) return std::nullopt;
    return Gap{*shift, sought, {}, std::nullopt};
}

// What somebody else's shift may be in the way of: without it they could come, perhaps.
bool is_for_other_work(SignUp is) {
    return is == SignUp::Overlaps || is == SignUp::RestTooShort || is == SignUp::DailyCap ||
           is == SignUp::WeeklyCap || is == SignUp::NightsInARow;
}

bool said_no(const State& state, SeatId sought, PersonId person) {
    const auto asks = state.stand_in_asks.where<&StandInAsk::seat>(sought);
    return std::any_of(asks.begin(), asks.end(), [&](const StandInAsk* ask) {
        return ask->person == person && ask->answer == StandInAnswer::No;
    });
}

// Enough people stay, whoever goes.
bool can_spare_one(const State& state, ShiftId shift) {
    return places_taken(state, shift) > state.shifts.at(shift).min_places && needs_of(state, shift).empty();
}

SignUpState place_without(const State& state, PersonId person, ShiftId shift, Instant now,
                          std::vector<SeatId> freed) {
    return SignUpBook(state, person, now, std::move(freed)).place_on(shift, Opening::DoesNotMatter);
}

void add_moves_of(const State& state, const Gap& gap, PersonId person, Instant now,
                  std::vector<Mover>& movers) {
    const SaidOf said = said_of(state, person, gap.shift.window);
    if (person == gap.holder || said == SaidOf::Cannot) return;
    if (was_left(state, {gap.shift.id, person}) || said_no(state, gap.sought, person)) return;
    if (!is_for_other_work(place_without(state, person, gap.shift.id, now, gap.freed).is)) return;
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        if (check_moving(state, seat->id, now) || is_waived(state, seat->id)) continue;
        const Shift& left = state.shifts.at(seat->shift);
        const std::int64_t apart_ms = std::abs((left.window.from - gap.shift.window.from).ms);
        if (apart_ms > relay_reach.ms) continue;
        std::vector<SeatId> freed = gap.freed;
        freed.push_back(seat->id);
        if (place_without(state, person, gap.shift.id, now, std::move(freed)).is != SignUp::Free) continue;
        movers.push_back({seat, !can_spare_one(state, left.id), reluctance(said), apart_ms});
    }
}

std::vector<Mover> movers_to(const State& state, const Gap& gap, Instant now) {
    std::vector<Mover> movers;
    for (const PersonId person : who_may_be_asked(state, gap.shift, now))
        add_moves_of(state, gap, person, now, movers);
    std::sort(movers.begin(), movers.end(), [](const Mover& a, const Mover& b) {
        return std::tie(a.needs_successor, a.reluctance, a.apart_ms, a.from->id) <
               std::tie(b.needs_successor, b.reluctance, b.apart_ms, b.from->id);
    });
    return movers;
}

// Not who cannot come to the gap: with them it is a swap (swaps.h).
std::optional<PersonId> successor_on(const State& state, const Gap& gap, const Seat& left, Instant now) {
    const auto may = [&](PersonId person) {
        return person != gap.holder && !was_left(state, {left.shift, person});
    };
    const PlaceAsked place_on = [&](const PlannedSeat& seat) {
        const TimeRange& window = state.shifts.at(seat.shift).window;
        const bool can = said_of(state, seat.person, window) != SaidOf::Cannot;
        return can && may(seat.person) && seat.person != left.person
                   ? place_without(state, seat.person, seat.shift, now, {left.id})
                   : SignUpState{SignUp::Mine, ref(left.id), 0, 0};
    };
    if (const auto waiting = first_waiting(state, left.shift, place_on)) return waiting;
    for (const StandIn& one : stand_ins(state, left.id, now)) {
        if (may(one.person)) return one.person;
    }
    return std::nullopt;
}

}  // namespace

std::vector<SeatMove> find_relays(const State& state, SeatId sought, Instant now, std::size_t most) {
    std::vector<SeatMove> found;
    const auto gap = gap_of(state, sought, now);
    if (!gap || !stand_ins(state, sought, now).empty()) return found;
    std::set<PersonId> moved;
    std::size_t tried = 0;
    for (const Mover& mover : movers_to(state, *gap, now)) {
        if (found.size() == most || tried == most_tried) break;
        const PersonId person = *mover.from->person;
        if (moved.contains(person)) continue;
        SeatMove move{mover.from->id, {gap->shift.id, person}, std::nullopt};
        if (mover.needs_successor) {
            ++tried;
            move.successor = successor_on(state, *gap, *mover.from, now);
            if (!move.successor) continue;
        }
        moved.insert(person);
        found.push_back(move);
    }
    return found;
}

AcceptPlan plan_of(const State& state, SeatId sought, const SeatMove& move) {
    AcceptPlan plan{{}, {move.from}, {move.to}};
    if (state.seats.find(sought)) plan.leaves.push_back(sought);
    const Seat* left = state.seats.find(move.from);
    if (left && move.successor) plan.seats.push_back({left->shift, *move.successor});
    return plan;
}

}  // namespace linli
