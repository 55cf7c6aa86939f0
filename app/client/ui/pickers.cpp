#include "app/client/ui/pickers.h"

#include <algorithm>
#include <vector>

#include "app/client/ui/context.h"
#include "app/client/ui/picker_parts.h"
#include "app/client/ui/time_words.h"

namespace linli::ui {

namespace {

constexpr std::size_t choices_without_search = 12;  // Somewhat more than a phone shows at once.
constexpr std::size_t most_days_in_grid = 6 * 7;    // Of a long month that begins on a Sunday.

// What stands in the field: near days by their word, too.
std::string date_label(CivilDate date, CivilDate today) {
    if (date == today) return text("picker.today") + context().between_parts() + date_year_words(date);
    if (date == plus_days(today, 1))
        return text("picker.tomorrow") + context().between_parts() + date_year_words(date);
    return date_year_words(date);
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

CivilDate within(CivilDate date, const DateLimits& limits) {
    return date < limits.first ? limits.first : limits.last < date ? limits.last : date;
}

// Which of the month's neighbours have days that may be chosen.
struct MonthEnds {
    bool before, after;
    static MonthEnds of(Month shown, const DateLimits& limits) {
        return {limits.first < shown.first(), !(limits.last < shown.plus(1).first())};
    }
};

// Previous, name, next. `why` is the node that says why there is no other month.
void draw_month_head(Month& shown, const DateLimits& limits, NodeId why) {
    const auto words = [&] {
        line(text("picker.month", {{"year", shown.year}, {"month", month_words(shown.month)}}),
             {.bold = true});
    };
    const auto arrows = [&] {
        const MonthEnds ends = MonthEnds::of(shown, limits);
        const Month before = shown.plus(-1), after = shown.plus(1);
        if (icon_button(Icon::ChevronLeft, text("picker.month_before"),
                        {.disabled = !ends.before, .described_by = why}))
            shown = before;
        if (icon_button(Icon::ChevronRight, text("picker.month_after"),
                        {.disabled = !ends.after, .described_by = why}))
            shown = after;
    };
    beside(words, arrows);
}

// The month that is shown when the sheet opens: that of the date, as far as any of its days may be chosen.
Month first_shown(CivilDate date, const DateLimits& limits) {
    return Month::of(within(date, limits));
}

// The same day some months later or, of a shorter month, its last.
CivilDate months_later(CivilDate date, int count) {
    const Month month = Month::of(date).plus(count);
    return {month.year, month.month, std::min(date.day, month.days())};
}

struct DayGrid {
    NodeId why = 0;            // the node that says why days are grey
    bool takes_focus = false;  // the chosen day wants the focus
};

struct DayAnswer {
    bool turned = false;   // by PageUp or PageDown; `date` may lie in another month
    bool focused = false;  // the chosen day has the focus
};

// The days of a month; `date` is the chosen one.
DayAnswer choose_day(Month month, CivilDate& date, const DateLimits& limits, const DayGrid& grid, Here here) {
    std::vector<GridCell> cells(static_cast<std::size_t>(weekday(month.first()) - 1), {.empty = true});
    const int before = static_cast<int>(cells.size());
    int current = -1;
    for (int day = 1; day <= month.days(); ++day) {
        const CivilDate one{month.year, month.month, day};
        if (one == date) current = static_cast<int>(cells.size());
        cells.push_back({.label = std::to_string(day),
                         .spoken = date_year_words(one),
                         .disabled = one < limits.first || limits.last < one});
    }
    // As many rows for each month: the arrows stay under the finger that turns them.
    cells.resize(most_days_in_grid, {.empty = true});
    const GridAnswer answer = choose_in_grid(
        text("picker.days"), cells,
        {.columns = 7, .current = current, .why = grid.why, .takes_focus = grid.takes_focus}, here);
    if (answer.pressed >= 0) date = {month.year, month.month, answer.pressed - before + 1};
    if (answer.turns == 0) return {.focused = answer.focused};
    const CivilDate day{month.year, month.month, answer.turned_at - before + 1};
    date = within(months_later(day, answer.turns), limits);
    return {.turned = true};
}

// Why days and arrows are grey. It stands in every month, so that the sheet keeps its height.
void draw_limits(const DateLimits& limits, NodeId why) {
    context().draw_reason(text("picker.limits", {{"first", date_year_words(limits.first)},
                                                 {"last", date_year_words(limits.last)}}),
                          why);
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
    const NodeId month_id = hash_bytes("month", id), focus_id = hash_bytes("focus", id);
    if (draw_picker_field(id, label, date_label(date, limits.today), Icon::CalendarDays)) {
        sheet.open() = true;
        const Month opened = first_shown(date, limits);
        frame.remember(month_id, static_cast<float>(opened.year * 12 + opened.month - 1));
        frame.remember(focus_id, 0);
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
    const Month drawn = shown;
    const NodeId why = hash_bytes("limits", id);
    draw_month_head(shown, limits, why);
    draw_weekday_head();
    const DayGrid grid{.why = why, .takes_focus = frame.remembered(focus_id) > 0};
    const DayAnswer answer = choose_day(drawn, date, limits, grid, here);
    if (answer.turned) shown = Month::of(date);
    // A turned month has other days at other places: the focus follows the chosen one.
    if (answer.turned || answer.focused) frame.remember(focus_id, answer.turned ? 1 : 0);
    draw_limits(limits, why);
    if (button(text("picker.done"), {.kind = ButtonKind::Primary})) sheet.open() = false;
    frame.remember(month_id, static_cast<float>(shown.year * 12 + shown.month - 1));
    return date != before;
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
            const Context::Lines lines = frame.wrap(labels[i], style, frame.available() - 32 + 0.5f);
            const float words = static_cast<float>(lines.lines.size()) * style.line;
            const Rect rect = frame.place(lines.widest + 32, std::max(size::target, words + 16), false);
            if (!on && (frame.is_held(id) || frame.is_hovered(id)))
                frame.fill(rect, frame.pressed_shade(theme.ground, id), radius::segment, Corners::Top);
            frame.paragraph(lines, style, rect.x + 16, rect.y + (rect.height - words) / 2, lines.widest,
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
