#include "shared/shifts/roster.h"
#include "shared/people/roles.h"

#include <algorithm>

namespace linli {

std::vector<const Seat*> held_seats(const State& state, ShiftId shift) {
    std::vector<const Seat*> seats = state.seats.where<&Seat::shift>(shift);
    std::erase_if(seats, [](const Seat* seat) { return seat->state != SeatState::Held; });
    std::stable_sort(seats.begin(), seats.end(),
                     [](const Seat* a, const Seat* b) { return a->since < b->since; });
    return seats;
}

std::int32_t free_places(const State& state, const Shift& shift) {
    if (shift.state == ShiftState::Cancelled) return 0;
    const auto held = static_cast<std::int32_t>(held_seats(state, shift.id).size());
    return std::max(0, shift.max_places - held);
}

std::int32_t missing_people(const State& state, const Shift& shift) {
    if (shift.state == ShiftState::Cancelled) return 0;
    const auto held = static_cast<std::int32_t>(held_seats(state, shift.id).size());
    return std::max(0, shift.min_places - held);
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

std::optional<Rejected> check_place(const State& state, ShiftId id, PersonId person, Instant at) {
    const Shift* shift = state.shifts.find(id);
    if (!shift) return missing(state, Reason::ShiftUnknown);
    if (shift->state == ShiftState::Cancelled) return Rejected{Reason::ShiftCancelled, id};
    if (shift->window.until <= at) return Rejected{Reason::ShiftOver, id};
    if (const Seat* seat = seat_of(state, id, person)) return Rejected{Reason::OnShiftAlready, seat->id};
    if (const Shift* other = shift_during(state, person, shift->window))
        return Rejected{Reason::TimesOverlap, other->id};
    if (free_places(state, *shift) == 0) {
        Rejected full{Reason::ShiftFull, id};
        full.limit = shift->max_places;
        return full;
    }
    return std::nullopt;
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
