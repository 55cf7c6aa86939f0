#include <algorithm>

#include "app/client/errand_words.h"
#include "app/client/errands_page.h"
#include "app/client/match_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"

// Finding somebody for one errand, at the coordinators' desk: who was asked, what would help, and who comes
// into question and why.

namespace linli::client {
namespace {

constexpr std::size_t few = 4, many = 20;

void draw_state(const Known& known, const Viewer& me, Instant now, const Errand& errand) {
    const ErrandSearch* search = known.state.errand_searches.find(errand.id);
    if (search && search->with_coordinators && errand.kind != ErrandKind::Ride)
        ui::note(ui::Icon::CircleAlert, text("search.with_you"), ui::Tone::Need);
    else if (search && search->look_again_at)
        ui::line(text("search.next", {{"when", moment_words(*search->look_again_at, me.saying(now))}}),
                 {.quiet = true, .icon = ui::Icon::Clock});
    std::vector<std::string> said;
    for (const AskHint& hint : next_asks_of(known.state, errand, now).hints) {
        const std::string words = hint_words(hint);
        if (std::find(said.begin(), said.end(), words) == said.end()) said.push_back(words);
    }
    for (const std::string& words : said) ui::line(words, {.icon = ui::Icon::Info});
}

void draw_asks(const Known& known, const Viewer& me, Instant now, const Errand& errand, Outbox& outbox) {
    std::vector<const ErrandAsk*> asks = known.state.errand_asks.where<&ErrandAsk::errand>(errand.id);
    if (asks.empty()) return;
    std::sort(asks.begin(), asks.end(), [](const ErrandAsk* a, const ErrandAsk* b) { return a->at > b->at; });
    ui::heading(text("search.asked"), {.level = 3, .trailing = std::to_string(asks.size())});
    const ui::List list(text("search.asked"));
    for (const ErrandAsk* ask : asks) {
        const std::string name = name_of(known.state, ask->helper);
        const bool waits = ask->answer == AskAnswer::None;
        ui::RowOptions row{.title = name,
                           .second = joined(answer_words(ask->answer),
                                            past_words(ask->answered_at.value_or(ask->at), me.saying(now))),
                           .person = circle_of(name),
                           .person_kind = waits ? ui::SeatKind::Waiting : ui::SeatKind::Held};
        if (waits) {
            row.actions = [&] {
                const std::string spoken = joined(text("search.said_no"), name);
                if (ui::button(text("search.said_no"), {.kind = ui::ButtonKind::Plain, .spoken = spoken}))
                    outbox.push(AnswerAsk{ask->id, AskAnswer::No});
            };
        }
        ui::row(ask->id, row);
    }
}

bool is_asked(const Known& known, ErrandId errand, PersonId helper) {
    const auto asks = known.state.errand_asks.where<&ErrandAsk::errand>(errand);
    return std::any_of(asks.begin(), asks.end(), [&](const ErrandAsk* ask) { return ask->helper == helper; });
}

void draw_candidate(const Known& known, const Errand& errand, const RankedPerson& one, Outbox& outbox) {
    const std::string name = name_of(known.state, one.helper);
    ui::RowOptions row{.title = name, .second = merits_line(one.why), .person = circle_of(name)};
    row.actions = [&] {
        const std::string ask = joined(text("search.ask"), name),
                          agreed = joined(text("search.agreed"), name);
        if (ui::button(text("search.ask"), {.kind = ui::ButtonKind::Primary, .spoken = ask}))
            outbox.push(AskHelpers{errand.id, {one.helper}});
        if (ui::button(text("search.agreed"), {.spoken = agreed}))
            outbox.push(ClaimErrand{errand.id}, one.helper);
    };
    ui::row(one.helper, row);
}

void draw_candidates(const Known& known, Instant now, const Errand& errand, ErrandsInput& input,
                     Outbox& outbox) {
    RankedPeople ranked = rank_people(known.state, errand, now, many);
    std::erase_if(ranked.people, [&](const RankedPerson& one) {
        return is_asked(known, errand.id, one.helper) ||
               known.state.errands.at(errand.id).helper == one.helper;
    });
    ui::heading(text("search.candidates"),
                {.level = 3, .trailing = std::to_string(ranked.ranking.helpers.size())});
    if (ranked.people.empty()) ui::line(text("search.nobody"), {.bold = true, .icon = ui::Icon::CircleAlert});
    const std::size_t shown = input.all_candidates ? many : few;
    if (!ranked.people.empty()) {
        const ui::List list(text("search.candidates"));
        for (std::size_t i = 0; i < std::min(shown, ranked.people.size()); ++i)
            draw_candidate(known, errand, ranked.people[i], outbox);
    }
    if (ranked.people.size() > shown && ui::button(text("search.more"), {.kind = ui::ButtonKind::Plain}))
        input.all_candidates = true;
    for (const std::string& line : barrier_lines(ranked.ranking)) ui::line(line, {.quiet = true});
}

}  // namespace

void errand_search(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                   ErrandsInput& input, Outbox& outbox) {
    if (!me.coordinator || errand.state != ErrandState::Open) return;
    const ui::Card card("search");
    ui::heading(text("search.title"), {.icon = ui::Icon::Users});
    draw_state(known, me, now, errand);
    draw_candidates(known, now, errand, input, outbox);
    draw_asks(known, me, now, errand, outbox);
}

void draw_errand_asks(const Known& known, const Viewer& me, Instant now, Outbox& outbox) {
    for (const ErrandAsk* ask : asks_of(known.state, me.me)) {
        const Errand& errand = known.state.errands.at(ask->errand);
        if (errand.window.until <= now) continue;
        const ui::Card card(ask->id, {.tone = ui::Tone::Need});
        const std::string what = errand_kind_words(errand.kind);
        ui::line(text("asked.title", {{"what", what}}), {.bold = true, .icon = errand_icon(errand.kind)});
        const std::string where = joined(building_words(known.state, errand), needs_line(errand.needs));
        ui::line(joined(where, errand_time_words(errand, me.saying(now))));
        const auto no = check(known.state, me.stamp(now), ClaimErrand{errand.id});
        if (ui::button(text("errands.claim"), {.kind = ui::ButtonKind::Primary,
                                               .icon = ui::Icon::HeartHandshake,
                                               .reason = reason_if(known.state, no, me, me.saying(now)),
                                               .spoken = joined(text("errands.claim"), what)}))
            outbox.push(ClaimErrand{errand.id});
        const ui::Flow flow;
        for (const AskAnswer answer : {AskAnswer::NotThen, AskAnswer::TooMuch, AskAnswer::No}) {
            const std::string label = text("asked.answer." + std::to_string(static_cast<int>(answer)));
            if (ui::button(label, {.key = static_cast<int>(answer)})) outbox.push(AnswerAsk{ask->id, answer});
        }
    }
}

}  // namespace linli::client
