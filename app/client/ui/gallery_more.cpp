#include "app/client/ui/gallery.h"
#include "app/client/ui/ui.h"

// The gallery's second page: choosing, calendar, charts, a very long list.

namespace linli::ui {

namespace {

void pickers_part(GalleryInput& input) {
    about("kit.about.pickers");
    const std::string posts[] = {text("kit.south_gate"), text("kit.north_gate"), text("kit.east_gate")};
    choice_list(text("kit.which_post"), posts, input.post);
    date_picker(text("kit.which_day"), input.date,
                {.today = {2026, 11, 23}, .first = {2026, 11, 23}, .last = {2027, 2, 28}});
    time_range_picker(text("kit.from"), text("kit.until"), input.from, input.until);
    const MenuItem actions[] = {{Icon::Pencil, text("kit.look"), {}},
                                {Icon::Repeat2, text("kit.why_swap"), text("kit.why_second")}};
    beside(
        [&] {
            line(text("kit.chosen", {{"count", input.acted}}));
        },
        [&] {
            if (const auto pressed = menu(text("kit.more"), actions))
                input.acted = static_cast<int>(*pressed) + 1;
        });
}

void calendar_part() {
    about("kit.about.calendar");
    std::vector<std::string> days;
    for (int i = 0; i < 7; ++i) days.push_back(weekday_name(i + 1) + " " + std::to_string(23 + i));
    std::vector<CalendarEvent> events;
    const struct {
        int day, from, until;
        Tone tone;
    } shown[] = {{0, 18 * 60, 20 * 60, Tone::Mine},
                 {0, 19 * 60, 21 * 60, Tone::Neutral},
                 {2, 8 * 60, 10 * 60, Tone::Need},
                 {4, 22 * 60, 26 * 60, Tone::Wait}};
    for (int i = 0; i < 4; ++i)
        events.push_back({.key = i + 1,
                          .day = shown[i].day,
                          .from = shown[i].from,
                          .until = shown[i].until,
                          .times = clock_range_words(shown[i].from, shown[i].until),
                          .title = text("kit.south_gate"),
                          .second = text(shown[i].tone == Tone::Need ? "kit.need_1" : "kit.mine"),
                          .tone = shown[i].tone,
                          .route = "/kit/list"});
    week_calendar(text("kit.calendar"), days, events);
}

void charts_part() {
    about("kit.about.charts");
    std::vector<ChartPoint> week;
    const int came[] = {12, 9, 14, 4, 11, 16, 7};
    for (int i = 0; i < 7; ++i)
        week.push_back({.label = weekday_name(i + 1),
                        .value = static_cast<double>(came[i]),
                        .tone = i == 3 ? Tone::Need : Tone::Mine});
    const ChartOptions titles{.label_title = text("kit.which_day"), .value_title = text("kit.people")};
    heading(text("kit.bars"));
    bar_chart(text("kit.bars"), week, titles);
    heading(text("kit.lines"));
    line_chart(text("kit.lines"), week, titles);
}

void rows_part() {
    about("kit.about.rows");
    constexpr int hundred_thousand = 100'000;
    long_list(text("kit.rows"), hundred_thousand, 66, [](int index) {
        row(index + 1, {.title = invented_name(index),
                        .second = std::to_string(index + 1),
                        .route = "/kit/text",
                        .position = index + 1,
                        .set_size = hundred_thousand});
    });
}

}  // namespace

void more_page(GalleryInput& input) {
    const Page page({.title = text("kit.more_widgets")});
    const std::string parts[] = {text("kit.pickers"), text("kit.calendar"), text("kit.charts"),
                                 text("kit.rows")};
    tabs(text("kit.more_widgets"), parts, input.part);
    if (input.part == 0) pickers_part(input);
    if (input.part == 1) calendar_part();
    if (input.part == 2) charts_part();
    if (input.part == 3) rows_part();
}

}  // namespace linli::ui
