#include <doctest/doctest.h>

#include <algorithm>

#include "app/client/ui/headless.h"
#include "app/client/ui/ui.h"

using namespace linli;

TEST_CASE(
    "paper has all rows of a list, and says so where there are too many; the page is as before after it") {
    ui::Headless screen;
    int count = 530;
    const auto print = [&](bool paper) {
        screen.kit().set_preferences({.plain = true, .paper = paper});
        screen.show([&] {
            const ui::Page page({.title = "住户"});
            ui::long_list("住户", count, 66, [](int index) {
                ui::row(index + 1, {.title = "住户 " + std::to_string(index), .pressable = true});
            });
        });
        const auto& nodes = screen.kit().nodes();
        return std::count_if(nodes.begin(), nodes.end(),
                             [](const ui::Node& node) { return node.role == ui::Role::ListItem; });
    };
    CHECK(print(false) == 100);
    CHECK(print(true) == 530);
    CHECK_FALSE(screen.press("再看"));
    CHECK(print(false) == 100);
    CHECK(screen.find("再看 100 行"));
    count = 5000;
    CHECK(print(true) == 2000);
    CHECK(screen.find(text("list.on_paper", {{"shown", 2000}, {"count", 5000}})));
}

TEST_CASE("nothing is pressed on paper: rows and first cells are the words themselves") {
    ui::Headless screen({.width = 1280, .height = 800});
    const auto print = [&](bool paper) {
        screen.kit().set_preferences({.plain = true, .paper = paper});
        screen.show([&] {
            const ui::Page page({.title = "住户"});
            {
                const ui::List list("楼");
                ui::row(1, {.title = "3 号楼", .second = "两家在等", .pressable = true});
            }
            const ui::TableColumn columns[] = {{.title = "名字"}, {.title = "门牌"}};
            ui::table("住户", columns, 1, [](int) {
                return ui::TableRow{
                    .key = 1, .cells = {{.words = "小禾"}, {.words = "1-301"}}, .pressable = true};
            });
        });
    };
    print(false);
    CHECK(screen.find(ui::Role::Button, "3 号楼"));
    CHECK(screen.find(ui::Role::Button, "小禾"));
    print(true);
    CHECK_FALSE(screen.find(ui::Role::Button, "3 号楼"));
    CHECK(screen.find(ui::Role::ListItem, "3 号楼\n两家在等"));
    CHECK_FALSE(screen.find(ui::Role::Button, "小禾"));
    CHECK(screen.find(ui::Role::Cell, "小禾"));
}
