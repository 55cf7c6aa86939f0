#include "app/client/ui/headless.h"
#include "app/client/ui/text.h"
#include "app/client/ui/ui.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <string_view>

// While nobody waits, the kit draws the characters that the next pages will show: what they find ready, what
// that may cost, and when it comes to its end.

using namespace linli;

namespace {

class CountedGlyphs : public ui::FixedGlyphs {
public:
    bool draw(std::string_view cluster, int size_px, ui::Weight weight, ui::GlyphPicture& picture) override {
        if (!ui::FixedGlyphs::draw(cluster, size_px, weight, picture)) return false;
        ++drawn;
        pixels += picture.width * picture.height;
        return true;
    }
    int drawn = 0, pixels = 0;
};

// A page whose pictures of characters are counted.
struct CountedPage {
    explicit CountedPage(const ui::Screen& screen = {}) {
        kit.set_screen(screen);
        show([] { ui::line("？"); });
    }
    // How many pictures had to be drawn for it.
    int show(const std::function<void()>& page) {
        const int before = glyphs.drawn;
        kit.mark_dirty();
        for (int frames = 0; kit.wants_frame() && frames < 40; ++frames, now_ms += 16) {
            kit.frame(now_ms, page);
            if (!kit.preferences().plain) kit.paint();
        }
        return glyphs.drawn - before;
    }
    // Until nothing is left; gives how many pictures were drawn.
    int warm() {
        const int before = glyphs.drawn;
        int turns = 0;
        while (kit.warm()) REQUIRE(++turns < 10'000);
        return glyphs.drawn - before;
    }

    CountedGlyphs glyphs;
    ui::Kit kit{glyphs};
    std::int64_t now_ms = 1000;
};

constexpr int largest_atlas = 2048 * 2048;

}  // namespace

TEST_CASE("the next page finds its characters drawn, and drawing them beforehand asked for no frame") {
    CountedPage page;
    REQUIRE(page.kit.wants_warming());
    const int frames = page.kit.frames();
    CHECK(page.warm() > 0);
    CHECK_FALSE(page.kit.wants_frame());
    CHECK_FALSE(page.kit.wants_warming());
    CHECK(page.kit.frames() == frames);
    const auto next = [] {
        ui::line("今天没有班");
        ui::line("还要两个人", {.bold = true});
        ui::line("在等", {.size = ui::TextSize::Second});
    };
    CHECK(page.show(next) == 0);
    CHECK(page.show([] { ui::line("龘"); }) == 1);
    CHECK_FALSE(page.kit.wants_warming());
}

TEST_CASE("the page behind a tab finds its title drawn, however rare the characters") {
    CountedPage page;
    page.show([] {
        const ui::Shell shell({.app_name = "邻里", .tabs = {{ui::Icon::Sun, "龘", "/a", true}}});
        const ui::Page body({.title = "邻里"});
    });
    page.warm();
    CHECK(page.show([] { ui::heading("龘", {.level = 1}); }) == 0);
}

TEST_CASE(
    "what is drawn beforehand has its limits: in number, and in the atlas of a phone with fine pixels") {
    {
        CountedPage page;
        const int drawn = page.warm();
        CHECK(drawn > 500);
        CHECK(drawn <= 1200);
    }
    CountedPage fine({.width = 390, .height = 844, .pixel_ratio = 3});
    CHECK(fine.warm() > 100);
    CHECK(fine.glyphs.pixels < largest_atlas / 2);
    CHECK_FALSE(fine.kit.wants_warming());
    const int drawn_then = fine.show([] { ui::line("没有人来"); });
    CHECK(drawn_then == 0);
}

TEST_CASE("another size of type or another language is drawn beforehand, too, and nothing twice") {
    CountedPage page;
    page.warm();
    CHECK(page.warm() == 0);
    page.kit.set_preferences({.type_scale = 1.5f});
    page.show([] { ui::line("？"); });
    REQUIRE(page.kit.wants_warming());
    CHECK(page.warm() > 0);
    set_language(Language::English);
    CHECK(page.kit.wants_warming());
    page.warm();
    CHECK(page.show([] { ui::line("Who can come tonight"); }) == 0);
    set_language(Language::Chinese);
}

TEST_CASE("a plain page draws no characters, so none beforehand") {
    CountedPage page;
    page.kit.set_preferences({.plain = true});
    page.show([] { ui::line("？"); });
    CHECK_FALSE(page.kit.wants_warming());
    CHECK(page.warm() == 0);
}
