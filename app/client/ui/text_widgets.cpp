// Headings, lines, links.

#include "app/client/ui/context.h"

#include <algorithm>

namespace linli::ui {

namespace {

float icon_size_beside(const Context::Style& style) {
    return style.size >= 20 ? style.size * 1.1f : style.size * 1.125f;
}

Colour line_colour(const Context& frame, const LineOptions& options) {
    if (options.tone != Tone::Neutral) return frame.of(options.tone);
    return options.quiet ? frame.ink2() : frame.ink();
}

struct DrawnLine {
    Rect rect;  // of the words
    Context::Style style;
};

// Icon and wrapped words; places itself.
DrawnLine draw_line(Context& frame, std::string_view words, const LineOptions& options, Colour colour) {
    const Context::Style style = frame.style(options.size, options.bold);
    const float icon = options.icon == Icon::None ? 0 : icon_size_beside(style);
    const float indent = icon > 0 ? icon + spacing::icon_to_text : 0;
    const bool flow = frame.box().flow;
    const float natural = frame.width(words, style) + indent;
    const float limit = flow ? std::min(natural + 0.5f, frame.available()) : frame.available();
    const Context::Lines lines = frame.wrap(words, style, limit - indent);
    const float height = static_cast<float>(lines.lines.size()) * style.line;
    const Rect rect = frame.place(lines.widest + indent, height, !flow);
    const float slack = options.centred ? (rect.width - lines.widest - indent) / 2 : 0;
    if (icon > 0) frame.icon(options.icon, rect.x + slack, rect.y + (style.line - icon) / 2, icon, colour);
    frame.paragraph(lines, style, rect.x + indent + (icon > 0 ? slack : 0), rect.y,
                    rect.width - indent - (icon > 0 ? 2 * slack : 0), colour, options.centred && icon == 0);
    return {{rect.x + indent, rect.y, rect.width - indent, rect.height}, style};
}

Dress dress_of(const LineOptions& options) {
    if (options.size == TextSize::Numeral || options.size == TextSize::Total) return Dress::Numeral;
    if (options.tone != Tone::Neutral) return Context::dress_of(options.tone);
    return options.bold ? Dress::Strong : options.quiet ? Dress::Quiet : Dress::None;
}

}  // namespace

void heading(std::string_view words, const HeadingOptions& options, Here here) {
    Context& frame = context();
    const NodeId id = frame.id_of(Key(here), Role::Heading);
    const LineOptions look{.size = options.level == 1 ? TextSize::Title : TextSize::Heading,
                           .bold = true,
                           .tone = options.tone,
                           .icon = options.icon};
    const auto draw = [&] {
        const DrawnLine drawn = draw_line(frame, words, look, line_colour(frame, look));
        Node& node = frame.report(id, Role::Heading, words, drawn.rect);
        node.level = static_cast<std::uint8_t>(options.level);
        Context::set_font(node, drawn.style);
    };
    if (options.trailing.empty()) return draw();
    beside(
        draw, [&] { line(options.trailing, {.size = TextSize::Second, .quiet = true}, here); }, Align::End);
}

void line(std::string_view words, const LineOptions& options, Here here) {
    if (words.empty()) return;
    Context& frame = context();
    const DrawnLine drawn = draw_line(frame, words, options, line_colour(frame, options));
    if (frame.collected) return frame.collect(words);
    if (words.find_first_not_of(' ') == std::string_view::npos) return;  // Only room.
    Node& node = frame.report(frame.id_of(Key(here), Role::Text), Role::Text, words, drawn.rect);
    Context::set_font(node, drawn.style);
    node.dress = dress_of(options);
}

void announce(std::string_view words, bool urgent, Here here) {
    Context& frame = context();
    frame.say_once(frame.id_of(Key(here), Role::Text), words, words, urgent);
}

bool link(std::string_view label, std::string_view route, const LineOptions& options, Here here) {
    Context& frame = context();
    const NodeId id = frame.id_of(Key(here), Role::Link);
    const Context::Style style = frame.style(options.size, true);
    const float chevron = options.icon == Icon::ChevronRight ? icon_size_beside(style) : 0;
    const float leading = options.icon != Icon::None && chevron == 0 ? icon_size_beside(style) : 0;
    const float indent = leading > 0 ? leading + spacing::icon_to_text : 0;
    const float tail = chevron > 0 ? chevron + 4 : 0;
    const Context::Lines lines = frame.wrap(label, style, frame.available() - indent - tail + 0.5f);
    const float words = static_cast<float>(lines.lines.size()) * style.line;
    const float height = std::max(words, size::target);
    const Rect rect = frame.place(indent + lines.widest + tail, height, false);
    const Colour colour = frame.hero                      ? frame.theme->hero_ink
                          : options.tone == Tone::Neutral ? frame.theme->primary
                                                          : frame.of(options.tone);
    if (frame.rings(id)) frame.ring(rect, 8);
    frame.icon(leading > 0 ? options.icon : Icon::None, rect.x, rect.y + (height - leading) / 2, leading,
               colour);
    frame.paragraph(lines, style, rect.x + indent, rect.y + (height - words) / 2, lines.widest, colour);
    if (chevron > 0)
        frame.icon(Icon::ChevronRight, rect.right() - chevron, rect.y + (height - chevron) / 2, chevron,
                   colour);
    Node& node = frame.report(id, Role::Link, label, rect);
    node.route = route;
    // A single line is in the middle of it, as it is drawn.
    Context::set_font(node, {style.size, lines.lines.size() > 1 ? style.line : height, style.weight});
    return frame.pressed(id);
}

}  // namespace linli::ui
