#include "app/client/rides/rides_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/errands/errand_words.h"
#include "app/client/rides/ride_words.h"
#include "app/client/rides/rides_parts.h"
#include "app/client/ui/ui.h"
#include "shared/errands/errand_book.h"
#include "shared/rides/ride_book.h"

namespace linli::client {
namespace {

TimeRange day_range(CivilDate day, const Viewer& me) {
    const Instant midnight = instant_of(day, 0, me.offset);
    return {midnight, midnight + days(1)};
}

bool is_planned(const State& state, const Errand& errand) {
    return !way_without_vehicle(state, errand) && !is_crowded(state, errand.id);
}

// --- What is not planned

void draw_unplanned(const Acting& by, const RidesShown& shown, Services& services) {
    DayOfRides& planned = *shown.day;
    bool thought = false;
    for (const Errand* errand : shown.unplanned) {
        const auto way = way_without_vehicle(by.known.state, *errand);
        const bool crowded = !way;
        if (crowded && !is_crowded(by.known.state, errand->id)) continue;  // Planned by a press just now.
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

// The one that is driven next; the last one when all are done. Nothing where a neighbour drives
// without a plan, or none is planned any more.
const RideLeg* next_leg(const State& state, ErrandId errand) {
    const auto legs = legs_of(state, errand);
    if (legs.empty()) return nullptr;
    const auto next = std::find_if(legs.begin(), legs.end(),
                                   [](const RideLeg* leg) { return leg->state != LegState::Done; });
    return next == legs.end() ? legs.back() : *next;
}

void draw_planned(const Acting& by, const RidesShown& shown) {
    if (shown.planned.empty()) return;
    const State& state = by.known.state;
    const ui::Card card("planned");
    const ui::List list(text("rides.planned"));
    for (const Errand* errand : shown.planned) {
        const RideLeg* leg = next_leg(state, errand->id);
        if (!leg && !errand->helper) continue;  // Planned no more, by a press just now.
        const std::string arrive = appointment_words(state, errand->id, by.me.offset);
        const std::string place = joined(building_words(state, *errand), arrive);
        const Instant from = leg ? leg->window.from : errand->window.from;
        ui::row(errand->id, {.title = joined(clock_words(civil_time(from, by.me.offset).minute_of_day),
                                             errand_title(state, *errand)),
                             .second = joined(place, leg ? vehicle_words(state, leg->vehicle)
                                                         : name_of(state, *errand->helper)),
                             .third = leg ? leg_state_words(leg->state) : text("rides.own_car"),
                             .icon = ui::Icon::Car,
                             .route = route_to("errands", errand->id)});
    }
}

void choose_day(const Acting& by, CivilDate day, RidesInput& input) {
    CivilDate chosen = day;
    const CivilDate today = today_of(by.me.saying(by.now));
    ui::date_picker(text("rides.day"), chosen, {today, plus_days(today, -30), plus_days(today, 90)});
    if (chosen == day) return;
    input.day = chosen;
    input.search.reset();
    input.searching = Searching::Quietly;
    input.cannot_search = input.cannot_search_quietly = false;
    input.accepted.reset();
}

void draw_wanted(const Acting& by, const RidesShown& shown, RidesInput& input, Services& services) {
    choose_day(by, shown.date, input);
    const std::size_t planned = shown.planned.size(), missing = shown.unplanned.size();
    ui::heading(text("rides.wanted"),
                {.trailing = text("rides.counts", {{"planned", planned}, {"missing", missing}})});
    if (planned + missing == 0)
        return ui::empty_state(ui::Icon::Car, text("rides.none"), text("rides.none_second"));
    const bool any_by_vehicle =
        missing > 0 || std::any_of(shown.planned.begin(), shown.planned.end(), [&](const Errand* errand) {
            return !is_driven_without_plan(by.known.state, *errand);
        });
    if (any_by_vehicle) draw_better_plan(by, shown, input, services);
    if (shown.day) draw_unplanned(by, shown, services);
    draw_planned(by, shown);
}

// What can be done is worked out only while no plan is looked for that may do it all at once.
RidesShown shown_day(const Acting& by, CivilDate date, RidesInput& input) {
    const State& state = by.known.state;
    RidesShown shown{.date = date, .range = day_range(date, by.me), .planned = {}, .unplanned = {}};
    for (const Errand* errand : rides_on(state, shown.range))
        (is_planned(state, *errand) ? shown.planned : shown.unplanned).push_back(errand);
    const Bits128 about{0, static_cast<std::uint64_t>(days_ahead(date, {Instant{}, by.me.offset}))};
    DayOfRides& planned = input.planned.get(by.known, by.now, about, [&] {
        DayOfRides made{ride_day(state, date, by.now), {}};
        forget_other_search(made.day, by.now, input);
        return made;
    });
    if (!input.search || input.searching != Searching::Asked) shown.day = &planned;
    return shown;
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
    const Acting by{known, me, now, outbox};
    const RidesShown shown = shown_day(by, day, input);
    if (!ui::desk()) {
        draw_wanted(by, shown, input, services);
        draw_day_list(by, shown);
        return;
    }
    const ui::Panes panes(
        {.list_width = 420, .list_label = text("rides.wanted"), .detail_label = text("rides.vehicles")});
    if (panes.list()) draw_wanted(by, shown, input, services);
    if (panes.detail()) draw_timeline(by, shown);
}

}  // namespace linli::client
