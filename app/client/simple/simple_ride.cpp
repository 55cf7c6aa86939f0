#include <algorithm>
#include <array>

#include "app/client/simple/simple_ask_parts.h"

// What is asked about a ride in simple mode: where to, which day, which hour, and whether back again.

namespace linli::client {
namespace {

constexpr int days_to_choose = 3, farthest_day = 60;  // From today.
constexpr int usual_appointment = 9 * 60;             // Minute of the day.

// Morning, noon, afternoon: when the car comes.
struct PartOfDay {
    const char* words;
    int from, until;  // minutes of the day
};
constexpr std::array parts_of_day{PartOfDay{"simple.morning", 8 * 60, 11 * 60},
                                  PartOfDay{"simple.noon", 11 * 60, 14 * 60},
                                  PartOfDay{"simple.afternoon", 14 * 60, 18 * 60}};

}  // namespace

void draw_ride_where(const SimplePage& page) {
    AskInput& ask = page.input.ask;
    const ui::Page region(simple_page_options(text("ask.destination"), "ask where"));
    ui::text_field(text("ask.destination"), ask.destination,
                   {.help = text("ask.destination_help"), .max_length = 120});
    ErrandNeeds& needs = ask.needs;
    if (ui::check(text("errand.wheelchair"), needs.wheelchair) && needs.wheelchair) needs.stretcher = false;
    if (ui::check(text("errand.stretcher"), needs.stretcher) && needs.stretcher) needs.wheelchair = false;
    bool escorted = ask.escorts > 0;
    if (ui::check(text("simple.escort"), escorted)) ask.escorts = escorted ? 1 : 0;
    draw_next(page, ask.destination.empty(), SimpleStep::When);
}

void draw_ride_days(const SimplePage& page) {
    const ui::Page region(simple_page_options(text("simple.which_day"), "ask day"));
    const CivilDate today = today_of(page.saying());
    for (int ahead = 0; ahead < days_to_choose; ++ahead) {
        const CivilDate day = plus_days(today, ahead);
        if (!ui::big_button(day_words(day, page.saying()),
                            {.icon = ui::Icon::CalendarDays, .second = date_words(day), .key = ahead + 1}))
            continue;
        page.input.ask.day = day;
        go_to(page, SimpleStep::Hour);
    }
    if (ui::big_button(text("simple.other_day"), {.icon = ui::Icon::CalendarDays})) {
        page.input.ask.day = plus_days(today, days_to_choose);
        go_to(page, SimpleStep::Day);
    }
    draw_ask_foot(page);
}

// Appointments are often weeks away.
void draw_ride_other_day(const SimplePage& page) {
    const ui::Page region(simple_page_options(text("simple.which_day"), "ask other day"));
    const CivilDate today = today_of(page.saying());
    CivilDate day = std::max(page.input.ask.day.value_or(today), today);
    ui::date_picker(text("ask.day"), day, {today, today, plus_days(today, farthest_day)});
    page.input.ask.day = day;
    if (ui::wide_button(text("simple.next_step"), {.icon = ui::Icon::ChevronRight, .main = true}))
        go_to(page, SimpleStep::Hour);
    draw_ask_foot(page);
}

void draw_ride_hours(const SimplePage& page) {
    AskInput& ask = page.input.ask;
    const ui::Page region(simple_page_options(text("simple.which_hour"), "ask hour"));
    const CivilTime local = civil_time(page.now, page.me.offset);
    for (const PartOfDay& part : parts_of_day) {
        if (ask.day == local.date && part.until <= local.minute_of_day) continue;  // That is past.
        const TimeRange range{instant_of(local.date, part.from, page.me.offset),
                              instant_of(local.date, part.until, page.me.offset)};
        if (!ui::big_button(
                text(part.words),
                {.icon = ui::Icon::Clock, .second = range_words(range, page.me.offset), .key = part.words}))
            continue;
        ask.from = part.from;
        ask.until = part.until;
        ask.by_appointment = false;
        go_to(page, SimpleStep::Back);
    }
    if (ui::big_button(text("simple.appointment"),
                       {.icon = ui::Icon::CalendarDays, .second = text("simple.appointment_second")})) {
        ask.by_appointment = true;
        go_to(page, SimpleStep::Arrival);
    }
    draw_ask_foot(page);
}

// Today an hour that can still be reached is proposed, of another day the morning.
void draw_ride_arrival(const SimplePage& page) {
    AskInput& ask = page.input.ask;
    const ui::Page region(simple_page_options(text("simple.be_there"), "ask arrival"));
    if (ask.arrive_until < 0) {
        const CivilTime local = civil_time(page.now, page.me.offset);
        const bool today = ask.day == local.date;
        ask.arrive_until = today ? std::min(local.minute_of_day / 60 + 2, 23) * 60 : usual_appointment;
    }
    ui::time_picker(text("simple.be_there_by"), ask.arrive_until);
    ask.arrive_from = std::max(ask.arrive_until - usual_early, 0);
    draw_next(page, false, SimpleStep::Back);
}

void draw_ride_back(const SimplePage& page) {
    AskInput& ask = page.input.ask;
    const ui::Page region(simple_page_options(text("simple.way_back"), "ask back"));
    for (const bool back : {true, false}) {
        if (!ui::big_button(text(back ? "simple.fetch_back" : "simple.only_there"),
                            {.icon = back ? ui::Icon::Undo2 : ui::Icon::ChevronRight, .key = back ? 1 : 2}))
            continue;
        ask.return_trip = back;
        go_to(page, is_change(page) ? SimpleStep::Check : SimpleStep::Often);
    }
    draw_ask_foot(page);
}

}  // namespace linli::client
