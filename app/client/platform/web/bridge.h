#pragma once
// What the files of this folder share: the kit that the page's events go to.

#include "app/client/platform/platform.h"
#include "app/client/ui/glyphs.h"

#include <memory>

namespace linli::client::web {

// Characters drawn by the page (web/glyphs.js).
std::unique_ptr<ui::GlyphPainter> make_glyph_painter();

Platform& platform();

}  // namespace linli::client::web
