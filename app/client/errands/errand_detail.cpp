#include <algorithm>

#include "app/client/action.h"
#include "app/client/errands/errand_again.h"
#include "app/client/errands/errand_words.h"
#include "app/client/errands/errands_page.h"
#include "app/client/helpers/spoken.h"
#include "app/client/rides/map_links.h"
#include "app/client/rides/rides_page.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/medicine/commands.h"
#include "shared/people/roles.h"

// One errand: who, where, what, how far it is, and what comes next. Helper, asker and coordinator each see
// what is theirs to know.

namespace linli::client {
namespace {

bool may_direct_it(const Known& known, const Viewer& me, Instant now, const Errand& errand) {
    return !check(known.state, me.stamp(now), WithdrawErrand{errand.id, {}});
}

// --- Whom to meet: name, door, telephone

void draw_person(const Known& known, PersonId person, const std::string& role, bool with_door) {
    const Contact* contact = known.state.contacts.find(person);
    const std::string name = name_of(known.state, person);
    const std::string door = with_door ? door_words(door_of_person(known.state, person)) : std::string();
    ui::beside(
        [&] {
            ui::line(name, {.size = ui::TextSize::Heading, .bold = true});
            const std::string second = joined(role, door);
            if (!second.empty()) ui::line(second);
        },
        [&] {
            if (contact && !contact->phone.empty())
                ui::icon_link(ui::Icon::Phone, text("errand.call", {{"name", name}}),
                              "tel:" + contact->phone);
        });
}

void draw_whom(const Known& known, const Viewer& me, const Errand& errand, const ErrandDetail& detail) {
    const ui::Card card("whom");
    draw_person(known, detail.asked_for, {}, true);
    if (is_or_was_helper_of(me, errand) && detail.asked_by != detail.asked_for &&
        known.state.contacts.find(detail.asked_by))
        draw_person(known, detail.asked_by, text("errand.asked_by"), false);
    if (!is_or_was_helper_of(me, errand)) return;
    const std::string spoken = spoken_words(known.state, detail.asked_for);
    if (!spoken.empty()) ui::line(spoken, {.icon = ui::Icon::Languages});
    if (is_underway(errand)) {
        const ui::Flow flow;
        draw_map_links(known, errand);
    }
    ui::divider();
    const std::string called = called_name(known.state, detail.asked_for);
    const ErrandResult* result = known.state.errand_results.find(errand.id);
    const bool owed = result && !result->settled_at && known.state.contacts.find(detail.asked_for);
    const bool theirs = is_active(errand) || awaits_account(known.state, errand);
    const char* lasts = theirs ? "errand.only_while" : owed ? "errand.until_settled" : "errand.no_longer";
    ui::line(text(lasts, {{"name", called}}),
             {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Lock});
}

void draw_helper(const Known& known, Instant now, const Errand& errand) {
    if (!errand.helper || errand.state == ErrandState::Open) return;
    const ui::Card card("helper");
    const Vetting* vetting = known.state.vettings.find(*errand.helper);
    const bool trusted = vetting && (vetting->inside || vetting->money);
    draw_person(known, *errand.helper, text(trusted ? "errand.helper_vetted" : "errand.helper"), false);
    const std::string set_out = set_out_words(errand, now);
    if (!set_out.empty()) ui::line(set_out, {.icon = ui::Icon::Route});
}

// --- What: the list, ticked off by the helper

void draw_item(const Acting& by, const ErrandItem& item, bool can_tick, ErrandsInput& input) {
    const bool instead = item.state == ItemState::Instead;
    bool got = item.state == ItemState::Got || instead;
    const std::string trouble = instead ? text("errand.instead", {{"item", item.instead}})
                                : item.state == ItemState::NotFound ? text("errand.not_found")
                                                                    : std::string();
    ui::RowOptions row{.title = item.words.item,
                       .second = item.words.note,
                       .third = trouble.empty() && item.words.urgent ? urgency_words(Urgency::Now) : trouble,
                       .tone = ui::Tone::Need,
                       .trailing = quantity_words(item.words),
                       .trailing_bold = true};
    if (!can_tick) {
        row.icon = got ? ui::Icon::Check : ui::Icon::None;
        ui::row(item.id, row);
        return;
    }
    row.trailing.clear();
    row.actions = [&] {
        if (!quantity_words(item.words).empty()) ui::line(quantity_words(item.words), {.bold = true});
        const std::string spoken = text("errand.trouble", {{"item", item.words.item}});
        if (ui::icon_button(ui::Icon::CircleHelp, spoken, {.kind = ui::ButtonKind::Plain})) {
            input.sheet = ErrandSheet::Instead;
            input.item = item.id;
            input.words = item.instead;
        }
    };
    if (ui::check_row(item.id, got, row))
        act(by, TickItem{item.id, got ? ItemState::Got : ItemState::Wanted, {}});
}

void draw_what(const Known& known, const Viewer& me, Instant now, const Errand& errand, ErrandsInput& input,
               Outbox& outbox) {
    const ErrandDetail* detail = known.state.errand_details.find(errand.id);
    const ui::Card card("what");
    ui::line(errand_kind_words(errand.kind), {.bold = true, .icon = errand_icon(errand.kind)});
    if (detail && !detail->destination.empty())
        ui::line(detail->destination, {.bold = true, .icon = ui::Icon::MapPin});
    if (detail && !detail->what.empty()) ui::line(detail->what);
    if (detail && errand.kind == ErrandKind::Ride)
        for (const std::string& words : ride_words(detail->ride)) ui::line(words, {.icon = ui::Icon::Info});
    if (!detail) ui::line(text("errand.details_later"), {.quiet = true, .icon = ui::Icon::Lock});
    for (const std::string& need : needs_words(errand.needs)) ui::line(need, {.icon = ui::Icon::Info});
    ui::line(joined(errand_time_words(errand, me.saying(now)),
                    urgency_words(errand.urgency, errand.window.until, me.saying(now))),
             {.icon = ui::Icon::Clock});
    const std::string arrive = appointment_words(known.state, errand.id, me.offset);
    if (!arrive.empty()) ui::line(arrive, {.bold = true, .icon = ui::Icon::Clock});
    draw_ride_legs(known, me, now, errand);
    const std::vector<const ErrandItem*> items = items_of(known.state, errand.id);
    if (items.empty()) return;
    const bool can_tick =
        is_or_was_helper_of(me, errand) && (is_underway(errand) || awaits_account(known.state, errand));
    const ui::List list(text("errand.list"));
    for (const ErrandItem* item : items) draw_item({known, me, now, outbox}, *item, can_tick, input);
}

// --- How far it is

// Since when the helper has it: since the two may reach each other. Empty for whoever may not know that.
std::string claimed_words(const State& state, const Errand& errand, const Saying& saying) {
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    if (!detail || !errand.helper) return {};
    const ErrandResult* result = state.errand_results.find(errand.id);
    std::optional<Instant> since;
    for (const Grant* grant : state.grants.where<&Grant::about>(detail->asked_for)) {
        if (grant->to != *errand.helper || grant->because != ref(errand.id)) continue;
        if (result && grant->window.from >= result->at) continue;  // Until it is settled.
        since = since ? std::max(*since, grant->window.from) : grant->window.from;
    }
    return since ? past_words(*since, saying) : std::string();
}

void draw_steps(const Known& known, const Viewer& me, Instant now, const Errand& errand) {
    const ErrandResult* result = known.state.errand_results.find(errand.id);
    const ui::Card card("steps");
    if (errand.state == ErrandState::Withdrawn) {
        ui::line(text("errand.state.5"), {.bold = true, .icon = ui::Icon::Undo2});
        return;
    }
    const std::string asked = past_words(errand.asked_at, me.saying(now));
    const std::string set_out =
        errand.on_the_way_at ? past_words(*errand.on_the_way_at, me.saying(now)) : std::string();
    const std::string done = result ? past_words(result->at, me.saying(now)) : std::string();
    const bool open = errand.state == ErrandState::Open;
    const std::string claimed = open ? std::string() : claimed_words(known.state, errand, me.saying(now));
    const ui::Step all[] = {{text("errand.step.asked"), asked},
                            {text(open ? "errand.step.waits" : "errand.step.claimed"), claimed},
                            {text("errand.step.way"), set_out},
                            {text("errand.step.done"), done}};
    const int current = errand.state == ErrandState::Done ? 4 : errand.state == ErrandState::OnTheWay ? 2 : 1;
    ui::steps(all, current);
    if (errand.handed_back > 0 && errand.state == ErrandState::Open)
        ui::line(text(errand.handed_back >= 3 ? "errand.try_simpler" : "errand.handed_back",
                      {{"count", static_cast<long long>(errand.handed_back)}}),
                 {.tone = ui::Tone::Need, .icon = ui::Icon::CircleAlert});
}

// --- What is owed, and thanks

void draw_result(const Known& known, const Viewer& me, Instant now, const Errand& errand, ErrandsInput& input,
                 Outbox& outbox) {
    const ErrandResult* result = known.state.errand_results.find(errand.id);
    if (!result) return;
    const ui::Card card("result");
    if (result->spent_cents > 0) {
        const std::string money = money_words(result->spent_cents);
        const bool mine = result->helper == me.me;
        const char* key = result->settled_at ? "errand.settled" : mine ? "errand.owed_to_me" : "errand.owed";
        ui::line(text(key, {{"money", money}, {"name", called_name(known.state, result->helper)}}),
                 {.bold = true,
                  .tone = result->settled_at ? ui::Tone::Neutral : ui::Tone::Need,
                  .icon = ui::Icon::ClipboardCheck});
        const Acting by{known, me, now, outbox};
        if (why_not(by, SettleErrand{errand.id}).empty())
            action(by, text("errand.settle"), SettleErrand{errand.id}, {.icon = ui::Icon::Check});
    }
    if (!result->note.empty()) ui::line(result->note);
    if (!result->thanks.empty())
        ui::line(text("errand.thanked", {{"words", result->thanks}}), {.icon = ui::Icon::HeartHandshake});
    const bool can_thank = result->thanks.empty() && result->helper != me.me &&
                           may_act_for(known.state, me.stamp(now), result->asked_for);
    if (can_thank && ui::button(text("errand.thank"), {.icon = ui::Icon::HeartHandshake})) {
        input.sheet = ErrandSheet::Thank;
        input.words = text("errand.thank_words");
    }
}

void draw_history(const Known& known, const Viewer& me, Instant now, const Errand& errand) {
    std::vector<const ErrandTurned*> turns =
        known.state.errands_turned.where<&ErrandTurned::errand>(errand.id);
    if (turns.empty() || !me.coordinator) return;
    const ui::Card card("history");
    const ui::List list(text("errand.history"));
    for (const ErrandTurned* turned : turns) {
        const std::string key = "errand.turn." + std::to_string(static_cast<int>(turned->turn));
        ui::row(turned->id, {.title = text(key, {{"name", name_of(known.state, turned->by)}}),
                             .second = joined(turned->why, past_words(turned->at, me.saying(now)))});
    }
}

void open_sheet(ErrandsInput& input, ErrandSheet sheet) {
    input.sheet = sheet;
    input.words.clear();
    input.amount.clear();
}

// What was begun at another errand is not for this one.
void forget_other(ErrandsInput& input, ErrandId errand) {
    open_sheet(input, ErrandSheet::None);
    input.photos = std::make_shared<ChosenPhotos>();
    input.photo = {};
    input.till_receipt = std::make_shared<ChosenPhotos>();
    input.large_receipt = {};
    input.facts = {};
    input.of = errand;
}

// Who was helped, and who helped, may say that something was wrong, or that they do not want to meet again.
void draw_trouble(const Known& known, const Viewer& me, const Errand& errand, ErrandsInput& input) {
    const ErrandDetail* detail = known.state.errand_details.find(errand.id);
    if (!detail || !errand.helper || errand.state == ErrandState::Open) return;
    const bool mine = is_or_was_helper_of(me, errand);
    if (!mine && detail->asked_for != me.me && detail->asked_by != me.me) return;
    if (ui::button(text("errand.trouble_with"),
                   {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::CircleAlert})) {
        open_sheet(input, ErrandSheet::Report);
        input.about = mine ? detail->asked_for : *errand.helper;
    }
}

// The last day on which it may come again; empty where none was said.
std::string last_day_words(const ErrandSeries& series, const Saying& saying) {
    if (!series.until) return {};
    const CivilDate day = civil_time(*series.until - milliseconds(1), saying.offset).date;
    return text("errand.repeats_until", {{"day", day_words(day, saying)}});
}

// Each time stands for itself; "no more" ends those that were to come.
void draw_series(const Acting& by, const Errand& errand) {
    const ErrandDetail* detail = by.known.state.errand_details.find(errand.id);
    if (!detail || !detail->series) return;
    const ErrandSeries* series = by.known.state.errand_series.find(*detail->series);
    if (!series) return;
    ui::note(ui::Icon::Repeat2, joined(text("errand.repeats", {{"days", days_words(series->days)}}),
                                       last_day_words(*series, by.me.saying(by.now))));
    const EndSeries end{series->id};
    if (series->next && why_not(by, end).empty())
        action(by, text("errand.repeat_no_more"), end, {.kind = ui::ButtonKind::Plain});
}

// At the desk what a helper says on the telephone is entered for them.
void draw_for_helper(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                     ErrandsInput& input, Outbox& outbox) {
    const bool accounts = awaits_account(known.state, errand);
    if (!me.coordinator || !errand.helper || is_or_was_helper_of(me, errand)) return;
    if (!is_underway(errand) && !accounts) return;
    const ui::Flow flow;
    const bool driven = draw_next_step({known, me, now, outbox}, errand, ui::ButtonKind::Quiet);
    if (!driven && ui::button(text("errand.finish_for", {{"name", name_of(known.state, *errand.helper)}}),
                              {.icon = ui::Icon::Check}))
        open_sheet(input, ErrandSheet::Finish);
    if (accounts || is_overdue(known.state, errand, now)) return;  // Overdue, it stands above already.
    if (ui::button(text("errand.somebody_else"), {.icon = ui::Icon::Users}))
        open_sheet(input, ErrandSheet::HandBack);
}

void draw_quiet_actions(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                        ErrandsInput& input, Outbox& outbox) {
    if (is_or_was_helper_of(me, errand) && is_underway(errand) &&
        ui::button(text("errand.hand_back"), {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Undo2}))
        open_sheet(input, ErrandSheet::HandBack);
    draw_step_back({known, me, now, outbox}, errand);
    draw_for_helper(known, me, now, errand, input, outbox);
    if (!is_active(errand) || !may_direct_it(known, me, now, errand) || is_or_was_helper_of(me, errand))
        return;
    const ui::Columns columns(2);
    ui::link_button(text("errand.change"), route_to("change-errand", errand.id), {.icon = ui::Icon::Pencil});
    columns.next();
    if (ui::button(text("errand.withdraw"), {.icon = ui::Icon::Undo2}))
        open_sheet(input, ErrandSheet::Withdraw);
}

// The one thing that comes next, if anything: its words and what it does.
void draw_next(const Acting& by, const Errand& errand, ErrandsInput& input) {
    const ui::ButtonOptions main{.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check};
    if (errand.state == ErrandState::Open) {
        action(by, text("errands.claim"), ClaimErrand{errand.id},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::HeartHandshake});
        return;
    }
    if (errand.state == ErrandState::Claimed) {
        action(by, text("errand.start"), StartErrand{errand.id},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Route});
        return;
    }
    if (draw_next_step(by, errand, ui::ButtonKind::Primary)) return;
    ui::ButtonOptions finish = main;
    finish.reason = why_not(by, FinishErrand{errand.id, 0, {}});
    if (ui::button(text(errand.state == ErrandState::Withdrawn ? "errand.finish_withdrawn" : "errand.finish"),
                   finish))
        open_sheet(input, ErrandSheet::Finish);
}

bool has_next(const Acting& by, const Errand& errand) {
    const State& state = by.known.state;
    const ErrandDetail* detail = state.errand_details.find(errand.id);
    const bool own = detail && (detail->asked_for == by.me.me || detail->asked_by == by.me.me);
    if (errand.state == ErrandState::Open) return !own && is_helper(state, by.me.me);
    if (!is_or_was_helper_of(by.me, errand)) return false;
    return is_underway(errand) || why_not(by, FinishErrand{errand.id, 0, {}}).empty();
}

}  // namespace

bool is_or_was_helper_of(const Viewer& me, const Errand& errand) {
    return errand.helper == me.me && errand.state != ErrandState::Open;
}

std::string errand_page_title(const Known& known, const Viewer& me, const Errand& errand) {
    const ErrandDetail* detail = known.state.errand_details.find(errand.id);
    const bool for_me = detail && detail->asked_for == me.me;
    return for_me ? errand_kind_words(errand.kind) : errand_title(known.state, errand);
}

void open_errand_sheet(ErrandsInput& input, ErrandId errand, ErrandSheet sheet) {
    if (input.of != errand) forget_other(input, errand);
    open_sheet(input, sheet);
}

void errand_detail(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                   ErrandsInput& input, Outbox& outbox, Services& services) {
    if (input.of != errand.id) forget_other(input, errand.id);
    ui::line(joined(case_words(errand), building_words(known.state, errand)), {.quiet = true});
    if (known.is_asked(errand.id)) ui::note(ui::Icon::Hourglass, text("shift.asked_long"), ui::Tone::Wait);
    const ErrandDetail* detail = known.state.errand_details.find(errand.id);
    const bool for_me = detail && detail->asked_for == me.me;
    if (detail && !for_me) draw_whom(known, me, errand, *detail);
    if (!is_or_was_helper_of(me, errand)) draw_helper(known, now, errand);
    draw_time_over({known, me, now, outbox}, errand);
    draw_overdue({known, me, now, outbox}, errand, input);
    draw_what(known, me, now, errand, input, outbox);
    errand_photos(known, me, now, errand, input, outbox, services);
    errand_medicine(known, me, now, errand, input, outbox);
    draw_result(known, me, now, errand, input, outbox);
    till_receipt(known, me, now, errand, input, outbox, services);
    draw_steps(known, me, now, errand);
    errand_search(known, me, now, errand, input, outbox);
    draw_history(known, me, now, errand);
    draw_series({known, me, now, outbox}, errand);
    draw_quiet_actions(known, me, now, errand, input, outbox);
    draw_trouble(known, me, errand, input);
}

void errand_actions(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                    ErrandsInput& input, Outbox& outbox) {
    const Acting by{known, me, now, outbox};
    if (has_next(by, errand)) {
        if (ui::desk()) {
            draw_next(by, errand, input);
        } else {
            const ui::BottomBar bar;
            draw_next(by, errand, input);
        }
    }
    errand_sheet(known, me, now, errand, input, outbox);
}

}  // namespace linli::client
