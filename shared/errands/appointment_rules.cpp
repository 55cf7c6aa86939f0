#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/rides/commands.h"

// "I must be there by eight": when a ride arrives.

namespace linli {
namespace {

constexpr Duration longest_under_way = days(2);

// Nobody is there before being fetched, nor days later.
bool goes_with(const TimeRange& arrive, const TimeRange& window) {
    return window.from <= arrive.from && arrive.from <= arrive.until &&
           arrive.until - window.from <= longest_under_way;
}

TimeRange moved(const TimeRange& range, Duration by) {
    return {range.from + by, range.until + by};
}

std::optional<TimeRange> moved(const std::optional<TimeRange>& range, Duration by) {
    return range ? std::optional(moved(*range, by)) : std::nullopt;
}

std::optional<TimeRange> appointment_of(const State& state, ErrandId errand) {
    const RideAppointment* known = state.ride_appointments.find(errand);
    return known ? std::optional(known->arrive) : std::nullopt;
}

// What was planned was planned for another time to be there.
void set_appointment(State& state, const Stamp& by, IdSource& ids, ErrandId errand,
                     const std::optional<TimeRange>& arrive) {
    const std::optional<TimeRange> before = appointment_of(state, errand);
    if (before == arrive) return;
    if (!arrive)
        state.ride_appointments.erase(errand);
    else if (before)
        state.ride_appointments.edit(errand).arrive = *arrive;
    else
        state.ride_appointments.insert({errand, *arrive});
    plan_anew(state, by, ids, errand);
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const SetAppointment& command) {
    if (auto no = check_directing(state, by, command.errand)) return no;
    const Errand& errand = state.errands.at(command.errand);
    if (errand.kind != ErrandKind::Ride) return Rejected{Reason::ErrandUnknown};
    if (command.arrive && !goes_with(*command.arrive, errand.window)) return Rejected{Reason::TimesInvalid};
    return std::nullopt;
}

void change(State& state, const Stamp& by, const SetAppointment& command) {
    const Errand* errand = state.errands.find(command.errand);
    if (!errand) return;
    IdSource ids(by);
    const Instant from = errand->window.from;
    const std::optional<TimeRange> before = appointment_of(state, command.errand);
    set_appointment(state, by, ids, command.errand, command.arrive);
    // What repeats may have been made before anybody said when to be there.
    for (const ErrandId later : later_times(state, command.errand)) {
        const Duration after = state.errands.at(later).window.from - from;
        if (appointment_of(state, later) == moved(before, after))
            set_appointment(state, by, ids, later, moved(command.arrive, after));
    }
}

void move_appointment(State& state, ErrandId id, Duration by) {
    const RideAppointment* known = state.ride_appointments.find(id);
    const Errand* errand = state.errands.find(id);
    if (!known || !errand) return;
    const TimeRange arrive = moved(known->arrive, by);
    if (errand->kind != ErrandKind::Ride || !goes_with(arrive, errand->window))
        state.ride_appointments.erase(id);
    else
        state.ride_appointments.edit(id).arrive = arrive;
}

}  // namespace linli
