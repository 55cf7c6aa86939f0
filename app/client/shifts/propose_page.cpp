#include "app/client/shifts/propose_page.h"

#include <algorithm>

#include "app/client/shifts/hours_page.h"
#include "app/client/shifts/propose_parts.h"
#include "app/client/shifts/roster_words.h"
#include "app/client/telling.h"
#include "app/client/turning.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/roster_book.h"
#include "shared/shifts/work_rules.h"

namespace linli::client {
namespace {

// As the coordinator has it by now.
RosterPlan plan_of(const State& state, const ProposeInput& input, Instant now) {
    return {input.seats, input.moves, to_publish(state, *input.asked, now)};
}

ProposalView view_of(const State& state, const ProposeInput& input, Instant now) {
    ProposalView view;
    view.possible = possible_part(state, now, plan_of(state, input, now));
    RosterBook book = book_after(state, now, view.possible);
    view.shifts = shifts_to_fill(state, *input.asked, now);
    for (const Shift* shift : view.shifts) {
        if (const std::int32_t missing = book.missing(*shift); missing > 0) view.missing[shift->id] = missing;
    }
    view.lines = loads_with(state, *input.asked, view.possible);
    for (const LoadLine& line : view.lines) view.loads[line.person] = line;
    std::stable_sort(view.lines.begin(), view.lines.end(), [&](const LoadLine& a, const LoadLine& b) {
        return name_of(state, a.person) < name_of(state, b.person);
    });
    return view;
}

std::string change_words(const LoadLine& line) {
    return text("propose.hours",
                {{"before", hours_number(line.before)}, {"after", hours_number(line.after)}});
}

ShiftId shift_left(const State& state, const SeatMove& move) {
    const Seat* seat = state.seats.find(move.from);
    return seat ? seat->shift : ShiftId{};
}

std::string left_words(const State& state, const SeatMove& move, const Saying& saying) {
    return begin_words(state, shift_left(state, move), saying);
}

// By which somebody who holds another place comes to this one.
const SeatMove* move_to(const std::vector<SeatMove>& moves, const PlannedSeat& seat) {
    const auto found =
        std::find_if(moves.begin(), moves.end(), [&](const SeatMove& move) { return move.to == seat; });
    return found != moves.end() ? &*found : nullptr;
}

// Person by person, before anything is agreed to: where from, where to, and who comes instead.
void draw_moves(const Acting& by, const ProposalView& view) {
    if (view.possible.moves.empty()) return;
    const State& state = by.known.state;
    const Saying saying = by.me.saying(by.now);
    const ui::Card card("moves");
    const std::string title = text("propose.moves");
    ui::heading(title, {.trailing = std::to_string(view.possible.moves.size())});
    const ui::List list(title);
    for (const SeatMove& move : view.possible.moves) {
        const std::string name = name_of(state, move.to.person);
        const bool comes =
            move.successor && is_in(view.possible.seats, {shift_left(state, move), *move.successor});
        const std::string next =
            comes ? text("propose.successor", {{"name", name_of(state, *move.successor)}}) : std::string();
        ui::row(move.from, {.title = name,
                            .second = move_words(state, move, saying),
                            .third = next,
                            .person = circle_of(name)});
    }
    ui::line(text("propose.moves_told"), {.quiet = true});
}

void draw_accept(const Acting& by, const ProposalView& view, ProposeInput& input) {
    const ui::Card card("proposal", {.tone = ui::Tone::Wait});
    if (input.too_large) ui::note(ui::Icon::CircleAlert, text("propose.too_large"), ui::Tone::Need);
    const std::size_t gone = input.seats.size() - view.possible.seats.size();
    const std::string summary = text("propose.summary", {{"count", view.possible.seats.size()}});
    ui::line(summary, {.bold = true});
    ui::announce(summary);
    if (gone > 0)
        ui::note(ui::Icon::CircleAlert, text("propose.gone_count", {{"count", gone}}), ui::Tone::Need);
    if (!view.possible.publish.empty())
        ui::note(ui::Icon::Eye, text("propose.publishes", {{"count", view.possible.publish.size()}}),
                 ui::Tone::Wait);
    std::int32_t missing = 0;
    for (const auto& [shift, people] : view.missing) missing += people;
    if (missing > 0)
        ui::note(ui::Icon::UserPlus,
                 view.possible.seats.empty() ? text("propose.cannot")
                                             : text("propose.still_missing", {{"count", missing}}),
                 ui::Tone::Need);
    const AcceptPlan plan{view.possible.publish, leaves_of(view.possible), view.possible.seats};
    if (!plan.seats.empty() && action(by, text("propose.accept"), plan,
                                      {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check})) {
        input.accepted = view.possible.seats.size();
        return forget_proposal(input);
    }
    const ui::Columns columns(2);
    if (ui::button(text("propose.again"), {.icon = ui::Icon::Repeat2})) {
        RosterAsk ask = *input.asked;
        ask.known = input.seats;
        return start_search(by.known, by.now, std::move(ask), input);
    }
    columns.next();
    if (ui::button(text("propose.not_so"))) forget_proposal(input);
}

std::int32_t missing_on(const ProposalView& view, CivilDate day, UtcOffset offset) {
    std::int32_t missing = 0;
    for (const Shift* shift : view.shifts) {
        const auto found = view.missing.find(shift->id);
        if (found != view.missing.end() && civil_time(shift->window.from, offset).date == day)
            missing += found->second;
    }
    return missing;
}

bool becomes_public(const ProposalView& view, const Shift& shift) {
    const auto& publish = view.possible.publish;
    return std::find(publish.begin(), publish.end(), shift.id) != publish.end();
}

// Somebody is proposed for it or still missing, or it becomes public.
bool has_something(const ProposalView& view, const ProposeInput& input, const Shift& shift) {
    const bool proposed = std::any_of(input.seats.begin(), input.seats.end(),
                                      [&](const PlannedSeat& seat) { return seat.shift == shift.id; });
    return proposed || view.missing.contains(shift.id) || becomes_public(view, shift);
}

// From the first one on.
int first_day_with_something(const ProposalView& view, const Viewer& me, const ProposeInput& input) {
    std::int64_t first = input.asked->first_day + input.asked->days;
    for (const Shift* shift : view.shifts) {
        if (has_something(view, input, *shift))
            first = std::min(first, day_of(shift->window.from, me.offset));
    }
    return static_cast<int>(first - input.asked->first_day) % input.asked->days;
}

// As many days beside each other as there is room for; the others are turned to. Gives the one shown.
int draw_days(const ProposalView& view, const Viewer& me, ProposeInput& input) {
    const int room = std::min(ui::week_strip_room(), 7), days = input.asked->days;
    if (!input.day) input.day = first_day_with_something(view, me, input);
    int shown = std::clamp(*input.day, 0, days - 1);
    int part = shown / room;
    const auto date = [&](int day) { return civil_from_days(input.asked->first_day + day); };
    const auto end_of_part = [&] { return std::min((part + 1) * room, days); };
    const std::string span = days_words(date(part * room), date(end_of_part() - 1));
    const int last_part = (days - 1) / room;
    if (last_part > 0 &&
        turning({span, "propose.earlier", "propose.later", 0, last_part, ui::TextSize::Body}, part))
        shown = part * room;
    const int first = part * room;
    std::vector<ui::Day> cells;
    for (int i = first; i < end_of_part(); ++i) {
        const CivilDate day = date(i);
        const std::int32_t missing = missing_on(view, day, me.offset);
        const std::string note =
            missing > 0 ? text("shifts.day.missing", {{"count", missing}}) : text("shifts.day.full");
        cells.push_back({.word = weekday_words(day),
                         .number = std::to_string(day.day),
                         .note = note,
                         .needs = missing > 0,
                         .spoken = joined(date_words(day), note),
                         .key = static_cast<std::uint64_t>(day_number(day))});
    }
    int current = shown - first;
    ui::week_strip(cells, current);
    input.day = first + current;
    return *input.day;
}

// What was looked for of another place says nothing here.
void choose_for(ProposeInput& input, const PlaceToFill& place) {
    input.choosing = place;
    input.choice.find.clear();
}

// What a press on one place of the proposal asks for; done when nothing goes through the places any more.
struct SeatPress {
    std::optional<PlannedSeat> out, pin;
};

void draw_seat(const Known& known, const Viewer& me, Instant now, const ProposalView& view,
               const PlannedSeat& seat, ProposeInput& input, SeatPress& pressed) {
    const std::string name = name_of(known.state, seat.person);
    const std::string what =
        joined(name, shift_words(known.state, known.state.shifts.at(seat.shift), me.saying(now)));
    const auto load = view.loads.find(seat.person);
    const bool possible = is_in(view.possible.seats, seat), pinned = is_in(input.asked->pinned, seat);
    const SeatMove* move = move_to(view.possible.moves, seat);
    std::string fixed = pinned ? text("propose.pinned") : std::string();
    if (move) fixed = text("propose.comes_from", {{"from", left_words(known.state, *move, me.saying(now))}});
    ui::row(seat.person, {.title = name,
                          .second = load == view.loads.end() ? std::string() : change_words(load->second),
                          .third = possible ? fixed : text("propose.gone"),
                          .third_icon = possible && pinned ? ui::Icon::Lock : ui::Icon::None,
                          .person = circle_of(name),
                          .tone = possible ? ui::Tone::Wait : ui::Tone::Refused,
                          .actions = [&] {
                              const auto asks = [&](const char* key) {
                                  const std::string words = text(key);
                                  return ui::button(words, {.spoken = joined(words, what), .key = key});
                              };
                              if (possible && !move && asks(pinned ? "propose.unpin" : "propose.pin"))
                                  pressed.pin = seat;
                              if (asks("propose.exchange")) choose_for(input, {seat.shift, seat.person});
                              if (asks("propose.take_out")) pressed.out = seat;
                          }});
}

void draw_open(const Known& known, const Viewer& me, Instant now, ProposalView& view, const Shift& shift,
               ProposeInput& input, Services& services, bool& thought) {
    const auto missing = view.missing.find(shift.id);
    if (missing == view.missing.end()) return;
    auto why = view.why.find(shift.id);
    if (why == view.why.end() && thought) services.draw_again();
    if (why == view.why.end() && !thought) {
        thought = true;
        why = view.why.emplace(shift.id, reasons_of(known.state, shift.id, view.possible, now)).first;
    }
    ui::row("open", {.title = text("shift.missing", {{"count", missing->second}}),
                     .second = why == view.why.end() ? std::string() : why_open_words(why->second),
                     .icon = ui::Icon::CircleAlert,
                     .tone = ui::Tone::Need,
                     .actions = [&] {
                         const std::string what = shift_words(known.state, shift, me.saying(now));
                         const std::string words = text("propose.choose");
                         if (ui::button(words, {.icon = ui::Icon::UserPlus, .spoken = joined(words, what)}))
                             choose_for(input, {shift.id, std::nullopt});
                     }});
}

// Who was to move stays, and who was to come instead does not come.
void take_out(const State& state, ProposeInput& input, const PlannedSeat& seat) {
    std::erase(input.seats, seat);
    if (const SeatMove* move = move_to(input.moves, seat)) {
        if (move->successor) std::erase(input.seats, PlannedSeat{shift_left(state, *move), *move->successor});
        std::erase_if(input.moves, [&](const SeatMove& one) { return one.to == seat; });
    }
    std::erase(input.asked->pinned, seat);
    input.asked->unwanted.push_back(seat);
    ++input.changes;
}

void turn_pin(ProposeInput& input, const PlannedSeat& seat) {
    if (std::erase(input.asked->pinned, seat) == 0) input.asked->pinned.push_back(seat);
}

void draw_shifts(const Known& known, const Viewer& me, Instant now, ProposalView& view, ProposeInput& input,
                 int shown, Services& services) {
    const CivilDate day = civil_from_days(input.asked->first_day + shown);
    SeatPress pressed;
    bool thought = false, any = false;
    for (const Shift* shift : view.shifts) {
        if (civil_time(shift->window.from, me.offset).date != day) continue;
        if (!has_something(view, input, *shift)) continue;
        any = true;
        const ui::Card card(shift->id);
        const std::string title =
            joined(range_words(shift->window, me.offset), post_name(known.state, *shift));
        ui::heading(title);
        if (becomes_public(view, *shift))
            ui::line(text("propose.becomes_public"), {.quiet = true, .icon = ui::Icon::Eye});
        const ui::List list(title);
        for (const PlannedSeat& seat : input.seats) {
            if (seat.shift == shift->id) draw_seat(known, me, now, view, seat, input, pressed);
        }
        draw_open(known, me, now, view, *shift, input, services, thought);
    }
    if (!any) ui::line(text("propose.nothing_that_day"), {.quiet = true});
    if (pressed.pin) turn_pin(input, *pressed.pin);
    if (pressed.out) take_out(known.state, input, *pressed.out);
}

// --- Somebody for a place

RosterPlan plan_beside(const State& state, const ProposeInput& input, const PlaceToFill& place, Instant now) {
    RosterPlan plan = plan_of(state, input, now);
    if (place.leaving) std::erase(plan.seats, PlannedSeat{place.shift, *place.leaving});
    return plan;
}

// Who is chosen by hand stays when it is planned again.
void put_in(const State& state, ProposeInput& input, PersonId person) {
    const PlaceToFill place = *input.choosing;
    const PlannedSeat chosen{place.shift, person};
    if (place.leaving) take_out(state, input, {place.shift, *place.leaving});
    std::erase(input.asked->unwanted, chosen);
    input.asked->pinned.push_back(chosen);
    input.seats.push_back(chosen);
    input.choosing.reset();
    ++input.changes;
}

void draw_choosing(const Known& known, const Viewer& me, Instant now, ProposeInput& input) {
    const PlaceToFill place = *input.choosing;
    const Shift* shift =
        fillable_shift(known.state, place.shift, now,
                       input.asked->unpublished ? Opening::PublishedWithIt : Opening::DoesNotMatter);
    bool open = shift != nullptr;
    std::optional<PersonId> chosen;
    if (shift) {
        const std::string title =
            place.leaving ? text("propose.exchange_title", {{"name", name_of(known.state, *place.leaving)}})
                          : text("propose.choose_title");
        const ui::Dialog sheet({.title = title, .open = &open, .close_label = text("action.close")});
        ui::line(shift_words(known.state, *shift, me.saying(now)), {.quiet = true});
        const std::uint64_t leaving = place.leaving ? place.leaving->bits.low : 0;
        const std::vector<PlaceCandidate>& candidates = input.choice.candidates.get(
            known, now, Bits128{place.shift.bits.low ^ leaving, input.changes}, [&] {
                auto all = candidates_for(known.state, *input.asked, place.shift,
                                          plan_beside(known.state, input, place, now), now);
                std::erase_if(all, [&](const PlaceCandidate& one) { return one.person == place.leaving; });
                return all;
            });
        chosen = choose_for_place(known, me, now, *shift, candidates, input.choice);
    }
    if (chosen) return put_in(known.state, input, *chosen);
    if (!open) input.choosing.reset();
}

// By name: no order says who does more.
void draw_loads(const Known& known, const ProposalView& view) {
    ui::heading(text("propose.loads"), {.trailing = std::to_string(view.lines.size())});
    ui::line(text("propose.loads_second"), {.quiet = true});
    const ui::TableColumn columns[] = {{.title = text("hours.column.name"), .share = 2},
                                       {.title = text("propose.before")},
                                       {.title = text("propose.after")}};
    const ui::Card card("loads");
    ui::table(text("propose.loads"), columns, static_cast<int>(view.lines.size()), [&](int index) {
        const LoadLine& line = view.lines[static_cast<std::size_t>(index)];
        const std::string name = name_of(known.state, line.person);
        return ui::TableRow{.key = line.person,
                            .cells = {{.words = name, .person = circle_of(name), .bold = true},
                                      {.words = hours_number(line.before)},
                                      {.words = hours_number(line.after)}},
                            .route = route_to("hours", line.person)};
    });
}

void draw_proposal(const Known& known, const Viewer& me, Instant now, ProposeInput& input, Outbox& outbox,
                   Services& services) {
    ProposalView& view = input.view.get(known, now, question_key(*input.asked, input),
                                        [&] { return view_of(known.state, input, now); });
    draw_accept({known, me, now, outbox}, view, input);
    if (!input.asked || input.search) return;
    draw_moves({known, me, now, outbox}, view);
    const int shown = draw_days(view, me, input);
    draw_shifts(known, me, now, view, input, shown, services);
    draw_loads(known, view);
    if (input.choosing) draw_choosing(known, me, now, input);
}

}  // namespace

void propose_page(const Known& known, const Viewer& me, Instant now, ProposeInput& input, Outbox& outbox,
                  Services& services) {
    const ui::Page page({.title = text("propose.title"),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "propose"});
    if (input.search) return draw_search(known, now, input, services);
    if (input.asked) return draw_proposal(known, me, now, input, outbox, services);
    draw_question({known, me, now, outbox}, input);
}

}  // namespace linli::client
