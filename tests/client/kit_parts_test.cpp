#include "app/client/ui/calendar.h"
#include "app/client/ui/headless.h"
#include "app/client/ui/ui.h"

#include <doctest/doctest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

// What each part of the kit says of itself, and what a press on it does: a row for each part.

using namespace linli;

namespace {

struct Said {
    const char* part;
    std::function<void()> draw;
    ui::Role role = ui::Role::Text;
    std::string name = {};
    std::string value = {};
    std::string route = {};
    std::uint32_t states = 0;
    int level = 0;
    int position = 0, set_size = 0;
};

const ui::Node* exactly(ui::Headless& screen, ui::Role role, const std::string& name) {
    for (const ui::Node& node : screen.kit().nodes()) {
        if (node.role == role && node.name == name) return &node;
    }
    return nullptr;
}

void check_said(const std::vector<Said>& parts) {
    for (const Said& said : parts) {
        CAPTURE(said.part);
        CAPTURE(said.name);
        ui::Headless screen;
        screen.show([&said] {
            const ui::Page page({.title = "手册"});
            said.draw();
        });
        const ui::Node* node = exactly(screen, said.role, said.name);
        CHECK_MESSAGE(node != nullptr, screen.outline());
        if (!node) continue;
        CHECK(node->value == said.value);
        CHECK(node->route == said.route);
        CHECK(node->states == said.states);
        CHECK(static_cast<int>(node->level) == said.level);
        CHECK(node->position == said.position);
        CHECK(node->set_size == said.set_size);
        CHECK(screen.kit().duplicate_keys() == 0);
        CHECK(screen.kit().unsaid_labels().empty());
    }
}

struct Pressed {
    const char* part;
    std::function<void(std::string& result)> draw;
    ui::Role role;
    const char* name;
    const char* result;
};

void check_pressed(const std::vector<Pressed>& parts) {
    for (const Pressed& pressed : parts) {
        CAPTURE(pressed.part);
        ui::Headless screen;
        std::string result;
        screen.show([&] {
            const ui::Page page({.title = "手册"});
            pressed.draw(result);
        });
        CHECK(result != pressed.result);
        CHECK(screen.press(pressed.role, pressed.name));
        CHECK(result == pressed.result);
    }
}

const std::array<ui::Seat, 3> three_seats{{{"陆"}, {"我", ui::SeatKind::Mine}, {"", ui::SeatKind::Free}}};
const std::string evening_hours[] = {"18:00", "20:00"};
const std::vector<ui::CoverageRow> evening{{"south",
                                            "南门岗",
                                            {{ui::Coverage::Full, "4", "南门岗 18:00，4 人，齐了"},
                                             {ui::Coverage::Gap, "缺 1", "南门岗 20:00，缺 1"}}}};
const std::vector<ui::Day> two_days{{.word = "今天", .number = "23", .spoken = "今天，11月23日"},
                                    {.word = "周二", .number = "24", .spoken = "周二，11月24日，缺 2"}};
const ui::RefusalOptions refusal{
    .title = "这个班没报上", .when = "19:08", .what = "22:00–24:00 北门岗", .reason = "有人先报了。"};

void draw_evening() {
    ui::coverage_table("今晚的岗", evening_hours, evening);
}

}  // namespace

TEST_CASE("words, links and pictures say what they are, what they are called and where they lead") {
    static constexpr std::uint8_t dark[] = {1, 0, 0, 1};
    check_said({
        {"heading", [] { ui::heading("今晚", {.trailing = "18:00"}); }, ui::Role::Heading, "今晚", "", "", 0,
         2},
        {"heading", [] { ui::heading("今晚", {.level = 3}); }, ui::Role::Heading, "今晚", "", "", 0, 3},
        {"heading", [] { ui::heading("今晚", {.trailing = "18:00"}); }, ui::Role::Text, "18:00"},
        {"link", [] { ui::link("看看值班", "/shifts"); }, ui::Role::Link, "看看值班", "", "/shifts"},
        {"icon_link", [] { ui::icon_link(ui::Icon::Bell, "通知，有新的", "/notices", true); }, ui::Role::Link,
         "通知，有新的", "", "/notices"},
        {"seats", [] { ui::seats(three_seats, "3 人，缺 1 人"); }, ui::Role::Image, "3 人，缺 1 人"},
        {"empty_state", [] { ui::empty_state(ui::Icon::Sun, "今天没有班", "有了就在这里"); }, ui::Role::Text,
         "今天没有班"},
        {"empty_state", [] { ui::empty_state(ui::Icon::Sun, "今天没有班", "有了就在这里"); }, ui::Role::Text,
         "有了就在这里"},
        {"square_code", [] { ui::square_code(dark, 2, "岗位的码"); }, ui::Role::Image, "岗位的码", "1001"},
        {"RefusalCard", [] { const ui::RefusalCard card("no", refusal); }, ui::Role::Heading, "这个班没报上",
         "", "", 0, 2},
        {"RefusalCard", [] { const ui::RefusalCard card("no", refusal); }, ui::Role::Text, "有人先报了。"},
    });
}

TEST_CASE("what is chosen, typed or counted is said with its state and its value") {
    const auto steps = [] {
        const ui::Step way[] = {{"接了"}, {"买到了", "两瓶"}, {"送到"}};
        ui::steps(way, 1);
    };
    const auto note = [] {
        std::string words = "豆浆要热的";
        ui::text_area("想要什么", words);
    };
    const auto week = [] {
        int day = 1;
        ui::week_strip(two_days, day);
    };
    const auto month = [] {
        int day = 0;
        ui::month_calendar("十一月", 1, two_days, day);
    };
    const auto answer = [] {
        const ui::RadioGroup group("为什么来不了");
        ui::radio("病了", true, {.second = "会有人替你"});
    };
    check_said({
        {"progress", [] { ui::progress("目标", 162, 200, "162 / 200"); }, ui::Role::Progress, "目标",
         "162 / 200", "", 0, 0, 162, 200},
        {"steps", steps, ui::Role::ListItem, "接了"},
        {"steps", steps, ui::Role::ListItem, "买到了，两瓶", "", "", ui::StateCurrent},
        {"text_area", note, ui::Role::TextArea, "想要什么", "豆浆要热的"},
        {"radio", answer, ui::Role::RadioGroup, "为什么来不了"},
        {"radio", answer, ui::Role::Radio, "病了，会有人替你", "", "", ui::StateChecked},
        {"filter_chip", [] { ui::filter_chip("独居", false); }, ui::Role::Button, "独居", "", "",
         ui::StateToggle},
        {"filter_chip", [] { ui::filter_chip("独居", true); }, ui::Role::Button, "独居", "", "",
         ui::StateToggle | ui::StateSelected},
        {"week_strip", week, ui::Role::Radio, "今天，11月23日"},
        {"week_strip", week, ui::Role::Radio, "周二，11月24日，缺 2", "", "", ui::StateChecked},
        {"month_calendar", month, ui::Role::RadioGroup, "十一月"},
        {"month_calendar", month, ui::Role::Radio, "今天，11月23日", "", "", ui::StateChecked},
        {"coverage_table", draw_evening, ui::Role::List, "今晚的岗"},
        {"coverage_table", draw_evening, ui::Role::ListItem, "南门岗"},
        {"coverage_table", draw_evening, ui::Role::Button, "南门岗 20:00，缺 1"},
    });
}

TEST_CASE("a press on each part that can be pressed reaches the page, and tells it what was pressed") {
    int day = 0, date = 0;
    bool is_on = false;
    check_pressed({
        {"link",
         [](std::string& result) {
             if (ui::link("看看", "/shifts")) result = "followed";
         },
         ui::Role::Link, "看看", "followed"},
        {"radio",
         [](std::string& result) {
             const ui::RadioGroup group("为什么");
             if (ui::radio("病了", result == "ill")) result = "ill";
             if (ui::radio("换人", result == "swap")) result = "swap";
         },
         ui::Role::Radio, "换人", "swap"},
        {"filter_chip",
         [&](std::string& result) {
             if (ui::filter_chip("独居", is_on)) is_on = !is_on;
             result = is_on ? "on" : "off";
         },
         ui::Role::Button, "独居", "on"},
        {"week_strip",
         [&](std::string& result) {
             if (ui::week_strip(two_days, day)) result = std::to_string(day);
         },
         ui::Role::Radio, "周二", "1"},
        {"month_calendar",
         [&](std::string& result) {
             if (ui::month_calendar("十一月", 1, two_days, date)) result = std::to_string(date);
         },
         ui::Role::Radio, "周二", "1"},
        {"coverage_table",
         [](std::string& result) {
             if (const auto place = ui::coverage_table("今晚的岗", evening_hours, evening))
                 result = std::to_string(place->row) + "/" + std::to_string(place->column);
         },
         ui::Role::Button, "缺 1", "0/1"},
        {"RefusalCard",
         [](std::string& result) {
             const ui::RefusalCard card("no", refusal);
             if (ui::button("换一个班")) result = "instead";
         },
         ui::Role::Button, "换一个班", "instead"},
    });
}

TEST_CASE("what is typed into a text area arrives with its line ends") {
    ui::Headless screen;
    std::string words;
    screen.show([&] {
        const ui::Page page({.title = "手册"});
        ui::text_area("想要什么", words, {.help = "一行一样"});
    });
    REQUIRE(screen.type("想要什么", "豆浆\n鸡蛋"));
    CHECK(words == "豆浆\n鸡蛋");
    const ui::Node* field = exactly(screen, ui::Role::TextArea, "想要什么");
    const ui::Node* help = exactly(screen, ui::Role::Text, "一行一样");
    REQUIRE((field && help));
    CHECK(field->described_by == help->id);
    CHECK(field->value == words);
}

TEST_CASE("the grey blocks of what is still being read take room and say nothing") {
    ui::Headless screen;
    int lines = 0;
    screen.show([&] {
        const ui::Page page({.title = "手册"});
        ui::skeleton(lines);
        ui::line("下面");
    });
    const std::size_t nodes = screen.kit().nodes().size();
    const float alone = screen.find("下面")->rect.y;
    lines = 3;
    screen.kit().mark_dirty();
    screen.draw_again();
    CHECK(screen.kit().nodes().size() == nodes);
    CHECK(screen.find("下面")->rect.y > alone + 3 * 44);
}

TEST_CASE("in large type the circles of a shift are words that can be read") {
    ui::Headless screen({.width = 360, .height = 740}, {.type_scale = 2});
    screen.show([] {
        const ui::Page page({.title = "手册"});
        ui::seats(three_seats, "3 人，缺 1 人");
    });
    CHECK(exactly(screen, ui::Role::Text, "3 人，缺 1 人"));
    CHECK_FALSE(exactly(screen, ui::Role::Image, "3 人，缺 1 人"));
}

TEST_CASE("words that can be marked lie in one line with those that are drawn: cells, rows and links") {
    ui::Headless screen({.width = 1280, .height = 800});
    screen.show([] {
        const ui::Page page({.title = "手册"});
        ui::link("看看", "/shifts");
        const ui::TableColumn columns[] = {{.title = "门牌"}, {.title = "几件", .align = ui::Align::End}};
        ui::table("袋子", columns, 1, [](int) {
            return ui::TableRow{.key = 1, .cells = {{.words = "301"}, {.words = "2"}}, .pressable = false};
        });
        ui::table("邻居", columns, 1,
                  [](int) { return ui::TableRow{.key = 1, .cells = {{.words = "302"}}}; });
        const ui::List list("名单");
        ui::row("one", {.title = "陆青", .second = "301"});
        ui::row("two", {.title = "祝岩", .pressable = true});
    });
    const ui::Node* link = exactly(screen, ui::Role::Link, "看看");
    const ui::Node* first = exactly(screen, ui::Role::Cell, "301");
    const ui::Node* last = exactly(screen, ui::Role::Cell, "2");
    const ui::Node* row = screen.find(ui::Role::ListItem, "陆青");
    const ui::Node* pressed_cell = exactly(screen, ui::Role::Button, "302");
    const ui::Node* pressed_row = exactly(screen, ui::Role::Button, "祝岩");
    for (const ui::Node* node : {link, first, last, row, pressed_cell, pressed_row}) {
        REQUIRE(node);
        CAPTURE(node->name);
        CHECK(node->font_px >= 16);
        CHECK(static_cast<float>(node->line_px) == doctest::Approx(node->rect.height).epsilon(0.02));
    }
    CHECK(last->rect.width < 20);  // It ends where its column ends.
}

namespace {

// Two doors, of which the first one has its bag; a press on a row opens it.
struct TickedTable {
    explicit TickedTable(float width) : screen({.width = width, .height = 800}) {
        screen.show([this] {
            const ui::Page page({.title = "手册"});
            const ui::TableColumn columns[] = {
                {.title = "门牌"}, {.title = "鸡蛋"}, {.title = "交到手上", .align = ui::Align::End}};
            const int pressed = ui::table("袋子", columns, 2, [this](int index) { return row(index); });
            if (pressed >= 0) opened = pressed;
        });
    }
    ui::TableRow row(int index) {
        bool& on = given[static_cast<std::size_t>(index)];
        const std::string door = index == 0 ? "301" : "302", label = on ? "给了" : "没给";
        ui::TableRow one{.key = index + 1, .cells = {{.words = door}, {.words = "2 板"}, {}}};
        one.cells[2].tick = ui::TableTick{label, door + " " + label, on, [&on] { on = !on; }};
        return one;
    }
    std::array<bool, 2> given = {true, false};
    int opened = -1;
    ui::Headless screen;
};

}  // namespace

TEST_CASE("a cell is ticked apart from its row, and says whose it is and whether it is ticked") {
    TickedTable table(1280);
    const ui::Node* ticked = exactly(table.screen, ui::Role::Check, "301 给了");
    const ui::Node* open = exactly(table.screen, ui::Role::Check, "302 没给");
    REQUIRE((ticked && open));
    CHECK(ticked->states == ui::StateChecked);
    CHECK(open->states == 0);
    CHECK(open->rect.width >= 48);
    CHECK(open->rect.height >= 48);
    CHECK(table.screen.kit().duplicate_keys() == 0);
    CHECK(table.screen.kit().unsaid_labels().empty());
    REQUIRE(table.screen.press(ui::Role::Check, "302 没给"));
    CHECK(table.given[1]);
    CHECK(table.opened == -1);
    CHECK(exactly(table.screen, ui::Role::Check, "302 给了"));
    REQUIRE(table.screen.press(ui::Role::Button, "301"));
    CHECK(table.opened == 0);
    CHECK(table.given[0]);
}

TEST_CASE("on a phone a row with a tick is a row that is ticked") {
    TickedTable table(360);
    CHECK(table.screen.find(ui::Role::Table, "袋子") == nullptr);
    const ui::Node* open = table.screen.find(ui::Role::Check, "302");
    REQUIRE(open);
    CHECK(open->name.find("2 板") != std::string::npos);
    CHECK(open->name.find("没给") != std::string::npos);
    REQUIRE(table.screen.press(ui::Role::Check, "302"));
    CHECK(table.given[1]);
    CHECK(table.opened == -1);
}

TEST_CASE("a press that turns one column into list and detail draws on in one column in its own frame") {
    ui::Headless screen({.width = 1280, .height = 800});
    bool beside = false, was_one_column = false;
    screen.show([&] {
        const ui::Page page({.title = "手册", .panes = beside});
        if (ui::button("并排看")) beside = true;
        if (!beside) return;
        const ui::Panes panes({.list_label = "左", .detail_label = "右"});
        if (panes.list()) ui::line("左边");
        if (panes.detail())
            ui::line("右边");
        else
            was_one_column = true;
    });
    CHECK(screen.press("并排看"));
    CHECK(was_one_column);
    CHECK(screen.find(ui::Role::Text, "左边"));
    CHECK(screen.find(ui::Role::Text, "右边"));
}
