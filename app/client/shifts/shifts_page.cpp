#include "app/client/shifts/shifts_page.h"

#include <algorithm>

#include "app/client/saved_line.h"
#include "app/client/shifts/shift_view.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

constexpr int days_on_phone = 6, days_on_desk = 7;

struct DayCount {
    std::int32_t shifts = 0;
    std::int32_t missing = 0;
};

DayCount count_on(const Known& known, const Viewer& me, Instant now, CivilDate day) {
    DayCount count;
    for (const Shift* shift : coming_shifts(known.state, now, instant_of(plus_days(day, 1), 0, me.offset))) {
        if (!is_of_day(*shift, day, me, now)) continue;
        ++count.shifts;
        count.missing += missing_people(known.state, *shift);
    }
    return count;
}

// As the strip is read aloud: its third line is only a number in some languages.
std::string spoken_note(const DayCount& count) {
    if (count.shifts == 0 || count.missing == 0)
        return text(count.shifts == 0 ? "shifts.day.none" : "shifts.day.full");
    return text("shift.missing", {{"count", count.missing}});
}

std::string note_of(const DayCount& count) {
    if (count.shifts == 0) return text("shifts.day.none");
    return count.missing > 0 ? text("shifts.day.missing", {{"count", count.missing}})
                             : text("shifts.day.full");
}

ui::Day strip_day(const Viewer& me, Instant now, CivilDate day, const DayCount& count) {
    const std::string note = note_of(count);
    const bool today = days_ahead(day, me.saying(now)) == 0;
    const std::string word = today ? sentence(text("time.today")) : weekday_words(day);
    return {.word = word,
            .number = std::to_string(day.day),
            .note = note,
            .needs = count.missing > 0,
            .spoken = joined(today ? word : std::string(), joined(date_words(day), spoken_note(count))),
            .key = static_cast<std::uint64_t>(day_number(day))};
}

// The days of the strip. Where there are shifts after them, the last cell stands for all of these.
struct Strip {
    int days = 0;
    bool later = false;
    std::vector<DayCount> counts = {};  // Of its days, once it is drawn.
    bool is_later(int cell) const { return later && cell == days; }
};

Strip strip_of(const Known& known, const Viewer& me, Instant now) {
    const int cells = std::min(ui::phone() ? days_on_phone : days_on_desk, ui::week_strip_room());
    const Instant after = instant_of(plus_days(today_of(me.saying(now)), cells), 0, me.offset);
    const bool later = !shifts_beginning(known.state, now, after).empty();
    return {later ? cells - 1 : cells, later};
}

ui::Day later_day(const Known& known, const Viewer& me, Instant now, CivilDate first) {
    const Instant from = instant_of(first, 0, me.offset);
    DayCount count;
    for (const Shift* shift : shifts_beginning(known.state, now, from)) {
        ++count.shifts;
        count.missing += missing_people(known.state, *shift);
    }
    const std::string note = note_of(count);
    return {
        .word = text("shifts.later"),
        .number = std::to_string(first.day) + "+",
        .note = note,
        .needs = count.missing > 0,
        .spoken = text("shifts.later_spoken", {{"date", date_words(first)}, {"note", spoken_note(count)}}),
        .key = "later"};
}

Strip draw_strip(const Known& known, const Viewer& me, Instant now, ShiftsInput& input) {
    const CivilDate today = today_of(me.saying(now));
    Strip strip = strip_of(known, me, now);
    std::vector<ui::Day> cells;
    for (int i = 0; i < strip.days; ++i) {
        const CivilDate day = plus_days(today, i);
        strip.counts.push_back(count_on(known, me, now, day));
        cells.push_back(strip_day(me, now, day, strip.counts.back()));
    }
    if (strip.later) cells.push_back(later_day(known, me, now, plus_days(today, strip.days)));
    if (input.day >= static_cast<int>(cells.size())) input.day = 0;
    ui::week_strip(cells, input.day);
    return strip;
}

std::vector<ShiftView> chosen_shifts(const Known& known, const Viewer& me, Instant now, const Strip& strip,
                                     const ShiftsInput& input) {
    const CivilDate day = plus_days(today_of(me.saying(now)), input.day);
    if (!strip.is_later(input.day)) return shifts_on(known, me, now, day);
    const SignUpBook book(known.state, me.me, now);
    std::vector<ShiftView> views;
    for (const Shift* shift : shifts_beginning(known.state, now, instant_of(day, 0, me.offset)))
        views.push_back(shift_view(known, book, me, now, *shift));
    return views;
}

bool is_to_come(const ShiftView& view, Instant now) {
    return view.shift->state == ShiftState::Planned && view.shift->window.until > now;
}

// Late in the evening nothing is left of the day: one press to the next one on which there is something.
void draw_next_day(const Viewer& me, Instant now, const Strip& strip, ShiftsInput& input) {
    const CivilDate today = today_of(me.saying(now));
    int next = input.day + 1;
    while (next < strip.days && strip.counts[static_cast<std::size_t>(next)].shifts == 0) ++next;
    if (next >= strip.days && !strip.is_later(next)) return;
    const std::string label = strip.is_later(next)
                                  ? text("shifts.go_on_later")
                                  : text("shifts.go_on", {{"day", date_words(plus_days(today, next))}});
    if (ui::button(label, {.icon = ui::Icon::CalendarDays})) input.day = next;
}

// Where else the roster leads; under the list, so that nothing stands before the shifts.
void draw_further(const Viewer& me) {
    ui::space(12);
    const ui::Card card("further");
    const ui::List list(text("shifts.further"));
    const auto leads = [](const char* key, ui::Icon icon, const char* route) {
        ui::row(route, {.title = text(key), .title_bold = false, .icon = icon, .route = route});
    };
    leads("roster.title", ui::Icon::CalendarDays, "/roster");
    leads("shift_hours.title", ui::Icon::CalendarDays, "/shift-hours");
    leads("hours.title", ui::Icon::Clock, "/hours");
    leads("calendar.title", ui::Icon::CalendarDays, "/calendar");
    if (!me.coordinator) return;
    leads("guests.title", ui::Icon::UserPlus, "/guests");
    leads("figures.title", ui::Icon::Footprints, "/post-figures");
    leads("wall.title", ui::Icon::Printer, "/wall");
    leads("pattern.title", ui::Icon::Repeat2, "/patterns");
    leads("plan.title", ui::Icon::CalendarDays, "/plan");
    leads("propose.title", ui::Icon::Users, "/propose");
    leads("robot.title", ui::Icon::MessageSquareText, "/chat-robot");
    leads("rules.title", ui::Icon::ShieldCheck, "/roster-rules");
    leads("posts.title", ui::Icon::MapPin, "/posts");
}

void draw_list(const Known& known, const Viewer& me, Instant now, std::optional<ShiftId> chosen,
               ShiftsInput& input, Outbox& outbox) {
    const Strip strip = draw_strip(known, me, now, input);
    const std::vector<ShiftView> views = chosen_shifts(known, me, now, strip, input);
    if (views.empty()) {
        ui::empty_state(ui::Icon::CalendarDays, text("shifts.empty"),
                        text(me.coordinator ? "shifts.empty.coordinator" : "shifts.empty.second"));
        draw_next_day(me, now, strip, input);
        draw_further(me);
        return;
    }
    const bool headings = strip.is_later(input.day);
    std::optional<CivilDate> day;
    for (const ShiftView& view : views) {
        const CivilDate own = civil_time(view.shift->window.from, me.offset).date;
        if (headings && day != own) {
            const ui::Scope scope(static_cast<std::uint64_t>(day_number(own)));
            ui::heading(date_words(own));
        }
        day = own;
        shift_card(known, me, now, view, chosen == view.shift->id, outbox);
    }
    if (std::none_of(views.begin(), views.end(),
                     [&](const ShiftView& view) { return is_to_come(view, now); }))
        draw_next_day(me, now, strip, input);
    draw_further(me);
}

void head_actions(const Known& known, const Viewer& me) {
    saved_in_head(known.link);
    if (!me.coordinator || ui::phone()) return;
    ui::link_button(text("chain.out"), "/chain-text", {.icon = ui::Icon::Copy});
    ui::link_button(text("shifts.paste_chain"), "/chain", {.icon = ui::Icon::MessageSquareText});
    ui::link_button(text("shifts.new"), "/shifts/new",
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Plus});
}

std::string missing_today(const Known& known, const Viewer& me, Instant now) {
    const DayCount count = count_on(known, me, now, today_of(me.saying(now)));
    if (count.shifts == 0) return text("shifts.none_today");
    return count.missing > 0 ? text("shifts.missing_today", {{"count", count.missing}})
                             : text("shifts.full_today");
}

// Which shift stands beside the list when none was chosen: mine, else the first that needs somebody.
std::optional<ShiftId> first_to_show(const Known& known, const Viewer& me, Instant now,
                                     const ShiftsInput& input) {
    const auto views = chosen_shifts(known, me, now, strip_of(known, me, now), input);
    return views.empty() ? std::nullopt : std::optional(views.front().shift->id);
}

// On the phone; in large type a bar of both would leave no room for the list.
void coordinator_buttons() {
    const ui::Columns columns(2);
    ui::link_button(text("shifts.paste_chain"), "/chain", {.icon = ui::Icon::MessageSquareText});
    columns.next();
    ui::link_button(text("shifts.new"), "/shifts/new", {.icon = ui::Icon::Plus});
}

void detail_on_phone(const Known& known, const Viewer& me, Instant now, const Shift& shift,
                     ShiftsInput& input, Outbox& outbox) {
    const ui::Page page({.title = post_name(known.state, shift),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .actions = [&] { shift_chip(shift_view(known, me, now, shift), now); },
                         .key = shift.id});
    shift_detail(known, me, now, shift, input, outbox);
    const ui::BottomBar bar;
    shift_bar(known, me, now, shift, input, outbox);
}

}  // namespace

void shifts_page(const Known& known, const Viewer& me, Instant now, std::optional<ShiftId> chosen,
                 ShiftsInput& input, Outbox& outbox) {
    const Shift* shift = chosen ? known.state.shifts.find(*chosen) : nullptr;
    if (shift && !ui::desk()) {
        detail_on_phone(known, me, now, *shift, input, outbox);
        if (input.leave.seat) leave_sheet(known, me, now, input.leave, outbox);
        return;
    }
    if (!shift && ui::desk()) {
        const auto first = first_to_show(known, me, now, input);
        shift = first ? known.state.shifts.find(*first) : nullptr;
    }
    const ui::Page page({.title = text("shifts.title"),
                         .second = missing_today(known, me, now),
                         .actions = [&] { head_actions(known, me); },
                         .panes = ui::desk(),
                         .key = "shifts"});
    if (!ui::desk()) {
        if (chosen && !shift) ui::note(ui::Icon::Info, text("shifts.not_here"));
        const bool coordinates = me.coordinator && ui::phone();
        if (coordinates && ui::large_type()) coordinator_buttons();
        draw_list(known, me, now, {}, input, outbox);
        if (coordinates) {
            ui::link_button(text("chain.out"), "/chain-text",
                            {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Copy});
        }
        if (coordinates && !ui::large_type()) {
            const ui::BottomBar bar;
            coordinator_buttons();
        }
        return;
    }
    const ui::Panes panes({.shown = shift ? ui::Key(shift->id) : ui::Key(),
                           .list_width = 512,
                           .list_label = text("shifts.list"),
                           .detail_label = shift ? post_name(known.state, *shift) : text("shifts.title")});
    if (panes.list())
        draw_list(known, me, now, shift ? std::optional(shift->id) : std::nullopt, input, outbox);
    if (panes.detail() && shift) {
        ui::beside([&] { ui::heading(post_name(known.state, *shift)); },
                   [&] { shift_chip(shift_view(known, me, now, *shift), now); });
        shift_detail(known, me, now, *shift, input, outbox);
        shift_bar(known, me, now, *shift, input, outbox);
    }
    if (input.leave.seat) leave_sheet(known, me, now, input.leave, outbox);
}

}  // namespace linli::client
