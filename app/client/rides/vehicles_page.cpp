#include <algorithm>

#include "app/client/action.h"
#include "app/client/day_chips.h"
#include "app/client/errands/errand_words.h"
#include "app/client/people/find_person.h"
#include "app/client/rides/map_links.h"
#include "app/client/rides/ride_words.h"
#include "app/client/rides/rides_page.h"
#include "app/client/ui/ui.h"
#include "shared/errands/errand_book.h"
#include "shared/helpers/helper_book.h"
#include "shared/rides/ride_book.h"

// The vehicles and where they go; and a driver's own day.

namespace linli::client {
namespace {

constexpr int most_places = 20, farthest_minutes = 240;

void open_vehicle(RidesInput& input, const Vehicle* known) {
    input.sheet = RideSheet::Vehicle;
    input.is_new = known == nullptr;
    input.vehicle = known ? *known : Vehicle{};
    input.find.clear();
    input.retiring = false;
    if (known) return;
    input.vehicle.seats = 4;
    input.vehicle.days = every_day;
    input.vehicle.from_minute = 7 * 60;
    input.vehicle.until_minute = 18 * 60;
}

void draw_vehicles(const Known& known, const Viewer& me, Instant now, RidesInput& input, Outbox& outbox) {
    const std::vector<const Vehicle*> vehicles = vehicles_in_use(known.state);
    ui::heading(text("rides.vehicles"), {.trailing = std::to_string(vehicles.size())});
    if (!vehicles.empty()) {
        const ui::Card card("vehicles");
        const ui::List list(text("rides.vehicles"));
        for (const Vehicle* vehicle : vehicles) {
            ui::RowOptions row{
                .title = vehicle_words(known.state, vehicle->id),
                .second = joined(places_words(*vehicle), clock_words(vehicle->from_minute) + "–" +
                                                             clock_words(vehicle->until_minute)),
                .third = vehicle->off_since ? text("rides.off") : std::string(),
                .icon = ui::Icon::Car,
                .tone = vehicle->off_since ? ui::Tone::Need : ui::Tone::Mine};
            row.actions = [&] {
                const bool off = vehicle->off_since.has_value();
                const std::string label = text(off ? "rides.on_again" : "rides.cannot_drive");
                const std::string spoken = joined(label, vehicle->name);
                if (off)
                    action({known, me, now, outbox}, label, SetVehicleOff{vehicle->id, false},
                           {.spoken = spoken});
                else if (ui::button(label, {.spoken = spoken}))
                    input.stopping = vehicle->id;
                if (ui::icon_button(ui::Icon::Pencil, joined(text("rides.change"), vehicle->name)))
                    open_vehicle(input, vehicle);
            };
            ui::row(vehicle->id, row);
        }
    }
    if (ui::button(text("rides.add_vehicle"), {.icon = ui::Icon::Plus})) open_vehicle(input, nullptr);
}

void draw_destinations(const Known& known, RidesInput& input) {
    ui::heading(text("rides.destinations"));
    if (known.state.destinations.size() > 0) {
        const ui::Card card("destinations");
        const ui::List list(text("rides.destinations"));
        for (const auto& [id, row] : known.state.destinations.rows()) {
            if (!ui::row(id, {.title = row.record.name,
                              .trailing = text("rides.minutes", {{"count", row.record.minutes}}),
                              .pressable = true}))
                continue;
            input.sheet = RideSheet::Destination;
            input.is_new = false;
            input.destination = row.record;
        }
    }
    if (!ui::button(text("rides.add_destination"), {.icon = ui::Icon::Plus})) return;
    input.sheet = RideSheet::Destination;
    input.is_new = true;
    input.destination = {};
    input.destination.minutes = usual_minutes;
}

void draw_driver(const Known& known, RidesInput& input) {
    Vehicle& vehicle = input.vehicle;
    if (vehicle.driver) {
        const std::string name = name_of(known.state, *vehicle.driver);
        ui::RowOptions row{
            .title = name, .second = roles_words(known.state, *vehicle.driver), .person = circle_of(name)};
        row.actions = [&] {
            if (ui::icon_button(ui::Icon::Close, text("rides.without_driver", {{"name", name}})))
                vehicle.driver.reset();
        };
        ui::row("driver", row);
    }
    const auto driver =
        find_person(known, text("rides.find_driver"), input.find, input.people,
                    {.fits = [&](PersonId person) { return is_helper(known.state, person); },
                     .second = [&](PersonId person) { return roles_words(known.state, person); },
                     .nobody = text("rides.no_helper_found")});
    if (driver) vehicle.driver = driver;
}

void vehicle_fields(const Known& known, RidesInput& input) {
    Vehicle& vehicle = input.vehicle;
    ui::text_field(text("rides.name"), vehicle.name, {.help = text("rides.name_help"), .max_length = 30});
    ui::text_field(text("rides.plate"), vehicle.plate, {.max_length = 12});
    draw_driver(known, input);
    int seats = vehicle.seats, wheelchairs = vehicle.wheelchairs, stretchers = vehicle.stretchers;
    if (ui::stepper(text("rides.seats_field"), seats, {.most = most_places})) vehicle.seats = seats;
    if (ui::stepper(text("rides.wheelchairs_field"), wheelchairs, {.most = most_places}))
        vehicle.wheelchairs = wheelchairs;
    if (ui::stepper(text("rides.stretchers_field"), stretchers, {.most = most_places}))
        vehicle.stretchers = stretchers;
    day_chips(vehicle.days);
    int from = vehicle.from_minute, until = vehicle.until_minute;
    if (ui::time_range_picker(text("offer.from"), text("offer.until"), from, until, ui::RangeEnd::SameDay)) {
        vehicle.from_minute = from;
        vehicle.until_minute = until;
    }
}

void vehicle_sheet(const Known& known, const Viewer& me, Instant now, RidesInput& input, Outbox& outbox) {
    bool open = true, done = false;
    {
        const ui::Dialog sheet({.title = text(input.is_new ? "rides.add_vehicle" : "rides.change"),
                                .open = &open,
                                .close_label = text("action.close")});
        vehicle_fields(known, input);
        const Acting by{known, me, now, outbox};
        done = action(by, text("offer.save"), SetVehicle{input.is_new, input.vehicle},
                      {.kind = ui::ButtonKind::Primary}, "rides.name_missing");
        const Vehicle* vehicle = input.is_new ? nullptr : known.state.vehicles.find(input.vehicle.id);
        if (vehicle && !input.retiring && ui::button(text("rides.retire"), {.kind = ui::ButtonKind::Plain}))
            input.retiring = true;
        if (vehicle && input.retiring) {
            Vehicle retired = *vehicle;
            retired.retired = true;
            retired.driver.reset();
            ui::note(ui::Icon::CircleAlert, text("rides.retire_second"), ui::Tone::Need);
            done = action(by, text("rides.retire_do"), SetVehicle{false, retired},
                          {.kind = ui::ButtonKind::Danger}) ||
                   done;
        }
    }
    if (!open || done) input.sheet = RideSheet::None;
}

void destination_sheet(const Known& known, const Viewer& me, Instant now, RidesInput& input, Outbox& outbox) {
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = text(input.is_new ? "rides.add_destination" : "rides.change_destination"),
             .open = &open,
             .close_label = text("action.close")});
        ui::text_field(text("rides.destination_name"), input.destination.name,
                       {.help = text("rides.destination_help"), .max_length = 60});
        int away = input.destination.minutes;
        if (ui::stepper(text("rides.away"), away, {.least = 1, .most = farthest_minutes}))
            input.destination.minutes = away;
        done = action({known, me, now, outbox}, text("offer.save"),
                      SetDestination{input.is_new, input.destination}, {.kind = ui::ButtonKind::Primary},
                      "rides.destination_missing");
    }
    if (!open || done) input.sheet = RideSheet::None;
}

// It cannot drive: whoever was to be fetched by it waits again, which nothing brings back.
void stop_sheet(const Acting& by, RidesInput& input) {
    const Vehicle* vehicle = by.known.state.vehicles.find(input.stopping);
    if (!vehicle || vehicle->off_since) return;
    bool open = true, done = false;
    const std::size_t rides = legs_to_drive(by.known.state, vehicle->id).size();
    {
        const ui::Dialog sheet({.title = text("rides.stop_title", {{"vehicle", vehicle->name}}),
                                .open = &open,
                                .close_label = text("action.close")});
        ui::line(text(rides > 0 ? "rides.stop_second" : "rides.stop_none", {{"count", rides}}));
        const ui::Columns columns(2);
        if (ui::button(text("rides.stop_not"))) open = false;
        columns.next();
        done = action(by, text("rides.cannot_drive"), SetVehicleOff{vehicle->id, true},
                      {.kind = ui::ButtonKind::Danger});
    }
    if (!open || done) input.stopping = {};
}

// --- A driver's day

void draw_step(const Acting& by, const RideLeg& leg, ui::ButtonKind kind) {
    const bool waits = leg.state == LegState::Planned, there = leg.way == LegWay::There;
    const char* label = waits ? "rides.on_board" : there ? "rides.arrived" : "rides.home";
    action(by, text(label), TellLeg{leg.id, next_state(leg.state)}, {.kind = kind, .icon = ui::Icon::Check});
}

// False: it was not told, or may not be taken back any more.
bool draw_step_back_of(const Acting& by, const RideLeg& leg) {
    if (leg.state == LegState::Planned) return false;
    const bool was_done = leg.state == LegState::Done;
    const TellLeg before{leg.id, was_done ? LegState::OnBoard : LegState::Planned};
    if (!why_not(by, before).empty()) return false;
    action(by, text(was_done ? "rides.not_there_yet" : "rides.not_on_board_yet"), before,
           {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Undo2});
    return true;
}

void draw_leg(const Known& known, const Viewer& me, Instant now, const RideLeg& leg, Outbox& outbox) {
    const ErrandDetail* detail = known.state.errand_details.find(leg.errand);
    const Errand* errand = known.state.errands.find(leg.errand);
    const ui::Card card(leg.id);
    const bool there = leg.way == LegWay::There;
    ui::beside(
        [&] { ui::line(range_words(leg.window, me.offset), {.size = ui::TextSize::Heading, .bold = true}); },
        [&] { ui::chip(leg_state_words(leg.state), ui::Tone::Mine); });
    ui::line(leg_words(known.state, leg), {.bold = true, .icon = ui::Icon::Car});
    if (detail) {
        const std::string name = name_of(known.state, detail->asked_for);
        ui::line(joined(name, door_words(door_of_person(known.state, detail->asked_for))),
                 {.icon = ui::Icon::User});
        for (const std::string& words : ride_words(detail->ride)) ui::line(words, {.icon = ui::Icon::Info});
    }
    const std::string arrive = appointment_words(known.state, leg.errand, me.offset);
    if (there && !arrive.empty()) ui::line(arrive, {.bold = true, .icon = ui::Icon::Clock});
    if (errand)
        for (const std::string& need : needs_words(errand->needs)) ui::line(need, {.icon = ui::Icon::Info});
    draw_step_back_of({known, me, now, outbox}, leg);
    if (leg.state == LegState::Done) return;
    {
        const ui::Flow flow;
        const Contact* contact = detail ? known.state.contacts.find(detail->asked_for) : nullptr;
        if (contact && !contact->phone.empty())
            ui::link_button(text("errand.call", {{"name", name_of(known.state, detail->asked_for)}}),
                            "tel:" + contact->phone, {.icon = ui::Icon::Phone});
        if (errand) draw_map_links(known, *errand);
    }
    draw_step({known, me, now, outbox}, leg, ui::ButtonKind::Primary);
}

}  // namespace

void vehicles_page(const Known& known, const Viewer& me, Instant now, RidesInput& input, Outbox& outbox) {
    const ui::Page page({.title = text("rides.fleet"),
                         .back_route = "/rides",
                         .back_label = text("rides.title"),
                         .narrow = true,
                         .key = "vehicles"});
    draw_vehicles(known, me, now, input, outbox);
    draw_destinations(known, input);
    stop_sheet({known, me, now, outbox}, input);
    if (input.sheet == RideSheet::Vehicle) vehicle_sheet(known, me, now, input, outbox);
    if (input.sheet == RideSheet::Destination) destination_sheet(known, me, now, input, outbox);
}

bool draw_next_step(const Acting& by, const Errand& errand, ui::ButtonKind kind) {
    if (!is_underway(errand)) return false;
    for (const RideLeg* leg : legs_of(by.known.state, errand.id)) {
        if (leg->state == LegState::Done) continue;
        const auto no = check(by.known.state, by.me.stamp(by.now), TellLeg{leg->id, next_state(leg->state)});
        if (no && no->reason == Reason::LegUnknown) return false;  // Somebody else drives it.
        draw_step(by, *leg, kind);
        return true;
    }
    return false;
}

void draw_step_back(const Acting& by, const Errand& errand) {
    const std::vector<const RideLeg*> legs = legs_of(by.known.state, errand.id);
    for (auto leg = legs.rbegin(); leg != legs.rend(); ++leg) {
        if (draw_step_back_of(by, **leg)) return;
    }
}

void drive_page(const Known& known, const Viewer& me, Instant now, RidesInput& input, Outbox& outbox) {
    const ui::Page page({.title = text("rides.my_day"),
                         .second = date_words(today_of(me.saying(now))),
                         .back_route = "/errands",
                         .back_label = text("errands.back"),
                         .narrow = true,
                         .key = "drive"});
    const std::vector<const Vehicle*> mine = vehicles_of(known.state, me.me);
    if (mine.empty()) return ui::empty_state(ui::Icon::Car, text("rides.not_driver"));
    const Instant midnight = instant_of(today_of(me.saying(now)), 0, me.offset);
    for (const int ahead : {0, 1}) {
        const TimeRange day{midnight + days(ahead), midnight + days(ahead + 1)};
        for (const Vehicle* vehicle : mine) {
            const auto legs = legs_of_vehicle(known.state, vehicle->id, day);
            ui::heading(
                joined(day_words(civil_time(day.from, me.offset).date, me.saying(now)), vehicle->name),
                {.trailing = std::to_string(legs.size())});
            if (legs.empty()) ui::line(text("rides.no_rides"), {.quiet = true});
            for (const RideLeg* leg : legs) draw_leg(known, me, now, *leg, outbox);
        }
    }
    for (const Vehicle* vehicle : mine) {
        const ui::Scope scope(vehicle->id);
        const bool off = vehicle->off_since.has_value();
        if (off) ui::note(ui::Icon::CircleAlert, text("rides.off_note"), ui::Tone::Need);
        const std::string label = text(off ? "rides.on_again" : "rides.broken", {{"vehicle", vehicle->name}});
        if (off)
            action({known, me, now, outbox}, label, SetVehicleOff{vehicle->id, false});
        else if (ui::button(label, {.kind = ui::ButtonKind::Danger}))
            input.stopping = vehicle->id;
    }
    stop_sheet({known, me, now, outbox}, input);
}

}  // namespace linli::client
