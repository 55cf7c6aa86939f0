#include "app/client/shifts_page.h"

#include "app/client/shift_view.h"
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
        if (civil_time(shift->window.from, me.offset).date != day) continue;
        ++count.shifts;
        count.missing += missing_people(known.state, *shift);
    }
    return count;
}

std::string note_of(const DayCount& count) {
    if (count.shifts == 0) return text("shifts.day.none");
    return count.missing > 0 ? text("shifts.day.missing", {{"count", count.missing}})
                             : text("shifts.day.full");
}

ui::Day strip_day(const Known& known, const Viewer& me, Instant now, CivilDate day) {
    const DayCount count = count_on(known, me, now, day);
    const std::string note = note_of(count);
    const Saying saying = me.saying(now);
    return {.word = days_ahead(day, saying) == 0 ? text("time.today") : weekday_words(day),
            .number = std::to_string(day.day),
            .note = note,
            .needs = count.missing > 0,
            .spoken = joined(date_words(day), note),
            .key = static_cast<std::uint64_t>(day_number(day))};
}

void draw_strip(const Known& known, const Viewer& me, Instant now, ShiftsInput& input) {
    const CivilDate today = today_of(me.saying(now));
    std::vector<ui::Day> strip;
    const int shown = ui::phone() ? days_on_phone : days_on_desk;
    for (int i = 0; i < shown; ++i) strip.push_back(strip_day(known, me, now, plus_days(today, i)));
    if (input.day >= shown) input.day = 0;
    ui::week_strip(strip, input.day);
}

void draw_list(const Known& known, const Viewer& me, Instant now, std::optional<ShiftId> chosen,
               ShiftsInput& input, Outbox& outbox) {
    draw_strip(known, me, now, input);
    const CivilDate day = plus_days(today_of(me.saying(now)), input.day);
    const std::vector<ShiftView> views = shifts_on(known, me, now, day);
    if (views.empty()) {
        ui::empty_state(ui::Icon::CalendarDays, text("shifts.empty"),
                        text(me.coordinator ? "shifts.empty.coordinator" : "shifts.empty.second"));
        return;
    }
    for (const ShiftView& view : views) shift_card(known, me, now, view, chosen == view.shift->id, outbox);
}

void coordinator_actions() {
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
    const auto views = shifts_on(known, me, now, plus_days(today_of(me.saying(now)), input.day));
    return views.empty() ? std::nullopt : std::optional(views.front().shift->id);
}

void detail_on_phone(const Known& known, const Viewer& me, Instant now, const Shift& shift,
                     ShiftsInput& input, Outbox& outbox, Routes& routes) {
    const ui::Page page({.title = post_name(known.state, shift),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .actions = [&] { shift_chip(shift_view(known, me, now, shift), now); },
                         .key = shift.id});
    shift_detail(known, me, now, shift, input, outbox, routes);
    const ui::BottomBar bar;
    shift_bar(known, me, now, shift, input, outbox);
}

}  // namespace

void shifts_page(const Known& known, const Viewer& me, Instant now, std::optional<ShiftId> chosen,
                 ShiftsInput& input, Outbox& outbox, Routes& routes) {
    const Shift* shift = chosen ? known.state.shifts.find(*chosen) : nullptr;
    if (shift && !ui::desk()) {
        detail_on_phone(known, me, now, *shift, input, outbox, routes);
        leave_sheet(known, me, now, input.leaving, outbox);
        return;
    }
    if (!shift && ui::desk()) {
        const auto first = first_to_show(known, me, now, input);
        shift = first ? known.state.shifts.find(*first) : nullptr;
    }
    const ui::Page page(
        {.title = text("shifts.title"),
         .second = missing_today(known, me, now),
         .actions = me.coordinator && !ui::phone() ? std::function<void()>(coordinator_actions) : nullptr,
         .panes = ui::desk(),
         .key = "shifts"});
    if (!ui::desk()) {
        if (chosen && !shift) ui::note(ui::Icon::Info, text("shifts.not_here"));
        draw_list(known, me, now, {}, input, outbox);
        if (me.coordinator && ui::phone()) {
            ui::link_button(text("chain.out"), "/chain-text",
                            {.kind = ui::ButtonKind::Plain, .icon = ui::Icon::Copy});
            const ui::BottomBar bar;
            const ui::Columns columns(2);
            ui::link_button(text("shifts.paste_chain"), "/chain", {.icon = ui::Icon::MessageSquareText});
            columns.next();
            ui::link_button(text("shifts.new"), "/shifts/new", {.icon = ui::Icon::Plus});
        }
        return;
    }
    const ui::Panes panes({.list_width = 512,
                           .list_label = text("shifts.list"),
                           .detail_label = shift ? post_name(known.state, *shift) : text("shifts.title")});
    if (panes.list())
        draw_list(known, me, now, shift ? std::optional(shift->id) : std::nullopt, input, outbox);
    if (panes.detail() && shift) {
        ui::beside([&] { ui::heading(post_name(known.state, *shift)); },
                   [&] { shift_chip(shift_view(known, me, now, *shift), now); });
        shift_detail(known, me, now, *shift, input, outbox, routes);
        shift_bar(known, me, now, *shift, input, outbox);
    }
    leave_sheet(known, me, now, input.leaving, outbox);
}

}  // namespace linli::client
