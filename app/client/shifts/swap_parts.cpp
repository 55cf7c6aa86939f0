#include "app/client/shifts/swap_parts.h"

#include "app/client/shifts/roster_words.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/stand_in.h"
#include "shared/shifts/swaps.h"

namespace linli::client {
namespace {

void draw_stand_in_ask(const Acting& by, const StandInAsk& ask) {
    const State& state = by.known.state;
    const Seat* seat = state.seats.find(ask.seat);  // None: a place is empty.
    const Shift* shift = shift_sought(state, ask.seat);
    if (!shift || shift->window.from <= by.now || seat_of(state, shift->id, by.me.me)) return;
    const std::string when = shift_words(state, *shift, by.me.saying(by.now));
    const ui::Card card(ask.id, {.tone = ui::Tone::Need});
    ui::line(
        seat ? text("stand_in.asked", {{"name", seat_name(state, *seat)}}) : text("stand_in.asked_empty"),
        {.bold = true, .icon = ui::Icon::UserPlus});
    ui::line(sentence(when));
    const ui::Columns columns(2);
    const std::string yes = text(seat ? "stand_in.yes" : "stand_in.yes_empty");
    action(by, yes, AnswerStandIn{ask.id, true},
           {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check, .spoken = joined(yes, when)});
    columns.next();
    action(by, text("stand_in.no"), AnswerStandIn{ask.id, false},
           {.spoken = joined(text("stand_in.no"), when)});
}

bool waits_for(const State& state, const Swap& swap, PersonId person) {
    const auto side = side_of(state, swap, person);
    return swap.state == SwapState::Offered && side && !agrees(swap, *side);
}

// Only coordinators, and only for others: who is ill says it to them.
void draw_word_for(const Acting& by, const Swap& swap, const Seat& seat) {
    if (!by.me.coordinator || !seat.person || *seat.person == by.me.me) return;
    const std::string name = seat_name(by.known.state, seat);
    action({by.known, by.me, by.now, by.outbox, *seat.person}, text("swap.agrees_for"), AgreeToSwap{swap.id},
           {.spoken = joined(text("swap.agrees_for"), name)});
}

// What changed since it was offered and is in the way now, for who can only wait.
void draw_impossible(const Acting& by, const std::vector<SeatId>& seats) {
    const State& state = by.known.state;
    const auto hindrance = hindrance_of(state, seats, by.now);
    if (!hindrance || hindrance->why.reason == Reason::NotKnownHere) return;
    const Seat* seat = hindrance->seat ? state.seats.find(*hindrance->seat) : nullptr;
    const PersonId person = seat && seat->person ? *seat->person : by.me.me;
    const std::string why = reason_words(state, hindrance->why, person, by.me, by.me.saying(by.now));
    ui::note(ui::Icon::CircleAlert, text("swap.impossible", {{"why", why}}), ui::Tone::Refused);
}

}  // namespace

std::vector<const Swap*> swaps_offered(const State& state, SeatId seat) {
    std::vector<const Swap*> swaps;
    const auto add = [&](const std::vector<const Swap*>& found) {
        for (const Swap* swap : found) {
            if (swap->state == SwapState::Offered) swaps.push_back(swap);
        }
    };
    add(state.swaps.where<&Swap::first>(seat));
    add(state.swaps.where<&Swap::second>(seat));
    add(state.swaps.where<&Swap::third>(seat));
    return swaps;
}

void draw_swap(const Acting& by, const Swap& swap) {
    const State& state = by.known.state;
    const Saying saying = by.me.saying(by.now);
    const std::vector<SeatId> seats = seats_of(swap);
    const bool asked = by.known.is_asked(swap.id);
    const bool mine = waits_for(state, swap, by.me.me);
    const ui::Card card(swap.id, {.tone = mine ? ui::Tone::Need : ui::Tone::Neutral});
    ui::line(swap_words(state, seats, by.me.me, saying), {.bold = true, .icon = ui::Icon::Repeat2});
    ui::line(swap_others(state, seats, by.me.me, saying), {.quiet = true});
    if (asked) ui::line(text("shift.asked"), {.tone = ui::Tone::Wait, .icon = ui::Icon::Hourglass});
    {
        const ui::List list(text("swap.who"));
        for (std::size_t side = 0; side < seats.size(); ++side) {
            const Seat* seat = state.seats.find(seats[side]);
            if (!seat) continue;
            const bool yes = agrees(swap, side);
            const std::string name = seat_name(state, *seat);
            ui::RowOptions row{.title = seat->person == by.me.me ? text("person.me") : name,
                               .second = text(yes ? "swap.agreed" : "swap.not_yet"),
                               .person = circle_of(name),
                               .person_kind = yes ? ui::SeatKind::Held : ui::SeatKind::Waiting};
            if (!yes) row.actions = [&] { draw_word_for(by, swap, *seat); };
            ui::row(seat->id, row);
        }
    }
    if (!mine) draw_impossible(by, seats);  // Else the button says it.
    const ui::Columns columns(mine ? 2 : 1);
    if (mine) {
        action(by, text("swap.agree"), AgreeToSwap{swap.id},
               {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check});
        columns.next();
    }
    action(by, text(mine ? "swap.no" : "swap.end"), EndSwap{swap.id});
}

void draw_roster_asks(const Known& known, const Viewer& me, Instant now, Outbox& outbox) {
    const Acting by{known, me, now, outbox};
    for (const StandInAsk* ask : known.state.stand_in_asks.where<&StandInAsk::person>(me.me)) {
        if (ask->answer == StandInAnswer::None) draw_stand_in_ask(by, *ask);
    }
    for (const Seat* seat : known.state.seats.where<&Seat::person>(me.me)) {
        if (seat->state != SeatState::Held) continue;
        for (const Swap* swap : swaps_offered(known.state, seat->id)) {
            if (waits_for(known.state, *swap, me.me)) draw_swap(by, *swap);
        }
    }
}

}  // namespace linli::client
