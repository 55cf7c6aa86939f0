#pragma once

#include <array>
#include <optional>
#include <vector>

#include "shared/state/state.h"

// Questions about medicines and the things that are carried for them. Rules and pages ask the same ones.

namespace linli {

// --- How long it lasts

inline constexpr std::int64_t days_left_for_today = 3;  // So few, and it is to be fetched today.
inline constexpr std::int64_t days_left_for_now = 1;

// "Three days left", said at `now`: the start of the day on which nothing is left. 0: of this very day.
Instant runs_out_after(std::int64_t days_left, Instant now, UtcOffset offset);
// Days that it lasts, today included; 0 where nothing is left. The same number as was said, on that day.
std::int64_t days_left(Instant runs_out_on, Instant now);
Urgency urgency_of(const MedicineFacts& facts, Instant now);
// What was asked for, or more where a medicine runs out. Pages and lists go by this.
Urgency urgency_now(const State& state, const Errand& errand, Instant now);
// Without what running out has raised it to. What it was before that is not kept: it counts as what can wait.
Urgency urgency_unraised(const State& state, const Errand& errand);

// --- Who has what

using Thing = bool Things::*;
inline constexpr std::array all_things{&Things::card,         &Things::booklet,  &Things::cash,
                                       &Things::prescription, &Things::medicine, &Things::other};
bool is_nothing(const Things& things);

// The receipts of an errand, in the order in which they were written.
std::vector<const Handover*> receipts_of(const State& state, ErrandId errand);

// One thing that has ever changed hands.
struct Custody {
    Thing thing = nullptr;
    std::optional<PersonId> holder;  // Nobody: the counter.
    Instant since;
    bool confirmed = false;  // By the receiving side.
    HandoverId receipt;
};
std::vector<Custody> custody_of(const State& state, ErrandId errand);

// Without a receipt everything is with who needs help, and medicine is at the counter.
std::optional<PersonId> holder_of(const State& state, ErrandId errand, Thing thing);
bool holds_things(const State& state, ErrandId errand, PersonId person);

// What has to go back before the errand can be over: cards and booklets until the person confirms them, cash
// and papers until they are home or spent, what was bought until it is handed over.
std::vector<Thing> things_out(const State& state, ErrandId errand);

// Errands that are over while something is still out: a coordinator closed them with a reason, or they were
// withdrawn. By id.
std::vector<ErrandId> over_with_things_out(const State& state);

// Everything that this person has in hand for others, also for errands that are over or no longer theirs.
struct Held {
    ErrandId errand;
    Custody custody;
};
std::vector<Held> things_with(const State& state, PersonId person);

// Whom a home may hand its card, booklet or cash: who was vetted for it by a coordinator, and who looks after
// the house or coordinates.
bool may_carry_valuables(const State& state, PersonId person);

// --- The second look

// Whoever fetched or carried the bag has looked already.
bool has_packed(const State& state, ErrandId errand, PersonId person);
// Of the bag as it is now; nothing where nobody has looked yet.
std::optional<LookState> second_look(const State& state, ErrandId errand);

// --- Trips

std::vector<const TripStop*> stops_of(const State& state, HospitalTripId trip);  // In the order of the doors.
const TripStop* stop_on_trip(const State& state, ErrandId errand);               // On one that is not over.

struct TripDoor {
    ErrandId errand;
    std::optional<PersonId> asked_for;  // Nothing where this is not known here.
    std::vector<const ErrandItem*> wanted, got;
    Things to_collect;  // Needed, and still at home.
    Things to_return;   // In the helper's hand.
    std::int64_t spent_cents = 0;
};
struct TripSheet {
    std::vector<TripDoor> doors;
    std::int64_t spent_cents = 0;
};
TripSheet trip_sheet(const State& state, const HospitalTrip& trip);

// --- For the rules of errands

// Something else than was asked for is only taken with the person's yes to exactly that.
std::optional<Rejected> check_instead(const State& state, const ErrandItem& item, const std::string& instead);
// Nothing is finished or settled quietly while things are out. A coordinator can, with a reason.
std::optional<Rejected> check_things_back(const State& state, const Stamp& by, const Errand& errand,
                                          bool with_reason);

}  // namespace linli
