#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/client/ui/headless.h"
#include "app/client/ui/ui.h"

using namespace linli;

namespace {

// A page with one widget, and what it answered.
struct OneWidget : ui::Headless {
    using ui::Headless::Headless;
    void show_widget(std::function<void()> widget) {
        show([widget = std::move(widget)] {
            const ui::Page page({.title = "选"});
            widget();
        });
    }
    int count(ui::Role role) {
        const auto& nodes = kit().nodes();
        return static_cast<int>(std::count_if(nodes.begin(), nodes.end(),
                                              [role](const ui::Node& node) { return node.role == role; }));
    }
    bool has_state(ui::Role role, std::string_view name, std::uint32_t state) {
        const ui::Node* node = find(role, name);
        return node && (node->states & state) != 0;
    }
};

constexpr ui::Screen desk_screen{.width = 1280, .height = 800};

}  // namespace

TEST_CASE("a choice list shows what is chosen and asks in a sheet") {
    OneWidget screen;
    const std::string posts[] = {"南门岗", "北门岗", "东门岗"};
    int chosen = -1;
    screen.show_widget([&] { ui::choice_list("哪个岗", posts, chosen); });
    CHECK(screen.find(ui::Role::Button, "哪个岗，还没选") != nullptr);
    CHECK(screen.count(ui::Role::Dialog) == 0);
    REQUIRE(screen.press("哪个岗"));
    CHECK(screen.count(ui::Role::Radio) == 3);
    REQUIRE(screen.press("北门岗"));
    CHECK(chosen == 1);
    REQUIRE(screen.press("关上"));
    CHECK(screen.count(ui::Role::Dialog) == 0);
    CHECK(screen.find(ui::Role::Button, "哪个岗，北门岗") != nullptr);
    CHECK(screen.kit().duplicate_keys() == 0);
}

TEST_CASE("many choices can be searched, and what was typed is forgotten when the sheet opens again") {
    OneWidget screen;
    std::vector<std::string> buildings;
    for (int number = 1; number <= 40; ++number) buildings.push_back(std::to_string(number) + "号楼");
    buildings.push_back("Block C");
    int chosen = 0;
    screen.show_widget([&] { ui::choice_list("哪栋楼", buildings, chosen); });
    REQUIRE(screen.press("哪栋楼"));
    CHECK(screen.count(ui::Role::Radio) == 41);
    REQUIRE(screen.type("找一个", "block"));
    CHECK(screen.count(ui::Role::Radio) == 1);
    REQUIRE(screen.press(ui::Role::Radio, "Block C"));
    CHECK(chosen == 40);
    REQUIRE(screen.type("找一个", "没有这个"));
    CHECK(screen.find(ui::Role::Text, "没有这样的") != nullptr);
    CHECK(chosen == 40);
    REQUIRE(screen.press("关上"));
    REQUIRE(screen.press("哪栋楼"));
    CHECK(screen.count(ui::Role::Radio) == 41);
}

TEST_CASE("the month that opens has days to choose, and grey days have a reason") {
    OneWidget screen;
    CivilDate date{2026, 3, 1};
    const ui::DateLimits limits{{2026, 11, 27}, {2026, 11, 27}, {2026, 12, 10}};
    screen.show_widget([&] { ui::date_picker("哪天", date, limits); });
    REQUIRE(screen.press("哪天"));
    CHECK(screen.find(ui::Role::Radio, "2026年11月27日") != nullptr);
    CHECK(screen.find(ui::Role::Text, "可以选 2026年11月27日 周五 到 2026年12月10日 周四") != nullptr);
    REQUIRE(screen.press(ui::Role::Radio, "2026年11月28日"));
    REQUIRE(screen.press("就这样"));
    CHECK(screen.find(ui::Role::Button, "哪天，明天，2026年11月28日 周六") != nullptr);
}

TEST_CASE("a date is chosen by the day, by the month, and never outside of what may be") {
    OneWidget screen;
    CivilDate date{2026, 11, 25};
    const ui::DateLimits limits{{2026, 11, 23}, {2026, 11, 23}, {2027, 1, 10}};
    screen.show_widget([&] { ui::date_picker("哪天", date, limits); });
    REQUIRE(screen.press("哪天"));
    CHECK(screen.count(ui::Role::Radio) == 30);
    CHECK(screen.has_state(ui::Role::Radio, "11月25日 周三", ui::StateChecked));
    CHECK(screen.has_state(ui::Role::Radio, "11月22日 周日", ui::StateDisabled));
    CHECK_FALSE(screen.press(ui::Role::Radio, "11月22日"));
    CHECK_FALSE(screen.press(ui::Role::Button, "上个月"));
    const ui::Node* why = screen.find(ui::Role::Text, "可以选");
    REQUIRE(why);
    CHECK(screen.find(ui::Role::Button, "上个月")->described_by == why->id);
    CHECK(screen.find(ui::Role::Radio, "11月22日 周日")->described_by == why->id);
    CHECK(screen.find(ui::Role::Radio, "11月23日")->described_by == 0);
    REQUIRE(screen.press(ui::Role::Button, "下个月"));
    CHECK(screen.count(ui::Role::Radio) == 31);
    REQUIRE(screen.press(ui::Role::Radio, "12月31日"));
    CHECK(date == CivilDate{2026, 12, 31});
    REQUIRE(screen.press("今天"));
    CHECK(date == limits.today);
    REQUIRE(screen.press("就这样"));
    CHECK(screen.count(ui::Role::Dialog) == 0);
}

TEST_CASE("on a phone every day of a month is 48 px for the finger, in a sheet and on a page") {
    OneWidget screen;
    CivilDate date{2026, 11, 23};
    const ui::DateLimits limits{date, {2026, 1, 1}, {2027, 12, 31}};
    std::vector<ui::Day> days;
    for (int day = 1; day <= 30; ++day)
        days.push_back({.number = std::to_string(day), .spoken = "11月" + std::to_string(day) + "日"});
    int current = -1;
    const auto least = [&screen] {
        float found = 1000;
        for (const ui::Node& node : screen.kit().nodes()) {
            if (node.role == ui::Role::Radio) found = std::min({found, node.rect.width, node.rect.height});
        }
        return found;
    };
    screen.show_widget([&] { ui::month_calendar("十一月", 7, days, current); });
    CHECK(screen.count(ui::Role::Radio) == 30);
    CHECK(least() >= 48);
    screen.show_widget([&] { ui::date_picker("哪天", date, limits); });
    REQUIRE(screen.press("哪天"));
    CHECK(screen.count(ui::Role::Radio) == 30);
    CHECK(least() >= 48);
}

TEST_CASE(
    "the sheet of a date keeps its height while months are turned, and with it the arrows stay in place") {
    for (const ui::Screen& size : {ui::Screen{}, desk_screen}) {
        OneWidget screen;
        screen.kit().set_screen(size);
        CivilDate date{2026, 1, 15};
        const ui::DateLimits limits{{2026, 1, 15}, {2026, 1, 1}, {2027, 12, 31}};
        screen.show_widget([&] { ui::date_picker("哪天", date, limits); });
        REQUIRE(screen.press("哪天"));
        screen.wait(1000);
        const ui::Rect sheet = screen.find(ui::Role::Dialog, "哪天")->rect;
        const ui::Rect arrow = screen.find(ui::Role::Button, "下个月")->rect;
        const ui::Rect done = screen.find(ui::Role::Button, "就这样")->rect;
        // February 2027 needs four rows, May and August six.
        for (int month = 2; month <= 24; ++month) {
            CAPTURE(month);
            REQUIRE(screen.press(ui::Role::Button, "下个月"));
            CHECK(screen.find(ui::Role::Dialog, "哪天")->rect == sheet);
            CHECK(screen.find(ui::Role::Button, "下个月")->rect == arrow);
            CHECK(screen.find(ui::Role::Button, "就这样")->rect == done);
        }
    }
}

TEST_CASE("pages of the keyboard go by the month, and the focus goes along to the day that is reached") {
    OneWidget screen;
    CivilDate date{2026, 12, 31};
    const ui::DateLimits limits{{2026, 11, 23}, {2026, 11, 23}, {2028, 3, 10}};
    screen.show_widget([&] { ui::date_picker("哪天", date, limits); });
    REQUIRE(screen.press("哪天"));
    const auto turn = [&](int months) {
        const auto& nodes = screen.kit().nodes();
        const auto chosen = std::find_if(nodes.begin(), nodes.end(), [](const ui::Node& node) {
            return node.role == ui::Role::Radio && (node.states & ui::StateChecked) != 0;
        });
        REQUIRE(chosen != nodes.end());
        screen.kit().focus(chosen->id, true);
        screen.draw_again();
        screen.kit().turn(chosen->id, months);
        screen.draw_again();
    };
    turn(-1);
    CHECK(date == CivilDate{2026, 11, 30});
    turn(3);
    CHECK(date == CivilDate{2027, 2, 28});
    const ui::Node* day = screen.find(ui::Role::Radio, "2027年2月28日");
    REQUIRE(day);
    CHECK(day->states == (ui::StateChecked | ui::StateFocus));
    screen.kit().focus(day->id, true);
    screen.draw_again();
    CHECK(screen.find(ui::Role::Radio, "2027年2月28日")->states == ui::StateChecked);
    turn(-12);
    CHECK(date == limits.first);
    turn(24);
    CHECK(date == CivilDate{2028, 3, 10});  // The 23rd of November has none that may be chosen: the last.
}

TEST_CASE("a time is pressed or written; a range says how long it is and when it ends on the next day") {
    OneWidget screen;
    int from = 19 * 60, until = 21 * 60;
    screen.show_widget([&] { ui::time_range_picker("从", "到", from, until); });
    CHECK(screen.find(ui::Role::Text, "19:00–21:00，2 小时") != nullptr);
    REQUIRE(screen.press("从，19:00"));
    REQUIRE(screen.press(ui::Role::Radio, "22 点"));
    REQUIRE(screen.press(ui::Role::Radio, ":30"));
    CHECK(from == 22 * 60 + 30);
    CHECK(until == 24 * 60 + 21 * 60);
    REQUIRE(screen.press("就这样"));
    REQUIRE(screen.press("到，21:00"));
    REQUIRE(screen.type("也可以写", "0030"));
    CHECK(until == 24 * 60 + 30);
    CHECK(screen.find(ui::Role::Text, "22:30–0:30，2 小时，到第二天") != nullptr);
}

TEST_CASE(
    "a time that cannot be read stays in the field and is answered; what is pressed afterwards counts") {
    OneWidget screen;
    int minute = 19 * 60;
    screen.show_widget([&] { ui::time_picker("几点", minute); });
    REQUIRE(screen.press("几点"));
    REQUIRE(screen.type("也可以写", "晚上"));
    CHECK(minute == 19 * 60);
    CHECK(screen.find(ui::Role::Text, "看不懂这个时间") != nullptr);
    screen.kit().focus(0, false);
    screen.draw_again();
    CHECK(screen.find(ui::Role::TextField, "也可以写")->value == "晚上");
    REQUIRE(screen.press(ui::Role::Radio, "20 点"));
    CHECK(minute == 20 * 60);
    CHECK(screen.find(ui::Role::Text, "看不懂这个时间") == nullptr);
    CHECK(screen.find(ui::Role::TextField, "也可以写")->value == "20:00");
}

TEST_CASE("a range whose ends are equal says aloud that it is a whole day") {
    OneWidget screen;
    int from = 8 * 60, until = 8 * 60;
    screen.show_widget([&] { ui::time_range_picker("从", "到", from, until); });
    CHECK(until == from + 24 * 60);
    const ui::Node* line = screen.find(ui::Role::Text, "8:00–8:00：开始和结束一样，是整整 24 小时");
    REQUIRE(line);
    CHECK(line->dress == ui::Dress::Need);
}

TEST_CASE("a range within one day offers only later ends, and an end that is overtaken moves along") {
    OneWidget screen;
    int from = 9 * 60, until = 17 * 60;
    screen.show_widget([&] { ui::time_range_picker("从", "到", from, until, ui::RangeEnd::SameDay); });
    REQUIRE(screen.press("从，9:00"));
    REQUIRE(screen.press(ui::Role::Radio, "12 点"));
    CHECK(until == 17 * 60);
    REQUIRE(screen.press(ui::Role::Radio, "18 点"));
    CHECK(from == 18 * 60);
    CHECK(until == 23 * 60);
    REQUIRE(screen.press(ui::Role::Radio, "22 点"));
    REQUIRE(screen.press(ui::Role::Radio, ":30"));
    CHECK(until == 23 * 60);
    REQUIRE(screen.press(ui::Role::Radio, "23 点"));
    CHECK(from == 23 * 60 + 30);
    CHECK(until == 24 * 60);
    REQUIRE(screen.press(ui::Role::Radio, "22 点"));
    CHECK(screen.find(ui::Role::Text, "22:30–24:00，1 小时 30 分") != nullptr);
    REQUIRE(screen.press("就这样"));
    REQUIRE(screen.press("到，24:00"));
    CHECK(screen.find(ui::Role::Radio, "21 点") == nullptr);
    REQUIRE(screen.press(ui::Role::Radio, "22 点"));
    CHECK(until == 22 * 60 + 45);
    CHECK(screen.find(ui::Role::Radio, ":30") == nullptr);
    REQUIRE(screen.type("也可以写", "6:00"));
    CHECK(until == 22 * 60 + 45);
    CHECK(screen.find(ui::Role::Text, "要晚于 22:30") != nullptr);
    REQUIRE(screen.type("也可以写", "24:00"));
    CHECK(until == 24 * 60);
}

TEST_CASE("a day that is over by its own limits is no odd range") {
    OneWidget screen;
    int from = 0, until = 24 * 60;
    screen.show_widget([&] { ui::time_range_picker("从", "到", from, until, ui::RangeEnd::SameDay); });
    const ui::Node* line = screen.find(ui::Role::Text, "0:00–24:00，24 小时");
    REQUIRE(line);
    CHECK(line->dress == ui::Dress::Quiet);
}

TEST_CASE("the picker says times as the pages do, in English, too") {
    OneWidget screen;
    set_language(Language::English);
    int from = 20 * 60, until = 22 * 60;
    screen.show_widget([&] { ui::time_range_picker("From", "Until", from, until); });
    CHECK(screen.find(ui::Role::Text, "8–10 pm, 2 h") != nullptr);
    REQUIRE(screen.press("From, 8 pm"));
    CHECK(screen.find(ui::Role::TextField, "Or write it")->value == "8 pm");
    REQUIRE(screen.press(ui::Role::Radio, "7 pm"));
    REQUIRE(screen.type("Or write it", "6:30 pm"));
    CHECK(from == 18 * 60 + 30);
    set_language(Language::Chinese);
}

TEST_CASE("times are read as people write them") {
    const std::pair<const char*, int> good[] = {
        {"19:30", 1170}, {"1930", 1170},    {"19：30", 1170}, {"7", 420},     {"7点半", 450},
        {"19点", 1140},  {"0:05", 5},       {"930", 570},     {"8 pm", 1200}, {"8:30PM", 1230},
        {"12 am", 0},    {"12:15 pm", 735}, {"24:00", 1440}};
    for (const auto& [typed, minute] : good) CHECK_MESSAGE(ui::minute_from_text(typed) == minute, typed);
    for (const char* typed :
         {"", "24:01", "7:60", "13 pm", "0 am", "pm", "abc", "1:2:3", "晚上", "99999999999"})
        CHECK_MESSAGE(!ui::minute_from_text(typed), typed);
}

TEST_CASE("a menu gives what was pressed and closes") {
    OneWidget screen;
    const ui::MenuItem items[] = {{ui::Icon::Pencil, "改一改", {}}, {ui::Icon::Trash2, "取消", "大家会知道"}};
    std::optional<std::size_t> pressed;
    screen.show_widget([&] {
        if (const auto now = ui::menu("更多", items)) pressed = now;
    });
    REQUIRE(screen.press("更多"));
    REQUIRE(screen.press("取消"));
    CHECK(pressed == 1u);
    CHECK(screen.count(ui::Role::Dialog) == 0);
}

TEST_CASE("tabs show which part is open") {
    OneWidget screen;
    const std::string parts[] = {"订单", "钱", "发货"};
    int part = 0;
    screen.show_widget([&] {
        ui::tabs("团购", parts, part);
        ui::line("第 " + std::to_string(part));
    });
    CHECK(screen.has_state(ui::Role::Tab, "订单", ui::StateSelected));
    REQUIRE(screen.press("发货"));
    CHECK(part == 2);
    CHECK(screen.find(ui::Role::Text, "第 2") != nullptr);
    CHECK(screen.find(ui::Role::TabList, "团购") != nullptr);
}

TEST_CASE("a number can be typed, is kept within its limits, and may be empty while one types") {
    OneWidget screen;
    int boxes = 2;
    screen.show_widget([&] { ui::stepper("箱", boxes, {.least = 1, .most = 40}); });
    const ui::NodeId field = screen.find(ui::Role::TextField, "箱")->id;
    screen.kit().focus(field, true);
    REQUIRE(screen.type("箱", ""));
    CHECK(boxes == 2);
    CHECK(screen.find(ui::Role::TextField, "箱")->value.empty());
    REQUIRE(screen.type("箱", "12"));
    CHECK(boxes == 12);
    REQUIRE(screen.type("箱", "400"));
    CHECK(boxes == 40);
    CHECK(screen.find(ui::Role::Text, "最少 1，最多 40") != nullptr);
    screen.kit().focus(0, false);
    screen.draw_again();
    CHECK(screen.find(ui::Role::TextField, "箱")->value == "40");
    const ui::Node* more = screen.find(ui::Role::Button, "箱 +1");
    const ui::Node* limits = screen.find(ui::Role::Text, "最少 1，最多 40");
    REQUIRE(limits);
    CHECK((more->states & ui::StateDisabled) != 0);
    CHECK(more->described_by == limits->id);
    CHECK(screen.find(ui::Role::Button, "箱 −1")->described_by == 0);
    REQUIRE(screen.press("箱 −1"));
    CHECK(boxes == 39);
    CHECK(screen.find(ui::Role::Text, "最少 1，最多 40") == nullptr);
}

TEST_CASE("the squares of a stepper stand in one line, and a long label stands above them") {
    const std::string label = "开始前几小时还缺人就告诉协调员";
    for (const float scale : {1.0f, 1.5f, 2.0f}) {
        CAPTURE(scale);
        OneWidget screen({.width = 360, .height = 740}, {.type_scale = scale});
        int hours = 6;
        screen.show_widget([&] {
            const ui::Card card("rules");
            ui::stepper(label, hours, {.least = 1, .most = 40});
        });
        const ui::Rect minus = screen.find(ui::Role::Button, label + " −1")->rect;
        const ui::Rect plus = screen.find(ui::Role::Button, label + " +1")->rect;
        const ui::Rect field = screen.find(ui::Role::TextField, label)->rect;
        CHECK(minus.y == plus.y);
        CHECK(field.x >= minus.x + minus.width);
        CHECK(plus.x >= field.x + field.width);
        CHECK(plus.x + plus.width <= 360);
        CHECK(screen.find(ui::Role::Text, label)->rect.y < minus.y);
    }
}

TEST_CASE("a finger hits the number of a stepper as well as its squares, on the narrowest phone, too") {
    for (const float width : {320.0f, 360.0f, 1280.0f}) {
        for (const float scale : {1.0f, 2.0f}) {
            CAPTURE(width);
            CAPTURE(scale);
            OneWidget screen({.width = width, .height = 740}, {.type_scale = scale});
            int boxes = 6;
            screen.show_widget([&] {
                const ui::Card card("order");
                ui::stepper("箱", boxes, {.least = 1, .most = 40});
            });
            CHECK(screen.find(ui::Role::TextField, "箱")->rect.width >= 48);
        }
    }
}

TEST_CASE("a search field whose words do not fit into it stands beneath them, and nothing of them is cut") {
    const auto top_of = [](const char* label, float scale) {
        OneWidget screen({.width = 360, .height = 740}, {.type_scale = scale});
        std::string typed;
        screen.show_widget([&] { ui::search_field(label, typed); });
        return screen.find(ui::Role::TextField, label)->rect.y;
    };
    CHECK(top_of("找人：名字、门牌、整个电话号码", 2) > top_of("找人", 2) + 40);
    CHECK(top_of("找人：名字、门牌", 1) == top_of("找人", 1));
}

TEST_CASE("on the plain page the name of a number stands once: at its field, or at the plus alone") {
    for (const int boxes : {0, 6}) {
        CAPTURE(boxes);
        OneWidget screen({.width = 360, .height = 740}, {.plain = true});
        screen.show_widget([number = boxes]() mutable { ui::stepper("箱", number, {.most = 40}); });
        CHECK((screen.find(ui::Role::TextField, "箱") != nullptr) == (boxes > 0));
        CHECK((screen.find(ui::Role::Text, "箱") != nullptr) == (boxes == 0));
    }
}

TEST_CASE("in large type each button of a flow takes a line of its own, and squares stay side by side") {
    for (const float scale : {1.0f, 2.0f}) {
        CAPTURE(scale);
        OneWidget screen({.width = 360, .height = 740}, {.type_scale = scale});
        screen.show_widget([&] {
            const ui::Flow flow;
            ui::button("排");
            ui::button("改");
            ui::icon_button(ui::Icon::Close, "拿掉");
            ui::icon_button(ui::Icon::Plus, "加上");
        });
        const ui::Rect one = screen.find("排")->rect, other = screen.find("改")->rect;
        CHECK((one.y == other.y) == (scale < 1.5f));
        CHECK((one.width == other.width && one.width > 300) == (scale >= 1.5f));
        CHECK(screen.find("拿掉")->rect.y == screen.find("加上")->rect.y);
    }
}

TEST_CASE("a short name keeps its buttons beside it; a long one stands above them, clear of its sign") {
    const auto button_below = [](const char* title) {
        OneWidget screen({.width = 360, .height = 740});
        screen.show_widget([&] {
            const ui::Card card("posts");
            const ui::List list("岗");
            ui::RowOptions row{.title = title, .icon = ui::Icon::MapPin};
            row.actions = [] {
                ui::icon_button(ui::Icon::Pencil, "改");
                ui::button("撤掉");
            };
            ui::row("post", row);
        });
        const ui::Rect whole = screen.find(ui::Role::ListItem, "")->rect;
        return screen.find("撤掉")->rect.y - whole.y;
    };
    CHECK(button_below("南门岗") < 20);
    CHECK(button_below("南门岗亭外面的长椅旁边") >= 50);
}

TEST_CASE("a column that sorts has a button in its head and says which way; the phone has a list for it") {
    const ui::TableColumn columns[] = {{.title = "名字", .sorts = true}, {.title = "门牌", .sorts = true}};
    ui::TableOrder order;
    const auto widget = [&] {
        ui::table(
            "住户", columns, 3,
            [](int index) {
                return ui::TableRow{.key = index + 1,
                                    .cells = {{.words = std::to_string(index)}, {.words = "1-301"}}};
            },
            &order);
    };
    {
        OneWidget screen(desk_screen);
        screen.show_widget(widget);
        CHECK(screen.find(ui::Role::ColumnHeader, "")->states == ui::StateSortedUp);
        REQUIRE(screen.press(ui::Role::Button, "名字"));
        CHECK(order.descending);
        REQUIRE(screen.press(ui::Role::Button, "门牌"));
        CHECK(order.column == 1);
        CHECK_FALSE(order.descending);
    }
    OneWidget phone;
    phone.show_widget(widget);
    REQUIRE(phone.press("怎么排"));
    REQUIRE(phone.press("名字 ↓"));
    CHECK(order.column == 0);
    CHECK(order.descending);
}

TEST_CASE("the head of a long table stays in sight, and is pressed where it is seen") {
    const ui::TableColumn columns[] = {{.title = "名字", .sorts = true}, {.title = "门牌"}};
    ui::TableOrder order{.column = 1};
    OneWidget screen(desk_screen);
    screen.show_widget([&] {
        ui::table(
            "住户", columns, 500,
            [](int index) {
                return ui::TableRow{.key = index + 1,
                                    .cells = {{.words = std::to_string(index)}, {.words = "1-301"}}};
            },
            &order);
    });
    const auto& nodes = screen.kit().nodes();
    const auto scroller = std::find_if(nodes.begin(), nodes.end(),
                                       [](const ui::Node& node) { return node.role == ui::Role::Scroller; });
    REQUIRE(scroller != nodes.end());
    screen.kit().scroll(scroller->id, 2000);
    screen.draw_again();
    CHECK(screen.find(ui::Role::Button, "名字")->rect.y == 2000);
    CHECK(screen.find(ui::Role::ColumnHeader, "门牌")->rect.y == 2000);
    REQUIRE(screen.press(ui::Role::Button, "名字"));
    CHECK(order.column == 0);
}

TEST_CASE("a row of a table is as high as its words need; of a long table they are cut, but where it opens") {
    std::string doors;
    for (int door = 1; door <= 60; ++door) doors += "1-" + std::to_string(100 + door) + " ";
    const ui::TableColumn columns[] = {{.title = "东西"}, {.title = "门牌 " + doors}};
    int count = 2;
    bool opens = false;
    const auto widget = [&] {
        ui::table("装袋", columns, count, [&](int index) {
            return ui::TableRow{.key = index + 1,
                                .cells = {{.words = std::to_string(index)}, {.words = doors}},
                                .pressable = opens};
        });
    };
    const auto rows_of = [](OneWidget& screen) {
        std::vector<ui::Rect> rows;
        for (const ui::Node& node : screen.kit().nodes()) {
            if (node.role == ui::Role::Row) rows.push_back(node.rect);
        }
        return rows;
    };
    OneWidget screen(desk_screen);
    screen.show_widget(widget);
    const std::vector<ui::Rect> few = rows_of(screen);
    REQUIRE(few.size() == 3);
    CHECK(few[1].height > 57);
    CHECK(few[1].y == doctest::Approx(few[0].bottom()));
    CHECK(few[2].y == doctest::Approx(few[1].bottom()));
    CHECK(screen.kit().cut_words().empty());
    count = 60;
    screen.show_widget(widget);
    CHECK(rows_of(screen)[1].height > 57);
    count = 61;
    screen.show_widget(widget);
    CHECK(rows_of(screen)[1].height == doctest::Approx(57));
    CHECK(screen.kit().cut_words().size() + 1 == rows_of(screen).size());
    opens = true;
    screen.show_widget(widget);
    CHECK(screen.kit().cut_words().empty());
}

TEST_CASE("a wide plain page has real tables, a hundred rows at first, sorted by their heads as well") {
    const ui::TableColumn columns[] = {{.title = "名字", .sorts = true}, {.title = "门牌"}};
    ui::TableOrder order;
    OneWidget screen(desk_screen, {.plain = true});
    screen.show_widget([&] {
        ui::table(
            "住户", columns, 150,
            [](int index) {
                return ui::TableRow{.key = index + 1,
                                    .cells = {{.words = std::to_string(index)}, {.words = "1-301"}},
                                    .pressable = false};
            },
            &order);
    });
    CHECK(screen.count(ui::Role::Row) == 101);
    CHECK(screen.find(ui::Role::Table, "住户")->set_size == 151);
    REQUIRE(screen.press("再看 50 行"));
    CHECK(screen.count(ui::Role::Row) == 151);
    REQUIRE(screen.press(ui::Role::Button, "名字"));
    CHECK(order.descending);
    CHECK(screen.kit().duplicate_keys() == 0);
}

TEST_CASE("of a list of 100,000 rows only those in sight are nodes, at the end, too") {
    OneWidget screen;
    static constexpr int count = 100'000;
    screen.show_widget([&] {
        ui::long_list("住户", count, 66, [](int index) {
            ui::row(index + 1,
                    {.title = "住户 " + std::to_string(index), .position = index + 1, .set_size = count});
        });
    });
    CHECK(screen.count(ui::Role::ListItem) < 40);
    const auto& nodes = screen.kit().nodes();
    const auto scroller = std::find_if(nodes.begin(), nodes.end(),
                                       [](const ui::Node& node) { return node.role == ui::Role::Scroller; });
    REQUIRE(scroller != nodes.end());
    CHECK(scroller->content_height > 66.0f * count);
    screen.kit().scroll(scroller->id, scroller->content_height - 740);
    screen.draw_again();
    const ui::Node* last = screen.find(ui::Role::ListItem, "住户 99999");
    REQUIRE(last);
    CHECK(last->position == count);
    CHECK(last->set_size == count);
    CHECK(screen.count(ui::Role::ListItem) < 40);
    // A row that goes gives its elements to one that comes: nothing is removed from the twin.
    screen.kit().take_changes();
    screen.kit().scroll(scroller->id, scroller->content_height - 740 - 66);
    screen.draw_again();
    const std::vector<std::uint8_t> changes = screen.kit().take_changes();
    REQUIRE(changes.size() > 4);
    CHECK(changes[0] == 0);
    CHECK(screen.find(ui::Role::ListItem, "住户 99999") != nullptr);
}
