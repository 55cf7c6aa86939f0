#pragma once

#include <string>
#include <vector>

#include "shared/orders/round_records.h"
#include "shared/state/state.h"

// Questions about rounds that were offered. Rules, audiences and pages ask the same ones.

namespace linli {

// A bag that finds nobody home is brought again on the same day.
inline constexpr Duration round_goes_on = hours(12);

std::vector<const OfferedRound*> rounds_of(const State& state, CampaignId campaign);  // By number.
// Offered and not over: at most one set of them.
std::vector<const OfferedRound*> running_rounds(const State& state, CampaignId campaign);

// Whether its doors are open to who carries it: from the count on arrival until it ends.
bool is_open(const State& state, const OfferedRound& round);
// Who carries it: whoever holds its shift, mostly one.
std::vector<PersonId> carriers_of(const State& state, const OfferedRound& round);
bool is_carrier(const State& state, const Stamp& by, const OfferedRound& round);
// Rounds that are open and that the person carries, by number.
std::vector<const OfferedRound*> open_rounds_of(const State& state, PersonId person, CampaignId campaign);

// The round that an order's bag belongs to; nothing where the team brings it.
const OfferedRound* round_of(const State& state, OrderId order);
// Whether there is a bag to bring to this door at all.
bool has_bag(const State& state, const Order& order);
// May tick this bag because it belongs to their round.
bool carries_bag(const State& state, const Stamp& by, OrderId order);
std::vector<const Order*> bags_in(const State& state, ShiftId round);  // That hold something.

// What everybody may know of its doors. A building a line, its compound and a tab before it where there is
// one; as many as fit.
std::string round_buildings(const std::vector<const Order*>& bags);
std::vector<Door> buildings_in(const OfferedRound& round);

// --- Used by `change` only

// What is public of a round follows its bags. Never known whole on a device, so only the server does it.
void recount_round(State& state, ShiftId round);
void recount_rounds(State& state, CampaignId campaign);
// Whoever has begun keeps the shift; the others need not come.
void end_rounds(State& state, const Stamp& by, IdSource& ids, CampaignId campaign, const std::string& why);

}  // namespace linli
