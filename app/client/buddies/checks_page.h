#pragma once

#include <optional>
#include <string>

#include "app/client/people/people_index.h"
#include "app/client/remembered.h"
#include "app/client/services.h"
#include "shared/buddies/check_book.h"

namespace linli::client {

struct Acting;

struct CheckWish {
    CheckRhythm rhythm;
    std::optional<PersonId> buddy, second;
    friend bool operator==(const CheckWish&, const CheckWish&) = default;
};

// A plan that is being typed.
struct CheckForm : CheckWish {
    PersonId person;  // Whose it is; nobody while nothing is filled in.
    CheckWish filled_from;
    const CheckWish& wish() const { return *this; }
    std::string find_buddy, find_second;
    bool pausing = false;
    std::string pause_why;
    std::optional<CivilDate> pause_until;
};

struct ChecksInput {
    CheckForm form;
    std::string search;                        // Whom to check from now on.
    Remembered<std::vector<SheetLine>> sheet;  // Of today.
    bool ending = false;                       // The sheet "check no more".
    CheckRoundId helping;                      // The sheet "needs help"; and how that was found.
    CheckWay how = CheckWay::Call;
    std::string words;
    PeopleIndex people;
};

// /checks, for coordinators and stewards: who is called today, who was not reached; /checks/<person>: how and
// when, and by whom.
LINLI_LATER void checks_page(const Known& known, const Viewer& me, Instant now,
                             std::optional<PersonId> chosen, ChecksInput& input, Outbox& outbox,
                             Routes& routes);

// Whom I am asked to look after just now, with what I found.
LINLI_LATER void draw_checks_asking(const Known& known, const Viewer& me, Instant now, ChecksInput& input,
                                    Outbox& outbox);
// How somebody is, as it was found: well, not reached, needs help. The sheet of the last is drawn by
// needs_help_sheet.
void draw_check_answers(const Acting& by, const CheckRound& round, ChecksInput& input);
// Everything about this person that still needs somebody, with what can be said of it.
void draw_check_rounds(const Acting& by, PersonId person, ChecksInput& input);
// "I am well", while it is due today.
bool wants_to_hear_from_me(const Known& known, const Viewer& me, Instant now);
LINLI_LATER void draw_say_well(const Known& known, const Viewer& me, Instant now, Outbox& outbox);
// What I said of somebody a moment ago, as long as it can be taken back; the one that is due later first.
std::vector<const CheckRound*> well_said(const Known& known, const Viewer& me, Instant now);
LINLI_LATER void draw_take_back(const Known& known, const Viewer& me, Instant now, Outbox& outbox);
// Takes back what was said of this person.
void take_back_well(const Acting& by, PersonId person);
// What somebody found that needs a person; drawn with the page that shows such rounds.
void needs_help_sheet(const Known& known, const Viewer& me, Instant now, ChecksInput& input, Outbox& outbox);

}  // namespace linli::client
