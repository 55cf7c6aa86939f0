#include "app/client/shifts/post_figures_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/telling.h"
#include "app/client/turning.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/absence_commands.h"
#include "shared/shifts/roster.h"

namespace linli::client {
namespace {

constexpr int weeks_looked_back = 52;
constexpr std::size_t weeks_shown = 8;
constexpr Duration back_shown = days(7);

std::optional<PostId> draw_posts(const State& state, PostFiguresInput& input) {
    const std::vector<const Post*> posts = open_posts(state);
    if (input.post > static_cast<int>(posts.size())) input.post = 0;
    const ui::Flow flow;
    if (ui::filter_chip(text("plan.all_posts"), input.post == 0, "all")) input.post = 0;
    for (std::size_t i = 0; i < posts.size(); ++i) {
        const int index = static_cast<int>(i) + 1;
        if (ui::filter_chip(posts[i]->name, input.post == index, posts[i]->id)) input.post = index;
    }
    if (input.post == 0) return std::nullopt;
    return posts[static_cast<std::size_t>(input.post) - 1]->id;
}

// --- Who and what passed

struct SpanWords {
    std::string shown, spoken;  // 周一; 11月23日 周一
};

SpanWords words_of(const PassedFigures& one, bool by_week) {
    const CivilDate first = civil_from_days(one.first_day);
    if (by_week) return {std::to_string(first.month) + "/" + std::to_string(first.day), week_words(first)};
    return {weekday_words(first), date_words(first)};
}

void draw_chart(const char* title, const char* counted, const std::vector<PassedFigures>& figures,
                bool by_week, std::int64_t PassedFigures::*count) {
    const ui::Scope scope(title);
    ui::heading(text(title));
    std::vector<ui::ChartPoint> points;
    for (const PassedFigures& one : figures)
        points.push_back({.label = words_of(one, by_week).shown,
                          .value = static_cast<double>(one.*count),
                          .words = text(counted, {{"count", static_cast<long long>(one.*count)}})});
    ui::bar_chart(
        text(title), points,
        {.label_title = text(by_week ? "figures.week" : "figures.day"), .value_title = text(title)});
}

void draw_table(const std::vector<PassedFigures>& figures, bool by_week) {
    const ui::TableColumn columns[] = {{.title = text(by_week ? "figures.week" : "figures.day"), .share = 2},
                                       {.title = text("figures.people")},
                                       {.title = text("figures.vehicles")},
                                       {.title = text("figures.shifts")}};
    const ui::Card card("passed");
    ui::table(text("figures.passed"), columns, static_cast<int>(figures.size()), [&](int index) {
        const PassedFigures& one = figures[static_cast<std::size_t>(index)];
        return ui::TableRow{.key = static_cast<std::uint64_t>(one.first_day),
                            .cells = {{.words = words_of(one, by_week).spoken, .bold = true},
                                      {.words = std::to_string(one.people)},
                                      {.words = std::to_string(one.vehicles)},
                                      {.words = std::to_string(one.shifts)}},
                            .pressable = false};
    });
}

void draw_passed(const Known& known, const Viewer& me, Instant now, PostFiguresInput& input, bool by_week) {
    const auto post = draw_posts(known.state, input);
    const std::int64_t this_monday = day_number(monday_after(0, me.saying(now)));
    const std::int64_t monday = this_monday + std::int64_t{days_a_week} * input.week;
    const std::int64_t first =
        by_week ? this_monday - std::int64_t{days_a_week} * (static_cast<std::int64_t>(weeks_shown) - 1)
                : monday;
    if (!by_week)
        turning({week_words(civil_from_days(monday)), "wall.week_before", "wall.week_after",
                 -weeks_looked_back, 0},
                input.week);
    const Bits128 bits = post ? post->bits : Bits128{};
    const Bits128 about{bits.high ^ static_cast<std::uint64_t>(first), bits.low ^ (by_week ? 1U : 0U)};
    const std::vector<PassedFigures>& figures = input.figures.get(known, now, about, [&] {
        return passed_figures(known.state, first, by_week ? days_a_week : 1,
                              by_week ? weeks_shown : std::size_t{days_a_week}, post);
    });
    PassedFigures sum;
    for (const PassedFigures& one : figures) {
        sum.people += one.people;
        sum.vehicles += one.vehicles;
        sum.shifts += one.shifts;
    }
    if (sum.shifts == 0) return ui::line(text("figures.nothing"), {.quiet = true});
    ui::line(text("figures.sum", {{"people", static_cast<long long>(sum.people)},
                                  {"vehicles", static_cast<long long>(sum.vehicles)}}),
             {.bold = true});
    draw_chart("figures.people", "figures.people_count", figures, by_week, &PassedFigures::people);
    draw_chart("figures.vehicles", "figures.vehicles_count", figures, by_week, &PassedFigures::vehicles);
    draw_table(figures, by_week);
}

// --- Equipment

std::string holder_name(const State& state, const PostEntry& entry) {
    const Seat* seat = entry.seat ? state.seats.find(*entry.seat) : nullptr;
    return seat ? seat_name(state, *seat) : text("person.unknown");
}

std::string thing_words(const PostEntry& entry) {
    return text("post.thing", {{"what", entry.words}, {"count", entry.count}});
}

std::string where_words(const State& state, const PostEntry& entry) {
    const Post* post = state.posts.find(entry.post);
    return post ? post->name : text("shift.post_unknown");
}

void draw_equipment(const Acting& by) {
    const State& state = by.known.state;
    const Saying saying = by.me.saying(by.now);
    const std::vector<const PostEntry*> out = still_out(state);
    ui::heading(text("figures.out"), {.trailing = std::to_string(out.size())});
    if (out.empty()) ui::line(text("figures.all_back"), {.icon = ui::Icon::Check});
    if (!out.empty()) {
        const ui::Card card("out");
        const ui::List list(text("figures.out"));
        for (const PostEntry* entry : out) {
            const std::string what = thing_words(*entry), who = holder_name(state, *entry);
            ui::row(entry->id,
                    {.title = what,
                     .second = joined(joined(who, where_words(state, *entry)), past_words(entry->at, saying)),
                     .icon = ui::Icon::Package,
                     .actions = [&] {
                         action(by, text("post.take_back"), TakeBackEquipment{entry->id},
                                {.spoken = joined(joined(text("post.take_back"), what), who)});
                     }});
        }
    }
    const std::vector<const PostEntry*> back = back_since(state, by.now - back_shown);
    ui::heading(text("figures.back"), {.trailing = std::to_string(back.size())});
    if (back.empty()) return ui::line(text("figures.none_back"), {.quiet = true});
    const ui::Card card("back");
    const ui::List list(text("figures.back"));
    for (const PostEntry* entry : back)
        ui::row(entry->id, {.title = thing_words(*entry),
                            .title_bold = false,
                            .second = joined(joined(holder_name(state, *entry), where_words(state, *entry)),
                                             past_words(*entry->back_at, saying)),
                            .icon = ui::Icon::Check});
}

}  // namespace

void post_figures_page(const Known& known, const Viewer& me, Instant now, PostFiguresInput& input,
                       Outbox& outbox) {
    const ui::Page page({.title = text("figures.title"),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "post-figures"});
    const std::string parts[] = {text("figures.by_day"), text("figures.by_week"), text("figures.equipment")};
    ui::tabs(text("figures.title"), parts, input.part);
    if (input.part == 2) return draw_equipment({known, me, now, outbox});
    draw_passed(known, me, now, input, input.part == 1);
}

}  // namespace linli::client
