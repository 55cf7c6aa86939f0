#include <algorithm>
#include <functional>
#include <initializer_list>

#include "app/client/action.h"
#include "app/client/day_chips.h"
#include "app/client/shifts/patterns_page.h"
#include "app/client/shifts/roster_words.h"
#include "app/client/telling.h"
#include "app/client/turning.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/seating.h"

// Many shifts at once, each time with what would come of it before anything is done.

namespace linli::client {
namespace {

constexpr std::int64_t farthest = 365;
constexpr int most_weeks_planned = 52;

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

// What becomes of one shift, or why nothing does.
struct Outcome {
    ui::Key key;
    std::string title, what;
    bool comes = true;
};

// Shift by shift; all of them, for they are what is agreed to.
void draw_outcomes(std::size_t count, const std::function<Outcome(std::size_t)>& outcome_at) {
    // Two lines of each: a row that leads nowhere has to say it all.
    const float row_height = ui::phone() ? 112 : 84;
    const ui::Card card("outcomes");
    const int all = static_cast<int>(count);
    ui::long_list(text("plan.would_be"), all, row_height, [&](int index) {
        const Outcome one = outcome_at(static_cast<std::size_t>(index));
        ui::row(one.key, {.title = one.title,
                          .second = one.what,
                          .icon = one.comes ? ui::Icon::Check : ui::Icon::Minus,
                          .tone = one.comes ? ui::Tone::Mine : ui::Tone::Refused,
                          .spoken = joined(one.title, one.what),
                          .position = index + 1,
                          .set_size = all});
    });
}

// False: none of them comes, and that is said.
bool draw_skipped(std::size_t comes, std::size_t skipped, const char* none) {
    if (comes == 0)
        ui::line(text(none), {.icon = ui::Icon::Info});
    else if (skipped > 0)
        ui::line(text("plan.skipped", {{"count", skipped}}), {.icon = ui::Icon::Info});
    return comes > 0;
}

// How many places, and which of them are for trained people.
std::string places_words(const State& state, const CopyOfShift& copy) {
    const std::string places = text("plan.made", {{"count", copy.shift.max_places}});
    const std::string needs = needs_words(state, copy.needs);
    return needs.empty() ? places : joined(places, text("training.needs", {{"needs", needs}}));
}

void draw_copied(const Acting& by, const std::vector<CopiedShift>& preview) {
    draw_outcomes(preview.size(), [&](std::size_t index) {
        const CopiedShift& one = preview[index];
        const std::string why = reason_if(by.known.state, one.why_not, by.me, by.me.saying(by.now));
        return Outcome{static_cast<std::uint64_t>(index),
                       planned_words(by.known.state, one.copy.shift, by.me),
                       why.empty() ? places_words(by.known.state, one.copy) : why, why.empty()};
    });
}

void draw_copy(const Acting& by, PlanInput& input) {
    const CivilDate today = today_of(by.me.saying(by.now));
    const std::int64_t monday = day_number(monday_after(input.week, by.me.saying(by.now)));
    const std::int64_t target = monday + std::int64_t{days_a_week} * input.weeks_ahead;
    ui::line(text("plan.week"), {.quiet = true});
    turning({week_words(civil_from_days(monday)), "plan.week_before", "plan.week_after", -most_weeks_back,
             most_weeks_planned, ui::TextSize::Body},
            input.week);
    ui::line(text("plan.weeks_ahead"), {.quiet = true});
    turning({week_words(civil_from_days(target)), "plan.ahead_before", "plan.ahead_after", 1,
             most_weeks_planned, ui::TextSize::Body},
            input.weeks_ahead);
    const auto post = draw_posts(by.known.state, input, true);
    optional_day("plan.publish", today, civil_from_days(target), input.publish);
    optional_day("plan.opens", today, civil_from_days(target), input.opens);
    const std::vector<CopiedShift>& preview =
        input.copied.get(by.known, by.now, about(monday, target, post), [&] {
            return preview_of(by.known.state, WeekCopy{monday, target, post}, by.now);
        });
    const std::vector<CopyOfShift> copied = shifts_of(preview);
    ui::heading(text("plan.would_be"), {.trailing = std::to_string(preview.size())});
    if (preview.empty()) return ui::line(text("plan.nothing_to_copy"), {.quiet = true});
    draw_copied(by, preview);
    if (!draw_skipped(copied.size(), preview.size() - copied.size(), "plan.all_skipped")) return;
    CopyShifts command{copied, std::nullopt, std::nullopt};
    if (input.publish) command.publish_at = instant_of(*input.publish, 0, by.me.offset);
    if (input.opens) command.opens_at = instant_of(*input.opens, 0, by.me.offset);
    action(by, text("plan.copy", {{"count", copied.size()}}), command, {.kind = ui::ButtonKind::Primary});
}

// --- Changing many

BulkChange bulk_of(const PlanInput& input, std::optional<PostId> post, CivilDate today, UtcOffset offset) {
    BulkChange bulk;
    bulk.post = post;
    const CivilDate first = input.first.value_or(today), last = input.last.value_or(plus_days(today, 6));
    bulk.begins = {instant_of(first, 0, offset), instant_of(plus_days(last, 1), 0, offset)};
    bulk.days = input.days;
    if (input.from_minute != any_minute) bulk.from_minute = input.from_minute;
    bulk.later_minutes = input.later_minutes;
    bulk.longer_minutes = input.longer_minutes;
    if (input.places > 0) bulk.max_places = input.places;
    if (input.least > 0) bulk.min_places = input.least;
    bulk.cancel = input.cancel;
    return bulk;
}

void draw_previews(const Acting& by, const std::vector<ChangePreview>& previews) {
    draw_outcomes(previews.size(), [&](std::size_t index) {
        const ChangePreview& one = previews[index];
        const Shift& shift = one.before;
        const std::string why = reason_if(by.known.state, one.why_not, by.me, by.me.saying(by.now));
        std::string after = text("shift.cancelled");
        if (!one.change.cancel)
            after = joined(range_words(one.change.window, by.me.offset),
                           text("shift.places_of", {{"count", one.change.max_places}}));
        const std::string told =
            one.told.empty() ? std::string() : text("plan.told", {{"count", one.told.size()}});
        return Outcome{shift.id,
                       planned_words(by.known.state,
                                     {shift.post, shift.window, shift.min_places, shift.max_places}, by.me),
                       why.empty() ? joined(after, told) : text("plan.not_changed", {{"reason", why}}),
                       why.empty()};
    });
}

// One number of many: what is asked is part of what an answer is about, and another question is asked anew.
std::int64_t folded(std::initializer_list<std::int64_t> numbers) {
    std::uint64_t sum = 14695981039346656037u;  // FNV-1a, number by number.
    for (const std::int64_t number : numbers)
        sum = (sum ^ static_cast<std::uint64_t>(number)) * 1099511628211u;
    return static_cast<std::int64_t>(sum);
}

// Two steppers for one number: so many quarters of an hour more, or less.
void draw_quarters(const char* more, const char* less, std::int32_t& minutes_more) {
    constexpr int quarter = 15, most = 48;
    int up = std::max(minutes_more / quarter, 0), down = std::max(-minutes_more / quarter, 0);
    if (ui::stepper(text(more), up, {.least = 0, .most = most, .key = more})) minutes_more = up * quarter;
    if (ui::stepper(text(less), down, {.least = 0, .most = most, .key = less}))
        minutes_more = -down * quarter;
}

// The times at which shifts begin in the span; the chosen one stays to be seen where none does any more.
void draw_begin_times(const Acting& by, const BulkChange& bulk, PlanInput& input) {
    const std::int64_t asked = folded({bulk.begins.until.ms, bulk.days});
    std::vector<std::int32_t> times =
        input.begin_times.get(by.known, by.now, about(bulk.begins.from.ms, asked, bulk.post),
                              [&] { return begin_minutes(by.known.state, bulk, by.now); });
    const auto chosen = std::lower_bound(times.begin(), times.end(), input.from_minute);
    if (input.from_minute != any_minute && (chosen == times.end() || *chosen != input.from_minute))
        times.insert(chosen, input.from_minute);
    if (times.size() < 2 && input.from_minute == any_minute) return;
    const ui::Scope scope("begin_times");
    const ui::Flow flow;
    if (ui::filter_chip(text("plan.any_time"), input.from_minute == any_minute, "any"))
        input.from_minute = any_minute;
    for (const std::int32_t minute : times) {
        const std::string words = text("plan.only_at", {{"time", clock_words(minute)}});
        if (ui::filter_chip(words, input.from_minute == minute, minute)) input.from_minute = minute;
    }
}

// Which shifts, and what to do with them.
BulkChange draw_wanted(const Acting& by, PlanInput& input) {
    const CivilDate today = today_of(by.me.saying(by.now));
    const auto post = draw_posts(by.known.state, input, true);
    CivilDate first = std::max(input.first.value_or(today), today),
              last = input.last.value_or(plus_days(today, 6));
    ui::date_picker(text("plan.first"), first, {today, today, plus_days(today, farthest)});
    last = std::max(first, last);
    ui::date_picker(text("plan.last"), last, {today, first, plus_days(today, farthest)});
    input.first = first;
    input.last = last;
    day_chips(input.days);
    draw_begin_times(by, bulk_of(input, post, today, by.me.offset), input);
    ui::check(text("plan.cancel"), input.cancel);
    if (!input.cancel) {
        draw_quarters("plan.later", "plan.earlier", input.later_minutes);
        draw_quarters("plan.longer", "plan.shorter", input.longer_minutes);
        ui::stepper(text("plan.places"), input.places, {.least = 0, .most = max_places});
        ui::stepper(text("plan.least"), input.least, {.least = 0, .most = max_places});
    }
    return bulk_of(input, post, today, by.me.offset);
}

void draw_bulk(const Acting& by, PlanInput& input) {
    const BulkChange bulk = draw_wanted(by, input);
    const std::int64_t asked = folded({bulk.begins.until.ms, bulk.days, input.from_minute, bulk.later_minutes,
                                       bulk.longer_minutes, input.places, input.least, bulk.cancel ? 1 : 0});
    const std::vector<ChangePreview>& previews =
        input.preview.get(by.known, by.now, about(bulk.begins.from.ms, asked, bulk.post),
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
    if (!draw_skipped(command.changes.size(), skipped, "plan.none_changed")) return;
    if (input.cancel)
        ui::text_field(text("cancel.why"), input.why, {.help = text("cancel.why_help"), .max_length = 160});
    command.why = input.why;
    if (!action(by, text("plan.change", {{"count", command.changes.size()}}), command,
                {.kind = input.cancel ? ui::ButtonKind::Danger : ui::ButtonKind::Primary},
                "cancel.why_missing"))
        return;
    input.why.clear();
    input.later_minutes = 0;
    input.longer_minutes = 0;
    input.cancel = false;
}

// --- Right now

// Before anybody is called: how many hear of it, for nobody may be able to stand so long.
void draw_called(const Acting& by, const PlannedShift& shift, PlanInput& input) {
    const std::int64_t asked = folded({input.hours, input.people});
    const std::size_t people =
        input.callable.get(by.known, by.now, about(shift.window.from.ms, asked, shift.post),
                           [&] { return who_can_be_called(by.known.state, shift, by.now).size(); });
    ui::line(text(people > 0 ? "plan.calls" : "plan.calls_nobody", {{"count", people}}),
             {.icon = people > 0 ? ui::Icon::Bell : ui::Icon::Info});
}

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
    draw_called(by, shift, input);
    action(by, text("plan.call"), PlanShifts{{shift}, std::nullopt, std::nullopt, true},
           {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Siren});
}

void draw_part(const Acting& by, PlanInput& input) {
    if (input.part == 0) return draw_copy(by, input);
    if (input.part == 1) return draw_bulk(by, input);
    draw_emergency(by, input);
}

}  // namespace

void plan_page(const Known& known, const Viewer& me, Instant now, PlanInput& input, Outbox& outbox) {
    const Acting by{known, me, now, outbox};
    const ui::Page page({.title = text("plan.title"),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "plan"});
    const std::string parts[] = {text("plan.copy_week"), text("plan.bulk"), text("plan.emergency")};
    ui::tabs(text("plan.title"), parts, input.part);
    draw_part(by, input);
}

}  // namespace linli::client
