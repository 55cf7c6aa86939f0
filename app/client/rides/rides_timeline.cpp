#include <algorithm>
#include <optional>
#include <vector>

#include "app/client/errands/errand_words.h"
#include "app/client/rides/ride_words.h"
#include "app/client/rides/rides_parts.h"
#include "app/client/ui/ui.h"
#include "shared/rides/ride_book.h"

// A day's rides by vehicle: beside each other along the hours, or one list after the other.

namespace linli::client {
namespace {

constexpr std::size_t most_rows_without = 4;

int minute_of(Instant at, const TimeRange& day) {
    return static_cast<int>((at - day.from).ms / minutes(1).ms);
}

const char* way_key(LegWay way) {
    return way == LegWay::There ? "rides.way.there" : "rides.way.back";
}

// One way of one errand is drawn once in a row.
std::uint64_t bar_key(ErrandId errand, LegWay way) {
    return ui::Key(errand).value() + static_cast<std::uint64_t>(way);
}

ui::TimelineBar bar_of(const Acting& by, const RidesShown& shown, const RideLeg& leg, bool crowded) {
    const State& state = by.known.state;
    const Errand* errand = state.errands.find(leg.errand);
    const std::string building = errand ? building_words(state, *errand) : std::string();
    const std::string when = when_words(leg.window, by.me.saying(by.now)), what = leg_words(state, leg);
    const std::string way = text(way_key(leg.way));
    return {.key = leg.id,
            .from = minute_of(leg.window.from, shown.range),
            .until = minute_of(leg.window.until, shown.range),
            .label = building,
            .second = way,
            .tone = crowded                       ? ui::Tone::Need
                    : leg.state == LegState::Done ? ui::Tone::Neutral
                                                  : ui::Tone::Mine,
            .spoken = joined(joined(when, what), joined(way, building)),
            .route = route_to("errands", leg.errand)};
}

// --- Who has none

// When they would like to be driven; nothing where they have a vehicle and only cannot ride together.
std::optional<ui::TimelineBar> wanted_bar(const Acting& by, const RidesShown& shown, const Errand& errand) {
    const State& state = by.known.state;
    const auto way = way_without_vehicle(state, errand);
    const auto ride = way ? shown.day->day.ride_of(errand.id, *way) : std::nullopt;
    if (!ride) return std::nullopt;
    const TimeRange drive = earliest_drive(shown.day->day, shown.day->day.problem.rides[*ride]);
    const std::string building = building_words(state, errand);
    const std::string when = when_words(drive, by.me.saying(by.now)), what = errand_title(state, errand);
    const std::string way_words = text(way_key(*way));
    return ui::TimelineBar{.key = bar_key(errand.id, *way),
                           .from = minute_of(drive.from, shown.range),
                           .until = minute_of(drive.until, shown.range),
                           .label = building,
                           .second = way_words,
                           .tone = ui::Tone::Need,
                           .spoken = joined(joined(when, what), joined(way_words, building)),
                           .route = route_to("errands", errand.id)};
}

// Beside each other where they are at the same time, as far as that goes: the list has all of them.
void add_rows_without_vehicle(const Acting& by, const RidesShown& shown, std::vector<ui::TimelineRow>& rows) {
    if (!shown.day) return;
    std::size_t count = 0;
    for (const Errand* errand : shown.unplanned) {
        const std::optional<ui::TimelineBar> bar = wanted_bar(by, shown, *errand);
        if (!bar) continue;
        ++count;
        const auto has_room = [&](const ui::TimelineRow& row) { return row.bars.back().until <= bar->from; };
        auto row = std::find_if(rows.begin(), rows.end(), has_room);
        if (row == rows.end() && rows.size() == most_rows_without) continue;
        if (row == rows.end())
            row = rows.insert(row, ui::TimelineRow{.key = static_cast<int>(rows.size()) + 1});
        row->bars.push_back(*bar);
    }
    for (ui::TimelineRow& row : rows) {
        row.tone = ui::Tone::Need;
        row.label = text("rides.without_vehicle");
        const bool only = shown.unplanned.size() == 1;
        const std::string needs = only ? needs_line(shown.unplanned.front()->needs) : std::string();
        row.second = needs.empty() ? text("rides.trips", {{"count", count}}) : needs;
        row.spoken = joined(row.label, row.second);
    }
}

// --- Where they could go

ui::TimelineBar proposed_bar(const Acting& by, const RidesShown& shown, const Errand& errand, LegWay way,
                             const TimeRange& drive) {
    const State& state = by.known.state;
    const std::string building = building_words(state, errand);
    const std::int32_t minute = civil_time(drive.from, by.me.offset).minute_of_day;
    const std::string asks = text("rides.would_it_do", {{"when", clock_words(minute)}});
    return {.key = bar_key(errand.id, way),
            .from = minute_of(drive.from, shown.range),
            .until = minute_of(drive.until, shown.range),
            .label = building,
            .second = asks,
            .proposed = true,
            .spoken = joined(joined(asks, errand_title(state, errand)), building),
            .route = route_to("errands", errand.id)};
}

// Not over what is driven then: the list beside it still has it.
void add_where_free(const ui::TimelineBar& bar, ui::TimelineRow& row) {
    const bool taken = std::any_of(row.bars.begin(), row.bars.end(), [&](const ui::TimelineBar& other) {
        return other.from < bar.until && bar.from < other.until;
    });
    if (!taken) row.bars.push_back(bar);
}

// As one press would plan it; else at the first other time at which this vehicle would have room.
void add_proposed(const Acting& by, const RidesShown& shown, VehicleId vehicle, ui::TimelineRow& row) {
    for (const Errand* errand : shown.unplanned) {
        const auto found = shown.day->answers.find(errand->id);
        if (found == shown.day->answers.end()) continue;
        const auto& [fit, why] = found->second;
        for (const PlannedLeg& leg : fit.own) {
            if (leg.vehicle == vehicle)
                add_where_free(proposed_bar(by, shown, *errand, leg.way, leg.window), row);
        }
        const RideHelp* help = other_time(why);
        if (!fit.fails || !help || shown.day->day.vehicles[help->vehicle] != vehicle) continue;
        const Ride ride = shifted(shown.day->day.problem.rides[*fit.fails], help->shift);
        const LegWay way = shown.day->day.ways[*fit.fails].way;
        add_where_free(proposed_bar(by, shown, *errand, way, earliest_drive(shown.day->day, ride)), row);
    }
}

ui::TimelineRow row_of(const Acting& by, const RidesShown& shown, const Vehicle& vehicle) {
    const State& state = by.known.state;
    ui::TimelineRow row;
    row.key = vehicle.id;
    row.label = vehicle.name;
    row.second = vehicle.off_since ? text("rides.off")
                 : vehicle.driver  ? name_of(state, *vehicle.driver)
                                   : text("rides.no_driver");
    row.icon = vehicle.wheelchairs > 0 ? ui::Icon::Accessibility : ui::Icon::None;
    row.tone = vehicle.off_since || !vehicle.driver ? ui::Tone::Need : ui::Tone::Neutral;
    row.spoken = joined(joined(row.label, row.second), places_words(vehicle));
    for (const RideLeg* leg : legs_of_vehicle(state, vehicle.id, shown.range)) {
        const bool crowded =
            std::any_of(shown.unplanned.begin(), shown.unplanned.end(), [&](const Errand* errand) {
                return errand->id == leg->errand && !way_without_vehicle(state, *errand);
            });
        row.bars.push_back(bar_of(by, shown, *leg, crowded));
    }
    if (shown.day) add_proposed(by, shown, vehicle.id, row);
    return row;
}

ui::TimelineHours hours_of(const std::vector<ui::TimelineRow>& rows) {
    int first = 24 * 60, last = 0;
    for (const ui::TimelineRow& row : rows) {
        for (const ui::TimelineBar& bar : row.bars) {
            first = std::min(first, bar.from);
            last = std::max(last, bar.until);
        }
    }
    ui::TimelineHours hours;
    hours.from = std::clamp(first / 60 * 60 - 60, 0, 8 * 60);
    hours.until = std::clamp((last + 59) / 60 * 60 + 60, 18 * 60, 24 * 60);
    hours.clock = [](int minute) { return clock_words(minute); };
    return hours;
}

}  // namespace

void draw_timeline(const Acting& by, const RidesShown& shown) {
    std::vector<ui::TimelineRow> rows;
    add_rows_without_vehicle(by, shown, rows);
    const std::vector<const Vehicle*> vehicles = vehicles_in_use(by.known.state);
    for (const Vehicle* vehicle : vehicles) rows.push_back(row_of(by, shown, *vehicle));
    ui::heading(text("rides.vehicles"));
    if (vehicles.empty()) ui::line(text("rides.no_vehicles"));
    if (rows.empty()) return;
    const bool proposes = std::any_of(rows.begin(), rows.end(), [](const ui::TimelineRow& row) {
        return std::any_of(row.bars.begin(), row.bars.end(),
                           [](const ui::TimelineBar& bar) { return bar.proposed; });
    });
    const ui::Card card("timeline");
    ui::timeline(text("rides.vehicles"), hours_of(rows), rows);
    if (proposes)
        ui::line(text("rides.proposed_bars"),
                 {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Route});
    ui::line(text("rides.rules"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Info});
}

void draw_day_list(const Acting& by, const RidesShown& shown) {
    const State& state = by.known.state;
    for (const Vehicle* vehicle : vehicles_in_use(state)) {
        const auto legs = legs_of_vehicle(state, vehicle->id, shown.range);
        ui::heading(vehicle_words(state, vehicle->id), {.trailing = std::to_string(legs.size())});
        if (legs.empty()) continue;
        const ui::Card card(vehicle->id);
        const ui::List list(vehicle->name);
        for (const RideLeg* leg : legs)
            ui::row(leg->id, {.title = joined(range_words(leg->window, by.me.offset), leg_words(state, *leg)),
                              .second = leg_state_words(leg->state),
                              .icon = ui::Icon::Car,
                              .route = route_to("errands", leg->errand)});
    }
}

}  // namespace linli::client
