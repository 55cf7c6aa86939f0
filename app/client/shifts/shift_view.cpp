#include "app/client/shifts/shift_view.h"

#include <algorithm>
#include <limits>

#include "app/client/orders/round_words.h"
#include "app/client/shifts/roster_words.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

bool is_over(const Shift& shift, Instant now) {
    return shift.window.until <= now;
}

// 0 mine, 1 I may take it, 2 I may not, 3 over or cancelled.
int rank_of(const ShiftView& view, Instant now) {
    if (is_over(*view.shift, now) || view.shift->state == ShiftState::Cancelled) return 3;
    if (view.mine) return 0;
    return view.may_take() ? 1 : 2;
}

bool starts_before(const Shift& a, const Shift& b) {
    if (a.window.from != b.window.from) return a.window.from < b.window.from;
    return a.id < b.id;
}

std::vector<const Seat*> others_on(const Known& known, const ShiftView& view) {
    std::vector<const Seat*> seats = held_seats(known.state, view.shift->id);
    std::erase_if(seats, [&](const Seat* seat) { return view.mine && seat->id == view.mine->id; });
    return seats;
}

std::string missing_words(const ShiftView& view) {
    return text("shift.still_missing", {{"count", view.missing}});
}

}  // namespace

ShiftView shift_view(const Known& known, const SignUpBook& mine, const Viewer& me, Instant now,
                     const Shift& shift) {
    ShiftView view;
    view.shift = &shift;
    view.mine = seat_of(known.state, shift.id, me.me);
    view.asked = view.mine && known.is_asked(view.mine->id);
    view.missing = is_over(shift, now) ? 0 : missing_people(known.state, shift);
    view.free = is_over(shift, now) ? 0 : free_places(known.state, shift);
    view.sign_up = mine.of(shift.id);
    view.no = rejected_for(known.state, shift.id, view.sign_up);
    view.waiting = static_cast<std::int32_t>(waiting_for(known.state, shift.id).size());
    const WaitingPlace* waiting = waiting_place_of(known.state, shift.id, me.me);
    view.waits_asked = waiting && known.is_asked(waiting->id);
    return view;
}

ShiftView shift_view(const Known& known, const Viewer& me, Instant now, const Shift& shift) {
    return shift_view(known, SignUpBook(known.state, me.me, now), me, now, shift);
}

bool is_of_day(const Shift& shift, CivilDate day, const Viewer& me, Instant now) {
    const CivilDate begins = civil_time(shift.window.from, me.offset).date;
    return begins == day || (begins < day && day == today_of(me.saying(now)) && !is_over(shift, now));
}

std::vector<ShiftView> shifts_on(const Known& known, const Viewer& me, Instant now, CivilDate day) {
    const SignUpBook book(known.state, me.me, now);
    std::vector<ShiftView> views;
    for (const auto& [id, row] : known.state.shifts.rows()) {
        if (!is_of_day(row.record, day, me, now)) continue;
        views.push_back(shift_view(known, book, me, now, row.record));
    }
    std::sort(views.begin(), views.end(), [&](const ShiftView& a, const ShiftView& b) {
        const int rank_a = rank_of(a, now), rank_b = rank_of(b, now);
        return rank_a != rank_b ? rank_a < rank_b : starts_before(*a.shift, *b.shift);
    });
    return views;
}

std::vector<const Shift*> coming_shifts(const State& state, Instant now, Instant until) {
    std::vector<const Shift*> shifts;
    for (const auto& [id, row] : state.shifts.rows()) {
        const Shift& shift = row.record;
        if (shift.state == ShiftState::Cancelled || is_over(shift, now) || shift.window.from >= until)
            continue;
        shifts.push_back(&shift);
    }
    std::sort(shifts.begin(), shifts.end(),
              [](const Shift* a, const Shift* b) { return starts_before(*a, *b); });
    return shifts;
}

std::vector<const Shift*> shifts_beginning(const State& state, Instant now, Instant from) {
    constexpr Instant end_of_time{std::numeric_limits<std::int64_t>::max()};
    std::vector<const Shift*> shifts = coming_shifts(state, now, end_of_time);
    std::erase_if(shifts, [&](const Shift* shift) { return shift->window.from < from; });
    return shifts;
}

std::vector<ShiftView> my_shifts(const Known& known, const Viewer& me, Instant now) {
    const SignUpBook book(known.state, me.me, now);
    std::vector<ShiftView> views;
    for (const Seat* seat : known.state.seats.where<&Seat::person>(me.me)) {
        if (seat->state != SeatState::Held) continue;
        const Shift* shift = known.state.shifts.find(seat->shift);
        if (!shift || shift->state == ShiftState::Cancelled || is_over(*shift, now)) continue;
        views.push_back(shift_view(known, book, me, now, *shift));
    }
    std::sort(views.begin(), views.end(),
              [](const ShiftView& a, const ShiftView& b) { return starts_before(*a.shift, *b.shift); });
    return views;
}

std::vector<ShiftView> others_to_take(const Known& known, const Viewer& me, Instant now, ShiftId except,
                                      std::size_t limit) {
    const SignUpBook book(known.state, me.me, now);
    std::vector<ShiftView> views;
    for (const Shift* shift : coming_shifts(known.state, now, now + days(7))) {
        if (shift->id == except) continue;
        const ShiftView view = shift_view(known, book, me, now, *shift);
        if (view.may_take() && view.free > 0) views.push_back(view);
    }
    std::stable_sort(views.begin(), views.end(), [](const ShiftView& a, const ShiftView& b) {
        return (a.missing > 0) > (b.missing > 0);
    });
    if (views.size() > limit) views.resize(limit);
    return views;
}

std::vector<ShiftView> shifts_in_need(const Known& known, const Viewer& me, Instant now) {
    std::vector<ShiftView> views = others_to_take(known, me, now, {});
    std::erase_if(views, [](const ShiftView& view) { return view.missing == 0; });
    return views;
}

std::vector<ui::Seat> circles(const Known& known, const ShiftView& view) {
    std::vector<ui::Seat> seats;
    if (view.mine)
        seats.push_back({text("person.me"), view.asked ? ui::SeatKind::Waiting : ui::SeatKind::Mine});
    for (const Seat* seat : others_on(known, view)) {
        seats.push_back({circle_of(seat_name(known.state, *seat)),
                         known.is_asked(seat->id) ? ui::SeatKind::Waiting : ui::SeatKind::Held});
    }
    for (std::int32_t i = 0; i < view.missing; ++i) seats.push_back({{}, ui::SeatKind::Free});
    return seats;
}

std::string seats_sentence(const Known& known, const ShiftView& view) {
    std::vector<std::string> people;
    if (view.mine) people.push_back(text("person.me"));
    for (const Seat* seat : others_on(known, view)) people.push_back(seat_name(known.state, *seat));
    const std::string names = listed(people);
    if (names.empty()) return view.missing > 0 ? missing_words(view) : text("shift.nobody_yet");
    return view.missing > 0
               ? text("shift.people_and_missing", {{"names", names}, {"missing", missing_words(view)}})
               : names;
}

namespace {

// What stands against it in a word; nothing: how many are missing says more.
const char* against(SignUp is) {
    switch (is) {
        case SignUp::Overlaps:
            return "shift.overlaps";
        case SignUp::RestTooShort:
            return "sign_up.rest";
        case SignUp::DailyCap:
            return "sign_up.day";
        case SignUp::WeeklyCap:
            return "sign_up.week";
        case SignUp::NightsInARow:
            return "sign_up.nights";
        case SignUp::TrainingMissing:
            return "sign_up.training";
        case SignUp::NotOpenYet:
            return "sign_up.not_open";
        default:
            return nullptr;
    }
}

ui::Icon icon_against(SignUp is) {
    if (is == SignUp::TrainingMissing) return ui::Icon::ShieldCheck;
    return is == SignUp::Overlaps || is == SignUp::NotOpenYet ? ui::Icon::Clock : ui::Icon::Moon;
}

std::string spoken_of(const Acting& by, const ShiftView& view, const char* key) {
    return text(key, {{"times", range_words(view.shift->window, by.me.offset)},
                      {"post", post_name(by.known.state, *view.shift)},
                      {"position", view.waiting + 1}});
}

}  // namespace

StateWord state_word(const ShiftView& view, Instant now) {
    using ui::Icon, ui::Tone;
    const SignUp is = view.sign_up.is;
    if (view.shift->state == ShiftState::Cancelled) return {text("shift.cancelled"), Tone::Refused};
    if (is_over(*view.shift, now)) return {text("shift.over"), Tone::Neutral, Icon::Check};
    if ((view.mine && view.asked) || view.waits_asked) return {text("shift.asked"), Tone::Wait};
    if (view.mine) return {text("shift.mine"), Tone::Mine};
    if (is == SignUp::WaitingList)
        return {text("sign_up.nth", {{"position", view.sign_up.position}}), Tone::Neutral, Icon::Hourglass};
    if (const char* why = against(is)) return {text(why), Tone::Neutral, icon_against(is)};
    if (view.missing > 0) return {text("shift.missing", {{"count", view.missing}}), Tone::Need};
    if (view.free > 0) return {text("shift.free", {{"count", view.free}}), Tone::Neutral, Icon::UserPlus};
    return {text("shift.full"), Tone::Neutral, Icon::Users};
}

void shift_chip(const ShiftView& view, Instant now) {
    const StateWord word = state_word(view, now);
    ui::chip(word.words, word.tone, word.icon);
}

void sign_up_button(const Acting& by, const ShiftView& view, bool says_why) {
    const Shift& shift = *view.shift;
    const bool over = is_over(shift, by.now) || shift.state == ShiftState::Cancelled;
    if (view.sign_up.is == SignUp::WaitingList && view.sign_up.about) {
        action(by, text("sign_up.leave"), LeaveWaiting{WaitingPlaceId{view.sign_up.about->id}},
               {.spoken = spoken_of(by, view, "sign_up.leave_spoken")});
        return;
    }
    const JoinWaiting wait{shift.id};
    if (view.sign_up.is == SignUp::Full && (says_why || why_not(by, wait).empty())) {
        action(by, text("sign_up.wait", {{"position", view.waiting + 1}}), wait,
               {.kind = says_why ? ui::ButtonKind::Primary : ui::ButtonKind::Quiet,
                .spoken = spoken_of(by, view, "sign_up.wait_spoken")});
        return;
    }
    if (!says_why && (!view.may_take() || view.free == 0 || over)) return;
    ui::ButtonOptions options{
        .kind = view.missing > 0 || says_why ? ui::ButtonKind::Primary : ui::ButtonKind::Quiet,
        .icon = says_why ? ui::Icon::Check : ui::Icon::None,
        .spoken = spoken_of(by, view, "shift.take_spoken")};
    options.reason = view.may_take()
                         ? why_not(by, TakeShift{shift.id})
                         : sign_up_words(by.known.state, shift.id, view.sign_up, by.me, by.me.saying(by.now));
    if (ui::button(text("shift.take"), options)) act(by, TakeShift{shift.id});
}

void shift_card(const Known& known, const Viewer& me, Instant now, const ShiftView& view, bool selected,
                Outbox& outbox) {
    const Shift& shift = *view.shift;
    const std::string route = route_to("shifts", shift.id);
    const std::string times = range_words(shift.window, me.offset);
    const std::string post = post_name(known.state, shift);
    const ui::Card card(shift.id, {.route = route, .selected = selected});
    ui::beside(
        [&] {
            const ui::Flow flow(8);
            ui::line(times, {.size = ui::TextSize::Heading, .bold = true});
            ui::line(post);
        },
        [&] { shift_chip(view, now); });
    if (const std::string carries = round_words(known.state, shift.id); !carries.empty())
        ui::line(carries, {.size = ui::TextSize::Second, .icon = ui::Icon::Package});
    const std::vector<ui::Seat> seats = circles(known, view);
    ui::beside([&] { ui::seats(seats, seats_sentence(known, view)); },
               [&] {
                   if (!view.mine) sign_up_button({known, me, now, outbox}, view, false);
               });
    if (view.mine || !against(view.sign_up.is) || is_over(shift, now)) return;
    ui::line(sign_up_words(known.state, shift.id, view.sign_up, me, me.saying(now)),
             {.size = ui::TextSize::Second, .quiet = true, .icon = ui::Icon::Info});
}

}  // namespace linli::client
