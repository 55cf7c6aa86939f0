// Times and ranges of times: an hour and a minute to press, or written.

#include <algorithm>
#include <charconv>
#include <vector>

#include "app/client/ui/context.h"
#include "app/client/ui/picker_parts.h"
#include "app/client/ui/pickers.h"
#include "app/client/ui/time_words.h"
#include "shared/core/assert.h"

namespace linli::ui {

namespace {

constexpr int minutes_a_day = 24 * 60;

// What a picker offers, minutes since midnight; both may be chosen. 1440 is the end of the day.
struct TimeLimits {
    int first = 0, last = minutes_a_day - 1;
    bool offers(int minute) const { return first <= minute && minute <= last; }
    bool closes_day() const { return last == minutes_a_day; }
    int first_step(int step) const { return (first + step - 1) / step * step; }
};

// What is wrong with what was typed, or nothing.
std::string take_time(std::string_view typed, const TimeLimits& limits, int& minute) {
    if (typed.empty()) return {};
    const auto read = minute_from_text(typed);
    if (!read) return text("picker.no_time");
    const int wanted = *read == 0 && limits.closes_day() ? minutes_a_day : *read;  // "12 am" ends a day, too.
    if (wanted > limits.last) return text("picker.no_time");
    if (wanted < limits.first) return text("picker.too_early", {{"time", clock_words(limits.first - 1)}});
    minute = wanted;
    return {};
}

// Words like "12 pm" are wider than two digits.
int columns_of_hours() {
    if (language() == Language::Chinese) return 6;
    return large_type() ? 3 : 4;
}

// Returns whether an hour or a minute was pressed.
bool choose_time(int& minute, const TimeLimits& limits, int step) {
    line(text("picker.hour"), {.bold = true});
    const int earliest = limits.first_step(step), first_hour = earliest / 60;
    std::vector<GridCell> hours, minutes;
    for (int hour = first_hour; hour <= limits.last / 60; ++hour)
        hours.push_back(
            {.label = hour_words(hour), .spoken = text("picker.hour_is", {{"hour", hour_words(hour)}})});
    const Grid hour_grid{.columns = columns_of_hours(), .current = minute / 60 - first_hour};
    const int hour = choose_in_grid(text("picker.hour"), hours, hour_grid, Here("hour", 0)).pressed;
    if (hour >= 0)
        minute =
            std::clamp((first_hour + hour) * 60 + minute % 60, earliest, std::max(earliest, limits.last));
    line(text("picker.minute"), {.bold = true});
    const int of_hour = minute / 60 * 60;
    for (int one = 0; one < 60; one += step) {
        minutes.push_back({.label = ":" + two_digits(one), .empty = !limits.offers(of_hour + one)});
    }
    const Grid minute_grid{.columns = std::min(6, static_cast<int>(minutes.size())),
                           .current = minute % 60 % step == 0 ? minute % 60 / step : -1};
    const int chosen = choose_in_grid(text("picker.minute"), minutes, minute_grid, Here("minute", 0)).pressed;
    if (chosen >= 0) minute = of_hour + chosen * step;
    return hour >= 0 || chosen >= 0;
}

bool draw_time_picker(std::string_view label, int& minute, const TimeLimits& limits, int step, Here here) {
    LINLI_ASSERT(step > 0 && 60 % step == 0);
    Context& frame = context();
    const NodeId id = frame.id_of(Key(here), Role::Button);
    const Scope scope{Key(id)};
    OwnSheet sheet(id);
    if (draw_picker_field(id, label, clock_words(minute), Icon::Clock)) {
        sheet.open() = true;
        frame.typed_in = 0;
    }
    if (!sheet.open()) return false;
    const int before = minute;
    const Dialog dialog(
        {.title = std::string(label), .open = &sheet.open(), .close_label = text("action.close")});
    parsed_field(text("picker.typed"), clock_words(minute), {.keyboard = Keyboard::Text, .max_length = 8},
                 [&](std::string_view typed) { return take_time(typed, limits, minute); });
    if (choose_time(minute, limits, step)) frame.typed_in = 0;  // What was pressed last counts.
    if (button(text("picker.done"), {.kind = ButtonKind::Primary})) sheet.open() = false;
    return minute != before;
}

void draw_length(int from, int until, RangeEnd end) {
    const int length = until - from;
    const bool odd = length == minutes_a_day && end == RangeEnd::MayBeNextDay;  // Forgotten more than meant.
    const std::string_view how = odd                     ? "picker.whole_day"
                                 : until > minutes_a_day ? "picker.next_day"
                                                         : "picker.length";
    const std::string times = clock_range_words(from, until), words = length_words(minutes(length));
    line(text(how, {{"times", times}, {"length", words}}), {.size = TextSize::Second,
                                                            .quiet = !odd,
                                                            .tone = odd ? Tone::Need : Tone::Neutral,
                                                            .icon = odd ? Icon::CircleAlert : Icon::Clock});
}

}  // namespace

bool time_picker(std::string_view label, int& minute, int step, Here here) {
    return draw_time_picker(label, minute, {}, step, here);
}

bool time_range_picker(std::string_view from_label, std::string_view until_label, int& from, int& until,
                       RangeEnd end, int step, Here here) {
    const Scope scope{Key(here)};
    const int from_before = from, until_before = until;
    {
        const Columns columns(2);
        draw_time_picker(from_label, from, {}, step, Here("from", 0));
        columns.next();
        if (end == RangeEnd::SameDay) {
            // Moved past its end, a range keeps its length, as far as there is day left.
            const int length = std::max(step, until_before - from_before);
            if (until <= from || until > minutes_a_day) until = std::min(from + length, minutes_a_day);
            draw_time_picker(until_label, until, {from + 1, minutes_a_day}, step, Here("until", 0));
        } else {
            int clock = until % minutes_a_day;
            draw_time_picker(until_label, clock, {}, step, Here("until", 0));
            until = clock > from ? clock : clock + minutes_a_day;
        }
    }
    draw_length(from, until, end);
    return from != from_before || until != until_before;
}

namespace {

enum class HalfDay : std::uint8_t { None, Morning, Afternoon };

// Takes "am" or "pm" off the end.
HalfDay take_half_day(std::string_view& typed) {
    if (typed.size() < 3) return HalfDay::None;
    const char half = typed[typed.size() - 2], end = typed.back();
    const bool morning = half == 'a' || half == 'A', afternoon = half == 'p' || half == 'P';
    if ((end != 'm' && end != 'M') || (!morning && !afternoon)) return HalfDay::None;
    typed.remove_suffix(2);
    return morning ? HalfDay::Morning : HalfDay::Afternoon;
}

// The hour of the whole day, or one that is no hour.
int hour_of_day(int hour, HalfDay half) {
    constexpr int no_hour = 99;
    if (half == HalfDay::None) return hour;
    if (hour < 1 || hour > 12) return no_hour;
    return hour % 12 + (half == HalfDay::Afternoon ? 12 : 0);
}

}  // namespace

std::optional<int> minute_from_text(std::string_view typed) {
    const HalfDay half_day = take_half_day(typed);
    std::vector<int> numbers;
    int digits = 0;
    bool half = false;
    for (std::size_t i = 0; i < typed.size();) {
        const char byte = typed[i];
        if (byte >= '0' && byte <= '9') {
            int number = 0;
            const char* const begin = typed.data() + i;
            const auto [end, error] = std::from_chars(begin, typed.data() + typed.size(), number);
            if (error != std::errc{}) return std::nullopt;
            digits = static_cast<int>(end - begin);
            numbers.push_back(number);
            i += static_cast<std::size_t>(digits);
            continue;
        }
        const std::string_view rest = typed.substr(i);
        bool known = false;
        for (const std::string_view mark : {":", "：", "点", "時", "时", "分", "半", " ", "."}) {
            if (rest.rfind(mark, 0) != 0) continue;
            half = half || mark == "半";
            i += mark.size();
            known = true;
            break;
        }
        if (!known) return std::nullopt;
    }
    if (numbers.size() == 1 && digits >= 3 && digits <= 4) numbers = {numbers[0] / 100, numbers[0] % 100};
    if (numbers.size() == 1) numbers.push_back(half ? 30 : 0);
    if (numbers.size() != 2 || numbers[1] > 59) return std::nullopt;
    const int minute = hour_of_day(numbers[0], half_day) * 60 + numbers[1];
    return minute <= minutes_a_day ? std::optional(minute) : std::nullopt;
}

}  // namespace linli::ui
