#include "app/client/ui/charts.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/client/ui/context.h"

namespace linli::ui {

namespace {

// Where the points stand: one column each, values from `bottom` up.
struct Plot {
    Rect area;
    float bottom = 0, height = 0, each = 0;
    double most = 1;
    float middle(std::size_t i) const { return area.x + (static_cast<float>(i) + 0.5f) * each; }
    float top(double value) const { return bottom - height * static_cast<float>(value / most); }
};

std::string value_words(const ChartPoint& point) {
    if (!point.words.empty()) return point.words;
    return std::to_string(std::llround(point.value));
}

// Words under their point; where there is no room for all, every second, third …
void draw_labels(Context& frame, std::span<const ChartPoint> points, const Plot& plot) {
    const Context::Style style = frame.style(TextSize::Second, false);
    float widest = 1;
    for (const ChartPoint& point : points) widest = std::max(widest, frame.width(point.label, style) + 8);
    const std::size_t every =
        std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(widest / plot.each)));
    for (std::size_t i = 0; i < points.size(); i += every) {
        const std::string& words = points[i].label;
        frame.write_in(words, style, plot.middle(i) - frame.width(words, style) / 2, plot.bottom + 4,
                       style.line, frame.ink2());
    }
}

void draw_value(Context& frame, const ChartPoint& point, float middle, float bottom, float room) {
    const Context::Style style = frame.style(TextSize::Second, true);
    const std::string words = value_words(point);
    const float width = frame.width(words, style);
    if (width > room) return;  // The table says it.
    const Colour ink = point.tone == Tone::Need ? frame.theme->need : frame.ink();
    frame.write_in(words, style, middle - width / 2, bottom - style.line, style.line, ink);
}

void report_table(Context& frame, NodeId id, std::string_view spoken, std::span<const ChartPoint> points,
                  const ChartOptions& options, const Plot& plot) {
    Node& table = frame.report(id, Role::Table, spoken, plot.area);
    table.set_size = static_cast<std::int32_t>(points.size() + 1);
    frame.push_parent(id);
    const Context::Style style = frame.style(TextSize::Second, false);
    struct Words {
        std::string words;
        Rect rect;
    };
    const auto row = [&](std::size_t index, Role role, const Words& label, const Words& value,
                         const Rect& rect) {
        const NodeId row_id = hash_number(index, id);
        frame.report(row_id, Role::Row, {}, rect).position = static_cast<std::int32_t>(index + 1);
        frame.push_parent(row_id);
        Context::set_font(frame.report(hash_number(1, row_id), role, label.words, label.rect), style);
        Context::set_font(frame.report(hash_number(2, row_id), role, value.words, value.rect), style);
        frame.pop_parent();
    };
    // The titles are only spoken: they must not lie over what can be marked.
    const Rect top_edge{plot.area.x, plot.area.y, plot.area.width, 1};
    row(0, Role::ColumnHeader, {options.label_title, top_edge}, {options.value_title, top_edge}, top_edge);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Rect column{plot.middle(i) - plot.each / 2, plot.area.y, plot.each, plot.area.height};
        const Rect below{column.x, plot.bottom, column.width, column.bottom() - plot.bottom};
        const Rect above{column.x, plot.top(points[i].value) - style.line, column.width, style.line};
        row(i + 1, Role::Cell, {points[i].label, below}, {value_words(points[i]), above}, column);
    }
    frame.pop_parent();
}

Plot begin_plot(Context& frame, std::span<const ChartPoint> points, const ChartOptions& options) {
    const float line = frame.style(TextSize::Second, false).line;
    Plot plot;
    plot.area = frame.place(0, frame.grown(options.height), true);
    plot.bottom = plot.area.bottom() - line - 4;
    plot.height = plot.area.height - 2 * line - 12;
    plot.each = plot.area.width / static_cast<float>(std::max<std::size_t>(1, points.size()));
    for (const ChartPoint& point : points) plot.most = std::max(plot.most, point.value);
    frame.line(plot.area.x, plot.bottom, plot.area.width, 0, frame.theme->edge, 2);
    return plot;
}

}  // namespace

void bar_chart(std::string_view spoken, std::span<const ChartPoint> points, const ChartOptions& options,
               Here here) {
    Context& frame = context();
    const NodeId id = frame.id_of(Key(here), Role::Table);
    const Plot plot = begin_plot(frame, points, options);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float width = std::min(plot.each * 0.7f, 64.0f), top = plot.top(points[i].value);
        const Rect bar{plot.middle(i) - width / 2, top, width, plot.bottom - top};
        const bool need = points[i].tone == Tone::Need;
        if (bar.height > 0) frame.fill(bar, need ? frame.theme->glow : frame.theme->primary, 4, Corners::Top);
        if (need && bar.height > 0) frame.outline(bar, frame.theme->need, 2, 4, Corners::Top);
        draw_value(frame, points[i], plot.middle(i), top - 2, plot.each);
    }
    draw_labels(frame, points, plot);
    report_table(frame, id, spoken, points, options, plot);
}

void line_chart(std::string_view spoken, std::span<const ChartPoint> points, const ChartOptions& options,
                Here here) {
    Context& frame = context();
    const NodeId id = frame.id_of(Key(here), Role::Table);
    const Plot plot = begin_plot(frame, points, options);
    constexpr float dot = 10;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const float x = plot.middle(i), y = plot.top(points[i].value);
        if (i + 1 < points.size()) {
            const float next = plot.top(points[i + 1].value);
            frame.line(x, y, plot.each, next - y, frame.theme->primary, 3);
        }
        const bool need = points[i].tone == Tone::Need;
        frame.fill({x - dot / 2, y - dot / 2, dot, dot}, need ? frame.theme->need : frame.theme->primary,
                   need ? 0 : dot / 2);
        draw_value(frame, points[i], x, y - dot / 2 - 2, plot.each);
    }
    draw_labels(frame, points, plot);
    report_table(frame, id, spoken, points, options, plot);
}

}  // namespace linli::ui
