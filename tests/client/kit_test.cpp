#include "app/client/ui/headless.h"
#include "app/client/ui/ui.h"

#include <doctest/doctest.h>

using namespace linli;

TEST_CASE("a press by name reaches the button, in exactly one frame") {
    ui::Headless screen;
    int taken = 0;
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        for (const int shift : {1, 2}) {
            const ui::Card card(ui::Key{shift});
            ui::line("20:00–22:00 南门岗", {.bold = true});
            if (ui::button(shift == 1 ? "报名" : "看看", {.kind = ui::ButtonKind::Primary})) taken += shift;
        }
    });
    CHECK(screen.press("报名"));
    CHECK(taken == 1);
    screen.draw_again();
    CHECK(taken == 1);
    CHECK(screen.press("看看"));
    CHECK(taken == 3);
    CHECK(screen.kit().duplicate_keys() == 0);
}

TEST_CASE("a greyed button does nothing when pressed and is explained by the reason beneath it") {
    ui::Headless screen;
    int taken = 0;
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        if (ui::button("报名", {.reason = "和你 20:00 的班撞了时间"})) ++taken;
    });
    const ui::Node* button = screen.find(ui::Role::Button, "报名");
    REQUIRE(button);
    CHECK((button->states & ui::StateDisabled) != 0);
    const ui::Node* reason = screen.find(ui::Role::Text, "撞了时间");
    REQUIRE(reason);
    CHECK(button->described_by == reason->id);
    CHECK(reason->rect.y >= button->rect.bottom());
    screen.kit().press(button->id);
    screen.draw_again();
    CHECK(taken == 0);
}

TEST_CASE("when nothing changed, nothing is sent to the page") {
    ui::Headless screen;
    std::string words = "今天还缺 4 人";
    screen.show([&] {
        const ui::Page page({.title = "值班", .second = words});
        ui::button("报名");
    });
    CHECK(!screen.kit().take_changes().empty());
    screen.kit().mark_dirty();
    screen.draw_again();
    CHECK(screen.kit().take_changes().empty());
    words = "今天还缺 3 人";
    screen.kit().mark_dirty();
    screen.draw_again();
    const std::size_t one_text = screen.kit().take_changes().size();
    CHECK(one_text > 0);
    CHECK(one_text < 100);
}

TEST_CASE("a screen at rest asks for no more frames") {
    ui::Headless screen;
    const int frames = screen.show([&] {
        const ui::Page page({.title = "值班"});
        ui::button("报名");
        const ui::BottomBar bar;
        ui::button("我来不了");
    });
    CHECK(frames <= 3);
    CHECK(!screen.kit().wants_frame());
    CHECK(screen.kit().next_change_ms() == -1);
}
