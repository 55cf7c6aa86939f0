// Photos. The browser decodes and shows them: the twin's own element lies over the canvas, which paints what
// is seen until then.

#include "app/client/ui/context.h"

#include <algorithm>
#include <cmath>

namespace linli::ui {

namespace {

constexpr float square_side = 96;
constexpr float most_of_screen = 0.62f;  // so that a dialog has room for its heading, too

void report_picture(Context& frame, NodeId id, Role role, std::string_view source, std::string_view spoken,
                    const Rect& rect) {
    const float icon = std::min(frame.grown(28), rect.height);
    frame.fill(rect, frame.pressed_shade(frame.theme->sunk, id), radius::field);
    frame.icon(Icon::Camera, rect.x + (rect.width - icon) / 2, rect.y + (rect.height - icon) / 2, icon,
               frame.ink2());
    if (frame.rings(id)) frame.ring(rect, radius::field);
    frame.report(id, role, spoken, rect).value = source;
}

}  // namespace

void picture(std::string_view source, std::string_view spoken, const PictureSize& size, Here here) {
    Context& frame = context();
    const bool known = size.width > 0 && size.height > 0;
    const float ratio = known ? static_cast<float>(size.height) / static_cast<float>(size.width) : 1;
    const float width = std::min(frame.available(), frame.screen.height * most_of_screen / ratio);
    const Rect rect = frame.place(std::round(width), std::round(width * ratio), false);
    report_picture(frame, frame.id_of(Key(here), Role::Picture), Role::Picture, source, spoken, rect);
}

bool picture_button(std::string_view source, std::string_view spoken, Key key, Here here) {
    Context& frame = context();
    const NodeId id = frame.id_of(key_or(key, here), Role::PictureButton);
    const Rect rect = frame.place(square_side, square_side, false);
    report_picture(frame, id, Role::PictureButton, source, spoken, rect);
    return frame.pressed(id);
}

}  // namespace linli::ui
