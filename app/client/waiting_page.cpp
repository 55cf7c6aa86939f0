#include "app/client/waiting_page.h"

#include "app/client/errands/refused_errand.h"
#include "app/client/refusal_words.h"
#include "app/client/saved_line.h"
#include "app/client/shifts/shift_view.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"

namespace linli::client {
namespace {

constexpr std::size_t most_alternatives = 3;

const Shift* shift_of(const State& state, const Command& command) {
    if (const auto* take = std::get_if<TakeShift>(&command)) return state.shifts.find(take->shift);
    if (const auto* assign = std::get_if<AssignSeat>(&command)) return state.shifts.find(assign->shift);
    return nullptr;
}

// What of mine is untouched by the refusal: the next duty that I do hold.
std::string still_safe(const Known& known, const Viewer& me, Instant now) {
    for (const ShiftView& view : my_shifts(known, me, now)) {
        if (view.asked) continue;
        return text("refused.safe", {{"shift", short_shift_words(known.state, *view.shift, me.saying(now))}});
    }
    return {};
}

std::string what_words(const Known& known, const Viewer& me, Instant now, const Refusal& refusal) {
    if (const Shift* shift = shift_of(known.state, refusal.command))
        return shift_words(known.state, *shift, me.saying(now));
    const PressedWords words = pressed_words(known.state, refusal.command, me.saying(now));
    return joined(words.title, words.second);
}

void draw_alternatives(const Known& known, const Viewer& me, Instant now, const Refusal& refusal,
                       Outbox& outbox, bool& dropped) {
    const auto* take = std::get_if<TakeShift>(&refusal.command);
    if (!take || refusal.for_person != me.me) return;
    bool first = true;
    for (const ShiftView& other : others_to_take(known, me, now, take->shift, most_alternatives)) {
        const std::string shift = moment_words(other.shift->window.from, me.saying(now)) + " " +
                                  post_name(known.state, *other.shift);
        const auto kind = first ? ui::ButtonKind::Primary : ui::ButtonKind::Quiet;
        if (ui::button(text("refused.instead", {{"shift", shift}}), {.kind = kind, .key = other.shift->id})) {
            outbox.push(TakeShift{other.shift->id});
            dropped = true;
        }
        first = false;
    }
}

void draw_refusal(const Known& known, const Viewer& me, Instant now, const Refusal& refusal, Outbox& outbox) {
    const ui::Scope scope(refusal.outbox);
    bool dropped = false;
    {
        const std::string reason = refusal_words(known, me, now, refusal);
        const std::string safe = still_safe(known, me, now);
        const ui::RefusalCard card(refusal.number, {.title = refused_title(refusal.command),
                                                    .when = past_words(refusal.pressed_at, me.saying(now)),
                                                    .what = what_words(known, me, now, refusal),
                                                    .reason = text("refused.reason_and_safe",
                                                                   {{"reason", reason}, {"safe", safe}})});
        draw_alternatives(known, me, now, refusal, outbox, dropped);
        dropped = draw_refused_errand({known, me, now, outbox}, refusal) || dropped;
        if (accepted_plan(refusal.command))
            ui::link_button(text("propose.again"), "/propose", {.icon = ui::Icon::Repeat2});
        const bool take = std::holds_alternative<TakeShift>(refusal.command);
        if (ui::button(text(take ? "refused.drop_shift" : "refused.drop"), {.kind = ui::ButtonKind::Plain}))
            dropped = true;
    }
    if (dropped) outbox.drop(refusal.outbox, refusal.number);
}

const char* state_key(PendingState state) {
    switch (state) {
        case PendingState::Saving:
            return "pending.saving";
        case PendingState::Waiting:
            return "pending.waiting";
        case PendingState::Sent:
            return "pending.sent";
    }
    return "pending.waiting";
}

void draw_pending(const Known& known, const Viewer& me, Instant now) {
    ui::heading(text("waiting.heading"), {.icon = ui::Icon::Hourglass, .tone = ui::Tone::Wait});
    {
        const ui::Card card("pending");
        const ui::List list(text("waiting.heading"));
        for (const Pending& pending : known.pending()) {
            const PressedWords words = pressed_words(known.state, pending.command, me.saying(now));
            const bool doubted = pending.doubt && pending.doubt->reason != Reason::NotKnownHere;
            ui::row(pending.number,
                    {.title = words.title,
                     .second = joined(words.second, past_words(pending.pressed_at, me.saying(now))),
                     .third = doubted ? reason_words(known.state, *pending.doubt, pending.for_person, me,
                                                     me.saying(now))
                                      : "",
                     .third_icon = doubted ? ui::Icon::Info : ui::Icon::None,
                     .icon = words.icon,
                     .tone = ui::Tone::Wait,
                     .trailing = text(state_key(pending.state)),
                     .trailing_icon = ui::Icon::Hourglass,
                     .trailing_bold = true});
        }
    }
    ui::line(text("waiting.foot"), {.size = ui::TextSize::Second, .quiet = true});
}

}  // namespace

void waiting_page(const Known& known, const Viewer& me, Instant now, Outbox& outbox) {
    const ui::Page page({.title = text("waiting.title"),
                         .back_route = "/today",
                         .back_label = text("action.back_today"),
                         .key = "waiting"});
    const std::vector<Refusal> refusals = known.refusals();  // Dropping one changes the list.
    for (const Refusal& refusal : refusals) draw_refusal(known, me, now, refusal, outbox);
    if (!known.pending().empty()) draw_pending(known, me, now);
    if (refusals.empty() && known.pending().empty()) {
        ui::empty_state(ui::Icon::CircleCheck, text("waiting.nothing"), text("waiting.nothing_second"));
    }
}

}  // namespace linli::client
