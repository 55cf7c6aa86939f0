#include <doctest/doctest.h>

#include "app/client/errands/errands_page.h"
#include "app/client/ui/ui.h"
#include "shared/errands/commands.h"
#include "tests/client/pressed_town.h"

using namespace linli;
using namespace linli::client;

namespace {

struct Asking : PressedTown, PressedServices {
    Asking() {
        open();
        ask.kind = static_cast<int>(ErrandKind::Other);
        ask.what = "倒垃圾";
        screen.show([this] { ask_page(known(), viewer(), now, ask, *this, *this, *this); });
    }
    PressedScreen screen;
    AskInput ask;
};

}  // namespace

TEST_CASE("what comes every week may have a last day, and that day is one of them") {
    Asking town;
    CHECK(!town.screen.shows(text("ask.repeats_end")));
    REQUIRE(town.screen.press_only(text("ask.repeats")));
    CHECK(town.ask.repeat_days == day_bit(1));  // It is Monday.
    SUBCASE("until further notice") {
        REQUIRE(town.screen.press_only(text("ask.send")));
        CHECK(town.last<AskForHelp>()->repeats.days == day_bit(1));
        CHECK(!town.last<AskForHelp>()->repeats.until);
    }
    SUBCASE("until a day") {
        REQUIRE(town.screen.press_only(text("ask.repeats_end")));
        REQUIRE(town.ask.repeat_until);
        town.ask.repeat_until = CivilDate{2026, 12, 7};
        town.screen.draw_again();
        town.screen.wait(0);
        CHECK(town.screen.kit().duplicate_keys() == 0);
        REQUIRE(town.screen.press_only(text("ask.send")));
        CHECK(town.last<AskForHelp>()->repeats.until == instant_of({2026, 12, 8}, 0, UtcOffset{}));
        const auto details = town.known().state.errand_details.where<&ErrandDetail::asked_for>(town.me);
        REQUIRE(details.size() == 1);
        const ErrandId made = details.front()->id;
        ErrandsInput input;
        town.screen.show(
            [&] { errands_page(town.known(), town.viewer(), town.now, made, input, town, town); });
        const std::string day = day_words({2026, 12, 7}, town.viewer().saying(town.now));
        const std::string last_day = text("errand.repeats_until", {{"day", day}});
        CHECK(town.screen.shows(last_day));
    }
}
