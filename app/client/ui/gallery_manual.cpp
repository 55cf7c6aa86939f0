#include "app/client/qr.h"
#include "app/client/ui/gallery.h"
#include "app/client/ui/ui.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The gallery's page of single parts, each under its name in the code, with a sentence that says when to use
// it.

namespace linli::ui {

namespace {

void introduce(std::string_view name, const char* about_key) {
    const Scope scope(name);
    heading(name);
    about(about_key);
}

void links() {
    introduce("link", "kit.about.link");
    link(text("kit.look"), "/kit/list", {.icon = Icon::ChevronRight});
    introduce("icon_link", "kit.about.icon_link");
    icon_link(Icon::Bell, text("kit.news"), "/kit/text", true);
}

void times(GalleryInput& input) {
    introduce("time_picker", "kit.about.time_picker");
    time_picker(text("kit.from"), input.from);
    introduce("month_calendar", "kit.about.month_calendar");
    constexpr CivilDate first{2026, 11, 1};
    std::vector<Day> days;
    for (CivilDate date = first; date.month == first.month; date = plus_days(date, 1)) {
        const bool needs = date.day % 5 == 4;
        const std::string note = needs ? text("kit.need_count", {{"count", 2}}) : std::string();
        days.push_back({.number = std::to_string(date.day),
                        .note = note,
                        .needs = needs,
                        .spoken = needs ? date_words(date) + " " + note : date_words(date),
                        .key = date.day});
    }
    month_calendar(month_words(first.month), weekday(first), days, input.month_day);
}

House house(int number, int waiting, std::vector<HouseWindow> windows) {
    const std::string label = text("kit.house", {{"number", number}});
    const std::string note =
        waiting > 0 ? text("kit.house_waits", {{"count", waiting}}) : text("kit.house_none");
    return {.key = number,
            .label = label,
            .note = note,
            .needs = waiting > 0,
            .windows = std::move(windows),
            .spoken = label + " " + note};
}

void street(GalleryInput& input) {
    introduce("houses", "kit.about.houses");
    constexpr int floors = 6, doors = 4;
    const auto window = [](int floor, int door, Icon icon) {
        return HouseWindow{place_of_window(floor, floors, door, doors), icon};
    };
    const House all[] = {house(1, 0, {}), house(2, 1, {window(2, 1, Icon::Pill)}),
                         house(3, 4,
                               {window(1, 1, Icon::Pill), window(3, 2, Icon::Car),
                                window(4, 4, Icon::HandHeart), window(6, 3, Icon::Phone)})};
    if (const auto pressed = houses(text("kit.houses"), all)) input.house = static_cast<int>(*pressed) + 1;
    line(text("kit.chosen", {{"count", input.house}}), {.size = TextSize::Second, .quiet = true});
}

void pictures() {
    introduce("square_code", "kit.about.square_code");
    if (const std::optional<client::QrCode> code = client::qr_code("https://linli.example/#/kit"))
        square_code(code->dark, code->size, text("kit.code"));
    introduce("picture", "kit.about.picture");
    picture({}, text("kit.photo"), {.width = 4, .height = 3});  // Its place, while it cannot be had.
}

void rows(GalleryInput& input) {
    introduce("check_row", "kit.about.check_row");
    const Card card("packing");
    const List list(text("kit.lists"));
    check_row("water", input.has_water,
              {.title = text("kit.six_bottles"), .second = text("kit.house", {{"number", 2}})}, "1");
    check_row("fruit", input.has_fruit,
              {.title = text("kit.boxes"), .second = text("kit.house", {{"number", 3}})}, "2");
}

void ticks(GalleryInput& input) {
    introduce("TableTick", "kit.about.table_tick");
    const TableColumn columns[] = {{.title = text("kit.door")},
                                   {.title = text("kit.name"), .share = 2},
                                   {.title = text("kit.handed"), .align = Align::End}};
    const Card card("handing-out");
    table(text("kit.handed"), columns, static_cast<int>(input.handed.size()), [&](int index) {
        bool& on = input.handed[static_cast<std::size_t>(index)];
        const std::string door = std::to_string(101 + index), label = text(on ? "kit.given" : "kit.waits");
        TableRow one{.key = index + 1, .cells = {{.words = door}, {.words = invented_name(index)}, {}}};
        one.pressable = false;
        one.cells[2].tick = TableTick{label, door + " " + label, on, [&on] { on = !on; }};
        return one;
    });
}

void paper() {
    introduce("paper_table", "kit.about.paper_table");
    const std::string head[] = {text("kit.door"), text("kit.name")};
    std::vector<std::vector<std::string>> neighbours;
    for (int i = 0; i < 4; ++i) neighbours.push_back({std::to_string(101 + i), invented_name(i)});
    paper_table(text("kit.residents"), head, neighbours);
}

}  // namespace

void manual_page(GalleryInput& input) {
    const Page page({.title = text("kit.manual")});
    links();
    times(input);
    street(input);
    pictures();
    rows(input);
    ticks(input);
    paper();
    introduce("BottomBar", "kit.about.bottom_bar");
    line(text("kit.pressed", {{"count", input.pressed}}), {.size = TextSize::Second, .quiet = true});
    const BottomBar bar;
    if (button(text("kit.take"), {.kind = ButtonKind::Primary})) ++input.pressed;
}

}  // namespace linli::ui
