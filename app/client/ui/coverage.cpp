// Posts through the evening: a column for each hour at which shifts begin, a row for each post.

#include "app/client/ui/context.h"

#include <algorithm>

namespace linli::ui {

namespace {

constexpr float between = 4, cell_height = 40, row_height = size::target, least_cell = 60;

float label_width(Context& frame, std::span<const CoverageRow> rows) {
    float widest = 0;
    for (const CoverageRow& row : rows)
        widest = std::max(widest, frame.width(row.label, frame.style(TextSize::Second, false)));
    return std::min(widest + 12, frame.available() * 0.36f);
}

// What fits into the cell: icon and words, else the words alone.
void draw_words(Context& frame, const CoverageSegment& segment, const Rect& cell, Colour ink) {
    const bool gap = segment.coverage == Coverage::Gap, past = segment.coverage == Coverage::Past;
    Context::Style style = frame.style(TextSize::Second, gap);
    const float icon = past ? 0 : frame.grown(16), words = frame.width(segment.label, style);
    const bool with_icon = icon > 0 && icon + 3 + words + 8 <= cell.width;
    float x = cell.x + (cell.width - words - (with_icon ? icon + 3 : 0)) / 2;
    if (with_icon) {
        frame.icon(gap ? Icon::UserPlus : Icon::Check, x, cell.y + (cell.height - icon) / 2, icon, ink);
        x += icon + 3;
    }
    frame.write_in(segment.label, style, x, cell.y, cell.height, ink);
}

// `target` is higher than what is drawn: a finger needs it.
void draw_cell(Context& frame, const CoverageSegment& segment, const Rect& cell, const Rect& target,
               NodeId id) {
    const Theme& theme = *frame.theme;
    const bool gap = segment.coverage == Coverage::Gap, past = segment.coverage == Coverage::Past;
    const Colour ground = gap ? theme.glow : past ? theme.sunk : theme.tint;
    const Colour ink = gap ? theme.glow_ink : past ? theme.ink2 : theme.tintink;
    frame.fill(cell, frame.pressed_shade(ground, id), radius::segment);
    if (gap && theme.glow_edge.alpha > 0) frame.outline(cell, theme.glow_edge, 2, radius::segment);
    if (!gap && frame.high_contrast()) frame.outline(cell, ink, 2, radius::segment);
    draw_words(frame, segment, cell, ink);
    if (frame.rings(id)) frame.ring(cell, radius::segment);
    frame.report(id, Role::Button, frame.name_of(segment.label, segment.spoken), target);
}

void draw_hours(Context& frame, std::span<const std::string> hours, float left, float each) {
    const Context::Style style = frame.style(TextSize::Second, false);
    const Rect rect = frame.place(0, style.line, true);
    for (std::size_t i = 0; i < hours.size(); ++i) {
        const float x = rect.x + left + static_cast<float>(i) * (each + between);
        frame.write_in(frame.fitted(hours[i], style, each + between), style, x, rect.y, rect.height,
                       frame.ink2());
    }
}

}  // namespace

std::size_t coverage_columns() {
    const float room = width_left() * 0.75f;
    return static_cast<std::size_t>(std::max(1.0f, room / (context().grown(least_cell) + between)));
}

std::optional<CoveragePlace> coverage_table(std::string_view spoken, std::span<const std::string> hours,
                                            std::span<const CoverageRow> rows, Here here) {
    Context& frame = context();
    const NodeId table = frame.id_of(Key(here), Role::List);
    frame.report(table, Role::List, spoken, {});
    frame.push_parent(table);
    const float left = label_width(frame, rows);
    const float each = (frame.available() - left + between) / static_cast<float>(hours.size()) - between;
    const float saved = frame.box().gap;
    frame.box().gap = 0;
    draw_hours(frame, hours, left, each);
    std::optional<CoveragePlace> pressed;
    const Context::Style plain = frame.style(TextSize::Second, false);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const CoverageRow& row = rows[r];
        const Rect rect = frame.place(0, std::max(row_height, frame.grown(cell_height)), true);
        const NodeId item = hash_number(row.key.value(), table);
        frame.report(item, Role::ListItem, row.label, rect);
        frame.push_parent(item);
        frame.write_fitted(row.label, plain, {rect.x, rect.y, left - 6, rect.height}, frame.ink(),
                           Align::Start, Whole::Elsewhere);  // A post is called as its people call it.
        for (std::size_t c = 0; c < hours.size(); ++c) {
            if (row.segments[c].coverage == Coverage::None) continue;
            const float height = frame.grown(cell_height);
            const Rect cell{rect.x + left + static_cast<float>(c) * (each + between),
                            rect.y + (rect.height - height) / 2, each, height};
            const NodeId id = hash_number(c, item);
            draw_cell(frame, row.segments[c], cell, {cell.x, rect.y, cell.width, rect.height}, id);
            if (frame.pressed(id)) pressed = CoveragePlace{r, c};
        }
        frame.pop_parent();
    }
    frame.box().gap = saved;
    frame.pop_parent();
    return pressed;
}

}  // namespace linli::ui
