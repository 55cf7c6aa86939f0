// A page, its panes and its bottom bar.

#include "app/client/ui/context.h"

#include <algorithm>
#include <cmath>

namespace linli::ui {

namespace {

constexpr NodeId bar_purpose = hash_bytes("bottom bar height");

void draw_title(const PageOptions& options, bool as_bar) {
    Context& frame = context();
    // In large type it would stand squeezed between the arrow and the actions.
    const bool second_below = large_type() && !options.second.empty();
    const auto second = [&] { line(options.second, {.size = TextSize::Second, .quiet = true}); };
    const auto words = [&] {
        frame.box().gap = 0;
        const NodeId id = frame.id_of(Key("title"), Role::Heading);
        const Context::Style style = options.simple
                                         ? frame.style(type::simple_title)
                                         : frame.style(as_bar ? TextSize::Heading : TextSize::Title, true);
        const Context::Lines lines = frame.wrap(options.title, style, frame.available());
        const Rect rect = frame.place(0, static_cast<float>(lines.lines.size()) * style.line, true);
        frame.paragraph(lines, style, rect.x, rect.y, rect.width, frame.ink());
        Node& node = frame.report(id, Role::Heading, options.title, rect);
        node.level = 1;
        Context::set_font(node, style);
        if (!second_below && !options.second.empty()) second();
    };
    const auto left = [&] {
        if (options.back_route.empty()) return words();
        frame.open_box(true, 0).gap = 4;
        const NodeId id = frame.id_of(Key("back"), Role::Link);
        const float icon = frame.grown(24);
        const Rect taken = frame.place(icon + 12, size::target, false);
        const Rect rect{taken.x - 6, taken.y, std::max(size::target, taken.width + 6), taken.height};
        if (frame.is_held(id) || frame.is_hovered(id))
            frame.fill(rect, frame.pressed_shade(frame.theme->ground, id), 24);
        frame.icon(Icon::ArrowLeft, taken.x, rect.y + (rect.height - icon) / 2, icon, frame.ink());
        if (frame.rings(id)) frame.ring({taken.x - 6, rect.y + 6, icon + 12, 36}, 12);
        frame.report(id, Role::Link, options.back_label, rect).route = options.back_route;
        frame.open_box(false, frame.available() - taken.width - 4);
        words();
        frame.advance(frame.close_box());
        frame.advance(frame.close_box());
    };
    // Where the actions stand below the title, what it says comes before them.
    const float whole = frame.available();
    bool said = !second_below;
    const auto left_and_second = [&] {
        left();
        if (said || frame.available() < whole) return;
        second();
        said = true;
    };
    if (options.actions)
        beside(left_and_second, options.actions, desk() || as_bar ? Align::Centre : Align::Start);
    else
        left();
    if (!said) second();
}

// A region that scrolls by itself. `inside` is the distance of the content from the view's edges.
void open_scroller(Context& frame, NodeId id, std::string_view name, const Rect& view, const Rect& rect,
                   float inside_x, float inside_y) {
    frame.report(id, Role::Scroller, name, rect);
    frame.push_parent(id);
    frame.open_layer(id, view, true);
    Box& box = frame.box();
    box.x = inside_x;
    box.y = inside_y;
    box.width = view.width - 2 * inside_x;
}

void close_scroller(Context& frame, float below) {
    frame.box().pen_y += below;
    frame.close_layer();
    frame.pop_parent();
}

}  // namespace

Page::Page(const PageOptions& options, Here here) {
    Context& frame = context();
    const NodeId scope = hash_number(key_or(options.key, here).value(), frame.scopes.back());
    frame.push_scope(scope);
    const Rect area = frame.main_area;
    frame.bottom_bar = frame.remembered(hash_number(bar_purpose, scope));
    frame.has_bottom_bar = false;
    const NodeId main = frame.id_of(Key("main"), Role::Main);
    frame.main_node = main;
    frame.report(main, Role::Main, options.title, area);
    frame.push_parent(main);
    const float view_height = area.height - frame.bottom_bar;
    const Rect view{area.x, area.y, area.width, view_height};
    const NodeId scroller = hash_bytes("body", scope);
    if (!desk()) {
        const float most = size::one_column * std::min(1.4f, frame.preferences.type_scale);
        const float column = phone() ? area.width : std::min(area.width, most);
        const bool as_bar = !options.back_route.empty();
        frame.column_x = spacing::margin_phone + (area.width - column) / 2;
        frame.column_width = column - 2 * spacing::margin_phone;
        open_scroller(frame, scroller, {}, view, view, frame.column_x,
                      (as_bar ? 12.0f : 14.0f) + (area.y == 0 ? frame.screen.safe_top : 0));
        frame.box().width = frame.column_width;
        if (options.narrow && !as_bar) frame.box().y += 16;
        if (!options.title.empty()) draw_title(options, as_bar);
        frame.box().gap = spacing::card_gap;
        return;
    }
    const bool narrow = options.narrow;
    if (narrow) {
        // Alone on the screen (sign-in) the column stands in the middle; beside the rail it begins where
        // pages do.
        const bool alone = area.x == 0;
        const float column =
            std::min(alone ? 480.0f : size::one_column, area.width - 2 * spacing::margin_desk);
        frame.column_x = alone ? (area.width - column) / 2 : spacing::margin_desk;
        frame.column_width = column;
        open_scroller(frame, scroller, {}, view, view, frame.column_x,
                      alone ? std::max(24.0f, view_height * 0.14f) : 20.0f);
        frame.box().width = frame.column_width;
        if (!options.title.empty()) draw_title(options, false);
        frame.box().gap = spacing::card_gap;
        return;
    }
    frame.column_x = spacing::margin_desk;
    frame.column_width = std::min(area.width, size::widest_content) - 2 * spacing::margin_desk;
    frame.open_layer(0, view, false);
    Box& box = frame.box();
    box.x = frame.column_x;
    box.y = 20;
    box.width = frame.column_width;
    if (!options.title.empty()) draw_title(options, false);
    frame.box().gap = 14;
    if (options.panes) return;
    const float top = frame.box().y + frame.box().pen_y + 10;
    frame.close_layer();
    const Rect below{area.x, area.y + top, area.width, view_height - top};
    open_scroller(frame, scroller, {}, below, below, frame.column_x, 4);
    frame.box().width = frame.column_width;
    frame.box().gap = spacing::card_gap;
}

Page::~Page() {
    Context& frame = context();
    if (frame.layer().scrolls)
        close_scroller(frame, (desk() ? 24.0f : 20.0f) + frame.toast_room());
    else
        frame.close_layer();
    frame.pop_parent();
    if (!frame.has_bottom_bar) frame.remember(hash_number(bar_purpose, frame.scopes.back()), 0);
    frame.pop_scope();
}

// ---- Panes

Panes::Panes(const PanesOptions& options, Here here)
    : options_(options), id_(context().id_of(Key(here), Role::Group)) {
    Context& frame = context();
    if (!desk()) return;
    // In the frame of a press that gives a page its panes it was begun without them, as one column.
    if (frame.layer().scrolls) return;
    const Box& box = frame.box();
    const Rect view = frame.layer().view;
    const float top = box.y + box.pen_y + 14;
    area_ = {box.x, top, box.width, view.height - top - 20};
}

bool Panes::open(bool is_detail) const {
    Context& frame = context();
    frame.in_detail = is_detail;
    if (is_detail) frame.detail = hash_number(options_.shown.value(), id_);
    if (area_.width == 0) return options_.show_detail == is_detail;  // Not side by side.
    if (frame.layer().scrolls) close_scroller(frame, 12 + frame.toast_room());
    const float list_width = options_.list_width > 0
                                 ? options_.list_width
                                 : std::round((area_.width - spacing::pane_gap) * options_.list_share);
    Rect pane{area_.x, area_.y, list_width, area_.height};
    if (is_detail)
        pane = {area_.x + list_width + spacing::pane_gap, area_.y,
                area_.width - list_width - spacing::pane_gap, area_.height};
    const bool card = is_detail ? options_.detail_card : options_.list_card;
    const NodeId id = hash_number(is_detail, id_);
    const Rect outer = frame.layer().view;
    float inside_x = 6, inside_y = 4;  // room for shadows and focus rings
    Rect local{pane.x - inside_x, pane.y - inside_y, pane.width + 2 * inside_x, pane.height + inside_y + 12};
    if (card) {
        const Theme& theme = *frame.theme;
        frame.elevation(pane, radius::card, 1);
        frame.fill(pane, theme.surface, radius::card);
        frame.outline(pane, theme.line, frame.high_contrast() ? 2 : 1, radius::card);
        local = {pane.x + 2, pane.y + 4, pane.width - 4, pane.height - 8};
        inside_x = 16;
        inside_y = 10;
    }
    open_scroller(frame, id, is_detail ? options_.detail_label : options_.list_label,
                  {outer.x + local.x, outer.y + local.y, local.width, local.height}, local, inside_x,
                  inside_y);
    frame.box().gap = spacing::card_gap;
    return true;
}

bool Panes::list() const {
    return open(false);
}
bool Panes::detail() const {
    return open(true);
}

Panes::~Panes() {
    Context& frame = context();
    frame.in_detail = false;
    if (area_.width > 0 && frame.layer().scrolls) close_scroller(frame, 12 + frame.toast_room());
}

// ---- The bar at the bottom

BottomBar::BottomBar(Here here)
    : purpose_(hash_number(bar_purpose, context().scopes.back())),
      stands_in_page_(context().is_low() && context().layer().scrolls) {
    Context& frame = context();
    frame.has_bottom_bar = true;
    if (stands_in_page_) {
        const NodeId id = frame.id_of(Key(here), Role::Group);
        frame.report(id, Role::Group, {}, {});
        frame.push_parent(id);
        return;
    }
    const Rect area = frame.main_area;
    const float height = frame.remembered(purpose_);
    const NodeId id = frame.id_of(Key(here), Role::Group);
    // Its rectangle counts from the page's region, in which it stands.
    Node& node = frame.report(id, Role::Group, {}, {0, area.height - height, area.width, height});
    node.dress = Dress::Bar;
    node.parent = frame.main_node;
    frame.push_parent(id);
    frame.open_layer(0, {area.x, area.bottom() - height, area.width, height}, false, 1);
    frame.fill({0, 0, area.width, height}, frame.theme->surface);
    frame.line(0, 0, area.width, 0, frame.theme->line, frame.high_contrast() ? 2 : 1);
    Box& box = frame.box();
    box.x = frame.column_x;
    box.width = frame.column_width;
    box.y = 12;
}

BottomBar::~BottomBar() {
    Context& frame = context();
    if (stands_in_page_) {
        frame.pop_parent();
        frame.remember(purpose_, 0);
        return;
    }
    const bool above_tabs = frame.main_area.bottom() < frame.screen.height;
    const float height =
        std::round(frame.box().pen_y + 12 + (desk() ? 12 : 16) + (above_tabs ? 0 : frame.screen.safe_bottom));
    frame.close_layer();
    frame.pop_parent();
    frame.remember(purpose_, height);
}

}  // namespace linli::ui
