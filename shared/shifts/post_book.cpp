#include "shared/shifts/post_book.h"

#include <algorithm>

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

bool stands_at_post(const State& state, PersonId person, ShiftId id, Instant at) {
    const Shift* shift = state.shifts.find(id);
    if (!shift || shift->state == ShiftState::Cancelled) return false;
    const TimeRange around{shift->window.from - check_in_before, shift->window.until + told_after};
    if (!contains(around, at)) return false;
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
