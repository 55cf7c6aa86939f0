#include "app/client/shifts/roster_words.h"
#include "app/client/shifts/shift_parts.h"
#include "app/client/ui/ui.h"
#include "shared/people/roles.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/sign_up_commands.h"
#include "shared/shifts/skills.h"

namespace linli::client {
namespace {

constexpr Duration just_now = minutes(10);

std::size_t times_come(const State& state, PersonId person, const Shift& until) {
    std::size_t count = 0;
    for (const Seat* seat : state.seats.where<&Seat::person>(person)) {
        const Shift* shift = state.shifts.find(seat->shift);
        const bool held = seat->state == SeatState::Held && shift && shift->state == ShiftState::Planned;
        if (held && shift->window.from <= until.window.from) ++count;
    }
    return count;
}

// What stands beside the seat since it was taken: late, here, together with somebody.
std::string status_words(const Acting& by, const Seat& seat) {
    const State& state = by.known.state;
    std::string words = presence_words(state, seat, by.me);
    const Seat* other = shares_place_of(state, seat.id);
    if (!other) other = partner_on_place(state, seat.id);
    const SeatStatus* status = state.seat_statuses.find(seat.id);
    if (other)
        words = joined(words, text("share.with", {{"name", seat_name(state, *other)}}));
    else if (status && status->shares)
        words = joined(words, text("share.would"));
    return words;
}

std::string about_seat(const Acting& by, const ShiftView& view, const Seat& seat) {
    const State& state = by.known.state;
    if (by.known.is_asked(seat.id)) return text("shift.asked_long");
    const SeatNote* note = state.seat_notes.find(seat.id);
    std::string words = joined(status_words(by, seat), note ? note->note : std::string());
    if (!seat.person) return joined(text("shift.by_name_only"), words);
    if (const std::string roles = roles_words(state, *seat.person); by.me.coordinator)
        words = joined(roles, words);
    const std::size_t times = times_come(state, *seat.person, *view.shift);
    if (view.mine && times > 1) words = joined(text("shift.times_come", {{"count", times}}), words);
    if (!words.empty()) return words;
    return by.now - seat.since < just_now ? text("shift.just_signed_up") : std::string();
}

// Who did it, where that was not the person; else empty.
std::string placed_words(const State& state, const Seat& seat) {
    if (!seat.placed_by || seat.person == seat.placed_by) return {};
    return text("shift.placed_by", {{"name", name_of(state, seat.placed_by)}});
}

// The rule gives who is there the numbers of the others, until the shift is over.
void draw_call(const Acting& by, const Seat& seat) {
    const Contact* contact = seat.person ? by.known.state.contacts.find(*seat.person) : nullptr;
    if (!contact || contact->phone.empty()) return;
    ui::icon_link(ui::Icon::Phone, text("errand.call", {{"name", seat_name(by.known.state, seat)}}),
                  "tel:" + contact->phone);
}

// Who stands there says it for who has no phone with them.
void draw_arrival(const Acting& by, const Shift& shift, const Seat& seat) {
    const SeatStatus* status = by.known.state.seat_statuses.find(seat.id);
    const bool here = status && status->arrived_at;
    if (!is_at_post(by, shift) || (here && status->left_at) || shift.window.until <= by.now) return;
    const std::string label = text(here ? "post.has_left" : "post.is_here");
    const Command command = here ? Command(CheckOut{seat.id}) : Command(CheckIn{seat.id});
    action(by, label, command, {.spoken = joined(label, seat_name(by.known.state, seat))});
}

bool i_act_for(const Acting& by, PersonId person) {
    return person != by.me.me && may_act_for(by.known.state, by.me.stamp(by.now), person);
}

// For whom I act; a coordinator finds it among the other things that can be done about a seat.
void draw_cannot_come(const Acting& by, const Shift& shift, const Seat& seat, ShiftsInput& input) {
    if (by.me.coordinator || !seat.person || !i_act_for(by, *seat.person)) return;
    if (shift.state == ShiftState::Cancelled || shift.window.until <= by.now) return;
    if (stands_there(by.known.state, seat, by.now)) return;
    const std::string label = text("for_other.leave");
    if (ui::button(label, {.spoken = joined(label, seat_name(by.known.state, seat))}))
        input.leave.ask(seat.id);
}

// Beside a place that its holder would share with me.
void draw_share(const Acting& by, const ShiftView& view, const Seat& seat) {
    const SeatStatus* status = by.known.state.seat_statuses.find(seat.id);
    if (view.mine || !status || !status->shares || partner_on_place(by.known.state, seat.id)) return;
    if (!why_not(by, SharePlace{seat.id}).empty()) return;
    const std::string name = seat_name(by.known.state, seat);
    action(by, text("share.join"), SharePlace{seat.id}, {.spoken = joined(text("share.join"), name)});
}

void draw_seat(const Acting& by, const ShiftView& view, const Seat& seat, ShiftsInput& input) {
    const bool mine = view.mine && view.mine->id == seat.id;
    const std::string name = seat_name(by.known.state, seat);
    ui::RowOptions row{.title = mine ? text("person.me") : name,
                       .second = about_seat(by, view, seat),
                       .person = mine ? text("person.me") : circle_of(name),
                       .person_kind = mine ? ui::SeatKind::Mine : ui::SeatKind::Held};
    if (by.known.is_asked(seat.id)) row.person_kind = ui::SeatKind::Waiting;
    const std::string placed = placed_words(by.known.state, seat);
    if (mine || by.me.coordinator)
        row.third = placed;
    else if (row.second.empty())
        row.second = placed;
    if (by.me.coordinator && is_waived(by.known.state, seat.id))
        row.third = joined(row.third, text("waiver.in_spite"));
    if (!mine) {
        row.actions = [&] {
            draw_call(by, seat);
            draw_arrival(by, *view.shift, seat);
            draw_share(by, view, seat);
            draw_cannot_come(by, *view.shift, seat, input);
            if (by.me.coordinator) draw_seat_actions(by, seat, input);
        };
    }
    ui::row(seat.id, row);
}

void draw_missing(const ShiftView& view, bool nobody) {
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
    } else if (nobody) {
        ui::line(text("shift.nobody"), {.quiet = true});
    }
}

void draw_waiting(const Acting& by, const ShiftView& view, ShiftsInput& input) {
    const std::vector<const WaitingPlace*> waiting = waiting_for(by.known.state, view.shift->id);
    if (waiting.empty()) return;
    ui::heading(text("waiting_list.title"), {.level = 3, .trailing = std::to_string(waiting.size())});
    const ui::List list(text("waiting_list.title"));
    int position = 0;
    for (const WaitingPlace* one : waiting) {
        const std::string name =
            one->person == by.me.me ? text("person.me") : name_of(by.known.state, one->person);
        ui::RowOptions row{.title = name,
                           .second = by.known.is_asked(one->id)
                                         ? text("shift.asked")
                                         : text("sign_up.nth", {{"position", ++position}}),
                           .person = circle_of(name),
                           .person_kind = ui::SeatKind::Waiting};
        if (i_act_for(by, one->person)) {
            row.actions = [&] {
                const std::string label = text("sign_up.leave");
                if (ui::button(label, {.spoken = joined(label, name)})) input.not_waiting = one->id;
            };
        }
        ui::row(one->id, row);
    }
}

void stop_waiting_dialog(const Acting& by, ShiftsInput& input) {
    const WaitingPlace* place =
        input.not_waiting ? by.known.state.waiting_places.find(input.not_waiting) : nullptr;
    if (!place) {
        input.not_waiting = {};
        return;
    }
    bool open = true, done = false;
    {
        const std::string name = name_of(by.known.state, place->person);
        const ui::Dialog dialog({.title = text("sign_up.leave_title", {{"name", name}}),
                                 .open = &open,
                                 .close_label = text("action.close"),
                                 .sheet = false});
        ui::line(text("sign_up.leave_second"));
        const ui::Columns columns(2);
        if (ui::button(text("sign_up.go_on"))) open = false;
        columns.next();
        done = action(by, text("sign_up.leave"), LeaveWaiting{place->id}, {.kind = ui::ButtonKind::Danger});
    }
    if (!open || done) input.not_waiting = {};
}

void draw_card(const Acting& by, const ShiftView& view, ShiftsInput& input) {
    const ui::Card card;
    {
        const ui::List list(text("shift.who"));
        const std::vector<const Seat*> seats = held_seats(by.known.state, view.shift->id);
        for (const Seat* seat : seats) draw_seat(by, view, *seat, input);
        draw_missing(view, seats.empty());
    }
    draw_waiting(by, view, input);
    const std::string needs = needs_words(by.known.state, needed_on(by.known.state, view.shift->id));
    if (!needs.empty())
        ui::line(text("training.needs", {{"needs", needs}}),
                 {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::ShieldCheck});
}

}  // namespace

void draw_people(const Acting& by, const ShiftView& view, ShiftsInput& input) {
    draw_card(by, view, input);
    stop_waiting_dialog(by, input);
}

}  // namespace linli::client
