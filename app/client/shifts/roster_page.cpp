#include "app/client/shifts/roster_page.h"

#include <algorithm>
#include <array>

#include "app/client/export_links.h"
#include "app/client/shifts/shift_view.h"
#include "app/client/telling.h"
#include "app/client/turning.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

constexpr int agenda_days = 30;
constexpr int most_months_back = 6, most_months_ahead = 12;
constexpr float row_height = 84;

// --- What is worked out once

std::vector<const Shift*> shifts_beginning_in(const State& state, const TimeRange& time) {
    std::vector<const Shift*> shifts;
    for (const auto& [id, row] : state.shifts.rows()) {
        if (contains(time, row.record.window.from) && row.record.state == ShiftState::Planned)
            shifts.push_back(&row.record);
    }
    std::sort(shifts.begin(), shifts.end(), [](const Shift* a, const Shift* b) {
        return std::pair(a->window.from, a->id) < std::pair(b->window.from, b->id);
    });
    return shifts;
}

RosterEntry entry_of(const Known& known, const SignUpBook& mine, const Viewer& me, Instant now,
                     const Shift& shift) {
    const ShiftView view = shift_view(known, mine, me, now, shift);
    const StateWord state = state_word(view, now);
    RosterEntry entry;
    entry.shift = shift.id;
    entry.times = range_words(shift.window, me.offset);
    const CivilDate day = civil_time(shift.window.from, me.offset).date;
    entry.when = sentence(joined(day_words(day, me.saying(now)), entry.times));
    entry.post = post_name(known.state, shift);
    std::vector<std::string> names;
    for (const Seat* seat : held_seats(known.state, shift.id))
        names.push_back(seat->person == me.me ? text("person.me") : seat_name(known.state, *seat));
    const std::int32_t to_find = people_to_find(known.state, shift, now);
    const std::string missing = to_find > 0 ? text("shift.missing", {{"count", to_find}}) : std::string();
    // That I stand there, the names say.
    const bool said = state.words == missing || state.tone == ui::Tone::Mine;
    entry.who = joined(joined(listed(names), missing), said ? std::string() : state.words);
    entry.tone = to_find > 0 ? ui::Tone::Need : state.tone;
    return entry;
}

ui::CalendarEvent event_of(const RosterEntry& entry, const Shift& shift, int day, CivilDate date,
                           UtcOffset offset) {
    const Instant midnight = instant_of(date, 0, offset);
    return {.key = entry.shift,
            .day = day,
            .from = static_cast<int>((shift.window.from - midnight).ms / minutes(1).ms),
            .until = static_cast<int>((shift.window.until - midnight).ms / minutes(1).ms),
            .times = entry.times,
            .title = entry.post,
            .second = entry.who,
            .tone = entry.tone,
            .route = route_to("shifts", entry.shift)};
}

ui::Day day_of_month(CivilDate date, std::size_t shifts, std::int32_t missing) {
    std::string note, said = text("roster.no_shifts");
    if (shifts > 0) {
        note = missing > 0 ? text("roster.cell_missing", {{"count", missing}}) : text("roster.cell_full");
        said = joined(text("roster.shifts", {{"count", shifts}}),
                      missing > 0 ? text("shift.missing", {{"count", missing}}) : text("coverage.full"));
    }
    return {.number = std::to_string(date.day),
            .note = note,
            .needs = missing > 0,
            .spoken = joined(date_words(date), said),
            .key = static_cast<std::uint64_t>(day_number(date))};
}

// --- What is drawn

CivilDate first_of_month(CivilDate today, int months) {
    const int all = today.year * 12 + today.month - 1 + months;
    return {all / 12, all % 12 + 1, 1};
}

const RosterSpan& span_of(const Known& known, const Viewer& me, Instant now, RosterInput& input,
                          CivilDate first, int days) {
    const Bits128 about{static_cast<std::uint64_t>(day_number(first)),
                        static_cast<std::uint64_t>(days * 2 + (language() == Language::English ? 1 : 0))};
    return input.shown.get(known, now, about, [&] { return roster_span(known, me, now, first, days); });
}

void draw_entries(const std::string& spoken, const RosterSpan& span, std::size_t begin, std::size_t end) {
    const int count = static_cast<int>(end - begin);
    if (count == 0)
        return ui::empty_state(ui::Icon::CalendarDays, text("roster.none"), text("roster.none_second"));
    ui::long_list(spoken, count, row_height, [&](int index) {
        const RosterEntry& entry = span.entries[begin + static_cast<std::size_t>(index)];
        const std::string where = joined(entry.post, entry.who);
        ui::row(entry.shift, {.title = entry.when,
                              .second = where,
                              .icon = entry.tone == ui::Tone::Need ? ui::Icon::UserPlus : ui::Icon::Clock,
                              .tone = entry.tone,
                              .route = route_to("shifts", entry.shift),
                              .spoken = joined(entry.when, where),
                              .position = index + 1,
                              .set_size = count});
    });
}

void draw_agenda(const Known& known, const Viewer& me, Instant now, RosterInput& input) {
    const RosterSpan& span = span_of(known, me, now, input, today_of(me.saying(now)), agenda_days);
    ui::line(text("roster.agenda_second", {{"count", agenda_days}}), {.quiet = true});
    draw_entries(text("roster.agenda"), span, 0, span.entries.size());
}

void draw_week(const Acting& by, RosterInput& input, Routes& routes) {
    const Known& known = by.known;
    const Viewer& me = by.me;
    const Instant now = by.now;
    const CivilDate first = monday_after(input.week, me.saying(now));
    turning_weeks(first, input.week);
    if (me.coordinator) {
        const ui::Flow flow;
        export_links(known, text("hours.export_roster"),
                     roster_table_path(first, plus_days(first, days_a_week), "roster"));
    }
    const RosterSpan& span = span_of(known, me, now, input, first, days_a_week);
    const bool wide = ui::desk() && !ui::large_type() && !span.entries.empty();
    if (wide) {
        const ui::Flow flow;
        if (ui::filter_chip(text("roster.by_post"), !input.by_hours)) input.by_hours = false;
        if (ui::filter_chip(text("roster.by_hours"), input.by_hours)) input.by_hours = true;
    }
    if (wide && input.by_hours)
        ui::week_calendar(text("roster.week"), span.day_names, span.events);
    else if (wide)
        draw_week_table(by, first, input.week_table, routes);
    else
        draw_entries(text("roster.week"), span, 0, span.entries.size());
}

void draw_month(const Known& known, const Viewer& me, Instant now, RosterInput& input) {
    const CivilDate today = today_of(me.saying(now)), first = first_of_month(today, input.month);
    const int days = static_cast<int>(day_number(first_of_month(today, input.month + 1)) - day_number(first));
    const std::string title =
        text("picker.month", {{"year", first.year}, {"month", month_words(first.month)}});
    if (turning({title, "picker.month_before", "picker.month_after", -most_months_back, most_months_ahead},
                input.month))
        input.day = -1;
    const RosterSpan& span = span_of(known, me, now, input, first, days);
    if (input.day >= days) input.day = -1;
    ui::month_calendar(title, weekday(first), span.days, input.day);
    ui::line(text("roster.legend"), {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Info});
    {
        const ui::Flow flow;
        if (ui::filter_chip(text("roster.whole_month"), input.day < 0)) input.day = -1;
    }
    if (input.day < 0) return draw_entries(title, span, 0, span.entries.size());
    const auto day = static_cast<std::size_t>(input.day);
    ui::heading(span.day_names[day]);
    draw_entries(span.day_names[day], span, span.begin_of_day[day], span.begin_of_day[day + 1]);
}

}  // namespace

RosterSpan roster_span(const Known& known, const Viewer& me, Instant now, CivilDate first, int days) {
    const State& state = known.state;
    const SignUpBook mine(state, me.me, now);
    RosterSpan span;
    span.first = first;
    const TimeRange time{instant_of(first, 0, me.offset), instant_of(plus_days(first, days), 0, me.offset)};
    const std::vector<const Shift*> shifts = shifts_beginning_in(state, time);
    auto shift = shifts.begin();
    for (int day = 0; day < days; ++day) {
        const CivilDate date = plus_days(first, day);
        const Instant midnight = instant_of(plus_days(date, 1), 0, me.offset);
        span.begin_of_day.push_back(span.entries.size());
        span.day_names.push_back(date_words(date));
        std::int32_t missing = 0;
        for (; shift != shifts.end() && (*shift)->window.from < midnight; ++shift) {
            span.entries.push_back(entry_of(known, mine, me, now, **shift));
            span.events.push_back(event_of(span.entries.back(), **shift, day, date, me.offset));
            missing += people_to_find(state, **shift, now);
        }
        span.days.push_back(day_of_month(date, span.entries.size() - span.begin_of_day.back(), missing));
    }
    span.begin_of_day.push_back(span.entries.size());
    return span;
}

void roster_page(const Known& known, const Viewer& me, Instant now, RosterInput& input, Outbox& outbox,
                 Routes& routes) {
    const ui::Page page({.title = text("roster.title"),
                         .second = community_name(known.state),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .key = "roster"});
    const std::array parts{text("roster.agenda"), text("roster.week"), text("roster.month")};
    ui::tabs(text("roster.title"), parts, input.part);
    switch (static_cast<RosterPart>(input.part)) {
        case RosterPart::Week:
            return draw_week({known, me, now, outbox}, input, routes);
        case RosterPart::Month:
            return draw_month(known, me, now, input);
        default:
            return draw_agenda(known, me, now, input);
    }
}

}  // namespace linli::client
