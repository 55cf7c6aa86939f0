#pragma once

#include <optional>
#include <vector>

#include "shared/state/state.h"

// Questions about errands. Rules and pages ask the same ones.

namespace linli {

inline constexpr std::size_t max_claimed_at_once = 6;

bool is_active(const Errand& errand);    // Open, claimed or on the way.
bool is_underway(const Errand& errand);  // Claimed or on the way: somebody has it.
// Somebody has it and the time is over, and nothing was heard. A ride is not, once they are on board.
bool is_overdue(const State& state, const Errand& errand, Instant at);

// Somebody has it, has neither set off nor bought anything, and it is time: within the hour it is over, or it
// was wanted at once, and they have had their time. Of a ride that is planned: nobody came to fetch them
// then. A call now may still help.
inline constexpr Duration at_risk_before = hours(1);
inline constexpr Duration sets_out_at_once_within = minutes(20);
bool is_at_risk(const State& state, const Errand& errand, Instant at);

// What repeats with it and was made already: open, and later than it.
std::vector<ErrandId> later_times(const State& state, ErrandId errand);
std::vector<const ErrandItem*> items_of(const State& state, ErrandId errand);  // In the order of the list.
bool is_bought(const ErrandItem& item);  // Itself, or something else in its place.
bool has_bought(const State& state, ErrandId errand);
// Money may be gone although nothing is heard of it: who is on the way shops, perhaps without a network. On a
// ride nobody does.
bool may_have_laid_out(const State& state, const Errand& errand);
// Whoever has it may have laid money out for it, or holds a card or things.
bool may_carry_for(const State& state, const Errand& errand);
// Withdrawn, and whoever had it has yet to say what they laid out, if anything.
bool awaits_account(const State& state, const Errand& errand);
// Over, and since when it is not settled between the two: money is owed, or it awaits the account. Nothing:
// it is settled, or not over. When it was withdrawn only coordinators know; others get the end of its time.
std::optional<Instant> unsettled_since(const State& state, const Errand& errand);

// The helper while it is theirs: until it is done and settled, or handed back.
std::optional<PersonId> party_of(const State& state, const Errand& errand);

// Underway, by urgency and time.
std::vector<const Errand*> errands_with(const State& state, PersonId helper, Instant now);
// Over and not settled with this helper yet; what is so for longest first.
std::vector<const Errand*> unsettled_with(const State& state, PersonId helper);
std::vector<const Errand*> errands_for(const State& state, PersonId person);  // Asked for them or by them.
// By urgency as it is now (medicine/medicine_book.h), then those in this person's house and compound first,
// then by the end of the window; without those that this person asked for.
std::vector<const Errand*> open_errands(const State& state, PersonId viewer, Instant now);

// What the helper was asked and has not answered, while nobody has it. The newest first.
std::vector<const ErrandAsk*> asks_of(const State& state, PersonId helper);

// Who asked may change and withdraw it: for whom it is, who asked for them, and who coordinates.
bool may_direct(const State& state, const Stamp& by, const ErrandDetail& detail);

// Whether who asked may still say anything about it: the beginning of all their rules.
std::optional<Rejected> check_directing(const State& state, const Stamp& by, ErrandId id);

// In the order in which they were attached.
std::vector<const ErrandPhoto*> photos_of(const State& state, ErrandId errand);
// May another photo be attached, whatever it shows?
std::optional<Rejected> check_attaching(const State& state, const Stamp& by, ErrandId errand);

const TillReceipt* till_receipt_of(const State& state, ErrandId errand);  // Nothing: there is none.
// May the helper show one, whatever it looks like?
std::optional<Rejected> check_till_receipt(const State& state, const Stamp& by, ErrandId errand);

// Who enters a home or carries money, a card or papers was looked at by a coordinator.
bool is_trusted_with(const State& state, PersonId helper, const ErrandNeeds& needs);
// May this be needed from now on? Whoever has it and is not trusted with it is relieved; but not while they
// may carry money or things for it: then a coordinator looks at them first, or it is withdrawn.
std::optional<Rejected> check_new_needs(const State& state, const Errand& errand, const ErrandNeeds& needs);
// May this helper have to do with it at all? Asked when they take it on, and again whenever a part of the
// answer changes while they have it (relieve).
std::optional<Rejected> check_meeting(const State& state, const Errand& errand, PersonId helper, Instant at);

// May this person take it on? The one rule that list, button, proposal and server share.
std::optional<Rejected> check_claim(const State& state, const Errand& errand, PersonId helper, Instant at);

}  // namespace linli
