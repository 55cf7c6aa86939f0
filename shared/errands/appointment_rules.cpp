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

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const SetAppointment& command) {
    if (auto no = check_directing(state, by, command.errand)) return no;
    const Errand& errand = state.errands.at(command.errand);
    if (errand.kind != ErrandKind::Ride) return Rejected{Reason::ErrandUnknown};
    if (command.arrive && !goes_with(*command.arrive, errand.window)) return Rejected{Reason::TimesInvalid};
    return std::nullopt;
}

void change(State& state, const Stamp&, const SetAppointment& command) {
    if (!state.errands.find(command.errand)) return;
    const RideAppointment* known = state.ride_appointments.find(command.errand);
    const std::optional<TimeRange> before = known ? std::optional(known->arrive) : std::nullopt;
    if (before == command.arrive) return;
    drop_planned_legs(state, command.errand);
    if (!command.arrive)
        state.ride_appointments.erase(command.errand);
    else if (before)
        state.ride_appointments.edit(command.errand).arrive = *command.arrive;
    else
        state.ride_appointments.insert({command.errand, *command.arrive});
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
