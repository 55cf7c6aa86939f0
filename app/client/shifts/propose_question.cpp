#include <algorithm>

#include "app/client/refusal_words.h"
#include "app/client/shifts/propose_parts.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/work_rules.h"

// What is to be proposed, and the search for it.

namespace linli::client {
namespace {

constexpr std::int64_t farthest = 60;

RosterAsk question(const ProposeInput& input, const Viewer& me, Instant now) {
    RosterAsk ask;
    const CivilDate today = today_of(me.saying(now));
    ask.first_day = day_number(std::max(input.first.value_or(today), today));
    ask.days = input.days;
    ask.unpublished = input.unpublished;
    ask.may_move = input.may_move;
    return ask;
}

// What the server did not take as a whole, because something had changed meanwhile: another coordinator was
// quicker, or somebody signed up. Nothing of it was done.
const Refusal* refused_roster(const Known& known) {
    for (const Refusal& refusal : known.refusals()) {
        if (accepted_plan(refusal.command)) return &refusal;
    }
    return nullptr;
}

// The days of a roster that was not taken; what still fits of it is to stay.
RosterAsk question_again(const Known& known, const Viewer& me, Instant now, const ProposeInput& input,
                         const AcceptPlan& plan) {
    RosterAsk ask = question(input, me, now);
    ask.known = plan.seats;
    ask.unpublished = !plan.publish.empty();
    ask.may_move = !plan.leaves.empty();
    std::int64_t last = ask.first_day + ask.days - 1;
    for (const PlannedSeat& seat : plan.seats) {
        const Shift* shift = known.state.shifts.find(seat.shift);
        if (!shift || shift->window.from <= now) continue;
        const std::int64_t day = day_of(shift->window.from, me.offset);
        ask.first_day = std::min(ask.first_day, day);
        last = std::max(last, day);
    }
    ask.days =
        static_cast<std::int32_t>(std::min<std::int64_t>(last - ask.first_day + 1, most_proposed_days));
    return ask;
}

// Nothing is lost with a no: what was agreed to is the beginning of the next proposal.
void draw_refused(const Acting& by, const Refusal& refusal, ProposeInput& input) {
    input.accepted = 0;
    const ui::Card card("refused", {.tone = ui::Tone::Refused});
    ui::line(text("refused.roster"), {.bold = true, .icon = ui::Icon::CircleAlert});
    ui::line(refusal_words(by.known, by.me, by.now, refusal));
    ui::line(text("propose.nothing_done"), {.quiet = true});
    const AcceptPlan plan = accepted_plan(refusal.command).value_or(AcceptPlan{});
    const OutboxId outbox = refusal.outbox;
    const std::uint64_t number = refusal.number;
    const ui::Columns columns(2);
    if (ui::button(text("propose.again"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Repeat2})) {
        start_search(by.known, by.now, question_again(by.known, by.me, by.now, input, plan), input);
        return by.outbox.drop(outbox, number);
    }
    columns.next();
    if (ui::button(text("refused.drop"))) by.outbox.drop(outbox, number);
}

// Shifts of these days that are not public: whether they are filled, and become public, with this.
void draw_hidden(const Acting& by, ProposeInput& input) {
    RosterAsk all = question(input, by.me, by.now);
    all.unpublished = true;
    const std::size_t hidden = input.hidden.get(by.known, by.now, question_key(all, input), [&] {
        return to_publish(by.known.state, all, by.now).size();
    });
    if (hidden > 0) ui::check(text("propose.unpublished", {{"count", hidden}}), input.unpublished);
    if (hidden == 0) input.unpublished = false;
}

void take_result(ProposeInput& input) {
    input.too_large = input.search->too_large();
    if (!input.too_large) {
        input.asked = input.search->ask();
        input.seats = input.search->seats();
        input.moves = input.search->plan().moves;
        // A pin that could not be kept is not seen any more, so it does not come back with the next one.
        std::erase_if(input.asked->pinned,
                      [&](const PlannedSeat& seat) { return !is_in(input.seats, seat); });
        ++input.changes;
    }
    input.search.reset();
}

}  // namespace

Bits128 question_key(const RosterAsk& ask, const ProposeInput& input) {
    return {static_cast<std::uint64_t>(ask.first_day) << 8 | static_cast<std::uint64_t>(ask.days) << 1 |
                (ask.unpublished ? 1U : 0U),
            input.changes};
}

void start_search(const Known& known, Instant now, RosterAsk ask, ProposeInput& input) {
    input.accepted = 0;
    input.search.emplace(known.state, std::move(ask), now);
}

void forget_proposal(ProposeInput& input) {
    input.asked.reset();
    input.seats.clear();
    input.moves.clear();
    input.choosing.reset();
    input.day.reset();
    ++input.changes;
}

void draw_question(const Acting& by, ProposeInput& input) {
    const Known& known = by.known;
    const CivilDate today = today_of(by.me.saying(by.now));
    CivilDate first = std::max(input.first.value_or(today), today);
    if (const Refusal* refused = refused_roster(known))
        draw_refused(by, *refused, input);
    else if (input.accepted > 0)
        ui::note(ui::Icon::CircleCheck, text("propose.accepted", {{"count", input.accepted}}),
                 ui::Tone::Mine);
    if (input.search) return;
    ui::date_picker(text("propose.first"), first, {today, today, plus_days(today, farthest)});
    input.first = first;
    ui::stepper(text("propose.days"), input.days, {.least = 1, .most = most_proposed_days});
    draw_hidden(by, input);
    const RosterAsk ask = question(input, by.me, by.now);
    const std::int32_t missing = input.missing.get(known, by.now, question_key(ask, input), [&] {
        std::int32_t count = 0;
        for (const Shift* shift : shifts_to_fill(known.state, ask, by.now))
            count += missing_people(known.state, *shift);
        return count;
    });
    if (input.too_large) ui::note(ui::Icon::CircleAlert, text("propose.too_large"), ui::Tone::Need);
    if (missing == 0) return ui::line(text("propose.nothing_missing"), {.icon = ui::Icon::Check});
    ui::line(text("propose.missing", {{"count", missing}}), {.bold = true});
    ui::check(text("propose.may_move"), input.may_move);
    ui::line(text("propose.how"), {.quiet = true});
    if (ui::button(text("propose.start"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Users}))
        start_search(known, by.now, ask, input);
}

void draw_search(const Known& known, Instant now, ProposeInput& input, Services& services) {
    RosterSearch& search = *input.search;
    search.go_on(known.state, now);
    services.draw_again();
    ui::progress(text("propose.searching"), static_cast<int>(search.bits_done()),
                 static_cast<int>(search.bits_in_all()), {});
    const ui::Columns columns(2);
    const std::string reason = search.has_first() ? std::string() : text("propose.none_yet");
    if (ui::button(text("propose.enough"), {.kind = ui::ButtonKind::Primary, .reason = reason}))
        search.stop();
    columns.next();
    if (ui::button(text("propose.stop"))) return input.search.reset();
    if (search.done()) take_result(input);
}

}  // namespace linli::client
