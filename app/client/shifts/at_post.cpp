#include <cstdlib>

#include "app/client/shifts/roster_words.h"
#include "app/client/shifts/shift_parts.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/post_book.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/sign_up_commands.h"

// What is done while people stand there. All of it goes on without a network; what is not sent yet says so.

namespace linli::client {
namespace {

constexpr std::size_t most_notes = 3;

void draw_asked(bool asked, ui::Here here = {}) {
    if (!asked) return;
    ui::line(text("shift.asked"),
             {.size = ui::TextSize::Second, .tone = ui::Tone::Wait, .icon = ui::Icon::Hourglass}, here);
}

// I am here; I leave.
void draw_coming_and_going(const Acting& by, const Seat& seat) {
    const SeatStatus* status = by.known.state.seat_statuses.find(seat.id);
    const bool here = status && status->arrived_at, left = status && status->left_at;
    if (here) ui::line(presence_words(by.known.state, seat, by.me), {.bold = true, .icon = ui::Icon::Check});
    draw_asked(by.known.is_asked(Id<SeatStatus>{seat.id.bits}));
    if (!here)
        action(by, text("post.check_in"), CheckIn{seat.id},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
    else if (!left)
        action(by, text("post.check_out"), CheckOut{seat.id}, {.icon = ui::Icon::Footprints});
}

struct Counter {
    const char* label;
    std::int32_t so_far;
    bool vehicles;
};

void draw_counter(const Acting& by, const Shift& shift, const Counter& counter) {
    const ui::Scope scope(counter.label);
    const std::string label = text(counter.label, {{"count", counter.so_far}});
    ui::beside(
        [&] { ui::line(label, {.bold = true}); },
        [&] {
            for (const int step : {-1, 1, 5}) {
                const CountPassed command{shift.id, counter.vehicles ? 0 : step, counter.vehicles ? step : 0};
                const bool less = step < 0;
                if (less && counter.so_far == 0) continue;
                const std::string sign = (less ? "−" : "+") + std::to_string(std::abs(step));
                action(by, sign, command, {.spoken = label + " " + sign, .key = step + 10});
            }
        });
}

void draw_counters(const Acting& by, const Shift& shift) {
    const ShiftStatus* status = by.known.state.shift_statuses.find(shift.id);
    draw_counter(by, shift, {"post.people", status ? status->people_passed : 0, false});
    draw_counter(by, shift, {"post.vehicles", status ? status->vehicles_passed : 0, true});
    draw_asked(by.known.is_asked(Id<ShiftStatus>{shift.id.bits}));
}

// Who comes without a phone signs up by name; a coordinator finds them in the register later.
void draw_guest(const Acting& by, const Shift& shift, PostInput& input) {
    if (shift.window.until <= by.now) return;
    ui::text_field(text("post.guest"), input.guest, {.help = text("post.guest_help"), .max_length = 20});
    if (input.guest.empty()) return;
    if (action(by, text("post.guest_add"), SignUpByName{shift.id, input.guest})) input.guest.clear();
}

void draw_notes(const Acting& by, const Shift& shift, PostInput& input) {
    std::vector<const PostEntry*> notes = notes_of(by.known.state, shift.post);
    if (notes.size() > most_notes) notes.resize(most_notes);
    ui::heading(text("post.notes"), {.level = 3, .icon = ui::Icon::MessageSquareText});
    if (!notes.empty()) {
        const ui::List list(text("post.notes"));
        for (const PostEntry* note : notes) {
            const std::string when = by.known.is_asked(note->id) ? text("shift.asked")
                                                                 : past_words(note->at, by.me.saying(by.now));
            ui::row(note->id, {.title = note->words,
                               .title_bold = false,
                               .second = joined(name_of(by.known.state, note->by), when)});
        }
    }
    ui::text_area(text("post.note"), input.note, {.max_length = 400, .lines = 2});
    if (input.note.empty()) return;
    if (action(by, text("post.write"), WriteHandoverNote{shift.id, input.note})) input.note.clear();
}

void draw_taking_back(const Acting& by, const Shift& shift) {
    const std::vector<const PostEntry*> out = handed_out(by.known.state, shift.post);
    if (out.empty()) return;
    const ui::List list(text("post.equipment"));
    for (const PostEntry* entry : out) {
        const Seat* seat = entry->seat ? by.known.state.seats.find(*entry->seat) : nullptr;
        const std::string who = seat ? seat_name(by.known.state, *seat) : text("person.unknown");
        const std::string what = text("post.thing", {{"what", entry->words}, {"count", entry->count}});
        ui::RowOptions row{.title = what,
                           .second = joined(who, past_words(entry->at, by.me.saying(by.now))),
                           .icon = ui::Icon::Package};
        row.actions = [&] {
            action(by, text("post.take_back"), TakeBackEquipment{entry->id},
                   {.spoken = joined(text("post.take_back"), what)});
        };
        ui::row(entry->id, row);
    }
}

void draw_handing_out(const Acting& by, const Shift& shift, PostInput& input) {
    const std::vector<const Seat*> seats = held_seats(by.known.state, shift.id);
    if (seats.empty()) return;
    std::vector<std::string> names;
    int chosen = 0;
    for (const Seat* seat : seats) {
        if (seat->id == input.to) chosen = static_cast<int>(names.size());
        names.push_back(seat->person == by.me.me ? text("person.me") : seat_name(by.known.state, *seat));
    }
    ui::text_field(text("post.what"), input.what, {.help = text("post.what_help"), .max_length = 40});
    if (input.what.empty()) return;
    ui::choice_list(text("post.to"), names, chosen);
    input.to = seats[static_cast<std::size_t>(chosen)]->id;
    ui::stepper(text("post.count"), input.count, {.least = 1, .most = static_cast<int>(most_handed_out)});
    if (!action(by, text("post.hand_out"), HandOutEquipment{input.to, input.what, input.count})) return;
    input.what.clear();
    input.count = 1;
}

}  // namespace

std::string presence_words(const State& state, const Seat& seat, const Viewer& viewer) {
    const SeatFile* file = state.seat_files.find(seat.id);
    if (file && file->absence != Absence::None)
        return joined(text(file->absence == Absence::Excused ? "missed.was_excused" : "missed.was"),
                      file->absence_note);
    const SeatStatus* status = state.seat_statuses.find(seat.id);
    if (!status) return {};
    const auto clock = [&](Instant at) { return clock_words(civil_time(at, viewer.offset).minute_of_day); };
    const SeatScan* scan = state.seat_scans.find(seat.id);
    const bool by_code = scan && (status->left_at ? scan->left : scan->came);
    const std::string how = by_code ? text("post.by_code") : std::string();
    if (status->left_at) return joined(text("post.left", {{"when", clock(*status->left_at)}}), how);
    if (status->arrived_at) return joined(text("post.arrived", {{"when", clock(*status->arrived_at)}}), how);
    if (status->expected_at) return text("post.late", {{"when", clock(*status->expected_at)}});
    return {};
}

bool is_at_post(const Acting& by, const Shift& shift) {
    const TimeRange there{shift.window.from - check_in_before, shift.window.until + told_after};
    if (shift.state == ShiftState::Cancelled || !contains(there, by.now)) return false;
    return by.me.coordinator || stands_at_post(by.known.state, by.me.me, shift.id, by.now);
}

void draw_at_post(const Acting& by, const ShiftView& view, PostInput& input) {
    const Shift& shift = *view.shift;
    if (input.shift != shift.id) {
        input = {};
        input.shift = shift.id;
    }
    {
        const ui::Card card("post");
        ui::heading(text("post.title"), {.icon = ui::Icon::MapPin});
        if (view.mine) draw_coming_and_going(by, *view.mine);
        draw_counters(by, shift);
        draw_guest(by, shift, input);
    }
    const ui::Card card("book");
    draw_notes(by, shift, input);
    ui::heading(text("post.equipment"), {.level = 3, .icon = ui::Icon::Package});
    draw_taking_back(by, shift);
    draw_handing_out(by, shift, input);
}

}  // namespace linli::client
