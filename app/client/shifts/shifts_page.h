#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/page.h"
#include "app/client/people/people_index.h"
#include "app/client/shifts/leave_sheet.h"
#include "shared/shifts/roster_book.h"
#include "shared/shifts/training_commands.h"

namespace linli::client {

// What is being typed for a new shift or to change one.
struct ShiftForm {
    ShiftId changes;       // None: a new shift.
    int post = 0;          // Index into the open posts.
    std::string new_post;  // When no post fits.
    std::string instructions;
    std::optional<CivilDate> day;         // None: today.
    int from = 20 * 60, until = 22 * 60;  // Minutes since the day's midnight; until may lie past it.
    int places = 4;
    int least = 2;
    std::vector<NeededTraining> needs;        // None for a new shift: what the post asks for.
    std::optional<CivilDate> publish, opens;  // Of a new shift; nothing: at once.
    bool filled = false;
};

std::vector<Draft> drafts_of(ShiftForm& form);  // planning_drafts.cpp

// What is being written down at the post.
struct PostInput {
    ShiftId shift;  // On which; another one begins empty.
    std::string note;
    SeatId to;  // Who is given something.
    std::string what;
    int count = 1;
    std::string guest;  // Somebody without a phone, by name.
};

// Who moves to which place, and who comes to where they stood.
struct Relay {
    SeatId sought;  // A seat, or an empty place; see stand_in.h.
    SeatMove move;
};

struct RelayInput {
    std::optional<Relay> asked;  // The sheet, in which a coordinator notes who of the two said yes.
    bool mover_agrees = false, successor_agrees = false;
    Remembered<std::vector<Relay>> found;  // Of the shift that is shown.

    void ask(std::optional<Relay> relay) {
        asked = std::move(relay);
        mover_agrees = successor_agrees = false;
    }
};

struct ShiftsInput {
    int day = 0;             // Index into the strip of days; the last may be "later".
    LeaveInput leave;        // The sheet of 我来不了.
    bool assigning = false;  // The coordinator's sheet to put a person on the shift.
    std::string search;
    PersonId anyway;  // Whom a coordinator would put there in spite of a rule, and why.
    std::string anyway_why;
    bool for_other = false;  // The sheet to sign up somebody whom I act for.
    std::string other_search;
    SeatId seat;    // The sheet of what else can be done about it.
    SeatId naming;  // Who is this, known by name only?
    std::string naming_search;
    SeatId missed;  // Did not come: the sheet that asks once.
    std::string missed_note;
    PostInput post;
    RelayInput relay;
    SeatId removing;
    WaitingPlaceId not_waiting;  // For whom I act: asked once whether they wait no longer.
    bool cancelling = false;
    std::string cancel_why;
    PostId closing;  // A post, while it is asked whether it is to be closed.
    ShiftForm form;
    PeopleIndex people;
};

// The list of a day's shifts, and beside it (or instead of it on the phone) the chosen one.
void shifts_page(const Known& known, const Viewer& me, Instant now, std::optional<ShiftId> chosen,
                 ShiftsInput& input, Outbox& outbox);

// New and changed shifts, and posts; for coordinators.
LINLI_LATER void shift_form_page(const Known& known, const Viewer& me, Instant now, ShiftsInput& input,
                                 Outbox& outbox, Routes& routes);
LINLI_LATER void posts_page(const Known& known, const Viewer& me, Instant now, ShiftsInput& input,
                            Outbox& outbox);

// The one shift, inside a pane or a page of its own.
LINLI_LATER void shift_detail(const Known& known, const Viewer& me, Instant now, const Shift& shift,
                              ShiftsInput& input, Outbox& outbox);
// The one button that belongs at the thumb: take it, or give it back; once I have stood it, to my hours.
void shift_bar(const Known& known, const Viewer& me, Instant now, const Shift& shift, ShiftsInput& input,
               Outbox& outbox);

}  // namespace linli::client
