#include "app/client/orders/round_words.h"
#include "app/client/shifts/shift_parts.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/orders/offered_rounds.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

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
                action({known, me, now, outbox}, text("shift.take_too"), TakeShift{next->id});
            });
        return;
    }
}

// What is to be carried; its doors are on the page of the hand-out, for who carries it and while it lasts.
void draw_round(const Acting& by, const ShiftView& view) {
    const OfferedRound* round = by.known.state.offered_rounds.find(view.shift->id);
    if (!round) return;
    const ui::Card card("round");
    ui::line(round_words(*round), {.bold = true, .icon = ui::Icon::Package});
    if (!view.mine || !round->ends_at) return;
    if (view.asked || !is_open(by.known.state, *round)) {
        ui::line(text("handout.round_waits"), {.quiet = true, .icon = ui::Icon::Hourglass});
        return;
    }
    ui::link_button(text("handout.round_go"), route_to("hand-out", round->campaign),
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Footprints});
}

// Where it is, what to do first, what is needed there, and how people are kept from too much.
void draw_post(const State& state, const Shift& shift) {
    const PostDetail* detail = state.post_details.find(shift.post);
    if (detail && !detail->place.empty()) ui::line(detail->place, {.icon = ui::Icon::MapPin});
    const Post* post = state.posts.find(shift.post);
    if (post && !post->instructions.empty()) ui::line(post->instructions, {.icon = ui::Icon::ShieldCheck});
    if (detail && !detail->equipment.empty()) ui::line(detail->equipment, {.icon = ui::Icon::Package});
    const RosterRules rules = roster_rules(state);
    if (rules.rest_hours > 0 && rules.hours_a_day > 0)
        ui::line(text("shift.rest_rule", {{"hours", rules.hours_a_day}, {"rest", rules.rest_hours}}),
                 {.icon = ui::Icon::Moon});
}

}  // namespace

void shift_detail(const Known& known, const Viewer& me, Instant now, const Shift& shift, ShiftsInput& input,
                  Outbox& outbox) {
    const ui::Scope scope(shift.id);
    const ShiftView view = shift_view(known, me, now, shift);
    const CivilDate date = civil_time(shift.window.from, me.offset).date;
    const std::string part = part_of_day_words(shift.window.from, me.saying(now)), day = date_words(date);
    const bool is_said = day.find(part) != std::string::npos;  // "Tue", and beyond the week the day itself.
    ui::line(sentence(is_said ? day : joined(part, day)), {.quiet = true});
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
    const Acting by{known, me, now, outbox};
    if (is_at_post(by, shift)) draw_at_post(by, view, input.post);
    draw_round(by, view);
    draw_people(by, view, input);
    draw_for_others(by, view, input);
    draw_post(known.state, shift);
    draw_my_place(by, view);
    draw_next_shift(known, me, now, shift, outbox);
    draw_coordinator(by, view, input);
}

void shift_bar(const Known& known, const Viewer& me, Instant now, const Shift& shift, ShiftsInput& input,
               Outbox& outbox) {
    const ui::Scope scope(shift.id);
    const ShiftView view = shift_view(known, me, now, shift);
    if (!view.mine || shift.state == ShiftState::Cancelled)
        return sign_up_button({known, me, now, outbox}, view, true);
    // Nobody can still stay away; what they stood counts.
    if (shift.window.until <= now || stands_there(known.state, *view.mine, now)) {
        ui::link_button(text("hours.title"), "/hours", {.icon = ui::Icon::Clock});
        return;
    }
    if (ui::button(text("leave.open"), {.kind = ui::ButtonKind::Danger})) input.leave.ask(view.mine->id);
}

}  // namespace linli::client
