#include "app/client/shifts/roster_week_table.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "app/client/shifts/coverage_cells.h"
#include "app/client/telling.h"
#include "app/client/turning.h"
#include "app/client/ui/text.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/work_rules.h"

namespace linli::client {
namespace {

constexpr std::size_t most_gaps = 6;

// What makes a row: a post and a time of the day. Of two that are the same on one day the second is 1.
struct RowPlace {
    std::string post_name;
    PostId post;
    std::int32_t from_minute = 0;
    Duration length;
    int copy = 0;
    friend bool operator<(const RowPlace& a, const RowPlace& b) {
        return std::tie(a.post_name, a.post, a.from_minute, a.length.ms, a.copy) <
               std::tie(b.post_name, b.post, b.from_minute, b.length.ms, b.copy);
    }
};

using RowOfShifts = std::vector<const Shift*>;  // By day.

std::map<RowPlace, RowOfShifts> rows_of(const State& state, UtcOffset offset, std::int64_t monday) {
    std::vector<const Shift*> shifts;
    for (const auto& [id, row] : state.shifts.rows()) {
        const std::int64_t day = day_of(row.record.window.from, offset);
        if (row.record.state == ShiftState::Planned && day >= monday && day < monday + days_a_week)
            shifts.push_back(&row.record);
    }
    std::sort(shifts.begin(), shifts.end(), [](const Shift* a, const Shift* b) { return a->id < b->id; });
    std::map<RowPlace, RowOfShifts> rows;
    for (const Shift* shift : shifts) {
        const CivilTime begins = civil_time(shift->window.from, offset);
        const auto day = static_cast<std::size_t>(day_number(begins.date) - monday);
        RowPlace place{post_name(state, *shift), shift->post, begins.minute_of_day, length(shift->window), 0};
        const auto row_for = [&]() -> RowOfShifts& {
            return rows.try_emplace(place, RowOfShifts(days_a_week)).first->second;
        };
        while (row_for()[day]) ++place.copy;
        row_for()[day] = shift;
    }
    return rows;
}

void add_row(const State& state, const Viewer& me, Instant now, const RowPlace& place,
             const RowOfShifts& shifts, WeekTable& table) {
    ui::CoverageRow row{static_cast<std::uint64_t>(table.rows.size()), {}, {}};
    std::vector<ShiftId> ids;
    for (const Shift* shift : shifts) {
        row.segments.push_back(shift ? coverage_cell(state, *shift, me.saying(now)) : ui::CoverageSegment{});
        ids.push_back(shift ? shift->id : ShiftId{});
        if (!shift) continue;
        row.label = place.post_name + " " + range_words(shift->window, me.offset);
        const std::int32_t missing = people_to_find(state, *shift, now);
        table.missing += missing;
        if (missing > 0) table.gaps.push_back(shift->id);
    }
    table.rows.push_back(std::move(row));
    table.shifts.push_back(std::move(ids));
}

void open_place(const Acting& by, const WeekTable& table, ShiftId shift, WeekTableInput& input,
                Routes& routes) {
    const bool gap = std::find(table.gaps.begin(), table.gaps.end(), shift) != table.gaps.end();
    if (!by.me.coordinator || !gap) return routes.go(route_to("shifts", shift));
    input.gap = shift;
    input.choice.find.clear();
}

// Nothing of a week that has passed: what was missing then is no gap any more.
void draw_how_full(const WeekTable& table, CivilDate monday, const Saying& saying) {
    if (monday < monday_after(0, saying)) return;
    const bool is_short = table.missing > 0;
    const std::string week = which_week_words(monday, saying);
    ui::line(is_short ? text("roster.week_short", {{"week", week}, {"count", table.missing}})
                      : text("roster.week_full", {{"week", week}}),
             {.bold = true,
              .tone = is_short ? ui::Tone::Need : ui::Tone::Neutral,
              .icon = is_short ? ui::Icon::UserPlus : ui::Icon::Check});
}

void draw_gaps(const Acting& by, const WeekTable& table, WeekTableInput& input, Routes& routes) {
    const State& state = by.known.state;
    if (table.gaps.empty()) return;
    const ui::Card card("gaps");
    const ui::List list(text("roster.gaps"));
    const std::size_t shown = std::min(table.gaps.size(), most_gaps);
    std::optional<ShiftId> pressed;
    for (std::size_t i = 0; i < shown; ++i) {
        const Shift& shift = state.shifts.at(table.gaps[i]);
        if (ui::row(shift.id, {.title = sentence(shift_words(state, shift, by.me.saying(by.now))),
                               .icon = ui::Icon::UserPlus,
                               .tone = ui::Tone::Need,
                               .trailing = text("shift.missing", {{"count", missing_people(state, shift)}}),
                               .trailing_bold = true,
                               .pressable = true}))
            pressed = shift.id;
    }
    if (table.gaps.size() > shown)
        ui::row("more", {.title = text("roster.more_gaps", {{"count", table.gaps.size() - shown}}),
                         .title_bold = false});
    if (pressed) open_place(by, table, *pressed, input, routes);
}

void draw_who_could(const Acting& by, std::int64_t monday, WeekTableInput& input, Routes& routes) {
    const State& state = by.known.state;
    const Shift* shift = fillable_shift(state, input.gap, by.now);
    bool open = shift != nullptr, to_shift = false;
    std::optional<PersonId> chosen;
    if (shift) {
        const ui::Dialog sheet(
            {.title = text("propose.choose_title"), .open = &open, .close_label = text("action.close")});
        ui::line(shift_words(state, *shift, by.me.saying(by.now)), {.quiet = true});
        RosterAsk ask;
        ask.first_day = monday;
        const std::vector<PlaceCandidate>& candidates =
            input.choice.candidates.get(by.known, by.now, shift->id.bits,
                                        [&] { return candidates_for(state, ask, shift->id, {}, by.now); });
        chosen = choose_for_place(by.known, by.me, by.now, *shift, candidates, input.choice);
        to_shift = ui::button(text("roster.to_shift"), {.icon = ui::Icon::CalendarDays});
    }
    if (chosen && !act(by, AssignSeat{shift->id, *chosen, {}, {}})) return;
    if (to_shift) routes.go(route_to("shifts", shift->id));
    if (chosen || to_shift || !open) input.gap = {};
}

}  // namespace

WeekTable week_table(const State& state, const Viewer& me, Instant now, CivilDate monday) {
    WeekTable table;
    for (int day = 0; day < days_a_week; ++day) {
        const CivilDate date = plus_days(monday, day);
        table.heads.push_back(weekday_words(date) + " " + std::to_string(date.day));
    }
    for (const auto& [place, shifts] : rows_of(state, me.offset, day_number(monday)))
        add_row(state, me, now, place, shifts, table);
    std::sort(table.gaps.begin(), table.gaps.end(), [&](ShiftId a, ShiftId b) {
        return std::pair(state.shifts.at(a).window.from, a) < std::pair(state.shifts.at(b).window.from, b);
    });
    return table;
}

void draw_week_table(const Acting& by, CivilDate monday, WeekTableInput& input, Routes& routes) {
    const Bits128 about{static_cast<std::uint64_t>(day_number(monday)),
                        language() == Language::English ? 1ULL : 0ULL};
    const WeekTable& table = input.table.get(
        by.known, by.now, about, [&] { return week_table(by.known.state, by.me, by.now, monday); });
    draw_how_full(table, monday, by.me.saying(by.now));
    draw_gaps(by, table, input, routes);
    const auto pressed = ui::coverage_table(text("roster.week"), table.heads, table.rows);
    if (pressed) open_place(by, table, table.shifts[pressed->row][pressed->column], input, routes);
    if (input.gap) draw_who_could(by, day_number(monday), input, routes);
}

}  // namespace linli::client
