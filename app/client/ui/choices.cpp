// Check boxes, filter chips, radio options.

#include "app/client/ui/context.h"

#include <algorithm>

namespace linli::ui {

void draw_check(Context& frame, float x, float middle, float side, bool on, bool disabled, NodeId id) {
    const Theme& theme = *frame.theme;
    const Rect square{x, middle - side / 2, side, side};
    if (on) {
        frame.fill(square, disabled ? theme.edge : frame.pressed_shade(theme.primary, id), radius::checkbox);
        const float tick = side * 0.7f;
        frame.icon(Icon::Check, x + (side - tick) / 2, middle - tick / 2, tick, theme.onprimary);
    } else {
        frame.fill(square, frame.pressed_shade(theme.surface, id), radius::checkbox);
        frame.outline(square, theme.edge, 2, radius::checkbox);
    }
}

bool check(std::string_view label, bool& on, const CheckOptions& options, Here here) {
    Context& frame = context();
    const NodeId id = frame.id_of(key_or(options.key, here), Role::Check);
    const bool disabled = options.disabled || !options.reason.empty();
    const bool switched = frame.pressed(id) && !disabled;
    if (switched) on = !on;
    const Context::Style style = frame.style(TextSize::Body, false),
                         second = frame.style(TextSize::Second, false);
    const float side = frame.grown(size::checkbox), indent = side + spacing::tile_to_text;
    const Context::Lines lines = frame.wrap(label, style, frame.available() - indent);
    const std::string& below = options.reason.empty() ? options.second : options.reason;
    const Context::Lines more = frame.wrap(below, second, frame.available() - indent);
    const float words = static_cast<float>(lines.lines.size()) * style.line +
                        (below.empty() ? 0 : static_cast<float>(more.lines.size()) * second.line);
    const float height = std::max(desk() ? size::button_desk : size::target, words + 8);
    const Rect rect = frame.place(std::max(lines.widest, below.empty() ? 0 : more.widest) + indent, height,
                                  !frame.box().flow);
    draw_check(frame, rect.x, rect.y + height / 2, side, on, disabled, id);
    float y = rect.y + (height - words) / 2;
    y += frame.paragraph(lines, style, rect.x + indent, y, rect.width, disabled ? frame.ink2() : frame.ink());
    if (!below.empty()) frame.paragraph(more, second, rect.x + indent, y, rect.width, frame.ink2());
    if (frame.rings(id)) frame.ring({rect.x, rect.y + (height - side) / 2, side, side}, radius::checkbox);
    std::string name(frame.name_of(label, options.spoken));
    if (options.reason.empty() && !below.empty()) name += frame.between_parts() + below;
    Node& node = frame.report(id, Role::Check, name, rect);
    node.states |= (on ? StateChecked : 0u) | (disabled ? StateDisabled : 0u);
    if (options.reason.empty()) return switched;
    node.described_by = hash_bytes("reason", id);
    const float below_height = static_cast<float>(more.lines.size()) * second.line;
    Node& why = frame.report(node.described_by, Role::Text, options.reason,
                             {rect.x + indent, y, rect.width - indent, below_height});
    Context::set_font(why, second);
    return switched;
}

bool filter_chip(std::string_view label, bool on, Key key, Here here) {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    const NodeId id = frame.id_of(key_or(key, here), Role::Button);
    const Context::Style style = frame.style(TextSize::Second, on);
    const float icon = on ? frame.grown(20) : 0, indent = on ? icon + spacing::icon_to_text : 0;
    const float least = frame.grown(size::filter_chip), corner = least / 2;
    const Context::Lines lines = frame.wrap(label, style, frame.available() - indent - 36 + 0.5f);
    const float words = static_cast<float>(lines.lines.size()) * style.line;
    const float height = std::max(least, words + 12);
    const Rect rect = frame.place(lines.widest + indent + 36, height, false);
    frame.fill(rect, frame.pressed_shade(on ? theme.primary : theme.surface, id), corner);
    if (!on) frame.outline(rect, theme.edge, frame.high_contrast() ? 2.0f : 1.0f, corner);
    const Colour colour = on ? theme.onprimary : theme.ink;
    if (on) frame.icon(Icon::Check, rect.x + 16, rect.y + (height - icon) / 2, icon, colour);
    frame.paragraph(lines, style, rect.x + 18 + indent, rect.y + (height - words) / 2, lines.widest, colour);
    if (frame.rings(id)) frame.ring(rect, corner);
    frame.report(id, Role::Button, label, rect).states |= StateToggle | (on ? StateSelected : 0u);
    return frame.pressed(id);
}

RadioGroup::RadioGroup(std::string_view label, bool show_label, Here here) {
    Context& frame = context();
    if (show_label) line(label, {.bold = true}, here);
    const NodeId id = frame.id_of(Key(here), Role::RadioGroup);
    frame.report(id, Role::RadioGroup, label, {});
    frame.push_parent(id);
    frame.open_box(false, 0);
}

RadioGroup::~RadioGroup() {
    Context& frame = context();
    const NodeId id = frame.parents.back();
    frame.pop_parent();
    const Rect area{frame.box().x, frame.box().y, frame.box().width, frame.box().pen_y};
    frame.advance(frame.close_box());
    for (Node& node : frame.nodes) {
        if (node.id == id) node.rect = area;
    }
}

bool radio(std::string_view label, bool selected, const RadioOptions& options, Here here) {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    const NodeId id = frame.id_of(key_or(options.key, here), Role::Radio);
    const Context::Style style = frame.style(TextSize::Body, true),
                         second = frame.style(TextSize::Second, false);
    const bool compact = frame.box().flow && options.second.empty() && options.icon == Icon::None;
    const float icon = options.icon == Icon::None ? 0 : frame.grown(22);
    const float indent = compact ? 20 : icon > 0 ? 18 + icon + 14 : 18;
    const float tail = compact ? 20 : 18 + frame.grown(22) + 8;
    const Context::Lines lines = frame.wrap(label, style, frame.available() - indent - tail + 0.5f);
    const Context::Lines more = frame.wrap(options.second, second, frame.available() - indent - tail);
    const float words = static_cast<float>(lines.lines.size()) * style.line +
                        (options.second.empty() ? 0 : static_cast<float>(more.lines.size()) * second.line);
    const float least = compact ? (desk() ? size::button_desk : size::button_card) : 64;
    const float height = std::max(frame.grown(least), words + 10);
    const Rect rect = frame.place(lines.widest + indent + tail, height, !compact);
    const float corner = compact ? (desk() ? radius::button_desk : radius::button_48) : radius::button;
    frame.fill(rect, frame.pressed_shade(selected ? theme.tint : theme.surface, id), corner);
    frame.outline(rect, selected ? theme.primary : theme.edge, 2, corner);
    const Colour colour = selected ? theme.tintink : theme.ink;
    frame.icon(options.icon, rect.x + 18, rect.y + (height - icon) / 2, icon, colour);
    float y = rect.y + (height - words) / 2;
    y += frame.paragraph(lines, style, rect.x + indent, y, rect.width, colour);
    if (!options.second.empty())
        frame.paragraph(more, second, rect.x + indent, y, rect.width, selected ? theme.tintink : theme.ink2);
    if (selected && !compact)
        frame.icon(Icon::CircleCheck, rect.right() - 18 - frame.grown(22),
                   rect.y + (height - frame.grown(22)) / 2, frame.grown(22), colour);
    if (frame.rings(id)) frame.ring(rect, corner);
    std::string name(label);
    if (!options.second.empty()) name += frame.between_parts() + options.second;
    frame.report(id, Role::Radio, name, rect).states |= selected ? StateChecked : 0u;
    return frame.pressed(id);
}

}  // namespace linli::ui
