#pragma once
// What a frame looks like, as a list of shapes in CSS px. Widgets append to it while they lay out; parts of
// it are moved when the height of a line or the width of a neighbour is known. At the end it becomes Dear
// ImGui's draw list.

#include "app/client/ui/glyphs.h"
#include "app/client/ui/icons.h"
#include "app/client/ui/node.h"
#include "app/client/ui/theme.h"

#include <string>
#include <string_view>
#include <vector>

struct ImDrawList;

namespace linli::ui {

enum class Shape : std::uint8_t {
    Fill,
    Outline,
    Line,
    DashedCircle,
    Gradient,
    Text,
    Icon,
    ClipBegin,
    ClipEnd
};
enum class Corners : std::uint8_t { All, Top, Bottom, None };

struct Paint {
    Shape shape = Shape::Fill;
    Corners corners = Corners::All;
    Weight weight = Weight::Regular;
    Icon icon = Icon::None;
    Colour colour, colour2;
    Rect rect;  // of Text: x and baseline; of Line: from (x, y) to (x + width, y + height)
    float radius = 0;
    float thickness = 0;                         // of lines, px; of Text: spacing
    float size = 0;                              // of Text and Icon
    std::uint32_t text_begin = 0, text_end = 0;  // in Painting::text
};

struct Painting {
    std::vector<Paint> shapes;
    std::string text;
    void clear() {
        shapes.clear();
        text.clear();
    }
};

// Measures and draws text: clusters, tabular digits, quarter-em gaps between Chinese and Latin letters.
class TextRun {
public:
    TextRun(Glyphs& glyphs, float pixel_ratio) : glyphs_(glyphs), pixel_ratio_(pixel_ratio) {}

    float width(std::string_view text, float size, Weight weight, float spacing = 0) const;  // CSS px
    // Calls with each glyph's number and x (CSS px from the start); returns the width.
    template <class Each>
    float walk(std::string_view text, float size, Weight weight, float spacing, Each each) const;

    int device_size(float size) const;

private:
    Glyphs& glyphs_;
    float pixel_ratio_;
};

// Draws a painting moved by (x, y) CSS px with everything's alpha times `alpha`.
void draw_painting(ImDrawList& list, const Painting& painting, Glyphs& glyphs, float pixel_ratio, float x,
                   float y, Rect clip, float alpha);

}  // namespace linli::ui
