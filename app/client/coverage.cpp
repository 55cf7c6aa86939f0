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

using ByPost = std::map<PostId, std::vector<const Shift*>>;

ByPost shifts_by_post(const State& state, Instant now) {
    ByPost posts;
    for (const Shift* shift : coming_shifts(state, now - behind, now + ahead))
        posts[shift->post].push_back(shift);
    return posts;
}

ui::CoverageSegment segment_of(const State& state, const Shift& shift, Instant now, UtcOffset offset) {
    const std::string from = clock_words(civil_time(shift.window.from, offset).minute_of_day);
    const std::int32_t missing = missing_people(state, shift);
    ui::CoverageSegment segment;
    segment.key = shift.id;
    if (shift.window.until <= now) {
        segment.coverage = ui::Coverage::Past;
        segment.label = text("coverage.past");
    } else if (missing > 0) {
        segment.coverage = ui::Coverage::Gap;
        segment.label = text("coverage.missing", {{"count", missing}});
    } else {
        segment.label = std::to_string(held_seats(state, shift.id).size());
    }
    segment.spoken = text("coverage.spoken", {{"time", from}, {"what", segment.label}});
    return segment;
}

}  // namespace

void coverage_tonight(const Known& known, const Viewer& me, Instant now, Routes& routes) {
    const ByPost posts = shifts_by_post(known.state, now);
    std::int32_t missing = 0;
    for (const auto& [post, shifts] : posts) {
        for (const Shift* shift : shifts)
            missing += shift->window.until <= now ? 0 : missing_people(known.state, *shift);
    }
    ui::beside([&] { ui::heading(text("coverage.title")); },
               [&] {
                   if (missing == 0) return;
                   ui::line(text("coverage.short", {{"count", missing}}),
                            {.bold = true, .tone = ui::Tone::Need, .icon = ui::Icon::UserPlus});
               });
    if (posts.empty()) {
        ui::line(text("coverage.none"), {.quiet = true});
        if (me.coordinator) ui::link_button(text("shifts.new"), "/shifts/new", {.icon = ui::Icon::Plus});
        return;
    }
    for (const auto& [id, shifts] : posts) {
        const ui::Scope scope(id);
        const Post* post = known.state.posts.find(id);
        std::vector<ui::CoverageSegment> segments;
        for (const Shift* shift : shifts) segments.push_back(segment_of(known.state, *shift, now, me.offset));
        const int pressed = ui::coverage_row(post ? post->name : text("shift.post_unknown"), segments);
        if (pressed >= 0) routes.go(route_to("shifts", shifts[static_cast<std::size_t>(pressed)]->id));
    }
}

}  // namespace linli::client
