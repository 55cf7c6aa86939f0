// Lists and their rows.

#include "app/client/ui/context.h"

#include <algorithm>
#include <cmath>

namespace linli::ui {

namespace {

constexpr float row_padding = 9;
constexpr float narrowest_words = 120;
constexpr float beyond = 8;  // the ground of a selected row reaches this far over its words

struct RowPart {
    std::string_view words;
    Context::Style style;
    float width;  // of its lines
    Context::Lines lines;
    std::string cut = {};  // the words of its last line, where that ends with an ellipsis

    float height() const { return static_cast<float>(lines.lines.size()) * style.line; }
};

struct RowWords {
    RowPart title, second, third;
    float height() const { return title.height() + second.height() + third.height(); }
};

RowPart measure_part(const Context& frame, std::string_view words, const Context::Style& style, float width) {
    return {words, style, width, words.empty() ? Context::Lines{} : frame.wrap(words, style, width)};
}

RowWords measure_words(const Context& frame, const RowOptions& options, float width) {
    Context::Style title = frame.style(TextSize::Lead, options.title_bold);
    title.line = std::min(title.line, title.size * 1.45f);
    const float beside_icon = width - (options.third_icon == Icon::None ? 0 : frame.grown(28));
    return {measure_part(frame, options.title, title, width),
            measure_part(frame, options.second, frame.style(TextSize::Second, false), width),
            measure_part(frame, options.third, frame.style(TextSize::Second, true), beside_icon)};
}

void cut_part(Context& frame, const RowOptions& options, RowPart& part, std::size_t most) {
    const bool opens = options.pressable || options.actions || !options.route.empty();
    frame.cut_lines(part.lines, most, part.cut, part.words, part.style, part.width,
                    opens ? Whole::Elsewhere : Whole::Nowhere);
}

// What a row of fixed height has no room for is cut: each part keeps a line, and the first one takes what is
// left.
void cut_to(Context& frame, const RowOptions& options, RowWords& words, float room) {
    float spare = room;
    for (const RowPart* part : {&words.title, &words.second, &words.third})
        if (!part->lines.lines.empty()) spare -= part->style.line;
    for (RowPart* part : {&words.title, &words.second, &words.third}) {
        if (part->lines.lines.empty()) continue;
        const std::size_t more = static_cast<std::size_t>(std::max(0.0f, spare) / part->style.line);
        const std::size_t most = std::min(1 + more, part->lines.lines.size());
        spare -= static_cast<float>(most - 1) * part->style.line;
        cut_part(frame, options, *part, most);
    }
}

// Whether words need more lines in this little room than they would have anyhow.
bool breaks_much(const Context& frame, const RowOptions& options, float room) {
    if (room >= frame.grown(narrowest_words)) return false;
    const Context::Style title = frame.style(TextSize::Lead, options.title_bold);
    const Context::Style second = frame.style(TextSize::Second, false),
                         third = frame.style(TextSize::Second, true);
    return std::max({frame.width(options.title, title), frame.width(options.second, second),
                     frame.width(options.third, third)}) > room;
}

void draw_words(Context& frame, const RowOptions& options, const RowWords& words, float x, float y,
                float width) {
    const bool free_seat = !options.person.empty() && options.person_kind == SeatKind::Free;
    const Colour title = free_seat ? frame.of(Tone::Need) : frame.ink();
    const auto draw = [&](const RowPart& part, float left, Colour colour) {
        y += frame.paragraph(part.lines, part.style, left, y, width, colour);
    };
    draw(words.title, x, title);
    draw(words.second, x, options.urgent ? frame.ink() : frame.ink2());
    if (options.third.empty()) return;
    const Colour colour = frame.of(options.tone);
    const float icon = options.third_icon == Icon::None ? 0 : frame.grown(20);
    frame.icon(options.third_icon, x, y + (words.third.style.line - icon) / 2, icon, colour);
    draw(words.third, x + (icon > 0 ? icon + 6 : 0), colour);
}

std::string spoken_row(const RowOptions& options) {
    if (!options.spoken.empty()) return std::string(context().name_of(options.title, options.spoken));
    const char* between = context().between_parts();
    std::string words = options.title;
    for (const std::string* part : {&options.second, &options.third, &options.trailing}) {
        if (!part->empty()) words += between + *part;
    }
    return words;
}

// The one filled tile: right away.
void urgent_tile(Context& frame, Icon icon) {
    const float side = frame.grown(size::tile), drawn = frame.grown(24);
    const Rect rect = frame.place(side, side, false);
    frame.fill(rect, frame.theme->need, radius::tile);
    frame.icon(icon, rect.x + (side - drawn) / 2, rect.y + (side - drawn) / 2, drawn, frame.theme->surface);
}

// Signs before the words; in large type the words need the room.
float lead_width(const Context& frame, const RowOptions& options) {
    if (large_type()) return 0;
    if (!options.person.empty()) return frame.grown(size::seat) + spacing::tile_to_text;
    return options.icon == Icon::None ? 0 : frame.grown(size::tile) + spacing::tile_to_text;
}

// Tile or circle at the left; gives its width with the space after it.
float draw_lead(Context& frame, const RowOptions& options, float x, float y, float height) {
    if (lead_width(frame, options) == 0) return 0;
    const bool circle = !options.person.empty();
    const float side = frame.grown(circle ? size::seat : size::tile);
    Box& box = frame.open_box(false, side);
    box.x = x;
    box.y = y + (height - side) / 2;
    if (circle)
        avatar(options.person, options.person_kind);
    else if (options.urgent)
        urgent_tile(frame, options.icon);
    else
        tile(options.icon, options.tone);
    frame.close_box();
    return side + spacing::tile_to_text;
}

float trailing_icon_width(const Context& frame, const RowOptions& options) {
    return options.trailing_icon == Icon::None ? 0 : frame.grown(18) + 6;
}

Colour trailing_colour(const Context& frame, const RowOptions& options) {
    const bool toned = options.trailing_icon != Icon::None && options.tone != Tone::Mine;
    return toned ? frame.of(options.tone) : options.trailing_bold ? frame.ink() : frame.ink2();
}

// Words and chevron at the right.
float trailing_width(const Context& frame, const RowOptions& options, const Context::Style& style,
                     bool chevron) {
    float width = chevron ? frame.grown(22) : 0;
    if (options.trailing.empty()) return width > 0 ? width + 12 : 0;
    width += frame.width(options.trailing, style) + trailing_icon_width(frame, options) + (chevron ? 10 : 0);
    return width + 12;
}

void draw_trailing(Context& frame, const RowOptions& options, const Context::Style& style, bool chevron,
                   float right, float y, float height) {
    if (chevron) {
        const float icon = frame.grown(22);
        frame.icon(Icon::ChevronRight, right - icon + 3, y + (height - icon) / 2, icon, frame.ink());
        right -= icon + 10;
    }
    if (options.trailing.empty()) return;
    const Colour colour = trailing_colour(frame, options);
    const float x = right - frame.width(options.trailing, style);
    frame.write_in(options.trailing, style, x, y, height, colour);
    const float icon = options.trailing_icon == Icon::None ? 0 : frame.grown(18);
    frame.icon(options.trailing_icon, x - icon - 6, y + (height - icon) / 2, icon, colour);
}

// The same words where they stand below the others, in lines of their own.
void draw_below(Context& frame, const RowOptions& options, const RowPart& words, float x, float y) {
    const Colour colour = trailing_colour(frame, options);
    const float icon = options.trailing_icon == Icon::None ? 0 : frame.grown(18);
    frame.icon(options.trailing_icon, x, y + (words.style.line - icon) / 2, icon, colour);
    frame.paragraph(words.lines, words.style, x + trailing_icon_width(frame, options), y, words.width,
                    colour);
}

struct RowFrame {
    NodeId item = 0, target = 0;
    Rect rect;
};

// The node of the row and its target; to be completed with the rectangle.
RowFrame begin_row(Context& frame, Key key, const RowOptions& options) {
    RowFrame row;
    row.item = frame.id_of(key, Role::ListItem);
    frame.push_scope(row.item);
    const bool in_list = !frame.list_rows.empty();
    // On paper it is its words.
    const bool pressable = !frame.preferences.paper && (options.pressable || !options.route.empty());
    Node& item = frame.report(row.item, in_list ? Role::ListItem : Role::Group,
                              pressable ? std::string() : spoken_row(options), {});
    item.position = options.position;
    item.set_size = options.set_size;
    if (!in_list && !pressable) item.dress = Dress::Row;
    frame.push_parent(row.item);
    if (!pressable) return row;
    const Role role = options.route.empty() ? Role::Button : Role::Link;
    row.target = hash_bytes("target", row.item);
    Node& target = frame.report(row.target, role, spoken_row(options), {});
    target.route = options.route;
    if (options.selected) target.states |= StateCurrent;
    return row;
}

void end_row(Context& frame, const RowFrame& row, const RowOptions& options, std::size_t shapes,
             float text_x) {
    const Theme& theme = *frame.theme;
    const Rect ground{row.rect.x - beyond, row.rect.y, row.rect.width + 2 * beyond, row.rect.height};
    const std::size_t from = frame.shape_count();
    const bool coloured = options.selected || options.urgent;
    const bool touched = row.target != 0 && (frame.is_held(row.target) || frame.is_hovered(row.target));
    const Colour colour = options.urgent ? theme.needtint : options.selected ? theme.tint : theme.surface;
    if (coloured || touched) frame.fill(ground, frame.pressed_shade(colour, row.target), 14);
    if (coloured && frame.high_contrast())
        frame.outline(ground, options.urgent ? theme.need : theme.tintink, 2, 14);
    const bool first = frame.list_rows.empty() || frame.list_rows.back() == 0;
    if (!first && !coloured) {
        const float left = desk() ? text_x : row.rect.x;
        frame.line(left, row.rect.y, row.rect.right() - left, 0, theme.line, frame.high_contrast() ? 2 : 1);
    }
    frame.move_behind(shapes, from);
    if (row.target != 0 && frame.rings(row.target)) frame.outline(ground, theme.focus, 3, 14);
    // Who marks the words of a row marks the row: they are a line of its height.
    Context::Style whole = frame.style(TextSize::Lead, false);
    whole.line = row.rect.height;
    Node& item = *frame.node(row.item);
    item.rect = row.rect;
    Context::set_font(item, whole);
    if (row.target != 0) {
        Node& target = *frame.node(row.target);
        target.rect = ground;
        Context::set_font(target, whole);
    }
    if (!frame.list_rows.empty()) frame.list_rows.back() = coloured ? 0 : frame.list_rows.back() + 1;
    frame.pop_parent();
    frame.pop_scope();
}

// `lead` px are kept free at the left for a check box.
RowFrame draw_row(Key key, const RowOptions& options, float lead) {
    Context& frame = context();
    const std::size_t shapes = frame.shape_count();
    RowFrame row = begin_row(frame, key, options);
    Box& outer = frame.open_box(false, 0);
    outer.gap = 0;
    const float lift = std::abs(frame.card_top - outer.y) < 0.5f ? spacing::card_padding - row_spare : 0;
    const float x = outer.x, y = outer.y - lift, width = outer.width;
    const std::size_t action_shapes = frame.shape_count(), action_nodes = frame.nodes.size();
    const float left = lead + lead_width(frame, options);
    Context::Size actions{0, 0};
    if (options.actions) {
        frame.open_box(true, width - left);  // Below the words they stand as far from the edge.
        options.actions();
        actions = frame.close_box();
    }
    const std::size_t actions_end = frame.shape_count(), action_nodes_end = frame.nodes.size();
    const bool chevron = !options.route.empty() && !options.actions;
    const Context::Style trailing =
        frame.style(TextSize::Second, options.trailing_bold || options.trailing_icon != Icon::None);
    const float right = std::max(trailing_width(frame, options, trailing, chevron),
                                 actions.width > 0 ? actions.width + 12 : 0);
    // Beside long words at the right the others would break after every syllable: then they stand below.
    const bool tight = frame.fixed_row_height == 0 && breaks_much(frame, options, width - left - right);
    const bool stacked = (large_type() || tight) && right > 0 && !(chevron && options.trailing.empty());
    RowWords words = measure_words(frame, options, width - left - (stacked ? 0 : right));
    const bool has_under = stacked && !options.actions;
    RowPart under = measure_part(frame, has_under ? std::string_view(options.trailing) : std::string_view(),
                                 trailing, width - left - trailing_icon_width(frame, options));
    const float fixed = frame.fixed_row_height;
    if (fixed > 0) cut_part(frame, options, under, 1);
    const float below = !stacked ? 0 : options.actions ? actions.height + 8 : under.height();
    if (fixed > 0) cut_to(frame, options, words, fixed - below - 2 * row_spare);
    const float least = options.second.empty() ? 56 : 62;
    const float words_part = std::max(words.height() + 2 * row_padding, frame.grown(stacked ? 56 : 0));
    const float height =
        fixed > 0 ? fixed : std::max({frame.grown(least), words_part + below, actions.height + 12});
    const float top_part = height - below;
    draw_lead(frame, options, x + lead, y, stacked && options.actions ? words_part : height);
    draw_words(frame, options, words, x + left, y + (top_part - words.height()) / 2, width);
    if (stacked) {
        frame.shift(action_shapes, actions_end, action_nodes, action_nodes_end, left, top_part - 4 - lift);
        // Close to the others, and never over them.
        const float spare = std::max(0.0f, (top_part - words.height()) / 2);
        if (has_under)
            draw_below(frame, options, under, x + left, y + top_part - std::min(row_padding, spare));
    } else {
        frame.shift(action_shapes, actions_end, action_nodes, action_nodes_end, width - actions.width,
                    (height - actions.height) / 2 - lift);
        if (!options.actions) draw_trailing(frame, options, trailing, chevron, x + width, y, height);
    }
    frame.close_box();
    frame.advance({width, height - lift});
    frame.row_bottom = y + height;
    row.rect = {x, y, width, height};
    end_row(frame, row, options, shapes, x + left);
    return row;
}

}  // namespace

List::List(std::string_view spoken, Here here) {
    Context& frame = context();
    id_ = frame.id_of(Key(here), Role::List);
    frame.report(id_, Role::List, spoken, {});
    frame.push_parent(id_);
    frame.push_scope(id_);
    frame.list_rows.push_back(0);
    frame.open_box(false, 0).gap = 0;
}

List::~List() {
    Context& frame = context();
    const Rect rect{frame.box().x, frame.box().y, frame.box().width, frame.box().pen_y};
    frame.advance(frame.close_box());
    frame.list_rows.pop_back();
    frame.pop_scope();
    frame.pop_parent();
    frame.node(id_)->rect = rect;
}

bool row(Key key, const RowOptions& options) {
    return context().pressed(draw_row(key, options, 0).target);
}

bool check_row(Key key, bool& on, const RowOptions& options, std::string_view number) {
    Context& frame = context();
    const NodeId id = hash_number(key.value(), hash_bytes("check", frame.scopes.back()));
    const bool switched = frame.pressed(id);
    if (switched) on = !on;
    const float side = frame.grown(size::checkbox), number_width = number.empty() ? 0 : frame.grown(28);
    const float lead = side + 12 + number_width;
    const RowFrame row = draw_row(key, options, lead);
    const Rect square{row.rect.x, row.rect.y + (row.rect.height - side) / 2, side, side};
    draw_check(frame, square.x, row.rect.y + row.rect.height / 2, side, on, false, id);
    if (frame.rings(id)) frame.ring(square, radius::checkbox);
    const Context::Style style = frame.style(TextSize::Second, false);
    if (!number.empty())
        frame.write_in(number, style, square.right() + 12, row.rect.y, row.rect.height, frame.ink2());
    const float reach = std::max(size::target, side);
    frame.push_parent(row.item);
    Node& node = frame.report(id, Role::Check, spoken_row(options),
                              {square.x - (reach - side) / 2, row.rect.y, reach, row.rect.height});
    node.states |= on ? StateChecked : 0u;
    frame.pop_parent();
    return switched;
}

void plain_rows(int count, Here here, const std::function<void(int shown)>& draw) {
    constexpr int at_a_time = 100, most_on_paper = 2000;
    Context& frame = context();
    const NodeId purpose = hash_number(here.value, hash_bytes("rows shown", frame.scopes.back()));
    const int asked_for = static_cast<int>(frame.remembered(purpose, at_a_time));
    const bool paper = frame.preferences.paper;
    const int shown = std::min(count, paper ? std::max(asked_for, most_on_paper) : asked_for);
    draw(shown);
    const Scope scope{Key(here)};
    const int left = count - shown, more = std::min(left, at_a_time);
    if (left > 0 && paper) line(text("list.on_paper", {{"shown", shown}, {"count", count}}));
    const bool asks = left > 0 && !paper && button(text("list.more", {{"more", more}, {"left", left}}));
    frame.remember(purpose, static_cast<float>(asked_for + (asks ? more : 0)));
}

bool has_own_heights(int count) {
    constexpr int few_rows = 60;
    return plain() || count <= few_rows;
}

void long_list(std::string_view spoken, int count, float row_height,
               const std::function<void(int index)>& draw_one, Here here) {
    if (plain())
        return plain_rows(count, here, [&](int shown) {
            const List list(spoken, here);
            for (int index = 0; index < shown; ++index) draw_one(index);
        });
    Context& frame = context();
    constexpr int around = 6;
    const List list(spoken, here);
    if (has_own_heights(count)) {
        for (int index = 0; index < count; ++index) draw_one(index);
        return;
    }
    Box& box = frame.box();
    const float height = std::round(frame.grown(row_height) * (large_type() ? 1.3f : 1.0f));
    const Layer& layer = frame.layer();
    const int first =
        std::clamp(static_cast<int>((layer.scroll - box.y) / height) - around, 0, std::max(0, count - 1));
    // Even one that is out of sight says that it has rows.
    const int last =
        std::clamp(static_cast<int>((layer.scroll - box.y + layer.view.height) / height) + around + 1,
                   std::min(first + 1, count), count);
    frame.fixed_row_height = height;
    for (int index = first; index < last; ++index) {
        frame.box().pen_y = static_cast<float>(index) * height;
        frame.box().empty = true;
        draw_one(index);
    }
    frame.fixed_row_height = 0;
    frame.box().pen_y = static_cast<float>(count) * height;
    frame.box().empty = false;
}

}  // namespace linli::ui
