#include "app/client/shift_view.h"

#include <algorithm>
#include <limits>

#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

bool is_over(const Shift& shift, Instant now) {
    return shift.window.until <= now;
}

// 0 mine, 1 I may take it, 2 I may not, 3 over or cancelled.
int rank_of(const ShiftView& view, Instant now) {
    if (is_over(*view.shift, now) || view.shift->state == ShiftState::Cancelled) return 3;
    if (view.mine) return 0;
    return view.may_take() ? 1 : 2;
}

bool starts_before(const Shift& a, const Shift& b) {
    if (a.window.from != b.window.from) return a.window.from < b.window.from;
    return a.id < b.id;
}

std::vector<const Seat*> others_on(const Known& known, const ShiftView& view) {
    std::vector<const Seat*> seats = held_seats(known.state, view.shift->id);
    std::erase_if(seats, [&](const Seat* seat) { return view.mine && seat->id == view.mine->id; });
    return seats;
}

std::string missing_words(const ShiftView& view) {
    return text("shift.still_missing", {{"count", view.missing}});
}

}  // namespace

ShiftView shift_view(const Known& known, const Viewer& me, Instant now, const Shift& shift) {
    ShiftView view;
    view.shift = &shift;
    view.mine = seat_of(known.state, shift.id, me.me);
    view.asked = view.mine && known.is_asked(view.mine->id);
    view.missing = is_over(shift, now) ? 0 : missing_people(known.state, shift);
    view.free = is_over(shift, now) ? 0 : free_places(known.state, shift);
    view.no = check(known.state, me.stamp(now), TakeShift{shift.id});
    return view;
}

std::vector<ShiftView> shifts_on(const Known& known, const Viewer& me, Instant now, CivilDate day) {
    std::vector<ShiftView> views;
    for (const auto& [id, row] : known.state.shifts.rows()) {
        if (civil_time(row.record.window.from, me.offset).date != day) continue;
        views.push_back(shift_view(known, me, now, row.record));
    }
    std::sort(views.begin(), views.end(), [&](const ShiftView& a, const ShiftView& b) {
        const int rank_a = rank_of(a, now), rank_b = rank_of(b, now);
        return rank_a != rank_b ? rank_a < rank_b : starts_before(*a.shift, *b.shift);
    });
    return views;
}

std::vector<const Shift*> coming_shifts(const State& state, Instant now, Instant until) {
    std::vector<const Shift*> shifts;
    for (const auto& [id, row] : state.shifts.rows()) {
        const Shift& shift = row.record;
        if (shift.state == ShiftState::Cancelled || is_over(shift, now) || shift.window.from >= until)
            continue;
        shifts.push_back(&shift);
    }
    std::sort(shifts.begin(), shifts.end(),
              [](const Shift* a, const Shift* b) { return starts_before(*a, *b); });
    return shifts;
}

std::vector<const Shift*> shifts_beginning(const State& state, Instant now, Instant from) {
    constexpr Instant end_of_time{std::numeric_limits<std::int64_t>::max()};
    std::vector<const Shift*> shifts = coming_shifts(state, now, end_of_time);
    std::erase_if(shifts, [&](const Shift* shift) { return shift->window.from < from; });
    return shifts;
}

std::vector<ShiftView> my_shifts(const Known& known, const Viewer& me, Instant now) {
    std::vector<ShiftView> views;
    for (const Seat* seat : known.state.seats.where<&Seat::person>(me.me)) {
        if (seat->state != SeatState::Held) continue;
        const Shift* shift = known.state.shifts.find(seat->shift);
        if (!shift || shift->state == ShiftState::Cancelled || is_over(*shift, now)) continue;
        views.push_back(shift_view(known, me, now, *shift));
    }
    std::sort(views.begin(), views.end(),
              [](const ShiftView& a, const ShiftView& b) { return starts_before(*a.shift, *b.shift); });
    return views;
}

std::vector<ShiftView> others_to_take(const Known& known, const Viewer& me, Instant now, ShiftId except,
                                      std::size_t limit) {
    std::vector<ShiftView> views;
    for (const Shift* shift : coming_shifts(known.state, now, now + days(7))) {
        if (shift->id == except) continue;
        const ShiftView view = shift_view(known, me, now, *shift);
        if (view.may_take() && view.free > 0) views.push_back(view);
    }
    std::stable_sort(views.begin(), views.end(), [](const ShiftView& a, const ShiftView& b) {
        return (a.missing > 0) > (b.missing > 0);
    });
    if (views.size() > limit) views.resize(limit);
    return views;
}

std::vector<ShiftView> shifts_in_need(const Known& known, const Viewer& me, Instant now) {
    std::vector<ShiftView> views = others_to_take(known, me, now, {});
    std::erase_if(views, [](const ShiftView& view) { return view.missing == 0; });
    return views;
}

std::vector<ui::Seat> circles(const Known& known, const ShiftView& view) {
    std::vector<ui::Seat> seats;
    if (view.mine)
        seats.push_back({text("person.me"), view.asked ? ui::SeatKind::Waiting : ui::SeatKind::Mine});
    for (const Seat* seat : others_on(known, view)) {
        seats.push_back({circle_of(seat_name(known.state, *seat)),
                         known.is_asked(seat->id) ? ui::SeatKind::Waiting : ui::SeatKind::Held});
    }
    for (std::int32_t i = 0; i < view.missing; ++i) seats.push_back({{}, ui::SeatKind::Free});
    return seats;
}

std::string seats_sentence(const Known& known, const ShiftView& view) {
    std::vector<std::string> people;
    if (view.mine) people.push_back(text("person.me"));
    for (const Seat* seat : others_on(known, view)) people.push_back(seat_name(known.state, *seat));
    const std::string names = listed(people);
    if (names.empty()) return view.missing > 0 ? missing_words(view) : text("shift.nobody_yet");
    return view.missing > 0
               ? text("shift.people_and_missing", {{"names", names}, {"missing", missing_words(view)}})
               : names;
}

void shift_chip(const ShiftView& view, Instant now) {
    using ui::Icon, ui::Tone;
    const Reason no = view.no ? view.no->reason : Reason::NotKnownHere;
    if (view.shift->state == ShiftState::Cancelled)
        ui::chip(text("shift.cancelled"), Tone::Refused);
    else if (is_over(*view.shift, now))
        ui::chip(text("shift.over"), Tone::Neutral, Icon::Check);
    else if (view.mine && view.asked)
        ui::chip(text("shift.asked"), Tone::Wait);
    else if (view.mine)
        ui::chip(text("shift.mine"), Tone::Mine);
    else if (no == Reason::TimesOverlap)
        ui::chip(text("shift.overlaps"), Tone::Neutral, Icon::Clock);
    else if (view.missing > 0)
        ui::chip(text("shift.missing", {{"count", view.missing}}), Tone::Need);
    else if (view.free > 0)
        ui::chip(text("shift.free", {{"count", view.free}}), Tone::Neutral, Icon::UserPlus);
    else
        ui::chip(text("shift.full"), Tone::Neutral, Icon::Users);
}

void shift_card(const Known& known, const Viewer& me, Instant now, const ShiftView& view, bool selected,
                Outbox& outbox) {
    const Shift& shift = *view.shift;
    const std::string route = route_to("shifts", shift.id);
    const std::string times = range_words(shift.window, me.offset);
    const std::string post = post_name(known.state, shift);
    const ui::Card card(shift.id, {.route = route, .selected = selected});
    ui::beside(
        [&] {
            const ui::Flow flow(8);
            ui::line(times, {.size = ui::TextSize::Heading, .bold = true});
            ui::line(post);
        },
        [&] { shift_chip(view, now); });
    const bool can_take = view.may_take() && view.free > 0 && !is_over(shift, now);
    const std::vector<ui::Seat> seats = circles(known, view);
    ui::beside([&] { ui::seats(seats, seats_sentence(known, view)); },
               [&] {
                   if (!can_take) return;
                   const std::string spoken = text("shift.take_spoken", {{"times", times}, {"post", post}});
                   const auto kind = view.missing > 0 ? ui::ButtonKind::Primary : ui::ButtonKind::Quiet;
                   if (ui::button(text("shift.take"), {.kind = kind, .spoken = spoken}))
                       outbox.push(TakeShift{shift.id});
               });
    const bool why = !view.mine && view.no && view.no->reason == Reason::TimesOverlap;
    if (!why) return;
    ui::line(reason_if(known.state, view.no, me, me.saying(now)),
             {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Info});
}

void leave_sheet(const Known& known, const Viewer& me, Instant now, SeatId& leaving, Outbox& outbox) {
    if (!leaving) return;
    const Seat* seat = known.state.seats.find(leaving);
    const Shift* shift = seat ? known.state.shifts.find(seat->shift) : nullptr;
    if (!shift || seat->state != SeatState::Held) {
        leaving = {};
        return;
    }
    bool open = true;
    {
        const Saying saying = me.saying(now);
        const std::string day = part_of_day_words(shift->window.from, saying);
        const ui::Dialog sheet({.title = text("leave.title", {{"day", day}}),
                                .open = &open,
                                .close_label = text("action.close")});
        ui::line(shift_words(known.state, *shift, saying), {.bold = true});
        ui::line(text("leave.thanks"));
        const ui::Columns columns(2);
        if (ui::button(text("leave.stay"))) open = false;
        columns.next();
        const auto no = check(known.state, me.stamp(now), GiveBackShift{leaving});
        if (ui::button(text("leave.leave"),
                       {.kind = ui::ButtonKind::Danger, .reason = reason_if(known.state, no, me, saying)})) {
            outbox.push(GiveBackShift{leaving});
            open = false;
        }
    }
    if (!open) leaving = {};
}

}  // namespace linli::client
