#include "app/client/rides/trip_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/errands/errand_words.h"
#include "app/client/medicine/medicine_words.h"
#include "app/client/ui/ui.h"
#include "shared/errands/errand_book.h"
#include "shared/medicine/commands.h"
#include "shared/medicine/medicine_book.h"

namespace linli::client {
namespace {

constexpr int usual_hours = 3;

// --- Planning one

void draw_places(const Known& known, TripInput& input) {
    ui::text_field(text("trip.place"), input.place, {.help = text("trip.place_help"), .max_length = 40});
    const ui::Flow flow;
    for (const auto& [id, row] : known.state.destinations.rows()) {
        const std::string& name = row.record.name;
        if (ui::filter_chip(name, input.place == name, id)) input.place = name;
    }
}

void draw_doors_to_take(const Acting& by, const std::vector<const Errand*>& errands, TripInput& input) {
    ui::line(text("trip.doors"), {.bold = true});
    const ui::List list(text("trip.doors"));
    for (const Errand* errand : errands) {
        bool on = !input.left_out.contains(errand->id);
        const ui::RowOptions row{.title = errand_title(by.known.state, *errand),
                                 .second = joined(errand_summary(by.known.state, *errand),
                                                  errand_time_words(*errand, by.me.saying(by.now)))};
        if (!ui::check_row(errand->id, on, row)) continue;
        if (on)
            input.left_out.erase(errand->id);
        else
            input.left_out.insert(errand->id);
    }
}

void draw_planning(const Acting& by, const std::vector<const Errand*>& errands, TripInput& input) {
    const ui::Card card("planning");
    ui::heading(text("trip.plan"), {.icon = ui::Icon::Route});
    draw_places(by.known, input);
    ui::time_range_picker(text("trip.from"), text("trip.until"), input.from, input.until,
                          ui::RangeEnd::SameDay);
    draw_doors_to_take(by, errands, input);
    const CivilDate today = today_of(by.me.saying(by.now));
    PlanTrip command{
        input.place,
        {instant_of(today, input.from, by.me.offset), instant_of(today, input.until, by.me.offset)},
        {}};
    for (const Errand* errand : errands) {
        if (!input.left_out.contains(errand->id)) command.errands.push_back(errand->id);
    }
    if (action(by, text("trip.plan_do"), command, {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check},
               "trip.place_missing"))
        input = {};
}

// --- One that is planned or on the way

std::string items_words(const std::vector<const ErrandItem*>& items) {
    std::vector<std::string> words;
    for (const ErrandItem* item : items) {
        const std::string quantity = quantity_words(item->words);
        words.push_back(item->words.item + (quantity.empty() ? "" : " " + quantity));
    }
    return listed(words);
}

// What must stay cold on the way is said at every door, until it is home.
void draw_cold(const State& state, const ErrandItem& item) {
    const MedicineLine* line = state.medicine_lines.find(item.id);
    if (!line || !line->facts.keep_cold) return;
    const ui::Scope scope(item.id);
    ui::line(text("medicine.cold_is", {{"name", item.words.item}}),
             {.bold = true, .icon = ui::Icon::Thermometer});
}

void draw_door(const Acting& by, const HospitalTrip& trip, const TripDoor& door) {
    const State& state = by.known.state;
    const Errand* errand = state.errands.find(door.errand);
    if (!errand) return;
    const ui::Card card(door.errand);
    ui::row("what",
            {.title = errand_title(state, *errand),
             .second = door.asked_for ? door_words(door_of_person(state, *door.asked_for)) : std::string(),
             .icon = errand_icon(errand->kind),
             .route = route_to("errands", door.errand)});
    if (!door.wanted.empty())
        ui::line(joined(text("trip.wanted"), items_words(door.wanted)), {.icon = ui::Icon::Pill});
    if (!door.got.empty())
        ui::line(joined(text("trip.got"), items_words(door.got)), {.icon = ui::Icon::Check});
    for (const ErrandItem* item : door.wanted) draw_cold(state, *item);
    for (const ErrandItem* item : door.got) draw_cold(state, *item);
    if (door.to_collect != Things{})
        ui::line(joined(text("trip.collect"), things_words(door.to_collect)),
                 {.bold = true, .icon = ui::Icon::Package});
    if (door.to_return != Things{})
        ui::line(joined(text("trip.return"), things_words(door.to_return)),
                 {.bold = true, .icon = ui::Icon::Undo2});
    if (trip.state == TripState::Planned)
        action(by, text("trip.leave"), LeaveTrip{trip.id, door.errand}, {.kind = ui::ButtonKind::Plain});
}

void draw_trip(const Acting& by, const HospitalTrip& trip, const std::vector<const Errand*>& others) {
    const ui::Scope scope(trip.id);
    const TripSheet sheet = trip_sheet(by.known.state, trip);
    const bool going = trip.state == TripState::OnTheWay;
    ui::heading(trip.place, {.icon = ui::Icon::MapPin, .trailing = std::to_string(sheet.doors.size())});
    ui::line(
        joined(when_words(trip.window, by.me.saying(by.now)), text(going ? "trip.going" : "trip.planned")));
    for (const TripDoor& door : sheet.doors) draw_door(by, trip, door);
    if (sheet.spent_cents > 0)
        ui::line(joined(text("trip.spent"), money_words(sheet.spent_cents)),
                 {.bold = true, .icon = ui::Icon::ClipboardCheck});
    for (const Errand* errand : others) {
        const std::string label = text("trip.join", {{"what", errand_title(by.known.state, *errand)}});
        action(by, label, JoinTrip{trip.id, errand->id}, {.icon = ui::Icon::Plus, .key = errand->id});
    }
    if (going)
        action(by, text("trip.end"), EndTrip{trip.id},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
    else
        action(by, text("trip.start"), StartTrip{trip.id},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Route});
}

}  // namespace

std::vector<const Errand*> errands_for_trip(const State& state, PersonId helper) {
    std::vector<const Errand*> errands = state.errands.where<&Errand::helper>(helper);
    std::erase_if(errands, [&](const Errand* errand) {
        return errand->kind != ErrandKind::Medicine || !is_underway(*errand) ||
               stop_on_trip(state, errand->id);
    });
    return errands;
}

bool has_trip(const State& state, PersonId helper) {
    const auto trips = state.hospital_trips.where<&HospitalTrip::helper>(helper);
    return std::any_of(trips.begin(), trips.end(),
                       [](const HospitalTrip* trip) { return trip->state != TripState::Over; });
}

void trip_page(const Known& known, const Viewer& me, Instant now, TripInput& input, Outbox& outbox) {
    const ui::Page page({.title = text("trip.title"),
                         .second = text("trip.second"),
                         .back_route = "/errands",
                         .back_label = text("errands.back"),
                         .narrow = true,
                         .key = "trip"});
    const Acting by{known, me, now, outbox};
    const std::vector<const Errand*> errands = errands_for_trip(known.state, me.me);
    for (const HospitalTrip* trip : known.state.hospital_trips.where<&HospitalTrip::helper>(me.me)) {
        if (trip->state != TripState::Over) draw_trip(by, *trip, errands);
    }
    const bool any = has_trip(known.state, me.me);
    if (errands.empty() && !any)
        return ui::empty_state(ui::Icon::Pill, text("trip.none"), text("trip.none_second"));
    if (errands.empty()) return;
    if (input.from == input.until) {
        input.from = (civil_time(now, me.offset).minute_of_day / 60 + 1) * 60;
        input.until = input.from + usual_hours * 60;
    }
    if (any && !input.planning) {
        input.planning = ui::button(text("trip.another"), {.kind = ui::ButtonKind::Plain});
        return;
    }
    draw_planning(by, errands, input);
}

}  // namespace linli::client
