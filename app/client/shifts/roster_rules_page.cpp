#include "app/client/shifts/roster_rules_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/people/find_person.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/sign_up.h"

namespace linli::client {
namespace {

// What a colleague changed meanwhile comes in, unless something else is being typed here.
void fill(const State& state, RosterRulesInput& input) {
    RosterRules now = roster_rules(state);
    now.id = {};
    if (input.filled && (input.filled_from == now || !(input.rules == input.filled_from))) return;
    input.rules = input.filled_from = now;
    input.filled = true;
}

void draw_number(const char* label, std::int32_t& number, int most) {
    const ui::Scope scope(label);
    int shown = number;
    if (ui::stepper(text(label), shown, {.least = 0, .most = most})) number = shown;
    if (number == 0) ui::line(text("rules.no_limit"), {.size = ui::TextSize::Second, .quiet = true});
}

void draw_alarm(const Known& known, RosterRulesInput& input) {
    RosterRules& rules = input.rules;
    draw_number("rules.alarm_hours", rules.alarm_hours, 72);
    ui::line(text("rules.alarm_person"), {.bold = true});
    if (rules.alarm_person) {
        const std::string name = name_of(known.state, *rules.alarm_person);
        ui::RowOptions row{.title = name, .person = circle_of(name)};
        bool gone = false;
        row.actions = [&] {
            gone = ui::icon_button(ui::Icon::Close, text("checks.nobody_now", {{"name", name}}));
        };
        ui::row("alarm", row);
        if (gone) rules.alarm_person.reset();
    }
    const auto found = find_person(known, text("checks.find_neighbour"), input.find_alarm, input.people);
    if (found) rules.alarm_person = found;
    ui::line(text("rules.alarm_second"),
             {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Info});
}

std::size_t count_of(const State& state, TrainingId training) {
    return state.trainings_held.where<&TrainingHeld::training>(training).size();
}

// Who has it, and who gets it.
void draw_trained(const Acting& by, const Training& training, RosterRulesInput& input) {
    std::vector<const TrainingHeld*> held =
        by.known.state.trainings_held.where<&TrainingHeld::training>(training.id);
    std::sort(held.begin(), held.end(), [&](const TrainingHeld* a, const TrainingHeld* b) {
        return name_of(by.known.state, a->person) < name_of(by.known.state, b->person);
    });
    std::optional<TrainingHeldId> ended;
    {
        const ui::List list(training.name);
        for (const TrainingHeld* one : held) {
            const std::string name = name_of(by.known.state, one->person);
            const std::string why = why_not(by, EndTraining{one->id});
            ui::RowOptions row{.title = name,
                               .second = why.empty() ? past_words(one->since, by.me.saying(by.now)) : why,
                               .person = circle_of(name)};
            if (why.empty()) {
                row.actions = [&] {
                    if (ui::icon_button(ui::Icon::Close, text("training.end", {{"name", name}})))
                        ended = one->id;
                };
            }
            ui::row(one->id, row);
        }
    }
    if (ended) act(by, EndTraining{*ended});
    if (training.closed) return;
    if (const auto person = find_person(by.known, text("training.give"), input.find_trained, input.people))
        act({by.known, by.me, by.now, by.outbox, *person}, GiveTraining{training.id});
    action(by, text("training.close"), ChangeTraining{training.id, training.name, true},
           {.kind = ui::ButtonKind::Plain});
}

void draw_trainings(const Acting& by, RosterRulesInput& input) {
    ui::heading(text("training.title"), {.icon = ui::Icon::ShieldCheck});
    for (const auto& [id, row] : by.known.state.trainings.rows()) {
        const Training training = row.record;
        const bool open = input.training == id;
        if (training.closed && count_of(by.known.state, id) == 0) continue;
        const ui::Card card(id);
        if (ui::row("training", {.title = training.name,
                                 .second = text("training.people", {{"count", count_of(by.known.state, id)}}),
                                 .third = training.closed ? text("training.closed") : std::string(),
                                 .icon = ui::Icon::ShieldCheck,
                                 .pressable = true,
                                 .selected = open}))
            input.training = open ? TrainingId{} : id;
        if (open) draw_trained(by, training, input);
    }
    ui::text_field(text("training.new"), input.new_training,
                   {.help = text("training.new_help"), .max_length = 40});
    if (!input.new_training.empty() && action(by, text("training.add"), AddTraining{input.new_training}))
        input.new_training.clear();
}

void fill(const State& state, const Post& post, PostForm& form) {
    if (form.post == post.id) return;
    form = {};
    form.post = post.id;
    form.name = post.name;
    form.instructions = post.instructions;
    if (const PostDetail* detail = state.post_details.find(post.id)) form.detail = *detail;
    form.detail.id = post.id;
    for (const PlaceNeed* need : state.place_needs.where<&PlaceNeed::post>(post.id))
        form.needs.push_back({need->training, need->places});
}

}  // namespace

void draw_needs(const State& state, std::vector<NeededTraining>& needs) {
    ui::heading(text("post_page.needs"), {.icon = ui::Icon::ShieldCheck});
    bool some = false;
    for (const auto& [id, row] : state.trainings.rows()) {
        const TrainingId training = id;
        const auto found = std::find_if(needs.begin(), needs.end(), [training](const NeededTraining& need) {
            return need.training == training;
        });
        if (row.record.closed && found == needs.end()) continue;  // What is asked for can be let go.
        some = true;
        int places = found == needs.end() ? 0 : found->places;
        if (!ui::stepper(row.record.name, places, {.least = 0, .most = max_places, .key = training}))
            continue;
        if (found != needs.end()) needs.erase(found);
        if (places > 0) needs.push_back({training, places});
    }
    if (!some) ui::line(text("post_page.no_trainings"), {.quiet = true});
}

void roster_rules_page(const Known& known, const Viewer& me, Instant now, RosterRulesInput& input,
                       Outbox& outbox) {
    fill(known.state, input);
    const Acting by{known, me, now, outbox};
    const ui::Page page({.title = text("rules.title"),
                         .second = text("rules.second"),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "roster-rules"});
    {
        const ui::Card card("rules");
        draw_number("rules.rest_hours", input.rules.rest_hours, 48);
        draw_number("rules.hours_a_day", input.rules.hours_a_day, 24);
        draw_number("rules.hours_a_week", input.rules.hours_a_week, 7 * 24);
        draw_number("rules.nights_in_a_row", input.rules.nights_in_a_row, 14);
        draw_alarm(known, input);
        ui::line(text("rules.who_stands"), {.size = ui::TextSize::Second, .quiet = true});
        if (!(input.rules == input.filled_from) &&
            action(by, text("rules.save"), SetRosterRules{input.rules}, {.kind = ui::ButtonKind::Primary}))
            input.filled_from = input.rules;
    }
    draw_trainings(by, input);
}

void post_page(const Known& known, const Viewer& me, Instant now, const Post& post, PostForm& form,
               Outbox& outbox, Services& services) {
    fill(known.state, post, form);
    const Acting by{known, me, now, outbox};
    const ui::Page page({.title = post.name,
                         .back_route = "/posts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = post.id});
    ui::text_field(text("posts.name"), form.name, {.max_length = 40});
    ui::text_area(text("posts.instructions"), form.instructions,
                  {.help = text("posts.instructions_help"), .lines = 3});
    const ChangePost words{post.id, form.name, form.instructions, post.closed};
    const bool changed = form.name != post.name || form.instructions != post.instructions;
    if (changed) action(by, text("post_page.save_words"), words, {.kind = ui::ButtonKind::Primary});
    ui::text_field(text("post_page.place"), form.detail.place,
                   {.help = text("post_page.place_help"), .max_length = 40});
    ui::text_area(text("post_page.equipment"), form.detail.equipment,
                  {.help = text("post_page.equipment_help"), .max_length = 400, .lines = 2});
    const PostDetail* detail = known.state.post_details.find(post.id);
    const bool same = form.detail.place == (detail ? detail->place : std::string()) &&
                      form.detail.equipment == (detail ? detail->equipment : std::string());
    if (!same)
        action(by, text("post_page.save_detail"), SetPostDetail{form.detail},
               {.kind = ui::ButtonKind::Primary});
    draw_needs(known.state, form.needs);
    ui::line(text("post_page.needs_second"), {.quiet = true});
    action(by, text("post_page.save_needs"), SetNeeds{post.id, std::nullopt, form.needs});
    ui::link_button(text("code.open"), route_to("post-code", post.id), {.icon = ui::Icon::QrCode});
    calendar_part(known, me, now, post.id, form.calendar, services);
}

}  // namespace linli::client
