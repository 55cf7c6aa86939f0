#include "app/client/today_page.h"

#include <algorithm>

#include "app/client/errands/errands_page.h"
#include "app/client/orders/buys_page.h"
#include "app/client/orders/hand_out_page.h"
#include "app/client/saved_line.h"
#include "app/client/shifts/shift_view.h"
#include "app/client/shifts/swap_parts.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

constexpr std::size_t most_offers = 3;
constexpr std::size_t most_mine = 4;
constexpr std::size_t most_notices = 3;

std::string hero_label(const ShiftView& view, const Viewer& me, Instant now) {
    if (view.shift->window.from <= now) return text("today.hero.running");
    return text("today.hero.next", {{"day", part_of_day_words(view.shift->window.from, me.saying(now))}});
}

std::string hero_countdown(const ShiftView& view, Instant now) {
    if (view.asked) return text("shift.asked");
    const TimeRange& window = view.shift->window;
    if (window.from <= now)
        return text("today.hero.until_end", {{"length", length_words(window.until - now)}});
    return countdown_words(window.from - now);
}

void draw_times(const TimeRange& window, UtcOffset offset) {
    if (!ui::large_type()) {
        ui::line(range_words(window, offset), {.size = ui::TextSize::Numeral, .bold = true});
        return;
    }
    ui::line(from_words(window, offset), {.size = ui::TextSize::Numeral, .bold = true});
    ui::line(until_words(window, offset), {.size = ui::TextSize::Title, .bold = true});
}

// `all`: also what the later part of the program has to be asked for.
void draw_hero(const Known& known, const Viewer& me, Instant now, const ShiftView& view, bool all,
               TodayInput& input, Outbox& outbox) {
    const Shift& shift = *view.shift;
    const ui::HeroCard hero(shift.id);
    ui::beside([&] { ui::line(hero_label(view, me, now), {.size = ui::TextSize::Second, .bold = true}); },
               [&] {
                   const auto icon = view.asked ? ui::Icon::Hourglass : ui::Icon::None;
                   ui::line(hero_countdown(view, now),
                            {.size = ui::TextSize::Second, .quiet = true, .icon = icon});
               });
    draw_times(shift.window, me.offset);
    const std::vector<ui::Seat> seats = circles(known, view);
    ui::beside([&] { ui::line(post_name(known.state, shift), {.bold = true, .icon = ui::Icon::MapPin}); },
               [&] { ui::seats(seats, seats_sentence(known, view)); });
    ui::space(8);
    const ui::Columns columns(2);
    ui::link_button(text("today.hero.look"), route_to("shifts", shift.id), {.kind = ui::ButtonKind::Primary});
    columns.next();
    if (!stands_there(known.state, *view.mine, now)) {
        if (ui::button(text("leave.open"))) input.leave.ask(view.mine->id);
    } else if (all) {
        action({known, me, now, outbox}, text("post.check_out"), CheckOut{view.mine->id});
    }
}

void draw_my_others(const Known& known, const Viewer& me, Instant now, const std::vector<ShiftView>& mine) {
    for (std::size_t i = 1; i < mine.size() && i <= most_mine; ++i) {
        const Shift& shift = *mine[i].shift;
        const ui::Card card(shift.id);
        ui::row("row", {.title = sentence(when_words(shift.window, me.saying(now))),
                        .second = post_name(known.state, shift),
                        .third = text(mine[i].asked ? "shift.asked" : "shift.mine"),
                        .third_icon = mine[i].asked ? ui::Icon::Hourglass : ui::Icon::Check,
                        .icon = ui::Icon::CalendarDays,
                        .tone = mine[i].asked ? ui::Tone::Wait : ui::Tone::Mine,
                        .route = route_to("shifts", shift.id)});
    }
}

// What needs somebody, soonest first; nothing else may ask for attention here.
void draw_offers(const Known& known, const Viewer& me, Instant now, bool have_own, Outbox& outbox) {
    std::vector<ShiftView> offers = shifts_in_need(known, me, now);
    const std::size_t all = offers.size();
    if (all > most_offers) offers.resize(most_offers);
    if (offers.empty()) {
        if (have_own) return;
        ui::empty_state(ui::Icon::Sun, text("today.nothing"), text("today.nothing_second"));
        return;
    }
    ui::heading(text(have_own ? "today.offers_too" : "today.offers"), {.icon = ui::Icon::UserPlus});
    const ui::Card card("offers");
    const ui::List list(text("today.offers"));
    for (const ShiftView& view : offers) {
        const std::string when = when_words(view.shift->window, me.saying(now));
        const std::string post = post_name(known.state, *view.shift);
        ui::RowOptions row{.title = sentence(when),
                           .second = post,
                           .third = text("shift.missing", {{"count", view.missing}}),
                           .third_icon = ui::Icon::UserPlus,
                           .tone = ui::Tone::Need};
        row.actions = [&] {
            const std::string spoken = text("shift.take_spoken", {{"times", when}, {"post", post}});
            action({known, me, now, outbox}, text("shift.take"), TakeShift{view.shift->id},
                   {.spoken = spoken});
        };
        ui::row(view.shift->id, row);
    }
    if (all > offers.size())
        ui::row("all", {.title = text("today.offers_all", {{"count", all}}), .route = "/shifts"});
}

bool notice_row(const Known& known, const Viewer& me, Instant now, const Notice& notice) {
    const NoticeWords words = notice_words(known.state, notice, me.saying(now));
    const bool bad = notice.kind == NoticeKind::ShiftCancelled || notice.kind == NoticeKind::TakenOffShift;
    return ui::row(notice.id, {.title = words.title,
                               .second = words.second,
                               .icon = words.icon,
                               .tone = bad ? ui::Tone::Refused : ui::Tone::Mine,
                               .route = words.route});
}

void draw_notices(const Known& known, const Viewer& me, Instant now) {
    std::vector<const Notice*> notices = unseen_notices(known, me);
    if (notices.empty()) return;
    ui::heading(text("today.notices"), {.icon = ui::Icon::Bell, .trailing = std::to_string(notices.size())});
    if (notices.size() > most_notices) notices.resize(most_notices);
    const ui::Card card("notices");
    const ui::List list(text("today.notices"));
    for (const Notice* notice : notices) notice_row(known, me, now, *notice);
}

void draw_refusals(const Known& known) {
    if (known.failures() == 0) return;
    const ui::Card card("refusals", {.tone = ui::Tone::Refused});
    ui::row("row", {.title = text("today.refused", {{"count", known.failures()}}),
                    .second = text("today.refused_second"),
                    .icon = ui::Icon::CircleAlert,
                    .tone = ui::Tone::Refused,
                    .route = "/waiting"});
}

// What asks me for an answer.
void draw_asked(const Known& known, const Viewer& me, Instant now, TodayInput& input, Outbox& outbox) {
    draw_say_well(known, me, now, outbox);
    draw_take_back(known, me, now, outbox);
    draw_checks_asking(known, me, now, input.checks, outbox);
    draw_looks_asked(known, me, now, outbox);
    draw_errand_asks(known, me, now, outbox);
    draw_roster_asks(known, me, now, outbox);
}

// What is said at once; the rest as soon as its part of the program is here.
void draw_own(const Known& known, const Viewer& me, Instant now, TodayInput& input, Outbox& outbox,
              const Services& services) {
    const bool all = services.has_later_part();
    draw_refusals(known);
    if (all) draw_asked(known, me, now, input, outbox);
    const std::vector<ShiftView> mine = my_shifts(known, me, now);
    if (!mine.empty()) draw_hero(known, me, now, mine.front(), all, input, outbox);
    draw_my_others(known, me, now, mine);
    if (all) draw_hand_out_today(known, me, now);
    if (all) draw_buys_today(known, me, now);
    draw_notices(known, me, now);
    if (!me.coordinator)
        draw_offers(known, me, now, !mine.empty(), outbox);
    else if (all)
        draw_needs(known, me, now);
    else
        ui::skeleton(3);
}

// The whole picture, for who coordinates.
void draw_picture(const Known& known, const Viewer& me, Instant now, TodayInput& input, Outbox& outbox,
                  Routes& routes) {
    if (me.coordinator) draw_houses(known, me, now, input.desk, outbox);
    coverage_tonight(known, me, now, routes);
}

}  // namespace

std::vector<const Notice*> unseen_notices(const Known& known, const Viewer& me) {
    std::vector<const Notice*> notices;
    for (const Notice* notice : known.state.notices.where<&Notice::to>(me.me)) {
        if (!notice->seen) notices.push_back(notice);
    }
    std::sort(notices.begin(), notices.end(), [](const Notice* a, const Notice* b) { return a->at > b->at; });
    return notices;
}

void today_page(const Known& known, const Viewer& me, Instant now, TodayInput& input, Outbox& outbox,
                Routes& routes, Services& services) {
    const std::string greeting =
        me.coordinator ? text("desk.title") : greeting_words(called_name(known.state, me.me), me.saying(now));
    const std::string day = date_words(today_of(me.saying(now)));
    const bool all = services.has_later_part(), searches = all && me.coordinator;
    const std::size_t unseen = unseen_notices(known, me).size();
    const std::string bell = unseen > 0 ? text("today.bell_unseen", {{"count", unseen}}) : text("today.bell");
    const ui::Page page({.title = greeting,
                         .second = joined(day, community_name(known.state)),
                         .actions =
                             [&] {
                                 saved_in_head(known.link);
                                 ui::icon_link(ui::Icon::Bell, bell, "/notices", unseen > 0);
                             },
                         .panes = ui::desk(),
                         .key = "today"});
    if (ui::desk()) {
        const ui::Panes panes(
            {.list_width = 512, .list_label = text("today.title"), .detail_label = text("coverage.title")});
        if (panes.list()) {
            if (searches) draw_desk_search(known, me, now, input.desk, services);
            draw_own(known, me, now, input, outbox, services);
        }
        if (panes.detail() && all) draw_picture(known, me, now, input, outbox, routes);
    } else {
        if (searches) draw_desk_search(known, me, now, input.desk, services);
        draw_own(known, me, now, input, outbox, services);
        if (searches) draw_picture(known, me, now, input, outbox, routes);
        saved_at_foot(known.link);
    }
    if (all && input.leave.seat) leave_sheet(known, me, now, input.leave, outbox);
}

void notices_page(const Known& known, const Viewer& me, Instant now, Outbox& outbox) {
    std::vector<const Notice*> notices = known.state.notices.where<&Notice::to>(me.me);
    std::sort(notices.begin(), notices.end(), [](const Notice* a, const Notice* b) { return a->at > b->at; });
    const std::vector<const Notice*> unseen = unseen_notices(known, me);
    const ui::Page page({.title = text("notices.title"),
                         .back_route = "/today",
                         .back_label = text("action.back_today"),
                         .actions =
                             [&] {
                                 if (unseen.empty()) return;
                                 if (!ui::button(text("notices.seen"), {.icon = ui::Icon::Check})) return;
                                 for (const Notice* notice : unseen) outbox.push(SeeNotice{notice->id});
                             },
                         .key = "notices"});
    if (notices.empty()) {
        ui::empty_state(ui::Icon::Bell, text("notices.empty"), text("notices.empty_second"));
        return;
    }
    const ui::Card card("list");
    const ui::List list(text("notices.title"));
    for (const Notice* notice : notices) notice_row(known, me, now, *notice);
}

}  // namespace linli::client
