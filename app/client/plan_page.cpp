#include <algorithm>

#include "app/client/action.h"
#include "app/client/day_chips.h"
#include "app/client/patterns_page.h"
#include "app/client/row_list.h"
#include "app/client/telling.h"
#include "app/client/turning.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/work_rules.h"

// Many shifts at once, each time with what would come of it before anything is done.

namespace linli::client {
namespace {

constexpr std::int64_t farthest = 365;
constexpr int most_weeks_back = 4, most_weeks_ahead = 52;
constexpr float row_height = 84, beside_words = 84;

// All of them, or one.
std::optional<PostId> draw_posts(const State& state, PlanInput& input, bool all) {
    const std::vector<const Post*> posts = open_posts(state);
    const int offset = all ? 1 : 0;
    if (input.post >= static_cast<int>(posts.size()) + offset) input.post = 0;
    const ui::Flow flow;
    if (all && ui::filter_chip(text("plan.all_posts"), input.post == 0, "all")) input.post = 0;
    for (std::size_t i = 0; i < posts.size(); ++i) {
        const int index = static_cast<int>(i) + offset;
        if (ui::filter_chip(posts[i]->name, input.post == index, posts[i]->id)) input.post = index;
    }
    if (posts.empty() || (all && input.post == 0)) return std::nullopt;
    return posts[static_cast<std::size_t>(input.post - offset)]->id;
}

Bits128 about(std::int64_t a, std::int64_t b, std::optional<PostId> post) {
    const Bits128 bits = post ? post->bits : Bits128{};
    return {bits.high ^ static_cast<std::uint64_t>(a), bits.low ^ static_cast<std::uint64_t>(b)};
}

std::string planned_words(const State& state, const PlannedShift& shift, const Viewer& me) {
    const Post* post = state.posts.find(shift.post);
    const std::string day = date_words(civil_time(shift.window.from, me.offset).date);
    return joined(joined(day, range_words(shift.window, me.offset)),
                  post ? post->name : text("shift.post_unknown"));
}

// --- Copying a week

void draw_moment(const char* label, CivilDate today, CivilDate until, std::optional<CivilDate>& day) {
    bool on = day.has_value();
    if (ui::check(text(label), on, {.key = label})) {
        if (on)
            day = today;
        else
            day.reset();
    }
    if (!day) return;
    const ui::Scope scope(label);
    CivilDate chosen = *day;
    ui::date_picker(text("form.day"), chosen, {today, today, std::max(today, until)});
    day = chosen;
}

// Shift by shift what becomes of it; all of them, for they are what is agreed to.
void draw_copied(const Acting& by, const std::vector<CopiedShift>& preview) {
    const ui::Card card("copied");
    row_list(text("plan.would_be"), static_cast<int>(preview.size()), row_height,
             [&](int index, RowHeights heights) {
                 const CopiedShift& one = preview[static_cast<std::size_t>(index)];
                 const std::string why = reason_if(by.known.state, one.why_not, by.me, by.me.saying(by.now));
                 const std::string what =
                     why.empty() ? joined(after, told) : text("plan.not_changed", {{"reason", why}});
                 ui::row(one.before.id, {.title = fitted(before, 1, beside_words, heights),
                                         .second = fitted(what, 1, beside_words, heights),
                                         .icon = why.empty() ? ui::Icon::Pencil : ui::Icon::Minus,
                                         .tone = why.empty() ? ui::Tone::Mine : ui::Tone::Refused,
                                         .spoken = joined(before, what),
                                         .position = index + 1,
                                         .set_size = static_cast<int>(previews.size())});
             });
}

void draw_bulk(const Acting& by, PlanInput& input) {
    const CivilDate today = today_of(by.me.saying(by.now));
    const auto post = draw_posts(by.known.state, input, true);
    CivilDate first = input.first.value_or(today), last = input.last.value_or(plus_days(today, 6));
    ui::date_picker(text("plan.first"), first, {today, today, plus_days(today, farthest)});
    last = std::max(first, last);
    ui::date_picker(text("plan.last"), last, {today, first, plus_days(today, farthest)});
    input.first = first;
    input.last = last;
    day_chips(input.days);
    ui::check(text("plan.cancel"), input.cancel);
    if (!input.cancel) {
        int earlier = -input.later_minutes / 15, later = input.later_minutes / 15;
        earlier = std::max(earlier, 0);
        later = std::max(later, 0);
        if (ui::stepper(text("plan.later"), later, {.least = 0, .most = 48}))
            input.later_minutes = later * 15;
        if (ui::stepper(text("plan.earlier"), earlier, {.least = 0, .most = 48}))
            input.later_minutes = -earlier * 15;
        ui::stepper(text("plan.places"), input.places, {.least = 0, .most = max_places});
        ui::stepper(text("plan.least"), input.least, {.least = 0, .most = max_places});
    }
    const BulkChange bulk = bulk_of(input, post, today, by.me.offset);
    // What is asked is part of what it is about, so that another question is answered anew.
    const std::int64_t asked = bulk.begins.until.ms ^ (std::int64_t{bulk.days} << 1) ^
                               (std::int64_t{bulk.later_minutes} << 20) ^ (std::int64_t{input.places} << 40) ^
                               (std::int64_t{input.least} << 50) ^ (bulk.cancel ? 1 : 0);
    const std::vector<ChangePreview>& previews =
        input.preview.get(by.known, by.now, about(bulk.begins.from.ms, asked, post),
                          [&] { return preview_of(by.known.state, bulk, by.now); });
    ui::heading(text("plan.would_be"), {.trailing = std::to_string(previews.size())});
    if (previews.empty()) {
        ui::line(text("plan.nothing_changes"), {.quiet = true});
        return;
    }
    draw_previews(by, previews);
    ChangeShifts command;
    for (const ChangePreview& one : previews) {
        if (!one.why_not) command.changes.push_back(one.change);
    }
    const std::size_t skipped = previews.size() - command.changes.size();
    if (command.changes.empty()) return ui::line(text("plan.none_changed"), {.icon = ui::Icon::Info});
    if (skipped > 0) ui::line(text("plan.skipped", {{"count", skipped}}), {.icon = ui::Icon::Info});
    if (input.cancel)
        ui::text_field(text("cancel.why"), input.why, {.help = text("cancel.why_help"), .max_length = 160});
    command.why = input.why;
    if (!action(by, text("plan.change", {{"count", command.changes.size()}}), command,
                {.kind = input.cancel ? ui::ButtonKind::Danger : ui::ButtonKind::Primary},
                "cancel.why_missing"))
        return;
    input.why.clear();
    input.later_minutes = 0;
    input.cancel = false;
}

// --- Right now

void draw_emergency(const Acting& by, PlanInput& input) {
    ui::line(text("plan.emergency_second"), {.icon = ui::Icon::Siren});
    const auto post = draw_posts(by.known.state, input, false);
    ui::stepper(text("plan.hours"), input.hours, {.least = 1, .most = 12});
    ui::stepper(text("plan.people"), input.people, {.least = 1, .most = max_places});
    if (!post) {
        ui::line(text("posts.none"), {.quiet = true});
        return;
    }
    // From the full minute of now, so that pressing twice does not make two.
    const Instant from{by.now.ms - by.now.ms % minutes(1).ms};
    const PlannedShift shift{*post, {from, from + hours(input.hours)}, input.people, input.people};
    ui::line(planned_words(by.known.state, shift, by.me), {.bold = true});
    action(by, text("plan.call"), PlanShifts{{shift}, std::nullopt, std::nullopt, true},
           {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Siren});
}

}  // namespace

void plan_page(const Known& known, const Viewer& me, Instant now, PlanInput& input, Outbox& outbox) {
    const Acting by{known, me, now, outbox};
    const ui::Page page({.title = text("plan.title"),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "plan"});
    {
        const ui::Flow flow;
        ui::link_button(text("propose.title"), "/propose", {.icon = ui::Icon::Users});
        ui::link_button(text("wall.title"), "/wall", {.icon = ui::Icon::Printer});
        ui::link_button(text("robot.title"), "/chat-robot", {.icon = ui::Icon::MessageSquareText});
    }
    const std::string parts[] = {text("plan.copy_week"), text("plan.bulk"), text("plan.emergency")};
    ui::tabs(text("plan.title"), parts, input.part);
    if (input.part == 0) return draw_copy(by, input);
    if (input.part == 1) return draw_bulk(by, input);
    draw_emergency(by, input);
}

}  // namespace linli::client
