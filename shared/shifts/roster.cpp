#include "shared/shifts/roster.h"

#include <algorithm>

#include "shared/people/roles.h"

namespace linli {

std::vector<const Seat*> held_seats(const State& state, ShiftId shift) {
    std::vector<const Seat*> seats = state.seats.where<&Seat::shift>(shift);
    std::erase_if(seats, [](const Seat* seat) { return seat->state != SeatState::Held; });
    std::stable_sort(seats.begin(), seats.end(),
                     [](const Seat* a, const Seat* b) { return a->since < b->since; });
    return seats;
}

std::int32_t places_taken(const State& state, ShiftId shift) {
    std::int32_t taken = 0;
    for (const Seat* seat : state.seats.where<&Seat::shift>(shift)) {
        if (seat->state == SeatState::Held && !shares_place_of(state, seat->id)) ++taken;
    }
    return taken;
}

std::int32_t free_places(const State& state, const Shift& shift) {
    if (shift.state == ShiftState::Cancelled) return 0;
    return std::max(0, shift.max_places - places_taken(state, shift.id));
}

std::int32_t missing_people(const State& state, const Shift& shift) {
    if (shift.state == ShiftState::Cancelled) return 0;
    return std::max(0, shift.min_places - places_taken(state, shift.id));
}

std::int32_t guests_called(const State& state, ShiftId shift, const std::string& name) {
    const std::vector<const Seat*> held = held_seats(state, shift);
    return static_cast<std::int32_t>(std::count_if(held.begin(), held.end(), [&](const Seat* seat) {
        return !seat->person && seat->guest_name == name;
    }));
}

bool stands_there(const State& state, const Seat& seat, Instant at) {
    if (state.offered_rounds.find(seat.shift)) return false;
    const SeatStatus* status = state.seat_statuses.find(seat.id);
    const Shift* shift = state.shifts.find(seat.shift);
    return status && status->arrived_at && shift && shift->window.from <= at;
}

const Seat* shares_place_of(const State& state, SeatId id) {
    const SeatStatus* status = state.seat_statuses.find(id);
    const Seat* other = status && status->shares_with ? state.seats.find(*status->shares_with) : nullptr;
    return other && other->state == SeatState::Held ? other : nullptr;
}

const Seat* partner_on_place(const State& state, SeatId id) {
    for (const SeatStatus* status : state.seat_statuses.where<&SeatStatus::shares_with>(id)) {
        const Seat* seat = state.seats.find(status->id);
        if (seat && seat->state == SeatState::Held) return seat;
    }
    return nullptr;
}

bool is_waived(const State& state, SeatId id) {
    const SeatStatus* status = state.seat_statuses.find(id);
    return status && status->waiver != Waiver::None;
}

const Seat* seat_of(const State& state, ShiftId shift, PersonId person) {
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        if (seat->shift == shift && seat->state == SeatState::Held) return seat;
    }
    return nullptr;
}

const Shift* shift_during(const State& state, PersonId person, const TimeRange& window, ShiftId except) {
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        if (seat->state != SeatState::Held || seat->shift == except) continue;
        const Shift* shift = state.shifts.find(seat->shift);
        if (shift && shift->state == ShiftState::Planned && overlap(shift->window, window)) return shift;
    }
    return nullptr;
}

std::optional<Rejected> check_window(const TimeRange& window, Instant at) {
    constexpr Duration near = days(2 * 365);
    if (!is_sound_window(window, at, near, days(1))) return Rejected{Reason::TimesInvalid};
    if (window.until <= at) return Rejected{Reason::ShiftOver};
    return std::nullopt;
}

std::optional<Rejected> check_place(const State& state, ShiftId id, PersonId person, Instant at,
                                    Opening opening) {
    return rejected_for(state, id, SignUpBook(state, person, at).place_on(id, opening));
}

std::vector<const Shift*> shifts_before(const State& state, const Shift& shift) {
    std::vector<const Shift*> before;
    for (const Shift* other : state.shifts.where<&Shift::post>(shift.post)) {
        if (other->state == ShiftState::Planned && other->window.until == shift.window.from)
            before.push_back(other);
    }
    return before;
}

std::vector<const Post*> open_posts(const State& state) {
    std::vector<const Post*> posts;
    for (const auto& [id, row] : state.posts.rows()) {
        if (!row.record.closed) posts.push_back(&row.record);
    }
    return posts;
}

const Post* find_post(const State& state, std::string_view name) {
    for (const auto& [id, row] : state.posts.rows()) {
        if (!row.record.closed && row.record.name == name) return &row.record;
    }
    return nullptr;
}

const Shift* find_shift(const State& state, PostId post, const TimeRange& window) {
    for (const Shift* shift : state.shifts.where<&Shift::post>(post)) {
        if (shift->state == ShiftState::Planned && shift->window == window) return shift;
    }
    return nullptr;
}

}  // namespace linli
