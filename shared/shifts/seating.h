#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "shared/shifts/planning_commands.h"
#include "shared/shifts/training_commands.h"
#include "shared/state/state.h"

// The steps of which the rules of the roster are made. All are total: what is not known here is left out.

namespace linli {

// --- Seats

// Whether a place may be taken at all, by the person or by who may act for them; not which one.
std::optional<Rejected> check_taker(const State& state, const Stamp& by);
// Gives the person a place and tells them so. Nobody waits for a shift that they stand on.
SeatId put_on(State& state, const Stamp& by, IdSource& ids, ShiftId shift, PersonId person,
              PersonId placed_by, NoticeKind told = NoticeKind::PutOnShift);
// To the place of somebody who shares it: the two count as one.
void put_beside(State& state, const Stamp& by, IdSource& ids, SeatId host, PersonId person,
                PersonId placed_by);
// Somebody known by name only has the first seat that the stamp makes. Where people of the shift may be there
// already, they are.
void seat_guest(State& state, const Stamp& by, ShiftId shift, const std::string& name);
// The holder leaves. Whoever waits moves up, and nobody is looked for any more.
void vacate(State& state, const Stamp& by, IdSource& ids, SeatId seat, SeatState how);
// Whether the holder may be moved to another shift: they hold it, alone, and the shift has not begun.
std::optional<Rejected> check_moving(const State& state, SeatId seat, Instant at);
// All who leave have left before anybody takes a place, and only then whoever waits moves up.
void rearrange(State& state, const Stamp& by, IdSource& ids, const std::vector<SeatId>& leaves,
               const std::vector<PlannedSeat>& seats);
// These seats go over to others, all together: nobody who waits comes in between.
struct HandedOver {
    SeatId seat;
    PersonId to;
    PersonId placed_by;
};
void hand_over(State& state, const Stamp& by, IdSource& ids, const std::vector<HandedOver>& moves,
               NoticeKind told);
// Who waits longest and may take a place gets it, as far as there are places. Not once the shift has begun.
void move_up(State& state, const Stamp& by, IdSource& ids, ShiftId shift);
void move_up_where_waiting(State& state, const Stamp& by, IdSource& ids, PersonId person);
void stop_waiting(State& state, ShiftId shift, PersonId person);

// The record of a seat, made where there is none.
SeatStatus& status_to_edit(State& state, SeatId seat);
SeatFile& file_to_edit(State& state, SeatId seat);

// The seat may break the rules of rest and training; who said so, and why.
void waive(State& state, SeatId seat, Waiver waiver, PersonId by, const std::string& why);
// Whether rest, hours or nights are broken by this seat and nothing says that they may be.
bool breaks_rules(const State& state, const Seat& seat);
// Marks those seats of the person that break the rules by something that is not their doing.
void waive_broken(State& state, PersonId person, Waiver waiver);

// --- Shifts

struct NewShift {
    PlannedShift planned;
    std::optional<ShiftPatternId> pattern;
    std::optional<std::vector<NeededTraining>> needs;  // Nothing: needs_of_new().
    std::optional<Instant> publish_at, opens_at;
    bool emergency = false;
    bool standing_first = true;  // Who signed up always has a place at once; else call seat_standing().
};
// What a new shift asks for: what its pattern does, or else its post; of no more people than have a place.
std::vector<NeededTraining> needs_of_new(const State& state, const Shift& shift,
                                         std::optional<ShiftPatternId> pattern);
void add_needs(State& state, IdSource& ids, ShiftId shift, const std::vector<NeededTraining>& needs);
ShiftId add_shift(State& state, const Stamp& by, IdSource& ids, const NewShift& shift);
// All at once: nobody moves up to what another of the changes moves or cancels.
void change_shifts(State& state, const Stamp& by, IdSource& ids, const std::vector<ShiftChange>& changes,
                   const std::string& why);
// Everybody may know of it from now on. Who signed up always is put there by seat_standing() only.
void publish(State& state, const Stamp& by, ShiftId shift);
// Not who is isolated.
void seat_standing(State& state, const Stamp& by, IdSource& ids, ShiftId shift);

// Makes what the patterns of the post have due: it is open again.
void go_on_with_patterns(State& state, const Stamp& by, IdSource& ids, PostId post);

std::optional<Rejected> check_planned(const State& state, const PlannedShift& shift, Instant at);
std::optional<Rejected> check_changes(const State& state, const std::vector<ShiftChange>& changes,
                                      Instant at);
// Of changes that are wanted together: those that cannot be made, and why. All others can, with one another.
std::map<ShiftId, Rejected> left_out(const State& state, std::vector<ShiftChange> changes, Instant at);
// Neither cancelled nor over.
std::optional<Rejected> check_to_come(const State& state, ShiftId shift, Instant at);

// --- Who is told

// Volunteers who could come to this shift if it was made now: free then, by the rules of rest and training,
// and not isolated, as far as it is known; by id.
std::vector<PersonId> who_can_be_called(const State& state, const PlannedShift& planned, Instant now);
void tell_all_on(State& state, const Stamp& by, IdSource& ids, ShiftId shift, NoticeKind kind);
void tell_coordinators(State& state, const Stamp& by, IdSource& ids, NoticeKind kind, RecordRef about);

// --- Searches and swaps of a seat that its holder leaves

void end_search(State& state, const Stamp& by, IdSource& ids, SeatId seat, std::optional<SeatId> found);
// Nobody is asked any more for the empty places of a shift on which enough people are.
void stop_asking_if_met(State& state, const Stamp& by, IdSource& ids, ShiftId shift);
void end_swaps_of(State& state, const Stamp& by, IdSource& ids, SeatId seat);
void end_swap(State& state, const Stamp& by, IdSource& ids, SwapId swap, SwapState ends);

}  // namespace linli
