#include "app/client/shifts/wall_page.h"

#include <algorithm>
#include <tuple>

#include "app/client/export_links.h"
#include "app/client/telling.h"
#include "app/client/turning.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

// A full name has no place on a wall, also where the one who prints it knows it.
std::string wall_name(const State& state, const Seat& seat) {
    if (!seat.person) return seat.guest_name;
    const PublicName* name = state.public_names.find(*seat.person);
    return name ? name->shown : text("person.unknown");
}

std::string cell_words(const State& state, const Shift& shift) {
    if (shift.state == ShiftState::Cancelled) return text("shift.cancelled");
    std::vector<std::string> names;
    for (const Seat* seat : held_seats(state, shift.id)) names.push_back(wall_name(state, *seat));
    const std::int32_t free = free_places(state, shift);
    return joined(listed(names), free > 0 ? text("wall.free", {{"count", free}}) : std::string());
}

auto order_of(const WallRow& row) {
    return std::tuple(row.name, row.post, row.from_minute, row.minutes_long);
}

WallRow row_of(const State& state, const Shift& shift, UtcOffset offset) {
    WallRow row;
    row.post = shift.post;
    row.name = post_name(state, shift);
    row.from_minute = civil_time(shift.window.from, offset).minute_of_day;
    row.minutes_long = static_cast<std::int32_t>(length(shift.window).ms / minutes(1).ms);
    row.cells.resize(days_a_week);
    return row;
}

TimeRange window_of(const WallRow& row, CivilDate day, UtcOffset offset) {
    const Instant from = instant_of(day, row.from_minute, offset);
    return {from, from + minutes(row.minutes_long)};
}

std::string times_of(const WallRow& row, const WallWeek& week, UtcOffset offset) {
    return range_words(window_of(row, week.monday, offset), offset);
}

void draw_code(WallInput& input, const std::string& site_address) {
    if (!input.code) input.code = qr_code(site_address + "/#/shifts");
    if (input.code) ui::square_code(input.code->dark, input.code->size, text("wall.code"));
}

void draw_day(const WallWeek& week, int day, UtcOffset offset) {
    const CivilDate date = plus_days(week.monday, day);
    const ui::Scope scope(static_cast<std::uint64_t>(day_number(date)));
    ui::heading(date_words(date));
    const ui::Card card("day");
    const ui::List list(date_words(date));
    bool some = false;
    for (std::size_t i = 0; i < week.rows.size(); ++i) {
        const WallRow& row = week.rows[i];
        const std::string& words = row.cells[static_cast<std::size_t>(day)];
        if (words.empty()) continue;
        some = true;
        ui::row(static_cast<std::uint64_t>(i),
                {.title = joined(row.name, times_of(row, week, offset)), .second = words});
    }
    if (!some) ui::row("none", {.title = text("shifts.day.none"), .title_bold = false});
}

void draw_days(const WallWeek& week, UtcOffset offset) {
    const ui::OnScreen screen;
    for (int day = 0; day < days_a_week; ++day) draw_day(week, day, offset);
}

void draw_paper(const WallWeek& week, UtcOffset offset) {
    std::vector<std::string> head{text("wall.post")};
    for (int day = 0; day < days_a_week; ++day) {
        const CivilDate date = plus_days(week.monday, day);
        head.push_back(weekday_words(date) + "\n" + std::to_string(date.month) + "/" +
                       std::to_string(date.day));
    }
    std::vector<std::vector<std::string>> rows;
    for (const WallRow& row : week.rows) {
        std::vector<std::string>& cells = rows.emplace_back(row.cells);
        cells.insert(cells.begin(), row.name + "\n" + times_of(row, week, offset));
    }
    ui::paper_table(week_words(week.monday), head, rows);
}

}  // namespace

WallWeek wall_week(const State& state, CivilDate monday, UtcOffset offset) {
    WallWeek week{monday, {}};
    const TimeRange during{instant_of(monday, 0, offset), instant_of(plus_days(monday, 7), 0, offset)};
    for (const auto& [id, stored] : state.shifts.rows()) {
        const Shift& shift = stored.record;
        if (!contains(during, shift.window.from) || !is_published(state, id)) continue;
        WallRow row = row_of(state, shift, offset);
        auto place = std::lower_bound(
            week.rows.begin(), week.rows.end(), row,
            [](const WallRow& one, const WallRow& other) { return order_of(one) < order_of(other); });
        if (place == week.rows.end() || order_of(*place) != order_of(row))
            place = week.rows.insert(place, std::move(row));
        const auto day = day_number(civil_time(shift.window.from, offset).date) - day_number(monday);
        std::string& cell = place->cells[static_cast<std::size_t>(day)];
        cell = joined(cell, cell_words(state, shift));
    }
    return week;
}

void wall_page(const Known& known, const Viewer& me, Instant now, WallInput& input, Services& services) {
    const CivilDate monday = monday_after(input.week, me.saying(now));
    const ui::Page page({.title = text("wall.heading"),
                         .second = community_name(known.state),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "wall"});
    const Bits128 about{static_cast<std::uint64_t>(day_number(monday)),
                        static_cast<std::uint64_t>(language() == Language::English)};
    const WallWeek& week =
        input.shown.get(known, now, about, [&] { return wall_week(known.state, monday, me.offset); });
    turning_weeks(monday, input.week);
    if (week.rows.empty()) {
        ui::empty_state(ui::Icon::CalendarDays, text("wall.empty"), text("wall.empty_second"));
        return;
    }
    if (ui::button(text("wall.print"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Printer}))
        services.print_page();
    {
        const ui::OnScreen screen;
        const ui::Flow flow;
        export_links(known, text("hours.export_roster"),
                     roster_table_path(monday, plus_days(monday, days_a_week), "roster"));
    }
    draw_code(input, services.site_address());
    draw_paper(week, me.offset);
    draw_days(week, me.offset);
}

}  // namespace linli::client
