#include "shared/people/roles.h"
#include "shared/shifts/planning_commands.h"
#include "shared/shifts/roster_book.h"
#include "shared/shifts/seating.h"

// A proposed roster is accepted.

namespace linli {

std::optional<Rejected> check(const State& state, const Stamp& by, const AcceptRoster& command) {
    if (!may_coordinate(state, by)) return Rejected{Reason::NotAllowed};
    if (command.seats.empty()) return Rejected{Reason::NothingChosen};
    if (command.seats.size() > max_planned_seats)
        return Rejected::with_limit(Reason::TooMany, static_cast<std::int64_t>(max_planned_seats));
    RosterBook book(state, by.at);
    for (const PlannedSeat& seat : command.seats) {
        if (!state.public_names.find(seat.person)) return missing(state, Reason::PersonUnknown);
        if (auto no = rejected_for(state, seat.shift, book.place_on(seat))) {
            const bool known = no->reason != Reason::ShiftUnknown && no->reason != Reason::NotKnownHere;
            if (known) no->about = ref(seat.shift);  // Of many, who accepts has to find the one.
            return no;
        }
        book.take(seat);
    }
    return std::nullopt;
}

void change(State& state, const Stamp& by, const AcceptRoster& command) {
    IdSource ids(by);
    for (const PlannedSeat& seat : command.seats) put_on(state, by, ids, seat.shift, seat.person, by.person);
}

}  // namespace linli
