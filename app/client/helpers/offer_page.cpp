#include "app/client/helpers/offer_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/day_chips.h"
#include "app/client/errands/errand_words.h"
#include "app/client/ui/ui.h"
#include "shared/helpers/commands.h"
#include "shared/helpers/helper_book.h"

namespace linli::client {
namespace {

constexpr std::int32_t light_kg = 10;

bool has(std::int32_t set, int bit) {
    return (set >> bit & 1) != 0;
}

void flip(std::int32_t& set, int bit) {
    set ^= 1 << bit;
}

void fill(const Known& known, const Viewer& me, PersonId helper, OfferInput& input) {
    const Offer offer = offer_of(known.state, helper);
    const std::vector<BuildingId> buildings = offered_buildings(known.state, helper);
    const bool same = input.filled_from == offer && input.filled_buildings == buildings;
    if (input.helper == helper && same) return;
    // What somebody else changed meanwhile comes in, unless something is being chosen here.
    const bool untouched = input.offer == input.filled_from && input.buildings == input.filled_buildings;
    if (input.helper == helper && !untouched) return;
    input.helper = helper;
    input.offer = input.filled_from = offer;
    input.buildings = input.filled_buildings = buildings;
    input.last_day.reset();
    if (input.offer.until) input.last_day = civil_time(*input.offer.until - minutes(1), me.offset).date;
}

void draw_what(OfferInput& input) {
    ui::line(text("offer.what"), {.bold = true});
    for (const ErrandKind kind : Members<ErrandKind>::values) {
        bool on = (input.offer.kinds & kind_bit(kind)) != 0;
        if (ui::check(errand_kind_words(kind), on, {.key = static_cast<int>(kind)}))
            input.offer.kinds ^= kind_bit(kind);
    }
}

void draw_when(const Viewer& me, Instant now, OfferInput& input) {
    ui::line(text("offer.when"), {.bold = true});
    day_chips(input.offer.days);
    int from = input.offer.from_minute, until = input.offer.until_minute;
    if (ui::time_range_picker(text("offer.from"), text("offer.until"), from, until, ui::RangeEnd::SameDay)) {
        input.offer.from_minute = from;
        input.offer.until_minute = until;
    }
    bool single = input.last_day.has_value();
    const CivilDate today = today_of(me.saying(now));
    if (ui::check(text("offer.single"), single, {.second = text("offer.single_second")})) {
        if (single)
            input.last_day = today;
        else
            input.last_day.reset();
    }
    if (!input.last_day) return;
    CivilDate last = std::max(*input.last_day, today);
    ui::date_picker(text("offer.last_day"), last, {today, today, plus_days(today, 365)});
    input.last_day = last;
}

void draw_where(const Known& known, OfferInput& input) {
    ui::line(text("offer.where"), {.bold = true});
    const ui::Flow flow;
    if (ui::filter_chip(text("offer.everywhere"), input.buildings.empty(), "everywhere"))
        input.buildings.clear();
    for (const auto& [id, row] : known.state.buildings.rows()) {
        const auto found = std::find(input.buildings.begin(), input.buildings.end(), id);
        const bool on = found != input.buildings.end();
        const std::string name = door_words({row.record.compound, row.record.name, {}, {}});
        if (!ui::filter_chip(name, on, id)) continue;
        if (on)
            input.buildings.erase(found);
        else
            input.buildings.push_back(id);
    }
}

void draw_how_much(OfferInput& input) {
    ui::line(text("offer.how_much"), {.bold = true});
    int a_day = input.offer.errands_a_day, asks = input.offer.asks_a_week;
    if (ui::stepper(text("offer.a_day"), a_day, {.least = 1, .most = most_errands_a_day}))
        input.offer.errands_a_day = a_day;
    if (ui::stepper(text("offer.asks"), asks, {.least = 0, .most = most_asks_a_week}))
        input.offer.asks_a_week = asks;
}

void draw_limits(OfferInput& input) {
    Offer& offer = input.offer;
    ui::line(text("offer.limits"), {.bold = true});
    bool stairs = offer.most_floors == 0, heavy = offer.most_kg != 0;
    if (ui::check(text("offer.no_stairs"), stairs)) offer.most_floors = stairs ? 0 : any_floor;
    if (ui::check(text("offer.no_heavy"), heavy)) offer.most_kg = heavy ? light_kg : 0;
    ui::check(text("offer.no_dogs"), offer.no_dogs);
    ui::check(text("offer.no_cats"), offer.no_cats);
    ui::check(text("offer.isolated"), offer.helps_isolated, {.second = text("offer.isolated_second")});
    ui::line(text("offer.languages"), {.bold = true});
    const ui::Scope scope("languages");
    const ui::Flow flow;
    for (int language = 0; language < language_count; ++language) {
        const std::string name = text("offer.language." + std::to_string(language));
        if (ui::filter_chip(name, has(offer.languages, language), language)) flip(offer.languages, language);
    }
}

void draw_vehicle(OfferInput& input) {
    Offer& offer = input.offer;
    if ((offer.kinds & kind_bit(ErrandKind::Ride)) == 0) return;
    ui::line(text("offer.vehicle"), {.bold = true});
    int seats = offer.seats;
    if (ui::stepper(text("offer.seats"), seats, {.least = 0, .most = most_offered_seats}))
        offer.seats = seats;
    ui::check(text("offer.wheelchair"), offer.wheelchair);
    ui::check(text("offer.stretcher"), offer.stretcher);
}

std::string trust_words(const Known& known, PersonId helper) {
    if (!is_helper(known.state, helper)) return text("offer.new_second");
    const Vetting* vetting = known.state.vettings.find(helper);
    if (vetting && vetting->inside && vetting->money) return text("offer.vetted");
    if (vetting && vetting->inside) return text("offer.vetted_inside");
    if (vetting && vetting->money) return text("offer.vetted_money");
    return text("offer.not_vetted");
}

}  // namespace

std::string offer_words(const State& state, PersonId helper) {
    const Offer offer = offer_of(state, helper);
    std::vector<std::string> kinds;
    for (const ErrandKind kind : Members<ErrandKind>::values) {
        if ((offer.kinds & kind_bit(kind)) != 0) kinds.push_back(errand_kind_words(kind));
    }
    const std::string what = offer.kinds == all_kinds ? text("offer.anything") : listed(kinds);
    const std::string times = clock_words(offer.from_minute) + "–" + clock_words(offer.until_minute);
    const std::string when = days_words(offer.days) + " " + times;
    const std::string usual = state.offers.find(helper) ? joined(what, when) : text("offer.not_said");
    return offer.paused ? joined(text("offer.paused"), usual) : usual;
}

void offer_page(const Known& known, const Viewer& me, Instant now, PersonId helper, OfferInput& input,
                Outbox& outbox, Routes& routes) {
    fill(known, me, helper, input);
    const bool mine = helper == me.me;
    const std::string back = mine ? "/errands" : route_to("helpers", helper);
    const ui::Page page({.title = mine ? text("offer.title")
                                       : text("offer.title_of", {{"name", name_of(known.state, helper)}}),
                         .second = trust_words(known, helper),
                         .back_route = back,
                         .back_label = text(mine ? "errands.back" : "helpers.back"),
                         .narrow = true,
                         .key = helper});
    if (input.offer.paused) ui::note(ui::Icon::Info, text("offer.paused_note"), ui::Tone::Wait);
    const Acting by{known, me, now, outbox, helper};
    const bool known_to_help = is_helper(known.state, helper) || known.state.offers.find(helper);
    if (known_to_help &&
        action(by, text(input.offer.paused ? "offer.again" : "offer.pause"), PauseOffer{!input.offer.paused}))
        input.offer.paused = !input.offer.paused;
    draw_what(input);
    draw_vehicle(input);
    draw_when(me, now, input);
    draw_where(known, input);
    draw_how_much(input);
    draw_limits(input);
    SetOffer command{input.offer, input.buildings};
    command.offer.until = std::nullopt;
    if (input.last_day) command.offer.until = instant_of(plus_days(*input.last_day, 1), 0, me.offset);
    const ui::BottomBar bar;
    if (!action(by, text("offer.save"), command, {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check}))
        return;
    input = {};
    routes.replace(back);
}

}  // namespace linli::client
