// What is said to who hears the page: once, in the order in which it comes, and nothing twice.
#include "app/client/ui/headless.h"
#include "app/client/ui/twin_changes.h"
#include "app/client/ui/ui.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace linli;

namespace {

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("of two refusals on one page each is said once, however often the page is drawn") {
    ui::Headless screen;
    Words reasons{"有人先报了。", "时间撞了。"};
    screen.show([&] {
        const ui::Page page({.title = "没发出去的"});
        for (int i = 0; i < 2; ++i) {
            const ui::RefusalCard card(i + 1,
                                       {.title = "没报上", .reason = reasons[static_cast<std::size_t>(i)]});
        }
        ui::button("看看");
    });
    CHECK(screen.heard() == Words{"没报上。有人先报了。", "没报上。时间撞了。"});
    for (int frame = 0; frame < 3; ++frame) screen.wait(60'000);
    screen.kit().focus(screen.find(ui::Role::Button, "看看")->id, true);
    screen.draw_again();
    CHECK(screen.heard() == Words{});
    reasons[1] = "名额满了。";
    screen.wait(0);
    CHECK(screen.heard() == Words{"没报上。名额满了。"});
}

TEST_CASE("what went and comes again is said again") {
    ui::Headless screen;
    bool shown = true;
    screen.show([&] {
        const ui::Page page({.title = "报名"});
        if (shown) ui::announce("没报上", true);
    });
    CHECK(screen.heard() == Words{"没报上"});
    shown = false;
    screen.wait(0);
    shown = true;
    screen.wait(0);
    CHECK(screen.heard() == Words{"没报上"});
}

TEST_CASE("a banner and a toast that come in one frame are both said, and all of a thousand toasts") {
    ui::Headless screen;
    bool back = false;
    screen.show([&] {
        ui::ShellOptions shell{.app_name = "邻里"};
        if (back) shell.banner = {ui::Tone::Mine, ui::Icon::Check, "网络回来了", {}, {}};
        const ui::Shell around(shell);
        const ui::Page page({.title = "今天"});
    });
    back = true;
    screen.kit().show_toast({.words = "已报名"});
    screen.draw_again();
    CHECK(screen.heard() == Words{"已报名", "网络回来了"});
    Words all;
    for (int i = 1; i <= 1000; ++i) {
        all.push_back("第 " + std::to_string(i) + " 条");
        screen.kit().show_toast({.words = all.back()});
    }
    screen.draw_again();
    CHECK(screen.heard() == all);
}

TEST_CASE("a toast over an open sheet is a part of it: its undo is pressed and the sheet stays") {
    ui::Headless screen;
    bool open = true;
    int undone = 0;
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        if (!open) return;
        const ui::Dialog dialog({.title = "今晚来不了？", .open = &open, .close_label = "关上"});
        ui::button("留下");
    });
    screen.kit().show_toast({.words = "已报名", .undo = "撤销", .undone = [&undone] { ++undone; }});
    screen.draw_again();
    const ui::Node* toast = screen.find(ui::Role::Region, "已报名");
    const ui::Node* dialog = screen.find(ui::Role::Dialog, "今晚来不了？");
    REQUIRE(toast);
    REQUIRE(dialog);
    CHECK(toast->parent == dialog->id);
    CHECK(toast->layer == dialog->layer);  // Its place is told from the sheet's.
    CHECK(screen.find(ui::Role::Button, "撤销")->layer == toast->layer);
    REQUIRE(screen.press("撤销"));
    CHECK(undone == 1);
    CHECK(screen.find(ui::Role::Dialog, "今晚来不了？") != nullptr);
    screen.kit().show_toast({.words = "记下了"});
    screen.draw_again();
    REQUIRE(screen.press("关上"));
    REQUIRE(screen.find(ui::Role::Region, "记下了"));
    CHECK(screen.find(ui::Role::Region, "记下了")->parent == 0);
}

TEST_CASE("a field's error is said when it comes and when it becomes another, not when it only counts on") {
    ui::Headless screen;
    std::string name, error;
    screen.show([&] {
        const ui::Page page({.title = "我"});
        ui::text_field("姓名", name, {.error = error, .max_length = 4});
    });
    CHECK(screen.heard() == Words{});
    error = "姓名还没写";
    screen.wait(0);
    CHECK(screen.heard() == Words{"姓名还没写"});
    REQUIRE(screen.type("姓名", "欧阳小小禾"));
    CHECK(screen.heard().size() == 1);
    REQUIRE(screen.type("姓名", "欧阳小小禾苗"));
    CHECK(screen.heard() == Words{});
    error.clear();
    REQUIRE(screen.type("姓名", "欧阳"));
    CHECK(screen.heard() == Words{});
}

TEST_CASE("notes and bars that come later are said; what comes with its page or sheet is read with it") {
    ui::Headless screen;
    bool open = false;
    std::string wrong, searching;
    screen.show([&] {
        const ui::Page page({.title = "登录"});
        ui::note(ui::Icon::Info, "请写密码");
        if (!wrong.empty()) ui::note(ui::Icon::CircleAlert, wrong, ui::Tone::Refused);
        if (!searching.empty()) ui::progress(searching, 1, 3, {});
        if (!open) return;
        const ui::Dialog dialog({.title = "忘了？", .open = &open, .close_label = "关上"});
        ui::note(ui::Icon::Info, "问协调员");
        if (!wrong.empty()) ui::note(ui::Icon::Info, "锁上了");
    });
    CHECK(screen.heard() == Words{});
    wrong = "密码不对";
    screen.wait(0);
    REQUIRE(screen.kit().messages().size() == 1);
    CHECK(screen.kit().messages()[0].urgent);
    CHECK(screen.heard() == Words{"密码不对"});
    searching = "正在找";
    screen.wait(0);
    CHECK(screen.heard() == Words{"正在找"});
    wrong.clear();
    open = true;
    screen.wait(0);
    CHECK(screen.heard() == Words{});
    wrong = "密码又不对";
    screen.wait(0);
    CHECK(screen.heard() == Words{"密码又不对", "锁上了"});
}

TEST_CASE(
    "notes of what is chosen beside a list are read with it; what comes while it stands there is said") {
    ui::Headless screen({.width = 1280, .height = 800});
    int chosen = 1;
    std::string words = "今晚还缺一个人";
    screen.show([&] {
        const ui::Page page({.title = "值班", .panes = true, .key = "shifts"});
        const ui::Panes panes({.show_detail = true, .shown = chosen});
        if (panes.list()) ui::line("今晚");
        if (panes.detail()) ui::note(ui::Icon::Info, words);
    });
    CHECK(screen.heard() == Words{});
    chosen = 2;
    words = "明早还缺两个人";
    screen.wait(0);
    CHECK(screen.heard() == Words{});
    words = "明早人够了";
    screen.wait(0);
    CHECK(screen.heard() == Words{"明早人够了"});
    chosen = 1;
    words = "今晚人够了";
    screen.wait(0);
    CHECK(screen.heard() == Words{});
}

TEST_CASE("what a search came to is said once nothing more is typed, of whatever the list is made") {
    ui::Headless screen;
    std::string search;
    int found = 120;
    screen.show([&] {
        const ui::Page page({.title = "住户"});
        ui::search_field("找人", search);
        if (search == "谁") return ui::line("没有这个人");
        if (search == "表") {
            const ui::List list("住户");
            for (int i = 0; i < found; ++i) ui::row(i + 1, {.title = "住户 " + std::to_string(i)});
            return;
        }
        ui::long_list("住户", found, 66, [&](int index) {
            ui::row(index + 1, {.title = std::to_string(index), .position = index + 1, .set_size = found});
        });
    });
    screen.kit().focus(screen.find(ui::Role::TextField, "找人")->id, true);
    const auto heard_after = [&](const std::string& words) {
        REQUIRE(screen.type("找人", words));
        CHECK(screen.heard() == Words{});
        CHECK(screen.kit().next_change_ms() > 0);
        screen.wait(2'000);
        return screen.heard();
    };
    CHECK(heard_after("王") == Words{text("field.found", {{"count", 120}})});
    screen.wait(60'000);
    CHECK(screen.heard() == Words{});
    CHECK(screen.kit().next_change_ms() == -1);
    found = 3;
    CHECK(heard_after("王小") == Words{text("field.found", {{"count", 3}})});
    CHECK(heard_after("表") == Words{text("field.found", {{"count", 3}})});
    CHECK(heard_after("谁") == Words{"没有这个人"});
    found = 0;
    CHECK(heard_after("表") == Words{text("field.found_none")});
    REQUIRE(screen.type("找人", ""));
    CHECK(screen.kit().next_change_ms() == -1);
    screen.wait(2'000);
    CHECK(screen.heard() == Words{});
}
