#include "app/client/ui/context.h"

#include <algorithm>

namespace linli::ui {

namespace {

constexpr int quiet_zone = 4;         // modules, as the standard wants it
constexpr float least_module_px = 3;  // device px
constexpr float wanted_side = 208;    // CSS px

}  // namespace

void square_code(std::span<const std::uint8_t> dark, int modules, std::string_view spoken, Here here) {
    Context& frame = context();
    const float ratio = frame.screen.pixel_ratio;
    const float all = static_cast<float>(modules + 2 * quiet_zone);
    // Whole device pixels, or the modules would differ in width.
    const float device_px =
        std::max(least_module_px, static_cast<float>(static_cast<int>(wanted_side * ratio / all)));
    const float module = device_px / ratio, side = module * all;
    const Rect rect = frame.place(side, side, false);
    frame.fill(rect, rgb(0xFFFFFF), radius::field);
    Node& node = frame.report(frame.id_of(Key(here), Role::Image), Role::Image, spoken, rect);
    for (const std::uint8_t module_is_dark : dark) node.value += module_is_dark ? '1' : '0';
    for (int y = 0; y < modules; ++y) {
        for (int x = 0; x < modules; ++x) {
            int run = 0;
            while (x + run < modules && dark[static_cast<std::size_t>(y * modules + x + run)]) ++run;
            if (run == 0) continue;
            const Rect bar{rect.x + static_cast<float>(x + quiet_zone) * module,
                           rect.y + static_cast<float>(y + quiet_zone) * module,
                           static_cast<float>(run) * module, module};
            frame.fill(bar, rgb(0x000000));
            x += run;
        }
    }
}

}  // namespace linli::ui
