#include "app/client/platform/web/bridge.h"

#include <emscripten.h>

// clang-format off
EM_JS(double, linli_js_advance, (const char* text, int length, int size, int bold), {
    return Module.host.glyphs.advance(UTF8ToString(text, length), size, bold !== 0);
});

// Keeps the picture; writes width, height, left, top, coloured. 0 when there is nothing to see.
EM_JS(int, linli_js_draw, (const char* text, int length, int size, int bold, int icon, float* box), {
    const words = UTF8ToString(text, length);
    const glyphs = Module.host.glyphs;
    const picture = icon ? glyphs.drawIcon(words, size) : glyphs.draw(words, size, bold !== 0);
    Module.host.picture = picture;
    if (!picture) return 0;
    const numbers = [picture.width, picture.height, picture.left, picture.top, picture.coloured ? 1 : 0];
    HEAPF32.set(numbers, box >> 2);
    return 1;
});

EM_JS(void, linli_js_pixels, (unsigned char* to), {
    HEAPU8.set(Module.host.picture.data, to);
    Module.host.picture = undefined;
});
// clang-format on

namespace linli::client::web {

namespace {

class PageGlyphs : public ui::GlyphPainter {
public:
    float advance(std::string_view cluster, int size_px, ui::Weight weight) override {
        return static_cast<float>(linli_js_advance(cluster.data(), static_cast<int>(cluster.size()), size_px,
                                                   weight == ui::Weight::Bold));
    }
    bool draw(std::string_view cluster, int size_px, ui::Weight weight, ui::GlyphPicture& picture) override {
        return take(cluster, size_px, weight == ui::Weight::Bold, false, picture);
    }
    bool draw_icon(std::string_view path, int size_px, ui::GlyphPicture& picture) override {
        return take(path, size_px, false, true, picture);
    }

private:
    static bool take(std::string_view words, int size_px, bool bold, bool icon, ui::GlyphPicture& picture) {
        float box[5] = {};
        if (!linli_js_draw(words.data(), static_cast<int>(words.size()), size_px, bold, icon, box))
            return false;
        picture.width = static_cast<int>(box[0]);
        picture.height = static_cast<int>(box[1]);
        picture.left = box[2];
        picture.top = box[3];
        picture.coloured = box[4] != 0;
        picture.pixels.resize(static_cast<std::size_t>(picture.width) *
                              static_cast<std::size_t>(picture.height) * 4);
        linli_js_pixels(picture.pixels.data());
        return true;
    }
};

}  // namespace

std::unique_ptr<ui::GlyphPainter> make_glyph_painter() {
    return std::make_unique<PageGlyphs>();
}

}  // namespace linli::client::web
