#include "app/client/errands/errands_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/errands/errand_words.h"
#include "app/client/rides/trip_page.h"
#include "app/client/saved_line.h"
#include "app/client/ui/ui.h"
#include "shared/errands/case_number.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/medicine/medicine_book.h"
#include "shared/rides/ride_book.h"

namespace linli::client {
namespace {

constexpr std::size_t most_done = 5, most_found = 20;
constexpr Duration shown_after = days(7);

std::string state_words(const Errand& errand) {
    return text("errand.state." + std::to_string(static_cast<int>(errand.state)));
}

void draw_mine(const Known& known, const Viewer& me, Instant now) {
    const std::vector<const Errand*> mine = errands_with(known.state, me.me, now);
    if (mine.empty()) return;
    ui::heading(text("errands.mine"), {.trailing = std::to_string(mine.size())});
    const ui::Card card("mine");
    const ui::List list(text("errands.mine"));
    for (const Errand* errand : mine)
        ui::row(errand->id, {.title = errand_title(known.state, *errand),
                             .second = joined(errand_time_words(*errand, me.saying(now)),
                                              building_words(known.state, *errand)),
                             .third = known.is_asked(errand->id) ? text("shift.asked_long") : std::string(),
                             .icon = errand_icon(errand->kind),
                             .route = route_to("errands", errand->id)});
}

// Where my money still is, and where I have yet to say whether I laid any out.
void draw_unsettled(const Known& known, const Viewer& me, Instant now) {
    const std::vector<const Errand*> unsettled = unsettled_with(known.state, me.me);
    if (unsettled.empty()) return;
    ui::heading(text("errands.unsettled"), {.trailing = std::to_string(unsettled.size())});
    const ui::Card card("unsettled");
    const ui::List list(text("errands.unsettled"));
    for (const Errand* errand : unsettled) {
        const ErrandResult* result = known.state.errand_results.find(errand->id);
        ui::row(errand->id,
                {.title = errand_title(known.state, *errand),
                 .second =
                     joined(errand_time_words(*errand, me.saying(now)), building_words(known.state, *errand)),
                 .third = result ? text("errand.owed_to_me", {{"money", money_words(result->spent_cents)}})
                                 : text("errands.account_for"),
                 .icon = errand_icon(errand->kind),
                 .tone = ui::Tone::Need,
                 .route = route_to("errands", errand->id)});
    }
}

// Done long ago is history; what is not settled stays.
bool still_shown(const Known& known, const Errand& errand, Instant now) {
    if (is_active(errand) || unsettled_since(known.state, errand)) return true;
    const ErrandResult* result = known.state.errand_results.find(errand.id);
    const Instant ended = result ? result->at : errand.asked_at;
    return now - ended < shown_after;
}

void draw_asked(const Known& known, const Viewer& me, Instant now) {
    std::vector<const Errand*> asked = errands_for(known.state, me.me);
    std::erase_if(asked, [&](const Errand* errand) { return !still_shown(known, *errand, now); });
    if (me.coordinator && asked.size() > most_done) asked.resize(most_done);
    if (asked.empty()) return;
    ui::heading(text("errands.asked"), {.trailing = std::to_string(asked.size())});
    const ui::Card card("asked");
    const ui::List list(text("errands.asked"));
    for (const Errand* errand : asked) {
        const std::string what = errand_summary(known.state, *errand);
        ui::row(errand->id,
                {.title = what.empty() ? errand_kind_words(errand->kind) : what,
                 .second = joined(case_words(*errand), errand_time_words(*errand, me.saying(now))),
                 .third = state_words(*errand),
                 .icon = errand_icon(errand->kind),
                 .tone = errand->state == ErrandState::Open ? ui::Tone::Need : ui::Tone::Mine,
                 .route = route_to("errands", errand->id)});
    }
}

void draw_waiting_row(const Known& known, const Viewer& me, Instant now, const Errand& errand,
                      Outbox& outbox) {
    const auto no = check(known.state, me.stamp(now), ClaimErrand{errand.id});
    const bool planned = no && no->reason == Reason::VehicleTooSmall;
    const std::string why =
        planned ? text("errands.ride_planned") : reason_if(known.state, no, me, me.saying(now));
    const std::string title =
        me.coordinator ? errand_title(known.state, errand) : errand_kind_words(errand.kind);
    const std::string where = joined(building_words(known.state, errand), needs_line(errand.needs));
    const bool urgent = urgency_now(known.state, errand, now) == Urgency::Now;
    ui::RowOptions row{.title = title,
                       .second = joined(where, errand_time_words(errand, me.saying(now))),
                       .third = joined(urgent ? urgency_words(Urgency::Now) : std::string(), why),
                       .third_icon = urgent ? ui::Icon::Siren : ui::Icon::None,
                       .icon = errand_icon(errand.kind),
                       .tone = urgent ? ui::Tone::Need : ui::Tone::Neutral,
                       .route = route_to("errands", errand.id)};
    if (me.coordinator) row.trailing = case_number(errand.number);
    if (why.empty() && !me.coordinator) {
        row.actions = [&] {
            const std::string spoken = joined(text("errands.claim"), joined(title, where));
            if (ui::button(text("errands.claim"), {.spoken = spoken}))
                act({known, me, now, outbox}, ClaimErrand{errand.id});
        };
    }
    ui::row(errand.id, row);
}

// Whoever would like to help says so here; a coordinator gets to know them first.
void draw_wish_to_help(const Known& known, const Viewer& me, Instant now) {
    const Offer* offer = known.state.offers.find(me.me);
    const bool said = offer && stands_at(*offer, now);
    ui::note(said ? ui::Icon::CircleCheck : ui::Icon::Info,
             text(said ? "errands.offered" : "errands.not_a_helper"));
    ui::link_button(text(said ? "errands.offer" : "errands.want_to_help"), "/offer",
                    {.icon = ui::Icon::HeartHandshake});
}

void draw_waiting(const Known& known, const Viewer& me, Instant now, Outbox& outbox) {
    const std::vector<const Errand*> open = open_errands(known.state, me.me, now);
    ui::heading(text("errands.waiting"), {.trailing = std::to_string(open.size())});
    if (!is_helper(known.state, me.me)) return draw_wish_to_help(known, me, now);
    if (open.empty()) {
        ui::empty_state(ui::Icon::HeartHandshake, text("errands.nobody_waits"),
                        text("errands.nobody_waits_second"));
        return;
    }
    const ui::Card card("waiting");
    const ui::List list(text("errands.waiting"));
    for (const Errand* errand : open) draw_waiting_row(known, me, now, *errand, outbox);
}

bool fits(const State& state, const Errand& errand, const std::string& search) {
    if (const auto number = number_of_case(search); number == errand.number) return true;
    for (const std::string& words : {errand_title(state, errand), errand_summary(state, errand)}) {
        if (words.find(search) != std::string::npos) return true;
    }
    return false;
}

// Whoever calls says their number or their name.
void draw_found(const Known& known, const Viewer& me, Instant now, const std::string& search) {
    std::vector<const Errand*> found;
    for (const auto& [id, row] : known.state.errands.rows()) {
        if (fits(known.state, row.record, search)) found.push_back(&row.record);
    }
    std::sort(found.begin(), found.end(),
              [](const Errand* a, const Errand* b) { return a->asked_at > b->asked_at; });
    if (found.size() > most_found) found.resize(most_found);
    if (found.empty()) return ui::line(text("errands.none_found"), {.quiet = true});
    const ui::Card card("found");
    const ui::List list(text("errands.search"));
    for (const Errand* errand : found)
        ui::row(errand->id,
                {.title = errand_title(known.state, *errand),
                 .second = joined(case_words(*errand), errand_time_words(*errand, me.saying(now))),
                 .third = state_words(*errand),
                 .icon = errand_icon(errand->kind),
                 .route = route_to("errands", errand->id)});
}

// What I offer; and for coordinators who helps, and the proposal for all that is open.
void draw_ways_on(const Known& known, const Viewer& me) {
    const bool drives = !vehicles_of(known.state, me.me).empty(), helps = is_helper(known.state, me.me);
    const bool fetches = has_trip(known.state, me.me) || !errands_for_trip(known.state, me.me).empty();
    const bool looks_after = me.coordinator || me.steward;
    if (!looks_after && !drives && !helps && !fetches) return;
    const ui::Card card("ways");
    const ui::List list(text("app.more"));
    const auto way = [](const char* title, ui::Icon icon, std::string_view route) {
        ui::row(route,
                {.title = text(title), .title_bold = false, .icon = icon, .route = std::string(route)});
    };
    if (me.coordinator) {
        way("phone_desk.title", ui::Icon::Phone, "/phone-desk");
        way("errands.match", ui::Icon::Users, "/match");
        way("errands.helpers", ui::Icon::ShieldCheck, "/helpers");
        way("rides.title", ui::Icon::Car, "/rides");
    }
    if (drives) way("rides.my_day", ui::Icon::Route, "/drive");
    if (fetches) way("trip.title", ui::Icon::Pill, "/trip");
    if (looks_after) way("checks.title", ui::Icon::HandHeart, "/checks");
    if (helps) way("errands.offer", ui::Icon::HeartHandshake, "/offer");
}

void draw_list(const Known& known, const Viewer& me, Instant now, ErrandsInput& input, Outbox& outbox) {
    if (me.coordinator) {
        ui::search_field(text("errands.search"), input.search);
        if (!input.search.empty()) return draw_found(known, me, now, input.search);
    }
    draw_errand_asks(known, me, now, outbox);
    draw_mine(known, me, now);
    draw_unsettled(known, me, now);
    draw_asked(known, me, now);
    draw_waiting(known, me, now, outbox);
    draw_ways_on(known, me);
}

void draw_ask_button(const Viewer& me) {
    ui::link_button(text(me.coordinator ? "errands.ask_for" : "errands.ask"), "/ask",
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::HandHelping});
}

}  // namespace

void errands_page(const Known& known, const Viewer& me, Instant now, std::optional<ErrandId> chosen,
                  ErrandsInput& input, Outbox& outbox, Services& services) {
    const Errand* errand = chosen ? known.state.errands.find(*chosen) : nullptr;
    if (errand && !ui::desk()) {
        const ui::Page page({.title = errand_page_title(known, me, *errand),
                             .back_route = "/errands",
                             .back_label = text("errands.back"),
                             .key = *chosen});
        errand_detail(known, me, now, *errand, input, outbox, services);
        errand_actions(known, me, now, *errand, input, outbox);
        return;
    }
    const ui::Page page({.title = text("errands.title"),
                         .second = text("errands.second"),
                         .actions = [&] { draw_ask_button(me); },
                         .panes = ui::desk(),
                         .key = "errands"});
    if (!ui::desk()) {
        if (chosen) ui::note(ui::Icon::Info, text("errands.gone"));
        draw_list(known, me, now, input, outbox);
        saved_at_foot(known.link);
        return;
    }
    const ui::Panes panes({.show_detail = errand != nullptr,
                           .shown = errand ? ui::Key(errand->id) : ui::Key(),
                           .list_label = text("errands.title"),
                           .detail_label = text("errands.detail")});
    if (panes.list()) draw_list(known, me, now, input, outbox);
    if (!panes.detail()) return;
    if (!errand) {
        ui::empty_state(ui::Icon::HeartHandshake, text(chosen ? "errands.gone" : "errands.choose"));
        return;
    }
    ui::heading(errand_page_title(known, me, *errand));
    errand_detail(known, me, now, *errand, input, outbox, services);
    errand_actions(known, me, now, *errand, input, outbox);
}

}  // namespace linli::client
