#include "app/client/action.h"
#include "app/client/buddies/check_words.h"
#include "app/client/buddies/checks_page.h"
#include "app/client/errands/errands_page.h"
#include "app/client/ui/ui.h"
#include "shared/buddies/check_book.h"
#include "shared/buddies/commands.h"

// What was found, as whoever called or knocked says it.

namespace linli::client {

void draw_check_answers(const Acting& by, const CheckRound& round, ChecksInput& input) {
    const std::string name = name_of(by.known.state, round.person);
    const CheckWay how = round.asked == by.me.me ? CheckWay::Knock : CheckWay::Call;
    const std::string well = text("checks.well"), not_reached = text("checks.not_reached");
    action(by, well, AnswerCheck{round.id, CheckAnswer::Well, how, {}},
           {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check, .spoken = joined(name, well)});
    const ui::Columns columns(2);
    action(by, not_reached, AnswerCheck{round.id, CheckAnswer::NotReached, how, {}},
           {.spoken = joined(name, not_reached)});
    columns.next();
    if (!ui::button(text("checks.help"),
                    {.kind = ui::ButtonKind::Danger,
                     .reason = why_not(by, AnswerCheck{round.id, CheckAnswer::NeedsHelp, how, {}}),
                     .spoken = joined(name, text("checks.help"))}))
        return;
    input.helping = round.id;
    input.how = how;
    input.words.clear();
}

void needs_help_sheet(const Known& known, const Viewer& me, Instant now, ChecksInput& input, Outbox& outbox) {
    if (!input.helping) return;
    const CheckRound* round = known.state.check_rounds.find(input.helping);
    bool open = true, done = false;
    if (round) {
        const ui::Dialog sheet(
            {.title = text("checks.help_title", {{"name", name_of(known.state, round->person)}}),
             .open = &open,
             .close_label = text("action.close")});
        ui::line(text("ask.danger"), {.bold = true, .icon = ui::Icon::Siren});
        draw_emergency_calls();
        ui::text_area(text("checks.help_words"), input.words, {.max_length = 400, .lines = 3});
        const AnswerCheck command{round->id, CheckAnswer::NeedsHelp, input.how, input.words};
        done = action({known, me, now, outbox}, text("checks.help_tell"), command,
                      {.kind = ui::ButtonKind::Primary});
    }
    if (!open || done || !round) input.helping = {};
}

void draw_check_rounds(const Acting& by, PersonId person, ChecksInput& input) {
    for (const CheckRound* round : rounds_needing(by.known.state, person)) {
        const ui::Card card(round->id, {.tone = ui::Tone::Need});
        const bool help = round->state == CheckState::Help;
        const std::string state = help ? text("checks.state.5") : rung_words(by.known.state, *round);
        ui::line(joined(state, past_words(round->due, by.me.saying(by.now))),
                 {.bold = true, .icon = ui::Icon::HandHeart});
        if (!round->note.empty()) ui::line(round->note);
        draw_check_answers(by, *round, input);
    }
}

}  // namespace linli::client
