#include "app/client/match_page.h"

#include "app/client/errand_words.h"
#include "app/client/match_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"

namespace linli::client {
namespace {

constexpr Duration made_again = minutes(10);

// Changes whenever the proposal could come out otherwise: cheap, so that it can be asked for in every frame.
std::uint64_t what_is_known(const Known& known, Instant now) {
    std::uint64_t sum = static_cast<std::uint64_t>(now.ms / made_again.ms);
    const auto add = [&](std::uint64_t number) { sum = sum * 1'099'511'628'211ULL + number; };
    for (const auto& [id, row] : known.state.errands.rows()) {
        add(id.bits.low);
        add(static_cast<std::uint64_t>(row.record.state) * 16 +
            static_cast<std::uint64_t>(row.record.urgency));
    }
    add(known.state.errand_asks.size());
    for (const auto& [id, row] : known.state.errand_asks.rows())
        add(static_cast<std::uint64_t>(row.record.answer));
    for (const auto& [id, row] : known.state.offers.rows()) add(row.version);
    add(known.state.roles.size());
    add(known.state.vettings.size());
    add(known.state.fixed_pairs.size());
    add(known.state.blocks.size());
    return sum;
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

void draw_unmatched(const Known& known, const Viewer& me, Instant now, const MatchInput& input) {
    if (input.matching.unmatched.empty()) return;
    ui::heading(text("match.unmatched"), {.icon = ui::Icon::CircleAlert,
                                          .tone = ui::Tone::Need,
                                          .trailing = std::to_string(input.matching.unmatched.size())});
    const ui::Card card("unmatched");
    const ui::List list(text("match.unmatched"));
    for (const ErrandId id : input.matching.unmatched) {
        const Errand* errand = known.state.errands.find(id);
        if (!errand) continue;
        const std::vector<std::string> why = barrier_lines(rank_people(known.state, *errand, now, 0).ranking);
        ui::row(id, {.title = errand_title(known.state, *errand),
                     .second = errand_time_words(*errand, me.saying(now)),
                     .third = why.empty() ? std::string() : why.front(),
                     .icon = errand_icon(errand->kind),
                     .tone = ui::Tone::Need,
                     .route = route_to("errands", id)});
    }
}

}  // namespace

void match_page(const Known& known, const Viewer& me, Instant now, MatchInput& input, Outbox& outbox) {
    if (const std::uint64_t known_now = what_is_known(known, now); known_now != input.made_for) {
        input.made_for = known_now;
        input.matching = match_all(known.state, now);
    }
    const ui::Page page({.title = text("match.title"),
                         .second = text("match.second"),
                         .back_route = "/errands",
                         .back_label = text("errands.back"),
                         .narrow = true,
                         .key = "match"});
    std::vector<const Match*> proposed, waiting;
    for (const Match& match : input.matching.matches)
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
    draw_unmatched(known, me, now, input);
    ui::line(text("match.privacy"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Info});
    if (proposed.empty()) return;
    const ui::BottomBar bar;
    const std::string none = chosen == 0 ? text("match.none_chosen") : std::string();
    if (!ui::button(text("match.ask", {{"count", chosen}}),
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Send, .reason = none}))
        return;
    for (const Match* match : proposed) {
        if (!input.struck.contains(match->errand)) outbox.push(AskHelpers{match->errand, {match->helper}});
    }
}

}  // namespace linli::client
