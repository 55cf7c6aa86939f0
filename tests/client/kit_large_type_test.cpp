#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "app/client/ui/headless.h"
#include "app/client/ui/ui.h"

// Long words and large type on a narrow phone: nothing runs over an edge, nothing lies over other words.

using namespace linli;

namespace {

std::string listed(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& one : words) all += one + "\n";
    return all;
}

const std::string long_name = "阿卜杜热西提·买买提明·吐尔逊阿依·古丽米热";

// `count` neighbours with long names, whose rows lead to a page of their own or nowhere.
void draw_neighbours(int count, bool opens) {
    const ui::Page page({.title = "住户"});
    ui::long_list("住户", count, 68, [&](int index) {
        ui::row(index + 1,
                {.title = long_name + std::to_string(index),
                 .second = "Building 12, unit 1, 202 · Volunteer · Steward of buildings 3, 4 and 5",
                 .person = "阿",
                 .route = opens ? "/people/" + std::to_string(index) : std::string(),
                 .position = index + 1,
                 .set_size = count});
    });
}

bool shows(ui::Headless& screen, std::string_view part) {
    for (const ui::PaintedWords& one : screen.kit().painted_words())
        if (one.words.find(part) != std::string::npos) return true;
    return false;
}

// The first that is painted with exactly these words.
ui::Rect place_of(ui::Headless& screen, std::string_view words) {
    for (const ui::PaintedWords& one : screen.kit().painted_words())
        if (one.words == words) return one.rect;
    FAIL("not painted: " << words);
    return {};
}

void check_neighbours(float type_scale, int count, bool opens) {
    CAPTURE(type_scale);
    CAPTURE(count);
    ui::Headless screen({.width = 360, .height = 740}, {.type_scale = type_scale});
    bool is_long = false;
    screen.show([&] {
        is_long = !ui::has_own_heights(count);
        draw_neighbours(count, opens);
    });
    CHECK(listed(screen.words_over_words()) == "");
    CHECK(listed(screen.words_over_edges()) == "");
    CHECK(shows(screen, "…") == is_long);
    CHECK(screen.kit().cut_words().empty() == (!is_long || opens));
    // Who listens has the whole name, cut or not.
    CHECK(screen.find(long_name + "0") != nullptr);
}

}  // namespace

TEST_CASE("rows of a long list never lie over each other, however long the names and large the type") {
    for (const float type_scale : {1.0f, 1.5f, 2.0f}) {
        for (const int count : {3, 61, 14'500}) {
            check_neighbours(type_scale, count, true);
            check_neighbours(type_scale, count, false);
        }
    }
}

TEST_CASE(
    "a long list's row may cut what its own button opens, and is heard whole; without a button that is "
    "told") {
    for (const bool has_button : {true, false}) {
        CAPTURE(has_button);
        ui::Headless screen({.width = 360, .height = 740});
        screen.show([has_button] {
            const ui::Page page({.title = "分发"});
            ui::long_list("袋子", 61, 60, [has_button](int index) {
                ui::RowOptions row{.title = long_name + std::to_string(index), .second = long_name};
                if (has_button) row.actions = [] { ui::icon_button(ui::Icon::Menu, "更多"); };
                ui::row(index + 1, row);
            });
        });
        CHECK(shows(screen, "…"));
        CHECK(screen.kit().cut_words().empty() == has_button);
        CHECK(screen.find(long_name + "0") != nullptr);
    }
}

TEST_CASE("in large type what stands below the words of a long list's row keeps a whole line from them") {
    constexpr float line_of_size = 1.5f;  // Second text: 16 px on lines of 24.
    for (const float row_height : {60.0f, 62.0f, 68.0f, 88.0f}) {
        CAPTURE(row_height);
        ui::Headless screen({.width = 360, .height = 740}, {.type_scale = 2});
        screen.show([row_height] {
            const ui::Page page({.title = "订单"});
            ui::long_list("订单", 61, row_height, [](int index) {
                ui::row(index + 1, {.title = "王奶奶", .second = "2-1-301", .trailing = "还差 12 元"});
            });
        });
        const ui::Rect second = place_of(screen, "2-1-301"), below = place_of(screen, "还差 12 元");
        CHECK(below.y - second.y >= line_of_size * second.height - 0.5f);
    }
}

TEST_CASE(
    "labels, progress, chips, links, tabs and rows break their words before the edge of a narrow phone") {
    const auto draw = [](std::string& typed) {
        const ui::Page page({.title = "手册"});
        const ui::Card card(1);
        ui::text_field("A neighbour without a phone, by name or by door", typed);
        ui::text_area("机器人的地址（Webhook），群里复制来的那一行", typed);
        ui::progress("到截单", 1, 3, "还有 22 小时 24 分截单，差 3 份");
        ui::filter_chip("还没有选地点的，所有楼，所有门，一共", true, 1);
        ui::filter_chip("还没有选地点的，所有楼，所有门，一个也没有", false, 2);
        ui::chip("等协调员看过以后才算，最晚明天早上九点", ui::Tone::Wait);
        ui::link("看看还有谁在等，和每个人还要等多久，一共", "/waiting", {.icon = ui::Icon::ChevronRight});
        int tab = 0;
        const std::string tabs[] = {"还要有人去的，今天和明天，所有楼", "去过的"};
        ui::tabs("去不去", tabs, tab);
        ui::row("row", {.title = "南门岗",
                        .trailing = "可能和名册里的另一位是同一个人，请看看",
                        .trailing_icon = ui::Icon::Info});
    };
    for (const float type_scale : {1.0f, 1.5f, 2.0f}) {
        CAPTURE(type_scale);
        std::string typed;
        ui::Headless screen({.width = 360, .height = 740}, {.type_scale = type_scale});
        screen.show([&] { draw(typed); });
        CHECK(listed(screen.words_over_edges()) == "");
        CHECK(listed(screen.words_over_words()) == "");
    }
}

TEST_CASE(
    "beside a progress bar stand words that leave it a third; longer ones stand beneath the whole bar") {
    const auto height_of = [](const char* words) {
        ui::Headless screen({.width = 360, .height = 740});
        screen.show([words] {
            const ui::Page page({.title = "手册"});
            ui::progress("到截单", 1, 3, words);
        });
        return screen.find(ui::Role::Progress, "到截单")->rect.height;
    };
    CHECK(height_of("1 / 3") == height_of("差 2 份"));
    CHECK(height_of("还有 22 小时 24 分截单，差 3 份") > height_of("1 / 3"));
}

TEST_CASE("a progress bar takes a whole line, beside whatever it is drawn") {
    ui::Headless screen({.width = 360, .height = 740});
    screen.show([] {
        const ui::Page page({.title = "手册"});
        ui::progress("上一个", 1, 3, "1 / 3");
        const ui::Flow flow;
        ui::chip("等协调员看过以后才算", ui::Tone::Wait);
        ui::progress("到截单", 1, 3, "还有 22 小时");
    });
    const ui::Rect alone = screen.find(ui::Role::Progress, "上一个")->rect;
    const ui::Rect among = screen.find(ui::Role::Progress, "到截单")->rect;
    CHECK(among.width == doctest::Approx(alone.width));
    CHECK(among.y >= screen.find(ui::Role::Text, "等协调员看过以后才算")->rect.bottom());
    CHECK(listed(screen.words_over_words()) == "");
    CHECK(listed(screen.words_over_edges()) == "");
}
