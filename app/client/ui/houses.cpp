// The buildings of the neighbourhood with a light in each window behind which somebody waits.

#include "app/client/ui/context.h"

#include <algorithm>

namespace linli::ui {

namespace {

constexpr float between = 12, least_house = 104, widest_house = 190;
constexpr int floors_drawn = 5, columns_drawn = 6;
constexpr float padding = 8, window_gap = 3, door_width = 18, door_height = 12, between_words = 6;

void draw_windows(Context& frame, const House& house, const Rect& rect) {
    const Theme& theme = *frame.theme;
    const float width = (rect.width - 2 * padding - window_gap * (columns_drawn - 1)) / columns_drawn;
    const float height =
        (rect.height - 2 * padding - door_height - window_gap * (floors_drawn - 1)) / floors_drawn;
    for (int row = 0; row < floors_drawn; ++row) {
        for (int column = 0; column < columns_drawn; ++column) {
            const Rect window{rect.x + padding + static_cast<float>(column) * (width + window_gap),
                              rect.y + padding + static_cast<float>(row) * (height + window_gap), width,
                              height};
            const int place = (floors_drawn - 1 - row) * columns_drawn + column;
            const auto lit = std::find_if(house.windows.begin(), house.windows.end(),
                                          [&](const HouseWindow& one) { return one.place == place; });
            if (lit == house.windows.end()) {
                frame.fill(window, theme.tint, 3);
                continue;
            }
            frame.fill(window, theme.glow, 3);
            if (theme.glow_edge.alpha > 0) frame.outline(window, theme.glow_edge, 2, 3);
            const float side = std::min(width, height) - 2;
            frame.icon(lit->icon, window.x + (width - side) / 2, window.y + (height - side) / 2, side,
                       theme.glow_ink);
        }
    }
    const Rect door{rect.x + (rect.width - door_width) / 2, rect.y + rect.height - door_height, door_width,
                    door_height};
    frame.fill(door, theme.ink2, 2);
}

float note_width(const Context& frame, const House& house) {
    return frame.width(house.note, frame.style(TextSize::Second, house.needs));
}

// Names and notes of a street stand beside each other where all of them can, else one under the other.
int lines_below(const Context& frame, std::span<const House> all, float width) {
    const Context::Style bold = frame.style(TextSize::Second, true);
    const bool fit = std::all_of(all.begin(), all.end(), [&](const House& house) {
        return frame.width(house.label, bold) + between_words + note_width(frame, house) <= width;
    });
    return fit ? 1 : 2;
}

void draw_house(Context& frame, const House& house, const Rect& rect, NodeId id, int lines) {
    const Theme& theme = *frame.theme;
    const Context::Style bold = frame.style(TextSize::Second, true);
    const Rect walls{rect.x, rect.y, rect.width, rect.height - static_cast<float>(lines) * bold.line};
    frame.fill(walls, frame.pressed_shade(theme.surface, id), radius::field);
    frame.outline(walls, theme.line, frame.high_contrast() ? 2.0f : 1.0f, radius::field);
    draw_windows(frame, house, walls);
    const float y = walls.y + walls.height, note = note_width(frame, house);
    const float room = lines == 1 ? rect.width - note - between_words : rect.width;
    // What it opens says whole which house it is.
    frame.write_in(frame.fitted(house.label, bold, room, Whole::Elsewhere), bold, rect.x, y, bold.line,
                   frame.ink());
    frame.write_in(house.note, frame.style(TextSize::Second, house.needs),
                   lines == 1 ? rect.x + rect.width - note : rect.x, rect.bottom() - bold.line, bold.line,
                   house.needs ? theme.need : frame.ink2());
    if (frame.rings(id)) frame.ring(rect, radius::field);
    frame.report(id, Role::Button, frame.name_of(house.label, house.spoken), rect);
}

}  // namespace

int place_of_window(int floor, int floors, int door, int doors) {
    const int row = floors <= floors_drawn ? floor - 1 : (floor - 1) * floors_drawn / std::max(1, floors);
    const int column = doors <= columns_drawn ? door - 1 : (door - 1) * columns_drawn / std::max(1, doors);
    return std::clamp(row, 0, floors_drawn - 1) * columns_drawn + std::clamp(column, 0, columns_drawn - 1);
}

std::optional<std::size_t> houses(std::string_view spoken, std::span<const House> all, Here here) {
    Context& frame = context();
    const NodeId list = frame.id_of(Key(here), Role::List);
    frame.report(list, Role::List, spoken, {});
    frame.push_parent(list);
    const float room = frame.available();
    const auto columns =
        static_cast<std::size_t>(std::max(1.0f, (room + between) / (frame.grown(least_house) + between)));
    const float width =
        std::min((room + between) / static_cast<float>(columns) - between, frame.grown(widest_house));
    const int lines = lines_below(frame, all, width);
    const float words = static_cast<float>(lines) * frame.style(TextSize::Second, true).line;
    std::optional<std::size_t> pressed;
    Rect line{};
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i % columns == 0) line = frame.place(0, width * 1.05f + words, true);
        const Rect rect{line.x + static_cast<float>(i % columns) * (width + between), line.y, width,
                        line.height};
        const NodeId item = hash_number(all[i].key.value(), list);
        frame.report(item, Role::ListItem, {}, rect);
        frame.push_parent(item);
        const NodeId id = hash_number(1, item);
        draw_house(frame, all[i], rect, id, lines);
        if (frame.pressed(id)) pressed = i;
        frame.pop_parent();
    }
    frame.pop_parent();
    return pressed;
}

}  // namespace linli::ui
