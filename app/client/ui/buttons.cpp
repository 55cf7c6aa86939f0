#include "app/client/ui/context.h"

#include <algorithm>

namespace linli::ui {

namespace {

struct ButtonLook {
    Colour ground, ink, outline;
    bool filled = true, outlined = false;
    Weight weight = Weight::Bold;
};

ButtonLook look_of(const Context& frame, const ButtonOptions& options, bool disabled) {
    const Theme& theme = *frame.theme;
    ButtonLook look{theme.tint, theme.tintink, theme.tintink};
    switch (options.kind) {
        case ButtonKind::Primary:
            look = {theme.primary, theme.onprimary, theme.primary};
            break;
        case ButtonKind::Danger:
            look = {theme.dangertint, theme.danger, theme.danger};
            break;
        case ButtonKind::Choice:
            look = {theme.surface, theme.ink, theme.edge, true, true};
            break;
        case ButtonKind::Plain:
            look = {theme.surface, theme.primary, theme.primary, false};
            break;
        case ButtonKind::Quiet:
            break;
    }
    if (frame.hero) {
        const bool main = options.kind == ButtonKind::Primary;
        look = main ? ButtonLook{theme.hero_ink, theme.hero_button_ink, theme.hero_ink}
                    : ButtonLook{with_alpha({0, 0, 0, 255}, 0.24f), theme.hero_ink, theme.hero_ink};
    }
    if (disabled) look = {theme.sunk, theme.ink2, theme.ink2, true, false, Weight::Regular};
    if (frame.high_contrast() && options.kind != ButtonKind::Plain) look.outlined = true;
    return look;
}

Dress dress_of(ButtonKind kind) {
    return kind == ButtonKind::Primary  ? Dress::Primary
           : kind == ButtonKind::Danger ? Dress::Danger
           : kind == ButtonKind::Plain  ? Dress::Bare
                                        : Dress::None;
}

float height_of(const Context& frame) {
    return frame.grown(desk()              ? size::button_desk
                       : frame.in_card > 0 ? size::button_card
                                           : size::button_large);
}

float radius_of(const Context& frame) {
    const float base = desk() ? radius::button_desk : frame.in_card > 0 ? radius::button_48 : radius::button;
    return base * (large_type() ? 1.2f : 1.0f);
}

struct Pressed {
    NodeId id;
    bool disabled;
};

// Draws the reason under what is greyed, and says which node it is.
void explain(Context& frame, NodeId id, const ButtonOptions& options) {
    const std::size_t at = frame.nodes.size() - 1;
    NodeId why = options.disabled ? options.described_by : 0;
    if (!options.reason.empty()) {
        why = hash_bytes("reason", id);
        frame.draw_reason(options.reason, why);
    }
    frame.nodes[at].described_by = why;
}

// What is too long is not sent, whichever page asks for it.
bool waits_for_shorter_words(const Context& frame, const ButtonOptions& options, Role role) {
    const bool sends = options.kind == ButtonKind::Primary || options.kind == ButtonKind::Danger;
    return sends && role == Role::Button && options.reason.empty() && frame.has_too_long();
}

Pressed draw_button(std::string_view label, const ButtonOptions& wanted, Here here, Role role,
                    std::string_view route) {
    Context& frame = context();
    ButtonOptions options = wanted;
    if (waits_for_shorter_words(frame, options, role)) options.reason = text("field.too_long_somewhere");
    const NodeId id = frame.id_of(key_or(options.key, here), role);
    const bool disabled = options.disabled || !options.reason.empty();
    const ButtonLook look = look_of(frame, options, disabled);
    Context::Style style = frame.style(TextSize::Body, true);
    style.weight = look.weight;
    const bool flow = frame.box().flow;
    constexpr float tight = 10;
    const float roomy = desk() ? 20.0f : 16.0f;
    const float icon = options.icon == Icon::None ? 0 : frame.grown(desk() ? 20.0f : 22.0f);
    const float indent = icon > 0 ? icon + spacing::icon_to_text : 0;
    const float words = frame.width(label, style) + indent;
    const float natural = words + 2 * roomy;
    frame.widest_button = std::max(frame.widest_button, words + 2 * tight);
    const float room = frame.available();
    const float padding = natural <= room ? roomy : tight;
    const Context::Lines lines = frame.wrap(label, style, room - indent - 2 * padding + 0.5f);
    const float rows = static_cast<float>(lines.lines.size());
    const float height = std::max(height_of(frame), rows * style.line + 16);
    const bool wide = flow && frame.box().wide_buttons;
    const Rect rect =
        frame.place(wide ? frame.box().width : natural, height, !flow || wide || options.full_width);
    const float corner = radius_of(frame);
    if (look.filled) frame.fill(rect, frame.pressed_shade(look.ground, id), corner);
    if (look.outlined) frame.outline(rect, look.outline, 2, corner);
    const float x = rect.x + (rect.width - lines.widest - indent) / 2;
    frame.icon(options.icon, x, rect.y + (height - icon) / 2, icon, look.ink);
    frame.paragraph(lines, style, x + indent, rect.y + (height - rows * style.line) / 2, lines.widest,
                    look.ink, lines.lines.size() > 1);
    if (frame.rings(id)) frame.ring(rect, corner);
    Node& node = frame.report(id, role, frame.name_of(label, options.spoken), rect);
    node.route = route;
    node.dress = dress_of(options.kind);
    if (disabled) node.states |= StateDisabled;
    explain(frame, id, options);
    return {id, disabled};
}

}  // namespace

bool button(std::string_view label, const ButtonOptions& options, Here here) {
    const Pressed result = draw_button(label, options, here, Role::Button, {});
    return context().pressed(result.id) && !result.disabled;
}

bool link_button(std::string_view label, std::string_view route, const ButtonOptions& options, Here here) {
    const Pressed result = draw_button(label, options, here, Role::Link, route);
    return context().pressed(result.id) && !result.disabled;
}

namespace {

Pressed draw_icon_button(Icon icon, std::string_view spoken, const ButtonOptions& options, Here here,
                         Role role, Rect& rect) {
    Context& frame = context();
    const NodeId id = frame.id_of(key_or(options.key, here), role);
    const float side = frame.icon_button_side(), drawn = frame.grown(24);
    const bool bare =
        options.kind ==
        ButtonKind::Plain;  // The icon stands at the edge of its column; the target reaches over it.
    const Rect taken = bare ? frame.place(drawn + 4, side - 12, false) : frame.place(side, side, false);
    const float over = std::min((side - taken.width) / 2, spacing::margin_phone - 2);
    rect = bare ? Rect{taken.x - over, taken.y - 6, taken.width + 2 * over, side} : taken;
    const bool disabled = options.disabled || !options.reason.empty();
    const ButtonLook look = look_of(frame, options, disabled);
    const bool touched = frame.is_held(id) || frame.is_hovered(id);
    if (look.filled)
        frame.fill(rect, frame.pressed_shade(look.ground, id), radius::button_48);
    else if (touched)
        frame.fill(rect, frame.pressed_shade(frame.theme->ground, id), radius::button_48);
    if (look.outlined) frame.outline(rect, look.outline, 2, radius::button_48);
    frame.icon(icon, rect.x + (rect.width - drawn) / 2, rect.y + (side - drawn) / 2, drawn,
               bare ? frame.ink() : look.ink);
    if (frame.rings(id)) frame.ring(rect, radius::button_48);
    Node& node = frame.report(id, role, spoken, rect);
    if (disabled) node.states |= StateDisabled;
    explain(frame, id, options);
    return {id, disabled};
}

}  // namespace

bool icon_button(Icon icon, std::string_view spoken, const ButtonOptions& options, Here here) {
    Rect rect;
    const Pressed result = draw_icon_button(icon, spoken, options, here, Role::Button, rect);
    return context().pressed(result.id) && !result.disabled;
}

void icon_link(Icon icon, std::string_view spoken, std::string_view route, bool dot, Here here) {
    Context& frame = context();
    Rect rect;
    const Pressed result =
        draw_icon_button(icon, spoken, {.kind = ButtonKind::Plain}, here, Role::Link, rect);
    frame.node(result.id)->route = route;
    if (!dot) return;
    const float side = frame.grown(12), x = rect.x + rect.width / 2 + 3, y = rect.y + rect.height / 2 - 14;
    frame.fill({x - 2, y - 2, side + 4, side + 4}, frame.theme->ground, side);
    frame.fill({x, y, side, side}, frame.theme->glow, side / 2);
    if (frame.theme->glow_edge.alpha > 0)
        frame.outline({x, y, side, side}, frame.theme->glow_edge, 2, side / 2);
}

}  // namespace linli::ui
