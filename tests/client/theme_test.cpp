#include "app/client/ui/theme.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace linli::ui;

namespace {

struct Pair {
    const char* name;
    Colour front, ground;
};

std::vector<Pair> text_pairs(const Theme& theme) {
    return {
        {"ink on ground", theme.ink, theme.ground},
        {"ink on surface", theme.ink, theme.surface},
        {"ink on sunk", theme.ink, theme.sunk},
        {"ink on waittint", theme.ink, theme.waittint},
        {"ink on tint", theme.ink, theme.tint},
        {"ink on needtint", theme.ink, theme.needtint},
        {"ink2 on ground", theme.ink2, theme.ground},
        {"ink2 on surface", theme.ink2, theme.surface},
        {"ink2 on sunk", theme.ink2, theme.sunk},
        {"ink2 on tint", theme.ink2, theme.tint},
        {"ink2 on needtint", theme.ink2, theme.needtint},
        {"primary on ground", theme.primary, theme.ground},
        {"primary on surface", theme.primary, theme.surface},
        {"onprimary on primary", theme.onprimary, theme.primary},
        {"tintink on tint", theme.tintink, theme.tint},
        {"tintink on surface", theme.tintink, theme.surface},
        {"hero ink on hero", theme.hero_ink, theme.hero1},
        {"hero second ink on hero", theme.hero_ink2, theme.hero1},
        {"hero need on hero", theme.hero_need, theme.hero1},
        {"button ink on hero button", theme.hero_button_ink, theme.hero_ink},
        {"need on surface", theme.need, theme.surface},
        {"need on ground", theme.need, theme.ground},
        {"need on needtint", theme.need, theme.needtint},
        {"glow_ink on glow", theme.glow_ink, theme.glow},
        {"wait on surface", theme.wait, theme.surface},
        {"wait on waittint", theme.wait, theme.waittint},
        {"danger on surface", theme.danger, theme.surface},
        {"danger on ground", theme.danger, theme.ground},
        {"danger on dangertint", theme.danger, theme.dangertint},
        {"toast ink on toast", theme.toast_ink, theme.toast},
        {"toast action on toast", theme.toast_act, theme.toast},
        {"surface on need (the filled tile)", theme.surface, theme.need},
    };
}

std::vector<Pair> shape_pairs(const Theme& theme) {
    return {
        {"edge on surface", theme.edge, theme.surface},
        {"edge on ground", theme.edge, theme.ground},
        {"focus on surface", theme.focus, theme.surface},
        {"focus on ground", theme.focus, theme.ground},
        {"gap in a coverage bar on surface", theme.glow_edge.alpha > 0 ? theme.glow_edge : theme.glow,
         theme.surface},
    };
}

}  // namespace

TEST_CASE("every text can be read on its ground, in every look: contrast at least 7") {
    for (const Look look : {Look::Light, Look::Dark, Look::HighContrast}) {
        for (const Pair& pair : text_pairs(theme_of(look))) {
            CAPTURE(static_cast<int>(look));
            CAPTURE(std::string(pair.name));
            CHECK(contrast(pair.front, pair.ground) >= 7.0);
        }
    }
}

TEST_CASE("every outline and the focus ring can be seen: contrast at least 3") {
    for (const Look look : {Look::Light, Look::Dark, Look::HighContrast}) {
        for (const Pair& pair : shape_pairs(theme_of(look))) {
            CAPTURE(static_cast<int>(look));
            CAPTURE(std::string(pair.name));
            CHECK(contrast(pair.front, pair.ground) >= 3.0);
        }
    }
}

TEST_CASE("contrast is reckoned as WCAG does") {
    CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == doctest::Approx(21.0));
    CHECK(contrast(rgb(0x777777), rgb(0xFFFFFF)) == doctest::Approx(4.48).epsilon(0.01));
    CHECK(contrast(rgb(0x17251F), rgb(0xF4F4EC)) == doctest::Approx(14.4).epsilon(0.01));
}
