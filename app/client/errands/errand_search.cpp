#include <algorithm>

#include "app/client/action.h"
#include "app/client/errands/errand_again.h"
#include "app/client/errands/errand_words.h"
#include "app/client/errands/errands_page.h"
#include "app/client/errands/match_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/errands/silence.h"

// Finding somebody for one errand, at the coordinators' desk: who was asked, what would help, and who comes
// into question and why.

namespace linli::client {
namespace {

constexpr std::size_t few = 4, many = 20;

void draw_state(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                const std::vector<std::string>& hints) {
    const ErrandSearch* search = known.state.errand_searches.find(errand.id);
    if (search && search->with_coordinators && errand.kind != ErrandKind::Ride)
        ui::note(ui::Icon::CircleAlert, text("search.with_you"), ui::Tone::Need);
    else if (search && search->look_again_at)
        ui::line(text("search.next", {{"when", moment_words(*search->look_again_at, me.saying(now))}}),
                 {.quiet = true, .icon = ui::Icon::Clock});
    for (const std::string& words : hints) ui::line(words, {.icon = ui::Icon::Info});
}

// Who was asked in the app and has not answered is called: their number, or the page where it is looked up.
void draw_by_telephone(const Acting& by, const Errand& errand, const ErrandAsk& ask) {
    const State& state = by.known.state;
    const std::string name = name_of(state, ask.helper);
    const std::string agreed = text("search.agreed"), no = text("search.said_no");
    const ui::Scope scope(ask.id);
    const ui::Flow flow;
    ui::link_button(text("errand.call", {{"name", name}}), call_route(state, ask.helper),
                    {.icon = ui::Icon::Phone});
    action({by.known, by.me, by.now, by.outbox, ask.helper}, agreed, ClaimErrand{errand.id},
           {.spoken = joined(agreed, name)});
    action(by, no, AnswerAsk{ask.id, AskAnswer::No},
           {.kind = ui::ButtonKind::Plain, .spoken = joined(no, name)});
}

void draw_list_of_asks(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                       const std::vector<const ErrandAsk*>& asks) {
    const std::vector<const ErrandAsk*> unanswered = unanswered_asks(known.state, errand, now);
    const ui::List list(text("search.asked"));
    for (const ErrandAsk* ask : asks) {
        const std::string name = name_of(known.state, ask->helper);
        const bool waits = ask->answer == AskAnswer::None;
        const bool call = std::find(unanswered.begin(), unanswered.end(), ask) != unanswered.end();
        ui::row(ask->id, {.title = name,
                          .second = joined(answer_words(ask->answer),
                                           past_words(ask->answered_at.value_or(ask->at), me.saying(now))),
                          .third = call ? text("search.call_them") : std::string(),
                          .person = circle_of(name),
                          .person_kind = waits ? ui::SeatKind::Waiting : ui::SeatKind::Held});
    }
}

void draw_asks(const Known& known, const Viewer& me, Instant now, const Errand& errand, Outbox& outbox) {
    std::vector<const ErrandAsk*> asks = known.state.errand_asks.where<&ErrandAsk::errand>(errand.id);
    if (asks.empty()) return;
    std::sort(asks.begin(), asks.end(), [](const ErrandAsk* a, const ErrandAsk* b) { return a->at > b->at; });
    ui::heading(text("search.asked"), {.level = 3, .trailing = std::to_string(asks.size())});
    draw_list_of_asks(known, me, now, errand, asks);
    for (const ErrandAsk* ask : asks) {
        if (ask->answer == AskAnswer::None) draw_by_telephone({known, me, now, outbox}, errand, *ask);
    }
}

// The newest, if any.
const ErrandAsk* ask_of(const State& state, ErrandId errand, PersonId helper) {
    const ErrandAsk* newest = nullptr;
    for (const ErrandAsk* ask : state.errand_asks.where<&ErrandAsk::errand>(errand)) {
        if (ask->helper == helper && (!newest || ask->at > newest->at)) newest = ask;
    }
    return newest;
}

void draw_candidate(const Acting& by, const Errand& errand, const RankedPerson& one) {
    const std::string name = name_of(by.known.state, one.helper);
    ui::RowOptions row{.title = name, .second = merits_line(one.why), .person = circle_of(name)};
    // Who was asked stays in their place, so that no finger meets somebody else.
    const ErrandAsk* asked = ask_of(by.known.state, errand.id, one.helper);
    if (asked) row.third = answer_words(asked->answer);
    if (asked && asked->answer == AskAnswer::None) {
        row.person_kind = ui::SeatKind::Waiting;
        ui::row(one.helper, row);
        return;
    }
    row.actions = [&] {
        const std::string ask = joined(text("search.ask"), name),
                          agreed = joined(text("search.agreed"), name);
        action(by, text("search.ask"), AskHelpers{errand.id, {one.helper}},
               {.kind = ui::ButtonKind::Primary, .spoken = ask});
        action({by.known, by.me, by.now, by.outbox, one.helper}, text("search.agreed"),
               ClaimErrand{errand.id}, {.spoken = agreed});
    };
    ui::row(one.helper, row);
}

// A ride is put into its day by one press; the whole day is planned on its own page.
void draw_ride(const Acting& by, const Errand& errand, ErrandsInput& input) {
    const State& state = by.known.state;
    ui::heading(text("rides.title"), {.icon = ui::Icon::Car});
    const RideInDay& ride = input.ride.get(by.known, by.now, errand.id.bits, [&] {
        const CivilDate date = civil_time(errand.window.from, by.me.offset).date;
        RideInDay found{ride_day(state, date, by.now), {}};
        found.answer = answer_for(state, found.day, errand.id);
        return found;
    });
    draw_ride_answer(by, ride.day, ride.answer, errand);
    ui::line(text("search.ride"), {.quiet = true});
    ui::link_button(text("rides.plan"), "/rides", {.icon = ui::Icon::Route});
}

// Who comes into question, and what would help.
Candidates candidates_of(const State& state, const Errand& errand, Instant now) {
    Candidates candidates{rank_people(state, errand, now, many), {}};
    for (const AskHint& hint : next_asks_of(state, errand, now).hints) {
        candidates.change_helps = candidates.change_helps || hint.kind == AskHintKind::SeveralRefused;
        const std::string words = hint_words(hint);
        std::vector<std::string>& said = candidates.hints;
        if (std::find(said.begin(), said.end(), words) == said.end()) said.push_back(words);
    }
    return candidates;
}

void draw_candidates(const Acting& by, const RankedPeople& ranked, const Errand& errand,
                     ErrandsInput& input) {
    ui::heading(text("search.candidates"),
                {.level = 3, .trailing = std::to_string(ranked.ranking.helpers.size())});
    if (ranked.people.empty()) ui::line(text("search.nobody"), {.bold = true, .icon = ui::Icon::CircleAlert});
    const std::size_t shown = input.all_candidates ? many : few;
    if (!ranked.people.empty()) {
        const ui::List list(text("search.candidates"));
        for (std::size_t i = 0; i < std::min(shown, ranked.people.size()); ++i)
            draw_candidate(by, errand, ranked.people[i]);
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
    const Acting by{known, me, now, outbox};
    if (errand.kind == ErrandKind::Ride) return draw_ride(by, errand, input);
    ui::heading(text("search.title"), {.icon = ui::Icon::Users});
    const Candidates& candidates = input.candidates.get(
        known, now, errand.id.bits, [&] { return candidates_of(known.state, errand, now); });
    draw_state(known, me, now, errand, candidates.hints);
    const bool over = errand.window.until <= now;  // Then the other ways stand above already.
    if (candidates.change_helps && !over) {
        ui::line(text("search.change_helps"), {.bold = true});
        draw_other_ways(by, errand);
    }
    draw_candidates(by, candidates.ranked, errand, input);
    errand_why_not(known, me, now, errand, input);
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
        const Acting by{known, me, now, outbox};
        action(by, text("errands.claim"), ClaimErrand{errand.id},
               {.kind = ui::ButtonKind::Primary,
                .icon = ui::Icon::HeartHandshake,
                .spoken = joined(text("errands.claim"), what)});
        const ui::Flow flow;
        for (const AskAnswer answer : {AskAnswer::NotThen, AskAnswer::TooMuch, AskAnswer::No}) {
            const std::string label = text("asked.answer." + std::to_string(static_cast<int>(answer)));
            action(by, label, AnswerAsk{ask->id, answer}, {.key = static_cast<int>(answer)});
        }
    }
}

}  // namespace linli::client
