#include "app/client/ui/layout.h"

#include "app/client/ui/context.h"

#include <algorithm>

namespace linli::ui {

void space(float height) {
    Box& box = context().box();
    if (box.flow)
        box.pen_x += height;
    else
        box.pen_y += height;
}

void divider() {
    Context& frame = context();
    const Rect rect = frame.place(0, 1, true);
    frame.line(rect.x, rect.y, rect.width, 0, frame.theme->line, frame.high_contrast() ? 2 : 1);
}

void gap(float height) {
    context().box().gap = height;
}

void beside(Drawing left, Drawing right, Align vertical) {
    Context& frame = context();
    constexpr float between = 12, least_left = 96, least_left_share = 0.64f;
    Box& around = frame.open_box(false, 0);
    around.gap = 0;
    const float width = around.width;
    const std::size_t shapes0 = frame.shape_count(), nodes0 = frame.nodes.size();
    std::string right_words;  // Said after the left ones, though they are drawn first.
    std::string* const collected = frame.collected;
    if (collected) frame.collected = &right_words;
    frame.open_box(true, 0);
    right();
    const Context::Size right_size = frame.close_box();
    frame.collected = collected;
    const std::size_t shapes1 = frame.shape_count(), nodes1 = frame.nodes.size();
    const float least = large_type() ? width * least_left_share : least_left;
    const bool stacked = right_size.width > 0 && width - right_size.width - between < least;
    const float left_width = stacked || right_size.width == 0 ? width : width - right_size.width - between;
    frame.open_box(false, left_width);
    left();
    const Context::Size left_size = frame.close_box();
    const float height =
        stacked ? left_size.height + 8 + right_size.height : std::max(left_size.height, right_size.height);
    const auto down = [&](float own) {
        return vertical == Align::Start ? 0 : vertical == Align::End ? height - own : (height - own) / 2;
    };
    frame.shift(shapes0, shapes1, nodes0, nodes1, stacked ? 0 : width - right_size.width,
                stacked ? left_size.height + 8 : down(right_size.height));
    if (!stacked)
        frame.shift(shapes1, frame.shape_count(), nodes1, frame.nodes.size(), 0, down(left_size.height));
    std::rotate(frame.nodes.begin() + static_cast<std::ptrdiff_t>(nodes0),
                frame.nodes.begin() + static_cast<std::ptrdiff_t>(nodes1), frame.nodes.end());
    if (collected) frame.collect(right_words);
    frame.close_box();
    frame.advance({width, height});
}

Flow::Flow(float gap, Align horizontal) {
    Box& box = context().open_box(true, 0);
    box.gap = gap;
    box.horizontal = horizontal;
    box.wide_buttons = phone() && large_type();
}

Flow::~Flow() {
    Context& frame = context();
    frame.advance(frame.close_box());
}

// Each column is a stack of its own; the height is that of the highest.
Columns::Columns(int count, float gap, bool at_any_type, Here here)
    : id_(hash_bytes("columns", context().id_of(Key(here), Role::Group))),
      outer_widest_(context().widest_button) {
    Context& frame = context();
    const float needed = frame.remembered(id_);
    frame.widest_button = 0;
    Box& row = frame.open_box(true, 0);
    row.gap = gap;
    row.aligned_at_top = true;  // A reason under one button leaves its neighbour where it is.
    const float each = (row.width - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    const float width = (large_type() && !at_any_type) || each < needed ? row.width : each;
    frame.open_box(false, width);
}

void Columns::next() const {
    Context& frame = context();
    const float width = frame.box().width;
    const Context::Size size = frame.close_box();
    frame.advance({width, size.height});
    Box& row = frame.box();
    if (row.pen_x + row.gap + width > row.width + 0.5f) frame.end_line(row);
    frame.open_box(false, width);
}

Columns::~Columns() {
    Context& frame = context();
    const float width = frame.box().width;
    const Context::Size size = frame.close_box();
    frame.advance({width, size.height});
    frame.advance(frame.close_box());
    frame.remember(id_, frame.widest_button);
    frame.widest_button = std::max(outer_widest_, frame.widest_button);
}

Padded::Padded(float sides, float top_and_bottom) {
    Context& frame = context();
    Box& box = frame.open_box(false, 0);
    box.x += sides;
    box.y += top_and_bottom;
    box.width -= 2 * sides;
    box.line_height = top_and_bottom;  // remembered for the end; a stack has no line
}

Padded::~Padded() {
    Context& frame = context();
    const float top_and_bottom = frame.box().line_height;
    const Context::Size size = frame.close_box();
    frame.advance({frame.available(), size.height + 2 * top_and_bottom});
}

Scope::Scope(Key key) {
    context().push_scope(hash_number(key.value(), context().scopes.back()));
}
Scope::~Scope() {
    context().pop_scope();
}

bool plain() {
    return context().preferences.plain;
}
bool phone() {
    return plain() || context().screen.width < size::phone_below ||
           (context().screen.width < size::desk_from && large_type());
}
bool desk() {
    return !plain() && context().screen.width >= size::desk_from && !large_type();
}
bool large_type() {
    return !plain() && context().preferences.type_scale >= 1.5f;
}
float width_left() {
    return context().available();
}

}  // namespace linli::ui
