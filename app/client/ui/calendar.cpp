#include "app/client/ui/calendar.h"

#include <algorithm>
#include <vector>

#include "app/client/ui/context.h"

namespace linli::ui {

namespace {

constexpr float hour_height = 48, head_height = 40, hours_width = 56;

std::vector<const CalendarEvent*> events_of(std::span<const CalendarEvent> events, int day) {
    std::vector<const CalendarEvent*> found;
    for (const CalendarEvent& event : events) {
        if (event.day == day) found.push_back(&event);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const CalendarEvent* a, const CalendarEvent* b) { return a->from < b->from; });
    return found;
}

struct HourScale {
    int first = 8, last = 20;  // hours shown
    float y = 0;
    float at(int minute) const { return y + static_cast<float>(minute - first * 60) * hour_height / 60; }
};

HourScale scale_of(std::span<const CalendarEvent> events) {
    HourScale scale;
    for (const CalendarEvent& event : events) {
        scale.first = std::min(scale.first, event.from / 60);
        scale.last = std::max(scale.last, std::min(24, (event.until + 59) / 60));
    }
    return scale;
}

// Events that overlap share the width: each gets the first lane that is free.
struct Lane {
    const CalendarEvent* event;
    std::size_t lane = 0;
};
std::vector<Lane> in_lanes(const std::vector<const CalendarEvent*>& events, std::size_t& lanes) {
    std::vector<Lane> placed;
    std::vector<int> free_from;
    for (const CalendarEvent* event : events) {
        std::size_t lane = 0;
        while (lane < free_from.size() && free_from[lane] > event->from) ++lane;
        if (lane == free_from.size()) free_from.push_back(0);
        free_from[lane] = event->until;
        placed.push_back({event, lane});
    }
    lanes = std::max<std::size_t>(1, free_from.size());
    return placed;
}

void draw_event(Context& frame, const CalendarEvent& event, const Rect& rect, NodeId list) {
    const NodeId item = hash_number(event.key.value(), list), target = hash_bytes("target", item);
    const Theme& theme = *frame.theme;
    const Colour ink = event.tone == Tone::Neutral ? theme.ink : frame.of(event.tone);
    const Colour ground = event.tone == Tone::Neutral ? theme.sunk : frame.tint_of(event.tone);
    frame.fill(rect, frame.pressed_shade(ground, target), radius::segment);
    frame.outline(rect, ink, frame.high_contrast() ? 2 : 1, radius::segment);
    const Context::Style bold = frame.style(TextSize::Second, true),
                         plain = frame.style(TextSize::Second, false);
    frame.clip(rect);
    frame.write_in(frame.fitted(event.times, bold, rect.width - 12), bold, rect.x + 6, rect.y + 2, bold.line,
                   ink);
    if (rect.height >= 2 * plain.line)
        frame.write_in(frame.fitted(event.title, plain, rect.width - 12), plain, rect.x + 6,
                       rect.y + 2 + bold.line, plain.line, ink);
    frame.unclip();
    if (frame.rings(target)) frame.ring(rect, radius::segment);
    std::string name = event.times;
    for (const std::string* part : {&event.title, &event.second}) {
        if (!part->empty()) name += frame.between_parts() + *part;
    }
    frame.report(item, Role::ListItem, event.route.empty() ? name : std::string(), rect);
    if (event.route.empty()) return;
    frame.push_parent(item);
    frame.report(target, Role::Link, name, rect).route = event.route;
    frame.pop_parent();
}

void draw_hours(Context& frame, const Rect& area, const HourScale& scale) {
    const Context::Style style = frame.style(TextSize::Second, false);
    for (int hour = scale.first; hour <= scale.last; ++hour) {
        const float y = scale.at(hour * 60);
        frame.line(area.x + hours_width, y, area.width - hours_width, 0, frame.theme->line);
        frame.write_in(std::to_string(hour) + ":00", style, area.x, y - style.line / 2, style.line,
                       frame.ink2());
    }
}

}  // namespace

void agenda(std::string_view spoken, std::span<const std::string> days, std::span<const CalendarEvent> events,
            Here here) {
    const Scope scope{Key(here)};
    for (std::size_t day = 0; day < days.size(); ++day) {
        const Scope of_day(static_cast<int>(day) + 1);
        heading(days[day]);
        const std::vector<const CalendarEvent*> found = events_of(events, static_cast<int>(day));
        if (found.empty()) {
            line(text("calendar.nothing"), {.quiet = true});
            continue;
        }
        const Card card("day");
        const List list(std::string(spoken) + " " + days[day]);
        for (const CalendarEvent* event : found)
            row(event->key, {.title = event->times + " " + event->title,
                             .second = event->second,
                             .tone = event->tone,
                             .route = event->route});
    }
}

void week_calendar(std::string_view spoken, std::span<const std::string> days,
                   std::span<const CalendarEvent> events, Here here) {
    if (!desk()) return agenda(spoken, days, events, here);
    Context& frame = context();
    const Scope scope{Key(here)};
    HourScale scale = scale_of(events);
    const float height = head_height + static_cast<float>(scale.last - scale.first) * hour_height + 16;
    const Rect area = frame.place(0, height, true);
    scale.y = area.y + head_height;
    draw_hours(frame, area, scale);
    const float each = (area.width - hours_width) / static_cast<float>(std::max<std::size_t>(1, days.size()));
    const Context::Style bold = frame.style(TextSize::Second, true);
    for (std::size_t day = 0; day < days.size(); ++day) {
        const float x = area.x + hours_width + static_cast<float>(day) * each;
        const Rect head{x, area.y, each, head_height};
        frame.write_in(frame.fitted(days[day], bold, each - 8), bold, x + 4, head.y, head.height,
                       frame.ink());
        frame
            .report(hash_number(day, hash_bytes("head", frame.scopes.back())), Role::Heading, days[day], head)
            .level = 2;
        const std::vector<const CalendarEvent*> found = events_of(events, static_cast<int>(day));
        if (found.empty()) continue;
        const NodeId list = hash_number(day, hash_bytes("list", frame.scopes.back()));
        frame.report(list, Role::List, std::string(spoken) + " " + days[day],
                     {x, scale.y, each, area.bottom() - scale.y});
        frame.push_parent(list);
        std::size_t lanes = 1;
        for (const auto& [event, lane] : in_lanes(found, lanes)) {
            const float wide = (each - 4) / static_cast<float>(lanes);
            const float top = scale.at(event->from), end = scale.at(std::min(event->until, scale.last * 60));
            draw_event(
                frame, *event,
                {x + 2 + static_cast<float>(lane) * wide, top + 1, wide - 2, std::max(24.0f, end - top - 2)},
                list);
        }
        frame.pop_parent();
    }
}

}  // namespace linli::ui
