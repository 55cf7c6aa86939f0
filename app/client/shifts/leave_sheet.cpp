#include "app/client/shifts/leave_sheet.h"

#include "app/client/action.h"
#include "app/client/shifts/roster_words.h"
#include "app/client/shifts/swap_parts.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/swaps.h"

namespace linli::client {
namespace {

constexpr std::size_t most_swaps = 5;
constexpr Duration late_is_near = hours(3);  // Who comes late knows it shortly before.
constexpr int late_by[] = {15, 30, 60};

void draw_stand_in(const Acting& by, const Seat& seat) {
    const StandInSearch* search = by.known.state.stand_in_searches.find(seat.id);
    if (!search || search->found) {
        action(by, text("leave.find"), FindStandIn{seat.id},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::UserPlus});
        ui::line(text("leave.find_second"), {.size = ui::TextSize::Second, .quiet = true});
        return;
    }
    const char* how = search->with_coordinators ? "leave.with_coordinators"
                      : search->asked > 0       ? "leave.asked_so_far"
                                                : "leave.asking_soon";
    ui::note(ui::Icon::Hourglass, text(how, {{"count", search->asked}}), ui::Tone::Wait);
    action(by, text("leave.call_off"), CallOffStandIn{seat.id}, {.icon = ui::Icon::Undo2});
}

void draw_swaps(const Acting& by, const Seat& seat, LeaveInput& input) {
    const State& state = by.known.state;
    const std::vector<const Swap*> offered = swaps_offered(state, seat.id);
    for (const Swap* swap : offered) draw_swap({by.known, by.me, by.now, by.outbox}, *swap);
    if (!offered.empty()) return;
    if (!input.swapping) {
        if (ui::button(text("leave.swap"), {.icon = ui::Icon::Repeat2})) input.swapping = true;
        return;
    }
    const auto& found = input.swaps.get(by.known, by.now, seat.id.bits,
                                        [&] { return find_swaps(state, seat.id, by.now, most_swaps); });
    ui::heading(text("leave.swap"), {.level = 3, .icon = ui::Icon::Repeat2});
    if (found.empty()) {
        ui::line(text("leave.swap_none"), {.quiet = true});
        return;
    }
    const Saying saying = by.me.saying(by.now);
    const ui::List list(text("leave.swap"));
    std::optional<std::vector<SeatId>> chosen;
    int number = 0;
    for (const std::vector<SeatId>& seats : found) {
        const std::string what = swap_words(state, seats, seat.person.value_or(by.me.me), saying);
        ui::RowOptions row{.title = what,
                           .second = swap_others(state, seats, seat.person.value_or(by.me.me), saying)};
        row.actions = [&] {
            if (ui::button(text("leave.swap_ask"), {.spoken = joined(text("leave.swap_ask"), what)}))
                chosen = seats;
        };
        ui::row(++number, row);
    }
    if (chosen) act(by, OfferSwap{*chosen});  // What is known may change by it, and the list with it.
}

void draw_late(const Acting& by, const Seat& seat, const Shift& shift) {
    if (shift.window.from - by.now > late_is_near) return;
    const SeatStatus* status = by.known.state.seat_statuses.find(seat.id);
    if (status && status->arrived_at) return;
    if (status && status->expected_at) {
        const std::string when = moment_words(*status->expected_at, by.me.saying(by.now));
        ui::line(text("leave.told_late", {{"when", when}}), {.bold = true, .icon = ui::Icon::Clock});
        action(by, text("leave.on_time"), TellLate{seat.id, std::nullopt});
        return;
    }
    ui::line(text("leave.late"), {.bold = true, .icon = ui::Icon::Clock});
    const ui::Flow flow;
    for (const int minute : late_by) {
        const TellLate late{seat.id, shift.window.from + minutes(minute)};
        if (*late.expected_at >= shift.window.until) continue;
        const std::string label = text("leave.late_by", {{"length", length_words(minutes(minute))}});
        action(by, label, late, {.key = minute});
    }
}

// True: it is done, and the sheet closes.
bool draw_give_back(const Acting& by, const Seat& seat, bool& open) {
    ui::line(text("leave.thanks"));
    const ui::Columns columns(2);
    if (ui::button(text("leave.stay"))) open = false;
    columns.next();
    return action(by, text("leave.leave"), GiveBackShift{seat.id}, {.kind = ui::ButtonKind::Danger});
}

}  // namespace

void leave_sheet(const Known& known, const Viewer& me, Instant now, LeaveInput& input, Outbox& outbox) {
    const Seat* seat = known.state.seats.find(input.seat);
    const Shift* shift = seat ? known.state.shifts.find(seat->shift) : nullptr;
    if (!shift || seat->state != SeatState::Held) {
        input.ask({});
        return;
    }
    const bool own = seat->person == me.me;
    const Acting by{known, me, now, outbox, own ? PersonId{} : seat->person.value_or(PersonId{})};
    const std::string day = part_of_day_words(shift->window.from, me.saying(now));
    bool open = true, done = false;
    {
        const ui::Dialog sheet(
            {.title = own ? text("leave.title", {{"day", day}})
                          : text("leave.title_other", {{"name", seat_name(known.state, *seat)}}),
             .open = &open,
             .close_label = text("action.close")});
        ui::line(shift_words(known.state, *shift, me.saying(now)), {.bold = true});
        if (now < shift->window.from && seat->person) {
            draw_stand_in(by, *seat);
            draw_swaps(by, *seat, input);
        }
        draw_late(by, *seat, *shift);
        ui::divider();
        done = draw_give_back(by, *seat, open);
    }
    if (!open || done) input.ask({});
}

}  // namespace linli::client
