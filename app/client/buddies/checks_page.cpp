#include "app/client/buddies/checks_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/buddies/check_words.h"
#include "app/client/day_chips.h"
#include "app/client/people/find_person.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/buddies/check_book.h"
#include "shared/buddies/commands.h"
#include "shared/people/phone.h"

namespace linli::client {
namespace {

constexpr std::size_t most_history = 8;

std::string state_words(const Known& known, const SheetLine& line, const Saying& saying) {
    const std::string state = text("checks.state." + std::to_string(static_cast<int>(line.state)));
    if (!line.round) return state;
    if (line.state == SheetState::Open || line.state == SheetState::Missed)
        return joined(state, rung_words(known.state, *line.round));
    if (line.round->answered_by && line.round->answered_at)
        return joined(state, joined(name_of(known.state, *line.round->answered_by),
                                    past_words(*line.round->answered_at, saying)));
    return state;
}

bool needs_person(SheetState state) {
    return state == SheetState::Missed || state == SheetState::Help;
}

// --- The call sheet

void draw_line(const Known& known, const Viewer& me, Instant now, const SheetLine& line, ChecksInput& input,
               Outbox& outbox) {
    const ui::Key key = line.round ? ui::Key(line.round->id) : ui::Key(line.person);
    const ui::Card card(key, {.tone = needs_person(line.state) ? ui::Tone::Need : ui::Tone::Neutral});
    const std::string name = name_of(known.state, line.person);
    const Contact* contact = known.state.contacts.find(line.person);
    ui::row("who", {.title = joined(sentence(past_words(line.due, me.saying(now))), name),
                    .second = door_words(door_of_person(known.state, line.person)),
                    .third = state_words(known, line, me.saying(now)),
                    .person = circle_of(name),
                    .tone = needs_person(line.state) ? ui::Tone::Need : ui::Tone::Mine,
                    .route = route_to("checks", line.person)});
    if (contact && !contact->phone.empty()) {
        // Read off and dialled on another telephone as often as it is pressed here.
        ui::line(spaced_phone(contact->phone), {.size = ui::TextSize::Total, .bold = true});
        ui::link_button(text("errand.call", {{"name", name}}), "tel:" + contact->phone,
                        {.icon = ui::Icon::Phone});
    }
    if (line.round && needs_somebody(*line.round)) {
        if (!line.round->note.empty()) ui::line(line.round->note);
        draw_check_answers({known, me, now, outbox}, *line.round, input);
    }
}

// All numbers of the sheet by one logged look, so that the desk can go on calling without a network.
void draw_look(const Known& known, const Viewer& me, Instant now, const std::vector<SheetLine>& sheet,
               Outbox& outbox) {
    Look look{{}, LookAt::Contact, text("checks.look_why")};
    for (const SheetLine& line : sheet) {
        if (!known.state.contacts.find(line.person) && !look_at(known.state, line.person, me.me, now))
            look.people.push_back(line.person);
    }
    if (look.people.empty()) return;
    action({known, me, now, outbox}, text("checks.look", {{"count", look.people.size()}}), look,
           {.icon = ui::Icon::Eye});
}

void draw_new(const Known& known, ChecksInput& input, Routes& routes) {
    if (const auto person = find_person(known, text("checks.find"), input.search, input.people))
        routes.go(route_to("checks", *person));
}

// Everybody who is asked, and when: also whose turn is not today.
void draw_plans(const Known& known, Instant now) {
    if (known.state.check_plans.size() == 0) return;
    ui::heading(text("checks.all"), {.trailing = std::to_string(known.state.check_plans.size())});
    const ui::Card card("plans");
    const ui::List list(text("checks.all"));
    for (const auto& [id, row] : known.state.check_plans.rows()) {
        const CheckPlan& plan = row.record;
        const std::string name = name_of(known.state, id);
        const std::string when = joined(days_words(plan.rhythm.days), clock_words(plan.rhythm.minute_of_day));
        ui::row(id, {.title = name,
                     .second = joined(
                         when, text("checks.way." + std::to_string(static_cast<int>(plan.rhythm.how)))),
                     .third = is_paused(plan, now) ? text("checks.paused") : std::string(),
                     .person = circle_of(name),
                     .route = route_to("checks", id)});
    }
}

void draw_sheet(const Known& known, const Viewer& me, Instant now, ChecksInput& input, Outbox& outbox,
                Routes& routes) {
    std::vector<SheetLine> sheet = input.sheet.get(
        known, now, {}, [&] { return call_sheet(known.state, today_of(me.saying(now)), now); });
    draw_new(known, input, routes);
    draw_take_back(known, me, now, outbox);
    if (sheet.empty()) {
        ui::empty_state(ui::Icon::HandHeart, text("checks.none"), text("checks.none_second"));
        return draw_plans(known, now);
    }
    std::stable_sort(sheet.begin(), sheet.end(), [](const SheetLine& a, const SheetLine& b) {
        return needs_person(a.state) > needs_person(b.state);
    });
    const auto open = std::count_if(sheet.begin(), sheet.end(), [](const SheetLine& line) {
        return line.round && is_unanswered(*line.round);
    });
    ui::heading(text("checks.today"),
                {.trailing = text("checks.counts",
                                  {{"open", std::to_string(open)}, {"all", std::to_string(sheet.size())}})});
    draw_look(known, me, now, sheet, outbox);
    for (const SheetLine& line : sheet) draw_line(known, me, now, line, input, outbox);
    draw_plans(known, now);
}

// --- One person's plan

void fill(const Known& known, PersonId person, CheckForm& form) {
    const CheckPlan* plan = plan_of(known.state, person);
    const CheckWish now = plan ? CheckWish{plan->rhythm, plan->buddy, plan->second} : CheckWish{};
    if (form.person == person && form.filled_from == now) return;
    // What a colleague changed meanwhile comes in, unless something else is being typed here.
    if (form.person == person && form.wish() != form.filled_from) return;
    if (form.person != person) form = {};
    form.person = person;
    form.rhythm = now.rhythm;
    form.buddy = now.buddy;
    form.second = now.second;
    form.filled_from = now;
}

void draw_rhythm(CheckForm& form) {
    CheckRhythm& rhythm = form.rhythm;
    {
        const ui::RadioGroup group(text("checks.how"));
        for (const CheckWay way : Members<CheckWay>::values) {
            const int number = static_cast<int>(way);
            if (ui::radio(text("checks.way." + std::to_string(number)), rhythm.how == way, {.key = number}))
                rhythm.how = way;
        }
    }
    ui::line(text("checks.days"), {.bold = true});
    day_chips(rhythm.days);
    int minute = rhythm.minute_of_day, patience = rhythm.patience_minutes, rung = rhythm.rung_minutes;
    if (ui::time_picker(text("checks.at"), minute)) rhythm.minute_of_day = minute;
    if (ui::stepper(text("checks.patience"), patience, {.least = 0, .most = max_patience_minutes}))
        rhythm.patience_minutes = patience;
    if (ui::stepper(text("checks.rung"), rung, {.least = min_rung_minutes, .most = max_rung_minutes}))
        rhythm.rung_minutes = rung;
}

// One of the two who may be asked to look; `search` names the field that finds them.
struct WhoLooks {
    const char *label, *search;
};

void draw_choice(const Known& known, const WhoLooks& who, PersonId person, std::optional<PersonId>& chosen,
                 std::string& find, PeopleIndex& people) {
    const ui::Scope scope(who.label);
    ui::line(text(who.label), {.bold = true});
    if (chosen) {
        const std::string name = name_of(known.state, *chosen);
        ui::RowOptions row{.title = name,
                           .second = door_words(door_of_person(known.state, *chosen)),
                           .person = circle_of(name)};
        row.actions = [&] {
            if (ui::icon_button(ui::Icon::Close, text("checks.nobody_now", {{"name", name}}))) chosen.reset();
        };
        ui::row("chosen", row);
    }
    const auto found =
        find_person(known, text(who.search), find, people,
                    {.fits = [&](PersonId one) { return one != person; }, .second = {}, .nobody = {}});
    if (found) chosen = found;
}

void draw_pause(const Known& known, const Viewer& me, Instant now, const CheckPlan& plan, CheckForm& form,
                Outbox& outbox) {
    if (is_paused(plan, now)) {
        const std::string until =
            plan.pause.until
                ? text("checks.paused_until",
                       {{"day", day_words(civil_time(*plan.pause.until, me.offset).date, me.saying(now))}})
                : text("checks.until_said");
        ui::note(ui::Icon::Hourglass, joined(text("checks.paused"), joined(plan.pause.why, until)),
                 ui::Tone::Wait);
        action({known, me, now, outbox}, text("checks.resume"), ResumeChecks{plan.id});
        return;
    }
    if (!form.pausing) {
        if (ui::button(text("checks.pause"), {.icon = ui::Icon::Hourglass})) form.pausing = true;
        return;
    }
    const CivilDate today = today_of(me.saying(now));
    ui::text_field(text("checks.pause_why"), form.pause_why,
                   {.help = text("checks.pause_help"), .max_length = 40});
    bool ends = form.pause_until.has_value();
    if (ui::check(text("checks.pause_ends"), ends)) {
        if (ends)
            form.pause_until = plus_days(today, 7);
        else
            form.pause_until.reset();
    }
    if (form.pause_until) {
        CivilDate day = *form.pause_until;
        ui::date_picker(text("checks.pause_until"), day, {today, plus_days(today, 1), plus_days(today, 360)});
        form.pause_until = day;
    }
    PauseChecks command{plan.id, {std::nullopt, form.pause_why}};
    if (form.pause_until) command.pause.until = instant_of(*form.pause_until, 0, me.offset);
    if (action({known, me, now, outbox}, text("checks.pause"), command, {.kind = ui::ButtonKind::Primary}))
        form.pausing = false;
}

void draw_history(const Known& known, const Viewer& me, Instant now, PersonId person) {
    std::vector<const CheckRound*> rounds = known.state.check_rounds.where<&CheckRound::person>(person);
    if (rounds.empty()) return;
    std::sort(rounds.begin(), rounds.end(),
              [](const CheckRound* a, const CheckRound* b) { return a->due > b->due; });
    if (rounds.size() > most_history) rounds.resize(most_history);
    ui::heading(text("checks.history"));
    const ui::Card card("history");
    const ui::List list(text("checks.history"));
    for (const CheckRound* round : rounds) {
        std::string steps;
        for (const CheckStep* step : steps_of(known.state, round->id))
            if (step->asked) steps = joined(steps, name_of(known.state, *step->asked));
        ui::row(round->id,
                {.title = moment_words(round->due, me.saying(now)),
                 .second = joined(text("checks.round." + std::to_string(static_cast<int>(round->state))),
                                  round->note),
                 .third = steps});
    }
}

// Nobody looks after them from then on: that is asked once more.
void end_sheet(const Acting& by, PersonId person, ChecksInput& input) {
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = text("checks.end_title", {{"name", name_of(by.known.state, person)}}),
             .open = &open,
             .close_label = text("action.close")});
        ui::line(text("checks.end_second"));
        done = action(by, text("checks.end"), EndCheckPlan{person}, {.kind = ui::ButtonKind::Danger});
        if (ui::button(text("checks.end_not"))) open = false;
    }
    if (done || !open) input.ending = false;
}

void draw_person(const Known& known, const Viewer& me, Instant now, PersonId person, ChecksInput& input,
                 Outbox& outbox) {
    CheckForm& form = input.form;
    fill(known, person, form);
    const CheckPlan* plan = plan_of(known.state, person);
    ui::line(door_words(door_of_person(known.state, person)), {.quiet = true});
    draw_check_rounds({known, me, now, outbox}, person, input);
    if (plan) draw_pause(known, me, now, *plan, form, outbox);
    draw_rhythm(form);
    draw_choice(known, {"checks.buddy", "checks.buddy_find"}, person, form.buddy, form.find_buddy,
                input.people);
    draw_choice(known, {"checks.second_person", "checks.second_person_find"}, person, form.second,
                form.find_second, input.people);
    ui::line(text("checks.ladder"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Info});
    draw_history(known, me, now, person);
    if (plan && ui::button(text("checks.end"), {.kind = ui::ButtonKind::Plain})) input.ending = true;
    if (plan && input.ending) end_sheet({known, me, now, outbox}, person, input);
    const SetCheckPlan command{person, form.rhythm, form.buddy, form.second};
    const ui::BottomBar bar;
    if (action({known, me, now, outbox}, text("offer.save"), command,
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check}))
        ui::show_toast({.words = text("checks.saved"), .undo = {}, .undone = {}});
}

}  // namespace

void draw_checks_asking(const Known& known, const Viewer& me, Instant now, ChecksInput& input,
                        Outbox& outbox) {
    for (const CheckRound* round : rounds_asking(known.state, me.me)) {
        const ui::Card card(round->id, {.tone = ui::Tone::Need});
        const std::string name = name_of(known.state, round->person);
        ui::line(text("notice.41", {{"name", name}}), {.bold = true, .icon = ui::Icon::HandHeart});
        ui::line(door_words(door_of_person(known.state, round->person)));
        const Contact* contact = known.state.contacts.find(round->person);
        if (contact && !contact->phone.empty())
            ui::link_button(text("errand.call", {{"name", name}}), "tel:" + contact->phone,
                            {.icon = ui::Icon::Phone});
        draw_check_answers({known, me, now, outbox}, *round, input);
    }
    needs_help_sheet(known, me, now, input, outbox);
}

bool wants_to_hear_from_me(const Known& known, const Viewer& me, Instant now) {
    return plan_of(known.state, me.me) && !check(known.state, me.stamp(now), SayWell{me.me});
}

void draw_say_well(const Known& known, const Viewer& me, Instant now, Outbox& outbox) {
    if (!wants_to_hear_from_me(known, me, now)) return;
    const ui::Card card("well");
    ui::line(text("checks.are_you_well"), {.bold = true, .icon = ui::Icon::HandHeart});
    action({known, me, now, outbox}, text("pressed.444"), SayWell{me.me},
           {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
}

std::vector<const CheckRound*> well_said(const Known& known, const Viewer& me, Instant now) {
    std::vector<const CheckRound*> said;
    for (const auto& [id, row] : known.state.check_rounds.rows()) {
        const CheckRound& round = row.record;
        if (round.state != CheckState::Well || round.answered_by != me.me) continue;
        if (!check(known.state, me.stamp(now), AnswerCheck{id, CheckAnswer::None, round.how, {}}))
            said.push_back(&round);
    }
    std::sort(said.begin(), said.end(),
              [](const CheckRound* a, const CheckRound* b) { return a->due > b->due; });
    return said;
}

void take_back_well(const Acting& by, PersonId person) {
    for (const CheckRound* round : well_said(by.known, by.me, by.now)) {
        if (round->person == person) act(by, AnswerCheck{round->id, CheckAnswer::None, round->how, {}});
    }
}

void draw_take_back(const Known& known, const Viewer& me, Instant now, Outbox& outbox) {
    std::vector<PersonId> people;
    for (const CheckRound* round : well_said(known, me, now)) {
        if (std::find(people.begin(), people.end(), round->person) == people.end())
            people.push_back(round->person);
    }
    for (const PersonId person : people) {
        const ui::Scope scope(person);
        const ui::Card card("said");
        const std::string name = name_of(known.state, person);
        ui::line(person == me.me ? text("checks.said_well") : text("checks.said_well_of", {{"name", name}}),
                 {.icon = ui::Icon::CircleCheck});
        const std::string label = text("checks.take_back");
        if (ui::button(label, {.icon = ui::Icon::Undo2, .spoken = joined(label, name)}))
            take_back_well({known, me, now, outbox}, person);
    }
}

void checks_page(const Known& known, const Viewer& me, Instant now, std::optional<PersonId> chosen,
                 ChecksInput& input, Outbox& outbox, Routes& routes) {
    const std::string name = chosen ? name_of(known.state, *chosen) : std::string();
    const ui::Page page({.title = chosen ? text("checks.of", {{"name", name}}) : text("checks.title"),
                         .second = chosen ? std::string() : date_words(today_of(me.saying(now))),
                         .back_route = chosen ? "/checks" : "/errands",
                         .back_label = text(chosen ? "checks.back" : "errands.back"),
                         .narrow = true,
                         .key = chosen ? ui::Key(*chosen) : ui::Key("checks")});
    if (chosen)
        draw_person(known, me, now, *chosen, input, outbox);
    else
        draw_sheet(known, me, now, input, outbox, routes);
    needs_help_sheet(known, me, now, input, outbox);
}

}  // namespace linli::client
