#include "app/client/shifts/shift_hours_page.h"

#include <algorithm>

#include "app/client/action.h"
#include "app/client/day_chips.h"
#include "app/client/telling.h"
#include "app/client/ui/ui.h"
#include "shared/people/roles.h"
#include "shared/shifts/availability_commands.h"

namespace linli::client {
namespace {

constexpr std::int32_t whole_day_minutes = 24 * 60;
constexpr std::int64_t farthest = 365;

std::string availability_words(Availability is) {
    return text("shift_hours.is." + std::to_string(static_cast<int>(is)));
}

ui::Tone tone_of(Availability is) {
    if (is == Availability::Gladly) return ui::Tone::Mine;
    return is == Availability::Cannot ? ui::Tone::Refused : ui::Tone::Neutral;
}

ShiftHours hours_typed(const ShiftHoursInput& input, CivilDate today) {
    ShiftHours hours;
    hours.is = static_cast<Availability>(input.is);
    hours.days = input.days;
    if (input.some_days) {
        hours.first_day = day_number(input.first.value_or(today));
        hours.last_day = day_number(input.last.value_or(input.first.value_or(today)));
    }
    hours.from_minute = input.whole_day ? 0 : input.from;
    hours.minutes_long = input.whole_day ? whole_day_minutes : input.until - input.from;
    return hours;
}

void draw_said(const Acting& by, PersonId person) {
    const std::vector<const ShiftHours*> said = said_hours(by.known.state, person, by.now);
    if (said.empty()) {
        ui::empty_state(ui::Icon::CalendarDays, text("shift_hours.none"), text("shift_hours.none_second"));
        return;
    }
    std::optional<ShiftHoursId> taken_back;
    {
        const ui::Card card("said");
        const ui::List list(text("shift_hours.said"));
        for (const ShiftHours* hours : said) {
            const std::string words = shift_hours_words(*hours);
            ui::row(hours->id, {.title = words, .tone = tone_of(hours->is), .actions = [&] {
                                    const std::string spoken = joined(text("shift_hours.take_back"), words);
                                    if (ui::icon_button(ui::Icon::Close, spoken)) taken_back = hours->id;
                                }});
        }
    }
    if (taken_back) act(by, TakeBackShiftHours{*taken_back});
}

void draw_days(CivilDate today, ShiftHoursInput& input) {
    ui::check(text("shift_hours.some_days"), input.some_days,
              {.second = text("shift_hours.some_days_second")});
    if (input.some_days) {
        CivilDate first = std::max(input.first.value_or(today), today);
        ui::date_picker(text("shift_hours.first"), first, {today, today, plus_days(today, farthest)});
        CivilDate last = std::max(input.last.value_or(first), first);
        ui::date_picker(text("shift_hours.last"), last, {today, first, plus_days(today, farthest)});
        input.first = first;
        input.last = last;
    }
    ui::line(text("shift_hours.days"), {.bold = true});
    day_chips(input.days);
}

void draw_times(ShiftHoursInput& input) {
    ui::check(text("shift_hours.whole_day"), input.whole_day);
    if (!input.whole_day)
        ui::time_range_picker(text("shift_hours.from"), text("shift_hours.until"), input.from, input.until);
}

void draw_form(const Acting& by, CivilDate today, ShiftHoursInput& input) {
    ui::heading(text("shift_hours.say"));
    {
        const ui::RadioGroup group(text("shift_hours.how"));
        for (const Availability is : Members<Availability>::values) {
            const int number = static_cast<int>(is);
            if (ui::radio(availability_words(is), input.is == number, {.key = number})) input.is = number;
        }
    }
    draw_days(today, input);
    draw_times(input);
    const ShiftHours hours = hours_typed(input, today);
    const ui::BottomBar bar;
    if (!action(by, text("shift_hours.add"), SayShiftHours{hours},
                {.kind = ui::ButtonKind::Primary, .icon = ui::Icon::Check}))
        return;
    const PersonId person = input.person;
    input = {};
    input.person = person;
}

struct BackTo {
    std::string route;
    const char* label;
};

// The list of everybody's hours is the coordinators', the page of a person also their stewards'.
BackTo back_of(const State& state, const Viewer& me, PersonId person) {
    if (person == me.me) return {"/shifts", "shifts.back"};
    if (me.coordinator) return {route_to("hours", person), "hours.back"};
    if (is_steward_of(state, me.me, person)) return {route_to("people", person), "people.back"};
    return {"/shifts", "shifts.back"};
}

}  // namespace

std::string shift_hours_words(const ShiftHours& hours) {
    std::string when = days_words(hours.days);
    if (hours.first_day && hours.last_day) {
        const CivilDate first = civil_from_days(*hours.first_day), last = civil_from_days(*hours.last_day);
        const std::string dates = first == last ? date_words(first) : date_range_words(first, last);
        when = hours.days == every_day ? dates : joined(dates, when);
    }
    const std::string times =
        hours.minutes_long == whole_day_minutes
            ? text("shift_hours.all_day")
            : clock_range_words(hours.from_minute, hours.from_minute + hours.minutes_long);
    return joined(availability_words(hours.is), when + " " + times);
}

std::string said_words(SaidOf said) {
    switch (said) {
        case SaidOf::Gladly:
            return text("shift_hours.said.gladly");
        case SaidOf::Can:
            return text("shift_hours.said.can");
        case SaidOf::RatherNot:
            return text("shift_hours.said.rather_not");
        case SaidOf::Cannot:
            return text("shift_hours.said.cannot");
        case SaidOf::OtherHours:
            return text("shift_hours.said.other_hours");
        case SaidOf::Nothing:
            break;
    }
    return {};
}

void shift_hours_page(const Known& known, const Viewer& me, Instant now, PersonId asked,
                      ShiftHoursInput& input, Outbox& outbox) {
    const bool mine = !may_act_for(known.state, me.stamp(now), asked) || asked == me.me;
    const PersonId person = mine ? me.me : asked;
    if (input.person != person) input = {};
    input.person = person;
    const BackTo back = back_of(known.state, me, person);
    const ui::Page page({.title = text(mine ? "shift_hours.title" : "shift_hours.title_other"),
                         .second = mine ? text("shift_hours.second") : name_of(known.state, person),
                         .back_route = back.route,
                         .back_label = text(back.label),
                         .narrow = true,
                         .key = person});
    const Acting by{known, me, now, outbox, person};
    draw_said(by, person);
    draw_form(by, today_of(me.saying(now)), input);
}

}  // namespace linli::client
