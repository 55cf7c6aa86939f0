#include "app/client/match_page.h"

#include "app/client/action.h"
#include "app/client/errand_words.h"
#include "app/client/match_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"

namespace linli::client {
namespace {

Proposal propose(const Known& known, Instant now) {
    Proposal proposal{match_all(known.state, now), {}};
    for (const ErrandId id : proposal.matching.unmatched) {
        const std::vector<std::string> why =
            barrier_lines(rank_people(known.state, known.state.errands.at(id), now, 0).ranking);
        if (!why.empty()) proposal.why.emplace(id, why.front());
    }
    return proposal;
}

bool waits_for_answer(const Known& known, const Match& match) {
    for (const ErrandAsk* ask : known.state.errand_asks.where<&ErrandAsk::errand>(match.errand)) {
        if (ask->answer == AskAnswer::None) return true;
    }
    return false;
}

void draw_match(const Known& known, const Viewer& me, Instant now, const Match& match, MatchInput& input) {
    const Errand* errand = known.state.errands.find(match.errand);
    if (!errand) return;
    const std::string helper = name_of(known.state, match.helper);
    bool on = !input.struck.contains(match.errand);
    const ui::RowOptions row{
        .title = text("match.row", {{"helper", helper}, {"what", errand_title(known.state, *errand)}}),
        .second = joined(building_words(known.state, *errand), errand_time_words(*errand, me.saying(now))),
        .third = merits_line(match.why),
        .tone = ui::Tone::Mine};
    if (!ui::check_row(match.errand, on, row)) return;
    if (on)
        input.struck.erase(match.errand);
    else
        input.struck.insert(match.errand);
}

void draw_unmatched(const Known& known, const Viewer& me, Instant now, const Proposal& proposal) {
    if (proposal.matching.unmatched.empty()) return;
    ui::heading(text("match.unmatched"), {.icon = ui::Icon::CircleAlert,
                                          .tone = ui::Tone::Need,
                                          .trailing = std::to_string(proposal.matching.unmatched.size())});
    const ui::Card card("unmatched");
    const ui::List list(text("match.unmatched"));
    for (const ErrandId id : proposal.matching.unmatched) {
        const Errand* errand = known.state.errands.find(id);
        if (!errand) continue;
        const auto why = proposal.why.find(id);
        ui::row(id, {.title = errand_title(known.state, *errand),
                     .second = errand_time_words(*errand, me.saying(now)),
                     .third = why == proposal.why.end() ? std::string() : why->second,
                     .icon = errand_icon(errand->kind),
                     .tone = ui::Tone::Need,
                     .route = route_to("errands", id)});
    }
}

}  // namespace

void match_page(const Known& known, const Viewer& me, Instant now, MatchInput& input, Outbox& outbox) {
    const Proposal& proposal = input.proposal.get(known, now, {}, [&] { return propose(known, now); });
    const ui::Page page({.title = text("match.title"),
                         .second = text("match.second"),
                         .back_route = "/errands",
                         .back_label = text("errands.back"),
                         .narrow = true,
                         .key = "match"});
    std::vector<const Match*> proposed, waiting;
    for (const Match& match : proposal.matching.matches)
        (waits_for_answer(known, match) ? waiting : proposed).push_back(&match);
    if (proposed.empty())
        ui::empty_state(ui::Icon::HeartHandshake, text("match.nothing"),
                        waiting.empty() ? std::string() : text("match.waiting", {{"count", waiting.size()}}));
    std::size_t chosen = 0;
    if (!proposed.empty()) {
        const ui::Card card("proposed");
        const ui::List list(text("match.title"));
        for (const Match* match : proposed) {
            draw_match(known, me, now, *match, input);
            chosen += !input.struck.contains(match->errand);
        }
    }
    if (!proposed.empty() && !waiting.empty())
        ui::line(text("match.waiting", {{"count", waiting.size()}}), {.quiet = true});
    draw_unmatched(known, me, now, proposal);
    ui::line(text("match.privacy"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Info});
    if (proposed.empty()) return;
    const ui::BottomBar bar;
    const std::string none = chosen == 0 ? text("match.none_chosen") : std::string();
    if (!ui::button(text("match.ask", {{"count", chosen}}),
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Send, .reason = none}))
        return;
    for (const Match* match : proposed) {
        if (!input.struck.contains(match->errand))
            act({known, me, now, outbox}, AskHelpers{match->errand, {match->helper}});
    }
}

}  // namespace linli::client
