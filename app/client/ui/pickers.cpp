#include "app/client/ui/pickers.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "app/client/ui/context.h"
#include "shared/core/assert.h"

namespace linli::ui {

namespace {

constexpr int minutes_a_day = 24 * 60;
constexpr std::size_t choices_without_search = 12;  // Somewhat more than a phone shows at once.

// Label above, value in a frame, an icon at the right. Returns whether it was pressed.
bool draw_picker_field(NodeId id, std::string_view label, std::string_view value, Icon icon) {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    const Context::Style bold = frame.style(TextSize::Body, true), style = frame.style(TextSize::Body, false);
    const Context::Lines words = frame.wrap(label, bold, frame.available());
    const float label_height = static_cast<float>(words.lines.size()) * bold.line;
    const Rect above = frame.place(0, label_height, true);
    frame.paragraph(words, bold, above.x, above.y, above.width, frame.ink());
    const float saved = frame.box().gap;
    frame.box().gap = 4;
    const float drawn = frame.grown(22), room = frame.available() - drawn - 38;
    const Context::Lines lines = frame.wrap(value, style, room);
    const float words_height = static_cast<float>(lines.lines.size()) * style.line;
    const float height =
        std::max(frame.grown(desk() ? size::field_desk : size::field_phone), words_height + 20);
    const Rect rect = frame.place(0, height, true);
    frame.box().gap = saved;
    const float corner = desk() ? radius::button_desk : radius::field;
    frame.fill(rect, frame.pressed_shade(theme.surface, id), corner);
    frame.outline(rect, theme.edge, 2, corner);
    frame.paragraph(lines, style, rect.x + 14, rect.y + (height - words_height) / 2, room, frame.ink());
    frame.icon(icon, rect.right() - drawn - 14, rect.y + (height - drawn) / 2, drawn, frame.ink());
    if (frame.rings(id)) frame.ring(rect, corner);
    frame.report(id, Role::Button, std::string(label) + frame.between_parts() + std::string(value), rect);
    return frame.pressed(id);
}

// A sheet that a widget keeps open by itself.
class OwnSheet {
public:
    explicit OwnSheet(NodeId owner) : id_(hash_bytes("open", owner)), open_(context().remembered(id_) > 0) {}
    ~OwnSheet() { context().remember(id_, open_ ? 1 : 0); }
    OwnSheet(const OwnSheet&) = delete;
    OwnSheet& operator=(const OwnSheet&) = delete;
    bool& open() { return open_; }

private:
    NodeId id_;
    bool open_;
};

struct GridCell {
    std::string label = {};
    std::string spoken = {};
    bool disabled = false;
    bool empty = false;
};

void draw_grid_cell(Context& frame, const GridCell& cell, const Rect& rect, bool on, NodeId id) {
    const Theme& theme = *frame.theme;
    const float corner = std::min(rect.height / 2, radius::day);
    if (on)
        frame.fill(rect, frame.pressed_shade(theme.primary, id), corner);
    else if (!cell.disabled)
        frame.fill(rect, frame.pressed_shade(theme.surface, id), corner);
    if (!on && !cell.disabled) frame.outline(rect, theme.line, frame.high_contrast() ? 2 : 1, corner);
    const Context::Style style = frame.style(TextSize::Body, on);
    const Colour ink = on ? theme.onprimary : cell.disabled ? theme.ink2 : theme.ink;
    const std::string words = frame.fitted(cell.label, style, rect.width);
    frame.write_in(words, style, rect.x + (rect.width - frame.width(words, style)) / 2, rect.y, rect.height,
                   ink);
    if (frame.rings(id)) frame.ring(rect, corner);
}

// Cells in rows, one of them chosen: a radio group, so that arrow keys go through it. The pressed index or
// −1.
int choose_in_grid(std::string_view spoken, std::span<const GridCell> cells, int columns, int current,
                   Here here) {
    Context& frame = context();
    const NodeId group = frame.id_of(Key(here), Role::RadioGroup);
    constexpr float between = 4;
    const float most = static_cast<float>(columns);
    const float width = (frame.available() - between * (most - 1)) / most, height = frame.grown(size::target);
    const int rows = (static_cast<int>(cells.size()) + columns - 1) / columns;
    const Rect area = frame.place(0, static_cast<float>(rows) * (height + between) - between, true);
    frame.report(group, Role::RadioGroup, spoken, area);
    frame.push_parent(group);
    int pressed = -1;
    for (int i = 0; i < static_cast<int>(cells.size()); ++i) {
        const GridCell& cell = cells[static_cast<std::size_t>(i)];
        if (cell.empty) continue;
        const NodeId id = hash_number(static_cast<std::uint64_t>(i), group);
        const Rect rect{area.x + static_cast<float>(i % columns) * (width + between),
                        area.y + static_cast<float>(i / columns) * (height + between), width, height};
        draw_grid_cell(frame, cell, rect, i == current, id);
        Node& node = frame.report(id, Role::Radio, cell.spoken.empty() ? cell.label : cell.spoken, rect);
        node.states |= (i == current ? StateChecked : 0u) | (cell.disabled ? StateDisabled : 0u);
        if (frame.pressed(id) && !cell.disabled) pressed = i;
    }
    frame.pop_parent();
    return pressed;
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string clock_text(int minute) {
    return two_digits(minute / 60 % 24) + ":" + two_digits(minute % 60);
}

std::string month_word(int month) {
    return text("time.month." + std::to_string(month));
}

std::string weekday_word(CivilDate date) {
    return text("time.weekday." + std::to_string(weekday(date)));
}

std::string date_text(CivilDate date) {
    return text("time.date_year", {{"year", date.year},
                                   {"month", month_word(date.month)},
                                   {"day", date.day},
                                   {"weekday", weekday_word(date)}});
}

// What stands in the field: near days by their word, too.
std::string date_label(CivilDate date, CivilDate today) {
    if (date == today) return text("picker.today") + context().between_parts() + date_text(date);
    if (date == plus_days(today, 1))
        return text("picker.tomorrow") + context().between_parts() + date_text(date);
    return date_text(date);
}

struct Month {
    int year, month;  // 1..12
    static Month of(CivilDate date) { return {date.year, date.month}; }
    CivilDate first() const { return {year, month, 1}; }
    Month plus(int count) const {
        const int all = year * 12 + month - 1 + count;
        return {all / 12, all % 12 + 1};
    }
    int days() const { return static_cast<int>(day_number(plus(1).first()) - day_number(first())); }
};

// Previous, name, next.
void draw_month_head(Month& shown, const DateLimits& limits) {
    beside(
        [&] {
            line(text("picker.month", {{"year", shown.year}, {"month", month_word(shown.month)}}),
                 {.bold = true});
        },
        [&] {
            const CivilDate before = plus_days(shown.first(), -1), after = shown.plus(1).first();
            if (icon_button(Icon::ChevronLeft, text("picker.month_before"),
                            {.disabled = before < limits.first}))
                shown = shown.plus(-1);
            if (icon_button(Icon::ChevronRight, text("picker.month_after"),
                            {.disabled = limits.last < after}))
                shown = shown.plus(1);
        });
}

// The month that is shown when the sheet opens: that of the date, as far as any of its days may be chosen.
Month first_shown(CivilDate date, const DateLimits& limits) {
    return Month::of(date < limits.first ? limits.first : limits.last < date ? limits.last : date);
}

void draw_weekday_head() {
    Context& frame = context();
    const Context::Style style = frame.style(TextSize::Second, false);
    const Rect rect = frame.place(0, style.line, true);
    constexpr CivilDate monday{2026, 11, 23};
    for (int i = 0; i < 7; ++i) {
        const float each = (rect.width + 4) / 7;
        const std::string word = frame.fitted(weekday_word(plus_days(monday, i)), style, each - 4);
        frame.write_in(word, style,
                       rect.x + static_cast<float>(i) * each + (each - 4 - frame.width(word, style)) / 2,
                       rect.y, rect.height, frame.ink2());
    }
}

void choose_day(Month month, CivilDate& date, const DateLimits& limits, Here here) {
    std::vector<GridCell> cells(static_cast<std::size_t>(weekday(month.first()) - 1), {.empty = true});
    const int before = static_cast<int>(cells.size());
    int current = -1;
    for (int day = 1; day <= month.days(); ++day) {
        const CivilDate one{month.year, month.month, day};
        if (one == date) current = static_cast<int>(cells.size());
        cells.push_back({.label = std::to_string(day),
                         .spoken = date_text(one),
                         .disabled = one < limits.first || limits.last < one});
    }
    const int pressed = choose_in_grid(text("picker.days"), cells, 7, current, here);
    if (pressed >= 0) date = {month.year, month.month, pressed - before + 1};
    const auto is_grey = [](const GridCell& cell) { return cell.disabled; };
    if (std::any_of(cells.begin(), cells.end(), is_grey))
        line(text("picker.limits", {{"first", date_text(limits.first)}, {"last", date_text(limits.last)}}),
             {.size = TextSize::Second, .quiet = true, .icon = Icon::Info});
}

// What is chosen by ASCII letters is found in either case.
bool contains(std::string_view words, std::string_view part) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    const auto same = [&](char a, char b) { return lower(a) == lower(b); };
    return std::search(words.begin(), words.end(), part.begin(), part.end(), same) != words.end() ||
           part.empty();
}

}  // namespace

bool choice_list(std::string_view label, std::span<const std::string> choices, int& chosen, Here here) {
    Context& frame = context();
    const NodeId id = frame.id_of(Key(here), Role::Button);
    const Scope scope{Key(id)};
    OwnSheet sheet(id);
    const bool known = chosen >= 0 && chosen < static_cast<int>(choices.size());
    const std::string value = known ? choices[static_cast<std::size_t>(chosen)] : text("picker.none");
    std::string& searched = frame.searched[id];
    if (draw_picker_field(id, label, value, Icon::ChevronRight)) {
        sheet.open() = true;
        searched.clear();
    }
    if (!sheet.open()) return false;
    const int before = chosen;
    const Dialog dialog(
        {.title = std::string(label), .open = &sheet.open(), .close_label = text("action.close")});
    if (choices.size() > choices_without_search) search_field(text("picker.search"), searched);
    const RadioGroup group(label, false);
    bool any = false;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (!contains(choices[i], searched)) continue;
        any = true;
        if (!radio(choices[i], chosen == static_cast<int>(i), {.key = static_cast<int>(i) + 1})) continue;
        chosen = static_cast<int>(i);
    }
    if (!any) line(text("picker.no_match"), {.quiet = true});
    return chosen != before;
}

bool date_picker(std::string_view label, CivilDate& date, const DateLimits& limits, Here here) {
    Context& frame = context();
    const NodeId id = frame.id_of(Key(here), Role::Button);
    const Scope scope{Key(id)};
    OwnSheet sheet(id);
    const NodeId month_id = hash_bytes("month", id);
    if (draw_picker_field(id, label, date_label(date, limits.today), Icon::CalendarDays)) {
        sheet.open() = true;
        const Month opened = first_shown(date, limits);
        frame.remember(month_id, static_cast<float>(opened.year * 12 + opened.month - 1));
    }
    if (!sheet.open()) return false;
    const CivilDate before = date;
    const int kept = static_cast<int>(frame.remembered(month_id));
    Month shown{kept / 12, kept % 12 + 1};
    const Dialog dialog(
        {.title = std::string(label), .open = &sheet.open(), .close_label = text("action.close")});
    {
        const Flow flow;
        const CivilDate tomorrow = plus_days(limits.today, 1);
        for (const CivilDate quick : {limits.today, tomorrow}) {
            const bool can = !(quick < limits.first) && !(limits.last < quick);
            const std::string word = text(quick == tomorrow ? "picker.tomorrow" : "picker.today");
            if (!can || !filter_chip(word, quick == date, quick.day)) continue;
            date = quick;
            shown = Month::of(quick);
        }
    }
    draw_month_head(shown, limits);
    draw_weekday_head();
    choose_day(shown, date, limits, here);
    if (button(text("picker.done"), {.kind = ButtonKind::Primary})) sheet.open() = false;
    frame.remember(month_id, static_cast<float>(shown.year * 12 + shown.month - 1));
    return date != before;
}

bool time_picker(std::string_view label, int& minute, int step, Here here) {
    LINLI_ASSERT(step > 0 && 60 % step == 0);
    Context& frame = context();
    const NodeId id = frame.id_of(Key(here), Role::Button);
    const Scope scope{Key(id)};
    OwnSheet sheet(id);
    if (draw_picker_field(id, label, clock_text(minute), Icon::Clock)) {
        sheet.open() = true;
        frame.typed_in = 0;
    }
    if (!sheet.open()) return false;
    const int before = minute;
    const Dialog dialog(
        {.title = std::string(label), .open = &sheet.open(), .close_label = text("action.close")});
    parsed_field(text("picker.typed"), clock_text(minute), {.keyboard = Keyboard::Text, .max_length = 8},
                 [&](std::string_view typed) {
                     const auto read = minute_from_text(typed);
                     minute = read.value_or(minute);
                     return read || typed.empty() ? std::string() : text("picker.no_time");
                 });
    line(text("picker.hour"), {.bold = true});
    std::vector<GridCell> hours, minutes;
    for (int hour = 0; hour < 24; ++hour)
        hours.push_back({.label = std::to_string(hour), .spoken = text("picker.hour_is", {{"hour", hour}})});
    const int hour = choose_in_grid(text("picker.hour"), hours, 6, minute / 60, Here("hour", 0));
    if (hour >= 0) minute = hour * 60 + minute % 60;
    line(text("picker.minute"), {.bold = true});
    for (int one = 0; one < 60; one += step) minutes.push_back({.label = ":" + two_digits(one)});
    const int at = minute % 60 % step == 0 ? minute % 60 / step : -1;
    const int chosen = choose_in_grid(text("picker.minute"), minutes,
                                      std::min(6, static_cast<int>(minutes.size())), at, Here("minute", 0));
    if (chosen >= 0) minute = minute / 60 * 60 + chosen * step;
    if (hour >= 0 || chosen >= 0) frame.typed_in = 0;  // What was pressed last counts.
    if (button(text("picker.done"), {.kind = ButtonKind::Primary})) sheet.open() = false;
    return minute != before;
}

bool time_range_picker(std::string_view from_label, std::string_view until_label, int& from, int& until,
                       int step, Here here) {
    const Scope scope{Key(here)};
    const int from_before = from, until_before = until;
    int end = until % minutes_a_day;
    {
        const Columns columns(2);
        time_picker(from_label, from, step);
        columns.next();
        time_picker(until_label, end, step);
    }
    until = end > from ? end : end + minutes_a_day;
    const int length = until - from;
    const bool next_day = until > minutes_a_day;
    const std::string words =
        length % 60 == 0 ? text("time.length.hours", {{"hours", length / 60}})
        : length < 60    ? text("time.length.minutes", {{"minutes", length}})
                      : text("time.length.hours_minutes", {{"hours", length / 60}, {"minutes", length % 60}});
    const std::string times = clock_text(from) + "–" + clock_text(until);
    const std::string_view how = length == minutes_a_day ? "picker.whole_day"
                                 : next_day              ? "picker.next_day"
                                                         : "picker.length";
    const bool odd = length == minutes_a_day;  // More often forgotten than meant.
    line(text(how, {{"times", times}, {"length", words}}), {.size = TextSize::Second,
                                                            .quiet = !odd,
                                                            .tone = odd ? Tone::Need : Tone::Neutral,
                                                            .icon = odd ? Icon::CircleAlert : Icon::Clock});
    return from != from_before || until != until_before;
}

std::optional<int> minute_from_text(std::string_view typed) {
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
    if (numbers.size() != 2 || numbers[0] > 23 || numbers[1] > 59) return std::nullopt;
    return numbers[0] * 60 + numbers[1];
}

std::optional<std::size_t> menu(std::string_view spoken, std::span<const MenuItem> items, Here here) {
    Context& frame = context();
    const NodeId id = frame.id_of(Key(here), Role::Group);
    const Scope scope{Key(id)};
    OwnSheet sheet(id);
    if (icon_button(Icon::Menu, spoken, {.kind = ButtonKind::Plain})) sheet.open() = true;
    if (!sheet.open()) return std::nullopt;
    std::optional<std::size_t> pressed;
    const Dialog dialog({.title = std::string(spoken),
                         .open = &sheet.open(),
                         .close_label = text("action.close"),
                         .width = 360});
    const List list(spoken);
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!row(static_cast<int>(i) + 1, {.title = items[i].label,
                                           .second = items[i].second,
                                           .icon = items[i].icon,
                                           .pressable = true}))
            continue;
        pressed = i;
        sheet.open() = false;
    }
    return pressed;
}

bool tabs(std::string_view spoken, std::span<const std::string> labels, int& current, Here here) {
    Context& frame = context();
    const Theme& theme = *frame.theme;
    const NodeId list = frame.id_of(Key(here), Role::TabList);
    frame.report(list, Role::TabList, spoken, {});
    frame.push_parent(list);
    const int before = current;
    Rect area{frame.box().x, frame.box().y + frame.box().pen_y, frame.available(), 0};
    {
        const Flow flow(4);
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const NodeId id = hash_number(i, list);
            if (frame.pressed(id)) current = static_cast<int>(i);
            const bool on = current == static_cast<int>(i);
            const Context::Style style = frame.style(TextSize::Body, on);
            const Rect rect = frame.place(frame.width(labels[i], style) + 32,
                                          std::max(size::target, style.line + 16), false);
            if (!on && (frame.is_held(id) || frame.is_hovered(id)))
                frame.fill(rect, frame.pressed_shade(theme.ground, id), radius::segment, Corners::Top);
            frame.write_in(labels[i], style, rect.x + 16, rect.y, rect.height,
                           on ? theme.tintink : theme.ink2);
            const float thick = on ? 4 : 1;
            frame.fill({rect.x, rect.bottom() - thick, rect.width, thick}, on ? theme.primary : theme.edge);
            if (frame.rings(id)) frame.outline(rect, theme.focus, 3, radius::segment);
            frame.report(id, Role::Tab, labels[i], rect).states |= on ? StateSelected : 0u;
        }
    }
    area.height = frame.box().y + frame.box().pen_y - area.y;
    frame.pop_parent();
    frame.node(list)->rect = area;
    return current != before;
}

}  // namespace linli::ui
