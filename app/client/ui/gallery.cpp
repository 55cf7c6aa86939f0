#include "app/client/ui/gallery.h"

#include "app/client/ui/ui.h"

namespace linli::ui {

namespace {

constexpr int many = 14500;

void buttons_part(GalleryInput& input) {
    heading(text("kit.buttons"));
    about("kit.about.buttons");
    {
        const Columns columns(3);
        if (button(text("kit.take"), {.kind = ButtonKind::Primary, .icon = Icon::Check})) {
            ++input.pressed;
            show_toast({.words = text("kit.taken"), .undo = text("kit.undo"), .undone = [&input] {
                            --input.pressed;
                        }});
        }
        columns.next();
        link_button(text("kit.look"), "/kit/list");
        columns.next();
        if (button(text("kit.cannot_come"), {.kind = ButtonKind::Danger})) input.dialog = true;
    }
    button(text("kit.take"), {.reason = text("kit.overlaps"), .spoken = text("kit.take_greyed")});
    {
        const Columns columns(2);
        button(text("kit.six_bottles"), {.kind = ButtonKind::Choice});
        columns.next();
        button(text("kit.wake"), {.icon = Icon::Bell});
    }
    line(text("kit.pressed", {{"count", input.pressed}}), {.size = TextSize::Second, .quiet = true});
    about("kit.about.dialog");
}

void signs_part() {
    heading(text("kit.signs"));
    about("kit.about.signs");
    {
        const Flow flow;
        chip(text("kit.mine"), Tone::Mine);
        chip(text("kit.need_2"), Tone::Need);
        chip(text("kit.waiting"), Tone::Wait);
        chip(text("kit.refused"), Tone::Refused);
        chip(text("kit.full"), Tone::Neutral);
    }
    const Seat shown[] = {{text("kit.me"), SeatKind::Mine},
                          {"陆", SeatKind::Held},
                          {"祝", SeatKind::Waiting},
                          {"", SeatKind::Free}};
    seats(shown, text("kit.seats_spoken"));
    progress(text("kit.goal"), 162, 200, "162 / 200");
    const std::string hours[] = {"18:00", "20:00", "22:00", "0:00"};
    const CoverageRow evening[] = {{"south",
                                    text("kit.south_gate"),
                                    {{Coverage::Past, text("kit.done"), text("kit.done")},
                                     {Coverage::Gap, text("kit.need_1"), text("kit.need_1")},
                                     {Coverage::Full, "4", "4"},
                                     {}}}};
    coverage_table(text("kit.south_gate"), hours, evening);
    const House street[] = {
        {.key = 1,
         .label = text("kit.house", {{"number", 1}}),
         .note = text("kit.house_waits", {{"count", 2}}),
         .needs = true,
         .windows = {{place_of_window(3, 6, 2, 4), Icon::Pill}, {place_of_window(6, 6, 4, 4), Icon::Car}},
         .spoken = text("kit.house", {{"number", 1}}) + " " + text("kit.house_waits", {{"count", 2}})},
        {.key = 2,
         .label = text("kit.house", {{"number", 2}}),
         .note = text("kit.house_none"),
         .spoken = text("kit.house", {{"number", 2}}) + " " + text("kit.house_none")}};
    houses(text("kit.houses"), street);
    const TimelineRow day[] = {{.key = 1,
                                .label = text("kit.van"),
                                .second = text("kit.driver"),
                                .icon = Icon::Accessibility,
                                .spoken = text("kit.van"),
                                .bars = {{.key = 1,
                                          .from = 7 * 60,
                                          .until = 9 * 60,
                                          .label = text("kit.to_clinic"),
                                          .second = text("kit.house", {{"number", 1}}),
                                          .spoken = text("kit.to_clinic"),
                                          .route = "/kit"},
                                         {.key = 2,
                                          .from = 10 * 60,
                                          .until = 11 * 60,
                                          .label = text("kit.house", {{"number", 2}}),
                                          .second = text("kit.to_clinic"),
                                          .proposed = true,
                                          .spoken = text("kit.house", {{"number", 2}}),
                                          .route = "/kit"}}}};
    timeline(text("kit.van"),
             {.from = 6 * 60, .until = 12 * 60, .clock = [](int minute) { return clock_words(minute); }},
             day);
    note(Icon::Eye, text("kit.looked"));
    picture_button({}, text("kit.photo"));  // Its place, while it cannot be had.
    const Step way[] = {{text("kit.step_taken"), {}},
                        {text("kit.step_bought"), text("kit.step_bought_second")},
                        {text("kit.step_brought"), {}}};
    steps(way, 1);
}

void choices_part(GalleryInput& input) {
    heading(text("kit.choices"));
    about("kit.about.choices");
    std::vector<Day> days;
    for (int i = 0; i < 6; ++i) {
        const bool full = i == 1;
        days.push_back({.word = text(i == 0 ? "kit.today" : "kit.weekday", {{"day", i + 1}}),
                        .number = std::to_string(23 + i),
                        .note = text(full ? "kit.full_day" : "kit.need_count", {{"count", 4 - i % 3}}),
                        .needs = !full,
                        .key = i + 1});
    }
    week_strip(days, input.day);
    {
        const Flow flow;
        if (filter_chip(text("kit.all"), input.filter_all)) input.filter_all = !input.filter_all;
        filter_chip(text("kit.alone"), false);
        filter_chip(text("kit.wheelchair"), false);
    }
    check(text("kit.mask"), input.checked, {.second = text("kit.mask_second")});
    stepper(text("kit.boxes"), input.count, {.most = 4, .limit_reason = text("kit.boxes_limit")});
    const RadioGroup group(text("kit.why"));
    const Icon icons[] = {Icon::Users, Icon::Thermometer, Icon::Clock};
    for (int i = 0; i < 3; ++i) {
        const std::string label = text(i == 0 ? "kit.why_swap" : i == 1 ? "kit.why_ill" : "kit.why_other");
        if (radio(label, input.answer == i,
                  {.icon = icons[i], .second = i == 2 ? "" : text("kit.why_second"), .key = i + 1}))
            input.answer = i;
    }
}

void fields_part(GalleryInput& input) {
    heading(text("kit.fields"));
    about("kit.about.fields");
    const bool wrong = input.door.size() < 10;
    text_field(text("kit.door"), input.door,
               {.error = wrong ? text("kit.door_wrong") : std::string(), .enter_key = EnterKey::Next});
    text_field(text("kit.name"), input.name, {.help = text("kit.name_help"), .autocomplete = "name"});
    search_field(text("kit.search"), input.search);
    text_area(text("kit.note"), input.note, {.lines = 4});
    line(text("kit.typed", {{"name", input.name}}), {.size = TextSize::Second, .quiet = true});
}

void cards_part(GalleryInput& input) {
    about("kit.about.cards");
    {
        const HeroCard hero("mine");
        beside([] { line(text("kit.hero_title"), {.bold = true}); },
               [] { line(text("kit.hero_left"), {.size = TextSize::Second, .quiet = true}); });
        line("20:00–22:00", {.size = TextSize::Numeral});
        const Seat shown[] = {{text("kit.me"), SeatKind::Mine},
                              {"陆", SeatKind::Held},
                              {"祝", SeatKind::Held},
                              {"", SeatKind::Free}};
        beside([] { line(text("kit.south_gate"), {.bold = true, .icon = Icon::MapPin}); },
               [&] { seats(shown, text("kit.seats_spoken")); });
        const Columns columns(2);
        link_button(text("kit.hero_look"), "/kit/list", {.kind = ButtonKind::Primary});
        columns.next();
        if (button(text("kit.cannot_come"))) input.dialog = true;
    }
    {
        const Card card("errand");
        row("fetch", {.title = text("kit.errand"),
                      .second = text("kit.errand_second"),
                      .third = text("kit.errand_next"),
                      .icon = Icon::Pill,
                      .route = "/kit/text"});
    }
    const RefusalCard refused("refused", {.title = text("kit.refused_title"),
                                          .when = "19:08",
                                          .what = text("kit.refused_what"),
                                          .reason = text("kit.refused_why")});
    button(text("kit.refused_instead"), {.kind = ButtonKind::Primary});
    const Columns columns(2);
    button(text("kit.refused_wait"));
    columns.next();
    button(text("kit.refused_drop"));
}

void lists_part() {
    heading(text("kit.lists"), {.icon = Icon::Hourglass, .tone = Tone::Wait, .trailing = "19:26"});
    about("kit.about.lists");
    {
        const Card card("list");
        const List list(text("kit.lists"));
        row("one", {.title = text("kit.errand"),
                    .second = text("kit.errand_second"),
                    .icon = Icon::Pill,
                    .tone = Tone::Wait,
                    .trailing = text("kit.waits"),
                    .trailing_icon = Icon::Hourglass,
                    .trailing_bold = true});
        row("two",
            {.title = text("kit.person"), .second = text("kit.person_second"), .person = "祝", .actions = [] {
                 icon_button(Icon::Phone, text("kit.call"));
             }});
        row("three", {.title = text("kit.ride"),
                      .second = text("kit.ride_second"),
                      .icon = Icon::Car,
                      .trailing = text("kit.waited"),
                      .route = "/kit/list",
                      .urgent = true});
        row("four", {.title = text("kit.south_gate"),
                     .second = text("kit.need_1"),
                     .icon = Icon::Users,
                     .route = "/kit/list"});
    }
    {
        const Card card("waiting for an answer", {.tone = Tone::Need});
        heading(text("kit.question"), {.level = 3, .icon = Icon::CircleHelp, .tone = Tone::Need});
        const Flow flow;
        for (const char* answer : {"22:00–24:00", "0:00–2:00"})
            button(answer, {.kind = ButtonKind::Choice, .key = answer});
    }
    {
        const Card card("reading");
        skeleton(1);
    }
    empty_state(Icon::Sun, text("kit.empty"), text("kit.empty_second"));
}

void dialog_part(GalleryInput& input) {
    if (!input.dialog) return;
    const Dialog dialog(
        {.title = text("kit.dialog_title"), .open = &input.dialog, .close_label = text("kit.close")});
    line(text("kit.dialog_words"));
    space(8);
    const Columns columns(2);
    if (button(text("kit.dialog_stay"))) input.dialog = false;
    columns.next();
    if (button(text("kit.dialog_leave"), {.kind = ButtonKind::Danger})) {
        input.dialog = false;
        ++input.pressed;
    }
}

void simple_part(GalleryInput& input) {
    heading(text("kit.simple"));
    about("kit.about.simple");
    simple_line(text("kit.question"), {.bold = true});
    if (big_button(text("kit.take"), {.icon = Icon::HeartHandshake,
                                      .second = text("kit.south_gate"),
                                      .look = BigLook::Primary,
                                      .key = "big"}))
        ++input.pressed;
    big_button(text("kit.errand"), {.icon = Icon::HandHeart, .look = BigLook::Need, .key = "need"});
    const Columns columns(2, 12, true);
    wide_button(text("kit.look"), {.icon = Icon::Volume2, .route = "/kit/list"});
    columns.next();
    wide_button(text("kit.back"), {.danger = true});
}

void widgets_page(GalleryInput& input) {
    const Page page({.title = text("kit.title"), .second = text("kit.second"), .actions = [&input] {
                         if (icon_button(Icon::WifiOff, text("kit.go_offline"), {.kind = ButtonKind::Plain}))
                             input.offline = !input.offline;
                     }});
    cards_part(input);
    buttons_part(input);
    signs_part();
    choices_part(input);
    fields_part(input);
    lists_part();
    simple_part(input);
    dialog_part(input);
}

void list_page(GalleryInput& input) {
    const Page page({.title = text("kit.residents"),
                     .second = text("kit.residents_second", {{"count", many}}),
                     .actions = [&input] { search_field(text("kit.search"), input.search); },
                     .panes = true});
    const Panes panes({.show_detail = input.selected >= 0,
                       .list_share = 0.68f,
                       .list_card = true,
                       .detail_card = true,
                       .list_label = text("kit.residents"),
                       .detail_label = text("kit.details")});
    if (panes.list()) {
        const TableColumn columns[] = {{.title = text("kit.name"), .share = 1.4f},
                                       {.title = text("kit.door"), .sorts = true},
                                       {.title = text("kit.care"), .icon = Icon::Lock}};
        const int pressed = table(
            text("kit.residents"), columns, many,
            [&](int place) {
                const int index = input.order.descending ? many - 1 - place : place;
                const std::string name = invented_name(index);
                TableRow one;
                one.key = index + 1;
                one.cells = {{.words = name, .person = name.substr(0, 3)},
                             {.words = std::to_string(index / 4 + 101)},
                             {}};
                if (index % 7 == 0) one.cells[2] = {.words = text("kit.alone"), .icon = Icon::User};
                one.selected = index == input.selected;
                return one;
            },
            &input.order);
        if (pressed >= 0) input.selected = input.order.descending ? many - 1 - pressed : pressed;
    }
    if (panes.detail()) {
        if (input.selected < 0) {
            empty_state(Icon::User, text("kit.nobody"));
            return about("kit.about.table");
        }
        heading(invented_name(input.selected), {.level = 2});
        if (button(text("kit.back"), {.icon = Icon::ArrowLeft})) input.selected = -1;
        divider();
        line(text("kit.alone"), {.icon = Icon::User});
    }
}

void text_page() {
    const Page page({.title = text("kit.text"), .back_route = "/kit", .back_label = text("kit.back")});
    about("kit.about.text");
    for (const char* key : {"kit.text_chinese", "kit.text_numbers", "kit.text_quotes", "kit.text_mixed",
                            "kit.text_emoji", "kit.text_long"}) {
        const Scope scope(key);
        line(text(key));
    }
}

}  // namespace

void about(const char* key) {
    const Scope scope(key);
    line(text(key), {.size = TextSize::Second, .quiet = true});
}

std::string invented_name(int index) {
    static const char* const surnames[] = {"陆", "祝", "章", "温", "严", "方", "乔", "纪", "邵", "罗"};
    static const char* const names[] = {"青",   "春生", "悦然", "丽",   "立安", "可宁",
                                        "玉良", "文远", "小北", "小满", "桂枝"};
    return std::string(surnames[index % 10]) + names[index / 10 % 11];
}

void gallery(GalleryInput& input, std::string_view route) {
    ShellOptions options{
        .app_name = text("app.name"),
        .tabs = {{Icon::Sun, text("kit.tab_widgets"), "/kit", route == "/kit"},
                 {Icon::CalendarDays, text("kit.tab_more"), "/kit/more", route == "/kit/more"},
                 {Icon::Building2, text("kit.tab_list"), "/kit/list", route == "/kit/list"},
                 {Icon::Newspaper, text("kit.tab_text"), "/kit/text", route == "/kit/text"},
                 {Icon::CircleHelp, text("kit.manual"), "/kit/parts", route == "/kit/parts"}},
        .person = text("kit.person"),
        .person_second = text("kit.role"),
        .person_route = "/kit",
        .skip_link = text("kit.skip"),
        .more = text("kit.more"),
        .more_route = "/kit/parts"};
    if (input.offline)
        options.banner = {Tone::Wait, Icon::WifiOff, text("kit.offline"), text("kit.offline_second"), {}};
    const Shell shell(options);
    if (route == "/kit/list")
        list_page(input);
    else if (route == "/kit/text")
        text_page();
    else if (route == "/kit/parts")
        manual_page(input);
    else if (route == "/kit/more")
        more_page(input);
    else
        widgets_page(input);
}

}  // namespace linli::ui
