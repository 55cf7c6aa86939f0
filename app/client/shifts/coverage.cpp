#include <algorithm>
#include <map>

#include "app/client/shifts/coverage_cells.h"
#include "app/client/shifts/shift_view.h"
#include "app/client/telling.h"
#include "app/client/today_page.h"
#include "app/client/ui/ui.h"
#include "shared/shifts/roster.h"

// Tonight's posts with the gaps of each of their shifts.

namespace linli::client {
namespace {

constexpr Duration behind = hours(3);
constexpr std::int32_t night_over = 6 * 60, new_day_from = 4 * 60, evening_from = 17 * 60;

// The morning after this night, or after the coming one.
Instant end_of_night(Instant now, UtcOffset offset) {
    const CivilTime local = civil_time(now, offset);
    const bool still_night = local.minute_of_day < new_day_from;
    return instant_of(still_night ? local.date : plus_days(local.date, 1), night_over, offset);
}

// By day the posts of today are shown, from the evening on those of tonight.
bool is_day(Instant now, UtcOffset offset) {
    const std::int32_t minute = civil_time(now, offset).minute_of_day;
    return minute >= new_day_from && minute < evening_from;
}

std::string title_words(Instant now, UtcOffset offset) {
    return text(is_day(now, offset) ? "coverage.title_day" : "coverage.title");
}

// The picture as a sentence, for who cannot see it: when, where, how many of how many, and who.
std::string sentence_of(const State& state, const Shift& shift, const char* key, const Saying& saying) {
    std::vector<std::string> names;
    for (const Seat* seat : held_seats(state, shift.id)) names.push_back(seat_name(state, *seat));
    const std::string what = text(key, {{"when", sentence(when_words(shift.window, saying))},
                                        {"post", post_name(state, shift)},
                                        {"taken", places_taken(state, shift.id)},
                                        {"needed", shift.min_places},
                                        {"missing", missing_people(state, shift)}});
    return joined(what, listed(names));
}

// Posts in the order of their first shift; each with its shifts by their beginning.
struct Evening {
    std::vector<Instant> starts;
    std::vector<PostId> posts;
    std::map<std::pair<PostId, Instant>, const Shift*> shifts;
};

// The starts that fit into `columns`. What is over goes first, then the latest that needs nobody, then the
// latest.
std::vector<Instant> starts_to_show(const State& state, const std::vector<const Shift*>& shifts, Instant now,
                                    std::size_t columns) {
    struct Start {
        Instant at;
        bool over = true, needs = false;
    };
    std::vector<Start> starts;
    for (const Shift* shift : shifts) {
        if (starts.empty() || starts.back().at != shift->window.from) starts.push_back({shift->window.from});
        if (shift->window.until > now) starts.back().over = false;
        if (!starts.back().over && missing_people(state, *shift) > 0) starts.back().needs = true;
    }
    const auto over = [](const Start& one) { return one.over; };
    const auto needs = [](const Start& one) { return one.needs; };
    while (starts.size() > columns) {
        auto leaves = std::find_if(starts.begin(), starts.end(), over);
        if (leaves == starts.end()) {
            const auto from_behind = std::find_if_not(starts.rbegin(), starts.rend(), needs);
            leaves = from_behind == starts.rend() ? starts.end() - 1 : from_behind.base() - 1;
        }
        starts.erase(leaves);
    }
    std::vector<Instant> shown;
    for (const Start& start : starts) shown.push_back(start.at);
    return shown;
}

Evening evening_of(const State& state, Instant now, UtcOffset offset, std::size_t columns) {
    Evening evening;
    const std::vector<const Shift*> shifts = coming_shifts(state, now - behind, end_of_night(now, offset));
    evening.starts = starts_to_show(state, shifts, now, columns);
    for (const Shift* shift : shifts) {
        const auto& starts = evening.starts;
        if (!std::binary_search(starts.begin(), starts.end(), shift->window.from)) continue;
        // Of several rounds at once the one that misses somebody.
        const Shift*& shown = evening.shifts[{shift->post, shift->window.from}];
        if (!shown || missing_people(state, *shown) < missing_people(state, *shift)) shown = shift;
        if (std::find(evening.posts.begin(), evening.posts.end(), shift->post) == evening.posts.end())
            evening.posts.push_back(shift->post);
    }
    return evening;
}

std::string start_words(Instant start, UtcOffset offset) {
    return clock_words(civil_time(start, offset).minute_of_day);
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
            if (const Post* known_one = known.state.posts.find(post)) row.label = known_one->name;
            row.segments[column] = coverage_cell(known.state, *found->second, me.saying(now));
        }
        rows.push_back(std::move(row));
    }
    const auto pressed = ui::coverage_table(title_words(now, me.offset), hours, rows);
    if (!pressed) return;
    const auto shift = evening.shifts.find({evening.posts[pressed->row], evening.starts[pressed->column]});
    if (shift != evening.shifts.end()) routes.go(route_to("shifts", shift->second->id));
}

// In large type a table does not fit; what needs nobody is left out.
void draw_gaps(const Known& known, const Viewer& me, Instant now, const Evening& evening) {
    const ui::Card card("gaps");
    const ui::List list(title_words(now, me.offset));
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

std::int32_t missing_until_morning(const State& state, Instant now, UtcOffset offset) {
    std::int32_t missing = 0;
    for (const Shift* shift : coming_shifts(state, now, end_of_night(now, offset)))
        missing += missing_people(state, *shift);
    return missing;
}

}  // namespace

ui::CoverageSegment coverage_cell(const State& state, const Shift& shift, const Saying& saying) {
    const std::int32_t missing = missing_people(state, shift);
    ui::CoverageSegment segment;
    const char* spoken = "coverage.spoken_full";
    if (shift.window.until <= saying.now) {
        spoken = "coverage.spoken_past";
        segment.coverage = ui::Coverage::Past;
        segment.label = text("coverage.past");
    } else if (missing > 0) {
        spoken = "coverage.spoken_gap";
        segment.coverage = ui::Coverage::Gap;
        segment.label = text("coverage.missing", {{"count", missing}});
    } else {
        segment.coverage = ui::Coverage::Full;
        segment.label = std::to_string(held_seats(state, shift.id).size());
    }
    segment.spoken = sentence_of(state, shift, spoken, saying);
    return segment;
}

void coverage_tonight(const Known& known, const Viewer& me, Instant now, Routes& routes) {
    const std::int32_t missing = missing_until_morning(known.state, now, me.offset);
    const std::string rest =
        missing > 0 ? text("coverage.short", {{"count", missing}}) : text("coverage.full");
    ui::beside([&] { ui::heading(title_words(now, me.offset)); },
               [&] {
                   ui::line(rest, {.bold = missing > 0,
                                   .quiet = missing == 0,
                                   .tone = missing > 0 ? ui::Tone::Need : ui::Tone::Neutral,
                                   .icon = missing > 0 ? ui::Icon::UserPlus : ui::Icon::Check});
               });
    const Evening evening = evening_of(known.state, now, me.offset, ui::coverage_columns());
    if (evening.posts.empty()) {
        ui::line(text(is_day(now, me.offset) ? "coverage.none_day" : "coverage.none"), {.quiet = true});
        if (me.coordinator) ui::link_button(text("shifts.new"), "/shifts/new", {.icon = ui::Icon::Plus});
        return;
    }
    if (!ui::large_type())
        draw_table(known, me, now, evening, routes);
    else if (missing > 0)
        draw_gaps(known, me, now, evening);
}

}  // namespace linli::client
