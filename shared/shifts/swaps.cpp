#include "shared/shifts/swaps.h"

#include <algorithm>

#include "shared/shifts/roster.h"

namespace linli {
namespace {

constexpr std::size_t most_tried = 20'000;  // Circles of three that are looked at.

// Somebody's seat on a shift that has not begun.
std::optional<Rejected> check_side(const State& state, SeatId id, Instant now) {
    const Seat* seat = state.seats.find(id);
    if (!seat || !seat->person) return missing(state, Reason::SeatUnknown);
    if (seat->state != SeatState::Held) return Rejected{Reason::SeatGivenBack};
    const Shift* shift = state.shifts.find(seat->shift);
    if (!shift) return missing(state, Reason::ShiftUnknown);
    if (shift->state == ShiftState::Cancelled) return Rejected{Reason::ShiftCancelled, shift->id};
    if (shift->window.from <= now) return Rejected{Reason::ShiftBegun, shift->id};
    if (shares_place_of(state, id) || partner_on_place(state, id)) return Rejected{Reason::SharedPlace};
    return std::nullopt;
}

// May who holds `from` stand where `to` is, when all these seats are free?
std::optional<Rejected> check_step(const State& state, SeatId from, SeatId to,
                                   const std::vector<SeatId>& freed, Instant now) {
    const Seat& giving = state.seats.at(from);
    const ShiftId shift = state.seats.at(to).shift;
    const SignUpBook book(state, *giving.person, now, freed);
    return rejected_for(state, shift, book.place_on(shift, Opening::DoesNotMatter));
}

bool may_step(const State& state, SeatId from, SeatId to, const std::vector<SeatId>& freed, Instant now) {
    return !check_step(state, from, to, freed, now);
}

Duration apart(Instant a, Instant b) {
    return a < b ? b - a : a - b;
}

// Other people's seats, what lies nearest in time first.
std::vector<SeatId> others_near(const State& state, const Seat& mine, Instant now) {
    const Instant from = state.shifts.at(mine.shift).window.from;
    std::vector<std::pair<Duration, SeatId>> found;
    for (const auto& [id, row] : state.shifts.rows()) {
        const Shift& shift = row.record;
        const bool near = shift.window.from > now && shift.window.from < now + swap_reach;
        if (!near || id == mine.shift || shift.state == ShiftState::Cancelled) continue;
        for (const Seat* seat : state.seats.where<&Seat::shift>(id)) {
            if (seat->person == mine.person || check_side(state, seat->id, now)) continue;
            found.push_back({apart(shift.window.from, from), seat->id});
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<SeatId> seats;
    for (const auto& [distance, seat] : found) seats.push_back(seat);
    return seats;
}

}  // namespace

std::vector<SeatId> seats_of(const Swap& swap) {
    std::vector<SeatId> seats{swap.first, swap.second};
    if (swap.third) seats.push_back(*swap.third);
    return seats;
}

std::optional<std::size_t> side_of(const State& state, const Swap& swap, PersonId person) {
    const std::vector<SeatId> seats = seats_of(swap);
    for (std::size_t side = 0; side < seats.size(); ++side) {
        const Seat* seat = state.seats.find(seats[side]);
        if (seat && seat->person == person) return side;
    }
    return std::nullopt;
}

bool agrees(const Swap& swap, std::size_t side) {
    return side == 0 ? swap.first_agrees : side == 1 ? swap.second_agrees : swap.third_agrees;
}

std::optional<SwapHindrance> hindrance_of(const State& state, const std::vector<SeatId>& seats, Instant now) {
    if (seats.size() < 2 || seats.size() > 3) return SwapHindrance{Rejected{Reason::NothingChosen}, {}};
    for (const SeatId seat : seats) {
        if (auto no = check_side(state, seat, now)) return SwapHindrance{*no, seat};
    }
    for (std::size_t i = 0; i < seats.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const Seat &one = state.seats.at(seats[i]), &other = state.seats.at(seats[j]);
            if (one.person == other.person) return SwapHindrance{Rejected{Reason::SwapWithOneself}, {}};
            if (one.shift == other.shift)
                return SwapHindrance{Rejected{Reason::OnShiftAlready, other.id}, seats[i]};
        }
    }
    for (std::size_t i = 0; i < seats.size(); ++i) {
        if (auto no = check_step(state, seats[i], seats[(i + 1) % seats.size()], seats, now))
            return SwapHindrance{*no, seats[i]};
    }
    return std::nullopt;
}

std::optional<Rejected> check_swap(const State& state, const std::vector<SeatId>& seats, Instant now) {
    const auto hindrance = hindrance_of(state, seats, now);
    return hindrance ? std::optional(hindrance->why) : std::nullopt;
}

std::vector<std::vector<SeatId>> find_swaps(const State& state, SeatId seat, Instant now, std::size_t most) {
    std::vector<std::vector<SeatId>> found;
    if (check_side(state, seat, now)) return found;
    const std::vector<SeatId> others = others_near(state, state.seats.at(seat), now);
    std::vector<SeatId> i_could, could_come;  // Where I could go; who could come here.
    for (const SeatId other : others) {
        const bool out = may_step(state, seat, other, {seat, other}, now);
        const bool in = may_step(state, other, seat, {seat, other}, now);
        if (out) i_could.push_back(other);
        if (in) could_come.push_back(other);
        if (out && in && found.size() < most) found.push_back({seat, other});
    }
    std::size_t tried = 0;
    for (const SeatId second : i_could) {
        for (const SeatId third : could_come) {
            if (found.size() >= most || ++tried > most_tried) return found;
            const std::vector<SeatId> circle{seat, second, third};
            if (second != third && !check_swap(state, circle, now)) found.push_back(circle);
        }
    }
    return found;
}

}  // namespace linli
