#include "shared/shifts/post_book.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "shared/shifts/roster.h"

namespace linli {
namespace {

constexpr Duration half_a_day = hours(12);

std::vector<const PostEntry*> entries_of(const State& state, PostId post, PostEntryKind kind) {
    auto entries = state.post_entries.where<&PostEntry::post>(post);
    std::erase_if(entries, [&](const PostEntry* entry) { return entry->kind != kind; });
    std::stable_sort(entries.begin(), entries.end(),
                     [](const PostEntry* a, const PostEntry* b) { return a->at < b->at; });
    return entries;
}

}  // namespace

TimeRange presence_of(const Shift& shift) {
    return {shift.window.from - check_in_before, shift.window.until + told_after};
}

Instant told_time(const Stamp& by, const TimeRange& possible) {
    const bool believed = by.reported_at >= possible.from && by.reported_at <= by.at;
    const Instant at = believed ? by.reported_at : by.at;
    return std::min(at, possible.until);
}

std::vector<const Seat*> seats_at_post(const State& state, PersonId person, PostId post, Instant at) {
    std::vector<const Seat*> seats;
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (seat->state != SeatState::Held || !shift || shift->post != post) continue;
        if (shift->state == ShiftState::Cancelled || !contains(presence_of(*shift), at)) continue;
        const SeatStatus* status = state.seat_statuses.find(seat->id);
        // Once it is over, only who is still there has something to say, and who just left is thanked.
        const bool stays = status && status->arrived_at && !status->left_at;
        const bool just_left = status && status->left_at && *status->left_at + check_in_before > at;
        if (shift->window.until > at || stays || just_left) seats.push_back(seat);
    }
    std::sort(seats.begin(), seats.end(), [&](const Seat* a, const Seat* b) {
        return std::pair(state.shifts.at(a->shift).window.from, a->id) <
               std::pair(state.shifts.at(b->shift).window.from, b->id);
    });
    return seats;
}

std::vector<const Shift*> shifts_for_guest(const State& state, PostId post, Instant at) {
    std::vector<const Shift*> shifts = state.shifts.where<&Shift::post>(post);
    std::erase_if(shifts, [&](const Shift* shift) {
        const TimeRange open{shift->window.from - check_in_before, shift->window.until};
        return shift->state == ShiftState::Cancelled || !contains(open, at) ||
               !is_published(state, shift->id);
    });
    const auto order = [&](const Shift* shift) {
        return std::tuple(free_places(state, *shift) == 0, shift->window.from > at, shift->window.from,
                          shift->id);
    };
    std::sort(shifts.begin(), shifts.end(),
              [&](const Shift* a, const Shift* b) { return order(a) < order(b); });
    return shifts;
}

const Shift* shift_for_guest(const State& state, PostId post, Instant at) {
    const std::vector<const Shift*> shifts = shifts_for_guest(state, post, at);
    return shifts.empty() ? nullptr : shifts.front();
}

std::vector<const Seat*> guests_to_look_at(const State& state) {
    std::vector<const Seat*> seats;
    for (const auto& [id, row] : state.guest_visits.rows()) {
        const Seat* seat = state.seats.find(id);
        if (seat && !seat->person && seat->state == SeatState::Held) seats.push_back(seat);
    }
    std::stable_sort(seats.begin(), seats.end(),
                     [](const Seat* a, const Seat* b) { return a->since > b->since; });
    return seats;
}

bool stands_at_post(const State& state, PersonId person, ShiftId id, Instant at) {
    const Shift* shift = state.shifts.find(id);
    if (!shift || shift->state == ShiftState::Cancelled) return false;
    if (!contains(presence_of(*shift), at)) return false;
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        const Shift* own = state.shifts.find(seat->shift);
        if (seat->state != SeatState::Held || !own || own->post != shift->post) continue;
        const bool next_to =
            own->window.until == shift->window.from || own->window.from == shift->window.until;
        if (own->id == id || next_to) return true;
    }
    return false;
}

std::vector<PersonId> circle_of(const State& state, ShiftId id) {
    std::vector<PersonId> people;
    const Shift* shift = state.shifts.find(id);
    if (!shift) return people;
    const TimeRange around{shift->window.from - half_a_day, shift->window.from + half_a_day};
    for (const Shift* near : state.shifts.where<&Shift::post>(shift->post)) {
        const bool counts = near->state == ShiftState::Planned && contains(around, near->window.from);
        if (near->id != id && !counts) continue;
        for (const Seat* seat : state.seats.where<&Seat::shift>(near->id)) {
            if (seat->state == SeatState::Held && seat->person) people.push_back(*seat->person);
        }
    }
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
}

std::vector<const PostEntry*> handed_out(const State& state, PostId post) {
    auto entries = entries_of(state, post, PostEntryKind::HandedOut);
    std::erase_if(entries, [](const PostEntry* entry) { return entry->back_at.has_value(); });
    return entries;
}

std::vector<const PostEntry*> notes_of(const State& state, PostId post) {
    auto entries = entries_of(state, post, PostEntryKind::Note);
    std::reverse(entries.begin(), entries.end());
    return entries;
}

}  // namespace linli
