#include "app/client/ui/picker_parts.h"

#include <algorithm>

#include "app/client/ui/context.h"
#include "app/client/ui/time_words.h"

namespace linli::ui {

bool draw_picker_field(NodeId id, std::string_view label, std::string_view value, Icon icon) {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    const Context::Style bold = frame.style(TextSize::Body, true), style = frame.style(TextSize::Body, false);
    const Context::Lines words = frame.wrap(label, bold, frame.available());
    const float label_height = static_cast<float>(words.lines.size()) * bold.line;
    const Rect above = frame.place(0, label_height, true);
    frame.paragraph(words, bold, above.x, above.y, above.width, frame.ink());
    const float saved = frame.box().gap;
    frame.box().gap = 4;
    const float drawn = frame.grown(22), room = frame.available() - drawn - 38;
    const Context::Lines lines = frame.wrap(value, style, room);
    const float words_height = static_cast<float>(lines.lines.size()) * style.line;
    const float height =
        std::max(frame.grown(desk() ? size::field_desk : size::field_phone), words_height + 20);
    const Rect rect = frame.place(0, height, true);
    frame.box().gap = saved;
    const float corner = desk() ? radius::button_desk : radius::field;
    frame.fill(rect, frame.pressed_shade(theme.surface, id), corner);
    frame.outline(rect, theme.edge, 2, corner);
    frame.paragraph(lines, style, rect.x + 14, rect.y + (height - words_height) / 2, room, frame.ink());
    frame.icon(icon, rect.right() - drawn - 14, rect.y + (height - drawn) / 2, drawn, frame.ink());
    if (frame.rings(id)) frame.ring(rect, corner);
    frame.report(id, Role::Button, std::string(label) + frame.between_parts() + std::string(value), rect);
    return frame.pressed(id);
}

SharedColumns shared_columns(float x, float room, int columns) {
    constexpr float beyond = 4;
    return {x - beyond, (room + 2 * beyond) / static_cast<float>(columns)};
}

void draw_weekday_head() {
    Context& frame = context();
    const Context::Style style = frame.style(TextSize::Second, false);
    const Rect rect = frame.place(0, style.line, true);
    constexpr CivilDate monday{2026, 11, 23};
    const SharedColumns shared = shared_columns(rect.x, rect.width, 7);
    for (int i = 0; i < 7; ++i) {
        const std::string word =
            frame.fitted(weekday_words(plus_days(monday, i)), style, shared.width - 2 * cell_inset);
        frame.write_in(word, style, shared.x(i) + (shared.width - frame.width(word, style)) / 2, rect.y,
                       rect.height, frame.ink2());
    }
}

OwnSheet::OwnSheet(NodeId owner) : id_(hash_bytes("open", owner)), open_(context().remembered(id_) > 0) {}

OwnSheet::~OwnSheet() {
    context().remember(id_, open_ ? 1 : 0);
}

namespace {

void draw_grid_cell(Context& frame, const GridCell& cell, const Rect& rect, bool on, NodeId id) {
    const Theme& theme = *frame.theme;
    const float corner = std::min(rect.height / 2, radius::day);
    if (on)
        frame.fill(rect, frame.pressed_shade(theme.primary, id), corner);
    else if (!cell.disabled)
        frame.fill(rect, frame.pressed_shade(theme.surface, id), corner);
    if (!on && !cell.disabled) frame.outline(rect, theme.line, frame.high_contrast() ? 2 : 1, corner);
    const Context::Style style = frame.style(TextSize::Body, on);
    const Colour ink = on ? theme.onprimary : cell.disabled ? theme.ink2 : theme.ink;
    const std::string words = frame.fitted(cell.label, style, rect.width);
    frame.write_in(words, style, rect.x + (rect.width - frame.width(words, style)) / 2, rect.y, rect.height,
                   ink);
    if (frame.rings(id)) frame.ring(rect, corner);
}

}  // namespace

GridAnswer choose_in_grid(std::string_view spoken, std::span<const GridCell> cells, const Grid& grid,
                          Here here) {
    Context& frame = context();
    const NodeId group = frame.id_of(Key(here), Role::RadioGroup);
    constexpr float between = 4;
    const int columns = grid.columns;
    const float height = frame.grown(size::target);
    const int rows = (static_cast<int>(cells.size()) + columns - 1) / columns;
    const Rect area = frame.place(0, static_cast<float>(rows) * (height + between) - between, true);
    const SharedColumns shared = shared_columns(area.x, area.width, columns);
    frame.report(group, Role::RadioGroup, spoken, area);
    frame.push_parent(group);
    GridAnswer answer;
    for (int i = 0; i < static_cast<int>(cells.size()); ++i) {
        const GridCell& cell = cells[static_cast<std::size_t>(i)];
        if (cell.empty) continue;
        const NodeId id = hash_number(static_cast<std::uint64_t>(i), group);
        const Rect target{shared.x(i % columns),
                          area.y + static_cast<float>(i / columns) * (height + between), shared.width,
                          height};
        const bool on = i == grid.current;
        draw_grid_cell(frame, cell,
                       {target.x + cell_inset, target.y, target.width - 2 * cell_inset, target.height}, on,
                       id);
        Node& node = frame.report(id, Role::Radio, frame.name_of(cell.label, cell.spoken), target);
        node.states |= (on ? StateChecked : 0u) | (cell.disabled ? StateDisabled : 0u);
        if (on) answer.focused = frame.has_focus(id);
        if (on && grid.takes_focus && !answer.focused) node.states |= StateFocus;
        if (cell.disabled) node.described_by = grid.why;
        if (frame.pressed(id) && !cell.disabled) answer.pressed = i;
        if (const int turns = frame.input(id).turns; turns != 0) {
            answer.turned_at = i;
            answer.turns = turns;
        }
    }
    frame.pop_parent();
    return answer;
}

}  // namespace linli::ui
