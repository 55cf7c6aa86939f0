#include "app/client/ui/paint.h"

#include "app/client/ui/characters.h"
#include "app/client/ui/right_to_left.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace linli::ui {

namespace {

bool is_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ideograph(char32_t c) {
    return is_chinese(c) && !(c >= 0x3000 && c <= 0x303F) && !(c >= 0xFF00);
}

ImU32 packed(Colour colour, float alpha) {
    return IM_COL32(colour.red, colour.green, colour.blue, static_cast<int>(colour.alpha * alpha + 0.5f));
}

ImDrawFlags corner_flags(Corners corners) {
    switch (corners) {
        case Corners::Top:
            return ImDrawFlags_RoundCornersTop;
        case Corners::Bottom:
            return ImDrawFlags_RoundCornersBottom;
        case Corners::None:
            return ImDrawFlags_RoundCornersNone;
        case Corners::All:
            break;
    }
    return ImDrawFlags_RoundCornersAll;
}

// One painting on its way to the draw list, in device px.
class Brush {
public:
    Brush(ImDrawList& list, const Painting& painting, Glyphs& glyphs, float ratio, float x, float y,
          float alpha)
        : list_(list),
          painting_(painting),
          glyphs_(glyphs),
          run_(glyphs, ratio),
          ratio_(ratio),
          x_(x),
          y_(y),
          alpha_(alpha) {}

    void draw(const Paint& paint) {
        switch (paint.shape) {
            case Shape::Fill:
                fill(paint);
                break;
            case Shape::Outline:
                outline(paint);
                break;
            case Shape::Line:
                line(paint);
                break;
            case Shape::DashedCircle:
                dashed_circle(paint);
                break;
            case Shape::Gradient:
                gradient(paint);
                break;
            case Shape::Text:
                text(paint);
                break;
            case Shape::Icon:
                icon(paint);
                break;
            case Shape::ClipBegin: {
                const Corner corner = snapped(paint.rect);
                list_.PushClipRect(corner.low, corner.high, true);
                break;
            }
            case Shape::ClipEnd:
                list_.PopClipRect();
                break;
        }
    }

    bool outside(const Paint& paint, const Rect& clip) const {
        if (paint.shape == Shape::ClipBegin || paint.shape == Shape::ClipEnd) return false;
        const float slack = paint.size + 8;  // Text hangs over its baseline; shadows over their card.
        const float top = paint.rect.y + y_ - slack, bottom = paint.rect.y + paint.rect.height + y_ + slack;
        return bottom < clip.y || top > clip.bottom();
    }

private:
    struct Corner {
        ImVec2 low, high;
    };
    Corner snapped(const Rect& rect) const {
        return {ImVec2(std::round((rect.x + x_) * ratio_), std::round((rect.y + y_) * ratio_)),
                ImVec2(std::round((rect.right() + x_) * ratio_), std::round((rect.bottom() + y_) * ratio_))};
    }
    ImU32 colour(Colour value) const { return packed(value, alpha_); }

    void fill(const Paint& paint) {
        const Corner corner = snapped(paint.rect);
        const float limit = std::min(corner.high.x - corner.low.x, corner.high.y - corner.low.y) / 2;
        list_.AddRectFilled(corner.low, corner.high, colour(paint.colour),
                            std::min(paint.radius * ratio_, limit), corner_flags(paint.corners));
    }

    // The line lies inside the rectangle.
    void outline(const Paint& paint) {
        const Corner corner = snapped(paint.rect);
        const float thickness = std::max(1.0f, std::round(paint.thickness * ratio_));
        const float in = thickness / 2;
        const float limit = std::min(corner.high.x - corner.low.x, corner.high.y - corner.low.y) / 2;
        const float radius = std::max(0.0f, std::min(paint.radius * ratio_, limit) - in);
        list_.AddRect(ImVec2(corner.low.x + in, corner.low.y + in),
                      ImVec2(corner.high.x - in, corner.high.y - in), colour(paint.colour), radius,
                      corner_flags(paint.corners), thickness);
    }

    void line(const Paint& paint) {
        const float thickness = std::max(1.0f, std::round(paint.thickness * ratio_));
        const Corner corner = snapped(paint.rect);
        if (paint.rect.height == 0) {
            list_.AddRectFilled(corner.low, ImVec2(corner.high.x, corner.low.y + thickness),
                                colour(paint.colour));
        } else if (paint.rect.width == 0) {
            list_.AddRectFilled(corner.low, ImVec2(corner.low.x + thickness, corner.high.y),
                                colour(paint.colour));
        } else {
            list_.AddLine(corner.low, corner.high, colour(paint.colour), thickness);
        }
    }

    // Twelve arcs from twelve o'clock.
    void dashed_circle(const Paint& paint) {
        const Corner corner = snapped(paint.rect);
        const float thickness = std::max(1.0f, std::round(paint.thickness * ratio_));
        const ImVec2 centre((corner.low.x + corner.high.x) / 2, (corner.low.y + corner.high.y) / 2);
        const float radius = (corner.high.x - corner.low.x - thickness) / 2;
        const float step = 2 * std::numbers::pi_v<float> / 12;
        for (int i = 0; i < 12; ++i) {
            const float from = -std::numbers::pi_v<float> / 2 + step * static_cast<float>(i) - step * 0.28f;
            list_.PathArcTo(centre, radius, from, from + step * 0.56f, 6);
            list_.PathStroke(colour(paint.colour), ImDrawFlags_None, thickness);
        }
    }

    // Rounded, from colour at the top to colour2 at the bottom: drawn flat, then its corners are coloured by
    // height.
    void gradient(const Paint& paint) {
        const Corner corner = snapped(paint.rect);
        const int first = list_.VtxBuffer.Size;
        list_.AddRectFilled(corner.low, corner.high, colour(paint.colour), paint.radius * ratio_);
        for (int i = first; i < list_.VtxBuffer.Size; ++i) {
            ImDrawVert& vertex = list_.VtxBuffer[i];
            const float share =
                std::clamp((vertex.pos.y - corner.low.y) / (corner.high.y - corner.low.y), 0.0f, 1.0f);
            const ImU32 alpha = vertex.col & IM_COL32_A_MASK;
            vertex.col = (colour(mix(paint.colour, paint.colour2, share)) & ~IM_COL32_A_MASK) | alpha;
        }
    }

    void text(const Paint& paint) {
        const std::string_view words =
            std::string_view(painting_.text).substr(paint.text_begin, paint.text_end - paint.text_begin);
        const int size_px = run_.device_size(paint.size);
        const float x = (paint.rect.x + x_) * ratio_, baseline = (paint.rect.y + y_) * ratio_;
        run_.walk(words, paint.size, paint.weight, paint.thickness, [&](std::uint32_t number, float at) {
            glyphs_.draw(list_, number, size_px, paint.weight, x + at * ratio_, baseline,
                         colour(paint.colour));
        });
    }

    void icon(const Paint& paint) {
        const std::string_view path = icon_path(paint.icon);
        if (path.empty()) return;
        const int size_px = static_cast<int>(std::round(paint.size * ratio_));
        const float x = (paint.rect.x + x_) * ratio_, y = (paint.rect.y + y_) * ratio_;
        glyphs_.draw(list_, glyphs_.number_of_icon(path), size_px, Weight::Regular, x, y,
                     colour(paint.colour));
    }

    ImDrawList& list_;
    const Painting& painting_;
    Glyphs& glyphs_;
    TextRun run_;
    float ratio_, x_, y_, alpha_;
};

}  // namespace

int TextRun::device_size(float size) const {
    return static_cast<int>(std::round(size * pixel_ratio_));
}

template <class Each>
float TextRun::walk(std::string_view text, float size, Weight weight, float spacing, Each each) const {
    const int size_px = device_size(size);
    float x = 0;
    char32_t before = 0;
    const auto next = [&](std::string_view cluster) {
        const std::uint32_t number = glyphs_.number_of(cluster);
        each(number, x);
        x += glyphs_.advance(number, size_px, weight) / pixel_ratio_ + spacing;
    };
    for (std::size_t at = 0; at < text.size();) {
        const char32_t first = code_point_at(text, at).value;
        const bool turns = is_right_to_left(first);
        const std::size_t end = turns ? right_to_left_end(text, at) : cluster_end(text, at);
        const bool seam =
            (is_letter(before) && is_ideograph(first)) || (is_ideograph(before) && is_letter(first));
        if (seam) x += size / 4;
        if (turns)
            for (const std::string_view cluster : in_visual_order(text.substr(at, end - at))) next(cluster);
        else
            next(text.substr(at, end - at));
        before = first;
        at = end;
    }
    return x;
}

float TextRun::width(std::string_view text, float size, Weight weight, float spacing) const {
    return walk(text, size, weight, spacing, [](std::uint32_t, float) {});
}

void draw_painting(ImDrawList& list, const Painting& painting, Glyphs& glyphs, float pixel_ratio, float x,
                   float y, Rect clip, float alpha) {
    list.PushClipRect(
        ImVec2(std::round(clip.x * pixel_ratio), std::round(clip.y * pixel_ratio)),
        ImVec2(std::round(clip.right() * pixel_ratio), std::round(clip.bottom() * pixel_ratio)));
    Brush brush(list, painting, glyphs, pixel_ratio, x, y, alpha);
    for (const Paint& paint : painting.shapes) {
        if (!brush.outside(paint, clip)) brush.draw(paint);
    }
    list.PopClipRect();
}

}  // namespace linli::ui
