#include <algorithm>

#include "app/client/errands/errands_page.h"
#include "app/client/errands/match_words.h"
#include "app/client/people/find_person.h"
#include "app/client/ui/ui.h"
#include "shared/helpers/helper_book.h"

// "Why not Ada?": a coordinator looks one helper up and reads how they stand to this errand, by the same
// rules that propose.

namespace linli::client {
namespace {

// What they said when they were asked about it last.
const ErrandAsk* last_ask(const State& state, ErrandId errand, PersonId helper) {
    const ErrandAsk* last = nullptr;
    for (const ErrandAsk* ask : state.errand_asks.where<&ErrandAsk::errand>(errand)) {
        if (ask->helper == helper && (!last || last->at < ask->at)) last = ask;
    }
    return last;
}

void draw_standing(const Known& known, const Viewer& me, Instant now, const Errand& errand, PersonId helper) {
    const std::string name = name_of(known.state, helper);
    const auto standing = standing_of(known.state, errand, helper, now);
    ui::row("looked-up", {.title = name,
                          .second = door_words(door_of_person(known.state, helper)),
                          .third = standing ? merits_line(standing->why) : std::string(),
                          .person = circle_of(name)});
    if (!standing) {
        ui::line(text("why_not.no_helper"), {.icon = ui::Icon::CircleAlert});
        return;
    }
    if (const ErrandAsk* ask = last_ask(known.state, errand.id, helper))
        ui::line(
            text("why_not.asked", {{"when", past_words(ask->answered_at.value_or(ask->at), me.saying(now))},
                                   {"answer", answer_words(ask->answer)}}),
            {.icon = ui::Icon::MessageSquareText});
    for (const BarrierReason& reason : standing->why_not)
        ui::line(barrier_words(reason), {.icon = ui::Icon::CircleAlert});
    if (!standing->why_not.empty()) return;
    ui::line(text("why_not.place", {{"place", standing->place}, {"count", standing->of}}),
             {.icon = ui::Icon::Check});
    if (standing->behind > 0)
        ui::line(text("why_not.behind", {{"points", standing->behind}}), {.quiet = true});
}

}  // namespace

void errand_why_not(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                    ErrandsInput& input) {
    WhyNotInput& asked = input.why_not;
    if (asked.of != errand.id) asked = {.of = errand.id, .find = {}, .helper = {}};
    ui::heading(text("why_not.title"), {.level = 3});
    const FindPersonOptions options{.fits = [&](PersonId one) { return is_helper(known.state, one); },
                                    .second = {},
                                    .nobody = text("why_not.nobody")};
    if (const auto found = find_person(known, text("why_not.find"), asked.find, input.ask.people, options))
        asked.helper = *found;
    if (asked.helper) draw_standing(known, me, now, errand, asked.helper);
}

}  // namespace linli::client
