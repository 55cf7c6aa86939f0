#include "app/client/shifts/patterns_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/day_chips.h"
#include "app/client/shifts/roster_rules_page.h"
#include "app/client/shifts/roster_words.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"
#include "shared/shifts/skills.h"
#include "shared/shifts/work_rules.h"

namespace linli::client {
namespace {

constexpr std::int64_t previewed_days = 60, farthest = 365;
constexpr std::size_t most_previewed = 8;

std::string until_when(const ShiftPattern& pattern) {
    if (!pattern.last_day) return text("pattern.further_notice");
    return text("pattern.until", {{"day", date_words(civil_from_days(*pattern.last_day))}});
}

// Those to choose from: the open ones, and the pattern's own, whatever became of it.
std::vector<const Post*> posts_for(const State& state, const ShiftPattern* pattern) {
    std::vector<const Post*> posts = open_posts(state);
    const Post* own = pattern ? state.posts.find(pattern->post) : nullptr;
    if (own && own->closed) posts.push_back(own);
    return posts;
}

bool pauses(const State& state, const ShiftPattern& pattern) {
    const Post* post = state.posts.find(pattern.post);
    return post && post->closed;
}

void fill(const State& state, ShiftPatternId id, const Viewer& me, Instant now, PatternForm& form) {
    if (form.filled && form.changes == id) return;
    form = {};
    form.filled = true;
    form.changes = id;
    form.first = today_of(me.saying(now));
    const ShiftPattern* pattern = state.shift_patterns.find(id);
    if (!pattern) return;
    const std::vector<const Post*> posts = posts_for(state, pattern);
    for (std::size_t i = 0; i < posts.size(); ++i) {
        if (posts[i]->id == pattern->post) form.post = static_cast<int>(i);
    }
    form.first = civil_from_days(pattern->first_day);
    if (pattern->last_day) form.last = civil_from_days(*pattern->last_day);
    form.every_days = pattern->every_days;
    form.days = pattern->days;
    form.from = pattern->from_minute;
    form.until = pattern->from_minute + pattern->minutes_long;
    form.places = pattern->max_places;
    form.least = pattern->min_places;
    form.days_ahead = pattern->days_ahead;
    form.opens_days_before = pattern->opens_hours_before / 24;
    for (const PatternNeed* need : state.pattern_needs.where<&PatternNeed::pattern>(id))
        form.needs.push_back({need->training, need->places});
}

std::vector<ShiftPattern> patterns_of(const PatternForm& form, PostId post, CivilDate today) {
    ShiftPattern pattern;
    pattern.id = form.changes;
    pattern.post = post;
    pattern.first_day = day_number(form.first.value_or(today));
    if (form.last) pattern.last_day = day_number(*form.last);
    pattern.every_days = form.every_days;
    pattern.days = form.days;
    pattern.from_minute = form.from;
    pattern.minutes_long = form.until - form.from;
    pattern.min_places = form.least;
    pattern.max_places = form.places;
    pattern.days_ahead = form.days_ahead;
    pattern.opens_hours_before = form.opens_days_before * 24;
    std::vector<ShiftPattern> patterns{pattern};
    if (form.then && !form.changes) {
        pattern.from_minute = form.then->first;
        pattern.minutes_long = form.then->second - form.then->first;
        patterns.push_back(pattern);
    }
    return patterns;
}

// --- What is typed

void draw_post(const std::vector<const Post*>& posts, PatternForm& form) {
    ui::line(text("form.post"), {.bold = true});
    if (form.post >= static_cast<int>(posts.size())) form.post = 0;
    const ui::Flow flow;
    for (std::size_t i = 0; i < posts.size(); ++i) {
        if (ui::filter_chip(posts[i]->name, form.post == static_cast<int>(i), posts[i]->id))
            form.post = static_cast<int>(i);
    }
}

void draw_days(CivilDate today, PatternForm& form) {
    CivilDate first = form.first.value_or(today);
    ui::date_picker(text("pattern.first"), first,
                    {today, std::min(first, today), plus_days(today, farthest)});
    form.first = first;
    bool ends = form.last.has_value();
    if (ui::check(text("pattern.ends"), ends, {.second = text("pattern.further_notice")})) {
        if (ends)
            form.last = plus_days(first, 30);
        else
            form.last.reset();
    }
    if (form.last) {
        CivilDate last = std::max(*form.last, first);
        ui::date_picker(text("pattern.last"), last, {today, first, plus_days(first, 2 * farthest)});
        form.last = last;
    }
    ui::line(text("pattern.days"), {.bold = true});
    day_chips(form.days);
    ui::stepper(text("pattern.every"), form.every_days, {.least = 1, .most = 60});
}

void draw_times(PatternForm& form) {
    ui::time_range_picker(text("form.from"), text("form.until"), form.from, form.until);
    if (!form.changes) {
        bool two = form.then.has_value();
        if (ui::check(text("pattern.then"), two)) {
            if (two)
                form.then = {form.until % (24 * 60), form.until % (24 * 60) + form.until - form.from};
            else
                form.then.reset();
        }
        if (form.then) {
            const ui::Scope scope("then");
            ui::time_range_picker(text("form.from"), text("form.until"), form.then->first, form.then->second);
        }
    }
    if (ui::stepper(text("form.places"), form.places, {.least = 1, .most = max_places}))
        form.least = std::min(form.least, form.places);
    ui::stepper(text("form.least"), form.least,
                {.least = 1, .most = form.places, .limit_reason = text("form.least_limit")});
    ui::stepper(text("pattern.days_ahead"), form.days_ahead, {.least = 0, .most = most_days_ahead});
    ui::stepper(text("pattern.opens"), form.opens_days_before, {.least = 0, .most = 60});
    if (form.opens_days_before == 0)
        ui::line(text("pattern.opens_at_once"), {.size = ui::TextSize::Second, .quiet = true});
}

// --- What comes of it

void draw_too_long(const State& state, const std::vector<ShiftPattern>& patterns) {
    for (const ShiftPattern& pattern : patterns) {
        const std::string words = too_long_words(state, {{}, Instant{} + minutes(pattern.minutes_long)});
        if (!words.empty()) return ui::line(words, {.icon = ui::Icon::Info});
    }
}

void draw_preview(const Viewer& me, Instant now, const std::vector<ShiftPattern>& patterns,
                  const std::set<std::int64_t>& skipped) {
    const std::int64_t today = day_of(now, me.offset);
    std::vector<TimeRange> windows;
    for (const ShiftPattern& pattern : patterns) {
        if (!is_sound_pattern(pattern, today)) continue;
        const auto some = expand_pattern(pattern, skipped, today,
                                         std::max(today, pattern.first_day) + previewed_days, me.offset);
        windows.insert(windows.end(), some.begin(), some.end());
    }
    std::sort(windows.begin(), windows.end(),
              [](const TimeRange& a, const TimeRange& b) { return a.from < b.from; });
    const ui::Card card("preview");
    ui::heading(text("pattern.preview"), {.icon = ui::Icon::CalendarDays});
    if (windows.empty()) {
        ui::line(text("pattern.preview_none"), {.icon = ui::Icon::CircleAlert});
        return;
    }
    const bool more = windows.size() > most_previewed;
    if (more) windows.resize(most_previewed);
    const ui::List list(text("pattern.preview"));
    int number = 0;
    for (const TimeRange& window : windows) {
        const CivilDate day = civil_time(window.from, me.offset).date;
        ui::row(++number, {.title = joined(date_words(day), range_words(window, me.offset))});
    }
    if (more) ui::row("more", {.title = text("pattern.preview_more"), .title_bold = false});
}

void draw_who(const State& state, PatternForm& form) {
    draw_needs(state, form.needs);
    ui::line(text("pattern.needs_second"), {.size = ui::TextSize::Second, .quiet = true});
}

// --- New ones

std::set<ShiftPatternId> patterns_known(const State& state) {
    std::set<ShiftPatternId> known;
    for (const auto& [id, row] : state.shift_patterns.rows()) known.insert(id);
    return known;
}

// What was added has its id only now: whom its shifts ask for is said at once.
void say_needs_of_new(const Acting& by, const std::vector<ShiftPattern>& added, PatternForm& form) {
    for (const auto& [id, row] : by.known.state.shift_patterns.rows()) {
        const ShiftPattern& made = row.record;
        const bool is_added = std::any_of(added.begin(), added.end(), [&](const ShiftPattern& one) {
            return one.post == made.post && one.from_minute == made.from_minute && one.days == made.days &&
                   one.first_day == made.first_day;
        });
        if (is_added && !form.before->contains(id)) act(by, SetPatternNeeds{id, form.needs});
    }
}

void add_patterns(const Acting& by, const std::vector<ShiftPattern>& patterns, PatternForm& form,
                  Routes& routes) {
    if (form.before) {
        say_needs_of_new(by, patterns, form);
    } else {
        const auto no = check_needs(by.known.state, form.needs, form.places);
        const AddPatterns command{patterns};
        ui::ButtonOptions options{.kind = ui::ButtonKind::Primary, .reason = why_not(by, command)};
        if (no) options.reason = reason_if(by.known.state, no, by.me, by.me.saying(by.now));
        if (!ui::button(text("pattern.add"), options) || !act(by, command)) return;
        if (!form.needs.empty()) {
            form.before = patterns_known(by.known.state);
            return;
        }
    }
    form.filled = false;
    routes.go("/patterns");
}

// --- One that there is

void draw_exceptions(const Acting& by, const ShiftPattern& pattern, PatternForm& form) {
    ui::heading(text("pattern.exceptions"));
    const std::int64_t today = day_of(by.now, by.me.offset);
    std::optional<std::int64_t> again;
    {
        const ui::List list(text("pattern.exceptions"));
        for (const std::int64_t day : skipped_days(by.known.state, pattern.id)) {
            if (day < today) continue;
            ui::RowOptions row{.title = date_words(civil_from_days(day)),
                               .second = text("pattern.none_then")};
            row.actions = [&] {
                const std::string spoken = joined(text("pattern.again"), row.title);
                if (ui::button(text("pattern.again"), {.spoken = spoken})) again = day;
            };
            ui::row(static_cast<std::uint64_t>(day), row);
        }
    }
    if (again) act(by, SkipPatternDay{pattern.id, *again, false, {}});
    const CivilDate from = civil_from_days(today);
    CivilDate day = form.skipped.value_or(from);
    ui::date_picker(text("pattern.which_day"), day, {from, from, plus_days(from, farthest)});
    form.skipped = day;
    ui::text_field(text("cancel.why"), form.why, {.help = text("cancel.why_help"), .max_length = 160});
    if (action(by, text("pattern.skip"), SkipPatternDay{pattern.id, day_number(day), true, form.why}, {},
               "cancel.why_missing"))
        form.why.clear();
    const CivilDate last = form.last_day.value_or(from);
    CivilDate chosen = last;
    ui::date_picker(text("pattern.last_day"), chosen,
                    {from, plus_days(from, -1), plus_days(from, 2 * farthest)});
    form.last_day = chosen;
    if (action(by, text("pattern.end"), EndPattern{pattern.id, day_number(chosen), form.why},
               {.kind = ui::ButtonKind::Danger}, "cancel.why_missing"))
        form.why.clear();
}

}  // namespace

std::string pattern_words(const State& state, const ShiftPattern& pattern) {
    const Post* post = state.posts.find(pattern.post);
    std::string when =
        joined(days_words(pattern.days),
               clock_range_words(pattern.from_minute, pattern.from_minute + pattern.minutes_long));
    if (pattern.every_days > 1)
        when = joined(text("pattern.every_words", {{"count", pattern.every_days}}), when);
    return joined(post ? post->name : text("shift.post_unknown"), when);
}

void patterns_page(const Known& known, const Viewer& me, Instant now, PatternsInput& input, Outbox&) {
    input.form.filled = false;
    const std::int64_t today = day_of(now, me.offset);
    const ui::Page page({.title = text("pattern.title"),
                         .second = text("pattern.second"),
                         .back_route = "/shifts",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "patterns"});
    std::vector<const ShiftPattern*> going_on;
    for (const auto& [id, row] : known.state.shift_patterns.rows()) {
        if (!row.record.last_day || *row.record.last_day >= today) going_on.push_back(&row.record);
    }
    if (going_on.empty()) {
        ui::empty_state(ui::Icon::Repeat2, text("pattern.none"), text("pattern.none_second"));
    } else {
        std::sort(going_on.begin(), going_on.end(), [](const ShiftPattern* a, const ShiftPattern* b) {
            return std::pair(a->post, a->from_minute) < std::pair(b->post, b->from_minute);
        });
        const ui::Card card("all");
        const ui::List list(text("pattern.title"));
        for (const ShiftPattern* pattern : going_on)
            ui::row(pattern->id, {.title = pattern_words(known.state, *pattern),
                                  .second = pauses(known.state, *pattern) ? text("pattern.post_closed")
                                                                          : until_when(*pattern),
                                  .icon = ui::Icon::Repeat2,
                                  .route = route_to("patterns", pattern->id)});
    }
    const ui::BottomBar bar;
    ui::link_button(text("pattern.new"), "/patterns/new",
                    {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Plus});
}

void pattern_page(const Known& known, const Viewer& me, Instant now, ShiftPatternId id, PatternsInput& input,
                  Outbox& outbox, Routes& routes) {
    PatternForm& form = input.form;
    fill(known.state, id, me, now, form);
    const ShiftPattern* pattern = known.state.shift_patterns.find(id);
    const std::vector<const Post*> posts = posts_for(known.state, pattern);
    const Acting by{known, me, now, outbox};
    const ui::Page page({.title = text(pattern ? "pattern.change" : "pattern.new"),
                         .second = pattern ? pattern_words(known.state, *pattern) : std::string(),
                         .back_route = "/patterns",
                         .back_label = text("shifts.back"),
                         .narrow = true,
                         .key = "pattern"});
    if (posts.empty()) {
        ui::empty_state(ui::Icon::MapPin, text("posts.none"), text("posts.none_second"));
        return;
    }
    draw_post(posts, form);
    draw_days(today_of(me.saying(now)), form);
    draw_times(form);
    const std::vector<ShiftPattern> patterns =
        patterns_of(form, posts[static_cast<std::size_t>(form.post)]->id, today_of(me.saying(now)));
    draw_too_long(known.state, patterns);
    draw_preview(me, now, patterns, pattern ? skipped_days(known.state, id) : std::set<std::int64_t>());
    if (pattern) {
        ui::line(text("pattern.change_second"), {.size = ui::TextSize::Second, .quiet = true});
        action(by, text("form.save"), ChangePattern{patterns.front()}, {.kind = ui::ButtonKind::Primary});
        draw_who(known.state, form);
        action(by, text("pattern.save_needs"), SetPatternNeeds{id, form.needs});
        draw_exceptions(by, ShiftPattern(*pattern), form);
        return;
    }
    if (known.state.trainings.size() > 0) draw_who(known.state, form);
    add_patterns(by, patterns, form, routes);
}

}  // namespace linli::client
