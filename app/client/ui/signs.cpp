// Chips, seats, circles, tiles, notes: what says something and cannot be operated.

#include "app/client/ui/context.h"

#include <algorithm>

namespace linli::ui {

namespace {

Icon icon_of(Tone tone) {
    switch (tone) {
        case Tone::Mine:
            return Icon::Check;
        case Tone::Need:
            return Icon::UserPlus;
        case Tone::Wait:
            return Icon::Hourglass;
        case Tone::Refused:
            return Icon::CircleAlert;
        case Tone::Neutral:
            break;
    }
    return Icon::Users;
}

// One circle; `name` is a character.
void draw_seat(Context& frame, float x, float y, float diameter, const Seat& seat) {
    const Theme& theme = *frame.theme;
    const Rect circle{x, y, diameter, diameter};
    Colour ground = theme.tint, ink = theme.tintink;
    if (seat.kind == SeatKind::Mine) ground = theme.primary, ink = theme.onprimary;
    if (frame.hero && seat.kind == SeatKind::Mine) ground = theme.hero_ink, ink = theme.hero_button_ink;
    if (frame.hero && seat.kind == SeatKind::Held)
        ground = with_alpha({0, 0, 0, 255}, 0.30f), ink = theme.hero_ink;
    if (seat.kind == SeatKind::Waiting) ground = theme.waittint, ink = theme.wait;
    if (seat.kind == SeatKind::Free) {
        const Colour need = frame.hero ? theme.hero_need : theme.need;
        Paint dashes;
        dashes.shape = Shape::DashedCircle;
        dashes.rect = circle;
        dashes.colour = need;
        dashes.thickness = 2;
        frame.layer().painting.shapes.push_back(dashes);
        const float plus = diameter * 0.5f;
        frame.icon(Icon::Plus, x + (diameter - plus) / 2, y + (diameter - plus) / 2, plus, need);
        return;
    }
    frame.fill(circle, ground, diameter / 2);
    if (frame.high_contrast() && seat.kind != SeatKind::Mine) frame.outline(circle, ink, 2, diameter / 2);
    if (seat.kind == SeatKind::Waiting) {
        const float glass = diameter * 0.5f;
        frame.icon(Icon::Hourglass, x + (diameter - glass) / 2, y + (diameter - glass) / 2, glass, ink);
        return;
    }
    const Context::Style style{diameter * 16 / 36, diameter, Weight::Bold};
    frame.write_in(seat.name, style, x + (diameter - frame.width(seat.name, style)) / 2, y, diameter, ink);
}

}  // namespace

void chip(std::string_view label, Tone tone, Icon icon, Here here) {
    Context& frame = context();
    const Context::Style style = frame.style(TextSize::Second, true);
    const float drawn = frame.grown(18), least = frame.grown(size::chip), corner = least / 2;
    const float indent = 8 + drawn + 6, after = 11;
    const Context::Lines lines = frame.wrap(label, style, frame.available() - indent - after + 0.5f);
    const float words = static_cast<float>(lines.lines.size()) * style.line;
    const float height = std::max(least, words + 6);
    const Rect rect = frame.place(indent + lines.widest + after, height, false);
    const Colour colour = tone == Tone::Neutral ? frame.theme->ink2 : frame.of(tone);
    frame.fill(rect, frame.tint_of(tone), corner);
    if (frame.high_contrast()) frame.outline(rect, colour, 2, corner);
    frame.icon(icon == Icon::None ? icon_of(tone) : icon, rect.x + 8, rect.y + (height - drawn) / 2, drawn,
               colour);
    frame.paragraph(lines, style, rect.x + indent, rect.y + (height - words) / 2, lines.widest, colour);
    if (frame.collected) return frame.collect(label);
    frame.report(frame.id_of(Key(here), Role::Text), Role::Text, label, rect).dress = Context::dress_of(tone);
}

void seats(std::span<const Seat> all, std::string_view spoken, Here here) {
    Context& frame = context();
    if (large_type()) {
        const bool any_free =
            std::any_of(all.begin(), all.end(), [](const Seat& seat) { return seat.kind == SeatKind::Free; });
        line(spoken,
             {.bold = any_free,
              .tone = any_free ? Tone::Need : Tone::Neutral,
              .icon = any_free ? Icon::UserPlus : Icon::Users},
             here);
        return;
    }
    constexpr float between = 6;
    const std::size_t shown = all.size() > 5 ? 4 : all.size();
    const std::string rest = all.size() > shown ? "+" + std::to_string(all.size() - shown) : std::string();
    const Context::Style style = frame.style(TextSize::Second, true);
    const float rest_width = rest.empty() ? 0 : frame.width(rest, style) + between;
    const float width = static_cast<float>(shown) * (size::seat + between) - between + rest_width;
    const Rect rect = frame.place(std::max(0.0f, width), size::seat, false);
    float x = rect.x;
    // Free seats are what matters: when not all fit, they come into the first four.
    std::vector<Seat> chosen(all.begin(), all.end());
    if (!rest.empty()) {
        std::stable_partition(chosen.begin(), chosen.end(),
                              [](const Seat& seat) { return seat.kind != SeatKind::Held; });
        chosen.resize(shown);
        std::stable_partition(chosen.begin(), chosen.end(),
                              [](const Seat& seat) { return seat.kind != SeatKind::Free; });
    }
    for (const Seat& seat : chosen) {
        draw_seat(frame, x, rect.y, size::seat, seat);
        x += size::seat + between;
    }
    if (!rest.empty()) frame.write_in(rest, style, x, rect.y, size::seat, frame.ink());
    if (frame.collected) return frame.collect(spoken);
    frame.report(frame.id_of(Key(here), Role::Image), Role::Image, spoken, rect);
}

void avatar(std::string_view name, SeatKind kind, float diameter) {
    Context& frame = context();
    const float grown = frame.grown(diameter);
    const Rect rect = frame.place(grown, grown, false);
    draw_seat(frame, rect.x, rect.y, grown, {std::string(name), kind});
}

void tile(Icon icon, Tone tone) {
    Context& frame = context();
    const float side = frame.grown(size::tile), drawn = frame.grown(24);
    const Rect rect = frame.place(side, side, false);
    frame.fill(rect, frame.tint_of(tone), radius::tile);
    const Colour colour = tone == Tone::Neutral ? frame.theme->ink2 : frame.of(tone);
    if (frame.high_contrast()) frame.outline(rect, colour, 2, radius::tile);
    frame.icon(icon, rect.x + (side - drawn) / 2, rect.y + (side - drawn) / 2, drawn, colour);
}

void note(Icon icon, std::string_view words, Tone tone, Here here) {
    Context& frame = context();
    const Context::Style style = frame.style(TextSize::Second, false);
    const float drawn = frame.grown(20), padding = 14, indent = drawn + spacing::icon_to_text;
    const Context::Lines lines = frame.wrap(words, style, frame.available() - 2 * padding - indent);
    const float height = static_cast<float>(lines.lines.size()) * style.line + 24;
    const Rect rect = frame.place(0, height, true);
    const Colour colour = tone == Tone::Neutral ? frame.theme->ink : frame.of(tone);
    frame.fill(rect, frame.tint_of(tone), radius::banner);
    if (frame.high_contrast()) frame.outline(rect, colour, 2, radius::banner);
    frame.icon(icon, rect.x + padding, rect.y + 12 + (style.line - drawn) / 2, drawn, colour);
    frame.paragraph(lines, style, rect.x + padding + indent, rect.y + 12, rect.width, colour);
    const NodeId id = frame.id_of(Key(here), Role::Text);
    Node& node = frame.report(
        id, Role::Text, words,
        {rect.x + padding + indent, rect.y + 12, rect.width - 2 * padding - indent, rect.height - 24});
    Context::set_font(node, style);
    node.dress = Context::dress_of(tone);
    frame.say_news(id, words, words, tone == Tone::Refused);
}

void empty_state(Icon icon, std::string_view words, std::string_view second, Here here) {
    Context& frame = context();
    const float side = frame.grown(72), drawn = frame.grown(32);
    frame.place(0, 12, true);
    const Rect rect = frame.place(0, side, true);
    const Rect square{rect.x + (rect.width - side) / 2, rect.y, side, side};
    frame.fill(square, frame.theme->tint, 24);
    if (frame.high_contrast()) frame.outline(square, frame.theme->tintink, 2, 24);
    frame.icon(icon, square.x + (side - drawn) / 2, square.y + (side - drawn) / 2, drawn,
               frame.theme->tintink);
    line(words, {.bold = true, .centred = true}, here);
    const float saved = frame.box().gap;
    frame.box().gap = 2;
    if (!second.empty()) {
        const Scope own(Key("second"));
        line(second, {.size = TextSize::Second, .quiet = true, .centred = true}, here);
    }
    frame.box().gap = saved;
}

void skeleton(int lines) {
    Context& frame = context();
    for (int i = 0; i < lines; ++i) {
        const Rect rect = frame.place(0, frame.grown(44), true);
        const Rect parts[] = {{rect.x, rect.y, 44, 44},
                              {rect.x + 56, rect.y + 5, (rect.width - 56) * 0.56f, 14},
                              {rect.x + 56, rect.y + 27, (rect.width - 56) * 0.8f, 14}};
        for (const Rect& part : parts) {
            const float corner = std::min(part.height / 2, radius::tile);
            frame.fill(part, frame.theme->sunk, corner);
            if (frame.high_contrast()) frame.outline(part, frame.theme->line, 2, corner);
        }
    }
}

}  // namespace linli::ui
