#include <algorithm>

#include "app/client/shift_view.h"
#include "app/client/shifts_page.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

constexpr Duration just_now = minutes(10);
constexpr std::size_t most_found = 6;

std::size_t times_come(const State& state, PersonId person, const Shift& until) {
    std::size_t count = 0;
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        const Shift* shift = state.shifts.find(seat->shift);
        const bool held = seat->state == SeatState::Held && shift && shift->state == ShiftState::Planned;
        if (held && shift->window.from <= until.window.from) ++count;
    }
    return count;
}

std::string about_seat(const Known& known, const Viewer& me, Instant now, const ShiftView& view,
                       const Seat& seat) {
    if (known.is_asked(seat.id)) return text("shift.asked_long");
    const SeatNote* note = known.state.seat_notes.find(seat.id);
    std::string words = note ? note->note : std::string();
    if (!seat.person) return joined(text("shift.by_name_only"), words);
    if (const std::string roles = roles_words(known.state, *seat.person); me.coordinator)
        words = joined(roles, words);
    const std::size_t times = times_come(known.state, *seat.person, *view.shift);
    if (view.mine && times > 1) words = joined(text("shift.times_come", {{"count", times}}), words);
    if (!words.empty()) return words;
    if (now - seat.since < just_now) return text("shift.just_signed_up");
    if (seat.placed_by != *seat.person)
        return text("shift.placed_by", {{"name", name_of(known.state, seat.placed_by)}});
    return {};
}

void draw_seat(const Known& known, const Viewer& me, Instant now, const ShiftView& view, const Seat& seat,
               ShiftsInput& input) {
    const bool mine = view.mine && view.mine->id == seat.id;
    const std::string name = seat_name(known.state, seat);
    ui::RowOptions row{.title = mine ? text("person.me") : name,
                       .second = about_seat(known, me, now, view, seat),
                       .person = mine ? text("person.me") : circle_of(name),
                       .person_kind = mine ? ui::SeatKind::Mine : ui::SeatKind::Held};
    if (known.is_asked(seat.id)) row.person_kind = ui::SeatKind::Waiting;
    if (me.coordinator && !mine) {
        row.actions = [&] {
            if (ui::icon_button(ui::Icon::Close, text("shift.remove_spoken", {{"name", name}})))
                input.removing = seat.id;
        };
    }
    ui::row(seat.id, row);
}

void draw_people(const Known& known, const Viewer& me, Instant now, const ShiftView& view,
                 ShiftsInput& input) {
    const ui::Card card;
    const ui::List list(text("shift.who"));
    const std::vector<const Seat*> seats = held_seats(known.state, view.shift->id);
    for (const Seat* seat : seats) draw_seat(known, me, now, view, *seat, input);
    if (view.missing > 0) {
        ui::row("missing", {.title = text("shift.still_missing", {{"count", view.missing}}),
                            .second = text("shift.places_of", {{"count", view.shift->max_places}}),
                            .person = "+",
                            .person_kind = ui::SeatKind::Free,
                            .tone = ui::Tone::Need});
    } else if (view.free > 0) {
        ui::row("free", {.title = text("shift.free", {{"count", view.free}}),
                         .title_bold = false,
                         .icon = ui::Icon::UserPlus});
    } else if (seats.empty()) {
        ui::line(text("shift.nobody"), {.quiet = true});
    }
}

void draw_next_shift(const Known& known, const Viewer& me, Instant now, const Shift& shift, Outbox& outbox) {
    if (!seat_of(known.state, shift.id, me.me)) return;
    for (const Shift* next : coming_shifts(known.state, now, shift.window.until + minutes(1))) {
        if (next->window.from != shift.window.until) continue;
        const ShiftView view = shift_view(known, me, now, *next);
        if (!view.may_take() || view.missing == 0) continue;
        const ui::Card card("next");
        ui::beside(
            [&] {
                ui::line(joined(range_words(next->window, me.offset), post_name(known.state, *next)),
                         {.bold = true});
                ui::line(text("shift.straight_after", {{"count", view.missing}}),
                         {.size = ui::TextSize::Second,
                          .bold = true,
                          .tone = ui::Tone::Need,
                          .icon = ui::Icon::UserPlus});
            },
            [&] {
                if (ui::button(text("shift.take_too"))) outbox.push(TakeShift{next->id});
            });
        return;
    }
}

void assign_sheet(const Known& known, const Viewer& me, Instant now, const Shift& shift, ShiftsInput& input,
                  Outbox& outbox) {
    if (!input.assigning) return;
    const ui::Dialog sheet(
        {.title = text("assign.title"), .open = &input.assigning, .close_label = text("action.close")});
    ui::line(shift_words(known.state, shift, me.saying(now)), {.quiet = true});
    ui::search_field(text("assign.search"), input.search, {.enter_key = ui::EnterKey::Search, .focus = true});
    if (input.search.empty()) return;
    input.people.bring_up_to_date(known);
    const ui::List list(text("assign.found"));
    for (const PersonId person : input.people.find(input.search, most_found)) {
        const AssignSeat command{shift.id, person, {}, {}};
        const auto no = check(known.state, me.stamp(now), command);
        const std::string name = name_of(known.state, person);
        const std::string why =
            no ? reason_words(known.state, *no, person, me, me.saying(now)) : std::string();
        const std::string door = door_words(door_of_person(known.state, person));
        ui::RowOptions row{.title = name,
                           .second = why.empty() ? door : why,
                           .person = circle_of(name),
                           .pressable = why.empty()};
        if (ui::row(person, row) && why.empty()) {
            outbox.push(command);
            input.assigning = false;
        }
    }
    if (ui::row("guest", {.title = text("assign.guest", {{"name", input.search}}),
                          .second = text("assign.guest_second"),
                          .icon = ui::Icon::UserPlus,
                          .pressable = true})) {
        outbox.push(AssignSeat{shift.id, {}, input.search, {}});
        input.assigning = false;
    }
}

void remove_dialog(const Known& known, const Viewer& me, Instant now, ShiftsInput& input, Outbox& outbox) {
    const Seat* seat = input.removing ? known.state.seats.find(input.removing) : nullptr;
    if (!seat || seat->state != SeatState::Held) {
        input.removing = {};
        return;
    }
    bool open = true;
    {
        const ui::Dialog dialog({.title = text("remove.title", {{"name", seat_name(known.state, *seat)}}),
                                 .open = &open,
                                 .close_label = text("action.close"),
                                 .sheet = false});
        ui::line(text("remove.second"));
        const ui::Columns columns(2);
        if (ui::button(text("remove.stay"))) open = false;
        columns.next();
        const auto no = check(known.state, me.stamp(now), RemoveSeat{seat->id});
        if (ui::button(text("remove.remove"), {.kind = ui::ButtonKind::Danger,
                                               .reason = reason_if(known.state, no, me, me.saying(now))})) {
            outbox.push(RemoveSeat{seat->id});
            open = false;
        }
    }
    if (!open) input.removing = {};
}

void cancel_sheet(const Known& known, const Viewer& me, Instant now, const Shift& shift, ShiftsInput& input,
                  Outbox& outbox) {
    if (!input.cancelling) return;
    const ui::Dialog sheet(
        {.title = text("cancel.title"), .open = &input.cancelling, .close_label = text("action.close")});
    const std::size_t on_it = held_seats(known.state, shift.id).size();
    ui::line(text(on_it > 0 ? "cancel.second" : "cancel.second_nobody", {{"count", on_it}}));
    ui::text_field(text("cancel.why"), input.cancel_why,
                   {.help = text("cancel.why_help"), .max_length = 160});
    const ui::Columns columns(2);
    if (ui::button(text("cancel.stay"))) input.cancelling = false;
    columns.next();
    const CancelShift command{shift.id, input.cancel_why};
    const auto no = check(known.state, me.stamp(now), command);
    const bool only_text_missing = no && no->reason == Reason::TextEmpty;
    const std::string reason =
        only_text_missing ? text("cancel.why_missing") : reason_if(known.state, no, me, me.saying(now));
    if (ui::button(text("cancel.cancel"), {.kind = ui::ButtonKind::Danger, .reason = reason})) {
        outbox.push(command);
        input.cancelling = false;
        input.cancel_why.clear();
    }
}

void draw_coordinator(const Known& known, const Viewer& me, Instant now, const ShiftView& view,
                      ShiftsInput& input, Outbox& outbox) {
    if (!me.coordinator || view.shift->window.until <= now || view.shift->state == ShiftState::Cancelled)
        return;
    {
        const ui::Flow flow;
        const std::string full = view.free > 0 ? std::string() : text("assign.full");
        if (ui::button(text("assign.open"), {.icon = ui::Icon::UserPlus, .reason = full})) {
            input.assigning = true;
            input.search.clear();
        }
        ui::link_button(text("shift.change"), route_to("change-shift", view.shift->id),
                        {.icon = ui::Icon::Pencil});
        if (ui::button(text("cancel.open"), {.kind = ui::ButtonKind::Danger})) input.cancelling = true;
    }
    assign_sheet(known, me, now, *view.shift, input, outbox);
    remove_dialog(known, me, now, input, outbox);
    cancel_sheet(known, me, now, *view.shift, input, outbox);
}

}  // namespace

void shift_detail(const Known& known, const Viewer& me, Instant now, const Shift& shift, ShiftsInput& input,
                  Outbox& outbox) {
    const ui::Scope scope(shift.id);
    const ShiftView view = shift_view(known, me, now, shift);
    const CivilDate date = civil_time(shift.window.from, me.offset).date;
    ui::line(sentence(joined(part_of_day_words(shift.window.from, me.saying(now)), date_words(date))),
             {.quiet = true});
    if (ui::large_type()) {
        ui::line(from_words(shift.window, me.offset), {.size = ui::TextSize::Numeral, .bold = true});
        ui::line(until_words(shift.window, me.offset), {.size = ui::TextSize::Title, .bold = true});
    } else {
        ui::line(range_words(shift.window, me.offset), {.size = ui::TextSize::Numeral, .bold = true});
    }
    if (shift.state == ShiftState::Cancelled) {
        ui::note(ui::Icon::CircleAlert, text("shift.cancelled_why", {{"why", shift.cancelled_why}}),
                 ui::Tone::Refused);
    }
    draw_people(known, me, now, view, input);
    const Post* post = known.state.posts.find(shift.post);
    if (post && !post->instructions.empty()) ui::line(post->instructions, {.icon = ui::Icon::ShieldCheck});
    draw_next_shift(known, me, now, shift, outbox);
    draw_coordinator(known, me, now, view, input, outbox);
}

void shift_bar(const Known& known, const Viewer& me, Instant now, const Shift& shift, ShiftsInput& input,
               Outbox& outbox) {
    const ui::Scope scope(shift.id);
    const ShiftView view = shift_view(known, me, now, shift);
    const Saying saying = me.saying(now);
    if (view.mine) {
        if (ui::button(text("leave.open"), {.kind = ui::ButtonKind::Danger})) input.leaving = view.mine->id;
        return;
    }
    const std::string spoken = text("shift.take_spoken", {{"times", range_words(shift.window, me.offset)},
                                                          {"post", post_name(known.state, shift)}});
    if (ui::button(text("shift.take"), {.kind = ui::ButtonKind::Primary,
                                        .icon = ui::Icon::Check,
                                        .reason = reason_if(known.state, view.no, me, saying),
                                        .spoken = spoken})) {
        outbox.push(TakeShift{shift.id});
    }
}

}  // namespace linli::client
