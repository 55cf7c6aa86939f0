#include "app/client/ui/simple.h"

#include <algorithm>

#include "app/client/ui/context.h"

namespace linli::ui {

namespace {

constexpr float between_words = 16, inside = 20;

struct BigColours {
    Colour ground, ink, second, tile, tile_ink, outline;
};

BigColours colours_of(const Theme& theme, BigLook look) {
    switch (look) {
        case BigLook::Primary:
            return {theme.primary,   theme.onprimary, theme.onprimary,
                    theme.onprimary, theme.primary,   theme.primary};
        case BigLook::Need:
            return {theme.glow, theme.glow_ink, theme.glow_ink, theme.glow_ink, theme.glow, theme.glow_edge};
        case BigLook::Quiet:
            break;
    }
    return {theme.surface, theme.ink, theme.ink2, theme.tint, theme.tintink, theme.edge};
}

void draw_icon_tile(Context& frame, Icon icon, float x, float y, const BigColours& colours) {
    const Rect tile{x, y, size::simple_tile, size::simple_tile};
    frame.fill(tile, colours.tile, radius::simple_tile);
    const float drawn = size::simple_icon, off = (tile.width - drawn) / 2;
    frame.icon(icon, x + off, y + off, drawn, colours.tile_ink);
}

// The node of a button, or of a link where it leads somewhere.
NodeId report_target(Context& frame, NodeId id, std::string_view name, const std::string& route,
                     const Rect& rect, Dress dress) {
    Node& node = frame.report(id, route.empty() ? Role::Button : Role::Link, name, rect);
    node.route = route;
    node.dress = dress;
    return id;
}

NodeId target_id(Context& frame, Key key, Here here, const std::string& route) {
    return frame.id_of(key_or(key, here), route.empty() ? Role::Button : Role::Link);
}

}  // namespace

bool big_button(std::string_view label, const BigButtonOptions& options, Here here) {
    Context& frame = context();
    const NodeId id = target_id(frame, options.key, here, options.route);
    const BigColours colours = colours_of(*frame.theme, options.look);
    const Context::Style bold = frame.style(type::simple), plain = frame.style(type::simple_sub);
    const float lead = options.icon == Icon::None ? 0 : size::simple_tile + between_words;
    const float room = frame.available() - 2 * inside - lead;
    const Context::Lines words = frame.wrap(label, bold, room),
                         second = frame.wrap(options.second, plain, room);
    const float second_height =
        options.second.empty() ? 0 : static_cast<float>(second.lines.size()) * plain.line;
    const float text_height = static_cast<float>(words.lines.size()) * bold.line + second_height;
    const Rect rect = frame.place(0, std::max(size::simple_button, text_height + 2 * inside), true);
    frame.fill(rect, frame.pressed_shade(colours.ground, id), radius::simple_button);
    if (options.look == BigLook::Quiet || frame.high_contrast())
        frame.outline(rect, frame.high_contrast() ? colours.ink : colours.outline, 2, radius::simple_button);
    if (lead > 0)
        draw_icon_tile(frame, options.icon, rect.x + inside, rect.y + (rect.height - size::simple_tile) / 2,
                       colours);
    const float x = rect.x + inside + lead;
    const float y = rect.y + (rect.height - text_height) / 2;
    const float below = frame.paragraph(words, bold, x, y, room, colours.ink);
    if (!options.second.empty()) frame.paragraph(second, plain, x, y + below, room, colours.second);
    if (frame.rings(id)) frame.ring(rect, radius::simple_button);
    std::string name(label);
    if (!options.second.empty()) name += frame.between_parts() + options.second;
    report_target(frame, id, name, options.route, rect, Dress::Big);
    return frame.pressed(id);
}

bool wide_button(std::string_view label, const WideButtonOptions& options, Here here) {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    const NodeId id = target_id(frame, options.key, here, options.route);
    const Context::Style style = frame.style(type::simple_action);
    const Colour ground = options.main ? theme.primary : options.danger ? theme.dangertint : theme.tint;
    const Colour ink = options.main ? theme.onprimary : options.danger ? theme.danger : theme.tintink;
    const float icon = options.icon == Icon::None ? 0 : size::simple_small_icon;
    const float lead = icon > 0 ? icon + spacing::icon_to_text : 0;
    constexpr float sides = 12;
    frame.widest_button = std::max(frame.widest_button, frame.width(label, style) + lead + 2 * sides);
    const Context::Lines lines = frame.wrap(label, style, frame.available() - lead - 2 * sides + 0.5f);
    const float words = static_cast<float>(lines.lines.size()) * style.line;
    const Rect rect = frame.place(0, std::max(size::simple_action, words + 2 * sides), true);
    frame.fill(rect, frame.pressed_shade(ground, id), radius::card);
    if (frame.high_contrast()) frame.outline(rect, ink, 2, radius::card);
    const float x = rect.x + (rect.width - lines.widest - lead) / 2;
    frame.icon(options.icon, x, rect.y + (rect.height - icon) / 2, icon, ink);
    frame.paragraph(lines, style, x + lead, rect.y + (rect.height - words) / 2, lines.widest + 1, ink,
                    lines.lines.size() > 1);
    if (frame.rings(id)) frame.ring(rect, radius::card);
    report_target(frame, id, label, options.route, rect,
                  options.main     ? Dress::Primary
                  : options.danger ? Dress::Danger
                                   : Dress::None);
    return frame.pressed(id);
}

void simple_line(std::string_view words, const SimpleLineOptions& options, Here here) {
    if (words.empty()) return;
    Context& frame = context();
    Context::Style style = frame.style(options.small ? type::simple_sub : type::simple);
    style.weight = options.bold ? Weight::Bold : Weight::Regular;
    const Context::Lines lines = frame.wrap(words, style, frame.available());
    const Rect rect = frame.place(0, static_cast<float>(lines.lines.size()) * style.line, true);
    frame.paragraph(lines, style, rect.x, rect.y, rect.width, options.small ? frame.ink2() : frame.ink(),
                    options.centred);
    Node& node = frame.report(frame.id_of(Key(here), Role::Text), Role::Text, words, rect);
    Context::set_font(node, style);
    node.dress = options.bold ? Dress::Strong : Dress::None;
}

}  // namespace linli::ui
