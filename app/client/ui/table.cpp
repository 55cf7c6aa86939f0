#include "app/client/ui/context.h"
#include "app/client/ui/pickers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace linli::ui {

namespace {

constexpr float head_height = 44, row_height = 57, above_and_below = 9;
// Rows; of more all are alike. Each is made and measured in every frame, also out of sight.
constexpr int most_measured = 60;

struct Column {
    float x, width;
};

std::vector<Column> spread(std::span<const TableColumn> columns, const Rect& area) {
    float total = 0;
    for (const TableColumn& column : columns) total += column.share;
    std::vector<Column> result;
    float x = area.x;
    for (const TableColumn& column : columns) {
        const float width = area.width * column.share / total;
        result.push_back({x, width - 12});
        x += width;
    }
    return result;
}

// The button in the head of a column that sorts.
NodeId sort_target(NodeId head, std::size_t column) {
    return hash_bytes("sort", hash_number(column, head));
}

// Where a column's title stands in the head: behind its icon, before the arrow of its order.
Rect title_place(const Context& frame, const TableColumn& column, Column place) {
    const float before = column.icon == Icon::None ? 0 : frame.grown(18) + 6;
    const float after = column.sorts ? frame.width("↓", frame.style(TextSize::Second, false)) + 6 : 0;
    return {place.x + before, 0, place.width - before - after, 0};
}

float height_of_head(const Context& frame, std::span<const TableColumn> columns,
                     const std::vector<Column>& places) {
    const Context::Style style = frame.style(TextSize::Second, false);
    float height = frame.grown(head_height);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const float room = title_place(frame, columns[i], places[i]).width;
        const auto lines = static_cast<float>(frame.wrap(columns[i].title, style, room).lines.size());
        height = std::max(height, lines * style.line + above_and_below);
    }
    return height;
}

void draw_head(Context& frame, NodeId head, std::span<const TableColumn> columns,
               const std::vector<Column>& places, const Rect& area, const TableOrder* order) {
    const Theme& theme = *frame.theme;
    const Context::Style style = frame.style(TextSize::Second, false);
    const float y = area.y, height = area.height;
    frame.fill({area.x - 8, y, area.width + 16, height}, theme.surface);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const TableColumn& column = columns[i];
        Rect place = title_place(frame, column, places[i]);
        place.y = y;
        place.height = height;
        const Rect words =
            frame.write_fitted(column.title, style, place, theme.ink2, column.align, Whole::Nowhere);
        const float icon = frame.grown(18);
        frame.icon(column.icon, words.x - icon - 6, y + (height - icon) / 2, icon, theme.ink2);
        if (order && column.sorts && order->column == static_cast<int>(i))
            frame.write_in(order->descending ? "↓" : "↑", style,
                           words.x + frame.wrap(column.title, style, place.width).widest + 6, y, height,
                           theme.ink);
        if (frame.rings(sort_target(head, i)))
            frame.outline({places[i].x, y, places[i].width, height}, theme.focus, 3, 8);
    }
    frame.line(area.x - 8, y + height - 2, area.width + 16, 0, theme.edge, 2);
}

Context::Style cell_style(const Context& frame, const TableCell& cell, bool first) {
    return frame.style(first ? TextSize::Lead : TextSize::Second, first || cell.bold);
}

// Of a cell's width: the circle and the icon before its words, each with its space.
float circle_width(const Context& frame, const TableCell& cell) {
    return cell.person.empty() ? 0 : frame.grown(size::seat) + spacing::tile_to_text;
}
float icon_width(const Context& frame, const TableCell& cell) {
    return cell.icon == Icon::None ? 0 : frame.grown(18) + 6;
}

// Gives the place of its words.
Rect draw_cell(Context& frame, const TableCell& cell, const TableColumn& column, Column place,
               const Rect& row, bool first, const TableRow& of) {
    float x = place.x;
    if (!cell.person.empty()) {
        const float side = frame.grown(size::seat);
        Box& box = frame.open_box(false, side);
        box.x = x;
        box.y = row.y + (row.height - side) / 2;
        avatar(cell.person, of.selected ? SeatKind::Mine : SeatKind::Held);
        frame.close_box();
    }
    x += circle_width(frame, cell);
    const float icon = frame.grown(18);
    frame.icon(cell.icon, x, row.y + (row.height - icon) / 2, icon, frame.ink2());
    x += icon_width(frame, cell);
    const bool opens = of.pressable || !of.route.empty();
    return frame.write_fitted(
        cell.words, cell_style(frame, cell, first), {x, row.y, place.x + place.width - x, row.height},
        cell.quiet ? frame.ink2() : frame.ink(), column.align, opens ? Whole::Elsewhere : Whole::Nowhere);
}

void draw_tick(Context& frame, const TableTick& tick, NodeId cell, Column place, const Rect& row) {
    const NodeId id = hash_bytes("tick", cell);
    const float side = frame.grown(size::checkbox), reach = std::max(size::target, side);
    const float x = place.x + place.width - side, middle = row.y + row.height / 2;
    const Context::Style style = frame.style(TextSize::Second, tick.on);
    frame.write_fitted(tick.label, style, {place.x, row.y, place.width - side - 12, row.height},
                       tick.on ? frame.ink() : frame.ink2(), Align::End, Whole::Nowhere);
    draw_check(frame, x, middle, side, tick.on, false, id);
    if (frame.rings(id)) frame.ring({x, middle - side / 2, side, side}, radius::checkbox);
    frame.push_parent(cell);
    Node& node = frame.report(id, Role::Check, frame.name_of(tick.label, tick.spoken),
                              {x - (reach - side) / 2, row.y, reach, row.height});
    node.states |= tick.on ? StateChecked : 0u;
    frame.pop_parent();
    if (frame.pressed(id) && tick.press) tick.press();
}

// One row with its nodes; true when it was pressed.
bool draw_table_row(Context& frame, std::span<const TableColumn> columns, const std::vector<Column>& places,
                    const TableRow& row, const Rect& rect, int index, int count, bool first) {
    const Theme& theme = *frame.theme;
    const NodeId id = frame.id_of(row.key, Role::Row), target = hash_bytes("target", id);
    const Rect ground{rect.x - 8, rect.y, rect.width + 16, rect.height};
    const bool touched = frame.is_held(target) || frame.is_hovered(target);
    if (row.selected || touched)
        frame.fill(ground, frame.pressed_shade(row.selected ? theme.tint : theme.surface, target), 14);
    if (row.selected && frame.high_contrast()) frame.outline(ground, theme.tintink, 2, 14);
    if (!first && !row.selected)
        frame.line(rect.x - 8, rect.y, rect.width + 16, 0, theme.line, frame.high_contrast() ? 2 : 1);
    Node& node = frame.report(id, Role::Row, {}, rect);
    node.position = index + 2;  // the head is row 1
    node.set_size = count + 1;
    if (row.selected) node.states |= StateSelected;
    frame.push_parent(id);
    for (std::size_t i = 0; i < columns.size() && i < row.cells.size(); ++i) {
        const TableCell& cell = row.cells[i];
        const Rect area = draw_cell(frame, cell, columns[i], places[i], rect, i == 0, row);
        const NodeId cell_id = hash_number(i, id);
        const bool opens = !frame.preferences.paper && (row.pressable || !row.route.empty());
        const bool is_target = opens && i == 0;
        Node& words = frame.report(cell_id, Role::Cell,
                                   is_target ? std::string_view() : std::string_view(cell.words), area);
        Context::Style style = cell_style(frame, cell, i == 0);
        style.line = rect.height;  // In its middle, as it is drawn.
        Context::set_font(words, style);
        if (cell.tick) draw_tick(frame, *cell.tick, cell_id, places[i], rect);
        if (!is_target) continue;
        frame.push_parent(cell_id);
        Node& press = frame.report(target, row.route.empty() ? Role::Button : Role::Link, cell.words, ground);
        press.route = row.route;
        Context::set_font(press, style);
        if (row.selected) press.states |= StateCurrent;
        frame.pop_parent();
    }
    frame.pop_parent();
    if (frame.rings(target)) frame.outline(ground, theme.focus, 3, 14);
    return frame.pressed(target);
}

void press_head(TableOrder& order, int column) {
    order.descending = order.column == column && !order.descending;
    order.column = column;
}

// The nodes of the head; a column that sorts has a button in it.
void report_head(Context& frame, NodeId row, std::span<const TableColumn> columns,
                 const std::vector<Column>& places, const Rect& rect, TableOrder* order) {
    frame.report(row, Role::Row, {}, rect).position = 1;
    frame.push_parent(row);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const NodeId id = hash_number(i, row), target = sort_target(row, i);
        const Rect area{places[i].x, rect.y, places[i].width, rect.height};
        const bool sorts = order && columns[i].sorts;
        Node& head = frame.report(id, Role::ColumnHeader,
                                  sorts ? std::string_view() : std::string_view(columns[i].title), area);
        if (!sorts) continue;
        if (order->column == static_cast<int>(i))
            head.states |= order->descending ? StateSortedDown : StateSortedUp;
        if (frame.pressed(target)) press_head(*order, static_cast<int>(i));
        frame.push_parent(id);
        frame.report(target, Role::Button, columns[i].title, area);
        frame.pop_parent();
    }
    frame.pop_parent();
}

float height_of(const Context& frame, const TableRow& row, const std::vector<Column>& places) {
    float height = frame.grown(row_height);
    for (std::size_t i = 0; i < places.size() && i < row.cells.size(); ++i) {
        const TableCell& cell = row.cells[i];
        const Context::Style style = cell_style(frame, cell, i == 0);
        const float room = places[i].width - circle_width(frame, cell) - icon_width(frame, cell);
        const auto lines = static_cast<float>(frame.wrap(cell.words, style, room).lines.size());
        height = std::max(height, lines * style.line + above_and_below);
    }
    return std::round(height);
}

// Where the rows stand, from the head's lower edge. While there are few they are as high as their words need;
// else all are alike, and only those in sight are asked for.
struct RowPlaces {
    float each = 0;
    std::vector<TableRow> rows;  // few of them; else none
    std::vector<float> tops;     // theirs, and the lower edge of the last one

    float top(int index) const {
        return tops.empty() ? static_cast<float>(index) * each : tops[static_cast<std::size_t>(index)];
    }
    // Of the row at this height; below 0 and beyond the last one where there is none.
    int at(float y) const {
        if (tops.empty()) return static_cast<int>(y / each);
        return static_cast<int>(std::upper_bound(tops.begin(), tops.end(), y) - tops.begin()) - 1;
    }
};

RowPlaces places_of_rows(const Context& frame, const std::vector<Column>& columns, int count,
                         const std::function<TableRow(int)>& row_at) {
    RowPlaces places;
    places.each = std::round(frame.grown(row_height));
    if (plain() || count > most_measured) return places;
    places.tops.push_back(0);
    for (int index = 0; index < count; ++index) {
        places.rows.push_back(row_at(index));
        places.tops.push_back(places.tops.back() + height_of(frame, places.rows.back(), columns));
    }
    return places;
}

// From which row to before which one they are asked for; the first of them begins at `top`.
std::pair<int, int> rows_in_sight(const Context& frame, float top, const RowPlaces& rows, int count) {
    constexpr int around = 6;
    if (plain()) return {0, count};
    const Layer& layer = frame.layers[frame.layer_stack.back()];
    const float from = layer.scroll - top, view = layer.scrolls ? layer.view.height : frame.screen.height;
    const int first = std::clamp(rows.at(from) - around, 0, std::max(0, count - 1));
    // Even one that is out of sight says that it has rows.
    const int last = std::clamp(rows.at(from + view) + around + 1, std::min(first + 1, count), count);
    return {first, last};
}

// Of the `count` rows the first ones that are `drawn`, of which only those in sight are asked for; on the
// plain page, where nothing scrolls by itself, all of them.
int draw_table(Context& frame, std::string_view spoken, std::span<const TableColumn> columns, int count,
               int drawn, const std::function<TableRow(int)>& row_at, TableOrder* order, Here here) {
    const std::vector<Column> widths = spread(columns, {0, 0, frame.available(), 0});
    const float head = height_of_head(frame, columns, widths);
    RowPlaces rows = places_of_rows(frame, widths, drawn, row_at);
    const Rect area = frame.place(0, head + rows.top(drawn), true);
    const std::vector<Column> places = spread(columns, area);
    const NodeId id = frame.id_of(Key(here), Role::Table);
    frame.report(id, Role::Table, spoken, area).set_size = count + 1;
    frame.push_parent(id);
    frame.push_scope(id);
    // The head stays in sight, and where it is seen it is pressed.
    const float head_y = std::max(area.y, std::min(frame.layer().scroll, area.bottom() - head));
    const NodeId head_id = hash_bytes("head", id);
    const Rect head_place{area.x, head_y, area.width, head};
    report_head(frame, head_id, columns, places, head_place, order);
    const auto [first, last] = rows_in_sight(frame, area.y + head, rows, drawn);
    int pressed = -1;
    bool after_selected = true;
    for (int index = first; index < last; ++index) {
        const TableRow row =
            rows.rows.empty() ? row_at(index) : std::move(rows.rows[static_cast<std::size_t>(index)]);
        const float top = rows.top(index);
        const Rect rect{area.x, area.y + head + top, area.width, rows.top(index + 1) - top};
        if (draw_table_row(frame, columns, places, row, rect, index, count, after_selected)) pressed = index;
        after_selected = row.selected;
    }
    draw_head(frame, head_id, columns, places, head_place, order);
    frame.pop_scope();
    frame.pop_parent();
    return pressed;
}

const TableTick* tick_of(const TableRow& row) {
    for (const TableCell& cell : row.cells) {
        if (cell.tick) return &*cell.tick;
    }
    return nullptr;
}

RowOptions as_list_row(const TableRow& row, int index, int count) {
    RowOptions options;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const TableCell& cell = row.cells[i];
        const std::string& words = cell.tick ? cell.tick->label : cell.words;
        if (i == 0) {
            options.title = words;
            options.person = cell.person;
        } else if (!words.empty()) {
            options.second += (options.second.empty() ? "" : " · ") + words;
        }
    }
    options.selected = row.selected;
    options.route = row.route;
    options.pressable = row.pressable && !tick_of(row);
    options.position = index + 1;
    options.set_size = count;
    return options;
}

// Where the rows have no head: which column, and which end first.
void choose_order(std::span<const TableColumn> columns, TableOrder& order) {
    std::vector<std::string> titles;
    std::vector<int> sorting;
    int chosen = -1;
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
        const TableColumn& column = columns[static_cast<std::size_t>(i)];
        if (!column.sorts) continue;
        for (const bool descending : {false, true}) {
            if (i == order.column && descending == order.descending) chosen = static_cast<int>(titles.size());
            titles.push_back(column.title + (descending ? " ↓" : " ↑"));
            sorting.push_back(i);
        }
    }
    if (!choice_list(text("table.order"), titles, chosen)) return;
    order = {sorting[static_cast<std::size_t>(chosen)], chosen % 2 == 1};
}

}  // namespace

int table(std::string_view spoken, std::span<const TableColumn> columns, int count,
          const std::function<TableRow(int index)>& row_at, TableOrder* order, Here here) {
    Context& frame = context();
    int pressed = -1;
    if (plain() && frame.screen.width >= size::desk_from) {
        plain_rows(count, here, [&](int shown) {
            pressed = draw_table(frame, spoken, columns, count, shown, row_at, order, here);
        });
        return pressed;
    }
    if (desk()) return draw_table(frame, spoken, columns, count, count, row_at, order, here);
    if (order) choose_order(columns, *order);
    long_list(
        spoken, count, 66,
        [&](int index) {
            const TableRow one = row_at(index);
            const RowOptions options = as_list_row(one, index, count);
            const TableTick* tick = tick_of(one);
            if (!tick) {
                if (row(one.key, options)) pressed = index;
                return;
            }
            bool on = tick->on;
            if (check_row(one.key, on, options) && tick->press) tick->press();
        },
        here);
    return pressed;
}

}  // namespace linli::ui
