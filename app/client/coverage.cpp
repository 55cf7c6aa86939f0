#include <algorithm>
#include <map>

#include "app/client/shift_view.h"
#include "app/client/telling.h"
#include "app/client/today_page.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"

// Tonight's posts with the gaps of each of their shifts.

namespace linli::client {
namespace {

constexpr Duration ahead = hours(14);
constexpr Duration behind = hours(3);

// Posts in the order of their first shift; each with its shifts by their beginning.
struct Evening {
    std::vector<Instant> starts;
    std::vector<PostId> posts;
    std::map<std::pair<PostId, Instant>, const Shift*> shifts;
};

Evening evening_of(const State& state, Instant now, std::size_t columns) {
    Evening evening;
    const std::vector<const Shift*> shifts = coming_shifts(state, now - behind, now + ahead);
    for (const Shift* shift : shifts) {
        if (evening.starts.empty() || evening.starts.back() != shift->window.from)
            evening.starts.push_back(shift->window.from);
    }
    // Where not all fit, what is over goes first.
    while (evening.starts.size() > columns && evening.starts.front() + hours(2) <= now)
        evening.starts.erase(evening.starts.begin());
    if (evening.starts.size() > columns) evening.starts.resize(columns);
    for (const Shift* shift : shifts) {
        const auto& starts = evening.starts;
        if (!std::binary_search(starts.begin(), starts.end(), shift->window.from)) continue;
        evening.shifts.emplace(std::pair(shift->post, shift->window.from), shift);
        if (std::find(evening.posts.begin(), evening.posts.end(), shift->post) == evening.posts.end())
            evening.posts.push_back(shift->post);
    }
    return evening;
}

std::string start_words(Instant start, UtcOffset offset) {
    return clock_words(civil_time(start, offset).minute_of_day);
}

ui::CoverageSegment segment_of(const State& state, const Shift& shift, Instant now, UtcOffset offset) {
    const std::int32_t missing = missing_people(state, shift);
    ui::CoverageSegment segment;
    if (shift.window.until <= now) {
        segment.coverage = ui::Coverage::Past;
        segment.label = text("coverage.past");
    } else if (missing > 0) {
        segment.coverage = ui::Coverage::Gap;
        segment.label = text("coverage.missing", {{"count", missing}});
    } else {
        segment.coverage = ui::Coverage::Full;
        segment.label = std::to_string(held_seats(state, shift.id).size());
    }
    const std::string when = post_name(state, shift) + " " + start_words(shift.window.from, offset);
    segment.spoken = text("coverage.spoken", {{"time", when}, {"what", segment.label}});
    return segment;
}

void draw_table(const Known& known, const Viewer& me, Instant now, const Evening& evening, Routes& routes) {
    std::vector<std::string> hours;
    for (const Instant start : evening.starts) hours.push_back(start_words(start, me.offset));
    std::vector<ui::CoverageRow> rows;
    for (const PostId post : evening.posts) {
        ui::CoverageRow row{post, {}, std::vector<ui::CoverageSegment>(hours.size())};
        for (std::size_t column = 0; column < hours.size(); ++column) {
            const auto found = evening.shifts.find({post, evening.starts[column]});
            if (found == evening.shifts.end()) continue;
            row.label = post_name(known.state, *found->second);
            row.segments[column] = segment_of(known.state, *found->second, now, me.offset);
        }
        rows.push_back(std::move(row));
    }
    const auto pressed = ui::coverage_table(text("coverage.title"), hours, rows);
    if (!pressed) return;
    const auto shift = evening.shifts.find({evening.posts[pressed->row], evening.starts[pressed->column]});
    if (shift != evening.shifts.end()) routes.go(route_to("shifts", shift->second->id));
}

// In large type a table does not fit; what needs nobody is left out.
void draw_gaps(const Known& known, const Viewer& me, Instant now, const Evening& evening) {
    const ui::Card card("gaps");
    const ui::List list(text("coverage.title"));
    for (const auto& [place, shift] : evening.shifts) {
        const std::int32_t missing = missing_people(known.state, *shift);
        if (missing == 0 || shift->window.until <= now) continue;
        ui::row(shift->id, {.title = sentence(when_words(shift->window, me.saying(now))),
                            .second = post_name(known.state, *shift),
                            .third = text("shift.missing", {{"count", missing}}),
                            .third_icon = ui::Icon::UserPlus,
                            .tone = ui::Tone::Need,
                            .route = route_to("shifts", shift->id)});
    }
}

std::int32_t missing_tonight(const State& state, Instant now) {
    std::int32_t missing = 0;
    for (const Shift* shift : coming_shifts(state, now, now + ahead))
        missing += missing_people(state, *shift);
    return missing;
}

}  // namespace

void coverage_tonight(const Known& known, const Viewer& me, Instant now, Routes& routes) {
    const std::int32_t missing = missing_tonight(known.state, now);
    const std::string rest =
        missing > 0 ? text("coverage.short", {{"count", missing}}) : text("coverage.full");
    ui::beside([&] { ui::heading(text("coverage.title")); },
               [&] {
                   ui::line(rest, {.bold = missing > 0,
                                   .quiet = missing == 0,
                                   .tone = missing > 0 ? ui::Tone::Need : ui::Tone::Neutral,
                                   .icon = missing > 0 ? ui::Icon::UserPlus : ui::Icon::Check});
               });
    const Evening evening = evening_of(known.state, now, ui::coverage_columns());
    if (evening.posts.empty()) {
        ui::line(text("coverage.none"), {.quiet = true});
        if (me.coordinator) ui::link_button(text("shifts.new"), "/shifts/new", {.icon = ui::Icon::Plus});
        return;
    }
    if (!ui::large_type())
        draw_table(known, me, now, evening, routes);
    else if (missing > 0)
        draw_gaps(known, me, now, evening);
}

}  // namespace linli::client
