#include "shared/shifts/hours.h"

#include <algorithm>
#include <set>

#include "shared/shifts/roster.h"

namespace linli {
namespace {

bool was_missed(const State& state, SeatId seat) {
    const SeatFile* file = state.seat_files.find(seat);
    return file && file->absence != Absence::None;
}

// How long somebody stood of what was planned. Only what was told at both ends is believed to be less.
std::int64_t minutes_stood(const ShiftDone& done) {
    TimeRange stood = done.shift->window;
    const std::int64_t whole = length(stood).ms / minutes(1).ms;
    if (!done.arrived_at || !done.left_at) return whole;
    if (*done.arrived_at - stood.from > forgiven_at_the_ends) stood.from = *done.arrived_at;
    if (stood.until - *done.left_at > forgiven_at_the_ends) stood.until = *done.left_at;
    return std::max<std::int64_t>(length(stood).ms / minutes(1).ms, 0);
}

}  // namespace

std::vector<ShiftDone> shifts_done(const State& state, PersonId person, const TimeRange& during,
                                   Instant now) {
    std::vector<ShiftDone> done;
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        const Shift* shift = state.shifts.find(seat->shift);
        if (seat->state != SeatState::Held || !shift || shift->state != ShiftState::Planned) continue;
        if (shift->window.until > now || !contains(during, shift->window.from)) continue;
        if (was_missed(state, seat->id)) continue;
        ShiftDone one{shift, seat, std::nullopt, std::nullopt, 0};
        if (const SeatStatus* status = state.seat_statuses.find(seat->id)) {
            one.arrived_at = status->arrived_at;
            one.left_at = status->left_at;
        }
        const bool shared = shares_place_of(state, seat->id) || partner_on_place(state, seat->id);
        const std::int64_t half = length(shift->window).ms / minutes(1).ms / 2;
        one.minutes = shared ? std::min(half, minutes_stood(one)) : minutes_stood(one);
        done.push_back(one);
    }
    std::sort(done.begin(), done.end(), [](const ShiftDone& a, const ShiftDone& b) {
        return a.shift->window.from < b.shift->window.from;
    });
    return done;
}

Hours hours_of(const State& state, PersonId person, const TimeRange& during, Instant now) {
    const UtcOffset offset = utc_offset(state);
    Hours hours;
    for (const ShiftDone& done : shifts_done(state, person, during, now)) {
        ++hours.shifts;
        hours.minutes += done.minutes;
        if (!nights_of(done.shift->window, offset).empty()) ++hours.nights;
        if (weekday(civil_time(done.shift->window.from, offset).date) >= 6) ++hours.weekends;
    }
    return hours;
}

std::vector<HoursLine> hours_ledger(const State& state, const TimeRange& during, Instant now) {
    std::set<PersonId> people;
    for (const auto& [id, row] : state.seats.rows()) {
        if (row.record.person && row.record.state == SeatState::Held) people.insert(*row.record.person);
    }
    std::vector<HoursLine> ledger;
    for (const PersonId person : people) {
        const Hours hours = hours_of(state, person, during, now);
        if (hours.shifts == 0) continue;
        const PublicName* name = state.public_names.find(person);
        ledger.push_back({person, name ? name->shown : std::string(), hours});
    }
    std::stable_sort(ledger.begin(), ledger.end(),
                     [](const HoursLine& a, const HoursLine& b) { return a.name < b.name; });
    return ledger;
}

}  // namespace linli
