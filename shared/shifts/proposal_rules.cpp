#include <set>

#include "shared/people/roles.h"
#include "shared/shifts/planning_commands.h"
#include "shared/shifts/roster_book.h"
#include "shared/shifts/seating.h"

// A proposed roster is accepted.

namespace linli {
namespace {

std::optional<Rejected> check_sizes(const AcceptPlan& command) {
    const auto too_many = [](std::size_t most) {
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(most));
    };
    if (command.publish.empty() && command.leaves.empty() && command.seats.empty())
        return Rejected{Reason::NothingChosen};
    if (command.publish.size() > max_planned_shifts) return too_many(max_planned_shifts);
    if (command.leaves.size() > max_planned_seats || command.seats.size() > max_planned_seats)
        return too_many(max_planned_seats);
    return std::nullopt;
}

std::optional<Rejected> leave_all(const State& state, Instant at, const std::vector<SeatId>& leaves,
                                  RosterBook& book) {
    std::set<SeatId> left;
    for (const SeatId id : leaves) {
        if (auto no = check_moving(state, id, at)) return no;
        const Seat& seat = state.seats.at(id);
        if (!left.insert(id).second) return Rejected{Reason::SeatGivenBack, seat.shift};
        book.leave(seat);
    }
    return std::nullopt;
}

std::optional<Rejected> take_all(const State& state, const std::vector<PlannedSeat>& seats,
                                 RosterBook& book) {
    for (const PlannedSeat& seat : seats) {
        if (!state.public_names.find(seat.person)) return missing(state, Reason::PersonUnknown);
        if (auto no = rejected_for(state, seat.shift, book.place_on(seat), book.opening_of(seat.shift))) {
            const bool known = no->reason != Reason::ShiftUnknown && no->reason != Reason::NotKnownHere;
            if (known) no->about = ref(seat.shift);  // Of many, who accepts has to find the one.
            return no;
        }
        book.take(seat);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Rejected> check(const State& state, const Stamp& by, const AcceptPlan& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (auto no = check_sizes(command)) return no;
    for (const ShiftId shift : command.publish) {
        if (auto no = check_to_come(state, shift, by.at)) return no;
    }
    RosterBook book(state, by.at, command.publish);
    if (auto no = leave_all(state, by.at, command.leaves, book)) return no;
    return take_all(state, command.seats, book);
}

// Who signed up always for what becomes public comes after the coordinator's word.
void change(State& state, const Stamp& by, const AcceptPlan& command) {
    IdSource ids(by);
    std::vector<ShiftId> published;
    for (const ShiftId shift : command.publish) {
        if (!state.shifts.find(shift) || is_published(state, shift)) continue;
        publish(state, by, shift);
        published.push_back(shift);
    }
    rearrange(state, by, ids, command.leaves, command.seats);
    for (const ShiftId shift : published) seat_standing(state, by, ids, shift);
}

std::optional<Rejected> check(const State& state, const Stamp& by, const AcceptRoster& command) {
    return check(state, by, AcceptPlan{{}, {}, command.seats});
}

void change(State& state, const Stamp& by, const AcceptRoster& command) {
    change(state, by, AcceptPlan{{}, {}, command.seats});
}

}  // namespace linli
