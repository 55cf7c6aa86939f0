#pragma once

#include <string>

#include "shared/buddies/check_book.h"
#include "shared/notices/commands.h"

// The steps of which the rules of checks are made. All are total: what is not known here is left out.

namespace linli {

// Asks whoever stands on the next rung, lets them reach the person, and tells who has to know. On the last
// rung all coordinators are asked.
void ask_next(State& state, const Stamp& by, IdSource& ids, CheckRoundId round);

// It is known how the person is, or nobody wants to know any more (Closed). Nobody goes in vain.
void end_round(State& state, const Stamp& by, IdSource& ids, CheckRoundId round, CheckState ends);

// "Well" was a wrong tap: nobody knows again how the person is. Whoever was asked before it is asked once
// more; a check that was answered before it was due comes at its time.
void reopen_round(State& state, const Stamp& by, IdSource& ids, CheckRoundId round);

// Checks were paused or ended.
void close_round_of(State& state, const Stamp& by, IdSource& ids, PersonId person);

// What this round lets somebody see of the person is over; of everybody where no `to` is named.
void end_round_looks(State& state, const CheckRound& round, std::optional<PersonId> to = std::nullopt);

// Once more, because the next check came due and still nobody knows.
void tell_still_missed(State& state, const Stamp& by, IdSource& ids, CheckRoundId round);

}  // namespace linli
