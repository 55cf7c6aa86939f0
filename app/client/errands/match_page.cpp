#include "app/client/errands/match_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/errands/errand_words.h"
#include "app/client/errands/match_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/silence.h"

namespace linli::client {
namespace {

constexpr std::size_t most_others = 6;

Proposal propose(const Known& known, Instant now) {
    MatchBook book(known.state, now);
    Proposal proposal{match_all(known.state, now, book), {}};
    for (const ErrandId id : proposal.matching.unmatched) {
        const Errand& errand = known.state.errands.at(id);
        const std::vector<std::string> why = barrier_lines(rank_people(book, errand, 0).ranking);
        const std::int32_t refused = refusals_of(known.state, errand);
        if (refused > 0)
            proposal.why.emplace(id, text("desk.refused", {{"count", refused}}));
        else if (!why.empty())
            proposal.why.emplace(id, why.front());
    }
    return proposal;
}

bool waits_for_answer(const Known& known, const Match& match) {
    for (const ErrandAsk* ask : known.state.errand_asks.where<&ErrandAsk::errand>(match.errand)) {
        if (ask->answer == AskAnswer::None) return true;
    }
    return false;
}

PersonId chosen_for(const MatchInput& input, const Match& match) {
    const auto instead = input.instead.find(match.errand);
    return instead == input.instead.end() ? match.helper : instead->second.helper;
}

// For how many others of the proposal this helper is meant, too.
std::size_t also_for(const std::vector<const Match*>& proposed, const MatchInput& input, ErrandId errand,
                     PersonId helper) {
    return static_cast<std::size_t>(std::count_if(proposed.begin(), proposed.end(), [&](const Match* match) {
        return match->errand != errand && !input.struck.contains(match->errand) &&
               chosen_for(input, *match) == helper;
    }));
}

// What speaks for who is meant now.
const std::vector<MeritReason>& why_chosen(const MatchInput& input, const Match& match) {
    const auto instead = input.instead.find(match.errand);
    return instead == input.instead.end() ? match.why : instead->second.why;
}

void draw_match(const Acting& by, const Match& match, MatchInput& input) {
    const Errand* errand = by.known.state.errands.find(match.errand);
    if (!errand) return;
    const std::string helper = name_of(by.known.state, chosen_for(input, match));
    const std::string what = errand_title(by.known.state, *errand);
    bool on = !input.struck.contains(match.errand);
    ui::RowOptions row{.title = text("match.row", {{"helper", helper}, {"what", what}}),
                       .second = joined(building_words(by.known.state, *errand),
                                        errand_time_words(*errand, by.me.saying(by.now))),
                       .third = merits_line(why_chosen(input, match)),
                       .tone = ui::Tone::Mine};
    row.actions = [&] {
        const std::string other = text("match.other");
        if (ui::button(other, {.kind = ui::ButtonKind::Plain, .spoken = joined(other, what)}))
            input.choosing = match.errand;
    };
    if (!ui::check_row(match.errand, on, row)) return;
    if (on)
        input.struck.erase(match.errand);
    else
        input.struck.insert(match.errand);
}

// The best for this request alone, without those who said no to it, and who is proposed: the way back to them
// stays.
RankedPeople others_of(const Acting& by, const Errand& errand, const Match& match) {
    const std::vector<PersonId> refused = refused_by(by.known.state, errand);
    RankedPeople ranked = rank_people(by.known.state, errand, by.now, most_others + refused.size());
    std::erase_if(ranked.people, [&](const RankedPerson& one) {
        return std::binary_search(refused.begin(), refused.end(), one.helper);
    });
    if (ranked.people.size() > most_others) ranked.people.resize(most_others);
    const bool is_among = std::any_of(ranked.people.begin(), ranked.people.end(),
                                      [&](const RankedPerson& one) { return one.helper == match.helper; });
    if (!is_among) ranked.people.push_back({match.helper, 0, match.why});
    return ranked;
}

// Those who come into question, the best first: the coordinator knows more than the ranking.
void others_sheet(const Acting& by, const std::vector<const Match*>& proposed, MatchInput& input) {
    const auto match = std::find_if(proposed.begin(), proposed.end(),
                                    [&](const Match* one) { return one->errand == input.choosing; });
    const Errand* errand = by.known.state.errands.find(input.choosing);
    if (match == proposed.end() || !errand) return;
    const RankedPeople& ranked =
        input.others.get(by.known, by.now, errand->id.bits, [&] { return others_of(by, *errand, **match); });
    bool open = true;
    {
        const std::string title = joined(text("match.who"), errand_title(by.known.state, *errand));
        const ui::Dialog sheet({.title = title, .open = &open, .close_label = text("action.close")});
        const ui::RadioGroup group(title, false);
        for (const RankedPerson& one : ranked.people) {
            const std::size_t also = also_for(proposed, input, errand->id, one.helper);
            const std::string busy = also > 0 ? text("match.also", {{"count", also}}) : std::string();
            if (ui::radio(name_of(by.known.state, one.helper), chosen_for(input, **match) == one.helper,
                          {.second = joined(merits_line(one.why), busy), .key = one.helper}))
                input.instead[errand->id] = one;
        }
        if (ui::button(text("match.chosen"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check}))
            open = false;
    }
    if (!open) input.choosing = {};
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
            draw_match({known, me, now, outbox}, *match, input);
            chosen += !input.struck.contains(match->errand);
        }
    }
    if (!proposed.empty() && !waiting.empty())
        ui::line(text("match.waiting", {{"count", waiting.size()}}), {.quiet = true});
    others_sheet({known, me, now, outbox}, proposed, input);
    draw_unmatched(known, me, now, proposal);
    ui::line(text("match.privacy"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Info});
    if (proposed.empty()) return;
    const ui::BottomBar bar;
    const std::string none = chosen == 0 ? text("match.none_chosen") : std::string();
    if (!ui::button(text("match.ask", {{"count", chosen}}),
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Send, .reason = none}))
        return;
    for (const Match* match : proposed) {
        if (input.struck.contains(match->errand)) continue;
        act({known, me, now, outbox}, AskHelpers{match->errand, {chosen_for(input, *match)}});
        input.instead.erase(match->errand);  // If they cannot, it is proposed anew.
    }
}

}  // namespace linli::client
