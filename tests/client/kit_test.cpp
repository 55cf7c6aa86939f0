#include "app/client/ui/headless.h"
#include "app/client/ui/ui.h"

#include <doctest/doctest.h>

#include <algorithm>

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

TEST_CASE("a page can be pressed before any of its characters is drawn, and painting draws each once") {
    struct : ui::FixedGlyphs {
        bool draw(std::string_view cluster, int size_px, ui::Weight weight,
                  ui::GlyphPicture& picture) override {
            ++drawn;
            return FixedGlyphs::draw(cluster, size_px, weight, picture);
        }
        int drawn = 0;
    } painter;
    ui::Kit kit(painter);
    kit.set_screen({});
    kit.frame(0, [] {
        const ui::Page page({});
        ui::line("南门南门");
    });
    CHECK(painter.drawn == 0);
    CHECK_FALSE(kit.take_changes().empty());
    kit.paint();
    const int each_once = painter.drawn;
    CHECK(each_once >= 2);  // The page itself has characters, too.
    kit.paint();
    CHECK(painter.drawn == each_once);
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

TEST_CASE("whatever is greyed with a reason is explained by it: icons, links and checks as well as buttons") {
    ui::Headless screen;
    bool on = false;
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        ui::icon_button(ui::Icon::Phone, "打电话", {.reason = "没有电话"});
        ui::link_button("去看看", "/shifts", {.reason = "还没有班"});
        ui::check("可以进别人家", on, {.reason = "要协调员审核"});
    });
    const std::pair<const char*, const char*> pairs[] = {
        {"打电话", "没有电话"}, {"去看看", "还没有班"}, {"可以进别人家", "要协调员审核"}};
    for (const auto& [name, reason] : pairs) {
        const ui::Node* node = screen.find(name);
        const ui::Node* why = screen.find(ui::Role::Text, reason);
        REQUIRE(node);
        REQUIRE(why);
        CHECK((node->states & ui::StateDisabled) != 0);
        CHECK(node->described_by == why->id);
    }
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

TEST_CASE("only the frame that answers to a press or to typing says that it has input") {
    ui::Headless screen;
    std::string name;
    int answering = 0;
    screen.show([&] {
        if (screen.kit().has_input()) ++answering;
        const ui::Page page({.title = "值班"});
        ui::button("报名");
        ui::text_field("名字", name);
    });
    CHECK(answering == 0);
    REQUIRE(screen.press("报名"));
    REQUIRE(screen.type("名字", "小禾"));
    screen.wait(60'000);
    CHECK(answering == 2);
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

TEST_CASE("a node keeps its identity when its record moves, and when the language changes") {
    ui::Headless screen;
    std::vector<int> order{1, 2, 3};
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        for (const int shift : order) {
            const ui::Card card(ui::Key{shift});
            ui::button("报名 " + std::to_string(shift));
        }
    });
    const ui::NodeId second = screen.find(ui::Role::Button, "报名 2")->id;
    order = {2, 3, 1};
    screen.kit().mark_dirty();
    screen.draw_again();
    CHECK(screen.find(ui::Role::Button, "报名 2")->id == second);
}

TEST_CASE("what is shown and not said is noticed: who speaks to the device says what they see") {
    ui::Headless screen;
    std::string spoken = "报名 22:00 北门岗";
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        ui::button("报名", {.spoken = spoken});
        ui::button("我来不了");
    });
    CHECK(screen.kit().unsaid_labels().empty());
    spoken = "我要站 22:00 北门岗";
    screen.kit().mark_dirty();
    screen.draw_again();
    CHECK(screen.kit().unsaid_labels() == std::vector<std::string>{"报名"});
}

TEST_CASE("words that are cut and can be read nowhere else are noticed, but where nothing is painted") {
    const std::string long_hour(400, 'h');
    const std::string hours[] = {long_hour};
    const std::vector<ui::CoverageRow> rows{{"south", "南门岗", {{ui::Coverage::Full, "4", "南门岗，4 人"}}}};
    ui::Headless screen;
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        ui::coverage_table("今晚的岗", hours, rows);
    });
    CHECK(screen.kit().cut_words() == std::vector<std::string>{long_hour});
    screen.kit().set_preferences({.plain = true});
    screen.draw_again();
    CHECK(screen.kit().cut_words().empty());
}

TEST_CASE("a loop without keys is noticed") {
    ui::Headless screen;
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        for (int i = 0; i < 3; ++i) ui::button("报名");
    });
    CHECK(screen.kit().duplicate_keys() == 2);
}

TEST_CASE("what is typed arrives in the value, and Enter submits") {
    ui::Headless screen;
    std::string name;
    int submitted = 0;
    screen.show([&] {
        const ui::Page page({.title = "登记"});
        const ui::FieldResult field = ui::text_field("名字", name, {.error = name.empty() ? "要写名字" : ""});
        if (field.submitted) ++submitted;
    });
    CHECK((screen.find(ui::Role::TextField, "名字")->states & ui::StateInvalid) != 0);
    CHECK(screen.type("名字", "秦桂枝"));
    CHECK(name == "秦桂枝");
    CHECK((screen.find(ui::Role::TextField, "名字")->states & ui::StateInvalid) == 0);
    CHECK(screen.submit("名字"));
    CHECK(submitted == 1);
}

TEST_CASE("of a list of 14,500 neighbours only those in sight are drawn, and the list says how long it is") {
    ui::Headless screen;
    int asked = 0;
    screen.show([&] {
        asked = 0;
        const ui::Page page({.title = "住户"});
        ui::long_list("住户", 14500, 62, [&](int index) {
            ++asked;
            ui::row(ui::Key{index + 1},
                    {.title = "邻居 " + std::to_string(index), .pressable = true, .set_size = 14500});
        });
    });
    CHECK(asked < 40);
    const ui::Node* scroller = nullptr;
    for (const ui::Node& node : screen.kit().nodes()) {
        if (node.role == ui::Role::Scroller) scroller = &node;
    }
    REQUIRE(scroller);
    CHECK(scroller->content_height > 14500 * 60);
    screen.kit().scroll(scroller->id, 700000);
    screen.draw_again();
    CHECK(asked < 40);
    CHECK(screen.find("邻居 11300") != nullptr);
    CHECK(screen.find("邻居 3") == nullptr);
}

TEST_CASE("scrolling moves nothing in the twin") {
    ui::Headless screen;
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        for (int i = 0; i < 30; ++i) {
            const ui::Scope scope(i);
            ui::button("报名");
        }
    });
    screen.kit().take_changes();
    for (const ui::Node& node : screen.kit().nodes()) {
        if (node.role == ui::Role::Scroller) screen.kit().scroll(node.id, 300);
    }
    screen.draw_again();
    CHECK(screen.kit().take_changes().empty());
}

TEST_CASE("what is too long stays in its field, which says by how much, and nothing is sent meanwhile") {
    ui::Headless screen;
    std::string name;
    int sent = 0;
    screen.show([&] {
        const ui::Page page({.title = "登记"});
        if (ui::text_field("名字", name, {.max_length = 5}).submitted) ++sent;
        if (ui::button("记下", {.kind = ui::ButtonKind::Primary})) ++sent;
        ui::button("不记了");
    });
    REQUIRE(screen.type("名字", "欧阳新月的小女儿"));
    CHECK(name == "欧阳新月的小女儿");
    const ui::Node* field = screen.find(ui::Role::TextField, "名字");
    CHECK(field->value == "欧阳新月的小女儿");
    CHECK((field->states & ui::StateInvalid) != 0);
    const ui::Node* why = screen.find(ui::Role::Text, "多出 3 个字");
    REQUIRE(why);
    CHECK(field->described_by == why->id);
    CHECK_FALSE(screen.press("记下"));
    CHECK(screen.find(ui::Role::Button, "记下")->described_by != 0);
    REQUIRE(screen.submit("名字"));
    CHECK(sent == 0);
    CHECK((screen.find(ui::Role::Button, "不记了")->states & ui::StateDisabled) == 0);
    REQUIRE(screen.type("名字", "欧阳新月"));
    CHECK(screen.find(ui::Role::Text, "多出") == nullptr);
    CHECK(screen.press("记下"));
    REQUIRE(screen.submit("名字"));
    CHECK(sent == 2);
}

TEST_CASE("a sheet is sent whatever is too long on the page beneath it") {
    ui::Headless screen;
    std::string beneath = "太长太长太长", inside = "短";
    bool open = true;
    int sent = 0;
    screen.show([&] {
        const ui::Page page({.title = "登记"});
        ui::text_field("名字", beneath, {.max_length = 5});
        const ui::Dialog dialog({.title = "为什么", .open = &open, .close_label = "关上"});
        ui::text_field("原因", inside, {.max_length = 5});
        if (ui::button("记下", {.kind = ui::ButtonKind::Primary})) ++sent;
    });
    CHECK(screen.press("记下"));
    CHECK(sent == 1);
    REQUIRE(screen.type("原因", "也太长太长了"));
    CHECK_FALSE(screen.press("记下"));
}

TEST_CASE("a toast leaves after its time, and undo is called once") {
    ui::Headless screen;
    int undone = 0;
    bool show = true;
    const auto page = [&] {
        const ui::Page page({.title = "值班"});
        if (show) ui::show_toast({.words = "已报名", .undo = "撤销", .undone = [&undone] { ++undone; }});
        show = false;
    };
    screen.show(page);
    CHECK(screen.find(ui::Role::Button, "撤销") != nullptr);
    CHECK(screen.kit().next_change_ms() > 0);
    screen.wait(11000);
    CHECK(screen.find(ui::Role::Button, "撤销") == nullptr);
    CHECK(screen.kit().next_change_ms() == -1);
    show = true;
    screen.show(page);
    CHECK(screen.press("撤销"));
    CHECK(undone == 1);
    CHECK(screen.find(ui::Role::Button, "撤销") == nullptr);
}

TEST_CASE("undo waits for who is on the way to it by keyboard") {
    ui::Headless screen;
    bool show = true;
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        ui::button("报名");
        ui::button("退出");
        if (show) ui::show_toast({.words = "已报名", .undo = "撤销", .undone = [] {}});
        show = false;
    });
    for (const char* name : {"报名", "退出", "报名"}) {
        screen.kit().focus(screen.find(ui::Role::Button, name)->id, true);
        screen.wait(8'000);
    }
    CHECK(screen.find(ui::Role::Button, "撤销") != nullptr);
    screen.kit().focus(screen.find(ui::Role::Button, "撤销")->id, true);
    screen.wait(0);
    screen.wait(30'000);
    CHECK(screen.find(ui::Role::Button, "撤销") != nullptr);
    screen.kit().focus(0, false);
    screen.wait(0);
    screen.wait(11'000);
    CHECK(screen.find(ui::Role::Button, "撤销") == nullptr);
}

TEST_CASE("a toast that comes between two frames, with an answer, stays its full time from when it is seen") {
    ui::Headless screen;
    screen.show([] { const ui::Page page({.title = "值班"}); });
    screen.now_ms += 60'000;  // Nothing was drawn for a minute.
    screen.kit().show_toast({.words = "已报名，位置留给你了"});
    CHECK(screen.kit().wants_frame());
    screen.draw_again();
    screen.wait(5'000);
    CHECK(screen.find("已报名，位置留给你了") != nullptr);
    screen.wait(2'000);
    CHECK(screen.find("已报名，位置留给你了") == nullptr);
}

namespace {

const ui::Node& page_body(ui::Headless& screen) {
    const auto& nodes = screen.kit().nodes();
    const auto scroller = std::find_if(nodes.begin(), nodes.end(),
                                       [](const ui::Node& node) { return node.role == ui::Role::Scroller; });
    REQUIRE(scroller != nodes.end());
    return *scroller;
}

}  // namespace

TEST_CASE("the last row can be brought out from under a toast, which never lies over the button below") {
    for (const ui::Screen& size : {ui::Screen{}, ui::Screen{.width = 1280, .height = 800}}) {
        CAPTURE(size.width);
        ui::Headless screen(size);
        screen.show([] {
            const ui::Shell shell({.tabs = {{ui::Icon::Sun, "今天", "/today", true}}});
            const ui::Page page({.title = "住户"});
            for (int i = 0; i < 40; ++i) ui::row(i + 1, {.title = "住户 " + std::to_string(i)});
            const ui::BottomBar bar;
            ui::button("办好了");
        });
        const float before = page_body(screen).content_height;
        screen.kit().show_toast({.words = "记下了", .undo = "撤销"});
        screen.draw_again();
        const ui::Rect toast = screen.find(ui::Role::Region, "记下了")->rect;
        const ui::Node& body = page_body(screen);
        CHECK(body.content_height >= before + toast.height);
        CHECK(toast.bottom() <= body.rect.bottom());
        screen.wait(20'000);
        CHECK(page_body(screen).content_height == before);
    }
}

TEST_CASE("a toast stands above an open sheet, not over its buttons") {
    ui::Headless screen;
    bool open = true;
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        const ui::Dialog dialog({.title = "今晚来不了？", .open = &open, .close_label = "关上"});
        ui::button("留下");
    });
    screen.kit().show_toast({.words = "记下了"});
    screen.draw_again();
    const ui::Node* toast = screen.find(ui::Role::Region, "记下了");
    REQUIRE(toast);
    CHECK(toast->rect.bottom() <= screen.find(ui::Role::Dialog, "今晚来不了？")->rect.y);
}

TEST_CASE(
    "a phone on its side with its keyboard out keeps the room for the field; the bars come back after") {
    ui::Headless screen({.width = 560, .height = 150});
    std::string words;
    int saved = 0;
    screen.show([&] {
        ui::ShellOptions shell{.app_name = "邻里", .tabs = {{ui::Icon::Sun, "今天", "/today", true}}};
        shell.banner = {ui::Tone::Wait, ui::Icon::WifiOff, "没有网络", {}, {}};
        const ui::Shell around(shell);
        const ui::Page page({.title = "求助", .back_route = "/errands", .back_label = "回去"});
        ui::text_field("要什么", words);
        const ui::BottomBar bar;
        if (ui::button("发出去")) ++saved;
    });
    CHECK(page_body(screen).rect.height < 20);
    screen.kit().focus(screen.find(ui::Role::TextField, "要什么")->id, true);
    screen.draw_again();
    CHECK(page_body(screen).rect.height == 150);
    CHECK(screen.find(ui::Role::Navigation, "邻里") == nullptr);
    REQUIRE(screen.press("发出去"));
    CHECK(saved == 1);
    CHECK(screen.find(ui::Role::Button, "发出去")->rect.y >
          screen.find(ui::Role::TextField, "要什么")->rect.bottom());
    screen.kit().focus(0, false);
    screen.draw_again();
    CHECK(screen.find(ui::Role::Navigation, "邻里") != nullptr);
    CHECK(page_body(screen).rect.height < 20);
}

TEST_CASE("a dialog is modal, closes by Escape and gives the page back") {
    ui::Headless screen;
    bool open = true;
    screen.show([&] {
        const ui::Page page({.title = "值班"});
        ui::button("报名");
        if (!open) return;
        const ui::Dialog dialog({.title = "今晚来不了？", .open = &open, .close_label = "关上"});
        ui::button("来不了", {.kind = ui::ButtonKind::Danger});
    });
    const ui::Node* dialog = screen.find(ui::Role::Dialog, "今晚来不了");
    REQUIRE(dialog);
    CHECK((dialog->states & ui::StateModal) != 0);
    CHECK(dialog->parent == 0);
    screen.kit().dismiss(dialog->id);
    screen.draw_again();
    CHECK(!open);
    CHECK(screen.find(ui::Role::Dialog, "") == nullptr);
}

TEST_CASE(
    "at large type what stood side by side stands below each other, and nothing is wider than the screen") {
    for (const float scale : {1.0f, 1.5f, 2.0f}) {
        ui::Headless screen({.width = 360, .height = 740}, {.type_scale = scale});
        screen.show([&] {
            const ui::Page page({.title = "值班", .second = "今天还缺 4 人"});
            const ui::Card card("one");
            ui::beside([] { ui::line("20:00–22:00 南门岗", {.bold = true}); },
                       [] { ui::chip("我的班", ui::Tone::Mine); });
            const ui::Columns columns(2);
            ui::button("看看这班");
            columns.next();
            ui::button("我来不了");
        });
        const ui::Node* first = screen.find(ui::Role::Button, "看看");
        const ui::Node* second = screen.find(ui::Role::Button, "我来不了");
        CHECK((second->rect.y > first->rect.y) == (scale >= 1.5f));
        for (const ui::Node& node : screen.kit().nodes()) CHECK(node.rect.right() <= 361);
        if (scale < 1.5f) CHECK(first->rect.height >= 48);
    }
}

TEST_CASE("big buttons are as high as the tokens say, whatever the type, and answer like all buttons") {
    for (const float scale : {1.0f, 2.0f}) {
        ui::Headless screen(
            {}, {.look = ui::Look::Light, .type_scale = scale, .reduced_motion = false, .plain = false});
        int pressed = 0;
        screen.show([&] {
            const ui::Page page({.title = "晚上好", .simple = true});
            if (ui::big_button("我能帮忙", {.icon = ui::Icon::HeartHandshake, .second = "看看哪里缺人"}))
                ++pressed;
            const ui::Columns columns(2, 12, true);
            ui::wide_button("读给我听", {.icon = ui::Icon::Volume2});
            columns.next();
            ui::wide_button("回去", {.route = "/simple"});
        });
        CHECK(screen.find(ui::Role::Button, "我能帮忙，看看哪里缺人")->rect.height == 136);
        const ui::Node* read = screen.find(ui::Role::Button, "读给我听");
        const ui::Node* back = screen.find(ui::Role::Link, "回去");
        CHECK(read->rect.height == 72);
        CHECK(back->rect.y == read->rect.y);
        CHECK(screen.press("我能帮忙"));
        CHECK(pressed == 1);
        CHECK(screen.kit().duplicate_keys() == 0);
    }
}

TEST_CASE("the plain page has every part of a name on a line of its own, and lists grow when asked") {
    ui::Headless screen({.width = 1280, .height = 800},
                        {.look = ui::Look::Light, .type_scale = 1, .reduced_motion = false, .plain = true});
    screen.show([&] {
        const ui::Page page({.title = "住户"});
        ui::long_list("住户", 250, 66, [](int index) {
            ui::row(index + 1, {.title = "住户 " + std::to_string(index), .second = "1-301", .route = "/x"});
        });
    });
    const auto rows = [&] {
        const auto& nodes = screen.kit().nodes();
        return std::count_if(nodes.begin(), nodes.end(),
                             [](const ui::Node& node) { return node.role == ui::Role::ListItem; });
    };
    CHECK_FALSE(screen.find(ui::Role::Link, "住户 7\n1-301") == nullptr);
    CHECK(rows() == 100);
    CHECK(screen.press("再看 100 行"));
    CHECK(rows() == 200);
    CHECK(screen.press("再看 50 行"));
    CHECK(rows() == 250);
    CHECK_FALSE(screen.press("再看"));
}

TEST_CASE("in large type what a page says stands under its title, before what does not fit beside it") {
    ui::Headless screen({.width = 360, .height = 740}, {.type_scale = 2});
    screen.show([&] {
        const ui::Page page({.title = "接送", .second = "今天", .actions = [] {
                                 ui::button("车和地方");
                                 ui::button("替人登记");
                             }});
    });
    const float title = screen.find(ui::Role::Heading, "接送")->rect.y;
    const float second = screen.find(ui::Role::Text, "今天")->rect.y;
    CHECK(title < second);
    CHECK(second < screen.find("车和地方")->rect.y);
}

TEST_CASE("the bar's button is as wide as the page above it, on a desk, too") {
    for (const bool narrow : {false, true}) {
        CAPTURE(narrow);
        ui::Headless screen({.width = 1280, .height = 800});
        screen.show([&] {
            const ui::Page page({.title = "我能帮的", .narrow = narrow, .key = "offer"});
            ui::button("先不接新的");
            const ui::BottomBar bar;
            ui::button("记下");
        });
        const ui::Rect above = screen.find("先不接新的")->rect, below = screen.find("记下")->rect;
        CHECK(above.width == below.width);
        CHECK(narrow == (below.width <= 600));
    }
}

TEST_CASE("of a thousand toasts the last one is shown, and leaves after its time") {
    ui::Headless screen;
    screen.show([] { const ui::Page page({.title = "今天"}); });
    screen.kit().take_changes();
    for (int i = 1; i <= 1000; ++i) screen.kit().show_toast({.words = "第 " + std::to_string(i) + " 条"});
    screen.draw_again();
    const auto& nodes = screen.kit().nodes();
    CHECK(std::count_if(nodes.begin(), nodes.end(),
                        [](const ui::Node& node) { return node.role == ui::Role::Region; }) == 1);
    CHECK(screen.find(ui::Role::Region, "第 1000 条") != nullptr);
    screen.wait(20'000);
    CHECK(screen.find(ui::Role::Region, "条") == nullptr);
}

TEST_CASE("a banner is said when it comes and when it comes again, not when it only counts on") {
    ui::Headless screen;
    bool offline = true;
    int waiting = 0;
    screen.show([&] {
        ui::ShellOptions shell{.app_name = "邻里"};
        if (offline) shell.banner = {ui::Tone::Wait, ui::Icon::WifiOff, "没有网络", {}, "/waiting"};
        if (offline) shell.banner.second = std::to_string(waiting) + " 件事等着发出";
        const ui::Shell around(shell);
        const ui::Page page({.title = "求助"});
        if (ui::button("发出去")) ++waiting;
        if (ui::button("断网或连上")) offline = !offline;
    });
    // Its node and what is said both have the words; the twin is told of either only when it is new.
    const auto times_told = [&] {
        const auto& changes = screen.kit().take_changes();
        const std::string told(changes.begin(), changes.end()), words = "没有网络";
        int times = 0;
        for (std::size_t at = told.find(words); at != std::string::npos; at = told.find(words, at + 1))
            ++times;
        return times;
    };
    CHECK(times_told() == 2);
    REQUIRE(screen.press("发出去"));
    CHECK(times_told() == 1);
    REQUIRE(screen.press("断网或连上"));
    CHECK(times_told() == 0);
    REQUIRE(screen.press("断网或连上"));
    CHECK(times_told() == 2);
}

TEST_CASE("a list that is out of sight still says that it has rows") {
    ui::Headless screen;
    screen.show([] {
        const ui::Page page({.title = "住户"});
        ui::space(5000);
        ui::long_list("住户", 500, 66,
                      [](int index) { ui::row(index + 1, {.title = std::to_string(index)}); });
    });
    CHECK(screen.find(ui::Role::ListItem, "0") != nullptr);
}

TEST_CASE("a bar at the lower edge gives its room back when it goes") {
    ui::Headless screen;
    bool shown = true;
    screen.show([&] {
        const ui::Page page({.title = "一页"});
        ui::line("正文");
        if (!shown) return;
        const ui::BottomBar bar;
        if (ui::button("办好了")) shown = false;
    });
    const auto height = [&] {
        const auto& nodes = screen.kit().nodes();
        const auto scroller = std::find_if(
            nodes.begin(), nodes.end(), [](const ui::Node& node) { return node.role == ui::Role::Scroller; });
        REQUIRE(scroller != nodes.end());
        return scroller->rect.height;
    };
    const float with_bar = height();
    REQUIRE(screen.press("办好了"));
    screen.draw_again();
    CHECK(height() > with_bar + 48);
}
