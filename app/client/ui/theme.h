#pragma once
// The visual language in code: colour roles, type scale, spacing, radii. The only place with colours and
// sizes. Sizes are CSS px at 100 % type. Source: the project's design tokens.

#include <cstdint>

namespace linli::ui {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
    constexpr bool operator==(const Colour&) const = default;
};

constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
            static_cast<std::uint8_t>(hex), 255};
}
constexpr Colour with_alpha(Colour colour, float alpha) {
    colour.alpha = static_cast<std::uint8_t>(colour.alpha * alpha + 0.5f);
    return colour;
}
Colour mix(Colour from, Colour to, float share);

enum class Look : std::uint8_t { Light, Dark, HighContrast };

struct Theme {
    Look look;
    Colour ground, surface, sunk, line, edge, ink, ink2;
    Colour primary, onprimary, tint, tintink;
    Colour hero1, hero2, hero_ink, hero_ink2, hero_need, hero_button_ink;
    Colour need, needtint, glow, glow_ink, glow_edge;
    Colour wait, waittint, danger, dangertint, focus;
    Colour toast, toast_ink, toast_act, scrim;
};

const Theme& theme_of(Look look);

// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast(Colour one, Colour other);

enum class Weight : std::uint8_t { Regular = 0, Bold = 1 };

struct TypeStyle {
    float size, line;  // px
    Weight weight = Weight::Regular;
    float spacing = 0;      // px between characters
    float largest = 99.0f;  // grows with the type scale, but at most by this factor
};

namespace type {
inline constexpr TypeStyle numeral{40, 44, Weight::Bold, -0.5f, 1.4f};
inline constexpr TypeStyle title_phone{28, 36, Weight::Bold, 0, 1.6f};
inline constexpr TypeStyle title_desk{26, 34, Weight::Bold, 0, 1.6f};
inline constexpr TypeStyle total{28, 34, Weight::Bold, 0, 1.6f};
inline constexpr TypeStyle sheet{22, 30, Weight::Bold, 0, 1.6f};
inline constexpr TypeStyle heading{20, 28, Weight::Bold, 0, 1.6f};
inline constexpr TypeStyle body_phone{18, 28};
inline constexpr TypeStyle body_desk{16, 24};
inline constexpr TypeStyle lead_desk{17, 24};
inline constexpr TypeStyle second{16, 24};
// Simple mode is large already; nothing enlarges it again.
inline constexpr TypeStyle simple_title{32, 42, Weight::Bold, 0, 1.0f};
inline constexpr TypeStyle simple{30, 38, Weight::Bold, 0, 1.0f};
inline constexpr TypeStyle simple_action{22, 30, Weight::Bold, 0, 1.0f};
inline constexpr TypeStyle simple_sub{20, 28, Weight::Regular, 0, 1.0f};
}  // namespace type

namespace spacing {
inline constexpr float margin_phone = 16, margin_desk = 24, card_gap = 12, card_padding = 16,
                       card_padding_list = 14;
inline constexpr float section = 20, icon_to_text = 8, tile_to_text = 12, pane_gap = 20;
}  // namespace spacing

namespace radius {
inline constexpr float checkbox = 9, segment = 9, field = 14, button = 16, button_48 = 14, button_desk = 12,
                       tile = 14;
inline constexpr float simple_button = 28, simple_tile = 24;
inline constexpr float banner = 14, card = 20, sheet = 28, dialog = 24, window = 6, day = 16, toast = 16;
}  // namespace radius

namespace size {
inline constexpr float target = 48, button_large = 52, button_card = 48, button_desk = 44;
inline constexpr float field_phone = 52, field_desk = 44, checkbox = 28, seat = 36, chip = 30,
                       filter_chip = 44, tile = 44;
inline constexpr float tab_bar = 72, rail = 188, rail_narrow = 96, header_desk = 56, toast = 56,
                       focus_ring = 3, focus_gap = 2;
inline constexpr float simple_button = 136, simple_action = 72, simple_tile = 72, simple_icon = 40,
                       simple_small_icon = 30;
inline constexpr float low_below = 320, phone_below = 600, desk_from = 1024, widest_content = 1440,
                       one_column = 600;
}  // namespace size

namespace motion {  // milliseconds
inline constexpr int press = 80, fade = 160, row = 200, sheet_in = 240, sheet_out = 160;
inline constexpr int toast_stays = 6000, toast_with_undo_stays = 10000, banner_saved_stays = 4000,
                     skeleton_after = 300;
}  // namespace motion

}  // namespace linli::ui
