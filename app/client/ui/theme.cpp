#include "app/client/ui/theme.h"

#include <algorithm>
#include <cmath>

namespace linli::ui {

namespace {

constexpr Theme light{
    .look = Look::Light,
    .ground = rgb(0xF4F4EC),
    .surface = rgb(0xFFFFFF),
    .sunk = rgb(0xEBEDE3),
    .line = rgb(0xDADDD0),
    .edge = rgb(0x66736C),
    .ink = rgb(0x17251F),
    .ink2 = rgb(0x3E4B45),
    .primary = rgb(0x0E4F42),
    .onprimary = rgb(0xFFFFFF),
    .tint = rgb(0xDDEBE3),
    .tintink = rgb(0x0B4338),
    .hero1 = rgb(0x125246),
    .hero2 = rgb(0x0D483C),
    .hero_ink = rgb(0xFFFFFF),
    .hero_ink2 = rgb(0xE6F3EC),
    .hero_need = rgb(0xFFE3CB),
    .hero_button_ink = rgb(0x0B4338),
    .need = rgb(0x822E05),
    .needtint = rgb(0xFDE7D3),
    .glow = rgb(0xFFC48F),
    .glow_ink = rgb(0x5A1F02),
    .glow_edge = rgb(0x822E05),
    .wait = rgb(0x24457A),
    .waittint = rgb(0xE3EBF8),
    .danger = rgb(0x8E1B2E),
    .dangertint = rgb(0xFBE5E7),
    .focus = rgb(0x1A56C4),
    .toast = rgb(0x17251F),
    .toast_ink = rgb(0xFFFFFF),
    .toast_act = rgb(0xA9E8CF),
    .scrim = with_alpha(rgb(0x101814), 0.56f),
};

constexpr Theme dark{
    .look = Look::Dark,
    .ground = rgb(0x101814),
    .surface = rgb(0x1A241F),
    .sunk = rgb(0x24302A),
    .line = rgb(0x35443C),
    .edge = rgb(0x8FA198),
    .ink = rgb(0xF0F3EC),
    .ink2 = rgb(0xBECAC2),
    .primary = rgb(0x8ED1B8),
    .onprimary = rgb(0x06261D),
    .tint = rgb(0x1F3A31),
    .tintink = rgb(0xAEE5D0),
    .hero1 = rgb(0x1D4A3E),
    .hero2 = rgb(0x163B32),
    .hero_ink = rgb(0xFFFFFF),
    .hero_ink2 = rgb(0xCFE3DA),
    .hero_need = rgb(0xFFE3CB),
    .hero_button_ink = rgb(0x0B4338),
    .need = rgb(0xFFBE8F),
    .needtint = rgb(0x40260F),
    .glow = rgb(0xFFC48F),
    .glow_ink = rgb(0x5A1F02),
    .glow_edge = Colour{0, 0, 0, 0},
    .wait = rgb(0xB4CFFF),
    .waittint = rgb(0x1D2D4A),
    .danger = rgb(0xFFB9BF),
    .dangertint = rgb(0x47191F),
    .focus = rgb(0x9CC2FF),
    .toast = rgb(0xF0F3EC),
    .toast_ink = rgb(0x17251F),
    .toast_act = rgb(0x0E4F42),
    .scrim = with_alpha(rgb(0x000000), 0.64f),
};

constexpr Theme high_contrast{
    .look = Look::HighContrast,
    .ground = rgb(0xFFFFFF),
    .surface = rgb(0xFFFFFF),
    .sunk = rgb(0xFFFFFF),
    .line = rgb(0x000000),
    .edge = rgb(0x000000),
    .ink = rgb(0x000000),
    .ink2 = rgb(0x000000),
    .primary = rgb(0x00382D),
    .onprimary = rgb(0xFFFFFF),
    .tint = rgb(0xFFFFFF),
    .tintink = rgb(0x00382D),
    .hero1 = rgb(0x00382D),
    .hero2 = rgb(0x00382D),
    .hero_ink = rgb(0xFFFFFF),
    .hero_ink2 = rgb(0xFFFFFF),
    .hero_need = rgb(0xFFFFFF),
    .hero_button_ink = rgb(0x00382D),
    .need = rgb(0x6B2300),
    .needtint = rgb(0xFFFFFF),
    .glow = rgb(0xFFD9B5),
    .glow_ink = rgb(0x5A1F02),
    .glow_edge = rgb(0x6B2300),
    .wait = rgb(0x0B2A66),
    .waittint = rgb(0xFFFFFF),
    .danger = rgb(0x700016),
    .dangertint = rgb(0xFFFFFF),
    .focus = rgb(0x0040C0),
    .toast = rgb(0x000000),
    .toast_ink = rgb(0xFFFFFF),
    .toast_act = rgb(0xFFFFFF),
    .scrim = with_alpha(rgb(0x000000), 0.80f),
};

// Relative luminance, WCAG 2.2 "relative luminance".
double luminance(Colour colour) {
    const auto linear = [](std::uint8_t channel) {
        const double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

Colour mix(Colour from, Colour to, float share) {
    const auto channel = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(a + (static_cast<float>(b) - static_cast<float>(a)) * share + 0.5f);
    };
    return {channel(from.red, to.red), channel(from.green, to.green), channel(from.blue, to.blue),
            channel(from.alpha, to.alpha)};
}

const Theme& theme_of(Look look) {
    return look == Look::Dark ? dark : look == Look::HighContrast ? high_contrast : light;
}

double contrast(Colour one, Colour other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace linli::ui
