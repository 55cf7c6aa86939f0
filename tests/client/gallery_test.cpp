#include "app/client/ui/gallery.h"
#include "app/client/ui/headless.h"
#include "app/client/ui/ui.h"

#include <doctest/doctest.h>

#include <string>

// The kit's manual: its page of single parts says what each is for, and shows it working.

using namespace linli;

namespace {

constexpr const char* route = "/kit/parts";
struct Part {
    const char* name;
    const char* about;  // its text
};
constexpr Part parts[] = {{"link", "kit.about.link"},
                          {"icon_link", "kit.about.icon_link"},
                          {"time_picker", "kit.about.time_picker"},
                          {"month_calendar", "kit.about.month_calendar"},
                          {"houses", "kit.about.houses"},
                          {"square_code", "kit.about.square_code"},
                          {"picture", "kit.about.picture"},
                          {"check_row", "kit.about.check_row"},
                          {"TableTick", "kit.about.table_tick"},
                          {"paper_table", "kit.about.paper_table"},
                          {"BottomBar", "kit.about.bottom_bar"}};

struct Look {
    ui::Screen screen = {};
    ui::Preferences preferences = {};
};
const Look looks[] = {{},
                      {.screen = {.width = 1280, .height = 800}},
                      {.preferences = {.type_scale = 2}},
                      {.preferences = {.plain = true}}};

}  // namespace

TEST_CASE("the manual names each part and says when to use it, in both languages and in every form") {
    for (const Language chosen : {Language::English, Language::Chinese}) {
        set_language(chosen);
        for (const Look& look : looks) {
            CAPTURE(look.screen.width);
            CAPTURE(look.preferences.plain);
            ui::Headless screen(look.screen, look.preferences);
            ui::GalleryInput input;
            screen.show([&] { ui::gallery(input, route); });
            for (const Part& part : parts) {
                CAPTURE(part.name);
                CHECK(screen.find(ui::Role::Heading, part.name) != nullptr);
                CHECK(text(part.about) != part.about);
                CHECK(screen.find(ui::Role::Text, text(part.about)) != nullptr);
            }
            CHECK(screen.kit().duplicate_keys() == 0);
            CHECK(screen.kit().unsaid_labels().empty());
            if (look.preferences.type_scale == 1) CHECK(screen.kit().cut_words().empty());
        }
    }
}

TEST_CASE("the parts of the manual work: a house, a day, a row and the bar's button") {
    ui::Headless screen;
    ui::GalleryInput input;
    screen.show([&] { ui::gallery(input, route); });
    CHECK(screen.press(ui::Role::Button, text("kit.house", {{"number", 3}})));
    CHECK(input.house == 3);
    CHECK(screen.press(ui::Role::Radio, date_words({2026, 11, 4})));
    CHECK(input.month_day == 3);
    CHECK(screen.press(ui::Role::Check, text("kit.boxes")));
    CHECK(input.has_fruit);
    CHECK(screen.press(ui::Role::Check, text("kit.given")));
    CHECK_FALSE(input.handed[0]);
    CHECK(screen.press(ui::Role::Button, text("kit.take")));
    CHECK(input.pressed == 1);
    const ui::Node* link = screen.find(ui::Role::Link, text("kit.news"));
    REQUIRE(link);
    CHECK(link->route == "/kit/text");
}

TEST_CASE("the table for paper is there where a page can be printed, and nowhere else") {
    for (const bool plain : {false, true}) {
        ui::Headless screen({}, {.plain = plain});
        ui::GalleryInput input;
        screen.show([&] { ui::gallery(input, route); });
        CHECK((screen.find(ui::Role::Table, text("kit.residents")) != nullptr) == plain);
    }
}
