#include <algorithm>
#include <set>

#include "app/client/action.h"
#include "app/client/errands/errand_words.h"
#include "app/client/helpers/offer_page.h"
#include "app/client/people/find_person.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "shared/helpers/commands.h"
#include "shared/helpers/helper_book.h"
#include "shared/people/commands.h"

namespace linli::client {
namespace {

bool is_vetted(const Known& known, PersonId helper) {
    const Vetting* vetting = known.state.vettings.find(helper);
    return vetting && (vetting->inside || vetting->money);
}

void draw_reports(const Known& known, const Viewer& me, Instant now, HelpersInput& input) {
    const std::vector<const Report*> reports = open_reports(known.state);
    if (reports.empty()) return;
    ui::heading(
        text("helpers.reports"),
        {.icon = ui::Icon::CircleAlert, .tone = ui::Tone::Need, .trailing = std::to_string(reports.size())});
    const ui::Card card("reports");
    const ui::List list(text("helpers.reports"));
    for (const Report* report : reports) {
        ui::RowOptions row{
            .title = text("helpers.report_about", {{"name", name_of(known.state, report->about)}}),
            .second = report->words,
            .third = joined(name_of(known.state, report->by), past_words(report->at, me.saying(now))),
            .tone = ui::Tone::Neutral};
        row.actions = [&] {
            const std::string spoken = joined(text("helpers.settle"), name_of(known.state, report->about));
            if (!ui::button(text("helpers.settle"), {.spoken = spoken})) return;
            input.report = report->id;
            input.words.clear();
        };
        ui::row(report->id, row);
    }
}

// Whoever offered to help by themselves: entered as a volunteer, or not now.
void draw_waiting_to_help(const Known& known, const Viewer& me, Instant now, Outbox& outbox) {
    const std::vector<PersonId> people = waiting_to_help(known.state, now);
    if (people.empty()) return;
    ui::heading(text("helpers.waiting"), {.icon = ui::Icon::HeartHandshake,
                                          .tone = ui::Tone::Need,
                                          .trailing = std::to_string(people.size())});
    ui::line(text("helpers.waiting_second"), {.quiet = true});
    const ui::Card card("waiting");
    const ui::List list(text("helpers.waiting"));
    for (const PersonId person : people) {
        const std::string name = name_of(known.state, person);
        ui::RowOptions row{.title = name,
                           .second = door_words(door_of_person(known.state, person)),
                           .third = offer_words(known.state, person),
                           .person = circle_of(name),
                           .tone = ui::Tone::Neutral};
        row.actions = [&] {
            const std::string enter = text("helpers.enter"), not_now = text("helpers.not_now");
            action({known, me, now, outbox}, enter, GiveRole{person, Role::Volunteer, {}},
                   {.kind = ui::ButtonKind::Primary, .spoken = joined(enter, name)});
            action({known, me, now, outbox, person}, not_now, PauseOffer{true},
                   {.kind = ui::ButtonKind::Plain, .spoken = joined(not_now, name)});
        };
        ui::row(person, row);
    }
}

void settle_sheet(const Known& known, const Viewer& me, Instant now, HelpersInput& input, Outbox& outbox) {
    if (!input.report) return;
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = text("helpers.settle_title"), .open = &open, .close_label = text("action.close")});
        ui::text_area(text("helpers.outcome"), input.words,
                      {.help = text("helpers.outcome_help"), .max_length = 400, .lines = 3});
        done =
            action({known, me, now, outbox}, text("helpers.settle"), SettleReport{input.report, input.words},
                   {.kind = ui::ButtonKind::Primary}, "helpers.outcome_missing");
    }
    if (!open || done) input.report = {};
}

void draw_list(const Known& known, const Viewer& me, Instant now, std::optional<PersonId> chosen,
               HelpersInput& input, Outbox& outbox) {
    draw_reports(known, me, now, input);
    draw_waiting_to_help(known, me, now, outbox);
    ui::search_field(text("helpers.search"), input.search);
    std::vector<PersonId> all = helpers(known.state);
    if (!input.search.empty()) {
        input.people.bring_up_to_date(known);
        const auto found = input.people.find(input.search, input.people.everybody().size());
        const std::set<PersonId> fits(found.begin(), found.end());
        std::erase_if(all, [&](PersonId person) { return !fits.contains(person); });
    }
    // Whom nobody has looked into comes first: that is what is to be done here.
    std::stable_sort(all.begin(), all.end(),
                     [&](PersonId a, PersonId b) { return is_vetted(known, a) < is_vetted(known, b); });
    ui::heading(text("helpers.all"), {.trailing = std::to_string(all.size())});
    const ui::Card card("all");
    constexpr float row_height = 84;
    ui::long_list(text("helpers.all"), static_cast<int>(all.size()), row_height, [&](int index) {
        const PersonId person = all[static_cast<std::size_t>(index)];
        const std::string name = name_of(known.state, person);
        const bool vetted = is_vetted(known, person);
        ui::row(person, {.title = name,
                         .second = roles_words(known.state, person),
                         .third = text(vetted ? "helpers.vetted" : "helpers.not_vetted"),
                         .third_icon = vetted ? ui::Icon::ShieldCheck : ui::Icon::None,
                         .person = circle_of(name),
                         .tone = vetted ? ui::Tone::Mine : ui::Tone::Neutral,
                         .route = route_to("helpers", person),
                         .selected = chosen == person,
                         .position = index + 1,
                         .set_size = static_cast<std::int32_t>(all.size())});
    });
}

void draw_vetting(const Known& known, const Viewer& me, Instant now, PersonId helper, Outbox& outbox) {
    const Vetting* vetting = known.state.vettings.find(helper);
    VetHelper command{helper, vetting && vetting->inside, vetting && vetting->money};
    const Acting by{known, me, now, outbox};
    const std::string why = why_not(by, command);
    ui::heading(text("helpers.trust"), {.icon = ui::Icon::ShieldCheck});
    ui::line(text("helpers.trust_second"), {.quiet = true});
    const ui::CheckOptions options{.disabled = !why.empty(), .reason = why};
    if (ui::check(text("helpers.inside"), command.inside, options)) act(by, command);
    if (ui::check(text("helpers.money"), command.money, options)) act(by, command);
    if (vetting)
        ui::line(text("helpers.vetted_by", {{"name", name_of(known.state, vetting->by)},
                                            {"when", past_words(vetting->at, me.saying(now))}}),
                 {.size = ui::TextSize::Second, .quiet = true});
}

void draw_pairs(const Acting& by, PersonId helper, HelpersInput& input) {
    const Known& known = by.known;
    ui::heading(text("helpers.pairs"), {.icon = ui::Icon::Users});
    const std::vector<const FixedPair*> pairs = known.state.fixed_pairs.where<&FixedPair::helper>(helper);
    if (!pairs.empty()) {
        const ui::List list(text("helpers.pairs"));
        for (const FixedPair* pair : pairs) {
            const std::string name = name_of(known.state, pair->person);
            ui::RowOptions row{.title = name,
                               .second = door_words(door_of_person(known.state, pair->person)),
                               .person = circle_of(name)};
            row.actions = [&] {
                if (ui::icon_button(ui::Icon::Close, text("helpers.end_pair", {{"name", name}})))
                    act(by, EndPair{pair->id});
            };
            ui::row(pair->id, row);
        }
    }
    const auto fits = [&](PersonId person) {
        return person != helper && why_not(by, PairUp{helper, person}).empty();
    };
    const auto person = find_person(known, text("helpers.pair_with"), input.find, input.people,
                                    {.fits = fits, .second = {}, .nobody = {}});
    if (person) act(by, PairUp{helper, *person});
}

void draw_detail(const Known& known, const Viewer& me, Instant now, PersonId helper, HelpersInput& input,
                 Outbox& outbox) {
    const ui::Scope scope(helper);
    const std::string name = name_of(known.state, helper);
    ui::row("who", {.title = name,
                    .second = joined(roles_words(known.state, helper),
                                     door_words(door_of_person(known.state, helper))),
                    .person = circle_of(name),
                    .person_kind = ui::SeatKind::Mine,
                    .route = route_to("people", helper)});
    draw_vetting(known, me, now, helper, outbox);
    ui::heading(text("helpers.offer"), {.icon = ui::Icon::HeartHandshake});
    ui::line(offer_words(known.state, helper));
    ui::link_button(text("helpers.change_offer"), route_to("offer", helper), {.icon = ui::Icon::Pencil});
    draw_pairs({known, me, now, outbox}, helper, input);
}

}  // namespace

void helpers_page(const Known& known, const Viewer& me, Instant now, std::optional<PersonId> chosen,
                  HelpersInput& input, Outbox& outbox) {
    const bool found = chosen && is_helper(known.state, *chosen);
    if (found && !ui::desk()) {
        const ui::Page page({.title = name_of(known.state, *chosen),
                             .back_route = "/helpers",
                             .back_label = text("helpers.back"),
                             .key = *chosen});
        draw_detail(known, me, now, *chosen, input, outbox);
        return;
    }
    const ui::Page page({.title = text("helpers.title"),
                         .second = text("helpers.second"),
                         .back_route = "/errands",
                         .back_label = text("errands.back"),
                         .panes = ui::desk(),
                         .key = "helpers"});
    if (!ui::desk()) {
        draw_list(known, me, now, chosen, input, outbox);
    } else {
        const ui::Panes panes({.show_detail = found,
                               .shown = found ? ui::Key(*chosen) : ui::Key(),
                               .list_label = text("helpers.title"),
                               .detail_label = text("helpers.detail")});
        if (panes.list()) draw_list(known, me, now, chosen, input, outbox);
        if (panes.detail()) {
            if (found)
                draw_detail(known, me, now, *chosen, input, outbox);
            else
                ui::empty_state(ui::Icon::Users, text("helpers.choose"));
        }
    }
    settle_sheet(known, me, now, input, outbox);
}

}  // namespace linli::client
