#include "app/client/propose_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/find_person.h"
#include "app/client/hours_page.h"
#include "app/client/telling.h"
#include "app/client/turning.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/roster_book.h"
#include "shared/shifts/work_rules.h"

namespace linli::client {
namespace {

constexpr std::int64_t farthest = 60;
constexpr std::size_t most_offered = 8;

RosterAsk question(const ProposeInput& input, const Viewer& me, Instant now) {
    RosterAsk ask;
    ask.first_day = day_number(input.first.value_or(today_of(me.saying(now))));
    ask.days = input.days;
    return ask;
}

Bits128 about(const RosterAsk& ask, const ProposeInput& input) {
    return {static_cast<std::uint64_t>(ask.first_day) << 8 | static_cast<std::uint64_t>(ask.days),
            input.changes};
}

void start(const Known& known, Instant now, RosterAsk ask, ProposeInput& input) {
    input.accepted = 0;
    input.asked.reset();
    input.search.emplace(known.state, std::move(ask), now);
}

void forget_proposal(ProposeInput& input) {
    input.asked.reset();
    input.seats.clear();
    input.leaving.reset();
    input.day = 0;
    ++input.changes;
}

// --- Which days

void draw_question(const Known& known, const Viewer& me, Instant now, ProposeInput& input) {
    const CivilDate today = today_of(me.saying(now));
    CivilDate first = std::max(input.first.value_or(today), today);
    if (input.accepted > 0)
        ui::note(ui::Icon::CircleCheck, text("propose.accepted", {{"count", input.accepted}}),
                 ui::Tone::Mine);
    ui::date_picker(text("propose.first"), first, {today, today, plus_days(today, farthest)});
    input.first = first;
    ui::stepper(text("propose.days"), input.days, {.least = 1, .most = most_proposed_days});
    const RosterAsk ask = question(input, me, now);
    const std::int32_t missing = input.missing.get(known, now, about(ask, input), [&] {
        std::int32_t count = 0;
        for (const Shift* shift : shifts_to_fill(known.state, ask, now))
            count += missing_people(known.state, *shift);
        return count;
    });
    if (input.too_large) ui::note(ui::Icon::CircleAlert, text("propose.too_large"), ui::Tone::Need);
    if (missing == 0) return ui::line(text("propose.nothing_missing"), {.icon = ui::Icon::Check});
    ui::line(text("propose.missing", {{"count", missing}}), {.bold = true});
    ui::line(text("propose.how"), {.quiet = true});
    if (ui::button(text("propose.start"), {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Users}))
        start(known, now, ask, input);
}

void take_result(ProposeInput& input) {
    input.too_large = input.search->too_large();
    if (!input.too_large) {
        input.asked = input.search->ask();
        input.seats = input.search->seats();
        ++input.changes;
    }
    input.search.reset();
}

void draw_search(const Known& known, Instant now, ProposeInput& input, Services& services) {
    RosterSearch& search = *input.search;
    search.go_on(known.state, now);
    services.draw_again();
    ui::progress(text("propose.searching"), static_cast<int>(search.bits_done()),
                 static_cast<int>(search.bits_in_all()), {});
    const ui::Columns columns(2);
    if (ui::button(text("propose.enough"), {.kind = ui::ButtonKind::Primary})) search.stop();
    columns.next();
    if (ui::button(text("propose.stop"))) return input.search.reset();
    if (search.done()) take_result(input);
}

// --- The proposal

ProposalView view_of(const State& state, const ProposeInput& input, Instant now) {
    ProposalView view;
    RosterBook book(state, now);
    view.possible = possible_seats(book, state, input.seats);
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

bool is_in(const std::vector<PlannedSeat>& seats, const PlannedSeat& seat) {
    return std::find(seats.begin(), seats.end(), seat) != seats.end();
}

std::string change_words(const LoadLine& line) {
    return text("propose.hours",
                {{"before", hours_number(line.before)}, {"after", hours_number(line.after)}});
}

// 3 人这周的钟点满了，1 人没受过培训
std::string why_words(const std::vector<OpenReason>& reasons) {
    const auto number = [](const OpenReason& one) { return std::to_string(static_cast<int>(one.is)); };
    std::vector<std::string> words;
    for (const OpenReason& reason : reasons)
        words.push_back(text("propose.why." + (reason.said_cannot ? std::string("cannot") : number(reason)),
                             {{"count", reason.people}}));
    return words.empty() ? text("propose.why.nobody") : listed(words);
}

void draw_accept(const Acting& by, const ProposalView& view, ProposeInput& input) {
    const ui::Card card("proposal", {.tone = ui::Tone::Wait});
    const std::size_t gone = input.seats.size() - view.possible.size();
    ui::line(text("propose.summary", {{"count", view.possible.size()}}), {.bold = true});
    if (gone > 0)
        ui::note(ui::Icon::CircleAlert, text("propose.gone_count", {{"count", gone}}), ui::Tone::Need);
    std::int32_t missing = 0;
    for (const auto& [shift, people] : view.missing) missing += people;
    if (missing > 0)
        ui::note(ui::Icon::UserPlus,
                 view.possible.empty() ? text("propose.cannot")
                                       : text("propose.still_missing", {{"count", missing}}),
                 ui::Tone::Need);
    if (!view.possible.empty() && action(by, text("propose.accept"), AcceptRoster{view.possible},
                                         {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check})) {
        input.accepted = view.possible.size();
        return forget_proposal(input);
    }
    const ui::Columns columns(2);
    if (ui::button(text("propose.again"), {.icon = ui::Icon::Repeat2})) {
        RosterAsk ask = *input.asked;
        ask.known = input.seats;
        return start(by.known, by.now, std::move(ask), input);
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

// As many days beside each other as there is room for; the others are turned to.
void draw_days(const ProposalView& view, const Viewer& me, ProposeInput& input) {
    const int room = std::min(ui::week_strip_room(), 7), days = input.asked->days;
    input.day = std::clamp(input.day, 0, days - 1);
    int part = input.day / room;
    const auto date = [&](int day) { return civil_from_days(input.asked->first_day + day); };
    const auto end_of_part = [&] { return std::min((part + 1) * room, days); };
    const std::string span = date_range_words(date(part * room), date(end_of_part() - 1));
    const int last_part = (days - 1) / room;
    if (last_part > 0 &&
        turning({span, "propose.earlier", "propose.later", 0, last_part, ui::TextSize::Body}, part))
        input.day = part * room;
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
    int current = input.day - first;
    ui::week_strip(cells, current);
    input.day = first + current;
}

void draw_seat(const Known& known, const Viewer& me, Instant now, const ProposalView& view,
               const PlannedSeat& seat, ProposeInput& input, std::optional<PlannedSeat>& out) {
    const std::string name = name_of(known.state, seat.person);
    const std::string what =
        joined(name, shift_words(known.state, known.state.shifts.at(seat.shift), me.saying(now)));
    const auto load = view.loads.find(seat.person);
    const bool possible = is_in(view.possible, seat);
    ui::row(seat.person, {.title = name,
                          .second = load == view.loads.end() ? std::string() : change_words(load->second),
                          .third = possible ? std::string() : text("propose.gone"),
                          .person = circle_of(name),
                          .tone = possible ? ui::Tone::Wait : ui::Tone::Refused,
                          .actions = [&] {
                              if (ui::icon_button(ui::Icon::Repeat2, joined(text("propose.exchange"), what)))
                                  input.leaving = seat;
                              if (ui::icon_button(ui::Icon::Close, joined(text("propose.take_out"), what)))
                                  out = seat;
                          }});
}

void draw_open(const Known& known, Instant now, ProposalView& view, const Shift& shift, ProposeInput& input,
               Services& services, bool& thought) {
    const auto missing = view.missing.find(shift.id);
    if (missing == view.missing.end()) return;
    auto why = view.why.find(shift.id);
    if (why == view.why.end() && thought) services.draw_again();
    if (why == view.why.end() && !thought) {
        thought = true;
        why = view.why.emplace(shift.id, reasons_of(known.state, shift.id, input.seats, now)).first;
    }
    ui::row("open", {.title = text("shift.missing", {{"count", missing->second}}),
                     .second = why == view.why.end() ? std::string() : why_words(why->second),
                     .icon = ui::Icon::CircleAlert,
                     .tone = ui::Tone::Need,
                     .route = route_to("shifts", shift.id)});
}

void draw_shifts(const Known& known, const Viewer& me, Instant now, ProposalView& view, ProposeInput& input,
                 Services& services) {
    const CivilDate day = civil_from_days(input.asked->first_day + input.day);
    std::optional<PlannedSeat> out;
    bool thought = false, any = false;
    for (const Shift* shift : view.shifts) {
        if (civil_time(shift->window.from, me.offset).date != day) continue;
        const auto is_here = [&](const PlannedSeat& seat) { return seat.shift == shift->id; };
        const bool proposed = std::any_of(input.seats.begin(), input.seats.end(), is_here);
        if (!proposed && !view.missing.contains(shift->id)) continue;
        any = true;
        const ui::Card card(shift->id);
        const std::string title =
            joined(range_words(shift->window, me.offset), post_name(known.state, *shift));
        ui::heading(title);
        const ui::List list(title);
        for (const PlannedSeat& seat : input.seats) {
            if (is_here(seat)) draw_seat(known, me, now, view, seat, input, out);
        }
        draw_open(known, now, view, *shift, input, services, thought);
    }
    if (!any) ui::line(text("propose.nothing_that_day"), {.quiet = true});
    if (!out) return;
    std::erase(input.seats, *out);
    input.asked->unwanted.push_back(*out);
    ++input.changes;
}

// --- Somebody else

void exchange(ProposeInput& input, PersonId person) {
    const PlannedSeat left = *input.leaving;
    std::replace(input.seats.begin(), input.seats.end(), left, PlannedSeat{left.shift, person});
    input.asked->unwanted.push_back(left);
    std::erase(input.asked->unwanted, PlannedSeat{left.shift, person});
    input.leaving.reset();
    input.find.clear();
    ++input.changes;
}

std::vector<PersonId> who_could_instead(const State& state, const ProposeInput& input, Instant now) {
    std::vector<PlannedSeat> others = input.seats;
    std::erase(others, *input.leaving);
    std::vector<PersonId> people = who_could(state, *input.asked, input.leaving->shift, others, now);
    std::erase(people, input.leaving->person);
    return people;
}

void draw_exchange(const Known& known, const Viewer& me, Instant now, const ProposalView& view,
                   ProposeInput& input) {
    const Shift* shift = known.state.shifts.find(input.leaving->shift);
    bool open = shift != nullptr;
    std::optional<PersonId> chosen;
    if (open) {
        const std::string name = name_of(known.state, input.leaving->person);
        const ui::Dialog sheet({.title = text("propose.exchange_title", {{"name", name}}),
                                .open = &open,
                                .close_label = text("action.close")});
        ui::line(shift_words(known.state, *shift, me.saying(now)), {.quiet = true});
        const Bits128 place{shift->id.bits.low ^ input.leaving->person.bits.low, input.changes};
        const std::vector<PersonId>& could =
            input.could.get(known, now, place, [&] { return who_could_instead(known.state, input, now); });
        if (could.empty()) ui::line(text("propose.nobody_else"), {.icon = ui::Icon::Info});
        const auto load_of = [&](PersonId person) {
            const auto load = view.loads.find(person);
            return text("propose.has_hours",
                        {{"hours", hours_number(load == view.loads.end() ? 0 : load->second.after)}});
        };
        if (!could.empty()) {
            const ui::List list(text("propose.could"));
            for (std::size_t i = 0; i < std::min(could.size(), most_offered); ++i) {
                const std::string other = name_of(known.state, could[i]);
                if (ui::row(could[i], {.title = other,
                                       .second = load_of(could[i]),
                                       .person = circle_of(other),
                                       .pressable = true}))
                    chosen = could[i];
            }
        }
        if (could.size() > most_offered) {
            const auto fits = [&](PersonId person) {
                return std::find(could.begin(), could.end(), person) != could.end();
            };
            const auto found = find_person(known, text("propose.find"), input.find, input.people,
                                           {.fits = fits, .second = load_of});
            if (found) chosen = found;
        }
    }
    if (chosen) return exchange(input, *chosen);
    if (!open) input.leaving.reset();
}

// By name: no order says who does more.
void draw_loads(const Known& known, const ProposalView& view) {
    ui::heading(text("propose.loads"), {.trailing = std::to_string(view.lines.size())});
    ui::line(text("propose.loads_second"), {.quiet = true});
    const ui::TableColumn columns[] = {{.title = text("hours.column.name"), .share = 2},
                                       {.title = text("propose.before")},
                                       {.title = text("propose.after")}};
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
    ProposalView& view = input.view.get(known, now, about(*input.asked, input),
                                        [&] { return view_of(known.state, input, now); });
    draw_accept({known, me, now, outbox}, view, input);
    if (!input.asked) return;
    draw_days(view, me, input);
    draw_shifts(known, me, now, view, input, services);
    draw_loads(known, view);
    if (input.leaving) draw_exchange(known, me, now, view, input);
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
    draw_question(known, me, now, input);
}

}  // namespace linli::client
