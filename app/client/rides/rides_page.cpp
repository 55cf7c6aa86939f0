#include "app/client/rides/rides_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/errands/errand_words.h"
#include "app/client/rides/ride_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "shared/errands/errand_book.h"
#include "shared/rides/ride_book.h"

namespace linli::client {
namespace {

constexpr std::uint64_t seed = 1;
constexpr int steps_in_all = 3000;
constexpr std::uint32_t steps_a_frame = 30;  // Few, so that a frame stays short; not measured on a phone.

TimeRange day_range(CivilDate day, const Viewer& me) {
    const Instant midnight = instant_of(day, 0, me.offset);
    return {midnight, midnight + days(1)};
}

int minute_of(Instant at, const TimeRange& day) {
    return static_cast<int>((at - day.from).ms / minutes(1).ms);
}

std::vector<PlannedLeg> proposed_legs(const State& state, const RideSearch& search) {
    return legs_of_plan(state, search.day, brought_forward(search.day, search.planner->best()));
}

// False: there is more than one planner can hold.
bool start_search(const Known& known, CivilDate day, Instant now, RidesInput& input) {
    RideSearch search{
        .day = ride_day(known.state, day, now), .planner = {}, .steps_left = steps_in_all, .proposed = {}};
    if (!check_ride_problem(search.day.problem)) return false;
    search.planner = std::make_unique<RidePlanner>(search.day.problem, seed, search.day.plan);
    search.proposed = proposed_legs(known.state, search);
    input.search = std::move(search);
    return true;
}

void search_on(const Known& known, RidesInput& input, Services& services) {
    if (!input.search || input.search->steps_left <= 0) return;
    RideSearch& search = *input.search;
    search.planner->improve(steps_a_frame);
    search.steps_left -= static_cast<int>(steps_a_frame);
    if (search.steps_left <= 0) search.proposed = proposed_legs(known.state, search);
    services.draw_again();
}

bool is_planned(const State& state, const Errand& errand) {
    return !way_without_vehicle(state, errand) && !is_crowded(state, errand.id);
}

// --- What is not planned

void draw_unplanned(const Acting& by, DayOfRides& planned, const std::vector<const Errand*>& rides,
                    Services& services) {
    bool thought = false;
    for (const Errand* errand : rides) {
        const auto way = way_without_vehicle(by.known.state, *errand);
        const bool crowded = !way && is_crowded(by.known.state, errand->id);
        if (!way && !crowded) continue;
        const ui::Card card(errand->id, {.tone = ui::Tone::Need});
        const std::string arrive = appointment_words(by.known.state, errand->id, by.me.offset);
        const std::string second =
            joined(arrive, joined(building_words(by.known.state, *errand), needs_line(errand->needs)));
        ui::row("what", {.title = errand_title(by.known.state, *errand),
                         .second = joined(when_words(errand->window, by.me.saying(by.now)), second),
                         .third = crowded                ? text("rides.crowded")
                                  : *way == LegWay::Back ? text("rides.way_back_missing")
                                                         : std::string(),
                         .icon = ui::Icon::Car,
                         .tone = ui::Tone::Need,
                         .route = route_to("errands", errand->id)});
        if (crowded) continue;  // The whole day is planned anew for it.
        auto answer = planned.answers.find(errand->id);
        if (answer == planned.answers.end() && thought) {
            services.draw_again();
            continue;
        }
        if (answer == planned.answers.end()) {
            thought = true;
            answer = planned.answers.emplace(errand->id, answer_for(by.known.state, planned.day, errand->id))
                         .first;
        }
        draw_ride_answer(by, planned.day, answer->second, *errand);
    }
}

// The one that is driven next; the last one when all are done.
const RideLeg* next_leg(const State& state, ErrandId errand) {
    const auto legs = legs_of(state, errand);
    const auto next = std::find_if(legs.begin(), legs.end(),
                                   [](const RideLeg* leg) { return leg->state != LegState::Done; });
    return next == legs.end() ? legs.back() : *next;
}

void draw_planned(const Known& known, const Viewer& me, const std::vector<const Errand*>& rides) {
    const bool any = std::any_of(rides.begin(), rides.end(),
                                 [&](const Errand* errand) { return is_planned(known.state, *errand); });
    if (!any) return;
    const ui::Card card("planned");
    const ui::List list(text("rides.planned"));
    for (const Errand* errand : rides) {
        if (!is_planned(known.state, *errand)) continue;
        const RideLeg* leg = next_leg(known.state, errand->id);
        const std::string arrive = appointment_words(known.state, errand->id, me.offset);
        const std::string place = joined(building_words(known.state, *errand), arrive);
        ui::row(errand->id,
                {.title = joined(clock_words(civil_time(leg->window.from, me.offset).minute_of_day),
                                 errand_title(known.state, *errand)),
                 .second = joined(place, vehicle_words(known.state, leg->vehicle)),
                 .third = leg_state_words(leg->state),
                 .icon = ui::Icon::Car,
                 .route = route_to("errands", errand->id)});
    }
}

// --- The proposal

void draw_search(const Known& known, const Viewer& me, Instant now, CivilDate day, std::size_t unplanned,
                 RidesInput& input, Outbox& outbox, Services& services) {
    if (!input.search) {
        const std::string label =
            unplanned > 0 ? text("rides.plan_missing", {{"count", unplanned}}) : text("rides.plan_better");
        const bool main = unplanned > 0;
        if (ui::button(label, {.kind = main ? ui::ButtonKind::Primary : ui::ButtonKind::Quiet,
                               .icon = ui::Icon::Route}))
            input.cannot_search = !start_search(known, day, now, input);
        if (input.cannot_search) ui::note(ui::Icon::CircleAlert, text("rides.cannot_search"), ui::Tone::Need);
        if (!input.search) return;
    }
    search_on(known, input, services);
    RideSearch& search = *input.search;
    if (search.steps_left > 0) {
        ui::progress(text("rides.searching"), steps_in_all - search.steps_left, steps_in_all, {});
        if (ui::button(text("rides.enough"))) {
            search.steps_left = 0;
            search.proposed = proposed_legs(known.state, search);
        }
        return;
    }
    const ui::Card card("proposal", {.tone = ui::Tone::Wait});
    if (search.proposed.empty()) {
        ui::line(text("rides.nothing_better"), {.bold = true});
        if (ui::button(text("action.close"))) input.search.reset();
        return;
    }
    ui::line(text("rides.proposal", {{"count", search.proposed.size()}}), {.bold = true});
    for (const PlannedLeg& leg : search.proposed) {
        const Errand* errand = known.state.errands.find(leg.errand);
        if (!errand) continue;
        const char* way = leg.way == LegWay::There ? "rides.way.there" : "rides.way.back";
        ui::line(joined(joined(range_words(leg.window, me.offset), errand_title(known.state, *errand)),
                        joined(text(way), vehicle_words(known.state, leg.vehicle))));
    }
    const ui::Columns columns(2);
    if (action({known, me, now, outbox}, text("rides.accept"), AcceptRides{search.proposed},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check}))
        return input.search.reset();
    columns.next();
    if (ui::button(text("rides.not_so"))) input.search.reset();
}

// --- The day by vehicle

ui::TimelineBar bar_of(const Known& known, const Viewer& me, Instant now, const RideLeg& leg,
                       const TimeRange& day) {
    const Errand* errand = known.state.errands.find(leg.errand);
    const std::string building = errand ? building_words(known.state, *errand) : std::string();
    const std::string what = leg_words(known.state, leg);
    return {.key = leg.id,
            .from = minute_of(leg.window.from, day),
            .until = minute_of(leg.window.until, day),
            .label = building,
            .second = text(leg.way == LegWay::There ? "rides.way.there" : "rides.way.back"),
            .tone = leg.state == LegState::Done ? ui::Tone::Neutral : ui::Tone::Mine,
            .spoken = joined(joined(when_words(leg.window, me.saying(now)), what), building),
            .route = route_to("errands", leg.errand)};
}

void draw_day(const Known& known, const Viewer& me, Instant now, const TimeRange& day) {
    std::vector<ui::TimelineRow> rows;
    int first = 24 * 60, last = 0;
    for (const Vehicle* vehicle : vehicles_in_use(known.state)) {
        ui::TimelineRow row;
        row.key = vehicle->id;
        row.label = vehicle->name;
        row.second = vehicle->off_since ? text("rides.off")
                     : vehicle->driver  ? name_of(known.state, *vehicle->driver)
                                        : text("rides.no_driver");
        row.icon = vehicle->wheelchairs > 0 ? ui::Icon::Accessibility : ui::Icon::None;
        row.tone = vehicle->off_since || !vehicle->driver ? ui::Tone::Need : ui::Tone::Neutral;
        row.spoken = joined(joined(row.label, row.second), places_words(*vehicle));
        for (const RideLeg* leg : legs_of_vehicle(known.state, vehicle->id, day)) {
            row.bars.push_back(bar_of(known, me, now, *leg, day));
            first = std::min(first, row.bars.back().from);
            last = std::max(last, row.bars.back().until);
        }
        rows.push_back(std::move(row));
    }
    ui::heading(text("rides.vehicles"));
    if (rows.empty()) {
        ui::line(text("rides.no_vehicles"));
        return;
    }
    ui::TimelineHours hours;
    hours.from = std::clamp(first / 60 * 60 - 60, 0, 8 * 60);
    hours.until = std::clamp((last + 59) / 60 * 60 + 60, 18 * 60, 24 * 60);
    hours.clock = [](int minute) { return clock_words(minute); };
    const ui::Card card("timeline");
    ui::timeline(text("rides.vehicles"), hours, rows);
    ui::line(text("rides.rules"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Info});
}

// On the telephone each vehicle's day is a list.
void draw_day_list(const Known& known, const Viewer& me, const TimeRange& day) {
    for (const Vehicle* vehicle : vehicles_in_use(known.state)) {
        const auto legs = legs_of_vehicle(known.state, vehicle->id, day);
        ui::heading(vehicle_words(known.state, vehicle->id), {.trailing = std::to_string(legs.size())});
        if (legs.empty()) continue;
        const ui::Card card(vehicle->id);
        const ui::List list(vehicle->name);
        for (const RideLeg* leg : legs)
            ui::row(leg->id,
                    {.title = joined(range_words(leg->window, me.offset), leg_words(known.state, *leg)),
                     .second = leg_state_words(leg->state),
                     .icon = ui::Icon::Car,
                     .route = route_to("errands", leg->errand)});
    }
}

void draw_wanted(const Known& known, const Viewer& me, Instant now, CivilDate day, RidesInput& input,
                 Outbox& outbox, Services& services) {
    CivilDate chosen = day;
    const CivilDate today = today_of(me.saying(now));
    ui::date_picker(text("rides.day"), chosen, {today, plus_days(today, -30), plus_days(today, 90)});
    if (chosen != day) {
        input.day = chosen;
        input.search.reset();
        input.cannot_search = false;
    }
    const std::vector<const Errand*> rides = rides_on(known.state, day_range(day, me));
    const auto unplanned = static_cast<std::size_t>(std::count_if(
        rides.begin(), rides.end(), [&](const Errand* errand) { return !is_planned(known.state, *errand); }));
    ui::heading(
        text("rides.wanted"),
        {.trailing = text("rides.counts", {{"planned", rides.size() - unplanned}, {"missing", unplanned}})});
    if (rides.empty()) return ui::empty_state(ui::Icon::Car, text("rides.none"), text("rides.none_second"));
    draw_search(known, me, now, day, unplanned, input, outbox, services);
    if (!input.search) {
        const Bits128 about{0, static_cast<std::uint64_t>(days_ahead(day, {Instant{}, me.offset}))};
        DayOfRides& planned = input.planned.get(known, now, about, [&] {
            return DayOfRides{ride_day(known.state, day, now), {}};
        });
        draw_unplanned({known, me, now, outbox}, planned, rides, services);
    }
    draw_planned(known, me, rides);
}

}  // namespace

void draw_ride_legs(const Known& known, const Viewer& me, Instant now, const Errand& errand) {
    for (const RideLeg* leg : legs_of(known.state, errand.id)) {
        const Vehicle* vehicle = known.state.vehicles.find(leg->vehicle);
        const std::string plate = vehicle ? vehicle->plate : std::string();
        ui::row(leg->id, {.title = joined(sentence(when_words(leg->window, me.saying(now))),
                                          leg_words(known.state, *leg)),
                          .second = joined(vehicle_words(known.state, leg->vehicle), plate),
                          .third = leg_state_words(leg->state),
                          .icon = ui::Icon::Car});
    }
}

void rides_page(const Known& known, const Viewer& me, Instant now, RidesInput& input, Outbox& outbox,
                Services& services) {
    const CivilDate day = input.day.value_or(today_of(me.saying(now)));
    const ui::Page page({.title = text("rides.title"),
                         .second = joined(day_words(day, me.saying(now)), date_words(day)),
                         .back_route = "/errands",
                         .back_label = text("errands.back"),
                         .actions =
                             [&] {
                                 ui::link_button(text("rides.fleet"), "/vehicles",
                                                 {.icon = ui::Icon::Settings});
                                 ui::link_button(text("errands.ask_for"), "/ask", {.icon = ui::Icon::Plus});
                             },
                         .panes = ui::desk(),
                         .key = "rides"});
    if (!ui::desk()) {
        draw_wanted(known, me, now, day, input, outbox, services);
        draw_day_list(known, me, day_range(day, me));
        return;
    }
    const ui::Panes panes(
        {.list_width = 420, .list_label = text("rides.wanted"), .detail_label = text("rides.vehicles")});
    if (panes.list()) draw_wanted(known, me, now, day, input, outbox, services);
    if (panes.detail()) draw_day(known, me, now, day_range(day, me));
}

}  // namespace linli::client
