#pragma once
// Pictures of characters come from outside: in the browser from its own 2D canvas and the reader's fonts, in
// tests from a painter with fixed widths. Dear ImGui keeps them in its atlas.

#include "app/client/ui/theme.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct ImDrawList;
struct ImFont;

namespace linli::ui {

struct GlyphPicture {
    int width = 0, height = 0;  // device px
    float left = 0,
          top = 0;          // from the pen on the baseline to the picture's left edge, and up to its top edge
    bool coloured = false;  // an emoji keeps its own colours
    std::vector<std::uint8_t> pixels;  // RGBA, not premultiplied; white where it takes the text's colour
};

class GlyphPainter {
public:
    virtual ~GlyphPainter() = default;
    // Device px to the next character.
    virtual float advance(std::string_view cluster, int size_px, Weight weight) = 0;
    // False when there is nothing to see (a space).
    virtual bool draw(std::string_view cluster, int size_px, Weight weight, GlyphPicture& picture) = 0;
    // Strokes SVG path data of a box of 24 by 24 into a square of `size_px`.
    virtual bool draw_icon(std::string_view path, int size_px, GlyphPicture& picture) = 0;
};

// Characters by small dense numbers (the atlas's code points), with widths and pictures. One per program:
// Dear ImGui's font loader has no room for more.
class Glyphs {
public:
    explicit Glyphs(GlyphPainter& painter);
    ~Glyphs();
    Glyphs(const Glyphs&) = delete;
    Glyphs& operator=(const Glyphs&) = delete;

    // The number of a cluster or of an icon's path; the same for the same text as long as the program runs.
    std::uint32_t number_of(std::string_view cluster);
    std::uint32_t number_of_icon(std::string_view path);

    // Device px. Only inside a frame of Dear ImGui.
    float advance(std::uint32_t number, int size_px, Weight weight);
    // Draws with the pen at (x, baseline), device px.
    void draw(ImDrawList& list, std::uint32_t number, int size_px, Weight weight, float x, float baseline,
              std::uint32_t colour);

    // Whether pictures can be made between frames: the atlas stands, and is not lost with its context.
    bool can_bake() const;
    // Whether pictures that nobody sees yet crowd out none that are seen.
    bool has_room_to_spare() const;
    // Makes a picture before it is drawn; false when it was there. Only while can_bake().
    bool bake(std::uint32_t number, int size_px, Weight weight);

    // The atlas had no room since the last call: everything is thrown away, and the frame must be painted
    // again.
    bool restart_when_full();

    // For the font loader.
    struct Entry {
        std::string text;
        bool icon = false;
        int slice = 0;  // of a picture that is too wide for one place in the atlas, from the left
    };
    const Entry* entry(std::uint32_t number) const;
    GlyphPainter& painter() { return painter_; }
    void report_full() { full_ = true; }

private:
    std::uint32_t add(std::string_view text, bool icon);
    std::uint32_t number_of_slice(std::uint32_t number, int slice);
    void draw_slice(ImDrawList& list, std::uint32_t number, int size_px, Weight weight, float x,
                    float baseline, std::uint32_t colour);
    float own_advance(std::uint32_t number, int size_px, Weight weight);

    GlyphPainter& painter_;
    ImFont* fonts_[2] = {};
    std::vector<Entry> entries_;
    std::unordered_map<std::uint32_t, std::uint32_t> by_character_;
    std::unordered_map<std::string, std::uint32_t> by_text_;
    std::unordered_map<std::uint64_t, std::uint32_t> by_slice_;
    std::unordered_map<std::uint64_t, float> advances_;
    bool full_ = false;
};

}  // namespace linli::ui
