#include <functional>
#include <utility>

#include "app/client/people/find_person.h"
#include "app/client/shifts/roster_words.h"
#include "app/client/shifts/shift_hours_page.h"
#include "app/client/shifts/shift_parts.h"
#include "app/client/shifts/swap_parts.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/stand_in.h"

namespace linli::client {
namespace {

constexpr std::size_t most_found = 6;

// --- Putting somebody there

// In spite of a rule: with a reason that is kept.
void draw_anyway(const Acting& by, const Shift& shift, ShiftsInput& input) {
    const std::string name = name_of(by.known.state, input.anyway);
    const SignUpState place =
        SignUpBook(by.known.state, input.anyway, by.now).place_on(shift.id, Opening::DoesNotMatter);
    const auto no = rejected_for(by.known.state, shift.id, place);
    const std::string why =
        no ? reason_words(by.known.state, *no, input.anyway, by.me, by.me.saying(by.now)) : std::string();
    ui::note(ui::Icon::Info, joined(name, why));
    ui::text_field(text("anyway.why"), input.anyway_why,
                   {.help = text("anyway.why_help"), .max_length = 160});
    const ui::Columns columns(2);
    if (ui::button(text("anyway.not"))) input.anyway = {};
    columns.next();
    const PlaceAnyway command{shift.id, input.anyway, input.anyway_why};
    if (!action(by, text("anyway.place"), command, {.kind = ui::ButtonKind::Primary}, "anyway.why_missing"))
        return;
    input.anyway = {};
    input.anyway_why.clear();
    input.assigning = false;
}

void draw_found(const Acting& by, const Shift& shift, PersonId person, ShiftsInput& input) {
    const State& state = by.known.state;
    const AssignSeat command{shift.id, person, {}, {}};
    const auto no = check(state, by.me.stamp(by.now), command);
    const std::string name = name_of(state, person);
    const std::string why =
        no ? reason_words(state, *no, person, by.me, by.me.saying(by.now)) : std::string();
    const SignUpState place = SignUpBook(state, person, by.now).place_on(shift.id, Opening::DoesNotMatter);
    ui::RowOptions row{.title = name,
                       .second = why.empty() ? door_words(door_of_person(state, person)) : why,
                       .third = said_words(said_of(state, person, shift.window)),
                       .person = circle_of(name),
                       .pressable = why.empty()};
    if (!why.empty() && may_be_waived(place.is)) {
        row.actions = [&] {
            if (!ui::button(text("anyway.open"), {.spoken = joined(text("anyway.open"), name)})) return;
            input.anyway = person;
            input.anyway_why.clear();
        };
    }
    if (ui::row(person, row) && why.empty() && act(by, command)) input.assigning = false;
}

void assign_sheet(const Acting& by, const Shift& shift, ShiftsInput& input) {
    if (!input.assigning) return;
    const bool over = shift.window.until <= by.now;
    const ui::Dialog sheet({.title = text(over ? "assign.stood" : "assign.title"),
                            .open = &input.assigning,
                            .close_label = text("action.close")});
    ui::line(shift_words(by.known.state, shift, by.me.saying(by.now)), {.quiet = true});
    if (input.anyway) return draw_anyway(by, shift, input);
    ui::search_field(text("assign.search"), input.search, {.enter_key = ui::EnterKey::Search, .focus = true});
    if (input.search.empty()) return;
    input.people.bring_up_to_date(by.known);
    const ui::List list(text("assign.found"));
    for (const PersonId person : input.people.find(input.search, most_found))
        draw_found(by, shift, person, input);
    if (over) return;  // Only who is in the register has hours.
    const AssignSeat guest{shift.id, {}, input.search, {}};
    const std::string why = why_not(by, guest);
    if (ui::row("guest", {.title = text("assign.guest", {{"name", input.search}}),
                          .second = why.empty() ? text("assign.guest_second") : why,
                          .icon = ui::Icon::UserPlus,
                          .pressable = why.empty()}) &&
        act(by, guest))
        input.assigning = false;
}

// --- One seat

void remove_dialog(const Acting& by, ShiftsInput& input) {
    const Seat* seat = input.removing ? by.known.state.seats.find(input.removing) : nullptr;
    if (!seat || seat->state != SeatState::Held) {
        input.removing = {};
        return;
    }
    bool open = true, done = false;
    {
        const ui::Dialog dialog({.title = text("remove.title", {{"name", seat_name(by.known.state, *seat)}}),
                                 .open = &open,
                                 .close_label = text("action.close"),
                                 .sheet = false});
        ui::line(text("remove.second"));
        const ui::Columns columns(2);
        if (ui::button(text("remove.stay"))) open = false;
        columns.next();
        done = action(by, text("remove.remove"), RemoveSeat{seat->id}, {.kind = ui::ButtonKind::Danger});
    }
    if (!open || done) input.removing = {};
}

struct SeatChoice {
    ui::Icon icon;
    std::string label;
    std::function<void()> then;
};

// What else a coordinator may do about one seat; each opens a sheet of its own or is done at once.
std::vector<SeatChoice> seat_choices(const Acting& by, const Seat& seat, ShiftsInput& input) {
    const State& state = by.known.state;
    const Shift* shift = state.shifts.find(seat.shift);
    const bool over = !shift || shift->window.until <= by.now;
    const SeatId id = seat.id;
    std::vector<SeatChoice> choices;
    if (!seat.person)
        choices.push_back({ui::Icon::User, text("naming.open"), [&input, id] { input.naming = id; }});
    if (seat.person && !over && !stands_there(state, seat, by.now))
        choices.push_back({ui::Icon::Undo2, text("leave.title_other", {{"name", seat_name(state, seat)}}),
                           [&input, id] { input.leave.ask(id); }});
    const SeatFile* file = state.seat_files.find(id);
    if (file && file->absence != Absence::None)
        choices.push_back({ui::Icon::Check, text("missed.undo"), [&by, id] {
                               act(by, SetAbsence{id, Absence::None, {}});
                           }});
    else if (why_not(by, SetAbsence{id, Absence::NotCome, {}}).empty())
        choices.push_back({ui::Icon::CircleHelp, text("missed.open"), [&input, id] { input.missed = id; }});
    return choices;
}

void seat_sheet(const Acting& by, ShiftsInput& input) {
    const Seat* seat = input.seat ? by.known.state.seats.find(input.seat) : nullptr;
    if (!seat || seat->state != SeatState::Held) {
        input.seat = {};
        return;
    }
    bool open = true;
    std::function<void()> chosen;
    {
        const ui::Dialog sheet(
            {.title = seat_name(by.known.state, *seat), .open = &open, .close_label = text("action.close")});
        const ui::List list(seat_name(by.known.state, *seat));
        int number = 0;
        for (const SeatChoice& one : seat_choices(by, *seat, input)) {
            if (ui::row(++number, {.title = one.label, .icon = one.icon, .pressable = true}))
                chosen = one.then;
        }
    }
    if (open && !chosen) return;
    input.seat = {};
    if (chosen) chosen();
}

// Somebody signed up by name only: who is it?
void naming_sheet(const Acting& by, ShiftsInput& input) {
    const Seat* seat = input.naming ? by.known.state.seats.find(input.naming) : nullptr;
    if (!seat || seat->person) {
        input.naming = {};
        return;
    }
    const SeatId id = seat->id;
    bool open = true, done = false;
    {
        const ui::Dialog sheet({.title = text("naming.title", {{"name", seat->guest_name}}),
                                .open = &open,
                                .close_label = text("action.close")});
        ui::line(text("naming.second"));
        if (const auto person =
                find_person(by.known, text("assign.search"), input.naming_search, input.people))
            done = act(by, NameGuest{id, *person});
    }
    if (open && !done) return;
    input.naming = {};
    input.naming_search.clear();
}

// Not a punishment: so that somebody asks whether all is well.
void missed_sheet(const Acting& by, ShiftsInput& input) {
    const Seat* seat = input.missed ? by.known.state.seats.find(input.missed) : nullptr;
    if (!seat || seat->state != SeatState::Held) {
        input.missed = {};
        return;
    }
    bool open = true, done = false;
    {
        const ui::Dialog sheet({.title = text("missed.title", {{"name", seat_name(by.known.state, *seat)}}),
                                .open = &open,
                                .close_label = text("action.close")});
        ui::line(text("missed.second"));
        ui::text_field(text("missed.note"), input.missed_note, {.max_length = 160});
        const Absence other[] = {Absence::Excused, Absence::NotCome};
        const ui::Columns columns(2);
        done = action(by, text("missed.excused"), SetAbsence{seat->id, other[0], input.missed_note});
        columns.next();
        done = action(by, text("missed.ask"), SetAbsence{seat->id, other[1], input.missed_note},
                      {.kind = ui::ButtonKind::Primary}) ||
               done;
    }
    if (open && !done) return;
    input.missed = {};
    input.missed_note.clear();
}

// --- The whole shift

void cancel_sheet(const Acting& by, const Shift& shift, ShiftsInput& input) {
    if (!input.cancelling) return;
    const ui::Dialog sheet(
        {.title = text("cancel.title"), .open = &input.cancelling, .close_label = text("action.close")});
    const std::size_t on_it = held_seats(by.known.state, shift.id).size();
    ui::line(text(on_it > 0 ? "cancel.second" : "cancel.second_nobody", {{"count", on_it}}));
    ui::text_field(text("cancel.why"), input.cancel_why,
                   {.help = text("cancel.why_help"), .max_length = 160});
    const ui::Columns columns(2);
    if (ui::button(text("cancel.stay"))) input.cancelling = false;
    columns.next();
    if (!action(by, text("cancel.cancel"), CancelShift{shift.id, input.cancel_why},
                {.kind = ui::ButtonKind::Danger}, "cancel.why_missing"))
        return;
    input.cancelling = false;
    input.cancel_why.clear();
}

void draw_assign_button(const Acting& by, const Shift& shift, const char* label, ShiftsInput& input) {
    const bool full = free_places(by.known.state, shift) == 0;
    if (!ui::button(text(label), {.icon = ui::Icon::UserPlus, .reason = full ? text("assign.full") : ""}))
        return;
    input.assigning = true;
    input.anyway = {};
    input.search.clear();
}

// The swaps of the others, where a coordinator may say yes for who is ill.
void draw_swaps_of_others(const Acting& by, const ShiftView& view) {
    for (const Seat* seat : held_seats(by.known.state, view.shift->id)) {
        if (view.mine && view.mine->id == seat->id) continue;
        for (const Swap* swap : swaps_offered(by.known.state, seat->id)) draw_swap(by, *swap);
    }
}

// A shift that is short of people: a few at a time are asked whether they could come.
void draw_asking(const Acting& by, const ShiftView& view) {
    const SeatId place = empty_place_of(view.shift->id);
    const StandInSearch* search = by.known.state.stand_in_searches.find(place);
    if (asked_until(by.known.state, *view.shift) <= by.now) return;
    if (search) {
        const char* how = search->with_coordinators ? "asking.with_coordinators"
                          : search->asked > 0       ? "asking.so_far"
                                                    : "leave.asking_soon";
        ui::note(ui::Icon::Hourglass, text(how, {{"count", search->asked}}), ui::Tone::Wait);
        action(by, text("asking.stop"), CallOffStandIn{place}, {.icon = ui::Icon::Undo2});
    } else if (view.missing > 0) {
        action(by, text("asking.open"), FindStandIn{place}, {.icon = ui::Icon::UserPlus});
        ui::line(text("asking.second"), {.size = ui::TextSize::Second, .quiet = true});
    }
}

}  // namespace

void draw_seat_actions(const Acting& by, const Seat& seat, ShiftsInput& input) {
    const std::string name = seat_name(by.known.state, seat);
    if (!seat_choices(by, seat, input).empty() &&
        ui::icon_button(ui::Icon::Menu, text("seat.more", {{"name", name}})))
        input.seat = seat.id;
    const Shift* shift = by.known.state.shifts.find(seat.shift);
    const bool over = !shift || shift->window.until <= by.now;
    if (!over && ui::icon_button(ui::Icon::Close, text("shift.remove_spoken", {{"name", name}})))
        input.removing = seat.id;
}

void draw_coordinator(const Acting& by, const ShiftView& view, ShiftsInput& input) {
    if (!by.me.coordinator) return;
    seat_sheet(by, input);
    naming_sheet(by, input);
    missed_sheet(by, input);
    if (view.shift->state == ShiftState::Cancelled) return;
    if (view.shift->window.until <= by.now) {
        draw_assign_button(by, *view.shift, "assign.stood", input);
        return assign_sheet(by, *view.shift, input);
    }
    draw_swaps_of_others(by, view);
    const ShiftId id = view.shift->id;
    if (!is_published(by.known.state, id))
        action(by, text("publish.now"), PublishShift{id}, {.icon = ui::Icon::Eye});
    draw_asking(by, view);
    draw_relays(by, *view.shift, input.relay);
    {
        const ui::Flow flow;
        draw_assign_button(by, *view.shift, "assign.open", input);
        ui::link_button(text("shift.change"), route_to("change-shift", id), {.icon = ui::Icon::Pencil});
        if (ui::button(text("cancel.open"), {.kind = ui::ButtonKind::Danger})) input.cancelling = true;
    }
    assign_sheet(by, *view.shift, input);
    remove_dialog(by, input);
    cancel_sheet(by, *view.shift, input);
}

}  // namespace linli::client
