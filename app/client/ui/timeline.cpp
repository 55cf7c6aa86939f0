// What each vehicle does through the day: a row each, bars along the hours.

#include "app/client/ui/context.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace linli::ui {

namespace {

constexpr float row_height = 60, bar_height = 52, label_share = 0.24f, least_bar = 60, between = 2;
constexpr int hour_minutes = 60;

struct Scale {
    float left = 0, width = 0;
    int from = 0, until = 24 * hour_minutes;

    float x(int minute) const {
        const float share = static_cast<float>(std::clamp(minute, from, until) - from) /
                            static_cast<float>(std::max(1, until - from));
        return left + share * width;
    }
};

struct Span {
    float left, width;
};

void draw_hours(Context& frame, const Scale& scale, const std::function<std::string(int)>& clock) {
    const Context::Style style = frame.style(TextSize::Second, false);
    const Rect rect = frame.place(0, style.line, true);
    const int each = (scale.until - scale.from) / hour_minutes > 8 ? 2 * hour_minutes : hour_minutes;
    for (int minute = scale.from; minute < scale.until; minute += each)
        frame.write_in(clock(minute), style, scale.x(minute), rect.y, rect.height, frame.ink2());
}

void draw_broken_edge(Context& frame, const Rect& rect, Colour ink) {
    constexpr float dash = 6, step = 10, thick = 2;
    for (float x = rect.x; x < rect.right(); x += step) {
        const float length = std::min(dash, rect.right() - x);
        frame.fill({x, rect.y, length, thick}, ink);
        frame.fill({x, rect.bottom() - thick, length, thick}, ink);
    }
    for (float y = rect.y; y < rect.bottom(); y += step) {
        const float length = std::min(dash, rect.bottom() - y);
        frame.fill({rect.x, y, thick, length}, ink);
        frame.fill({rect.right() - thick, y, thick, length}, ink);
    }
}

void draw_bar(Context& frame, const TimelineBar& bar, const Rect& rect, NodeId id) {
    const Theme& theme = *frame.theme;
    const bool need = bar.tone == Tone::Need, quiet = bar.tone == Tone::Neutral;
    const Colour ground = need ? theme.glow : bar.proposed ? theme.surface : quiet ? theme.sunk : theme.tint;
    const Colour ink = need ? theme.glow_ink : quiet ? theme.ink2 : theme.tintink;
    frame.fill(rect, frame.pressed_shade(ground, id), radius::segment);
    if (need && theme.glow_edge.alpha > 0) frame.outline(rect, theme.glow_edge, 2, radius::segment);
    if (bar.proposed)
        draw_broken_edge(frame, rect, ink);
    else if (!need && frame.high_contrast())
        frame.outline(rect, ink, 2, radius::segment);
    const Context::Style bold = frame.style(TextSize::Second, true),
                         plain = frame.style(TextSize::Second, false);
    const float room = rect.width - 12, half = rect.height / 2;
    const Whole whole = Whole::Elsewhere;  // Where it leads.
    frame.write_in(frame.fitted(bar.label, bold, room, whole), bold, rect.x + 6, rect.y + 3, half - 3, ink);
    frame.write_in(frame.fitted(bar.second, plain, room, whole), plain, rect.x + 6, rect.y + half - 2, half,
                   ink);
    if (frame.rings(id)) frame.ring(rect, radius::segment);
    frame.report(id, Role::Link, frame.name_of(bar.label, bar.spoken), rect).route = bar.route;
}

void draw_row(Context& frame, const TimelineRow& row, const Rect& rect, const Scale& scale) {
    const Context::Style bold = frame.style(TextSize::Second, true),
                         plain = frame.style(TextSize::Second, false);
    const float room = scale.left - rect.x - 8, half = rect.height / 2;
    const Colour ink = row.tone == Tone::Need ? frame.theme->need : frame.ink();
    const float icon = row.icon == Icon::None ? 0 : frame.grown(18);
    // A vehicle is called as its people call it.
    frame.write_in(frame.fitted(row.label, bold, room - icon - 4, Whole::Elsewhere), bold, rect.x, rect.y + 4,
                   half - 4, ink);
    if (icon > 0)
        frame.icon(row.icon, rect.x + std::min(room - icon, frame.width(row.label, bold) + 4), rect.y + 6,
                   icon, ink);
    frame.write_in(frame.fitted(row.second, plain, room), plain, rect.x, rect.y + half - 2, half,
                   frame.ink2());
}

// A bar is at least as wide as a finger where there is room: up to the one that begins next and to the right
// edge, at which it takes the room before it. Bars of the same time lie on each other.
std::vector<Span> places_of(std::span<const TimelineBar> bars, const Scale& scale) {
    const float edge = scale.left + scale.width;
    std::vector<std::size_t> latest_first(bars.size());
    std::iota(latest_first.begin(), latest_first.end(), std::size_t{0});
    std::stable_sort(latest_first.begin(), latest_first.end(),
                     [&](std::size_t a, std::size_t b) { return bars[a].from > bars[b].from; });
    std::vector<Span> places(bars.size());
    for (const std::size_t at : latest_first) {
        const TimelineBar& bar = bars[at];
        float next = edge, before = scale.left;
        for (std::size_t other = 0; other < bars.size(); ++other) {
            if (bars[other].from > bar.from) next = std::min(next, places[other].left);
            if (other != at && bars[other].until <= bar.from)
                before = std::max(before, scale.x(bars[other].until));
        }
        const float own = scale.x(bar.from), end = std::min(scale.x(bar.until), edge);
        const float left = next < edge ? own : std::min(own, std::max(before, edge - least_bar));
        places[at] = {left, std::max(std::min(left + least_bar, next), end) - between - left};
    }
    return places;
}

}  // namespace

void timeline(std::string_view spoken, const TimelineHours& hours, std::span<const TimelineRow> rows,
              Here here) {
    Context& frame = context();
    const NodeId list = frame.id_of(Key(here), Role::List);
    frame.report(list, Role::List, spoken, {});
    frame.push_parent(list);
    const float saved = frame.box().gap;
    frame.box().gap = 0;
    const float all = frame.available();
    Scale scale;
    scale.from = hours.from;
    scale.until = std::max(hours.until, hours.from + hour_minutes);
    const Rect origin = frame.place(0, 0, true);
    scale.left = origin.x + all * label_share;
    scale.width = all * (1 - label_share);
    draw_hours(frame, scale, hours.clock);
    for (const TimelineRow& row : rows) {
        const Rect rect = frame.place(0, frame.grown(row_height), true);
        const NodeId item = hash_number(row.key.value(), list);
        frame.report(item, Role::ListItem, frame.name_of(row.label, row.spoken), rect);
        frame.push_parent(item);
        draw_row(frame, row, rect, scale);
        const std::vector<Span> places = places_of(row.bars, scale);
        for (std::size_t i = 0; i < row.bars.size(); ++i) {
            const float height = frame.grown(bar_height);
            const Rect place{places[i].left, rect.y + (rect.height - height) / 2, places[i].width, height};
            draw_bar(frame, row.bars[i], place, hash_number(row.bars[i].key.value(), item));
        }
        frame.pop_parent();
        frame.fill({rect.x, rect.y + rect.height - 1, rect.width, 1}, frame.theme->line);
    }
    frame.box().gap = saved;
    frame.pop_parent();
}

}  // namespace linli::ui
