// Painting and text of a frame.

#include "app/client/ui/characters.h"
#include "app/client/ui/context.h"

#include <algorithm>

namespace linli::ui {

void Context::fill(const Rect& rect, Colour colour, float radius, Corners corners) {
    Paint paint;
    paint.rect = rect;
    paint.colour = colour;
    paint.radius = radius;
    paint.corners = corners;
    layer().painting.shapes.push_back(paint);
}

void Context::outline(const Rect& rect, Colour colour, float thickness, float radius, Corners corners) {
    Paint paint;
    paint.shape = Shape::Outline;
    paint.rect = rect;
    paint.colour = colour;
    paint.thickness = thickness;
    paint.radius = radius;
    paint.corners = corners;
    layer().painting.shapes.push_back(paint);
}

void Context::line(float x, float y, float width, float height, Colour colour, float thickness) {
    Paint paint;
    paint.shape = Shape::Line;
    paint.rect = {x, y, width, height};
    paint.colour = colour;
    paint.thickness = thickness;
    layer().painting.shapes.push_back(paint);
}

void Context::write(std::string_view words, float x, float baseline, float size, Weight weight, Colour colour,
                    float spacing) {
    Painting& painting = layer().painting;
    Paint paint;
    paint.shape = Shape::Text;
    paint.text_begin = static_cast<std::uint32_t>(painting.text.size());
    painting.text += words;
    paint.text_end = static_cast<std::uint32_t>(painting.text.size());
    paint.rect = {x, baseline, 0, 0};
    paint.size = size;
    paint.weight = weight;
    paint.colour = colour;
    paint.thickness = spacing;
    painting.shapes.push_back(paint);
}

void Context::icon(Icon which, float x, float y, float size, Colour colour) {
    if (which == Icon::None) return;
    Paint paint;
    paint.shape = Shape::Icon;
    paint.icon = which;
    paint.rect = {x, y, size, size};
    paint.size = size;
    paint.colour = colour;
    layer().painting.shapes.push_back(paint);
}

void Context::ring(const Rect& rect, float radius) {
    constexpr float out = size::focus_gap + size::focus_ring;
    outline({rect.x - out, rect.y - out, rect.width + 2 * out, rect.height + 2 * out}, theme->focus,
            size::focus_ring, radius + out);
}

void Context::clip(const Rect& rect) {
    Paint paint;
    paint.shape = Shape::ClipBegin;
    paint.rect = rect;
    layer().painting.shapes.push_back(paint);
}

void Context::unclip() {
    Paint paint;
    paint.shape = Shape::ClipEnd;
    layer().painting.shapes.push_back(paint);
}

void Context::elevation(const Rect& rect, float radius, int level, Corners corners) {
    if (theme->look != Look::Light || level == 0) return;
    const auto under = [&](float down, float grow, float alpha) {
        fill({rect.x - grow, rect.y + down - grow, rect.width + 2 * grow, rect.height + 2 * grow},
             with_alpha(theme->ink, alpha), radius + grow, corners);
    };
    if (level == 1) {
        under(3, -1, 0.04f);
        under(1, 0, 0.05f);
    } else {
        under(10, 2, 0.06f);
        under(4, 1, 0.08f);
    }
}

void Context::move_behind(std::size_t to, std::size_t from) {
    auto& shapes = layer().painting.shapes;
    std::rotate(shapes.begin() + static_cast<std::ptrdiff_t>(to),
                shapes.begin() + static_cast<std::ptrdiff_t>(from), shapes.end());
}

// ---- Text

void Context::set_font(Node& node, const Style& style) {
    node.font_px = static_cast<std::uint16_t>(style.size + 0.5f);
    node.line_px = static_cast<std::uint16_t>(style.line + 0.5f);
}

Context::Style Context::style(TypeStyle type) const {
    const float factor = std::min(preferences.type_scale, type.largest);
    return {type.size * factor, type.line * factor, type.weight, type.spacing * factor};
}

Context::Style Context::style(TextSize size, bool bold) const {
    TypeStyle chosen = desk() ? type::body_desk : type::body_phone;
    switch (size) {
        case TextSize::Body:
            break;
        case TextSize::Second:
            chosen = type::second;
            break;
        case TextSize::Lead:
            chosen = desk() ? type::lead_desk : type::body_phone;
            break;
        case TextSize::Heading:
            chosen = type::heading;
            break;
        case TextSize::Sheet:
            chosen = type::sheet;
            break;
        case TextSize::Title:
            chosen = desk() ? type::title_desk : type::title_phone;
            break;
        case TextSize::Total:
            chosen = type::total;
            break;
        case TextSize::Numeral:
            chosen = type::numeral;
            break;
    }
    Style made = style(chosen);
    const bool plain_heading = size == TextSize::Heading && !bold;
    if (bold) made.weight = Weight::Bold;
    if (plain_heading) made.weight = Weight::Regular;
    return made;
}

float Context::width(std::string_view words, const Style& style) const {
    return TextRun(*glyphs, screen.pixel_ratio).width(words, style.size, style.weight, style.spacing);
}

namespace {

// Cuts what is wider than a line between its clusters.
std::size_t fitting_bytes(const Context& frame, std::string_view words, const Context::Style& style,
                          float width) {
    std::size_t fits = 0;
    float wide = 0;
    while (fits < words.size()) {
        const std::size_t end = cluster_end(words, fits);
        wide += frame.width(words.substr(fits, end - fits), style);
        if (wide > width && fits > 0) break;
        fits = end;
    }
    if (fits == words.size()) return fits;
    // Better at a place inside: a range after its first time, a door after its unit.
    const std::string_view dash = "–", begun = words.substr(0, fits);
    const std::size_t at_dash = begun.rfind(dash), at_space = begun.rfind(' ');
    const std::size_t after_dash = at_dash == std::string_view::npos ? 0 : at_dash + dash.size();
    const std::size_t after_space = at_space == std::string_view::npos ? 0 : at_space + 1;
    const std::size_t better = std::max(after_dash, after_space);
    return better > 0 ? better : fits;
}

}  // namespace

Context::Lines Context::wrap(std::string_view words, const Style& style, float limit) const {
    Lines result;
    std::size_t begin = 0, end = 0;
    float line_width = 0;
    const auto finish = [&](std::size_t next) {
        result.lines.push_back(words.substr(begin, end - begin));
        result.widest = std::max(result.widest, line_width);
        begin = end = next;
        line_width = 0;
    };
    for (const Word& word : unbreakable_words(words)) {
        float wide = width(words.substr(end, word.end - end), style);
        if (line_width > 0 && line_width + wide > limit + 0.01f) {
            finish(word.begin);
            wide = width(words.substr(word.begin, word.end - word.begin), style);
        }
        end = word.end;
        line_width += wide;
        while (line_width > limit + 0.01f && limit > 0) {
            const std::size_t fits = fitting_bytes(*this, words.substr(begin, end - begin), style, limit);
            if (begin + fits >= end) break;
            const std::size_t rest = end;
            end = begin + fits;
            line_width = limit;
            finish(end);
            end = rest;
            line_width = width(words.substr(begin, end - begin), style);
        }
        if (word.line_end) finish(word.next);
    }
    if (end > begin || result.lines.empty()) finish(words.size());
    return result;
}

float Context::paragraph(const Lines& lines, const Style& style, float x, float y, float limit, Colour colour,
                         bool centred) {
    for (const std::string_view words : lines.lines) {
        const bool hangs = !words.empty() && hangs_at_line_start(code_point_at(words, 0).value);
        float at = centred ? x + (limit - width(words, style)) / 2 : x;
        if (hangs) at -= 0.45f * style.size;
        write_in(words, style, at, y, style.line, colour);
        y += style.line;
    }
    return static_cast<float>(lines.lines.size()) * style.line;
}

void Context::write_in(std::string_view words, const Style& style, float x, float y, float height,
                       Colour colour) {
    // The em box of Chinese reaches 0.88 em above the baseline and 0.12 em below it: its middle is 0.38 em
    // above.
    write(words, x, y + height / 2 + 0.38f * style.size, style.size, style.weight, colour, style.spacing);
}

namespace {

std::string with_dots(const Context& frame, std::string_view words, const Context::Style& style,
                      float limit) {
    const std::string_view dots = "…";
    if (frame.width(words, style) <= limit) return std::string(words).append(dots);
    const float room = limit - frame.width(dots, style);
    return std::string(words.substr(0, fitting_bytes(frame, words, style, room))).append(dots);
}

}  // namespace

// The plain page is not painted: there words have the room that they need.
void Context::note_cut(std::string_view words, Whole whole) {
    if (whole == Whole::Nowhere && !preferences.plain) cut_words.emplace_back(words);
}

std::string Context::fitted(std::string_view words, const Style& style, float limit, Whole whole) {
    if (width(words, style) <= limit) return std::string(words);
    note_cut(words, whole);
    return with_dots(*this, words, style, limit);
}

void Context::cut_lines(Lines& lines, std::size_t most, std::string& cut, std::string_view words,
                        const Style& style, float width, Whole whole) {
    if (lines.lines.size() <= most) return;
    note_cut(words, whole);
    const std::string_view line = lines.lines[most - 1];
    cut = with_dots(*this, words.substr(static_cast<std::size_t>(line.data() - words.data())), style, width);
    lines.lines.resize(most);
    lines.lines.back() = cut;
    lines.widest = width;
}

Rect Context::write_fitted(std::string_view words, const Style& style, const Rect& place, Colour colour,
                           Align align, Whole whole) {
    Lines lines = wrap(words, style, place.width);
    const float room = place.height / style.line + 0.01f;  // Three lines are as high as three lines.
    std::string cut;
    cut_lines(lines, std::max<std::size_t>(1, static_cast<std::size_t>(room)), cut, words, style, place.width,
              whole);
    const float height = static_cast<float>(lines.lines.size()) * style.line;
    const float x = align == Align::End ? place.right() - lines.widest : place.x, wide = place.right() - x;
    paragraph(lines, style, x, place.y + (place.height - height) / 2, wide, colour, align == Align::Centre);
    return {x, place.y, wide, place.height};
}

void Context::draw_reason(const std::string& words, NodeId id) {
    const Style style = this->style(TextSize::Second, false);
    const float drawn = grown(20), indent = drawn + spacing::icon_to_text;
    const float saved = box().gap;
    box().gap = 8;
    const Lines lines = wrap(words, style, available() - indent);
    const Rect rect =
        place(lines.widest + indent, static_cast<float>(lines.lines.size()) * style.line, !box().flow);
    box().gap = saved;
    icon(Icon::Info, rect.x, rect.y + (style.line - drawn) / 2, drawn, ink());
    paragraph(lines, style, rect.x + indent, rect.y, rect.width - indent, ink());
    Node& node = report(id, Role::Text, words, {rect.x + indent, rect.y, rect.width - indent, rect.height});
    set_font(node, style);
}

// ---- Colours

Colour Context::ink() const {
    return hero ? theme->hero_ink : theme->ink;
}
Colour Context::ink2() const {
    return hero ? theme->hero_ink2 : theme->ink2;
}

Dress Context::dress_of(Tone tone) {
    switch (tone) {
        case Tone::Mine:
            return Dress::Mine;
        case Tone::Need:
            return Dress::Need;
        case Tone::Wait:
            return Dress::Wait;
        case Tone::Refused:
            return Dress::Refused;
        case Tone::Neutral:
            break;
    }
    return Dress::None;
}

Colour Context::of(Tone tone) const {
    switch (tone) {
        case Tone::Mine:
            return hero ? theme->hero_ink : theme->tintink;
        case Tone::Need:
            return hero ? theme->hero_need : theme->need;
        case Tone::Wait:
            return hero ? theme->hero_ink : theme->wait;
        case Tone::Refused:
            return hero ? theme->hero_ink : theme->danger;
        case Tone::Neutral:
            break;
    }
    return ink2();
}

Colour Context::tint_of(Tone tone) const {
    switch (tone) {
        case Tone::Mine:
            return theme->tint;
        case Tone::Need:
            return theme->needtint;
        case Tone::Wait:
            return theme->waittint;
        case Tone::Refused:
            return theme->dangertint;
        case Tone::Neutral:
            break;
    }
    return theme->sunk;
}

Colour Context::pressed_shade(Colour colour, NodeId id) const {
    const Colour towards = theme->look == Look::Dark ? rgb(0xFFFFFF) : rgb(0x000000);
    if (is_held(id)) return mix(colour, {towards.red, towards.green, towards.blue, colour.alpha}, 0.08f);
    if (is_hovered(id)) return mix(colour, {towards.red, towards.green, towards.blue, colour.alpha}, 0.03f);
    return colour;
}

}  // namespace linli::ui
