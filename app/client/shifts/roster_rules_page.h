#pragma once

#include <string>
#include <vector>

#include "app/client/drafts.h"
#include "app/client/people/people_index.h"
#include "app/client/shifts/calendar_page.h"
#include "shared/shifts/training_commands.h"

namespace linli::client {

struct RosterRulesInput {
    RosterRules rules, filled_from;
    bool filled = false;
    std::string find_alarm;

    TrainingId training;  // Whose people are shown.
    std::string new_training;
    std::string find_trained;
    PeopleIndex people;
};

// What is written about one post.
struct PostForm {
    PostId post;  // None while nothing is filled in.
    std::string name, instructions;
    PostDetail detail;
    std::vector<NeededTraining> needs;
    CalendarInput calendar;
};

// planning_drafts.cpp
std::vector<Draft> drafts_of(RosterRulesInput& input);
std::vector<Draft> drafts_of(PostForm& form);

// How many places are kept for whom: a number for each training.
void draw_needs(const State& state, std::vector<NeededTraining>& needs);

// /roster-rules, for coordinators: how people are protected, who is told of an empty shift, and trainings.
LINLI_LATER void roster_rules_page(const Known& known, const Viewer& me, Instant now, RosterRulesInput& input,
                                   Outbox& outbox);
// /post/<post>, for coordinators: where it is, what is needed there and who; its calendar.
LINLI_LATER void post_page(const Known& known, const Viewer& me, Instant now, const Post& post,
                           PostForm& form, Outbox& outbox, Services& services);

}  // namespace linli::client
